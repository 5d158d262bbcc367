import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict

BULLETIN = """全年实现地区生产总值{gdp}，比上年增长{growth}。粮食总产量达{grain}，同比增长17.3%。
2012年主要指标
指标\t单位：亿元\t同比增长（%）
地区生产总值\t4000.5\t10.0
第一产业\t153.6\t11.0
2012年主要农产品产量
指标名称\t产量（万吨）\t同比增长（%）
粮食\t650.0\t17.3
油料\t3.7\t2.9
"""


def verdicts(text: str, *rules: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule in rules]


def test_a_sentence_and_a_table_that_agree_hold() -> None:
    found = verdicts(BULLETIN.format(gdp="4000.5亿元", growth="10%", grain="650万吨"), "prose.repeat")
    assert len(found) == 4
    assert set(found) == {Verdict.HOLDS}


@pytest.mark.parametrize(
    ("gdp", "growth", "grain"),
    [("4600.5亿元", "10%", "650万吨"), ("4000.5亿元", "40%", "650万吨"), ("4000.5亿元", "10%", "6500万吨")],
)
def test_a_sentence_that_differs_from_its_row_by_one_slip_fails(gdp: str, growth: str, grain: str) -> None:
    found = verdicts(BULLETIN.format(gdp=gdp, growth=growth, grain=grain), "prose.repeat")
    assert found.count(Verdict.FAILS) == 1


def test_a_sentence_that_may_be_of_another_fact_is_left_alone() -> None:
    found = verdicts(BULLETIN.format(gdp="2817.4亿元", growth="10%", grain="650万吨"), "prose.repeat")
    assert Verdict.FAILS not in found


def test_rounded_prose_agrees_with_the_table_in_its_own_scale() -> None:
    text = (
        "Net income for the year was $44.2 million, compared with net income of $51.8 million.\n"
        "(Amounts in Thousands)\n\t2024\t2023\nNet sales\t$293,618\t$303,457\nNet income\t$44,172\t$51,762\n"
    )
    assert verdicts(text, "prose.repeat") == [Verdict.ROUNDING] * 2 or set(verdicts(text, "prose.repeat")) <= {
        Verdict.HOLDS,
        Verdict.ROUNDING,
    }


@pytest.mark.parametrize("second", ["$6.56 billion", "$6.65 million"])
def test_one_name_with_swapped_digits_or_another_unit_fails(second: str) -> None:
    text = f"Revenue was $6.65 billion in the quarter. The company generated revenue of {second}."
    assert verdicts(text, "prose.repeat") == [Verdict.FAILS]


def test_round_numbers_that_come_again_say_nothing() -> None:
    text = "新建建筑标准执行率100%，监督覆盖率100%，验收合格率100%。全市天数比例100%，均值达标100%，水质优良率100%。"
    assert not verdicts(text, "prose.repeat")


def test_one_name_with_quite_another_value_may_be_of_another_time() -> None:
    text = "Revenue was $6.65 billion in the quarter. The company generated revenue of $5.21 billion."
    assert not verdicts(text, "prose.repeat")


def test_a_long_number_that_is_all_but_repeated_among_the_same_words_fails() -> None:
    text = (
        "Servicers did not meet the performance standards and faced penalties of $850,400. "
        "The agency withheld $850,000 from servicers that did not meet the performance standards."
    )
    assert verdicts(text, "prose.near") == [Verdict.FAILS]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("4.稳增长“21”条：省政府提出4个方面21条措施。", [Verdict.HOLDS]),
        ("4.稳增长“21”条：省政府提出4个方面12条措施。", [Verdict.FAILS]),
        ("六大科技专项实施。\n六大科技专项：推进6个重大科技专项。", [Verdict.HOLDS, Verdict.HOLDS]),
        ("七大科技专项实施。\n六大科技专项：推进6个重大科技专项。", [Verdict.FAILS, Verdict.HOLDS]),
        ("布局实施9个重大科技专项。\n六大科技专项：推进6个重大科技专项。", [Verdict.HOLDS]),
    ],
)
def test_the_number_in_an_explained_term_is_that_of_its_explanation(text: str, verdict: list[Verdict]) -> None:
    assert verdicts(text, "prose.term") == verdict


def test_two_values_a_whole_unit_apart_are_not_said_to_agree() -> None:
    text = "Revenue of the firm was 12 million in 2023. Sales were good. Revenue of the firm was 13 million in 2023."

    assert not verdicts(text)


def test_what_is_said_in_the_same_digits_is_told_once() -> None:
    text = BULLETIN.format(gdp="4000.5亿元", growth="10%", grain="650.0万吨")
    messages = [finding.message for finding in told(text) if finding.rule == "prose.repeat"]
    assert "Another place says 4000.5亿元, here it is 4000.5: which agrees." in messages
    assert "Another place says 10.0, here it is 10%: which agrees." in messages


def test_what_is_said_in_another_scale_is_told_in_that_of_this_place() -> None:
    text = BULLETIN.format(gdp="4.0005千亿元", growth="10%", grain="0.065亿吨")
    messages = [finding.message for finding in told(text) if finding.rule == "prose.repeat"]
    assert "Another place says 4,000.5 (4.0005千亿元), here it is 4000.5: which agrees." in messages
