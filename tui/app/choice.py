"""One of several things that the reviewer chooses from."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from tui.domain.report import Choices


class Choice(Struct, frozen=True):
    """One thing to choose."""

    value: str
    """What is handed on when it is chosen."""
    name: str
    """What it is called."""
    meaning: str = ""
    """What it means; empty when the name says it."""
    key: str = ""
    """The character that chooses it at once; empty for none."""


class Turned(Struct, frozen=True):
    """A choice of what is the body, just made: what `u` takes back, and ctrl+r brings again."""

    choices: Choices
    """The choices before it."""
    is_taken_back: bool
    """Whether it took one back itself."""


_TYPED = {"✓": "v", "–": "-"}
"""What a keyboard has for signs that it lacks."""


def sign_keys(signs: Iterable[str]) -> Mapping[str, str]:
    """Return the key of each tick mark: itself, or the first of its letters that is no other's; empty for none.

    Args:
        signs: The tick marks; those of one character come first.
    """
    keys: dict[str, str] = {}
    for sign in sorted(signs, key=len):
        letters = (_TYPED.get(letter, letter) for letter in sign)
        keys[sign] = next((letter for letter in letters if letter not in keys.values()), "")
    return keys
