"""The article as rows: which stretch of the text stands on which row and column at a width.

Rows are flat arrays of offsets; only the rows of tables hold more than one stretch. A long report is laid out from the
top in pieces, as far as it is asked for.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from msgspec import Struct

from tui.app.wrap import Unbroken, cell_widths, wrapped
from tui.domain.report import Block, BlockKind, Cell, Section, Table
from tui.domain.text import Span

MEASURE = 96
"""The widest a row of prose gets, in cells: longer ones are hard to follow with the eye."""
LIST_INDENT = 2
QUOTE_INDENT = 4
COLUMN_GAP = 2
WIDEST_CELL = 44
NARROWEST_CELL = 2
MOST_FROZEN = 0.6
"""The share of the width that a table's first column may keep to itself while the others scroll."""


class Piece(NamedTuple):
    """A stretch of the text at a place in its row."""

    x: int
    """The column of its first cell, from 0 at the left of the text area."""
    start: int
    """The offset of its first code point."""
    end: int
    """The offset after its last one."""


class Content(Struct, frozen=True):
    """What is laid out: a text with its blocks, and the places where a new line helps the eye."""

    text: str
    """The text that all offsets refer to."""
    blocks: Sequence[Block]
    """In reading order, never overlapping."""
    breaks: tuple[int, ...] = ()
    """Offsets, in order, at which a new row begins also inside a block: sections that begin in running text."""
    unbroken: tuple[Span, ...] = ()
    """Stretches, in order, that rows don't break inside where they fit: figures."""


def content_breaks(sections: Sequence[Section]) -> tuple[int, ...]:
    """Return where the sections begin, for `Content.breaks`."""
    return tuple(section.heading.start for section in sections)


