"""The rows of a working paper (ISA 230: what was tested, by whom, when, with what result): one table for all sheets.

Cells are typed: what a spreadsheet gets as a number or a date is one here.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from msgspec import Struct

from tui import __version__
from tui.domain.evidence import Evidence
from tui.domain.figure import Figure
from tui.domain.review import EventField, Item, Review, Status
from tui.domain.sentence import context_around
from tui.domain.signing import SignOff
from tui.domain.spans import spans_of
from tui.domain.text import Span
from tui.domain.wire import plain
from tui.export.notes import SCHEMA, Notes
from tui.export.wording import evidence_place, evidence_title, opinion_words, section_words, status_words

Cell: TypeAlias = str | Decimal | datetime | None

CONCLUSIONS = {
    Status.OPEN: "not concluded",
    Status.VERIFIED: "no exception",
    Status.DISPUTED: "exception",
    Status.NEEDS_SOURCE: "unsupported",
    Status.EXCLUDED: "out of scope",
}
"""What each status comes to in the words of a working paper."""


class Row(Struct, frozen=True):
    """One item in its notes."""

    notes: Notes
    """The notes on its report."""
    item: Item
    """The item."""
    review: Review
    """What was decided."""
    section: int | None = None
    """The index of its section."""
    figure: Figure | None = None
    """The figure that it is; None for a passage, and for an item that the reading doesn't have."""
    paragraph: int | None = None
    """Which block of the article it stands in, from 1; None when it stands in none."""
    why_gone: str = ""
    """Why the reading doesn't have it; empty for one that it has."""


class Column(Struct, frozen=True):
    """One column of the working paper."""

    name: str
    """Its head."""
    width: int
    """How wide a spreadsheet shows it, in characters."""
    of: Callable[[Row], Cell]
    """What stands in it."""


def rows_of(notes: Notes) -> Iterator[Row]:
    """Yield a row for each item in reading order, then one for each that the reading doesn't have."""
    blocks = spans_of(notes.report.blocks)
    for noted in notes.items:
        at = noted.item.target.position.start
        index = bisect_right(blocks.starts, at) - 1
        inside = index >= 0 and at < blocks.ends[index]
        yield Row(notes, noted.item, noted.review, noted.section, noted.figure, index + 1 if inside else None)
    for orphan in notes.orphans:
        yield Row(notes, orphan.item, orphan.review, why_gone=orphan.why)


def number_of(text: str) -> Decimal | None:
    """Return the number that a value is; None when it is none, or more than one."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _quote(row: Row) -> str:
    item, quote = row.item, row.item.target.quote
    if row.why_gone:
        text = f"{quote.prefix}{quote.exact}{quote.suffix}"
        span = Span(len(quote.prefix), len(quote.prefix) + len(quote.exact))
    else:
        text = row.notes.report.text
        span = Span(item.target.position.start, item.target.position.end)
    return context_around(text, span).of(text).replace("\t", " · ").strip()


def _value(row: Row) -> Cell:
    """A range is told with dots: with a slash or a dash a spreadsheet would make a date of it."""
    quantity = row.figure.quantity if row.figure else None
    if quantity is not None and quantity.low is not None and quantity.high is not None:
        return f"{plain(quantity.low)}..{plain(quantity.high)}"
    return number_of(row.item.value) if quantity is None or quantity.value is not None else row.item.value


def _procedure(row: Row) -> str:
    return "; ".join(row.notes.legend.get(tick, tick) for tick in row.review.ticks)


def _listed(words: Callable[[Evidence], str]) -> Callable[[Row], str]:
    """Make a column of one line for each piece of evidence, so that the lines of several columns belong together."""
    return lambda row: "\n".join(map(words, row.review.evidence)).rstrip("\n")


def _source_values(row: Row) -> Cell:
    values = [piece.value for piece in row.review.evidence if piece.value]
    number = number_of(values[0]) if len(values) == 1 else None
    return number if number is not None else "\n".join(values)


def _difference(row: Row) -> Decimal | None:
    stated, source = number_of(row.item.value), _source_values(row)
    return stated - source if stated is not None and isinstance(source, Decimal) else None


def _tolerance(row: Row) -> Decimal | None:
    """Half of the last printed place: how far rounding alone can take the printed number from the source's."""
    precision = row.figure.quantity.precision if row.figure else None
    return None if precision is None or _difference(row) is None else precision / 2


def _note(row: Row) -> str:
    return f"{row.review.note} [not in this version: {row.why_gone}]".strip() if row.why_gone else row.review.note


def _reviewed(row: Row) -> SignOff | None:
    """Return who signed last for having reviewed what stands there now."""
    signed = [one for one in row.notes.sign_offs if one.role is EventField.REVIEWED and not one.changed_since]
    return signed[-1] if signed else None


COLUMNS: Sequence[Column] = (
    Column("Ref", 9, lambda row: row.item.id),
    Column("Section", 24, lambda row: section_words(row.notes.report, row.section)),
    Column("Paragraph", 10, lambda row: None if row.paragraph is None else Decimal(row.paragraph)),
    Column("Quote", 60, _quote),
    Column("As printed", 16, lambda row: row.item.printed),
    Column("Value", 16, _value),
    Column("Unit", 8, lambda row: row.item.unit),
    Column("Scale", 10, lambda row: row.figure.quantity.scale if row.figure else None),
    Column("Kind", 12, lambda row: row.item.kind),
    Column("Precision", 10, lambda row: row.figure.quantity.precision if row.figure else None),
    Column("Modifier", 10, lambda row: row.figure.quantity.loosely.strip() if row.figure else ""),
    Column("Period", 12, lambda row: row.figure.period if row.figure else ""),
    Column("What it measures", 24, lambda row: row.item.label),
    Column("Status", 14, lambda row: status_words(row.review, row.figure)),
    Column("Tick mark", 10, lambda row: " ".join(row.review.ticks)),
    Column("Procedure", 24, _procedure),
    Column("Source title", 24, _listed(evidence_title)),
    Column("Source URL or file", 30, _listed(evidence_place)),
    Column("Locator", 16, _listed(lambda piece: piece.locator)),
    Column("Source value", 16, _source_values),
    Column("Difference", 12, _difference),
    Column("Tolerance", 12, _tolerance),
    Column("Conclusion", 14, lambda row: CONCLUSIONS[row.review.status]),
    Column("Note", 40, _note),
    Column("Tags", 14, lambda row: " ".join(row.review.tags)),
    Column("Prepared by", 14, lambda row: row.review.reviewer),
    Column("Prepared at", 20, lambda row: row.review.at),
    Column("Active seconds", 10, lambda row: Decimal(row.review.spent_s) if row.review.spent_s else None),
    Column("Reviewed by", 14, lambda row: "" if (found := _reviewed(row)) is None else found.reviewer),
    Column("Reviewed at", 20, lambda row: None if (found := _reviewed(row)) is None else found.at),
    Column("All conclusions", 30, lambda row: opinion_words(row.review)),
    Column("Report", 30, lambda row: row.notes.report.name),
    Column("Report URL or file", 30, lambda row: row.notes.report.source.location),
    Column("Snapshot hash", 20, lambda row: row.notes.report.source.sha256),
    Column("Schema", 8, lambda _: str(SCHEMA)),
    Column("Program", 14, lambda _: f"tieout {__version__}"),
)
"""The columns in their order: those of the working paper, then what names the report and the file's makers."""
