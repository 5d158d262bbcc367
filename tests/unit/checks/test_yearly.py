import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.yearly"]


@pytest.mark.parametrize(
    "form",
    [
        "五年来，财政收入由100.0亿元增加到150.0亿元，年均增长{}%。",
        "“十四五”期间，财政收入由100.0亿元增加到150.0亿元，年均增长{}%。",
        "Revenue grew from $100.0 million in 2019 to $150.0 million in 2024, a compound annual growth rate of {}%.",
        "Over the past five years, revenue grew from $100.0 million to $150.0 million, an average of {}% a year.",
        "Revenue rose from $100.0 million in 2019 to $150.0 million in 2024 (CAGR of {}%).",
    ],
)
def test_an_average_over_stated_years_is_held_against_both_ends(form: str) -> None:
    assert [verdicts(form.format(rate)) for rate in ("8.4", "18.4")] == [[Verdict.ROUNDING], [Verdict.FAILS]]


def test_the_first_of_the_years_may_be_what_the_average_starts_from() -> None:
    assert verdicts("五年来，财政收入由100.0亿元增加到150.0亿元，年均增长10.7%。") == [Verdict.ROUNDING]


def test_an_average_without_a_span_of_years_is_left_alone() -> None:
    assert not verdicts("财政收入由100.0亿元增加到150.0亿元，年均增长18.4%。")
