"""Reports and reviews for tests, made without the readers: each run of digits in a text is a figure."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from tui.domain.figure import Figure, FigureKind, Numerals, Quantity
from tui.domain.report import Block, BlockKind, Report, Section, Source
from tui.domain.text import Span
from tui.session import Desk, Reading
from tui.settings import Settings
from tui.store.database import Store

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def ticking_clock() -> Callable[[], datetime]:
    """Return a clock that is a second later each time that it is asked."""
    times = (START + timedelta(seconds=second) for second in range(10**9))
    return lambda: next(times)


def report_of(text: str, *, location: str = "/reports/one.txt", unchecked: frozenset[str] = frozenset()) -> Report:
    """Return a report of one line a block; lines that begin with `#` are sections, by how many there are."""
    body = text.encode("utf-8", "surrogatepass")
    return Report(
        source=Source(location, "text/plain", hashlib.sha256(body).hexdigest(), len(body), START),
        text=text,
        title="A report",
        date="2025-12-31",
        publisher="The publisher",
        language="en",
        blocks=tuple(Block(BlockKind.PARAGRAPH, span) for span in _lines(text)),
        sections=_sections(text),
        numerals=Numerals(
            tuple(
                Figure(
                    index,
                    Span(*match.span()),
                    FigureKind.COUNT,
                    Quantity(Decimal(match[0])),
                    label="things",
                    checkable=match[0] not in unchecked,
                )
                for index, match in enumerate(_NUMERAL.finditer(text))
            )
        ),
    )


def reading_of(text: str, *, location: str = "/reports/one.txt", unchecked: frozenset[str] = frozenset()) -> Reading:
    """Return a reading whose snapshot is the text's bytes."""
    return Reading(text.encode("utf-8", "surrogatepass"), report_of(text, location=location, unchecked=unchecked))


def desk_in(folder: Path, *, reviewer: str = "Ada") -> Desk:
    """Return a desk with the store in `folder`."""
    return Desk(Store.open(folder), Settings(reviewer=reviewer), clock=ticking_clock())


def _lines(text: str) -> list[Span]:
    spans = []
    at = 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def _sections(text: str) -> tuple[Section, ...]:
    heads = [(span, len(words) - len(words.lstrip("#"))) for span in _lines(text) if (words := span.of(text))[0] == "#"]
    sections = []
    for index, (span, level) in enumerate(heads):
        end = next((other.start for other, deep in heads[index + 1 :] if deep <= level), len(text))
        title = span.of(text).strip("# ")
        sections.append(Section(level, "", title, Span(span.start, end), span))
    return tuple(sections)
