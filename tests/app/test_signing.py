"""Signatures and blind reviews by keys: seen by a second program, told in header, summary and questions."""

import asyncio
from pathlib import Path

import pytest

from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.library import LibraryScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.bars import HeaderBar
from tui.app.widgets.sheet import SheetView
from tui.domain.review import EventField, Status


def header(reviewer: Reviewer) -> str:
    return "".join(word.text for word in reviewer.screen.query_one("#header", HeaderBar).words(120))


def asked(reviewer: Reviewer) -> str:
    screen = reviewer.app.screen
    assert isinstance(screen, ConfirmScreen)
    return screen.query_one(SheetView).words


def signatures(reviewer: Reviewer) -> list[tuple[str, str, bool]]:
    session = reviewer.kept_session()
    return [(one.role.value, one.reviewer, one.changed_since) for one in session.sign_offs]


async def test_signing_says_first_what_is_still_open(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("P", "enter")
        assert "Nothing of this report is reviewed yet" in asked(reviewer)
        await reviewer.press("escape", "J", "v", "d", "P", "enter")
        words = asked(reviewer)
        assert "2 of 5 figures reviewed" in words
        assert "3 figures are still open" in words
        assert "1 figure is disputed" in words
        assert "Nothing of this report" not in words
        await reviewer.press("escape")
        assert signatures(reviewer) == []


async def test_a_signature_is_kept_told_and_taken_back_by_undo(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("P", "enter", "y")
        assert signatures(reviewer) == [("prepared", "Ada", False)]
        assert "[prepared]" in header(reviewer)
        await reviewer.press("u")
        assert signatures(reviewer) == []
        assert "prepared" not in header(reviewer)
        await reviewer.press("ctrl+r")
        assert "[prepared]" in header(reviewer)


async def test_what_changes_after_a_signature_shows(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("P", "enter", "y", "J", "v")
        assert "[changed since signed]" in header(reviewer)
        await reviewer.press("P", "enter", "y")
        assert "[prepared]" in header(reviewer)
        assert signatures(reviewer) == [("prepared", "Ada", False)]


async def test_ones_own_signature_is_taken_back_where_it_was_given(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("P", "down", "enter", "y", "P", "down", "enter")
        assert "no longer signed as reviewed" in reviewer.said
        assert signatures(reviewer) == []


async def test_who_prepared_is_told_so_before_signing_as_reviewed(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("P", "enter", "y", "P", "down", "enter")
        assert "another pair of eyes" in asked(reviewer)
        assert "prepared by Ada" in asked(reviewer)


async def test_signatures_stand_in_the_summary_and_in_the_header_at_the_next_opening(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("P", "enter", "y", "S")
        assert "prepared by Ada" in reviewer.app.screen.query_one(SheetView).words
        await reviewer.press("escape", "q", "enter")
        assert "[prepared]" in header(reviewer)


@pytest.fixture
def others_mark(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, reviewer="Ben")
    desk.begin(reading_of("There were 12 apples and 13 pears.")).mark((0,), Status.DISPUTED)
    desk.close()


@pytest.mark.usefixtures("others_mark")
async def test_a_blind_review_begins_and_ends_by_a_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path, text="There were 12 apples and 13 pears.") as reviewer:
        assert reviewer.screen.look(0) == "disputed"
        await reviewer.press("B")
        assert "until you end it" in asked(reviewer)
        await reviewer.press("y")
        assert (reviewer.screen.look(0), reviewer.screen.session.tally.disputed) == ("open", 0)
        assert "[blind]" in header(reviewer)
        assert "Ben" not in reviewer.card
        await reviewer.press("B", "y")
        assert reviewer.screen.look(0) == "disputed"
        assert "blind" not in header(reviewer)
        assert "X 1" in header(reviewer)


@pytest.mark.usefixtures("others_mark")
async def test_a_blind_review_begins_in_the_library(tmp_path: Path) -> None:
    async with reviewing(tmp_path, text="There were 12 apples and 13 pears.") as reviewer:
        await reviewer.press("q", "B", "y")
        assert isinstance(reviewer.app.screen, LibraryScreen)
        assert "your review is blind" in reviewer.said
        await reviewer.press("enter")
        assert reviewer.screen.look(0) == "open"
        assert "[blind]" in header(reviewer)


@pytest.mark.usefixtures("others_mark")
async def test_a_desk_that_begins_blind_shows_nothing_of_others(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begins_blind = True
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.session.is_blind
        assert app.screen.look(0) == "open"
    desk.close()


async def test_the_question_is_answered_with_no(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("B", "escape")
        assert not reviewer.kept_session().is_blind
        await reviewer.press("P", "escape")
        assert reviewer.kept_session().signature(EventField.PREPARED) is None


async def test_a_signature_of_another_window_shows_without_a_key(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        other = desk_in(tmp_path, reviewer="Ben")
        other.resume(reviewer.report_id).sign(EventField.REVIEWED)
        other.close()
        while "[reviewed]" not in header(reviewer):
            await asyncio.sleep(0.01)
            await reviewer.pilot.pause()
        await reviewer.press("v")
        assert "[changed since signed]" in header(reviewer)
