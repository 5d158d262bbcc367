"""Where the cells of a table stand: how wide its columns are at a width, and which stretches stand on which row."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.app.wrap import cell_widths, wrapped
from tui.domain.report import Cell, Table
from tui.domain.text import Span

COLUMN_GAP = 2
WIDEST_CELL = 44
NARROWEST_CELL = 2
HEAD_CELLS = 20
"""What the name of a row has at least, if it is that long."""
FEW = 4
"""How many characters of Chinese stand on a row at least."""
MOST_FROZEN = 0.6
"""The share of the width that a table's first column may keep to itself while the others scroll."""
HELD = 0.4
"""The share that it is wrapped to where it would keep more: whose row a number stands in is seen at any scroll."""


class Piece(NamedTuple):
    """A stretch of the text at a place in its row."""

    x: int
    """The column of its first cell, from 0 at the left of the text area."""
    start: int
    """The offset of its first code point."""
    end: int
    """The offset after its last one."""


class TableRows(NamedTuple):
    """A table, laid out."""

    width: int
    """How many cells it takes."""
    frozen: int
    """How many cells at its left stay when it scrolls sideways: its heads."""
    rows: tuple[tuple[int, tuple[Piece, ...]], ...]
    """Its rows: an offset that never falls from row to row, and what stands there."""


def table_rows(text: str, table: Table, start: int, width: int) -> TableRows:
    """Lay out a table.

    Args:
        text: The text that its spans refer to.
        table: The table.
        start: The offset at which it begins.
        width: The cells that there are; it may take more.
    """
    columns = [0]
    for cells in _column_widths(text, table, width):
        columns.append(columns[-1] + cells + (COLUMN_GAP if cells else 0))
    drawn: set[Span] = set()
    rows: list[tuple[int, tuple[Piece, ...]]] = []
    for row in table.rows:
        stacks: list[list[Piece]] = []
        for column, cell in enumerate(row):
            if cell.span and cell.span not in drawn:
                drawn.add(cell.span)
                room = max(columns[_last_covered(row, column) + 1] - COLUMN_GAP - columns[column], NARROWEST_CELL)
                stacks.append(_cell_pieces(text, cell.span, columns[column], room, is_value=column > 0))
        start = min((stack[0].start for stack in stacks), default=start)
        depths = range(max((len(stack) for stack in stacks), default=1))
        rows += [(start, tuple(stack[depth] for stack in stacks if depth < len(stack))) for depth in depths]
    frozen = columns[1] if len(columns) > 1 and columns[1] <= width * MOST_FROZEN else 0
    return TableRows(columns[-1] - COLUMN_GAP, frozen, tuple(rows))


def _last_covered(row: Sequence[Cell], column: int) -> int:
    """Return the last column that the cell at `column` covers in its row."""
    while row[column].span and column + 1 < len(row) and row[column + 1].span == row[column].span:
        column += 1
    return column


def _column_widths(text: str, table: Table, width: int) -> list[int]:
    """Return the cells that each column takes: none where it is empty.

    A cell that spans columns asks only that its longest word has room, so that no number is cut. Over columns that no
    cell has for itself it gets more of what is left of the width, those at the left first, for they name the rows.
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
                spanning.append((column, last, needed, min(_longest_word(words), needed)))
            column = last + 1
    own = tuple(widths)
    for first, last, needed, longest in spanning:
        is_head = first == 0 and not any(own[: last + 1])
        _widen(widths, first, last, max(longest, min(needed, HEAD_CELLS)) if is_head else longest)
    left = width - sum(cells + COLUMN_GAP for cells in widths if cells) + COLUMN_GAP
    for first, last, needed, _ in sorted(spanning):
        if left > 0 and not any(own[first : last + 1]):
            left -= _widen(widths, first, last, needed, left)
    if widths and left < 0 and widths[0] + COLUMN_GAP > width * MOST_FROZEN:
        widths[0] = max(widths[0] + left, int(width * HELD), NARROWEST_CELL)
    return widths


def _longest_word(words: str) -> int:
    """Return how many cells the longest word has; of Chinese, which may break anywhere, never many."""
    return max((sum(cell_widths(word if word.isascii() else word[:FEW])) for word in words.split()), default=0)


def _widen(widths: list[int], first: int, last: int, needed: int, most: int = WIDEST_CELL) -> int:
    """Give the widest of some columns what they lack for a cell over them, or as much of it as may be; return that."""
    shown = [cells for cells in widths[first : last + 1] if cells]
    lacking = needed - sum(shown) - COLUMN_GAP * max(len(shown) - 1, 0)
    widest = max(range(first, last + 1), key=widths.__getitem__)
    given = max(min(lacking, most), 0)
    widths[widest] += given
    return given


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
