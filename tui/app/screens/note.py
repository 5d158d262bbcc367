"""The note on an item: what was typed is the note, however the pane is left. Nothing typed is lost, and `u` undoes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.keys import way_out
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.fields import Editor
from tui.domain.visible import visible_lines


class NoteScreen(ModalScreen[str | None]):
    """An editor for one note; its result is the text, or None when it was not changed."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
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
            yield Editor(visible_lines(self._note), id="note", compact=True)
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)
        editor.focus()
        self.query_one(FooterBar).say("esc or ctrl+s keeps the note; u takes it back")

    def action_keep(self) -> None:
        """Keep what was typed."""
        text = self.query_one(Editor).text.strip()
        self.dismiss(None if text == visible_lines(self._note) else text)

    def action_app_back(self) -> None:
        """Keep what was typed."""
        self.action_keep()
