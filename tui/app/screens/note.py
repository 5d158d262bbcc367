"""The note on an item: what was typed is the note, however the pane is left. Nothing typed is lost, and `u` undoes."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer

from tui.app.keys import way_out
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.editor import Editor
from tui.domain.visible import visible_lines
from tui.errors import StoreError, TieoutError
from tui.language import retold, spoken

DRAFT_PAUSE_S = 0.3


class NoteScreen(ModalScreen[str | None]):
    """An editor for one note; its result is the text, or None when it was not changed."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape,ctrl+s", "keep", "keep the note", show=False, priority=True),
        Binding("f4", "edit_outside", "write in $EDITOR", show=False, priority=True),
    ]

    def __init__(self, about: str, note: str, *, draft: str | None, keep_draft: Callable[[str], None]) -> None:
        """Edit a note.

        Args:
            about: What it is on.
            note: The note as it was kept last.
            draft: What was being typed when the program ended; None when there is nothing.
            keep_draft: Keeps what is typed, called soon after each pause.
        """
        super().__init__()
        self._about = about
        self._note = note
        self._draft = draft
        self._keep_draft = keep_draft
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the editor."""
        begun = self._note if self._draft is None else self._draft
        with Vertical(id="note-frame"):
            yield TitleBar(spoken("Note on {item}", item=self._about))
            yield Editor(visible_lines(begun), id="note", compact=True)
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)
        editor.focus()
        words = spoken("esc or ctrl+s keeps the note; u takes it back · f4: your editor")
        found = "" if self._draft is None else spoken("not kept last time, here it is · ")
        self.query_one(FooterBar).say(f"{found}{words}")

    def on_text_area_changed(self) -> None:
        """Keep what is typed at the next pause."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(DRAFT_PAUSE_S, self._keep_typed)

    def _keep_typed(self) -> None:
        try:
            self._keep_draft(self.query_one(Editor).text)
        except StoreError as error:
            words = spoken("what is typed can't be kept: {message}", message=retold(error.message))
            self.query_one(FooterBar).say(words, alarm=True)

    def action_edit_outside(self) -> None:
        """Write the note in the reviewer's own editor."""
        editor = self.query_one(Editor)
        try:
            with self.app.suspend():
                text = edited_outside(editor.text)
        except (TieoutError, SuspendNotSupported) as error:
            refused = spoken("this terminal can't be handed over")
            words = retold(error.message) if isinstance(error, TieoutError) else refused
            self.query_one(FooterBar).say(words, alarm=True)
            return
        editor.load_text(text)

    def action_keep(self) -> None:
        """Keep what was typed."""
        if self._pause is not None:
            self._pause.stop()
        text = self.query_one(Editor).text.strip()
        self.dismiss(None if text == visible_lines(self._note) else text)

    def action_app_back(self) -> None:
        """Keep what was typed."""
        self.action_keep()


def edited_outside(text: str) -> str:
    """Return what an editor of the reviewer's (`$VISUAL`, else `$EDITOR`) made of a text.

    Raises:
        TieoutError: None is named, it can't be started or it ended with an error.
    """
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words:
        raise TieoutError("no editor is named", "Set the environment variable EDITOR.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "note.txt"
        file.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*words, str(file)], check=True)  # noqa: S603 - the reviewer's own editor
            return file.read_text(encoding="utf-8", errors="replace")
        except (OSError, subprocess.CalledProcessError) as error:
            raise TieoutError(f"{words[0]} could not be used: {error}", "Look at EDITOR.") from error
