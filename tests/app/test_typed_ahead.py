"""Keys that are typed before what they are typed for is there: none is lost, and none decides on what wasn't seen."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.app.reviewing import TEXT, Reviewer, reviewing
from tests.making import reading_of, ticking_clock
from tui.app.app import TieoutApp
from tui.app.screens.library import LibraryScreen
from tui.app.screens.opening import OpeningScreen
from tui.domain.review import Status
from tui.errors import FetchError
from tui.session import Desk, Reading
from tui.settings import Settings
from tui.store.database import Store

PLACE = "/reports/one.txt"


class SlowDesk(Desk):
    """A desk that reads nothing before it is told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Store.open(folder), Settings(reviewer="Ada"), clock=ticking_clock())
        self.may_read = threading.Event()
        self.answer: Reading | FetchError = reading_of(TEXT, location=PLACE)

    def read(self, *_: object, progress: Callable[[str], None], **__: object) -> Reading:  # type: ignore[override]
        progress("finding the figures")
        self.may_read.wait()
        if isinstance(self.answer, FetchError):
            raise self.answer
        return self.answer


@dataclass
class Opening:
    """A report that is being opened."""

    desk: SlowDesk
    app: TieoutApp
    pilot: Pilot[int]

    async def opened(self) -> Reviewer:
        """Let the report be read, and return who reviews it once all that was typed has been acted on."""
        self.desk.may_read.set()
        reviewer = Reviewer(self.app, self.pilot, Path(), "")
        while isinstance(self.app.screen, OpeningScreen):
            await self.pilot.pause()
        await reviewer.settle()
        return reviewer


@asynccontextmanager
async def opening(folder: Path) -> AsyncIterator[Opening]:
    with closing(SlowDesk(folder)) as desk:
        app = TieoutApp(desk)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            app.open_report(PLACE)
            await pilot.pause()
            assert isinstance(app.screen, OpeningScreen)
            try:
                yield Opening(desk, app, pilot)
            finally:
                desk.may_read.set()


async def test_keys_typed_at_a_report_that_is_being_read_move_in_it_when_it_is_there(tmp_path: Path) -> None:
    async with opening(tmp_path) as there:
        await there.pilot.press("J", "J", "K", "J")
        reviewer = await there.opened()
        begun = reviewer.screen.session.items[reviewer.screen.selected - 2].span
        assert begun.of(reviewer.screen.session.report.text) in {"2020", "11"}


@pytest.mark.parametrize("keys", ["v", "Jv", "d", "x", "c", "Mv", "mv", "T", "."])
async def test_no_key_typed_at_a_report_that_is_being_read_decides_or_opens_a_sheet(tmp_path: Path, keys: str) -> None:
    names = {".": "full_stop"}
    async with opening(tmp_path) as there:
        await there.pilot.press(*(names.get(key, key) for key in keys))
        reviewer = await there.opened()
        assert reviewer.screen.session.tally.reviewed == 0
        assert not reviewer.screen.several.chosen
        assert "press again" in reviewer.said


async def test_a_key_pressed_again_decides(tmp_path: Path) -> None:
    async with opening(tmp_path) as there:
        await there.pilot.press("v")
        reviewer = await there.opened()
        selected = reviewer.screen.selected
        await reviewer.press("v")
        assert reviewer.screen.session.status(selected) is Status.VERIFIED


async def test_words_typed_after_the_key_of_the_search_are_searched_for(tmp_path: Path) -> None:
    async with opening(tmp_path) as there:
        await there.pilot.press("slash", *"cases", "enter")
        reviewer = await there.opened()
        assert reviewer.screen.searching.is_on


async def test_esc_gives_up_a_report_that_is_being_read_at_once(tmp_path: Path) -> None:
    async with opening(tmp_path) as there:
        await there.pilot.press("J", "escape")
        await there.pilot.pause()
        assert isinstance(there.app.screen, LibraryScreen)


async def test_keys_for_a_report_that_could_not_be_read_do_nothing_in_the_library(tmp_path: Path) -> None:
    async with opening(tmp_path) as there:
        there.desk.answer = FetchError("There is no such page.")
        await there.pilot.press("x", "f", "question_mark")
        there.desk.may_read.set()
        while not isinstance(there.app.screen, LibraryScreen):
            await there.pilot.pause()
        while not there.app._turns.is_over:
            await there.pilot.pause()
        assert isinstance(there.app.screen, LibraryScreen)


async def test_a_key_typed_with_the_one_that_opens_a_report_decides_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("q")
        for key in ("enter", "v"):
            reviewer.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await reviewer.settle()
        assert reviewer.screen.session.tally.reviewed == 0
        assert "press again" in reviewer.said


async def test_a_key_decides_on_the_figure_that_was_clicked_right_before_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        article = reviewer.screen.article
        rows = ["".join(word.text for word in article.line(row)) for row in range(article.virtual_size.height)]
        row = next(number for number, words in enumerate(rows) if "31 dollars" in words)
        x, y = article.region.x + rows[row].index("31"), article.region.y + row
        for kind in (events.MouseDown, events.MouseUp):
            reviewer.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        reviewer.app.post_message(events.Key("v", "v"))
        await reviewer.settle()
        session = reviewer.screen.session
        verified = [n for n in range(len(session.items)) if session.status(n) is Status.VERIFIED]
        assert [session.items[n].span.of(session.report.text) for n in verified] == ["31"]
