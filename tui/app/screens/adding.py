"""Several reports are being read: how far that is, and Esc to stop. What was read is kept as soon as it is there."""

import threading
from contextlib import closing
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.app.keys import way_out
from tui.app.messages import AllAdded, PlaceAdded
from tui.app.screens.ending import EndingScreen
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.errors import StoreError
from tui.language import counted, retold, spoken
from tui.session import Added, Desk, Kept, Missed, Places, Reading, Unread


class AddingScreen(EndingScreen[None]):
    """Reads places and keeps each; it stays until the reviewer has seen what was not read."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape,ctrl+c", "app_back", "stop", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, places: Places) -> None:
        """Read `places` at a desk."""
        super().__init__()
        self._desk = desk
        self._places = places
        self._kept = 0
        self._passed_over = 0
        self._missed = list(places.missed)
        self._is_done = False
        self._cancelled = threading.Event()

    def compose(self) -> ComposeResult:
        """Make the notice."""
        with Vertical(id="frame"):
            yield TitleBar(counted(len(self._places.wanted), "Reading {count} place", "Reading {count} places"))
            yield SheetView(id="sheet")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin to read."""
        self.query_one(SheetView).focus()
        self._show()
        self.run_worker(self._read, thread=True, name="adding")

    def _read(self) -> None:
        """Read and keep in a thread, on a connection of its own: long reports are not to hold the interface up."""
        with closing(self._desk.read_all(self._places.wanted, cancelled=self._cancelled)) as reads:
            for read in reads:
                outcome = read.outcome if isinstance(read.outcome, Unread) else self._kept_apart(read.outcome)
                self.post_message(PlaceAdded(Added(read.place, outcome)))
        self.post_message(AllAdded())

    def _kept_apart(self, reading: Reading) -> Kept | Unread:
        try:
            with closing(self._desk.apart()) as desk:
                return desk.keep(reading)
        except StoreError as error:
            return Unread(error)

    def on_place_added(self, message: PlaceAdded) -> None:
        """Count what is in the store now, and remember why it is not."""
        place, outcome = message.added.place, message.added.outcome
        if isinstance(outcome, Kept):
            self._kept += 1
        elif outcome.was_passed_over:
            self._passed_over += 1
        else:
            self._missed.append(Missed(place.location, outcome.error))
        self._show()

    def on_all_added(self) -> None:
        """Leave when all is well, else show what is not."""
        self._is_done = True
        if self._missed:
            self._show()
        else:
            self.end(None)

    def _show(self) -> None:
        done = self._kept + self._passed_over + len(self._missed) - len(self._places.missed)
        wanted = len(self._places.wanted)
        words = spoken("{done} of {wanted} read, {kept} kept", done=done, wanted=wanted, kept=self._kept)
        lines: list[Line] = [(Word(words, "strong"),)]
        if self._passed_over:
            lines.append((Word(counted(self._passed_over, "{count} is no report", "{count} are no reports")),))
        lines += [line for missed in self._missed for line in _missed_lines(missed)]
        self.query_one(SheetView).show(lines)
        self.query_one(FooterBar).offer(
            spoken("esc: back to the library") if self._is_done else spoken("esc stops; what was read is kept")
        )

    def on_unmount(self) -> None:
        """Stop when the program is left, too: it would wait for all places."""
        self._cancelled.set()

    def action_app_back(self) -> None:
        """Stop: what was read stays."""
        self._cancelled.set()
        self.dismiss(None)


def _missed_lines(missed: Missed) -> list[Line]:
    message, hint = retold(missed.error.message), retold(missed.error.hint)
    return [(), (Word(missed.location),), (Word(message, "alarm"),), (Word(hint),)]
