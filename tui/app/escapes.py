"""The escape key on its way from the terminal: a key of its own, also where the next one follows at once.

Terminals send Esc as the first character of what many other keys send. Textual takes whatever follows within a tenth of
a second as the rest of such a key, so that a quick Esc and `v` would be one key that means nothing, and both be lost.
"""

from collections.abc import Iterator

from textual.events import Key
from textual.widget import Widget

ESCAPE = "\x1b"
_INTRODUCERS = frozenset("[OP]_^X\\")
"""What stands behind the escape that a longer sequence begins with (ECMA-48 §5.6, §8.3; xterm's keypad)."""
_ALT = "alt+"


class Escapes:
    """Tells an escape that was typed from one that a key begins with, by how what follows it comes.

    A terminal writes a key whole, so that it comes in one read; what a person types after Esc comes in the next one.
    """

    def __init__(self) -> None:
        """Begin with nothing typed."""
        self.is_waiting = False
        """Whether the last thing that came was an escape of which nobody knows yet what it is."""

    def parts(self, typed: str) -> Iterator[str]:
        """Yield the next part of what comes from the terminal; an escape that was typed stands alone.

        One at the end is kept back until the next part has come, or `rest` is asked for.
        """
        if self.is_waiting:
            self.is_waiting = False
            if typed[0] in _INTRODUCERS and len(typed) > 1:
                typed = ESCAPE + typed
            else:
                yield ESCAPE
        self.is_waiting = typed.endswith(ESCAPE)
        if kept := typed.removesuffix(ESCAPE):
            yield kept

    def rest(self) -> Iterator[str]:
        """Yield an escape that nothing came behind: it was typed."""
        if self.is_waiting:
            self.is_waiting = False
            yield ESCAPE


def apart(key: Key, focused: Widget | None) -> tuple[Key, ...]:
    """Return the keys that one with Alt is, which means nothing here: Esc and the character, as in vi.

    What stands between the terminal and the program, as tmux does, can send both at once where they were typed quickly.
    In a field of one line Esc gives up what was typed, which who presses Alt doesn't mean: there it stays one key.
    """
    typed = key.character
    if not key.key.startswith(_ALT) or typed is None or not typed.isprintable() or is_field(focused):
        return (key,)
    return Key("escape", ESCAPE), Key(typed, typed)


def is_field(widget: Widget | None) -> bool:
    """Say whether a widget is a field of one line."""
    from textual.widgets import Input  # noqa: PLC0415 - no review waits for it

    return isinstance(widget, Input)
