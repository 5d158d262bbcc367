"""A field of many lines; apart from those of one, for the module behind it takes its time to be imported."""

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from tui.domain.visible import without_hidden


class Editor(TextArea):
    """A field of many lines."""

    def on_mount(self) -> None:
        """Have a cursor that does not blink: while nobody types, nothing is to be drawn."""
        self.cursor_blink = False

    def on_resize(self) -> None:
        """Be drawn again: its lines are wrapped anew only now, after the frame of the new size."""
        self.refresh()

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with what is kept of its text."""
        edit.text = without_hidden(edit.text)
        return super().edit(edit)
