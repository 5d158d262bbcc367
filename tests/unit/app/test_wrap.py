"""Wrapping by offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.wrap import Unbroken, cell_widths, wrapped
from tui.domain.text import Span
from tui.domain.visible import visible


def rows_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrapped(text, 0, len(text), width)]


def test_english_breaks_at_spaces() -> None:
    assert rows_of("revenue rose by 5.2 percent", 12) == ["revenue rose", "by 5.2", "percent"]


def test_chinese_breaks_between_characters() -> None:
    assert rows_of("质量工作取得明显成效", 8) == ["质量工作", "取得明显", "成效"]


def test_closing_punctuation_never_begins_a_row() -> None:
    assert rows_of("质量工作取得，明显成效。", 12) == ["质量工作取", "得，明显成", "效。"]


def test_opening_punctuation_never_ends_a_row() -> None:
    assert rows_of("推动实施“清零”行动", 10) == ["推动实施", "“清零”行动"]


def test_a_number_is_not_broken() -> None:
    assert rows_of("销毁农产品5203.78公斤", 14) == ["销毁农产品", "5203.78公斤"]


def test_a_figure_is_kept_on_one_row() -> None:
    text = "共安排396萬元資金"
    figure = Unbroken([Span(3, 8)])
    assert [text[a:b] for a, b in wrapped(text, 0, len(text), 12, figure)] == ["共安排", "396萬元資金"]
    text = "it cost US$1.2 million now"
    figure = Unbroken([Span(8, 22)])
    assert [text[a:b] for a, b in wrapped(text, 0, len(text), 30, figure)] == [text]
    assert wrapped(text, 0, len(text), 18, figure)[0] == (0, 14)


def test_a_figure_too_long_for_half_a_row_may_be_broken() -> None:
    text = "x 1 million dollars"
    assert len(wrapped(text, 0, len(text), 12, Unbroken([Span(2, 19)]))) == 2


def test_a_word_longer_than_a_row_is_cut() -> None:
    assert rows_of("x" * 10, 4) == ["xxxx", "xxxx", "xx"]


def test_a_last_character_wider_than_a_row_has_a_row_of_its_own() -> None:
    assert rows_of("中\U0010ffff", 8) == ["中", "\U0010ffff"]


def test_an_empty_stretch_is_one_empty_row() -> None:
    assert wrapped("abc", 1, 1, 10) == [(1, 1)]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "甲乙\n丙丁戊"
    assert wrapped(text, 3, 6, 4) == [(3, 5), (5, 6)]


@pytest.mark.parametrize("character", ["é", "中", "\u0301", "\u202e", "\x1b", "𠀀"])
def test_a_characters_width_is_that_of_its_visible_form(character: str) -> None:
    assert cell_widths(character) == [cell_len(visible(character))]


@given(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=200), st.integers(12, 60))
def test_rows_hold_all_but_spaces_in_order_and_fit(text: str, width: int) -> None:
    rows = wrapped(text, 0, len(text), width)
    assert "".join(text[start:end] for start, end in rows).replace(" ", "") == text.replace(" ", "")
    assert all(before[1] <= after[0] for before, after in pairwise(rows))
    assert all(sum(cell_widths(text[start:end])) <= width for start, end in rows)
