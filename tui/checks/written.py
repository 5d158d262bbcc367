"""Tables that a plain passage writes in lines: cells parted by `|`, or set in columns with two blanks or more.

Most rows of such a table have the same number of cells, and those fix where its columns stand; a row with fewer or more
is placed by what it stands under. A line without a gap between rows is the name of a group.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tui.checks.places import Places
from tui.domain.text import Span

_LONGEST_LINE = 600
_LONGEST_NAME = 60
_MOST_IDLE = 2
_FEWEST_ROWS = 2
_WIDE_FROM = "\u2e80"
_CELL = re.compile(r"[^\s|](?:[^\s|]| (?=[^\s|]))*")
_RULE = re.compile(r"[\s|:+=—-]+")
_PIPED = re.compile(r"[^|]+")
_VALUES_AND_BLANKS = re.compile(r"[\d\s,.()%+−$€£¥—–-]+")
_DIGIT = re.compile(r"\d")
_ONE_BLANK = re.compile(r"\S+")

Rows = list[list[Span]]


def written_rows(places: Places, spans: Sequence[Span]) -> Iterator[Rows]:
    """Yield the tables among the paragraphs at `spans`, each as rows of cells of one length."""
    run: list[tuple[Span, list[Span]]] = []
    idle = 0
    for line in _lines(places.text, spans):
        places.pace()
        cells = _cells(places.text, line)
        if len(cells) > 1:
            run.append((line, cells))
            idle = 0
        elif run and idle < _MOST_IDLE and len(line) < _LONGEST_NAME and not places.within(line):
            run.append((line, cells))
            idle += 1
        else:
            yield from _table(places, run)
            run, idle = [], 0
    yield from _table(places, run)


def _lines(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        start = span.start
        while start < span.end:
            end = text.find("\n", start, span.end)
            end = span.end if end < 0 else end
            yield Span(start, end)
            start = end + 1


def _cells(text: str, line: Span) -> list[Span]:
    """Return the cells of a line; one for a line of words, none for a ruled line."""
    words = line.of(text)
    if len(line) > _LONGEST_LINE:
        return []
    if words.lstrip().startswith("|"):
        if _RULE.fullmatch(words):
            return []
        return [_stripped(text, Span(*found.span())) for found in _PIPED.finditer(text, line.start, line.end)]
    return [Span(*found.span()) for found in _CELL.finditer(text, line.start, line.end)]


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _table(places: Places, run: Sequence[tuple[Span, list[Span]]]) -> Iterator[Rows]:
    text = places.text
    values = [(line, cells) for line, cells in run if len(cells) > 1 and any(places.within(cell) for cell in cells[1:])]
    if len(values) < _FEWEST_ROWS:
        return
    if all(line.of(text).lstrip().startswith("|") for line, cells in run if len(cells) > 1):
        width = max(len(cells) for _, cells in run)
        yield [_padded(cells, width) for _, cells in run if cells]
        return
    width = Counter(len(cells) for _, cells in values).most_common(1)[0][0]
    edges = _edges(text, [(line, cells) for line, cells in values if len(cells) == width])
    rows = (_placed(text, line, cells, edges) for line, cells in run if cells)
    yield [row for row in rows if row]


def _padded(cells: list[Span], width: int) -> list[Span]:
    last = cells[-1].end
    return [*cells, *(Span(last, last) for _ in range(width - len(cells)))]


def _edges(text: str, rows: Sequence[tuple[Span, list[Span]]]) -> list[tuple[int, int]]:
    """Return from where to where each column stands on the screen."""
    edges = [(10**6, 0)] * len(rows[0][1])
    for line, cells in rows:
        for column, (left, right) in enumerate(_screen(text, line, cells)):
            edges[column] = (min(edges[column][0], left), max(edges[column][1], right))
    return edges


def _screen(text: str, line: Span, cells: Sequence[Span]) -> list[tuple[int, int]]:
    """Return where each cell stands on the screen, Chinese characters being two wide."""
    places = []
    at, width = line.start, 0
    for cell in cells:
        width += _width(text[at : cell.start])
        left, at = width, cell.end
        width += _width(cell.of(text))
        places.append((left, width))
    return places


def _width(words: str) -> int:
    return len(words) if words.isascii() else sum(2 if character > _WIDE_FROM else 1 for character in words)


def _placed(text: str, line: Span, cells: list[Span], edges: Sequence[tuple[int, int]]) -> list[Span]:
    """Return the cells of a row, one for each column; nothing when two would stand in one column."""
    if len(cells) == len(edges):
        return cells
    if len(cells) == 1:
        return cells
    if len(cells) == len(edges) - 1 and not any(_DIGIT.search(cell.of(text)) for cell in cells):
        return [Span(line.start, line.start), *cells]
    parted = [part for cell in cells for part in _parted(text, cell)]
    if len(parted) == len(edges):
        return parted
    row = [Span(line.end, line.end)] * len(edges)
    for cell, (left, right) in zip(cells, _screen(text, line, cells), strict=True):
        column = max(range(len(edges)), key=lambda at: min(right, edges[at][1]) - max(left, edges[at][0]))
        if len(row[column]):
            return []
        row[column] = cell
    return row


def _parted(text: str, cell: Span) -> list[Span]:
    """Cut a cell of nothing but numbers at its blanks: a narrow column may stand one blank from the next."""
    if _VALUES_AND_BLANKS.fullmatch(cell.of(text)) is None:
        return [cell]
    return [Span(*found.span()) for found in _ONE_BLANK.finditer(text, cell.start, cell.end)]
