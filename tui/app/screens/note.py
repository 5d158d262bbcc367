"""The note on an item: what was typed is the note, however the pane is left. Nothing typed is lost, and `u` undoes."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.timer import Timer

from tui.app.keys import shown_key, way_out
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.editor import Editor
from tui.domain.visible import visible_lines
from tui.errors import StoreError, TieoutError
from tui.language import retold, spoken

DRAFT_PAUSE_S = 0.3
"""For how long what is typed may not yet be kept as a draft."""
USUAL_EDITORS = ("sensible-editor", "editor", "vi", "nano")
"""What is tried where the environment names no editor: Debian's own choice, then what nearly every Unix has."""


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
            keep_draft: Keeps what is typed, called again and again, and before the program ends.
        """
        super().__init__()
        self._about = about
        self._note = note
        self._draft = draft
        self._keep_draft = keep_draft
        self._pause: Timer | None = None
        self._begun = visible_lines(note if draft is None else draft)
        self._kept = self._begun if draft is None else None
        self.leaves = False
        """Whether the program is to be left once the note is saved."""

    def compose(self) -> ComposeResult:
        """Make the editor."""
        with Vertical(id="note-frame"):
            yield TitleBar(spoken("Note on {item}", item=self._about))
            yield Editor(self._begun, id="note", compact=True)
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)
        editor.focus()
        words = spoken(
            "esc or ctrl+s keeps the note; {undo} takes it back · f4: your editor", undo=shown_key("review.undo")
        )
        found = "" if self._draft is None else spoken("not kept last time, here it is · ")
        self.query_one(FooterBar).offer(f"{found}{words}")

    def on_text_area_changed(self) -> None:
        """Keep what is typed soon: who types without a pause has it kept again and again, too."""
        if self._pause is None:
            self._pause = self.set_timer(DRAFT_PAUSE_S, self.keep_typed)

    def keep_typed(self) -> None:
        """Keep what is typed as a draft now, if there is anything new."""
        self._end_pause()
        if not self.query(Editor):
            return
        text = self.query_one(Editor).text
        if text == self._kept:
            return
        try:
            self._keep_draft(text)
            self._kept = text
        except StoreError as error:
            words = spoken("what is typed can't be kept: {message}", message=retold(error.message))
            self.query_one(FooterBar).say(words, alarm=True)

    def _end_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = None

    def action_edit_outside(self) -> None:
        """Write the note in the reviewer's own editor."""
        self.keep_typed()
        editor = self.query_one(Editor)
        try:
            text = self._edited_outside(editor.text)
        except (TieoutError, SuspendNotSupported) as error:
            refused = spoken("this terminal can't be handed over")
            words = f"{retold(error.message)}: {retold(error.hint)}" if isinstance(error, TieoutError) else refused
            self.query_one(FooterBar).say(words, alarm=True)
            return
        editor.load_text(text)

    def _edited_outside(self, text: str) -> str:
        """Hand the terminal over; Textual does not take it back by itself where an error leaves its block.

        Raises:
            TieoutError: No editor could be used.
            SuspendNotSupported: The terminal can't be handed over.
        """
        command = own_editor()
        failure: TieoutError | None = None
        with self.app.suspend():
            try:
                text = edited_outside(text, command)
            except TieoutError as error:
                failure = error
        if failure is not None:
            raise failure
        return text

    def action_keep(self) -> None:
        """Keep what was typed."""
        self._end_pause()
        text = self.query_one(Editor).text.strip()
        self.dismiss(None if text == visible_lines(self._note) else text)

    def action_app_back(self) -> None:
        """Keep what was typed."""
        self.action_keep()

    def keep_and_leave(self) -> None:
        """Keep what was typed, and leave the program."""
        self.leaves = True
        self.action_keep()


def own_editor() -> list[str]:
    """Return how the reviewer's editor is started: `$VISUAL`, else `$EDITOR`, else the first usual one that is there.

    Raises:
        TieoutError: What is named can't be made out or is not there, or none is.
    """
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    try:
        words = shlex.split(named) if named else [*filter(shutil.which, USUAL_EDITORS)][:1]
    except ValueError as error:
        raise TieoutError(f"{named} could not be used: {error}", "Set EDITOR to another program.") from error
    if not words:
        raise TieoutError("no editor is named", "Set the environment variable EDITOR.")
    if shutil.which(words[0]) is None:
        raise TieoutError(f"there is no program {words[0]}", "Set EDITOR to another program.")
    return words


def edited_outside(text: str, command: Sequence[str]) -> str:
    """Return what an editor made of a text.

    Args:
        text: The text.
        command: The editor and its arguments; the name of a file is put behind them.

    Raises:
        TieoutError: It can't be started, it ended with an error, or the text can't be handed over.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "note.txt"
            file.write_text(text, encoding="utf-8")
            code = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - the reviewer's own editor
            if code == 0:
                return file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        reason = error.strerror or str(error)
        raise TieoutError(f"{command[0]} could not be used: {reason}", "Set EDITOR to another program.") from error
    raise TieoutError(f"{command[0]} could not be used: exit code {code}", "Set EDITOR to another program.")
