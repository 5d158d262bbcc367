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
    ],
)
def test_a_report_is_called_by_its_title_its_first_words_or_its_place(title: str, text: str, name: str) -> None:
    assert replace(report_of(text), title=title).name == name
