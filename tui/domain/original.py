"""The page as it was before tieout touched it: repairs undone, and what was set apart back in its place."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import Block, BlockKind, Cell, Report, Table
from tui.domain.text import Span


class Original(Struct, frozen=True):
    """A report's text with its damage, and with all that is not the body."""

    text: str
    """The words as they were printed; one line a block."""
    blocks: tuple[Block, ...]
    """Its lines."""
    repaired: tuple[Span, ...]
    """What was changed or taken out in the reading, in order."""
    aside: tuple[Span, ...]
    """What was set apart, in order."""
    aside_numbers: tuple[int, ...] = ()
    """Which piece of `Report.aside` each of them is."""
    body: tuple[tuple[int, int], ...] = ()
    """The offsets here and in `Report.text` at which each unchanged stretch of the body begins, in order."""

    def aside_at(self, block: int) -> int | None:
        """Return which piece of `Report.aside` a block is or belongs to; None for a block of the body."""
        at = bisect_right(self.aside, self.blocks[block].span.start, key=lambda span: span.start) - 1
        return self.aside_numbers[at] if at >= 0 and self.blocks[block].span.start < self.aside[at].end else None

    def offset_at(self, block: int) -> int:
        """Return the offset in `Report.text` at which a block of the body begins."""
        start = self.blocks[block].span.start
        at = bisect_right(self.body, start, key=lambda pair: pair[0]) - 1
        here, there = self.body[at]
        beyond = self.body[at + 1][1] if at + 1 < len(self.body) else there + start - here
        return min(there + start - here, beyond)


def original_of(report: Report) -> Original:
    """Return the page that a report was read from.

    The body of the result, without the set-apart pieces, is the text before the repairs, to the character.
    """
    parts: list[str] = []
    repaired: list[Span] = []
    aside: list[Span] = []
    numbers: list[int] = []
    body: list[tuple[int, int]] = []
    size = 0

    def add(piece: str, marks: list[Span] | None = None) -> None:
        nonlocal size
        if marks is not None and piece:
            marks.append(Span(size, size + len(piece)))
        parts.append(piece)
        size += len(piece)

    edits = sorted(
        [(entry.at, 0, index) for index, entry in enumerate(report.aside)]
        + [(repair.span.start, 1, index) for index, repair in enumerate(report.repairs)],
    )
    at = 0
    for place, sort, index in edits:
        body.append((size, at))
        add(report.text[at:place])
        at = max(at, place)
        if sort == 0:
            if parts and not parts[-1].endswith("\n") and size:
                add("\n")
            begins, piece, done = size, report.aside[index], 0
            for repair in piece.repairs:
                add(piece.text[done : repair.span.start])
                add(repair.was, repaired)
                done = repair.span.end
            add(piece.text[done:])
            aside += [Span(begins, size)] if size > begins else []
            numbers += [index] * (len(aside) - len(numbers))
            add("\n")
        else:
            add(report.repairs[index].was, repaired)
            at = report.repairs[index].span.end
    body.append((size, at))
    add(report.text[at:])
    blocks = _with_markers(_blocks_of("".join(parts)), body, report)
    return Original("".join(parts), blocks, tuple(repaired), tuple(aside), tuple(numbers), tuple(body))


def _with_markers(lines: Sequence[Block], body: Sequence[tuple[int, int]], report: Report) -> tuple[Block, ...]:
    """Return the lines of the page, with what lists print before those that begin a block of the body."""
    marked = list(lines)
    for block in report.blocks:
        if block.marker:
            here, there = body[bisect_right(body, block.span.start, key=lambda pair: pair[1]) - 1]
            place = here + block.span.start - there
            line = bisect_right(marked, place, key=lambda line: line.span.start) - 1
            if line >= 0 and marked[line].table is None:
                marked[line] = replace(marked[line], marker=block.marker)
    return tuple(marked)


def _blocks_of(text: str) -> tuple[Block, ...]:
    """Return one block a line of `text`, and one for lines of cells that follow each other."""
    blocks: list[Block] = []
    rows: list[Span] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        span = Span(start, min(start + len(line), len(text)))
        if "\t" in line:
            rows.append(span)
        else:
            blocks += _table_of(text, rows)
            rows = []
            if line.strip():
                blocks.append(Block(BlockKind.PARAGRAPH, span))
        start = min(start + len(line) + 1, len(text))
    return tuple(blocks)


def _table_of(text: str, lines: list[Span]) -> list[Block]:
    """Return the table that lines of tab-separated cells are; nothing for no lines."""
    if not lines:
        return []
    rows: list[list[Cell]] = []
    for line in lines:
        cells: list[Cell] = []
        start = line.start
        for words in line.of(text).split("\t"):
            cells.append(Cell(Span(start, start + len(words))))
            start += len(words) + 1
        rows.append(cells)
    width = max(len(cells) for cells in rows)
    padded = (
        tuple(cells + [Cell(Span(line.end, line.end))] * (width - len(cells)))
        for line, cells in zip(lines, rows, strict=True)
    )
    return [Block(BlockKind.TABLE, Span(lines[0].start, lines[-1].end), table=Table(tuple(padded)))]
