import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Finding, Verdict

TIED = {Verdict.HOLDS, Verdict.ROUNDING}


def rules(text: str, *verdicts: Verdict) -> list[str]:
    return [finding.rule for finding in told(text) if finding.verdict in verdicts]


def failing(text: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.verdict is Verdict.FAILS]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("失业率由上年的10.2%降至8.1%，下降2.1个百分点。", "prose.difference"),
        ("政府债务余额由412.6亿元降到388.1亿元，减少24.5亿元，下降5.9%。", "prose.growth"),
        ("全年接待游客2460万人次，比上年的2000万人次增长23%。", "prose.growth"),
        ("进出口额由2020年的58亿元增加到2025年的116亿元，翻一番。", "prose.multiple"),
        ("产量由20万吨增加到60万吨，增长2倍。", "prose.multiple"),
        ("产值由2020年的100亿元增加到2023年的133.1亿元，年均增长10%。", "prose.yearly"),
        ("中央财政的投入5955亿元，比上年增加1637亿元，增长37.9%。", "prose.base"),
        ("城乡居民收入比由2.31縮小到2.18，縮小0.13。", "prose.difference"),
        ("The number of staff dropped from 1,433 to 777, a reduction of 656 people.", "prose.difference"),
        ("Sales rose from $5.1 million to $5.6 million, up 9.8%.", "prose.growth"),
        ("Net sales decreased 3.2 percent to $293.6 million from net sales of $303.5 million.", "prose.growth"),
        ("Revenue was $120 million, an increase of $20 million, or 20%.", "prose.base"),
        ("Revenue was $5.6 million, up 9.8% from $5.1 million.", "prose.growth"),
        ("Cost was $110 million compared with $100 million a year earlier, an increase of 10%.", "prose.growth"),
        ("Revenue was $44.2 million, up 10% from $40.2 million.", "prose.growth"),
        ("The port moved 88,400 TEU, up from 71,900, a gain of 22.9%.", "prose.growth"),
        ("The port moved 88,400 TEU, up 22.9% from 71,900.", "prose.growth"),
        ("Emissions were 1,427 Mt, 7.1% lower than 1,536 Mt in 2022.", "prose.growth"),
        ("The bridge cost $48 million, 20% more than the $40 million that was planned.", "prose.growth"),
        ("Spending was £48.7m, 8 per cent over the approved budget of £45.1m.", "prose.growth"),
        ("Spending was £48.7m, 8 per cent over the budget of £45.1m, an overrun of £3.6m.", "prose.difference"),
    ],
)
def test_a_change_that_is_right_holds(text: str, rule: str) -> None:
    assert rule in rules(text, *TIED)
    assert not failing(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("失业率由上年的10.2%降至8.1%，下降3.1个百分点。", "3.1个百分点"),
        ("政府债务余额由412.6亿元降到388.1万元，减少24.5亿元。", "388.1万元"),
        ("全年接待游客2460万人次，比上年的2800万人次增长23%。", "2800万人次"),
        ("进出口额由2020年的85亿元增加到2025年的116亿元，翻一番。", "翻一番"),
        ("投入5955亿元，比上年增加1637亿元，增长27.9%。", "27.9%"),
        ("投入5955亿元，比上年增加8637亿元，增长37.9%。", "8637亿元"),
        ("Emissions were 1,427 Mt, 9.1% lower than 1,536 Mt in 2022.", "9.1%"),
        ("Spending was £48.7m, 8 per cent over the budget of £45.1m, an overrun of £4.6m.", "£4.6m"),
        ("Spending was £41.5m, 8 per cent under the budget of £45.1m, an underspend of £4.6m.", "£4.6m"),
        ("The number of staff dropped from 1,343 to 777, a reduction of 656 people.", "1,343"),
        ("Net sales decreased 3.2 percent to $29.36 million from net sales of $303.5 million.", "3.2 percent"),
    ],
)
def test_a_change_that_is_wrong_fails_and_names_its_figures(text: str, printed: str) -> None:
    assert any(printed in [operand.printed for operand in finding.operands] for finding in failing(text))


@pytest.mark.parametrize(
    "text",
    [
        "自给率从46.5%提高到51.3%，提高4.8%。",
        "全年接待游客2460万人次，比上年的2000万人次增长23个百分点。",
        "投入2930亿元，比上年增加439亿元，增长17.6个百分点。",
        "Net sales decreased 3.2 percentage points to $293.6 million from net sales of $303.5 million.",
    ],
)
def test_percent_and_percentage_points_mistaken_for_each_other_are_a_slip(text: str) -> None:
    assert [finding.rule for finding in failing(text)] == ["prose.points"]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose to $27.0 million from $19.0 million, an increase of $8.0 million, or {}%.",
        "Net sales were $27.0 million versus last year's $19.0 million, an increase of $8.0 million, or {}%.",
        "本周报告疫情27起，较上周的19起增加8起，增幅{}%。",
        "收入27.0亿元，去年同期为19.0亿元，增加8.0亿元，增长{}%。",
    ],
)
def test_a_rate_behind_the_value_before_is_held_against_that_value(text: str) -> None:
    assert not failing(text.format("42.1"))
    assert "prose.base" in rules(text.format("42.1"), *TIED)
    assert [finding.rule for finding in failing(text.format("45.1"))] == ["prose.base"]


@pytest.mark.parametrize(
    "text",
    [
        "Net loss widened to $(6.0) million from $(4.0) million, an increase of $2.0 million, or 50.0%.",
        "发放贷款300亿元，比年初增加60亿元，比上年同期多增20亿元，增长25%。",
    ],
)
def test_a_loss_that_widens_or_an_increase_that_grows_is_left_alone(text: str) -> None:
    assert not failing(text)


def test_a_value_before_without_a_unit_is_in_that_of_the_value_after() -> None:
    (finding,) = failing("The port moved 88,400 TEU, up from 71,900, a gain of 12.9%.")

    assert [operand.printed for operand in finding.operands] == ["12.9%", "88,400 TEU", "71,900"]


def test_a_bare_number_that_is_of_something_else_is_no_value_before() -> None:
    assert not told("The port moved 88,400 TEU compared with ships that were 71,900, a gain of 12.9%.")


def test_a_difference_of_percentages_is_told_in_percentage_points() -> None:
    (finding,) = failing("The margin fell from 10.2% to 8.1%, a decrease of 3.1 percentage points.")

    assert "make 2.1 pp" in finding.message


def test_a_verb_against_its_values_fails() -> None:
    assert [finding.rule for finding in failing("价格由8.1元上涨到7.2元。")] == ["prose.direction"]


@pytest.mark.parametrize(
    "text",
    [
        "产值由100亿元增加到120亿元，按可比价格计算增长12%。",
        "Revenue rose from $100 million to $120 million, up 15% in constant currency.",
        "产值由100亿元增加到120亿元，同比增长8%。",
        "人民币汇率由6.81升至6.50。",
    ],
)
def test_growth_of_something_else_is_not_held_against_the_printed_values(text: str) -> None:
    assert not failing(text)
