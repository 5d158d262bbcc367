"""Making items by hand: added, edited, split, joined by keys alone."""

from pathlib import Path

from tests.app.reviewing import Reviewer, reviewing
from tests.making import reading_of

TEXT = "There were 12 to 15 apples.\nAnd 13 pears in all, more or less."


def words(reviewer: Reviewer) -> list[str]:
    session = reviewer.kept_session()
    return [item.span.of(session.report.text) for item in session.items]


async def test_a_passage_is_added_by_keyboard(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("J", "J", "a", "end", *["shift+left"] * 13, "enter")
        assert words(reviewer) == ["12", "15", "13", "more or less."]
        await reviewer.press("v")
        assert reviewer.kept() == {"more or less.": "verified"}
        await reviewer.press("u", "u")
        assert words(reviewer) == ["12", "15", "13"]


async def test_words_that_hold_a_figure_already_are_refused(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("a", "shift+end", "enter")
        assert "T-0001 stands in these words" in reviewer.said
        await reviewer.press("a", "enter")
        assert "select some words" in reviewer.said


async def test_the_value_of_a_figure_is_edited(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("J", "J", "e", "tab", *["backspace"] * 2, *"13000", "tab", *"kg", "enter")
        stated = reviewer.kept_session().stated(2)
        assert stated is not None
        assert (stated.value, stated.unit) == ("13000", "kg")
        assert "13,000 kg" in reviewer.card
        await reviewer.press("u")
        assert reviewer.kept_session().stated(2) is None


async def test_two_figures_picked_out_become_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("m", "J", "m", "e", "enter")
        assert words(reviewer) == ["12 to 15", "13"]
        assert reviewer.selected == "12 to 15"


async def test_one_figure_becomes_two(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("m", "J", "m", "e", "enter", "E", "shift+right", "shift+right", "enter")
        assert words(reviewer) == ["12", "to 15", "13"]


async def test_figures_of_two_paragraphs_can_not_become_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("J", "m", "J", "m", "e")
        assert "different paragraphs" in reviewer.said


async def test_hidden_characters_keep_the_places_of_the_words(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of("An odd\u202e one 12, and this here.")) as reviewer:
        await reviewer.press("a", "end", *["shift+left"] * 10, "enter")
        assert words(reviewer) == ["12", "this here."]


async def test_the_last_two_figures_of_a_report_become_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of("There were 12 to 15.")) as reviewer:
        await reviewer.press("m", "J", "m", "e", "enter")
        assert words(reviewer) == ["12 to 15"]
        await reviewer.press("v")
        assert reviewer.kept() == {"12 to 15": "verified"}
