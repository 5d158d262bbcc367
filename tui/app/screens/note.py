"""The note on an item: what was typed is the note, however the pane is left. Nothing typed is lost, and `u` undoes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from tui.app.widgets.bars import FooterBar, TitleBar


class NoteScreen(ModalScreen[str]):
    """An editor for one note; its result is the text."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+s", "keep", "keep the note", show=False, priority=True),
    ]

    def __init__(self, about: str, note: str) -> None:
        """Edit `note`, on what `about` names."""
        super().__init__()
        self._about = about
        self._note = note

    def compose(self) -> ComposeResult:
        """Make the editor."""
        with Vertical(id="note-frame"):
            yield TitleBar(f"Note on {self._about}")
            yield TextArea(self._note, id="note", compact=True)
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        editor = self.query_one(TextArea)
        editor.move_cursor(editor.document.end)
        editor.focus()
        self.query_one(FooterBar).say("esc or ctrl+s keeps the note; u takes it back")

    def action_keep(self) -> None:
        """Keep what was typed."""
        self.dismiss(self.query_one(TextArea).text.strip())

    def action_app_back(self) -> None:
        """Keep what was typed."""
        self.action_keep()
