"""How large the panes are: by keys, by pulling an edge with the mouse, and there again at the next opening."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from textual.timer import Timer
from textual.widget import Widget

from tui.app.screens.reading.panes import fitting
from tui.app.screens.reading.part import Part
from tui.app.telling import tell_error
from tui.errors import TieoutError
from tui.language import spoken
from tui.settings import Panes

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

STEP, ROW_STEP = 2, 1
KEEP_PAUSE_S = 1.0
"""How long no edge is moved before the sizes are kept."""


class PaneSizes(Struct, frozen=True):
    """The sizes to begin with, and what keeps other ones."""

    panes: Panes
    """As they were kept."""
    keep: Callable[[Panes], None]
    """Keeps sizes; raises TieoutError when that can't be done."""


class Sizing(Part):
    """The keys of the panes' sizes, and the edges that the mouse pulls."""

    def __init__(self, screen: "ReadingScreen", sizes: PaneSizes) -> None:
        """Begin with sizes."""
        super().__init__(screen)
        self._panes = self._kept = sizes.panes
        self._keep = sizes.keep
        self._timer: Timer | None = None
        self._pulled = ""
        self._is_fitted = False

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "outline.widen": lambda: self._size_outline(STEP),
            "outline.narrow": lambda: self._size_outline(-STEP),
            "card.widen": lambda: self._size_card(1),
            "card.narrow": lambda: self._size_card(-1),
        }

    @property
    def _card(self) -> Widget:
        return self.screen.query_one("#card")

    @property
    def _is_below(self) -> bool:
        """Whether the card lies below the text."""
        return self.screen.has_class("-narrow") or self.screen.has_class("-slim")

    def take(self, panes: Panes) -> None:
        """Have sizes that were kept elsewhere."""
        self._panes = self._kept = panes
        self.fit()

    def fit(self) -> None:
        """Give each pane its size, as far as there is room; a pane alone on the screen has all of it."""
        if self._panes == Panes() and not self._is_fitted:
            return
        self._is_fitted = self._panes != Panes()
        sizes = Panes() if self.screen.zoomed else self._fitting(self._panes)
        is_below = self._is_below
        # Where there is room for one of them, the outline comes only when it is asked for, and is there to be read.
        self.screen.outline.styles.width = None if self.screen.has_class("-slim") else sizes.outline or None
        self._card.styles.width = None if is_below else sizes.card or None
        self._card.styles.height = (sizes.card_rows or None) if is_below else None

    def _fitting(self, panes: Panes) -> Panes:
        shared = self.screen.query_one("#panes").size
        return fitting(panes, shared.width, shared.height, is_below=self._is_below)

    def _size_outline(self, step: int) -> None:
        outline = self.screen.outline
        if self.screen.zoomed or not outline.display:
            self.say(spoken("the outline is not beside the text now"))
        else:
            self._size("outline", outline.outer_size.width + step)

    def _size_card(self, direction: int) -> None:
        card = self._card
        if self.screen.zoomed or not card.display:
            self.say(spoken("the card is not beside the text now"))
        elif self._is_below:
            self._size("card_rows", card.outer_size.height + direction * ROW_STEP)
        else:
            self._size("card", card.outer_size.width + direction * STEP)

    def _size(self, name: str, cells: int) -> None:
        """Give a pane another size, as far as there is room, and keep it soon."""
        wanted = replace(self._panes, **{name: max(cells, 1)})
        self._panes = replace(wanted, **{name: getattr(self._fitting(wanted), name)})
        self.fit()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.screen.set_timer(KEEP_PAUSE_S, self.keep)

    def keep(self) -> None:
        """Keep the sizes, if they are others than were kept."""
        if self._panes == self._kept:
            return
        self._kept = self._panes
        try:
            self._keep(self._panes)
        except TieoutError as error:
            tell_error(self.screen, error)

    # The mouse

    def grasp(self, x: int, y: int) -> None:
        """Take hold of the edge at a place of the screen, if there is one."""
        if self.screen.zoomed:
            return
        outline, card = self.screen.outline, self._card
        if outline.region.contains(x, y) and x == outline.region.right - 1:
            self._hold("outline", outline)
        elif card.region.contains(x, y) and self._is_below and y == card.region.y:
            self._hold("card_rows", card)
        elif card.region.contains(x, y) and not self._is_below and x == card.region.x:
            self._hold("card", card)

    def _hold(self, name: str, pane: Widget) -> None:
        """Hold an edge: what the mouse does belongs to its pane until it is let go."""
        self._pulled = name
        pane.capture_mouse()

    def pull(self, x: int, y: int) -> None:
        """Move the edge that is held to a place of the screen."""
        if self._pulled:
            shared = self.screen.query_one("#panes").region
            cells = {"outline": x + 1 - shared.x, "card": shared.right - x, "card_rows": shared.bottom - y}
            self._size(self._pulled, cells[self._pulled])

    def let_go(self) -> None:
        """Let go of the edge."""
        if self._pulled:
            self._pulled = ""
            self.screen.app.capture_mouse(None)
