import pytest

from tests.unit.figures.reading_figures import figures_in


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("地区生产总值完成198.5亿元，同比增长22.3%；", ["地区生产总值", "地区生产总值同比增长"]),
        ("銷毀不合格食用農產品5203.78公斤", ["銷毀不合格食用農產品"]),
        ("全年抽查54个项目，", ["抽查项目"]),
        ("城镇登记失业率控制在4.08%以内。", ["城镇登记失业率"]),
        ("GAAP operating margin 28.8 percent and non-GAAP operating margin 29.0 percent",
         ["GAAP operating margin", "non-GAAP operating margin"]),
        ("Net income for the quarter ended May 2, 2024 was $44.2 million.", ["Net income"]),
    ],
)  # fmt: skip
def test_a_figure_is_named_in_the_texts_own_words(text: str, labels: list[str]) -> None:
    assert [figure.label for figure in figures_in(text) if figure.label] [-len(labels):] == labels  # fmt: skip


def test_a_figure_holds_for_the_period_that_its_paragraph_names() -> None:
    figures = figures_in("2011年，财政收入完成29亿元。支出16亿元。\n另一段收入5亿元。")
    assert [figure.period for figure in figures] == ["", "2011", "2011", ""]


def test_a_figure_holds_for_the_place_that_is_named_before_it() -> None:
    assert figures_in("今年，全市新增就业5527人。")[0].scope == "全市"
