"""What stands on the terminal, and the fewest bytes that make it what it should be.

Textual draws a pane's changed rows from edge to edge, and asks every pane for all its rows to do so. A canvas asks
only the panes that changed, only for the rows that did, and writes only the words that are others now.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.app.strokes import Row, Stroke, Words, changed, erases_in_colour, stroke_of, turn, words_in, words_of

_MOST_KEPT = 4_000
"""How many rows' words are kept."""
_MOST_STROKES = 200
"""How many strokes are kept, with the rows that they are between: of a few screens; the first go first."""


class Stretch(NamedTuple):
    """The cells of one row of the screen that show one pane."""

    x: int
    """The column of its first cell."""
    end: int
    """The column after its last one."""
    widget: Widget
    """The pane."""
    region: Region
    """Where the pane lies on the screen."""


class Shown(NamedTuple):
    """A row of a pane in its place on the screen."""

    y: int
    """The row of the screen."""
    x: int
    """The column of its first cell."""
    end: int
    """The column after its last one."""
    strip: Strip
    """What is there."""


class Terminal:
    """What was written to the terminal, stretch by stretch."""

    def __init__(self) -> None:
        """Know of nothing that is there."""
        self._rows: defaultdict[int, dict[int, Shown]] = defaultdict(dict)
        self._words: dict[int, tuple[Strip, list[Words]]] = {}
        self._strokes: dict[tuple[int, int, int], tuple[Strip | None, Strip, Stroke]] = {}
        self._color_system = ColorSystem.TRUECOLOR
        self._erases = erases_in_colour()

    def forget(self) -> None:
        """Take all that is there for unknown."""
        self._rows.clear()

    def written(self, shown: Iterable[Shown], color_system: ColorSystem) -> str:
        """Return what has to be written so that some stretches are shown, and take it for written."""
        if color_system is not self._color_system:
            self._color_system = color_system
            self._strokes.clear()
        pen = _Pen(color_system)
        for row in shown:
            old = self._taken_for_written(row)
            strip = old.strip if old is not None else None
            if strip is row.strip:
                continue
            stroke = self._stroke(strip, row)
            pen.put(row.y, stroke)
            if stroke.reach > row.end:
                self._restore(row, stroke.reach, pen)
        return pen.done()

    def make_ready(self, row: Shown) -> None:
        """Work out ahead what has to be written so that a stretch is shown where another one is now."""
        old = self._rows[row.y].get(row.x)
        if old is not None and old.end == row.end and old.strip is not row.strip:
            self._stroke(old.strip, row)

    def _taken_for_written(self, row: Shown) -> Shown | None:
        """Take a stretch for written; return what was there in its very place, None where that is unknown.

        What lay over it, or under it, is there no longer: a notice in front of a pane, the pane behind it.
        """
        there = self._rows[row.y]
        old = there.get(row.x)
        if old is None or old.end != row.end:
            old = None
            for one in [*there.values()]:
                if one.x < row.end and row.x < one.end:
                    del there[one.x]
        there[row.x] = row
        return old

    def _stroke(self, old: Strip | None, row: Shown) -> Stroke:
        """Return what makes a strip of another; as one scrolls, it is the same from row to row."""
        key = (id(old), id(row.strip), row.x)
        kept = self._strokes.get(key)
        if kept is None:
            if len(self._strokes) >= _MOST_STROKES:
                del self._strokes[next(iter(self._strokes))]
            words = self._words_of(row.strip)
            others = words if old is None else [*changed(self._words_of(old), words)]
            stroke = stroke_of(others, row.x, self._color_system, erases=self._erases)
            # Kept with the strips, so that no others take their identity meanwhile.
            kept = self._strokes[key] = old, row.strip, stroke
        return kept[2]

    def _restore(self, row: Shown, reach: int, pen: "_Pen") -> None:
        """Write again what stands at the right of a row, as far as the row's words may have been drawn over it."""
        for beside in sorted(self._rows[row.y].values(), key=attrgetter("x")):
            if row.end <= beside.x < reach:
                lost = [words for words in self._words_of(beside.strip) if beside.x + words.x < reach]
                stroke = stroke_of(lost, beside.x, self._color_system, erases=self._erases)
                pen.put(beside.y, stroke)
                reach = max(reach, stroke.reach)

    def _words_of(self, strip: Strip) -> list[Words]:
        """Return the words of a strip; it is kept with them, so that no other takes its identity meanwhile."""
        if isinstance(strip, Row):
            return words_of(strip)
        known = self._words.get(id(strip))
        if known is None:
            if len(self._words) > _MOST_KEPT:
                self._words.clear()
            known = self._words[id(strip)] = strip, words_in(strip)
        return known[1]


class _Pen:
    """What is written, stroke by stroke."""

    def __init__(self, color_system: ColorSystem) -> None:
        self._color_system = color_system
        self._style: Style | None = None
        self._out: list[str] = []

    def put(self, y: int, stroke: Stroke) -> None:
        """Write on a row of the screen."""
        parts, first, last, _ = stroke
        if len(parts) > 1:
            if first is not self._style:
                self._out.append(turn(self._style, first, self._color_system))
            self._out.append(str(y + 1).join(parts))
            self._style = last

    def done(self) -> str:
        """Return all that was written, and leave the terminal in no style."""
        if self._style is not None:
            self._out.append("\x1b[0m")
            self._style = None
        return "".join(self._out)


