"""Shows what is about to happen, and asks whether it shall."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen

from tui.app.keys import way_out
from tui.app.screens.fitting import fit_lines
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line
from tui.language import spoken


class ConfirmScreen(ModalScreen[bool]):
    """A preview; its result is whether the reviewer agreed."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("enter,y", "agree", "do it", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        """Ask under a title, with what is to happen in lines."""
        super().__init__()
        self._title_words = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Make the preview."""
        with Vertical(id="frame"):
            yield TitleBar(self._title_words)
            yield SheetView(id="sheet")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Show what is to happen."""
        self.query_one(SheetView).show(self._lines)
        self.query_one(SheetView).focus()
        self.query_one(FooterBar).offer(spoken("enter or y: do it · esc: don't"))
        fit_lines(self.query_one("#frame"), self._lines)

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the lines are wrapped otherwise
        """Be as high as the preview needs."""
        fit_lines(self.query_one("#frame"), self._lines)

    def action_agree(self) -> None:
        """Agree."""
        self.dismiss(result=True)

    def action_app_back(self) -> None:
        """Do nothing."""
        self.dismiss(result=False)
