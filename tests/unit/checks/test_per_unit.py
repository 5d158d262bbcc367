import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def verdicts(text: str) -> list[Verdict]:
    return [finding.verdict for finding in told(text) if finding.rule == "prose.per_unit"]


@pytest.mark.parametrize(
    ("form", "right", "slipped"),
    [
        ("发放补助120万元，惠及400户，户均{}元。", "3000", "30000"),
        ("發放補助120萬元，惠及400戶，平均每戶{}元。", "3000", "300"),
        ("地区生产总值325亿元。常住人口50万人，人均地区生产总值{}元。", "6.5万", "6.5亿"),
        ("It paid $120 million to 400 households, an average of ${}.", "300,000", "300 million"),
        ("GDP was $325 billion. The population was 5 million. GDP per capita was ${}.", "65,000", "65 million"),
    ],
)
def test_a_per_unit_figure_holds_and_a_slip_of_its_scale_fails(form: str, right: str, slipped: str) -> None:
    assert [verdicts(form.format(number)) for number in (right, slipped)] == [[Verdict.HOLDS], [Verdict.FAILS]]


@pytest.mark.parametrize(
    "text",
    [
        "发放补助120万元，惠及400户，户均2700元。",
        "发放补助120万元、贷款500万元，惠及400户，户均300元。",
        "发放补助120万元，惠及400人，户均300元。",
        "发放补助120万元，惠及400户，户均增加300元。",
        "发放补助120万元，惠及400户；贷款户均300元。",
        "2024年地区生产总值325亿元。2025年常住人口50万人，人均地区生产总值6.5亿元。",
    ],
)
def test_an_average_that_may_be_of_something_else_is_left_alone(text: str) -> None:
    assert not verdicts(text)