class _Frame(CompositorUpdate):
    """What is to be shown: it is drawn, and what of it is to be written is settled, when it is; it may never be."""

    def __init__(self, terminal: Terminal, draw: Callable[[], list[Shown]], *, is_whole: bool) -> None:
        self._terminal = terminal
        self._draw = draw
        self._is_whole = is_whole

    def render_segments(self, console: Console) -> str:
        """Return what has to be written; a whole frame takes nothing for written before."""
        if self._is_whole:
            self._terminal.forget()
        names = {"standard": ColorSystem.STANDARD, "256": ColorSystem.EIGHT_BIT, "windows": ColorSystem.WINDOWS}
        return self._terminal.written(self._draw(), names.get(console.color_system or "", ColorSystem.TRUECOLOR))


class Canvas(Compositor):
    """A compositor for a screen, that draws as little as it can."""

    def __init__(self) -> None:
        """Begin with an empty screen."""
        super().__init__()
        self._terminal = Terminal()
        self._stretches: dict[int, list[Stretch]] = {}
        self._same: dict[Stretch, Stretch] = {}

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out the panes anew."""
        self._forget_stretches()
        return super().reflow(parent, size)

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        """Lay out the panes anew that can be seen."""
        self._forget_stretches()
        return super().reflow_visible(parent, size)

    def _forget_stretches(self) -> None:
        self._stretches.clear()
        self._same.clear()

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return the whole screen; a simplified one is a picture of it, and not for the terminal."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        # All that Textual asks of it is to be a `CompositorUpdate`.
        return _Frame(self._terminal, partial(self._drawn, [self.size.region]), is_whole=True)  # type: ignore[return-value]

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last time; None when nothing did."""
        screen = self.size.region
        regions = [region for dirty in self._dirty_regions if (region := dirty.intersection(screen))]
        self._dirty_regions.clear()
        if not regions:
            return None
        return _Frame(self._terminal, partial(self._drawn, regions), is_whole=False)  # type: ignore[return-value]

    def make_ready(self, widget: Widget, strips: Iterable[tuple[int, Strip]]) -> None:
        """Work out ahead what has to be written so that a pane shows other strips, each with its row of the pane."""
        place = self.visible_widgets.get(widget)
        if place is None:
            return
        region = place[0]
        for row, strip in strips:
            for stretch in self._stretches_of(region.y + row):
                if stretch.widget is widget:
                    self._terminal.make_ready(_shown(stretch, region.y + row, strip))

    def _drawn(self, regions: Sequence[Region]) -> list[Shown]:
        """Have the panes draw what stands in some regions of the screen.

        One pane after the other, from the left: the colour behind the words is that of the pane.
        """
        wanted: dict[int, tuple[Stretch, set[int]]] = {}
        for x, top, width, height in regions:
            for y in range(top, top + height):
                for stretch in self._stretches_of(y):
                    if stretch.x < x + width and x < stretch.end:
                        wanted.setdefault(id(stretch), (stretch, set()))[1].add(y)
        in_order = sorted(wanted.values(), key=lambda one: one[0].x)
        return [shown for stretch, rows in in_order for shown in _rows_of(stretch, sorted(rows))]

    def _stretches_of(self, y: int) -> list[Stretch]:
        """Return which panes are seen on a row of the screen, from the left; the same stretch is one object."""
        stretches = self._stretches.get(y)
        if stretches is None:
            layers, above = self.layers_visible, self._stretches.get(y - 1)
            found = above if above is not None and layers[y] == layers[y - 1] else self._seen_on(y)
            stretches = self._stretches[y] = [self._same.setdefault(one, one) for one in found]
        return stretches

    def _seen_on(self, y: int) -> list[Stretch]:
        """Work out which panes are seen on a row: those in front hide those behind them."""
        here = [(visible, whole, widget) for widget, visible, whole in self.layers_visible[y]]
        cuts = sorted({edge for visible, _, _ in here for edge in visible.column_span})
        stretches: list[Stretch] = []
        for x, end in pairwise(cuts):
            front = next(((whole, w) for visible, whole, w in here if visible.x <= x and end <= visible.right), None)
            if front is None:
                continue
            whole, widget = front
            if stretches and stretches[-1].widget is widget and stretches[-1].end == x:
                stretches[-1] = stretches[-1]._replace(end=end)
            else:
                stretches.append(Stretch(x, end, widget, whole))
        return stretches


def _rows_of(stretch: Stretch, rows: Sequence[int]) -> Iterator[Shown]:
    """Yield rows of a pane as far as a stretch shows them; `rows` are rows of the screen, rising."""
    region = stretch.region
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        found = [y for _, y in run]
        crop = Region(0, found[0] - region.y, region.width, len(found))
        for y, strip in zip(found, stretch.widget.render_lines(crop), strict=False):
            yield _shown(stretch, y, strip)


def _shown(stretch: Stretch, y: int, strip: Strip) -> Shown:
    """Return a drawn row of a pane as far as a stretch shows it."""
    x, end, _, region = stretch
    is_whole = x == region.x and end - x == strip.cell_length
    return Shown(y, x, end, strip if is_whole else strip.crop(x - region.x, end - region.x))
