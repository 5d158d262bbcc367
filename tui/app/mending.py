"""What is shown instead of the library when the store is damaged: what is wrong, and the offer to restore it."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from tui.app.room import padded
from tui.app.terminal import TerminalApp
from tui.app.themes import DARK, TERMINAL
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.errors import TieoutError
from tui.language import counted, retold, spoken
from tui.session.mending import Diagnosis, Restored, diagnose, restore

NAME_CELLS = 13
_RESTORE_BEGINS = (
    "A restore begins with {backup}, and takes in what can still be read of the damaged files and of marks.jsonl."
)


class Diagnosed(Message):
    """A damaged store was looked at."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        """Make the message."""
        super().__init__()
        self.diagnosis = diagnosis
        """What was found."""


class Mended(Message):
    """A damaged store was restored."""

    def __init__(self, restored: Restored) -> None:
        """Make the message."""
        super().__init__()
        self.restored = restored
        """What was had back, and what was not."""


class MendingFailed(Message):
    """A damaged store could not be looked at or restored."""

    def __init__(self, error: TieoutError) -> None:
        """Make the message."""
        super().__init__()
        self.error = error
        """Why, and what to do."""


class MendingApp(TerminalApp[bool]):
    """Shows a diagnosis and restores on request; its result is whether the store was restored."""

    TITLE = "tieout"
    CSS_PATH = ["app.tcss", "screens/sheets.tcss"]  # noqa: RUF012 - as Textual has it
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "restore", "restore"),
        Binding("enter", "go_on", "go on"),
        Binding("q,escape,ctrl+q", "leave", "leave"),
    ]

    def __init__(self, folder: Path, error: TieoutError) -> None:
        """Look at the store in `folder`, which could not be opened because of `error`."""
        super().__init__()
        self._folder = folder
        self._error = error
        self._is_busy = True
        self._is_mended = False

    def compose(self) -> ComposeResult:
        """Make the sheet."""
        with Vertical(id="small-frame"):
            yield TitleBar(spoken("The store is damaged"))
            yield SheetView(id="sheet")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin to look."""
        for theme in (DARK, TERMINAL):
            self.register_theme(theme)
        self.show_theme(DARK.name)
        looking = spoken("Looking at what is there …")
        self._show([(Word(retold(self._error.message), "alarm"),), (), (Word(looking),)])
        self.query_one(SheetView).focus()
        self._work(lambda: Diagnosed(diagnose(self._folder)))

    def _work(self, step: Callable[[], Diagnosed | Mended]) -> None:
        """Do something long in a thread; it ends in one message."""

        def run() -> None:
            try:
                message: Diagnosed | Mended | MendingFailed = step()
            except TieoutError as error:
                message = MendingFailed(error)
            self.post_message(message)

        self._is_busy = True
        self.run_worker(run, thread=True, name="mending")

    def _show(self, lines: list[Line]) -> None:
        self.query_one(SheetView).show(lines)

    def on_diagnosed(self, message: Diagnosed) -> None:
        """Show what is wrong and what a restore would begin with."""
        self._is_busy = False
        self._show(diagnosis_lines(message.diagnosis))
        words = spoken("r: restore; the damaged files are kept aside · q: leave everything as it is")
        self.query_one(FooterBar).offer(words)

    def on_mended(self, message: Mended) -> None:
        """Show what was had back and what was not."""
        self._is_busy, self._is_mended = False, True
        self._show(restored_lines(message.restored))
        self.query_one(FooterBar).offer(spoken("enter: go on"))

    def on_mending_failed(self, message: MendingFailed) -> None:
        """Show why it could not be done."""
        self._is_busy = False
        self._show([(Word(retold(message.error.message), "alarm"),), (Word(retold(message.error.hint)),)])
        self.query_one(FooterBar).say(spoken("q: leave everything as it is"), alarm=True)

    def action_restore(self) -> None:
        """Restore the store."""
        if not self._is_busy and not self._is_mended:
            self._show([(Word(spoken("Restoring …")),)])
            self._work(lambda: Mended(restore(self._folder)))

    def action_go_on(self) -> None:
        """Go on with the restored store."""
        if self._is_mended:
            self.exit(result=True)

    def action_leave(self) -> None:
        """Leave; what was restored stays so."""
        if not self._is_busy:
            self.exit(result=self._is_mended)


def damage_lines(error: TieoutError) -> list[Line]:
    """Return what is told when damage is found while the store is in use, before it is looked at."""
    return [
        (Word(retold(error.message), "alarm"),),
        (),
        (Word(spoken("Nothing was changed. Go on to see what is wrong, and to have it restored.")),),
        (Word(spoken("A note that is being typed is kept as far as the store takes it: copy it first.")),),
    ]


def diagnosis_lines(diagnosis: Diagnosis) -> list[Line]:
    """Return what was looked at, what is wrong, and what there is to restore from."""
    lines: list[Line] = []
    for check in diagnosis.checks:
        sign, look = ("✓", "verified") if check.is_sound else ("X", "disputed")
        name = padded(spoken(check.name, sense="doctor"), NAME_CELLS)
        lines.append((Word(f"{sign} {name}", look), Word(retold(check.says))))
        others = (problem for problem in check.problems if problem != check.says)
        lines += [(Word(" " * (NAME_CELLS + 2)), Word(retold(problem), "alarm")) for problem in others]
    if diagnosis.backup:
        backup = spoken("the newest backup that is whole, {name}", name=diagnosis.backup.name)
    else:
        backup = spoken("no backup")
    return [
        *lines,
        (),
        (Word(spoken("Nothing was changed."), "strong"),),
        (Word(spoken(_RESTORE_BEGINS, backup=backup)),),
        (Word(spoken("The damaged files are put aside under their date; none is deleted.")),),
    ]


def restored_lines(restored: Restored) -> list[Line]:
    """Return what a restore brought back, and what it did not."""
    regained = sum(restored.regained.values())
    whole = spoken(
        "The store is whole again: {reports} reports, {events} decisions.",
        reports=restored.reports,
        events=restored.events,
    )
    lines: list[Line] = [
        (Word(whole, "strong"),),
        (
            Word(
                counted(
                    regained,
                    "{count} row came from the damaged files and the second copy.",
                    "{count} rows came from the damaged files and the second copy.",
                )
            ),
        ),
    ]
    if restored.aside:
        lines.append((Word(spoken("The damaged files are in {folder}.", folder=restored.aside)),))
    if restored.lost:
        lines += [(), (Word(spoken("Not had back:"), "alarm"),)]
        lines += [(Word(f"  {retold(what)}"),) for what in restored.lost]
    return lines


def offer_restore(folder: Path, error: TieoutError) -> bool:
    """Show what is wrong with a store and offer to restore it; say whether that was done."""
    app = MendingApp(folder, error)
    was_mended = app.run()
    if app.fault is not None:
        raise app.fault
    return bool(was_mended)
