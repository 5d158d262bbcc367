import pytest

from tests.unit.figures.reading_figures import figures_in


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("今年，全市新增就业5527人。", "全市"),
        ("四川省粮食产量达到3500万吨。", "四川省"),
        ("In Scotland, 31% of adults smoke.", "Scotland"),
        ("In Scotland, many smoke. About 31% drink.", "Scotland"),
        ("There were 12 cases in South Wales.", "South Wales"),
        ("The Bank of England’s holdings were £375 billion.", "The Bank of England"),
        ("It sold 300 units worldwide.", "worldwide"),
    ],
)
def test_a_figure_holds_for_the_place_or_body_that_is_named(text: str, scope: str) -> None:
    assert figures_in(text)[0].scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "带动城市综合消费350亿元",
        "境外上市公司12家",
        "配合市人大办理建议20件",
        "In March, 31% smoked.",
        "We wrote to Wales. It has 12 farms.",
        "In Net Sales, 5% growth.",
    ],
)
def test_words_that_name_no_place_or_body_give_no_scope(text: str) -> None:
    assert figures_in(text)[0].scope == ""


def test_a_place_of_another_paragraph_is_not_taken() -> None:
    assert [f.scope for f in figures_in("In Scotland, 31% smoke.\nAnother 5% drink.")] == ["Scotland", ""]
