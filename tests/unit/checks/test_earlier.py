import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.earlier"]


CHINESE = "2024年全市社会消费品零售总额120.5亿元。\n2025年全市社会消费品零售总额{}亿元，{}增长{}%。\n"
ENGLISH = "In 2024, revenue was $120.5 million.\nIn 2025, revenue was ${} million, up {}% from the prior year.\n"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (CHINESE.format("135.6", "同比", "12.5"), Verdict.HOLDS),
        (CHINESE.format("135.6", "同比", "15.2"), Verdict.FAILS),
        (CHINESE.format("1356", "比上年", "12.5"), Verdict.FAILS),
        (ENGLISH.format("135.6", "12.5"), Verdict.HOLDS),
        (ENGLISH.format("135.6", "21.5"), Verdict.FAILS),
    ],
)
def test_growth_is_held_against_the_value_of_an_earlier_sentence(text: str, verdict: Verdict) -> None:
    assert verdicts(text) == [verdict]


def test_growth_is_held_against_the_value_of_a_row() -> None:
    text = "项目\t2024年\t2023年\n社会消费品零售总额（亿元）\t120.5\t110.2\n粮食产量（万吨）\t35.2\t34.1\n"
    assert verdicts(f"{text}\n2025年社会消费品零售总额135.6亿元，同比增长12.5%。\n") == [Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        CHINESE.format("135.6", "同比", "9.3"),
        CHINESE.format("135.6", "扣除价格因素，同比", "15.2"),
        CHINESE.format("135.6", "同比", "15.2").replace("社会消费品零售总额", "地区生产总值"),
        CHINESE.format("135.6", "同比", "15.2").replace("2024年", "2022年"),
        CHINESE.format("135.6", "同比", "15.2") + "2024年全市社会消费品零售总额121.5亿元。\n",
    ],
)
def test_growth_that_may_be_of_other_values_is_left_alone(text: str) -> None:
    assert not verdicts(text)
