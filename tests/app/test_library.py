"""The library by keys: found, filed, removed and brought back; a folder read at once."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.keys import take_own
from tui.app.screens.adding import AddingScreen
from tui.app.screens.hits import HitList
from tui.app.screens.library import LibraryScreen, empty_lines
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.reports import LibraryList
from tui.app.widgets.sheet import SheetView
from tui.domain.hit import Hit
from tui.domain.review import Status
from tui.session.library import Library

NAMES = ("alpha", "beta", "gamma")


@asynccontextmanager
async def library(folder: Path) -> AsyncIterator[tuple[TieoutApp, Pilot[int]]]:
    """Run the app on a library of three reports, of which the first begun has most left."""
    desk = desk_in(folder)
    for number, name in enumerate(NAMES):
        text = f"{name} has 1 thing. And 2 more. Then 3."
        session = desk.begin(reading_of(text, location=f"/reports/{name}.txt"))
        session.mark(range(number), Status.VERIFIED)
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        yield app, pilot
    desk.close()


def rows(app: TieoutApp) -> list[str]:
    """The reports that the list shows, by the names of their files."""
    view = app.screen.query_one(LibraryList)
    lines = ["".join(word.text for word in view.line(row)) for row in range(view.virtual_size.height)]
    return [name for line in lines for name in NAMES if f"{name}.txt" in line or f" {name} " in line]


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_the_reports_are_sorted_by_what_one_asks_for(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        view = app.screen.query_one(LibraryList)
        assert view.entry is not None
        assert view.entry.location == "/reports/gamma.txt"
        await press(pilot, *"ssss")
        assert view.entry.location == "/reports/alpha.txt"


async def test_the_cursor_stays_on_its_report_where_others_come_before_it(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        view = app.screen.query_one(LibraryList)
        here = view.entry
        view.show(view._entries[::-1])
        await pilot.pause()
        assert view.cursor == len(NAMES) - 1
        assert view.entry is here


async def test_the_list_narrows_as_one_types_and_esc_shows_all(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        view = app.screen.query_one(LibraryList)
        await press(pilot, "f", *"BET")
        assert view.virtual_size.height == 1
        await press(pilot, "enter")
        assert app.focused is view
        await press(pilot, "escape")
        assert view.virtual_size.height == 3


async def test_tags_are_shown_kept_and_found(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        view = app.screen.query_one(LibraryList)
        await press(pilot, "number_sign", *"audit", "enter")
        assert "#audit" in "".join(word.text for word in view.line(view.cursor))
        await press(pilot, "f", "number_sign", *"audit")
        assert view.virtual_size.height == 1
        again = desk_in(tmp_path)
        assert sum(entry.tags == ("audit",) for entry in again.library()) == 1
        again.close()


async def test_a_report_is_removed_after_asking_and_brought_back(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        view = app.screen.query_one(LibraryList)
        await press(pilot, "x", "escape")
        assert view.virtual_size.height == 3
        await press(pilot, "x", "enter")
        assert view.virtual_size.height == 2
        await press(pilot, "u")
        assert view.virtual_size.height == 3
        await press(pilot, "x", "enter", "X", "enter")
        assert view.virtual_size.height == 3


async def test_words_are_found_in_all_reports_and_gone_to(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):
        await press(pilot, "slash", *"beta", "enter")
        hits = app.screen.query_one(HitList)
        assert "beta" in "".join(word.text for word in hits.line(0))
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.session.report.source.location == "/reports/beta.txt"


async def test_what_is_found_late_is_shown_in_the_library_and_only_what_was_sought_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    search = Library.search

    def slow(self: Library, query: str, *, cancelled: threading.Event) -> tuple[Hit, ...]:
        may_end.wait()
        return search(self, query, cancelled=cancelled)

    monkeypatch.setattr(Library, "search", slow)
    async with library(tmp_path) as (app, pilot):
        for words in ("alpha", "beta"):
            await press(pilot, "slash", *words, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingScreen)
        may_end.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "q")
        hits = app.screen.query_one(HitList)
        assert "beta" in "".join(word.text for word in hits.line(0))
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_folder_is_read_whole_and_what_fails_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("There were 12 cases in the year.", encoding="utf-8")
    (folder / "two.txt").write_text("There were 13 cases in the year.", encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\nnothing")
    desk = desk_in(tmp_path / "store")
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.screen.query_one("#address").value = str(folder)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, AddingScreen)
        await app.workers.wait_for_complete()
        while "2 kept" not in screen.query_one(SheetView).words:
            await asyncio.sleep(0.01)
            await pilot.pause()
        assert "bad.pdf" in screen.query_one(SheetView).words
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert len(desk.library()) == 2
    desk.close()


@pytest.mark.parametrize("name", ["~nobody-is-called-so/one.txt", "x" * 300])
async def test_a_name_that_can_be_no_file_is_refused_and_the_library_stays(tmp_path: Path, name: str) -> None:
    async with library(tmp_path) as (app, pilot):
        app.screen.query_one("#address").value = name  # type: ignore[attr-defined]
        await press(pilot, "a", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert name[:10] in app.screen.query_one("#trouble", SheetView).words


async def test_a_notice_is_told_where_one_begins_and_once(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("There were 12 cases in the year.", encoding="utf-8")
    desk = desk_in(tmp_path / "store")
    desk.begin(desk.read(str(path)))
    app = TieoutApp(desk, str(path), notice="Mind the gap.")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "Mind the gap." in "".join(word.text for word in app.screen.footer.words(120))
        await press(pilot, "q", "enter")
        assert isinstance(app.screen, ReadingScreen)
        assert "Mind the gap." not in "".join(word.text for word in app.screen.footer.words(120))
    desk.close()


async def test_what_was_said_of_a_filter_goes_with_it(tmp_path: Path) -> None:
    async with library(tmp_path) as (app, pilot):

        def said() -> str:
            return "".join(word.text for word in app.screen.query_one(FooterBar).words(200))

        await pilot.press("f", *"alp")
        await pilot.pause()
        assert "1 of 3 reports have these words" in said()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(LibraryList).virtual_size.height == 3
        assert "reports have these words" not in said()


def test_an_empty_library_names_the_keys_of_the_preset() -> None:
    try:
        take_own("prodigy", {})
        told = ["".join(word.text for word in line) for line in empty_lines()]
    finally:
        take_own("vim", {})
    assert any(line.startswith("a x s ") for line in told)
    assert any(line.startswith("backspace ") for line in told)
