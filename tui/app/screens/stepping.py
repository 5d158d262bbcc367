"""Something takes longer than a moment: how far it is, and Esc to give it up."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.app.asked import AtWork
from tui.app.keys import way_out
from tui.app.screens.slices import SlicedScreen
from tui.app.stepping import Done, Stepping, Waiting
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word

T = TypeVar("T")


class SteppingScreen(SlicedScreen[Done[T] | None], AtWork, Generic[T]):
    """Works through steps; its result is what came of them, or None when they were given up."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape,ctrl+c", "app_back", "give up", show=False, priority=True),
    ]

    def __init__(self, stepping: Stepping[T], waiting: Waiting) -> None:
        """Work through steps; `waiting` says what is shown meanwhile."""
        super().__init__()
        self._stepping = stepping
        self._waiting = waiting

    def compose(self) -> ComposeResult:
        """Make the notice."""
        with Vertical(id="opening-frame"):
            yield TitleBar(self._waiting.title)
            yield SheetView(id="stage")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(FooterBar).offer(self._waiting.hint)
        self._show()

    def _show(self) -> None:
        self.query_one(SheetView).show([(Word(self._waiting.progress(self._stepping.count)),)])
        self.go_on()

    def work(self) -> None:
        """Take the next steps."""
        done = self._stepping.go_on()
        if done or self._stepping.is_given_up:
            self.dismiss(done)
        else:
            self._show()

    def on_unmount(self) -> None:
        """Leave nothing at work behind."""
        self._stepping.give_up()

    def action_app_back(self) -> None:
        """Give up; what is being saved already is saved all the same."""
        self._stepping.give_up()
