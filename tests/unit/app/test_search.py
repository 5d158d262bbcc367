"""Searching the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.search import MOST_MATCHES, Search, matches_in
from tui.domain.text import Span
from tui.folding import folded


def test_lower_case_finds_any_case_and_upper_case_only_itself() -> None:
    text = "Section section SECTION"
    assert len(matches_in(text, "section")) == 3
    assert matches_in(text, "Section") == [Span(0, 7)]


def test_matches_dont_overlap() -> None:
    assert matches_in("aaaa", "aa") == [Span(0, 2), Span(2, 4)]


def test_a_letter_that_grows_in_lower_case_moves_no_offset() -> None:
    text = "İİ 12 percent"
    (found,) = matches_in(text, "percent")
    assert found.of(text) == "percent"


def test_nothing_is_found_for_no_words() -> None:
    assert matches_in("text", "") == []


def test_one_goes_round_and_round() -> None:
    search = Search()
    search.found("a", matches_in("a b a b a", "a"))
    starts = [match.start for _ in range(4) if (match := search.step(1))]
    assert starts == [0, 4, 8, 0]
    assert search.place == "match 1 of 3"
    back = search.step(-1)
    assert back is not None
    assert back.start == 8


def test_one_begins_at_what_is_on_the_screen() -> None:
    search = Search()
    search.found("a", matches_in("a b a b a", "a"))
    assert search.first_from(3) == Span(4, 5)
    assert search.first_from(9) == Span(0, 1)


def test_no_match_is_none() -> None:
    search = Search()
    search.found("zebra", [])
    assert search.step(1) is None
    assert search.first_from(0) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("质量工作", "質量"),
        ("質量工作", "质量"),
        ("１２％", "12%"),
        ("12%", "１２"),
        ("臺灣", "台湾"),
        ("ＡＢＣ", "abc"),
        ("Ａbc", "Abc"),
    ],
)
def test_like_characters_are_the_same(text: str, words: str) -> None:
    assert len(matches_in(folded(text), words)) == 1


@given(st.text())
def test_folding_moves_no_offset(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_matches_that_are_not_all_are_not_told_as_all() -> None:
    search = Search()
    search.found("a", [Span(at, at + 1) for at in range(MOST_MATCHES)])
    search.step(1)
    assert search.place == "match 1 of the first 10,000"
