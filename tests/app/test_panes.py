"""Panes, the summary, copying and piping by keys; and how the screen was left."""

import asyncio
import threading
from pathlib import Path

import pytest
from textual import events

from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.piping import piped
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.sheets import SheetScreen
from tui.app.widgets.sheet import SheetView
from tui.domain.review import Status


async def test_one_pane_has_the_whole_screen_and_gives_it_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("plus")
        assert reviewer.screen.article.size.width == 120 - 1
        await reviewer.press("underscore", "shift+tab", "plus")
        assert reviewer.screen.outline.size.width > 100
        await reviewer.press("plus")
        assert reviewer.screen.outline.size.width < 40


async def test_the_summary_is_one_key_away(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "S")
        assert isinstance(reviewer.app.screen, SheetScreen)
        assert "1 of 5 figures reviewed" in reviewer.app.screen.query_one(SheetView).words


async def test_the_summary_has_bars_where_there_is_room_for_them(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("S")
        assert "██" in reviewer.app.screen.query_one(SheetView).words
        await reviewer.pilot.resize_terminal(40, 12)
        sheet = reviewer.app.screen.query_one(SheetView)
        while "██" in sheet.words:
            await reviewer.pilot.pause()
        await reviewer.pilot.resize_terminal(120, 40)
        while "██" not in sheet.words:
            await reviewer.pilot.pause()


async def test_the_selected_figure_is_copied(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "y")
        first, *rest = reviewer.app.clipboard.split("\n")
        assert first.split() == ["T-0002", "11", "open"]
        assert rest[-1] == "Opening words of 2020 and 11 houses."


async def test_what_is_copied_holds_no_controls(tmp_path: Path) -> None:
    async with reviewing(tmp_path, text="A\x1b]c\x9b 12\u202e houses.") as reviewer:
        await reviewer.press("y")
        assert "12" in reviewer.app.clipboard
        assert all(character == "\n" or character.isprintable() for character in reviewer.app.clipboard)


async def test_the_selected_figure_is_handed_to_a_command(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "vertical_line", *"cat", "enter")
        while not isinstance(reviewer.app.screen, SheetScreen):
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        assert "11 houses" in reviewer.app.screen.query_one(SheetView).words


def test_no_shell_reads_a_command(tmp_path: Path) -> None:
    stays = threading.Event()
    assert piped("echo a;b $(id)", "", stays).strip() == "a;b $(id)"
    assert "could not be started" in piped(str(tmp_path / "none"), "", stays)
    assert "can't be understood" in piped("'", "", stays)
    assert "ended with 1" in piped("false", "", stays)


def test_a_command_that_reads_and_writes_much_gets_all_of_it() -> None:
    text = "a long note\n" * 5_000
    assert piped("cat", text, threading.Event()) == text


def test_a_command_is_stopped_when_the_program_is_left() -> None:
    is_left = threading.Event()
    is_left.set()
    assert "was stopped" in piped("sleep 1000", "", is_left)


async def test_filter_folds_and_panes_are_there_again_at_the_next_opening(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("F", *"kind", "colon", *"money", "enter", "backslash")
        await reviewer.press("shift+tab", "q")
        await reviewer.press("enter")
        screen = reviewer.screen
        assert screen.filtering.expression == "kind:money"
        assert not screen.outline.display
        await reviewer.press("backslash", "shift+tab", "down", "h", "q", "enter")
        assert reviewer.screen.outline.folded == (0,)


def mark_elsewhere(reviewer: Reviewer, folder: Path) -> None:
    """Have another window verify the second item."""
    other = desk_in(folder, reviewer="Ben")
    other.resume(reviewer.report_id).mark((1,), Status.VERIFIED)
    other.close()


@pytest.mark.parametrize("sign_of_life", [events.Key("j", "j"), events.AppFocus()], ids=["a key", "the focus"])
async def test_the_marks_of_another_window_show_soon_after(sign_of_life: events.Event, tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        reviewer.screen.watching.look()
        mark_elsewhere(reviewer, tmp_path)
        reviewer.app.post_message(sign_of_life)
        while reviewer.screen.look(1) != "verified":
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        assert "changed in another window" in reviewer.said


async def test_what_another_window_decided_unseen_is_not_decided_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.screens.reading.watching.PAUSE_S", 3600)
    async with reviewing(tmp_path) as reviewer:
        while reviewer.screen.selected != 1:
            await reviewer.press("J")
        mark_elsewhere(reviewer, tmp_path)
        await reviewer.press("d")
        assert reviewer.screen.look(1) == "verified"
        assert "not saved" in reviewer.said


async def test_a_damaged_state_of_the_screen_is_passed_over(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        reviewer.screen.session.keep_setting("screen", '{"filter": 5, "folded": "x"')
        app: TieoutApp = reviewer.app
        app.pop_screen()
        await reviewer.press("enter")
        assert isinstance(app.screen, ReadingScreen)
