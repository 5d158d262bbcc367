import pytest

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict


def remarks(text: str) -> list[str]:
    return [finding.rule.removeprefix("usage.") for finding in told(text) if finding.verdict is Verdict.REMARK]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("成本比上年下降了3倍。", "reduced_by_multiple"),
        ("旅游收入约198亿元左右。", "loosened_twice"),
        ("新建学校近30多所。", "loosened_twice"),
        ("参会人数超过500人以上。", "loosened_twice"),
        ("全年收入198亿元，同比增长5个百分点。", "points_of_an_amount"),
        ("产量翻了3倍。", "folded_multiple"),
        ("Costs were three times lower than before.", "times_less"),
        ("About approximately 200 people came.", "loosened_twice"),
        ("It cost between $20 to $30 a day.", "between_to"),
        ("失业率为5.1%，比上年下降0.2%。", "percent_of_a_rate"),
        ("The unemployment rate was 5.1%, up 0.2% from May.", "percent_of_a_rate"),
        ("Sales increased to 5% to $110 million.", "to_for_by"),
        ("收入从100亿元增加了110亿元。", "from_without_to"),
        ("Sales were $110 million, up 5 percentage points.", "points_of_an_amount"),
        ("A ticket costs up to 50 dollars or more.", "bounded_twice"),
        ("参加人数不足50人以上。", "bounded_twice"),
    ],
)
def test_words_that_do_not_go_with_their_number_are_remarked_on(text: str, rule: str) -> None:
    assert remarks(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "成本比上年下降30%，产量增长3倍。",
        "旅游收入约198亿元，人数500人以上。",
        "增速比上年提高5个百分点。",
        "产量翻两番。",
        "失业率为5.1%，比上年下降0.2个百分点。",
        "收入从100亿元增加10亿元，达到110亿元。",
        "Sales increased by 5% to $110 million; the rate was 5.1%, up from 4.9%.",
        "Costs fell by 30 percent; output doubled to between 20 and 30 tonnes.",
    ],
)
def test_words_that_go_with_their_number_are_left_alone(text: str) -> None:
    assert not remarks(text)


def test_a_remark_quotes_the_whole_figure() -> None:
    assert told("新建学校近30多所。")[0].message.startswith("“近30多所”:")
