"""The scroll bar at the right of a pane, drawn in a fraction of the time."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class RowBar(ScrollBar):
    """A scroll bar whose few kinds of cells are styled once each: Textual's own styles every cell, at each draw."""

    def __init__(self, *, thickness: int) -> None:
        """Make an upright bar, so many cells wide."""
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._drawn: dict[Segment, Strip] = {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows of the bar."""
        bar, size = self.render(), self.size
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style) or crop.width != size.width:
            return super().render_lines(crop)
        behind, thumb = bar.style.bgcolor, bar.style.color
        if behind is None or thumb is None:
            return super().render_lines(crop)
        drawn = bar.render_bar(
            size.height, bar.virtual_size, bar.window_size, bar.position, size.width, True, behind, thumb
        )
        return [self._strip_of(cell) for cell in drawn.segments[crop.y : crop.bottom]]

    def _strip_of(self, cell: Segment) -> Strip:
        strip = self._drawn.get(cell)
        if strip is None:
            strip = Strip([cell._replace(style=self.rich_style + cell.style)], self.size.width)
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, self.background_colors[1])
            self._drawn[cell] = strip
        return strip

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: ARG002
        """Take another size without another layout: nothing lies in a bar."""
        return super()._size_updated(size, virtual_size, container_size, layout=False)

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        self._drawn.clear()
        super().notify_style_update()
