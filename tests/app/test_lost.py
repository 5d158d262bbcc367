"""Reviewed items that were not found again, and a damaged store: what the app shows and offers."""

import asyncio
from pathlib import Path

import pytest

from tests.app.reviewing import reviewing
from tests.making import desk_in, reading_of
from tui.app.mending import MendingApp
from tui.app.screens.confirming import ConfirmScreen
from tui.app.widgets.sheet import SheetView
from tui.domain.review import Status
from tui.errors import DamagedError
from tui.store.database import Store

OLD = "The year brought 512 ships to the harbour of Oldtown.\nThere were 13 storms.\n"
NEW = "Of ships 512 were counted, all told.\nThere were 13 storms.\nAnd 7 fires.\n"


async def test_a_lost_item_is_put_on_the_selected_figure_and_taken_off_again(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of("Quite other words about 77 things.\n" + OLD))
    session.mark((0,), Status.DISPUTED)
    desk.close()
    async with reviewing(tmp_path, reading=reading_of(NEW)) as reviewer:
        assert "not found again: L" in reviewer.said or reviewer.screen.session.orphans
        await reviewer.press("J", "J", "L")
        sheet = reviewer.app.screen.query_one("#finding", SheetView)
        assert "77" in sheet.words
        await reviewer.press("enter")
        assert isinstance(reviewer.app.screen, ConfirmScreen)
        asked = reviewer.app.screen.query_one(SheetView).words
        assert "it read  77" in asked
        assert "Quite other words about 77 things." in asked
        assert "here stands  7" in asked
        await reviewer.press("enter")
        assert reviewer.screen.session.orphans == ()
        assert "T-0001 stands here" in reviewer.said
        assert "it read" in reviewer.card
        await reviewer.press("u")
        assert len(reviewer.screen.session.orphans) == 1


async def test_a_lost_item_is_not_put_on_another_figure_without_the_reviewers_word(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("Quite other words about 77 things.\n" + OLD)).mark((0,), Status.DISPUTED)
    desk.close()
    async with reviewing(tmp_path, reading=reading_of(NEW)) as reviewer:
        await reviewer.press("J", "J", "L", "enter", "escape")
        assert len(reviewer.screen.session.orphans) == 1
        assert "nothing was changed" in reviewer.said


async def test_no_question_is_asked_about_a_figure_that_has_decisions_of_its_own(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("Quite other words about 77 things.\n" + OLD)).mark((0,), Status.DISPUTED)
    desk.close()
    async with reviewing(tmp_path, reading=reading_of(NEW)) as reviewer:
        await reviewer.press("J", "J", "v")
        reviewer.screen.select(2)
        await reviewer.press("L", "enter")
        assert "with decisions of its own" in reviewer.said
        assert len(reviewer.screen.session.orphans) == 1


async def test_a_lost_item_is_put_on_a_figure_printed_alike_without_a_question(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("Quite other words about 7 things.\n" + OLD)).mark((0,), Status.DISPUTED)
    desk.close()
    async with reviewing(tmp_path, reading=reading_of(NEW)) as reviewer:
        await reviewer.press("J", "J", "L", "enter")
        assert reviewer.screen.session.orphans == ()


async def test_nothing_is_lost_where_all_is_found(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("L")
        assert "every reviewed item has its place" in reviewer.said


def _damage(folder: Path) -> None:
    desk = desk_in(folder)
    session = desk.begin(reading_of(OLD))
    session.mark((0, 1), Status.VERIFIED)
    desk.close()
    file = folder / "tieout.db"
    body = bytearray(file.read_bytes())
    at = body.index(b"verified")
    body[at] ^= 1
    file.write_bytes(body)


async def test_a_damaged_store_is_explained_and_restored_on_request(tmp_path: Path) -> None:
    _damage(tmp_path)
    app = MendingApp(tmp_path, DamagedError("The store is damaged: a row.", "Look."))
    async with app.run_test(size=(120, 40)) as pilot:
        sheet = app.query_one(SheetView)
        while "Nothing was changed" not in sheet.words:
            await asyncio.sleep(0.01)
            await pilot.pause()
        assert "X " in sheet.words
        await pilot.press("r")
        while "whole again" not in sheet.words:
            await asyncio.sleep(0.01)
            await pilot.pause()
        assert "2 decisions" in sheet.words
        await pilot.press("enter")
    assert app.return_value is True
    store = Store.open(tmp_path)
    assert len(store.load(store.library()[0].id).events) == 2
    store.close()


async def test_leaving_leaves_a_damaged_store_as_it_is(tmp_path: Path) -> None:
    _damage(tmp_path)
    before = (tmp_path / "tieout.db").read_bytes()
    app = MendingApp(tmp_path, DamagedError("The store is damaged: a row.", "Look."))
    async with app.run_test(size=(120, 40)) as pilot:
        while "Nothing was changed" not in app.query_one(SheetView).words:
            await asyncio.sleep(0.01)
            await pilot.pause()
        await pilot.press("q")
    assert app.return_value is False
    assert (tmp_path / "tieout.db").read_bytes() == before


@pytest.fixture
def damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise DamagedError("The store is damaged: a row of its progress.", "Restore it.")

    monkeypatch.setattr(Store, "record", refuse)


@pytest.mark.usefixtures("damage")
async def test_damage_that_is_found_while_a_review_is_open_leads_to_the_restore(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v")
        assert isinstance(reviewer.app.screen, ConfirmScreen)
        assert "a row of its progress" in reviewer.app.screen.query_one(SheetView).words
        await reviewer.press("y")
        assert isinstance(reviewer.app.failure, DamagedError)


@pytest.mark.usefixtures("damage")
async def test_who_goes_on_in_spite_of_damage_is_asked_once(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("v", "escape", "d")
        assert reviewer.screen.session.tally.reviewed == 0
        assert "not saved" in reviewer.said
        assert reviewer.app.failure is None


async def test_a_library_that_can_not_be_read_says_so_and_offers_the_restore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reviewing(tmp_path) as reviewer:

        def refuse(_: object) -> None:
            raise DamagedError("The store is damaged: a report is missing.", "Restore it.")

        monkeypatch.setattr(Store, "library", refuse)
        await reviewer.press("q")
        assert isinstance(reviewer.app.screen, ConfirmScreen)
        await reviewer.press("escape")
        assert "a report is missing" in reviewer.app.screen.query_one("#trouble", SheetView).words