class Layout:
    """The rows of a content at one width, laid out from the top as far as asked for."""

    def __init__(self, content: Content, width: int) -> None:
        """Begin an empty layout for rows of `width` cells."""
        self.content = content
        self.width = max(width, 4)
        self.prose_width = min(self.width, MEASURE)
        self.widest = self.prose_width
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._block_of_row: list[int] = []
        self._first_rows: list[int] = []
        self._table_rows: dict[int, tuple[Piece, ...]] = {}
        self._frozen: dict[int, int] = {}
        self._table_widths: dict[int, int] = {}
        self._item_columns: dict[int, int] = {}
        self._unbroken = Unbroken(content.unbroken)
        self._block_starts = [block.span.start for block in content.blocks]

    @property
    def rows(self) -> int:
        """How many rows are laid out."""
        return len(self._starts)

    @property
    def is_complete(self) -> bool:
        """Whether the whole content is laid out."""
        return len(self._first_rows) == len(self.content.blocks)

    def has(self, span: Span) -> bool:
        """Say whether the block that a span is in is laid out."""
        return self.block_at(span.end) < len(self._first_rows)

    def extend(self, code_points: int) -> None:
        """Lay out the next blocks, about as many as hold `code_points`."""
        done = 0
        while not self.is_complete and done < code_points:
            index = len(self._first_rows)
            self._lay_out(index)
            done += len(self.content.blocks[index].span) + 1

    def extend_to(self, offset: int) -> None:
        """Lay out all blocks up to the one that holds `offset`."""
        last = self.block_at(offset)
        while len(self._first_rows) <= min(last + 1, len(self.content.blocks) - 1):
            self._lay_out(len(self._first_rows))

    def block_at(self, offset: int) -> int:
        """Return the index of the block that `offset` is in, or after."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def block_of(self, row: int) -> int:
        """Return the index of the block that a row belongs to; -1 for the blank rows between blocks."""
        return self._block_of_row[row]

    def offset_of(self, row: int) -> int:
        """Return the offset of the first code point of a row."""
        return self._starts[row]

    def pieces(self, row: int) -> tuple[Piece, ...]:
        """Return the stretches of text on a row, from the left."""
        block = self._block_of_row[row]
        if block < 0:
            return ()
        if row in self._table_rows:
            return self._table_rows[row]
        return (Piece(self._indent(block), self._starts[row], self._ends[row]),)

    def table_width(self, row: int) -> int:
        """Return how many cells a row's table takes; 0 for a row of no table."""
        return self._table_widths.get(self._block_of_row[row], 0)

    def frozen(self, row: int) -> int:
        """Return how many cells at the left of a table's row stay when it scrolls sideways: its heads."""
        return self._frozen.get(self._block_of_row[row], 0)

    def rows_of(self, span: Span) -> range:
        """Return the rows on which a span stands, laying out as far as needed; empty when it stands on none."""
        self.extend_to(span.end)
        index = self.block_at(span.start)
        if not self._first_rows:
            return range(0)
        block = self.content.blocks[index]
        first = self._first_rows[index]
        last = self._first_rows[index + 1] if index + 1 < len(self._first_rows) else self.rows
        if block.table is not None:
            return self._table_rows_of(span, first, last)
        low = max(bisect_right(self._starts, span.start, first, last) - 1, first)
        high = max(bisect_left(self._starts, span.end, low, last), low + 1)
        while high - 1 > low and self._block_of_row[high - 1] < 0:
            high -= 1
        return range(low, high)

    def _table_rows_of(self, span: Span, first: int, last: int) -> range:
        high = bisect_right(self._starts, span.start, first, last)
        low = bisect_left(self._starts, self._starts[max(high - 1, first)], first, last)
        found = [
            row
            for row in range(low, high)
            if any(piece.start < span.end and span.start < piece.end for piece in self.pieces(row))
        ]
        return range(found[0], found[-1] + 1) if found else range(low, low + 1)

    def offset_at(self, row: int, x: int) -> int | None:
        """Return the offset of the code point drawn at a cell; None where there is none."""
        for piece in self.pieces(row):
            column = piece.x
            for distance, width in enumerate(cell_widths(self.content.text[piece.start : piece.end])):
                if column <= x < column + width:
                    return piece.start + distance
                column += width
        return None

    def _lay_out(self, index: int) -> None:
        block = self.content.blocks[index]
        if index and self._wants_space(self.content.blocks[index - 1], block):
            self._add_row(block.span.start, block.span.start, -1)
        self._first_rows.append(self.rows)
        if block.table is not None:
            self._lay_out_table(index, block.table)
        else:
            self._lay_out_prose(index, block)

    @staticmethod
    def _wants_space(before: Block, after: Block) -> bool:
        tight = (BlockKind.LIST_ITEM, BlockKind.CAPTION)
        return not (before.kind is after.kind and after.kind in tight) and before.kind is not BlockKind.CAPTION

    def _lay_out_prose(self, index: int, block: Block) -> None:
        text, span = self.content.text, block.span
        breaks = self.content.breaks
        inner = breaks[bisect_right(breaks, span.start) : bisect_left(breaks, span.end)]
        width = max(self.prose_width - self._indent(index), NARROWEST_CELL)
        for start, end in pairwise((span.start, *inner, span.end)) if span else [(span.start, span.end)]:
            for line_start, line_end in _lines(text, start, end):
                for row_start, row_end in wrapped(text, line_start, line_end, width, self._unbroken):
                    self._add_row(row_start, row_end, index)

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
        blocks = self.content.blocks
        first = last = index
        while first > 0 and blocks[first - 1].kind is BlockKind.LIST_ITEM:
            first -= 1
        while last < len(blocks) and blocks[last].kind is BlockKind.LIST_ITEM:
            last += 1
        rooms: dict[int, int] = {}
        for item in blocks[first:last]:
            depth = _depth(item)
            rooms[depth] = max(rooms.get(depth, LIST_INDENT), marker_width(item.marker))
        columns = list(accumulate((rooms.get(depth, LIST_INDENT) for depth in range(1, max(rooms) + 1)), initial=0))
        for at in range(first, last):
            self._item_columns[at] = columns[_depth(blocks[at])]

    def _lay_out_table(self, index: int, table: Table) -> None:
        text = self.content.text
        widths = _column_widths(text, table)
        columns = [0]
        for width in widths:
            columns.append(columns[-1] + width + (COLUMN_GAP if width else 0))
        self._table_widths[index] = columns[-1] - COLUMN_GAP
        self.widest = max(self.widest, columns[-1] - COLUMN_GAP)
        if len(columns) > 1 and columns[1] <= self.width * MOST_FROZEN:
            self._frozen[index] = columns[1]
        drawn: set[Span] = set()
        start = self.content.blocks[index].span.start
        for row in table.rows:
            stacks: list[list[Piece]] = []
            for column, cell in enumerate(row):
                if cell.span and cell.span not in drawn:
                    drawn.add(cell.span)
                    room = max(columns[_last_covered(row, column) + 1] - COLUMN_GAP - columns[column], NARROWEST_CELL)
                    stacks.append(_cell_pieces(text, cell.span, columns[column], room, is_value=column > 0))
            start = min((stack[0].start for stack in stacks), default=start)
            for depth in range(max((len(stack) for stack in stacks), default=1)):
                self._table_rows[self.rows] = tuple(stack[depth] for stack in stacks if depth < len(stack))
                self._add_row(start, start, index)

    def _add_row(self, start: int, end: int, block: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._block_of_row.append(block)


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


def _last_covered(row: Sequence[Cell], column: int) -> int:
    """Return the last column that the cell at `column` covers in its row."""
    while row[column].span and column + 1 < len(row) and row[column + 1].span == row[column].span:
        column += 1
    return column


def _column_widths(text: str, table: Table) -> list[int]:
    """Return the cells that each column takes: none where it is empty.

    A cell that spans columns asks only that its longest word has room, so that no number is cut; over columns that are
    all empty it gets room in the first of them.
    """
    widths = [0] * (len(table.rows[0]) if table.rows else 0)
    spanning: list[tuple[int, int, int, int]] = []
    for row in table.rows:
        column = 0
        while column < len(row):
            last = _last_covered(row, column)
            # What is wider than the widest cell need not be measured to its end.
            words = row[column].span.of(text)[: WIDEST_CELL + 1]
            needed = min(sum(cell_widths(words)), WIDEST_CELL)
            if last == column:
                widths[column] = max(widths[column], needed)
            else:
                longest = max((sum(cell_widths(word)) for word in words.split() if word.isascii()), default=0)
                spanning.append((column, last, needed, min(longest, WIDEST_CELL)))
            column = last + 1
    for first, last, needed, longest in spanning:
        shown = [width for width in widths[first : last + 1] if width]
        if shown:
            room = sum(shown) + COLUMN_GAP * (len(shown) - 1)
            widest = max(range(first, last + 1), key=widths.__getitem__)
            widths[widest] += max(longest - room, 0)
        else:
            widths[first] = needed
    return widths


def _cell_pieces(text: str, span: Span, x: int, room: int, *, is_value: bool) -> list[Piece]:
    """Return the stretches of one cell, one a row; a number that is a value stands at the right of its column."""
    words = span.of(text)
    taken = sum(cell_widths(words))
    if is_value and taken <= room and _is_numeric(words):
        return [Piece(x + room - taken, span.start, span.end)]
    return [Piece(x, start, stop) for start, stop in wrapped(text, span.start, span.end, room)]


_NUMERIC = frozenset("0123456789.,-+−–—()%％$€£¥￥ *…")


def _is_numeric(words: str) -> bool:
    return all(character in _NUMERIC for character in words) and any(c.isdigit() or c in "-–—…" for c in words)
