from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.unit.checks.figuring import number, operand
from tui.checks.intervals import (
    EQUAL,
    GROWTH,
    SHARE,
    Claim,
    Interval,
    finding_of,
    judged,
    operand_of,
    slack_of,
    worked_out,
)
from tui.domain.figure import FigureKind, Quantity
from tui.domain.finding import CheckKind, Operand, Verdict


def test_a_figure_is_known_to_half_a_unit_in_its_last_place() -> None:
    assert slack_of(number("4000.5", "0.1")) == Decimal("0.05")


def test_a_plain_integer_that_counts_is_exact() -> None:
    assert slack_of(number("1286")) == 0


def test_an_integer_that_measures_or_was_divided_is_not_exact() -> None:
    assert slack_of(number("14", kind=FigureKind.PERCENT)) == Decimal("0.5")
    assert slack_of(number("12"), rounded=True) == Decimal("0.5")


def test_a_scaled_integer_is_not_exact() -> None:
    figure = number("24600000", "10000")

    assert slack_of(replace(figure, quantity=replace(figure.quantity, scale=Decimal(10000)))) == 5000


@pytest.mark.parametrize(("value", "widened"), [("198", "19.8"), ("30", "10")])
def test_about_widens_to_a_tenth_or_a_unit_of_the_last_place(value: str, widened: str) -> None:
    figure = number(value)

    assert slack_of(replace(figure, quantity=replace(figure.quantity, approximate=True))) == Decimal(widened)


def test_over_widens_to_one_unit_of_the_last_place_that_is_not_zero() -> None:
    figure = number("1200")

    assert slack_of(replace(figure, quantity=replace(figure.quantity, comparator=">"))) == 100


def test_a_range_is_its_ends() -> None:
    ranged = replace(number("10"), quantity=Quantity(low=Decimal(10), high=Decimal(14), precision=Decimal(1)))
    taken = operand_of(ranged, "10 to 14")

    assert taken is not None
    assert (taken.value, taken.slack) == (Decimal(12), Decimal(2))


def test_a_date_is_no_operand() -> None:
    date = replace(number("1"), quantity=Quantity(code="2025-01-01"))

    assert operand_of(date, "1") is None


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x1 + x2 * x3", 14),
        ("(x1 + x2) * x3", 20),
        ("x1 - x2 - x3", -5),
        ("x3 / x1 / x1", 1),
        ("(x3 - x1) / x1 * 100", 100),
    ],
)
def test_expressions_keep_the_order_of_arithmetic(expression: str, expected: int) -> None:
    values = [Interval(Decimal(value), Decimal(value)) for value in (2, 3, 4)]

    assert worked_out(expression, values) == Interval(Decimal(expected), Decimal(expected))


def test_a_product_of_intervals_spans_all_signs() -> None:
    mixed = Interval(Decimal(-2), Decimal(3))

    assert mixed * mixed == Interval(Decimal(-6), Decimal(9))


def test_a_quotient_by_what_may_be_zero_has_no_bound() -> None:
    assert not (Interval(Decimal(1), Decimal(1)) / Interval(Decimal(-1), Decimal(1))).is_bounded


PARTS = (operand("3.1", "0.05"), operand("6.2", "0.05"))


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("9.3", Verdict.HOLDS),
        ("9.4", Verdict.ROUNDING),
        ("9.5", Verdict.NEAR),
        ("9.1", Verdict.FAILS),
        ("9.6", Verdict.FAILS),
        ("10.3", Verdict.FAILS),
        ("-9.3", Verdict.FAILS),
    ],
)
def test_a_sum_has_four_verdicts(stated: str, verdict: Verdict) -> None:
    judgement = judged(operand(stated, "0.05"), "x1 + x2", PARTS)

    assert judgement is not None
    assert (judgement.verdict, judgement.computed, judgement.tolerance) == (verdict, Decimal("9.3"), Decimal("0.15"))


@pytest.mark.parametrize("stated", ["9.1", "-9.1"])
def test_parts_that_were_cut_off_never_make_less(stated: str) -> None:
    sign = -1 if stated.startswith("-") else 1
    parts = (operand(f"{sign * Decimal('3.1')}", "0.05"), operand(f"{sign * Decimal('6.2')}", "0.05"))
    judgement = judged(operand(stated, "0.05"), "x1 + x2", parts)

    assert judgement is not None
    assert judgement.verdict is Verdict.FAILS


