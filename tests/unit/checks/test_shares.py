import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict

GDP = (
    "全年实现地区生产总值4000.5亿元。其中，第一产业实现增加值153.6亿元；第二产业实现增加值3235.9亿元。"
    "第一产业增加值占地区生产总值的比重为{}，第二产业增加值比重为{}。"
)


def verdicts(text: str, rule: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == rule]


@pytest.mark.parametrize(
    "text",
    [
        "总播种面积75.1万公顷，绿色种植面积达37万公顷，占总播种面积的49.3%。",
        "全年民生支出286.4亿元，占一般公共预算支出的78.2%，一般公共预算支出为366.2亿元。",
        "In all, 120 of the 200 agencies (60 percent) answered.",
    ],
)
def test_a_share_that_is_right_holds(text: str) -> None:
    assert verdicts(text, "prose.share") == [Verdict.HOLDS]


def test_a_share_without_its_whole_is_of_the_whole_that_was_named_last() -> None:
    assert verdicts(GDP.format("3.8%", "80.9%"), "prose.share") == [Verdict.HOLDS, Verdict.HOLDS]
    assert verdicts(GDP.format("3.8%", "8.09%"), "prose.share") == [Verdict.HOLDS, Verdict.FAILS]


def test_a_wrong_share_fails() -> None:
    text = "总播种面积75.1亿公顷，绿色种植面积达37万公顷，占总播种面积的49.3%。"
    assert verdicts(text, "prose.share") == [Verdict.FAILS]


def test_a_share_in_percentage_points_is_a_slip() -> None:
    text = "总播种面积75.1万公顷，绿色种植面积达37万公顷，占总播种面积的49.3个百分点。"
    assert verdicts(text, "prose.points") == [Verdict.FAILS]


def test_a_share_of_something_wider_is_not_held_against_the_amount_of_the_text() -> None:
    text = "总播种面积75.1万公顷，绿色种植面积达37万公顷，占全国总播种面积的2.3%。"
    assert not verdicts(text, "prose.share")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("群众满意62.4%、基本满意29.1%、不满意8.5%。", [Verdict.HOLDS]),
        ("群众满意62.4%、基本满意89.1%、不满意8.5%。", [Verdict.FAILS]),
        ("第一产业占3.8%，第二产业占80.9%，第三产业占55.3%。", [Verdict.FAILS]),
        ("食品类占32.1%、服装类占20.4%、家电类占11.5%。", []),
        ("食品类增长32.1%、服装类增长20.4%、家电类增长11.5%。", []),
    ],
)
def test_shares_that_leave_nothing_out_make_a_hundred(text: str, verdict: list[Verdict]) -> None:
    assert verdicts(text, "prose.hundred") == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("三次产业结构演进为3.6 : 48 : 48.4。", [Verdict.HOLDS]),
        ("三次产业结构演进为3.6 : 48 : 40.4。", [Verdict.FAILS]),
        ("水、灰、砂的配合比为1:2:6。", []),
    ],
)
def test_the_parts_of_a_structure_make_a_hundred(text: str, verdict: list[Verdict]) -> None:
    assert verdicts(text, "prose.ratio") == verdict
