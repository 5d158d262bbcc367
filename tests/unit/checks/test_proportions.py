import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.share"]


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉1000件，办结950件，办结率95%。",
        "抽查产品200批次，不合格10批次，不合格率为5%。",
        "Of the 200 inspected sites, 120 (60%) had violations.",
        "In all, 120 (60%) of the 200 sites had violations.",
        "Operating income was $31.3 million on revenue of $96.4 million, an operating margin of 32.5%.",
    ],
)
def test_a_proportion_of_what_stands_beside_it_holds(text: str) -> None:
    assert verdicts(text) == [Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉1000件，办结950件，办结率59%。",
        "Of the 200 inspected sites, 120 (66%) had violations.",
    ],
)
def test_a_proportion_that_is_another_fails(text: str) -> None:
    assert verdicts(text) == [Verdict.FAILS]


def test_shares_in_brackets_are_of_the_amount_before_them() -> None:
    text = "The sample included 200 patients: 120 men (60%), 50 women (25%) and 30 children ({}%)."
    assert verdicts(text.format(15)) == [Verdict.HOLDS] * 3
    assert verdicts(text.format(51)).count(Verdict.FAILS) == 1


def test_shares_in_brackets_of_something_else_are_left_alone() -> None:
    assert not verdicts("It sold 200 cars: 120 in Ohio (up 60%) and 80 in Iowa (down 3%).")


def test_shares_are_of_the_amount_that_the_sentence_before_states() -> None:
    text = (
        "Exports reached $73.4 billion. Shipments to Europe were $19.8 billion, or 27.0% of the total; those to China "
        "were $11.7 billion (15.9%) and to Japan $22.1 billion ({}%)."
    )
    assert verdicts(text.format("30.1")) == [Verdict.HOLDS] * 3
    assert verdicts(text.format("31.1")).count(Verdict.FAILS) == 1


def test_a_comparison_with_a_forecast_is_no_share_of_it() -> None:
    assert not verdicts("Net income was $20 million, 25% below the forecast of $26.7 million.")


def test_changes_beside_amounts_are_no_shares_of_the_sentence_before() -> None:
    text = "Sales were $80 million. Costs rose $8 million, or 20%, wages $4 million, or 5%, and rents $9 million (3%)."
    assert not verdicts(text)
