"""Fields of one line that text is typed or pasted into; nothing that could steer the terminal gets in."""

from textual.events import Hide, Key
from textual.widgets import Input

from tui.domain.visible import without_hidden


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

    def on_hide(self, event: Hide) -> None:
        """Keep the focus where the field was opened again before its closing was drawn: what is typed belongs here."""
        if self.display:
            event.prevent_default()

    def validate_value(self, value: str) -> str:
        """Return what is kept of a value."""
        return without_hidden(value).replace("\n", " ")
