"""Findings in words."""

from decimal import Decimal

from tui.app.findings import finding_lines
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.review import Review
from tui.domain.text import Span


def finding(verdict: Verdict, count: int = 2, message: str = "The parts make it.") -> Finding:
    """Return a sum of so many figures."""
    operands = tuple(
        Operand(Span(number, number + 1), str(value), Decimal(value), Decimal("0.5"))
        for number, value in enumerate([count, *[1] * count])
    )
    return Finding(
        kind=CheckKind.SUM,
        rule="sum",
        verdict=verdict,
        operands=operands,
        message=message,
        expression=" + ".join(f"x{number}" for number in range(1, count + 1)),
        computed=Decimal(count),
        tolerance=Decimal("1.5"),
    )


def told(verdict: Verdict, count: int = 2, *, is_brief: bool) -> list[str]:
    lines = finding_lines(finding(verdict, count), Review(), is_brief=is_brief)
    return ["".join(word.text for word in line) for line in lines if line]


def test_the_card_says_of_figures_that_agree_only_that_they_do() -> None:
    assert told(Verdict.HOLDS, is_brief=True) == ["= sum: holds", "The parts make it."]
    assert told(Verdict.HOLDS, is_brief=False)[2:] == ["worked out 1 + 1 = 2; 2 is stated"]


def test_the_card_gives_the_calculation_and_the_tolerance_of_what_does_not_agree() -> None:
    for verdict in set(Verdict) - {Verdict.HOLDS}:
        lines = told(verdict, is_brief=True)
        assert lines[2:] == ["worked out 1 + 1 = 2; 2 is stated", "rounding explains 1.5"]


def test_the_card_gives_no_calculation_that_the_message_gives() -> None:
    one = finding(Verdict.FAILS, message="The parts make 2 (1 + 1), the total says 2.")
    assert len([line for line in finding_lines(one, Review(), is_brief=True) if line]) == len(["verdict", "message"])


def test_a_calculation_as_long_as_a_column_stands_in_the_list_alone() -> None:
    assert len(told(Verdict.FAILS, 13, is_brief=True)) == len(["verdict", "message"])
    assert told(Verdict.FAILS, 13, is_brief=False)[2].startswith("worked out 1 + 1 + 1")
    assert told(Verdict.FAILS, 12, is_brief=True)[2].startswith("worked out 1 + 1 + 1")
