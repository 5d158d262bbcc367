"""One of several things that the reviewer chooses from."""

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


class Turned(Struct, frozen=True):
    """A choice of what is the body, just made: what `u` takes back, and ctrl+r brings again."""

    choices: Choices
    """The choices before it."""
    is_taken_back: bool
    """Whether it took one back itself."""
