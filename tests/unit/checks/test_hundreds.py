import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule in {"prose.hundred", "table.hundred"}]


TABLE = "Region\tShare 2023 (%)\tShare 2024 (%)\nNorth\t41.2\t{}\nSouth\t33.5\t36.1\nWest\t25.3\t23.4\n"


def test_columns_of_shares_without_a_total_make_a_hundred() -> None:
    assert verdicts(TABLE.format("40.5")) == [Verdict.HOLDS, Verdict.HOLDS]


def test_a_slip_in_a_column_of_shares_fails_beside_one_that_makes_a_hundred() -> None:
    assert sorted(verdicts(TABLE.format("45.0"))) == [Verdict.FAILS, Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        TABLE.format("45.0").replace("25.3", "12.3"),
        TABLE.format("45.0").replace("Share", "Growth in"),
        TABLE.format("38.1"),
    ],
)
def test_a_column_that_may_leave_some_out_does_not_fail(text: str) -> None:
    assert Verdict.FAILS not in verdicts(text)


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("Loans account for {}%, bonds for 30% and the remaining 25% is cash.", "45", "54"),
        ("Of the fund, {}% is in loans and the remaining 25% is cash.", "75", "35"),
        ("贷款占{}%，债券占30%，其余25%为现金。", "45", "54"),
    ],
)
def test_shares_with_what_remains_make_a_hundred(form: str, right: str, wrong: str) -> None:
    assert [verdicts(form.format(number)) for number in (right, wrong)] == [[Verdict.HOLDS], [Verdict.FAILS]]


def test_a_list_of_english_shares_that_make_a_hundred_holds() -> None:
    assert verdicts("In all, 45% of respondents said yes, 30% said no and 25% were undecided.") == [Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        "In all, 45% of respondents said yes, 30% said no and 15% were undecided.",
        "Of the fund, 20% is in loans, of which 40% are old; the remaining 80% is cash.",
        "Sales rose 45% and costs 30%, the remaining 15% is profit.",
    ],
)
def test_shares_that_need_not_make_a_hundred_are_left_alone(text: str) -> None:
    assert Verdict.FAILS not in verdicts(text)
