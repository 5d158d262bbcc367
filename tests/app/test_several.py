"""Deciding on several figures at once, tick marks, tags and filters, by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.reviewing import Reviewer, reviewing
from tui.app import stepping
from tui.app.keys import take_own
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.stepping import SteppingScreen
from tui.app.widgets.article import ArticleView
from tui.app.widgets.bars import TitleBar
from tui.app.widgets.sheet import SheetView
from tui.session.review import ReviewSession


async def test_a_range_is_marked_after_a_preview_and_taken_back_by_one_undo(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "V", "J", "J", "v")
        preview = reviewer.app.screen.query_one(SheetView).words
        assert all(f"T-000{number}  {words}  · open" in preview for number, words in ((2, 11), (3, 21), (4, 22)))
        assert reviewer.kept() == {}
        await reviewer.press("enter")
        assert reviewer.kept() == {"11": "verified", "21": "verified", "22": "verified"}
        await reviewer.press("u")
        assert reviewer.kept() == {}


async def test_the_keys_that_are_told_are_those_of_the_preset(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        try:
            reviewer.app.set_keymap(take_own("prodigy", {}))
            await reviewer.press("M")
            assert "5 picked out: a x s space 0 T # decide on all" in reviewer.said
        finally:
            take_own("vim", {})


async def test_a_preview_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("M", "d", "escape")
        assert not isinstance(reviewer.app.screen, ConfirmScreen)
        assert reviewer.kept() == {}


def until_given_up(reviewer: Reviewer, ended: list[str]) -> Iterator[int]:
    """Be at work until Esc is pressed on the screen that shows how far it is, and note that it was given up."""
    try:
        while not isinstance(reviewer.app.screen, SteppingScreen):
            yield 200
        reviewer.app.screen.call_later(reviewer.app.screen.action_app_back)
        while True:
            yield 400
    finally:
        ended.append("given up")


async def test_esc_gives_up_many_figures_while_they_are_prepared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path) as reviewer:
        ended: list[str] = []
        monkeypatch.setattr(ReviewSession, "marking", lambda *_: until_given_up(reviewer, ended))
        await reviewer.press("M", "v", "enter")
        await until_reading(reviewer)
        assert ended == ["given up"]
        assert "given up" in reviewer.said
        assert reviewer.kept() == {}


async def test_many_figures_are_marked_and_taken_back_in_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "SLICE_S", -1.0)
    text = "".join(f"There were {number} cases.\n" for number in range(600))
    async with reviewing(tmp_path, text) as reviewer:
        await reviewer.press("M", "v", "enter")
        await until_reading(reviewer)
        assert set(reviewer.kept().values()) == {"verified"}
        assert len(reviewer.kept()) == 600
        assert "600 marked" in reviewer.said
        await reviewer.press("u")
        await until_reading(reviewer)
        assert reviewer.kept() == {}


async def until_reading(reviewer: Reviewer) -> None:
    while isinstance(reviewer.app.screen, SteppingScreen):
        await reviewer.pilot.pause()
    await reviewer.pilot.pause()


async def test_single_figures_are_picked_out_and_put_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "m", "J", "m", "J", "m", "m", "s", "y")
        assert reviewer.kept() == {"11": "needs_source", "21": "needs_source"}


async def test_all_of_a_section_is_picked_out_in_the_outline(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "J", "shift+tab", "M", "v", "enter")
        assert reviewer.kept() == {"21": "verified", "22": "verified", "31": "verified"}


async def test_esc_gives_up_what_is_picked_out(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "m", "J", "m", "escape", "v")
        assert reviewer.kept() == {"21": "verified"}


async def test_what_is_picked_out_stands_in_the_gutter(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "m", "J")
        article = reviewer.screen.query_one(ArticleView)
        rows = ["".join(word.text for word in article.line(row)) for row in range(8)]
        assert [row[0] for row in rows if "11 houses" in row] == ["●"]


async def test_a_dot_decides_once_more_as_was_decided_last(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "d", "full_stop")
        assert reviewer.kept() == {"11": "disputed", "21": "disputed"}


async def test_ctrl_o_goes_back_to_before_the_jump(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "right_curly_bracket", "right_curly_bracket")
        assert reviewer.selected == "31"
        await reviewer.press("ctrl+o")
        assert reviewer.selected == "21"
        await reviewer.press("ctrl+o")
        assert reviewer.selected == "11"
        await reviewer.press("ctrl+o")
        assert "no jump" in reviewer.said


async def test_a_tick_mark_is_chosen_from_the_legend(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "T", "down", "enter")
        assert reviewer.kept_session().review(1).ticks == ("F",)
        assert "F foots" in reviewer.card


@pytest.mark.parametrize(("key", "sign"), [("C", "CF"), ("question_mark", "?"), ("v", "✓"), ("i", "IM")])
async def test_a_tick_mark_is_chosen_by_its_own_letter(tmp_path: Path, key: str, sign: str) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "T", key)
        assert reviewer.kept_session().review(1).ticks == (sign,)


async def test_the_keys_of_a_list_move_in_the_tick_marks_too(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "T", "j", "j", "k", "enter")
        assert reviewer.kept_session().review(1).ticks == ("F",)


async def test_a_question_tells_how_many_of_those_picked_out_change_and_why_not_all(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "M", "v")
        title = "".join(word.text for word in reviewer.app.screen.query_one(TitleBar).words(200))
        assert "Mark 4 of the 5 as verified?" in title
        assert "1 of those picked out is so already, and stays." in reviewer.app.screen.query_one(SheetView).words


async def test_several_tags_at_once_are_one_action(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "number_sign", *"tax", "space", *"late", "enter")
        assert reviewer.kept_session().review(1).tags == ("tax", "late")
        assert "tags tax late saved" in reviewer.said
        await reviewer.press("u")
        assert reviewer.kept_session().review(1).tags == ()


async def test_a_tag_is_given_and_taken(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "number_sign", *"later", "enter")
        assert reviewer.kept_session().review(1).tags == ("later",)
        await reviewer.press("number_sign", *"later", "enter")
        assert reviewer.kept_session().review(1).tags == ()


_KEYS = {"-": "minus", ":": "colon", ">": "greater_than_sign"}


@pytest.mark.parametrize(
    ("expression", "walked"),
    [
        (">21", ["2020", "22", "31", "41"]),
        ("status:disputed", ["21"]),
        ("section:inner", ["31"]),
        ("-section:first", ["2020", "11", "41"]),
    ],
)
async def test_a_filter_shows_and_walks_only_what_fits(tmp_path: Path, expression: str, walked: list[str]) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "J", "d", *"KKKKK", "F", *(_KEYS.get(sign, sign) for sign in expression), "enter")
        found = [reviewer.selected]
        for _ in walked[1:]:
            await reviewer.press("J")
            found.append(reviewer.selected)
        assert found == walked
        await reviewer.press("J")
        assert "last figure" in reviewer.said


async def test_a_filter_that_makes_no_sense_says_which_part(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("F", *"colour", "colon", *"red", "enter")
        assert "“colour:”" in reviewer.app.screen.query_one(SheetView).words
        await reviewer.press(*["backspace"] * 10, *"31", "enter")
        assert [index for index in range(6) if reviewer.screen.is_shown(index)] == [4]


async def test_all_that_a_filter_shows_is_picked_out_and_esc_shows_all_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("F", "greater_than_sign", *"30", "enter", "M", "v", "enter")
        assert reviewer.kept() == {"31": "verified", "41": "verified"}
        await reviewer.press("escape")
        assert all(reviewer.screen.is_shown(index) for index in range(6))


async def test_a_filter_that_takes_longer_says_so_and_is_given_up_with_esc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path) as reviewer:
        ended: list[str] = []
        monkeypatch.setattr(ReviewSession, "filtering", lambda *_: until_given_up(reviewer, ended))
        await reviewer.press("F", "x", "enter")
        await until_reading(reviewer)
        assert ended == ["given up"]
        assert "given up" in reviewer.said
        assert all(reviewer.screen.is_shown(index) for index in range(6))
        assert reviewer.screen.filtering.expression == ""


async def test_a_filter_is_worked_out_in_steps_and_again_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stepping, "SLICE_S", -1.0)
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("F", *"31", "enter")
        await until_reading(reviewer)
        assert [reviewer.screen.is_shown(index) for index in range(6)] == [False, False, False, False, True, False]
        await reviewer.press("q", "enter")
        await until_reading(reviewer)
        assert reviewer.screen.filtering.expression == "31"
        assert [reviewer.screen.is_shown(index) for index in range(6)] == [False, False, False, False, True, False]


async def test_a_preset_is_chosen_from_a_list(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "d", "f", "down", "down", "enter")
        assert [reviewer.screen.is_shown(index) for index in range(6)] == [False, True, False, False, False, False]
        assert "status:disputed" in "".join(w.text for w in reviewer.screen.query_one("#header").words(120))  # type: ignore[attr-defined]
