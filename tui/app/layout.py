"""The article as rows: which stretch of the text stands on which row and column at a width.

Rows are flat arrays of offsets; only the rows of tables hold more than one stretch. A report is laid out in parts of a
few pages, each when it is asked for; of the others it is estimated how many rows they take.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, Self

from msgspec import Struct

from tui.app.tables import NARROWEST_CELL, Piece, TableRows, table_rows
from tui.app.wrap import Unbroken, cell_widths, wrapped
from tui.domain.ondemand import kinds_of
from tui.domain.report import Block, BlockKind, Section
from tui.domain.spans import Spans, spans_of
from tui.domain.text import Span

MEASURE = 96
"""The widest a row of prose gets, in cells: longer ones are hard to follow with the eye."""
LIST_INDENT = 2
QUOTE_INDENT = 4
PART = 4_000
"""About how many code points are laid out at once."""
_SAMPLE = 2_000
"""Of how many code points at the beginning it is seen how wide the script is."""
_FULLNESS = 0.93
"""How much of a row is filled, about: words are not cut at its end."""
_ROWS_OF_BLOCK = 1.5
"""How many rows a block takes beyond those that its words fill: the blank one before it, and half of its last."""
_LOCAL = 32
"""How many bits of a row's key number it in its part."""


class Content(Struct, frozen=True, eq=False):
    """What is laid out: a text with its blocks, and the places where a new line helps the eye."""

    text: str
    """The text that all offsets refer to."""
    blocks: Sequence[Block]
    """In reading order, never overlapping."""
    breaks: Sequence[int] = ()
    """Offsets, in order, at which a new row begins also inside a block: sections that begin in running text."""
    unbroken: Sequence[Span] = ()
    """Stretches, in order, that rows don't break inside where they fit: figures."""


def content_breaks(sections: Sequence[Section]) -> Sequence[int]:
    """Return where the sections begin, for `Content.breaks`."""
    return spans_of(sections).starts


class _Part:
    """Some blocks that follow each other, laid out."""

    __slots__ = ("blocks", "ends", "firsts", "starts", "tables")

    def __init__(self) -> None:
        """Begin without a row."""
        self.starts = array("I")
        """The offset at which each row begins."""
        self.ends = array("I")
        """The offset at which it ends."""
        self.blocks = array("i")
        """The block it belongs to; -1 for a blank row between blocks."""
        self.firsts = array("I")
        """The first row of each block."""
        self.tables: dict[int, tuple[Piece, ...]] = {}
        """What stands on the rows of tables."""

    def add(self, start: int, end: int, block: int) -> None:
        """Add a row."""
        self.starts.append(start)
        self.ends.append(end)
        self.blocks.append(block)


class _Measures(NamedTuple):
    """What of a content is the same at every width."""

    firsts: list[int]
    """The first block of each part."""
    lengths: list[int]
    """How many code points each part has."""
    besides: list[float]
    """About how many rows each part takes beyond those that its words fill, and a half to be rounded with."""
    cells: float
    """How wide a code point is, about."""

    @classmethod
    def of(cls, content: Content, blocks: Spans) -> Self:
        """Part a content, whose blocks stand at some places, and measure the parts."""
        starts, firsts, at = blocks.starts, [], 0
        while at < len(starts):
            firsts.append(at)
            at = bisect_left(starts, starts[at] + PART, at + 1)
        parts = [*pairwise([*firsts, len(blocks)])]
        sample = content.text[:_SAMPLE]
        return cls(
            firsts,
            [blocks.ends[after - 1] - starts[first] for first, after in parts],
            [(after - first) * _ROWS_OF_BLOCK + 0.5 for first, after in parts],
            sum(cell_widths(sample)) / max(len(sample), 1),
        )


