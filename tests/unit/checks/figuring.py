"""Figures and reports for the tests of the checks."""

from decimal import Decimal

from msgspec.structs import replace

from tests.making import report_of
from tui.checks.find import find_findings
from tui.domain.figure import Figure, FigureKind, Quantity
from tui.domain.finding import Finding, Operand
from tui.domain.report import Report
from tui.domain.text import Span
from tui.figures.extract import find_numerals
from tui.reading.plaintext import passage_blocks


def passage(text: str) -> Report:
    """Return a plain passage with its figures."""
    blocks = passage_blocks(text)
    return replace(report_of(text), blocks=blocks, sections=(), numerals=find_numerals(text, blocks))


def told(text: str) -> tuple[Finding, ...]:
    """Return the findings of a plain passage."""
    return find_findings(passage(text))


def number(value: str, precision: str = "1", kind: FigureKind = FigureKind.COUNT) -> Figure:
    """Return a figure that says `value`."""
    return Figure(0, Span(0, len(value)), kind, Quantity(Decimal(value), precision=Decimal(precision)))


def operand(value: str, slack: str = "0") -> Operand:
    """Return an operand that is printed as its value."""
    return Operand(Span(0, len(value)), value, Decimal(value), Decimal(slack))
