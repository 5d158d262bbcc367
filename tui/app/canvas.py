"""What stands on the terminal, and the fewest bytes that make it what it should be.

Textual draws a pane's changed rows from edge to edge, and asks every pane for all its rows to do so. A canvas asks
only the panes that changed, only for the rows that did, and writes only the words that are others now.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate, ReflowResult
from textual.cache import FIFOCache
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.visible import visible

_MOST_KEPT = 4_000
"""How many rows' words are kept."""


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


class Words(NamedTuple):
    """A run of words in one style, in its place."""

    x: int
    """The column of its first cell, from 0 at the left of its row."""
    end: int
    """The column after its last one."""
    text: str
    """The words."""
    style: Style
    """How they look."""
    is_sure: bool
    """Whether all terminals agree on how wide they are."""
    reach: int
    """The column after the last one that a terminal may draw them on."""


class Row(Strip):
    """A drawn row. Textual's strip makes seven caches, of which a row that is kept as it is drawn needs none."""

    __slots__ = ("words",)

    def __init__(self, segments: list[Segment], cells: int) -> None:
        """Keep what is drawn, and how wide it is."""
        self.words: list[Words] | None = None
        """Its words once they were looked for, each in its place."""
        self._segments = segments
        self._cell_length = cells
        self._render_cache = self._link_ids = self._cell_count = None

    def __getattr__(self, name: str) -> FIFOCache[object, object]:
        """Make a cache when it is asked for."""
        if not name.endswith("_cache"):
            raise AttributeError(name)
        cache: FIFOCache[object, object] = FIFOCache(4)
        setattr(self, name, cache)
        return cache


class Terminal:
    """What was written to the terminal, stretch by stretch."""

    def __init__(self) -> None:
        """Know of nothing that is there."""
        self._rows: defaultdict[int, list[Shown]] = defaultdict(list)
        self._words: dict[int, tuple[Strip, list[Words]]] = {}

    def forget(self) -> None:
        """Take all that is there for unknown."""
        self._rows.clear()

    def written(self, shown: Iterable[Shown], color_system: ColorSystem) -> str:
        """Return what has to be written so that some stretches are shown, and take it for written."""
        pen = _Pen(color_system)
        for row in shown:
            old = self._taken_for_written(row)
            if old is None:
                reach = pen.put(row, self._words_of(row.strip))
            elif old.strip is not row.strip:
                reach = pen.put(row, _changed(self._words_of(old.strip), self._words_of(row.strip)))
            else:
                continue
            if reach > row.end:
                self._restore(row, reach, pen)
        return pen.done()

    def _taken_for_written(self, row: Shown) -> Shown | None:
        """Take a stretch for written; return what was there in its very place, None where that is unknown.

        What lay over it, or under it, is there no longer: a notice in front of a pane, the pane behind it.
        """
        there = self._rows[row.y]
        old = next((one for one in there if one.x < row.end and row.x < one.end), None)
        is_same = old is not None and (old.x, old.end) == (row.x, row.end)
        self._rows[row.y] = [one for one in there if one.end <= row.x or row.end <= one.x]
        self._rows[row.y].append(row)
        return old if is_same else None

    def _restore(self, row: Shown, reach: int, pen: "_Pen") -> None:
        """Write again what stands at the right of a row, as far as the row's words may have been drawn over it."""
        for beside in sorted(self._rows[row.y], key=attrgetter("x")):
            if row.end <= beside.x < reach:
                lost = [words for words in self._words_of(beside.strip) if beside.x + words.x < reach]
                reach = max(reach, pen.put(beside, lost))

    def _words_of(self, strip: Strip) -> list[Words]:
        """Return the words of a strip; it is kept with them, so that no other takes its identity meanwhile."""
        if isinstance(strip, Row):
            return words_of(strip)
        known = self._words.get(id(strip))
        if known is None:
            if len(self._words) > _MOST_KEPT:
                self._words.clear()
            known = self._words[id(strip)] = strip, _words(strip)
        return known[1]


