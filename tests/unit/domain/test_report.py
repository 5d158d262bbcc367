"""Reports."""

import pytest
from msgspec.structs import replace

from tests.making import report_of
from tui.domain.report import Section
from tui.domain.text import Span


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("1.2", "Scope", "1.2 Scope"),
        ("Item 1A.", "Risk Factors", "Item 1A. Risk Factors"),
        ("第一章", "总则", "第一章 总则"),
        ("一、", "总则", "一、总则"),
        ("（二）", "范围", "（二）范围"),
        ("", "Summary", "Summary"),
    ],
)
def test_a_sections_name_is_set_as_it_is_printed(number: str, title: str, name: str) -> None:
    assert Section(1, number, title, Span(0, 1), Span(0, 1)).name == name


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("The year  2024", "First words.", "The year 2024"),
        ("", "近日，臺山市獲評A級。2021年以來", "近日，臺山市獲評A級"),
        ("", "Losses fell. Then more.", "Losses fell"),
        ("", "  \n", "/reports/one.txt"),
        ("", "Year\tPrice\n2024\t1.20", "Year Price"),
    ],
)
def test_a_report_is_called_by_its_title_its_first_words_or_its_place(title: str, text: str, name: str) -> None:
    assert replace(report_of(text), title=title).name == name


@pytest.mark.parametrize("kind", ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])
@pytest.mark.parametrize(
    ("title", "location", "name"),
    [("", "/reports/prices.csv", "prices.csv"), ("Prices", "/reports/prices.csv", "Prices"), ("", "-", "Year Price")],
)
def test_tables_by_themselves_are_called_after_their_file(kind: str, title: str, location: str, name: str) -> None:
    report = report_of("Year\tPrice\n2024\t1.20", location=location)
    assert replace(report, title=title, source=replace(report.source, media_type=kind)).name == name
