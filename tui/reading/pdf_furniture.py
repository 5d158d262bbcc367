"""What a page prints around its text: running heads and feet, page numbers, numbers of the document in the margin."""

import re
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tui.reading.pdf_pages import Page
from tui.reading.pdf_runs import Run, rows_of

RUNNING_HEAD = "running head"
PAGE_NUMBER = "page number"
DOCUMENT_NUMBER = "document number"

_FEWEST_PAGES = 3
"""On how many pages the same words stand at one height when they are a running head."""
_MOST_ROWS = 4
"""How many rows from the edge a running head or foot takes at most."""
_MOST_PARTS = 3
"""Left, middle, right: a row of more parts is the head of a table that goes on."""
_SAME_HEIGHT = 4.0
_PAGE_NUMBER = re.compile(
    r"[-–—·|\s]{0,4}(?:page|p\.|第)?\s?(\d{1,4}|[ivxl]{1,7})\s?[页頁]?(?:\s?(?:of|/|，|,|共)\s?共?\s?\d{1,4}\s?[页頁]?)?[-–—·|\s]{0,4}",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,])|\b[ivxl]{1,7}\b", re.IGNORECASE)
_DOCUMENT_NUMBER = re.compile(r".{0,20}[A-Z(（〔\[]\d.{0,24}[号號](?:文件)?|[A-Z]{2,6}[-/(]\d[\w()/-]{2,24}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_EDGE = 0.15
"""How much of the page's height a margin takes, with its running head and the first line of the text."""
_MARGIN = 0.1
"""How much of the page's height its upper margin takes."""
_CLEAR = 2.0
"""The gap below what stands in the margin, in ems."""


def furniture_of(pages: Sequence[tuple[Page, Sequence[Run]]]) -> dict[int, str]:
    """Return why a run is none of the text, by its `id`.

    The same words at one height on three pages, counters left out, are a running head or foot; a number alone at the
    edge that counts with the pages is a page number. Both are looked for in the rows next to the edge alone.
    """
    edges = [edge for page, runs in pages for edge in _edges(page, runs)]
    heights: dict[tuple[str, float], list[float]] = defaultdict(list)
    for row in (row for edge in edges for row in edge):
        heights[_look(row)].append(row[0].base)
    counts = _counting(pages)
    found: dict[int, str] = {}
    for edge in edges:
        at_edge = True
        for row in edge:
            if at_edge and counts.get(id(row[0])):
                reason = PAGE_NUMBER
            elif _is_repeated(row, heights, outermost=at_edge):
                reason = RUNNING_HEAD
            else:
                at_edge = False
                continue
            found |= {id(run): reason for run in row}
    for page, runs in pages[:1]:
        found |= {id(run): DOCUMENT_NUMBER for run in _in_margin(page, runs)}
    return found


def _edges(page: Page, runs: Sequence[Run]) -> list[list[list[Run]]]:
    """Return the rows in the upper and in the lower margin of a page, from the edge inwards."""
    rows = rows_of(runs)
    head = [row for row in rows if row[0].base - page.top < _EDGE * page.height]
    foot = [row for row in rows if row[0].base - page.top > (1 - _EDGE) * page.height]
    return [head[:_MOST_ROWS], foot[: -_MOST_ROWS - 1 : -1]]


def _look(row: Sequence[Run]) -> tuple[str, float]:
    """Return the words without counters and the size of print: a cover has in large what is the head of its pages."""
    return _COUNTER.sub("#", _words(row)), row[0].size


def _words(row: Sequence[Run]) -> str:
    return " ".join(run.text for run in sorted(row, key=lambda run: run.left))


def _is_repeated(row: Sequence[Run], heights: Mapping[tuple[str, float], Sequence[float]], *, outermost: bool) -> bool:
    """Say whether a row is a running head; its words alone tell at the very edge, for covers are set otherwise."""
    places = heights[_look(row)]
    common = statistics.median_low(places)
    same = sum(abs(height - (common if outermost else row[0].base)) <= _SAME_HEIGHT for height in places)
    return len(row) <= _MOST_PARTS and same >= _FEWEST_PAGES


def _counting(pages: Sequence[tuple[Page, Sequence[Run]]]) -> dict[int, bool]:
    """Say by `id` which numbers alone at the edge count with the pages; one page's number must be its own."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for page, runs in pages:
        for edge in _edges(page, runs):
            for row in edge:
                value = _number_in(_words(row)) if len(row) <= _MOST_PARTS else 0
                if value:
                    numbers[value - page.number].append(id(row[0]))
    return {run: len(alike) > 1 or offset == 0 for offset, alike in numbers.items() for run in alike}


def _number_in(text: str) -> int:
    found = _PAGE_NUMBER.fullmatch(text.strip())
    if found is None:
        return 0
    digits = found[1].lower()
    return int(digits) if digits.isdigit() else _roman(digits)


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _in_margin(page: Page, runs: Sequence[Run]) -> list[Run]:
    """Return the number under which the document is filed, when it stands alone in the upper margin."""
    rows = rows_of(runs)
    if len(rows) <= 1 or len(rows[0]) != 1:
        return []
    run, below = rows[0][0], rows[1][0]
    is_high = run.base - page.top < _MARGIN * page.height
    is_apart = below.base - run.base > _CLEAR * run.size
    return [run] if is_high and is_apart and _DOCUMENT_NUMBER.fullmatch(run.text) else []
