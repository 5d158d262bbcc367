"""What belongs to the body after all: put in and left out by one key in the page as printed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.original import OriginalScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.reading.greeting import first_words
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.sheet import SheetView
from tui.domain.review import Status

PAGE = """<html><head><title>Trade in 2025</title></head><body><article><h1>Trade in 2025</h1>
<p>Exports came to 120 million dollars in the first half of the year, the ministry said on Monday.</p>
<p>Imports came to 95 million dollars in the same months, and the surplus grew by a quarter.</p>
<p>Copyright 2025 The Ministry of Trade. All rights reserved.</p></article></body></html>"""


async def _reading(pilot: Pilot[int]) -> ReadingScreen:
    """Wait until a report stands on the screen, and return it."""
    while not isinstance(pilot.app.screen, ReadingScreen):
        await asyncio.sleep(0.01)
        await pilot.pause()
    return pilot.app.screen


async def _turned(pilot: Pilot[int], *keys: str) -> str:
    """Press keys in the page as printed, and return the body of the reading that comes of it."""
    old = pilot.app.screen
    await pilot.press("p", *keys)
    while pilot.app.screen is old or not isinstance(pilot.app.screen, ReadingScreen):
        await asyncio.sleep(0.01)
        await pilot.pause()
    return pilot.app.screen.session.report.text


async def test_a_piece_goes_into_the_body_and_out_again_and_every_mark_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    desk = desk_in(tmp_path / "store")
    app = TieoutApp(desk, str(page))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await _reading(pilot)
        assert "Copyright" not in screen.session.report.text
        await pilot.press("v")

        kept = await _turned(pilot, "right_square_bracket", "x")
        assert "Copyright 2025 The Ministry" in kept
        reading = await _reading(pilot)
        assert reading.session.tally.verified == 1

        left_out = await _turned(pilot, *"JJJJ", "K", "x")
        assert "Imports" not in left_out
        assert "Exports" in left_out
    desk.close()
    again = desk_in(tmp_path / "store")
    session = again.resume(again.library()[0].id)
    assert [session.review(0).status, "Copyright" in session.report.text] == [Status.VERIFIED, True]
    again.close()


async def test_the_lit_piece_says_whether_it_is_the_body(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    desk = desk_in(tmp_path / "store")
    app = TieoutApp(desk, str(page))
    async with app.run_test(size=(120, 40)) as pilot:
        await _reading(pilot)
        await pilot.press("p", "right_square_bracket")
        assert isinstance(app.screen, OriginalScreen)
        said = "".join(word.text for word in app.screen.query_one("#footer").words(200))  # type: ignore[attr-defined]
        assert "not the body: tail" in said
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingScreen)
    desk.close()


async def test_what_was_left_out_with_its_paragraph_is_not_called_lost(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    desk = desk_in(tmp_path / "store")
    app = TieoutApp(desk, str(page))
    async with app.run_test(size=(160, 40)) as pilot:
        await _reading(pilot)
        await pilot.press("v", "v")
        left_out = await _turned(pilot, *"JJJJ", "K", "x", "enter")
        assert "Imports" not in left_out
        screen = await _reading(pilot)
        assert {orphan.why for orphan in screen.session.orphans} == {"left out by you"}
        words, is_alarm = first_words(screen.session, 0)
        assert words.startswith("left out by you: ")
        assert not is_alarm
        await _turned(pilot, *"JJJJ", "K", "x")
        screen = await _reading(pilot)
        assert screen.session.orphans == ()
    desk.close()


def _said(screen: ReadingScreen) -> str:
    return "".join(word.text for word in screen.query_one(FooterBar).words(200))


async def _turned_back(pilot: Pilot[int], key: str) -> ReadingScreen:
    """Press a key in the review, and return the screen of the reading that comes of it."""
    old = pilot.app.screen
    await pilot.press(key)
    while pilot.app.screen is old or not isinstance(pilot.app.screen, ReadingScreen):
        await asyncio.sleep(0.01)
        await pilot.pause()
    return pilot.app.screen


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[int]]:
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    desk = desk_in(tmp_path / "store")
    async with TieoutApp(desk, str(page)).run_test(size=(160, 40)) as pilot:
        yield pilot
    desk.close()


async def test_a_paragraph_with_reviewed_figures_is_not_left_out_without_the_reviewers_word(pilot: Pilot[int]) -> None:
    await _reading(pilot)
    await pilot.press("v", "v", "p", *"JJJJ", "K", "x")
    assert isinstance(pilot.app.screen, ConfirmScreen)
    asked = pilot.app.screen.query_one(SheetView).words
    assert "Imports came to 95 million dollars" in asked
    assert "1 of them is reviewed" in asked
    await pilot.press("escape")
    assert isinstance(pilot.app.screen, OriginalScreen)
    await pilot.press("escape")
    assert "Imports" in (await _reading(pilot)).session.report.text


async def test_it_is_said_which_way_a_paragraph_went_and_with_how_many_figures(pilot: Pilot[int]) -> None:
    await _reading(pilot)
    await _turned(pilot, *"JJJJ", "K", "x")
    assert "left out, with 2 figures; u takes it back" in _said(await _reading(pilot))
    await _turned(pilot, *"JJJJ", "K", "x")
    assert "kept in the body, with 2 figures; u takes it back" in _said(await _reading(pilot))


async def test_undo_takes_back_what_was_left_out_and_redo_leaves_it_out_again(pilot: Pilot[int]) -> None:
    await _reading(pilot)
    await pilot.press("v", "v")
    await _turned(pilot, *"JJJJ", "K", "x", "enter")
    back = await _turned_back(pilot, "u")
    assert "undone: kept in the body, with 2 figures" in _said(back)
    assert (back.session.orphans, back.session.tally.verified) == ((), 2)
    out = await _turned_back(pilot, "ctrl+r")
    assert "Imports" not in out.session.report.text


async def test_undo_takes_the_last_decision_back_before_what_was_left_out(pilot: Pilot[int]) -> None:
    await _reading(pilot)
    await _turned(pilot, *"JJJJ", "K", "x")
    screen = await _reading(pilot)
    await pilot.press("v", "u")
    assert "Imports" not in screen.session.report.text
    assert screen.session.tally.verified == 0
