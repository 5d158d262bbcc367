"""Fields of one line that text is typed or pasted into; nothing that could steer the terminal gets in."""

from textual.events import Hide
from textual.widgets import Input

from tui.domain.visible import without_hidden


class Field(Input):
    """A field of one line."""

    def on_hide(self, event: Hide) -> None:
        """Keep the focus where the field was opened again before its closing was drawn: what is typed belongs here."""
        if self.display:
            event.prevent_default()

    def validate_value(self, value: str) -> str:
        """Return what is kept of a value."""
        return without_hidden(value).replace("\n", " ")
