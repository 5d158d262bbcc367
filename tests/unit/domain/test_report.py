"""Reports."""

import pytest

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