class Layout:
    """The rows of a content at one width. Rows that no part was laid out for are estimated, and move when it is."""

    def __init__(self, content: Content, width: int, like: "Layout | None" = None) -> None:
        """Begin a layout of rows of `width` cells, of which nothing is laid out yet.

        Args:
            content: What is laid out.
            width: How wide a row is at most.
            like: A layout of the same content, perhaps, whose measures can be taken over.
        """
        self.content = content
        self.width = max(width, 4)
        self.prose_width = min(self.width, MEASURE)
        self.widest = self.prose_width
        """The widest row that is laid out, in cells."""
        self._unbroken = Unbroken(content.unbroken)
        self._blocks: Spans = spans_of(content.blocks)
        self._tables: dict[int, TableRows] = {}
        self._item_columns: dict[int, int] = {}
        self._kinds = b""
        known = like._measures if like is not None and like.content is content else None  # noqa: SLF001 - of its own class
        self._measures: _Measures = known or _Measures.of(content, self._blocks)
        self._first_blocks = self._measures.firsts
        self._parts: list[_Part | None] = [None] * len(self._first_blocks)
        self._counts = self._estimates()
        self._tops: list[int] = []

    def _estimates(self) -> list[int]:
        """Return about how many rows each part takes."""
        _, lengths, besides, cells = self._measures
        of_code_point = cells / (self.prose_width * _FULLNESS)
        return [int(length * of_code_point + beside) for length, beside in zip(lengths, besides, strict=True)]

    @property
    def rows(self) -> int:
        """How many rows there are: those laid out, and about how many the others will be."""
        return self._row_tops()[-1]

    def _row_tops(self) -> list[int]:
        """Return the first row of each part, and the one after the last."""
        if not self._tops:
            self._tops = list(accumulate(self._counts, initial=0))
        return self._tops

    def has(self, span: Span) -> bool:
        """Say whether the block that a span begins in is laid out."""
        return bool(self._parts) and self._parts[self._part_at(span.start)] is not None

    def is_laid_out(self, row: int) -> bool:
        """Say whether a row is laid out, and not only counted by guess."""
        return bool(self._parts) and self._parts[self._place(row)[0]] is not None

    def settle(self, top: int, height: int) -> int:
        """Lay out the rows of a window and a page around it; return on which row stands now what stood at its top.

        Args:
            top: The first row of the window.
            height: How many rows it has.
        """
        if not self._parts:
            return 0
        part, row = self._place(top)
        if self._parts[part] is None:
            guessed = max(self._counts[part], 1)
            row = min(row * len(self._laid_out(part).starts) // guessed, self._counts[part] - 1)
        below, after = self._counts[part] - row, part + 1
        while below < 2 * height and after < len(self._parts):
            below += len(self._laid_out(after).starts)
            after += 1
        above, before = row, part
        while above < height and before > 0:
            before -= 1
            above += len(self._laid_out(before).starts)
        return self._row_tops()[part] + row

    def key_of(self, row: int) -> int:
        """Return what names a row that is laid out, wherever it comes to stand."""
        part, local = self._place(row)
        return part << _LOCAL | local

    def row_at(self, key: int) -> int:
        """Return where a row stands now, by its key."""
        return self._row_tops()[key >> _LOCAL] + (key & ((1 << _LOCAL) - 1))

    def place_of(self, row: int) -> tuple[int, int]:
        """Return the offset at which a row begins, and how many rows above it begin there, too."""
        part, local = self._row(row)
        start = part.starts[local]
        return start, local - bisect_left(part.starts, start, 0, local)

    def row_of(self, offset: int, number: int) -> int:
        """Return the row at a place, as `place_of` gives it at any width; it is laid out for that."""
        if not self._parts:
            return 0
        at = self._part_at(offset)
        starts = self._laid_out(at).starts
        first = bisect_left(starts, offset)
        after = bisect_right(starts, offset, first)
        if first == after:
            return self.rows_of(Span(offset, offset)).start
        return self._row_tops()[at] + min(first + number, after - 1)

    def block_of(self, row: int) -> int:
        """Return the index of the block that a row belongs to; -1 for the blank rows between blocks."""
        part, local = self._row(row)
        return part.blocks[local]

    def offset_of(self, row: int) -> int:
        """Return the offset of the first code point of a row."""
        part, local = self._row(row)
        return part.starts[local]

    def pieces(self, row: int) -> tuple[Piece, ...]:
        """Return the stretches of text on a row, from the left."""
        part, local = self._row(row)
        block = part.blocks[local]
        if block < 0:
            return ()
        in_table = part.tables.get(local)
        return in_table if in_table is not None else (Piece(self._indent(block), part.starts[local], part.ends[local]),)

    def table_width(self, row: int) -> int:
        """Return how many cells a row's table takes; 0 for a row of no table."""
        table = self._tables.get(self.block_of(row)) if self._tables else None
        return table.width if table is not None else 0

    def frozen(self, row: int) -> int:
        """Return how many cells at the left of a table's row stay when it scrolls sideways: its heads."""
        table = self._tables.get(self.block_of(row)) if self._tables else None
        return table.frozen if table is not None else 0

    def rows_of(self, span: Span) -> range:
        """Return the rows on which a span stands, of the block that it begins in, which is laid out for that."""
        if not self._parts:
            return range(0)
        at = self._part_at(span.start)
        part = self._laid_out(at)
        index = self._block_at(span.start) - self._first_blocks[at]
        first = part.firsts[index]
        last = part.firsts[index + 1] if index + 1 < len(part.firsts) else len(part.starts)
        find = _rows_in_table if self._block_at(span.start) in self._tables else _rows_in_prose
        found, top = find(part, span, first, last), self._row_tops()[at]
        return range(top + found.start, top + found.stop)

    def offset_at(self, row: int, x: int) -> int | None:
        """Return the offset of the code point drawn at a cell; None where there is none."""
        for piece in self.pieces(row):
            column = piece.x
            for distance, width in enumerate(cell_widths(self.content.text[piece.start : piece.end])):
                if column <= x < column + width:
                    return piece.start + distance
                column += width
        return None

    def _block_at(self, offset: int) -> int:
        """Return the index of the block that `offset` is in, or after."""
        return max(bisect_right(self._blocks.starts, offset) - 1, 0)

    def _part_at(self, offset: int) -> int:
        return bisect_right(self._first_blocks, self._block_at(offset)) - 1

    def _place(self, row: int) -> tuple[int, int]:
        """Return the part that a row stands in, and its number there."""
        tops = self._row_tops()
        part = min(max(bisect_right(tops, row) - 1, 0), len(self._parts) - 1)
        return part, max(row - tops[part], 0)

    def _row(self, row: int) -> tuple[_Part, int]:
        part, local = self._place(row)
        laid_out = self._laid_out(part)
        return laid_out, min(local, len(laid_out.starts) - 1)

    def _laid_out(self, at: int) -> _Part:
        """Return a part laid out."""
        part = self._parts[at]
        if part is None:
            part = self._parts[at] = _Part()
            after = self._first_blocks[at + 1] if at + 1 < len(self._first_blocks) else len(self._blocks)
            for index in range(self._first_blocks[at], after):
                self._lay_out(part, index)
            if len(part.starts) != self._counts[at]:
                self._counts[at] = len(part.starts)
                self._tops = []
        return part

    def _lay_out(self, part: _Part, index: int) -> None:
        block = self.content.blocks[index]
        if index and _wants_space(self.content.blocks[index - 1], block):
            part.add(block.span.start, block.span.start, -1)
        part.firsts.append(len(part.starts))
        if block.table is None:
            self._lay_out_prose(part, index, block)
            return
        table = self._tables[index] = table_rows(self.content.text, block.table, block.span.start, self.width)
        self.widest = max(self.widest, table.width)
        for start, pieces in table.rows:
            part.tables[len(part.starts)] = pieces
            part.add(start, start, index)

    def _lay_out_prose(self, part: _Part, index: int, block: Block) -> None:
        text, span = self.content.text, block.span
        breaks = self.content.breaks
        inner = breaks[bisect_right(breaks, span.start) : bisect_left(breaks, span.end)]
        width = max(self.prose_width - self._indent(index), NARROWEST_CELL)
        for start, end in pairwise((span.start, *inner, span.end)) if span else [(span.start, span.end)]:
            for line_start, line_end in _lines(text, start, end):
                for row_start, row_end in wrapped(text, line_start, line_end, width, self._unbroken):
                    part.add(row_start, row_end, index)

    def _indent(self, index: int) -> int:
        """Return the column at which the words of a block begin: its marker stands at the left of it."""
        block = self.content.blocks[index]
        if block.kind is BlockKind.LIST_ITEM:
            if index not in self._item_columns:
                self._measure_list(index)
            return self._item_columns[index]
        marker = marker_width(block.marker) if block.marker else 0
        return marker + (QUOTE_INDENT if block.kind is BlockKind.QUOTE else 0)

    def _measure_list(self, index: int) -> None:
        """Give the items that stand around one their room: at each depth as much as the widest marker there takes."""
        if not self._kinds:
            self._kinds = kinds_of(self.content.blocks)
        kinds, item = self._kinds, self._kinds[index]
        first = index
        while first > 0 and kinds[first - 1] == item:
            first -= 1
        first += (index - first) // MOST_ALIGNED * MOST_ALIGNED
        last = index
        while last < min(len(kinds), first + MOST_ALIGNED) and kinds[last] == item:
            last += 1
        items = [self.content.blocks[at] for at in range(first, last)]
        rooms: dict[int, int] = {}
        for one in items:
            depth = _depth(one)
            rooms[depth] = max(rooms.get(depth, LIST_INDENT), marker_width(one.marker))
        columns = list(accumulate((rooms.get(depth, LIST_INDENT) for depth in range(1, max(rooms) + 1)), initial=0))
        for at, one in enumerate(items, first):
            self._item_columns[at] = columns[_depth(one)]


def _wants_space(before: Block, after: Block) -> bool:
    """Say whether a blank row stands between two blocks."""
    tight = (BlockKind.LIST_ITEM, BlockKind.CAPTION)
    return not (before.kind is after.kind and after.kind in tight) and before.kind is not BlockKind.CAPTION


def _rows_in_prose(part: _Part, span: Span, first: int, last: int) -> range:
    """Return the rows of a part on which a span stands, of its rows `[first, last)`, which are one block."""
    low = max(bisect_right(part.starts, span.start, first, last) - 1, first)
    high = max(bisect_left(part.starts, span.end, low, last), low + 1)
    while high - 1 > low and part.blocks[high - 1] < 0:
        high -= 1
    return range(low, high)


def _rows_in_table(part: _Part, span: Span, first: int, last: int) -> range:
    """Return the rows of a part on which a span stands, of its rows `[first, last)`, which are one table."""
    high = bisect_right(part.starts, span.start, first, last)
    low = bisect_left(part.starts, part.starts[max(high - 1, first)], first, last)
    found = [
        row
        for row in range(low, high)
        if any(piece.start < span.end and span.start < piece.end for piece in part.tables.get(row, ()))
    ]
    return range(found[0], found[-1] + 1) if found else range(low, low + 1)


MOST_ALIGNED = 400
"""How many items of a list get their room together: of an endless one not all have to be looked at."""
DEEPEST_LIST = 12
"""Items that are deeper stand no further to the right: they would have no room."""


def _depth(item: Block) -> int:
    return min(max(item.level, 1), DEEPEST_LIST)


def marker_width(marker: str) -> int:
    """Return how many cells a marker takes with the space after it."""
    return sum(cell_widths(marker)) + 1


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the physical lines of `text[start:end]`, without their ends."""
    lines: list[tuple[int, int]] = []
    while (stop := text.find("\n", start, end)) >= 0:
        lines.append((start, stop))
        start = stop + 1
    lines.append((start, end))
    return lines