class _Pen:
    """Control sequences: the cursor is moved and the style changed only where needed."""

    def __init__(self, color_system: ColorSystem) -> None:
        self._color_system = color_system
        self._style: Style | None = None
        self._out: list[str] = []

    def put(self, row: Shown, words: Iterable[Words]) -> int:
        """Write words on a row, where they stand in it; return the column that a terminal may have drawn up to."""
        at, furthest = -1, 0
        for x, end, text, style, is_sure, reach in words:
            if x != at:
                self._out.append(f"\x1b[{row.y + 1};{row.x + x + 1}H")
            if style is not self._style:
                self._out.append(_turn(self._style, style, self._color_system))
                self._style = style
            self._out.append(text if not style.link else self._linked(text, style))
            # Behind words that a terminal may draw wider than they are counted the cursor stands nobody knows where.
            at = end if is_sure else -1
            furthest = max(furthest, reach)
        return row.x + furthest

    @staticmethod
    def _linked(text: str, style: Style) -> str:
        return f"\x1b]8;id={style.link_id};{visible(style.link or '')}\x1b\\{text}\x1b]8;;\x1b\\"

    def done(self) -> str:
        """Return all that was written, and leave the terminal in no style."""
        if self._style is not None:
            self._out.append("\x1b[0m")
            self._style = None
        return "".join(self._out)


_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29", "21": "24"}
"""What ends each attribute, by the code that begins it (ECMA-48 §8.3.117); others are ended with all at once."""


@lru_cache(maxsize=4096)
def _turn(old: Style | None, new: Style, color_system: ColorSystem) -> str:
    """Return the sequence that turns one style into another; the old one None where nothing is set."""
    was, color_was, behind_was = _parts(old, color_system) if old is not None else (frozenset[str](), "", "")
    now, color, behind = _parts(new, color_system)
    if not was - now <= _OFF.keys():
        return f"\x1b[{';'.join(('0', *sorted(now), *filter(None, (color, behind))))}m"
    ended = {_OFF[code] for code in was - now}
    codes = [*sorted(ended), *sorted(code for code in now if code not in was or _OFF.get(code) in ended)]
    if color != color_was:
        codes.append(color or "39")
    if behind != behind_was:
        codes.append(behind or "49")
    return f"\x1b[{';'.join(codes)}m" if codes else ""


@lru_cache(maxsize=2048)
def _parts(style: Style, color_system: ColorSystem) -> tuple[frozenset[str], str, str]:
    """Return the codes of a style: its attributes, its colour, the colour behind it."""
    marked = style.without_color.update_link(None).render("|", color_system=color_system)
    attributes = marked.partition("|")[0].removeprefix("\x1b[").removesuffix("m")
    color = style.color.downgrade(color_system).get_ansi_codes() if style.color else ()
    behind = style.bgcolor.downgrade(color_system).get_ansi_codes(foreground=False) if style.bgcolor else ()
    return frozenset(filter(None, attributes.split(";"))), ";".join(color), ";".join(behind)


_PICTURES = range(0x1F000, 0x20000)
"""Emoji, flags and what changes their colour: how wide they are depends on a terminal's age, and on what stands by."""


class _Doubts(dict[str, int]):
    """How much wider than it is counted terminals may draw a character, and one more; 0 where all draw it so.

    They don't agree where it is of ambiguous width (Unicode Standard Annex #11), is a picture, or joins the one before.
    """

    def __missing__(self, character: str) -> int:
        width, cells = unicodedata.east_asian_width(character), cell_len(character)
        is_picture = ord(character) in _PICTURES
        most = 2 if is_picture or width in _MAY_BE_WIDE else 1
        joins = unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
        doubt = self[character] = max(most - cells, 0) + 1 if is_picture or joins or most != cells else 0
        return doubt


_MAY_BE_WIDE = frozenset("WFA")
_DOUBTS = _Doubts()


def _is_sure(text: str) -> bool:
    return text.isascii() or not any(map(_DOUBTS.__getitem__, text))


def _excess(text: str) -> int:
    """Return how many more cells than they are counted as words may take."""
    return sum(doubt - 1 for doubt in map(_DOUBTS.__getitem__, text) if doubt)


_PLAIN = Style()


def words_of(row: Row) -> list[Words]:
    """Return the words of a row, each in its place; they are looked for once."""
    if row.words is None:
        row.words = _words(row)
    return row.words


