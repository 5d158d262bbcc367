"""A report is being read: what is done now, and Esc to give it up. The reading itself runs beside the interface."""

import threading
from collections.abc import Callable
from typing import ClassVar, Generic, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.app.asked import KeepsKeys
from tui.app.keys import way_out
from tui.app.messages import ReadingFailed, ReadingProgress, ReportReady
from tui.app.screens.ending import EndingScreen
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.errors import TieoutError
from tui.language import retold, spoken

T_co = TypeVar("T_co", covariant=True)


class ReadIt(Protocol[T_co]):
    """Reads a report, and may keep it; blocks, and touches neither widgets nor the store of the app's own thread."""

    def __call__(self, *, progress: Callable[[str], None], cancelled: threading.Event) -> T_co:
        """Return what came of it."""


class OpeningScreen(EndingScreen[T_co | TieoutError | None], KeepsKeys, Generic[T_co]):
    """Reads one report; its result is what `ReadIt` returns, the error, or None when it was given up."""

    CSS_PATH = "sheets.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape,ctrl+c", "app_back", "give up", show=False, priority=True),
    ]

    def __init__(self, title: str, read: ReadIt[T_co]) -> None:
        """Show a title while `read` reads; it is called in a thread, with what is told each stage and how to stop."""
        super().__init__()
        self._title_words = title
        self._read_it = read
        self._cancelled = threading.Event()

    def compose(self) -> ComposeResult:
        """Make the notice."""
        with Vertical(id="opening-frame"):
            yield TitleBar(self._title_words)
            yield SheetView(id="stage")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one(FooterBar).offer(spoken("esc gives up"))
        self._show("starting")
        self.run_worker(self._read, thread=True, name="reading")

    def _read(self) -> None:
        """Read in a thread, which ends in one message."""
        try:
            opened = self._read_it(progress=self._report_progress, cancelled=self._cancelled)
        except TieoutError as error:
            self.post_message(ReadingFailed(error))
        else:
            self.post_message(ReportReady(opened))

    def _report_progress(self, stage: str) -> None:
        self.post_message(ReadingProgress(stage))

    def _show(self, stage: str) -> None:
        self.query_one(SheetView).show([(Word(f"{retold(stage)} …"),)])

    def on_reading_progress(self, message: ReadingProgress) -> None:
        """Show what is done now."""
        self._show(message.stage)

    def on_report_ready(self, message: ReportReady[T_co]) -> None:
        """Hand what came of it on."""
        if not self._cancelled.is_set():
            self.end(message.opened)

    def on_reading_failed(self, message: ReadingFailed) -> None:
        """Hand the error on."""
        if not self._cancelled.is_set():
            self.end(message.error)

    def on_unmount(self) -> None:
        """Stop reading when the program is left: it would wait for that."""
        self._cancelled.set()

    def action_app_back(self) -> None:
        """Give up: the reader is told to stop, and nothing of it is kept."""
        self._cancelled.set()
        self.dismiss(None)
