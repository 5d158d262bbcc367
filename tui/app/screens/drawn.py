"""A screen that writes to the terminal only what changed, at once, and is laid out once where Textual does it twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Self

from textual.geometry import Region, Size
from textual.widget import Widget

from tui.app.asked import DrawsAtOnce
from tui.app.canvas import Canvas
from tui.app.screens.whole import WholeScreen


class DrawnScreen(WholeScreen, DrawsAtOnce):
    """A screen that is drawn by a canvas, and once when the terminal takes another size."""

    def __init__(self) -> None:
        """Begin with an empty canvas."""
        super().__init__()
        self._compositor = Canvas()
        self._asking: list[Widget] | None = None
        self.seen_at = self.typed_at = inf

    @contextmanager
    def drawn_at_once(self) -> Iterator[None]:
        """Draw what a block changes when the block has ended.

        Textual has each pane tell the screen in a message that it changed, and a timer draw it: six to ten ways
        through the queues. What needs a layout goes that way here, too.
        """
        self._asking = []
        try:
            yield
        finally:
            asking, self._asking = self._asking, None
            self._draw_at_once()
            for widget in dict.fromkeys(asking):
                # Textual has no other word for any of this.
                if widget._repaint_required or widget._next_callbacks or self._waits_for_layout(widget):  # noqa: SLF001
                    widget.check_idle()

    def was_drawn(self) -> None:
        """Take in that what a key changed was drawn."""

    def has_taken(self, widget: Widget) -> bool:
        """Take in that a pane has something to be drawn; say whether it need not tell of that in a message."""
        if self._asking is None:
            return False
        self._asking.append(widget)
        return True

    def _draw_at_once(self) -> None:
        shown = self._compositor.visible_widgets
        is_covered = self.app.screen is not self or self.app._batch_count  # noqa: SLF001 - as above
        if is_covered or self._repaint_required or any(map(self._waits_for_layout, (self, *shown))):
            return
        changed = [widget for widget in shown if widget._repaint_required]  # noqa: SLF001
        for widget in changed:
            widget._repaint_required = False  # noqa: SLF001
        self._dirty_widgets.update(changed)
        if self._dirty_widgets:
            self._compositor.update_widgets(self._dirty_widgets)
            self._compositor_refresh()
            self.was_drawn()

    @staticmethod
    def _waits_for_layout(widget: Widget) -> bool:
        return (
            widget._layout_required  # noqa: SLF001 - as above
            or widget._scroll_required  # noqa: SLF001
            or widget._recompose_required  # noqa: SLF001
            or widget._refresh_styles_required  # noqa: SLF001
        )

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
        if self._size != before and self.is_current and not self.app._batch_count:  # noqa: SLF001 - as above
            self.take_for_drawn()

    def take_for_drawn(self) -> None:
        """Draw nothing again of what asked for it by now: the whole screen was just drawn."""
        for widget in self.walk_children(Widget, with_self=True):
            widget._exchange_repaint_regions()  # noqa: SLF001
            widget._repaint_required = False  # noqa: SLF001
        self._dirty_widgets.clear()
