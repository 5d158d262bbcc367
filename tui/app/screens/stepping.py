"""Many figures are decided on at once: how far it is, and Esc to give it up before any of it is written."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from tui.app.keys import way_out
from tui.app.screens.slices import SlicedScreen
from tui.app.stepping import Done, Stepping
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.language import spoken


class SteppingScreen(SlicedScreen[Done | None]):
    """Works through steps; its result is what came of them, or None when they were given up."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape,ctrl+c", "app_back", "give up", show=False, priority=True),
    ]

    def __init__(self, stepping: Stepping) -> None:
        """Work through steps."""
        super().__init__()
        self._stepping = stepping

    def compose(self) -> ComposeResult:
        """Make the notice."""
        with Vertical(id="opening-frame"):
            yield TitleBar(spoken("Deciding on many figures"))
            yield SheetView(id="stage")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(FooterBar).say(spoken("esc gives up; nothing is written before all is ready"))
        self._show()

    def _show(self) -> None:
        words = spoken("{count} ready to be saved", count=f"{self._stepping.prepared:,}")
        self.query_one(SheetView).show([(Word(words),)])
        self.go_on()

    def work(self) -> None:
        """Take the next steps."""
        if done := self._stepping.go_on():
            self.dismiss(done)
        else:
            self._show()

    def action_app_back(self) -> None:
        """Give up."""
        self._stepping.give_up()
        self.dismiss(None)
