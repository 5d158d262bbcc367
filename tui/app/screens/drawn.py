"""A screen that writes to the terminal only what changed, and is laid out once where Textual does it twice."""

from typing import Self

from textual.geometry import Region, Size
from textual.widget import Widget

from tui.app.canvas import Canvas
from tui.app.screens.whole import WholeScreen


class DrawnScreen(WholeScreen):
    """A screen that is drawn by a canvas, and once when the terminal takes another size."""

    def __init__(self) -> None:
        """Begin with an empty canvas."""
        super().__init__()
        self._compositor = Canvas()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have the whole screen drawn again; parts of it change only behind it, where a screen is covered by it."""
        return self if regions else super().refresh(repaint=repaint, layout=layout, recompose=recompose)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: ARG002
        """Take another size without a second layout: the one that gives it is right."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay the panes out; those that asked to be drawn as they took another size were drawn with all the others."""
        before = self._size
        super()._refresh_layout(size, scroll)
        if self._size != before and self.is_current and not self.app._batch_count:  # noqa: SLF001 - see below
            self.take_for_drawn()

    def take_for_drawn(self) -> None:
        """Draw nothing again of what asked for it by now: the whole screen was just drawn."""
        for widget in self.walk_children(Widget, with_self=True):
            # Textual has no other word for it.
            widget._exchange_repaint_regions()  # noqa: SLF001
            widget._repaint_required = False  # noqa: SLF001
        self._dirty_widgets.clear()
