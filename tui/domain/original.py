"""The page as it was before tieout touched it: repairs undone, and what was set apart back in its place."""

from dataclasses import dataclass

from tui.domain.report import Block, BlockKind, Cell, Report, Table
from tui.domain.text import Span


@dataclass(frozen=True, slots=True)
class Original:
    """A report's text with its damage, and with all that is not the body."""

    text: str
    """The words as they were printed; one line a block."""
    blocks: tuple[Block, ...]
    """Its lines."""
    repaired: tuple[Span, ...]
    """What was changed or taken out in the reading, in order."""
    aside: tuple[Span, ...]
    """What was set apart, in order."""


def original_of(report: Report) -> Original:
    """Return the page that a report was read from.

    The body of the result, without the set-apart pieces, is the text before the repairs, to the character.
    """
    parts: list[str] = []
    repaired: list[Span] = []
    aside: list[Span] = []
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
        add(report.text[at:place])
        at = max(at, place)
        if sort == 0:
            if parts and not parts[-1].endswith("\n") and size:
                add("\n")
            add(report.aside[index].text, aside)
            add("\n")
        else:
            add(report.repairs[index].was, repaired)
            at = report.repairs[index].span.end
    add(report.text[at:])
    return _with_lines("".join(parts), tuple(repaired), tuple(aside))


def _with_lines(text: str, repaired: tuple[Span, ...], aside: tuple[Span, ...]) -> Original:
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
    return Original(text, tuple(blocks), repaired, aside)


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
