"""Fields of one line that text is typed or pasted into; nothing that could steer the terminal gets in."""

from itertools import pairwise

from rich.cells import cell_len
from textual.events import Hide, Key, Paste
from textual.widgets import Input

from tui.domain.visible import without_hidden

_WIDE = 2
_MOST_PASTED = 10_000
"""How many characters of a paste a field of one line takes: nobody means to look for a whole report."""


def on_one_line(text: str) -> str:
    """Return lines as one: with a blank between two of them, but for where both are in wide characters (Chinese)."""
    lines = ["", *filter(None, map(str.strip, text.splitlines()))]
    joints = (
        "" if not before or cell_len(before[-1]) == cell_len(after[0]) == _WIDE else " "
        for before, after in pairwise(lines)
    )
    return "".join(joint + line for joint, line in zip(joints, lines[1:], strict=True))


class Field(Input):
    """A field of one line."""

    async def _on_key(self, event: Key) -> None:
        """Take Enter in its turn: as a binding it would wait for its way up, behind letters typed after it.

        What was typed ahead and comes while the field is closed is none of its words.
        """
        if not self.display:
            event.prevent_default()
        elif event.key == "enter":
            event.prevent_default().stop()
            await self.action_submit()

    def on_mount(self) -> None:
        """Have a cursor that does not blink: while nobody types, nothing is to be drawn."""
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        """Take all that is pasted, of several lines as well: words that are broken over lines where they come from."""
        event.prevent_default().stop()
        if words := on_one_line(event.text[:_MOST_PASTED]):
            self.replace(words, *self.selection)

    def on_hide(self, event: Hide) -> None:
        """Keep the focus where the field was opened again before its closing was drawn: what is typed belongs here."""
        if self.display:
            event.prevent_default()

    def validate_value(self, value: str) -> str:
        """Return what is kept of a value."""
        return without_hidden(value).replace("\n", " ")
