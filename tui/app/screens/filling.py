"""A sheet that shows at once what is known, and fills in."""

from collections.abc import Callable, Iterator

from textual import events

from tui.app.filling import Filled, filled_further
from tui.app.screens.sheets import SheetScreen
from tui.app.screens.slices import SlicedScreen
from tui.app.telling import tell_error
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.sheet import SheetView
from tui.errors import StoreError


class FillingScreen(SheetScreen, SlicedScreen[None]):
    """A sheet over the screen; any of its ways out closes it, and what is not yet filled in is given up."""

    def __init__(self, title: str, begin: Callable[[int], Iterator[Filled]], columns: int) -> None:
        """Show under a title what the steps yield that `begin` returns for the columns of the terminal."""
        self._begin, self._columns = begin, columns
        self._steps = begin(columns)
        self._first, self._is_more = filled_further(self._steps)
        super().__init__(title, self._first.lines or ())

    def on_mount(self) -> None:
        """Begin with what was there in a moment."""
        self._tell(self._first.words, is_more=self._is_more)

    def on_resize(self, event: events.Resize) -> None:
        """Fill the sheet anew for another width."""
        if event.size.width != self._columns:
            self._columns = event.size.width
            self._steps = self._begin(self._columns)
            self.go_on()

    def fit(self) -> None:
        """Stay as high as ever: it is not known how many lines there will be."""

    def work(self) -> None:
        """Fill in more."""
        try:
            filled, is_more = filled_further(self._steps)
        except StoreError as error:
            tell_error(self, error)
            return
        if filled.lines is not None:
            self.query_one(SheetView).change(filled.lines)
        self._tell(filled.words, is_more=is_more)

    def _tell(self, words: str, *, is_more: bool) -> None:
        self.query_one(FooterBar).say(words)
        if is_more:
            self.go_on()