def test_growth_that_neither_rounding_nor_cutting_off_explains_fails() -> None:
    judgement = judged(operand("40", "0.5"), GROWTH, (operand("3.0", "0.05"), operand("2.0", "0.05")))

    assert judgement is not None
    assert judgement.verdict is Verdict.FAILS
    assert judgement.cut < 10


def test_a_loose_figure_that_was_cut_off_may_be_less_too() -> None:
    judgement = judged(operand("85", "0.5"), EQUAL, (operand("100", "10"),))

    assert judgement is not None
    assert judgement.verdict is Verdict.NEAR


def test_two_statements_that_only_touch_are_not_one_number() -> None:
    judgement = judged(operand("12", "0.5"), EQUAL, (operand("13", "0.5"),))

    assert judgement is not None
    assert judgement.verdict is Verdict.FAILS


def test_a_coarser_statement_that_rounds_a_half_down_holds() -> None:
    judgement = judged(operand("12", "0.5"), EQUAL, (operand("12.5"),))

    assert judgement is not None
    assert judgement.verdict is Verdict.HOLDS


def test_what_cutting_off_explains_is_told_with_its_bound() -> None:
    finding = finding_of(claim_of(operand("9.5", "0.05")))

    assert finding is not None
    assert finding.message.endswith(
        "0.2 more than that; rounding explains 0.15 at most, cutting off instead would explain 0.2."
    )


def test_what_a_percentage_misses_by_is_in_percentage_points() -> None:
    claim = Claim(CheckKind.GROWTH, "r", operand("40", "0.5"), (operand("3"), operand("2")), GROWTH, unit="%")
    finding = finding_of(claim)

    assert finding is not None
    assert "make 50%" in finding.message
    assert finding.message.endswith("10 pp less than that; rounding explains 0.5 pp at most.")


def test_exact_integers_allow_nothing() -> None:
    judgement = judged(operand("11"), "x1 + x2", (operand("4"), operand("6")))

    assert judgement is not None
    assert judgement.verdict is Verdict.FAILS


def test_growth_is_judged_with_what_both_years_allow() -> None:
    judgement = judged(operand("23", "0.5"), GROWTH, (operand("2460", "5"), operand("2000", "5")))

    assert judgement is not None
    assert judgement.verdict is Verdict.HOLDS


def test_nothing_is_said_of_a_share_of_nothing() -> None:
    assert judged(operand("0", "0.5"), SHARE, (operand("1"), operand("0"))) is None


def claim_of(stated: Operand) -> Claim:
    return Claim(CheckKind.SUM, "table.total", stated, PARTS, "x1 + x2", "The parts make", "the total says")


def test_a_failing_sum_is_told_with_its_calculation() -> None:
    finding = finding_of(claim_of(operand("10.3", "0.05")))

    assert finding is not None
    assert finding.message == (
        "The parts make 9.3 (3.1 + 6.2), the total says 10.3: 1 more than that; rounding explains 0.15 at most."
    )


def test_a_sum_that_holds_is_told_so() -> None:
    finding = finding_of(claim_of(operand("9.3", "0.05")))

    assert finding is not None
    assert finding.message == "The parts make 9.3 (3.1 + 6.2), the total says 9.3: which agrees."


def test_the_sentence_counts_in_the_scale_that_is_printed() -> None:
    parts = (Operand(PARTS[0].span, "3亿", Decimal(3 * 10**8)), Operand(PARTS[0].span, "4亿", Decimal(4 * 10**8)))
    stated = Operand(PARTS[0].span, "9亿", Decimal(9 * 10**8), Decimal(5 * 10**7))
    claim = Claim(CheckKind.SUM, "r", stated, parts, "x1 + x2", scale=Decimal(10**8), unit="亿")
    finding = finding_of(claim)

    assert finding is not None
    assert (
        finding.message
        == "The figures make 7亿 (3亿 + 4亿), the text says 9亿: 2亿 more than that; rounding explains 0.5亿 at most."
    )


def test_a_long_sum_is_told_by_how_many_figures_make_it() -> None:
    many = tuple(operand("1") for _ in range(20))
    finding = finding_of(Claim(CheckKind.SUM, "r", operand("20"), many, " + ".join(f"x{i}" for i in range(1, 21))))

    assert finding is not None
    assert "(20 figures)" in finding.message