def _words(strip: Strip) -> list[Words]:
    """Return the words of a row, each in its place."""
    words: list[Words] = []
    x = 0
    for segment in strip:
        text = segment.text
        if text:
            end = x + segment.cell_length
            is_sure = _is_sure(text)
            reach = end if is_sure else end + _excess(text)
            words.append(Words(x, end, text, segment.style or _PLAIN, is_sure, reach))
            x = end
    return words


def _changed(old: list[Words], new: list[Words]) -> Iterator[Words]:
    """Yield those of the new words that are not there already.

    What stands behind words of doubtful width is written again with them: they may have been drawn over it.
    """
    places = {words.x: words for words in old}
    overdrawn = 0
    for words in new:
        before = places.get(words.x)
        if words.x < overdrawn or before is None:
            yield words
        elif before != words:
            yield _trimmed(before, words) if before.is_sure and words.is_sure else words
        else:
            continue
        if not words.is_sure or (before is not None and not before.is_sure):
            overdrawn = max(overdrawn, words.reach, words.end + 1)


def _trimmed(before: Words, words: Words) -> Words:
    """Return words without those that stand at their beginning, and where as many do at their end, already."""
    if before.style != words.style or not words.text.isascii() or not before.text.isascii():
        return words
    pairs = enumerate(zip(before.text, words.text, strict=False))
    start = next((at for at, (was, now) in pairs if was != now), min(len(before.text), len(words.text)))
    end = len(words.text)
    if len(before.text) == end:
        while end > start and before.text[end - 1] == words.text[end - 1]:
            end -= 1
    return Words(words.x + start, words.x + end, words.text[start:end], words.style, is_sure=True, reach=words.x + end)


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

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out the panes anew."""
        self._stretches.clear()
        return super().reflow(parent, size)

    def reflow_visible(self, parent: Widget, size: Size) -> set[Widget]:
        """Lay out the panes anew that can be seen."""
        self._stretches.clear()
        return super().reflow_visible(parent, size)

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Return the whole screen; a simplified one is a picture of it, and not for the terminal."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        whole = [(y, 0, self.size.width) for y in range(self.size.height)]
        # All that Textual asks of it is to be a `CompositorUpdate`.
        return _Frame(self._terminal, partial(self._drawn, whole), is_whole=True)  # type: ignore[return-value]

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed since the last time; None when nothing did."""
        screen = self.size.region
        regions = [region for dirty in self._dirty_regions if (region := dirty.intersection(screen))]
        self._dirty_regions.clear()
        if not regions:
            return None
        draw = partial(self._drawn, list(self._regions_to_spans(regions)))
        return _Frame(self._terminal, draw, is_whole=False)  # type: ignore[return-value]

    def _drawn(self, spans: Iterable[tuple[int, int, int]]) -> list[Shown]:
        """Have the panes draw what stands on some spans of cells, each the row and two columns."""
        wanted: dict[Stretch, list[int]] = {}
        for y, x1, x2 in spans:
            for stretch in self._stretches_of(y):
                if stretch.x < x2 and x1 < stretch.end:
                    wanted.setdefault(stretch, []).append(y)
        return sorted(
            (shown for stretch, rows in wanted.items() for shown in _rows_of(stretch, rows)),
            key=lambda shown: (shown.y, shown.x),
        )

    def _stretches_of(self, y: int) -> list[Stretch]:
        """Return which panes are seen on a row of the screen, from the left."""
        stretches = self._stretches.get(y)
        if stretches is None:
            stretches = self._stretches[y] = self._seen_on(y)
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


def _rows_of(stretch: Stretch, rows: list[int]) -> Iterator[Shown]:
    """Yield rows of a pane as far as a stretch shows them; `rows` are rows of the screen."""
    region = stretch.region
    left, right = stretch.x - region.x, stretch.end - region.x
    for _, run in groupby(enumerate(sorted(set(rows))), key=lambda pair: pair[1] - pair[0]):
        found = [y for _, y in run]
        crop = Region(0, found[0] - region.y, region.width, len(found))
        for y, strip in zip(found, stretch.widget.render_lines(crop), strict=False):
            yield Shown(y, stretch.x, stretch.end, strip.crop(left, right))
