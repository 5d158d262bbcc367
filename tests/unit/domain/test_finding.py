from decimal import Decimal

from msgspec.structs import replace

from tests.making import report_of
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.text import Span
from tui.domain.wire import report_from_wire, report_to_wire

TOTAL = Operand(Span(0, 2), "10", Decimal(10), Decimal("0.5"), "all")
PARTS = (Operand(Span(3, 4), "4", Decimal(4), name="half"), Operand(Span(5, 6), "5", Decimal(5)))
FINDING = Finding(
    CheckKind.SUM, "table.total", Verdict.FAILS, (TOTAL, *PARTS), "no", "x1 + x2", Decimal(9), Decimal("0.5")
)


def test_the_difference_is_what_is_stated_less_what_was_worked_out() -> None:
    assert FINDING.difference == Decimal(1)


def test_a_relation_without_arithmetic_has_no_difference() -> None:
    assert replace(FINDING, computed=None).difference is None


def test_the_key_stays_when_the_figures_move_and_goes_when_they_change() -> None:
    moved = replace(FINDING, operands=tuple(replace(o, span=Span(o.span.start + 9, o.span.end + 9)) for o in PARTS))
    same = replace(FINDING, operands=PARTS)
    changed = replace(FINDING, operands=(replace(PARTS[0], printed="6"), PARTS[1]))

    assert moved.key == same.key
    assert changed.key != same.key


def test_findings_survive_the_machine_interface() -> None:
    report = replace(report_of("10 4 5"), findings=(FINDING,))

    assert report_from_wire(report_to_wire(report)) == report


def test_a_reading_from_before_there_were_findings_has_none() -> None:
    wire = report_to_wire(report_of("10 4 5"))
    del wire["findings"]

    assert report_from_wire(wire).findings == ()
