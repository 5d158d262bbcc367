"""A sheet that shows at once what is known, and fills in."""

from collections.abc import Iterator

from tui.app.filling import Filled, filled_further
from tui.app.screens.sheets import SheetScreen
from tui.app.screens.slices import SlicedScreen
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.sheet import SheetView


class FillingScreen(SheetScreen, SlicedScreen[None]):
    """A sheet over the screen; any of its ways out closes it, and what is not yet filled in is given up."""

    def __init__(self, title: str, steps: Iterator[Filled]) -> None:
        """Show under a title what steps yield."""
        super().__init__(title, ())
        self._steps = steps

    def on_mount(self) -> None:
        """Show what is there in a moment."""
        self.work()

    def work(self) -> None:
        """Fill in more."""
        filled, is_more = filled_further(self._steps)
        if filled.lines is not None:
            self.query_one(SheetView).change(filled.lines)
        self.query_one(FooterBar).say(filled.words)
        if is_more:
            self.go_on()
