"""Reports and reviews for tests, made without the readers: each run of digits in a text is a figure."""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from tui.domain.figure import Figure, FigureKind, Numerals, Quantity
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.report import Block, BlockKind, Report, Section, Source
from tui.domain.text import Span
from tui.session import Desk, Reading
from tui.settings import Settings
from tui.store.database import Store

START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_SUM = re.compile(r"(\d+) \+ (\d+) = (\d+)")
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


def reading_with_findings(text: str) -> Reading:
    """Return a reading of which each line that holds `a + b = c` has a finding on c, right or wrong."""
    reading = reading_of(text)
    figures = reading.report.numerals.figures
    findings = []
    for match in _SUM.finditer(text):
        spans = [Span(*match.span(group)) for group in (3, 1, 2)]
        values = [next(figure.quantity.value for figure in figures if figure.span == span) for span in spans]
        operands = tuple(Operand(span, span.of(text), value) for span, value in zip(spans, values, strict=True))
        made = Decimal(match[1]) + Decimal(match[2])
        verdict = Verdict.HOLDS if made == Decimal(match[3]) else Verdict.FAILS
        message = f"The parts make {made}."
        findings.append(Finding(CheckKind.SUM, "prose.sum", verdict, operands, message, "x1 + x2", made, Decimal(0)))
    return replace(reading, report=replace(reading.report, findings=tuple(findings)))


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
