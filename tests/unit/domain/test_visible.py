"""Outside text made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.visible import visible, visible_lines, without_hidden


def test_plain_text_stays_as_it_is() -> None:
    assert visible("净利润 5,203.78 万元 ✓ é") == "净利润 5,203.78 万元 ✓ é"


def test_brackets_are_text() -> None:
    assert visible("[email protected] [/] [@click=app.quit]x") == "[email protected] [/] [@click=app.quit]x"


def test_an_escape_becomes_a_picture() -> None:
    assert visible("a\x1b[2Jb") == "a␛[2Jb"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x9b", "⟦U+009B⟧"),
        ("\u202e", "⟦U+202E⟧"),
        ("\u200b", "⟦U+200B⟧"),
        ("\ud800", "⟦U+D800⟧"),
        ("\ue000", "⟦U+E000⟧"),
        ("\u2028", "⟦U+2028⟧"),
        ("\u3164", "⟦U+3164⟧"),
        ("\x7f", "␡"),
    ],
)
def test_what_is_hidden_is_named(hidden: str, shown: str) -> None:
    assert visible(f"1{hidden}2") == f"1{shown}2"


def test_line_ends_stay_and_tabs_become_spaces_in_lines() -> None:
    assert visible_lines("a\tb\nc\x07") == "a b\nc␇"


@given(st.text(st.characters()))
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    forbidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not [character for character in visible(text) if unicodedata.category(character) in forbidden]


def test_what_is_typed_keeps_its_lines_and_loses_what_is_hidden() -> None:
    assert without_hidden("a\tb\x1b[31m\r\nc\u202e\n") == "a b[31m\nc\n"


@given(st.text(st.characters()))
def test_what_is_typed_shows_as_it_is(text: str) -> None:
    kept = without_hidden(text)
    assert visible_lines(kept) == kept
