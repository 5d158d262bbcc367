import pytest

from tests.unit.figures.reading_figures import figures_in


def periods(text: str) -> list[str]:
    return [figure.period for figure in figures_in(text) if not figure.quantity.code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2011年，财政收入完成29亿元。支出16亿元。\n另一段收入5亿元。", ["2011", "2011", ""]),
        ("Sales were $5 million in 2023 and $4 million in 2022.", ["2023", "2022"]),
        ("产值从2020年的3万亿元增长到2025年的4万亿元", ["2020", "2025"]),
        ("As of September 28, 2024, it had $10.0 billion of paper.", ["2024-09-28"]),
        ("In 2023, sales were $5 million. Costs rose 3%.", ["2023", "2023"]),
        ("Sales of $4 million for the 13-week fiscal quarter ended October 28, 2023.", ["2023-10-28", ""]),
    ],
)
def test_a_figure_holds_for_the_period_of_its_clause_or_of_its_paragraphs_head(text: str, codes: list[str]) -> None:
    assert [code for code in periods(text) if code] == [code for code in codes if code]


@pytest.mark.parametrize(
    "text",
    [
        "Since 1997, sales rose. Profit fell 5%.",
        "Sales were low in 2023. Profit rose 10%.",
        "Revenue in 2023 rose from $4 million.",
        "Under the Higher Education Act of 1965, 7 million borrowers pay.",
        "较2015年增长5%",
        "自2012年以来增长5%",
    ],
)
def test_a_period_that_is_compared_with_or_said_of_something_else_is_not_taken(text: str) -> None:
    assert periods(text) == [""]


def test_a_cell_takes_the_year_of_its_column() -> None:
    assert [code for code in periods("Item\t2024\t2023\nSales\t12\t11\nCosts\t7\t6\n") if code] == ["2024", "2023"] * 2
