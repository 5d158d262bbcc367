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
        ("2021年前三季度，全省实现生产总值2.3万亿元。", ["生产总值"]),
        ("增加值分别增长9.7%、15.3%。", ["增加值分别增长", "增加值分别增长"]),
        ("The rate was 3.5 percent in April and 3.1 percent in March.", ["rate", "rate"]),
        ("31% in favour of it and 52% opposed it.", ["in favour", "opposed"]),
        ("Net sales fell 3 percent to $5 million from net sales of $6 million.",
         ["Net sales fell", "Net sales", "net sales"]),
        ("Net sales for the 13-week fiscal quarter ended November 2, 2024 decreased 3.2 percent",
         ["Net sales", "Net sales decreased"]),
        ("Net income for the quarter ended May 2, 2024 was $44.2 million.", ["Net income"]),
        ("The Buckle, Inc. (NYSE: BKE) announced today that net income was $44.2 million.", ["net income"]),
    ],
)  # fmt: skip
def test_a_figure_is_named_in_the_texts_own_words(text: str, labels: list[str]) -> None:
    assert [figure.label for figure in figures_in(text) if figure.label] [-len(labels):] == labels  # fmt: skip


@pytest.mark.parametrize("text", ["共1\t1 1", "共1 1.2.3 1 1", "total of 1.2.3 1 1"])
def test_signs_and_digits_alone_name_nothing(text: str) -> None:
    assert {figure.label for figure in figures_in(text)} == {""}


@pytest.mark.parametrize(
    "text", ["五年來，新增就業120萬人。", "五年以来，新增就业120万人。", "三年内，新增就业120万人。"]
)
def test_when_it_was_is_not_what_took_so_long(text: str) -> None:
    assert [figure.label for figure in figures_in(text)] == ["", text[text.index("新") : text.index("1")]]


def test_words_that_begin_like_a_time_name_what_took_so_long() -> None:
    assert [figure.label for figure in figures_in("三年内部管理")] == ["内部管理"]


@pytest.mark.parametrize("text", ["一年來，", "一年多来，", "一年以來，", "這一年"])
def test_a_year_that_only_says_when_is_no_figure(text: str) -> None:
    assert not figures_in(text)
