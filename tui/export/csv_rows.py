"""CSV for spreadsheets: RFC 4180, UTF-8 with a byte order mark, no cell that runs as a formula.

The columns are those of a working paper (ISA 230: what was tested, by whom, when, with what result). The last row says
what was left out, so that a filtered file can't be taken for the whole.
"""

import csv
import io
import re

from tui import __version__
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Review, Status
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.domain.wire import plain
from tui.export.notes import SCHEMA, NotedItem, Notes
from tui.export.wording import UNCHECKED, left_out_words, section_words, utc

COLUMNS = (
    "Ref",
    "Section",
    "Quote",
    "As printed",
    "Value",
    "Unit",
    "Scale",
    "Kind",
    "Precision",
    "Period",
    "What it measures",
    "Status",
    "Tick mark",
    "Note",
    "Prepared by",
    "Prepared at",
    "Report",
    "Report URL or file",
    "Snapshot hash",
    "Schema",
    "Program",
    "Modifier",
)
"""The head row. Columns are added at the end, never moved."""
_BYTE_ORDER_MARK = "\ufeff"
_RUNS = frozenset("=+-@\t\r\n\x00＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, with the full-width forms and the blanks it skips."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def render(notes: Notes) -> bytes:
    """Return the head row, a row for each item in reading order, one for each orphan, and what was left out."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    common = _common(notes)
    for noted in notes.items:
        writer.writerow([neutralised(value) for value in (*_item_cells(notes, noted), *common, _modifier(noted))])
    for orphan in notes.orphans:
        item = orphan.item
        cells = ("", item.target.quote.exact, item.printed, item.value, item.unit, "", item.kind, "", "", item.label)
        note = f"{orphan.review.note} [not in this version: {orphan.why}]".strip()
        decided = _review_cells(orphan.review, note)
        writer.writerow([neutralised(value) for value in (item.id, *cells, *decided, *common, "")])
    closing = ["left out", *[""] * 10, "left out", "", left_out_words(notes), "", ""]
    writer.writerow([neutralised(value) for value in (*closing, *common, "")])
    # A lone surrogate has no UTF-8; a spreadsheet could not show it either.
    return (_BYTE_ORDER_MARK + lines.getvalue()).encode("utf-8", "replace")


def neutralised(text: str) -> str:
    """Return a cell that no spreadsheet runs: a leading `'` before what would begin a formula; numbers stay.

    Words that look like such a cell get one more, so that `recovered` can tell them apart.
    """
    return f"'{text}" if text.lstrip("'")[:1] in _RUNS and text and not _NUMBER.fullmatch(text) else text


def recovered(cell: str) -> str:
    """Return what `neutralised` was given."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _RUNS else cell


def _item_cells(notes: Notes, noted: NotedItem) -> tuple[str, ...]:
    item, figure, text = noted.item, noted.figure, notes.report.text
    position = item.target.position
    around = context_around(text, Span(position.start, position.end))
    precision = figure.quantity.precision if figure else None
    return (
        item.id,
        section_words(notes.report, noted.section),
        around.of(text).replace("\t", " · ").strip(),
        item.printed,
        _value(noted),
        item.unit,
        plain(figure.quantity.scale) if figure else "",
        item.kind,
        "" if precision is None else plain(precision),
        figure.period if figure else "",
        item.label,
        *_review_cells(noted.review, noted.review.note, checkable=figure is None or figure.checkable),
    )


def _value(noted: NotedItem) -> str:
    """A range with dots: with a slash or a dash a spreadsheet would make a date of it."""
    quantity = noted.figure.quantity if noted.figure else None
    if quantity is None or quantity.low is None or quantity.high is None:
        return noted.item.value
    return f"{plain(quantity.low)}..{plain(quantity.high)}"


def _modifier(noted: NotedItem) -> str:
    """Return the words that loosen or bound the value, as `about` or `at least`."""
    return noted.figure.quantity.loosely.strip() if noted.figure else ""


def _review_cells(review: Review, note: str, *, checkable: bool = True) -> tuple[str, ...]:
    is_unchecked = review.status is Status.OPEN and not checkable
    words = UNCHECKED if is_unchecked else STATUS_WORDS[review.status]
    return words, STATUS_GLYPHS[review.status], note, review.reviewer, utc(review.at)


def _common(notes: Notes) -> tuple[str, ...]:
    source = notes.report.source
    return notes.report.title, source.location, source.sha256, str(SCHEMA), f"tieout {__version__}"
