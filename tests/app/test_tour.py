"""The first minute: an empty library says what to do, and a tour goes from key to key."""

import asyncio
from pathlib import Path

from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.screens.reading import ReadingScreen
from tui.app.tour import STEPS
from tui.app.widgets.bars import TourBar


def told(app: TieoutApp) -> str:
    bar = app.screen.query_one(TourBar)
    return "".join(word.text for word in bar.words(200)) if bar.display else ""


async def test_the_tour_goes_on_with_each_key_that_it_shows(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+t")
        while not isinstance(app.screen, ReadingScreen):
            await asyncio.sleep(0.01)
            await pilot.pause()
        assert "tour 1 of" in told(app)
        await pilot.press("v")
        assert "tour 1 of" in told(app)
        for keys in (("J",), ("v",), ("s",), ("c", "escape"), ("u",), ("w",), ("ctrl+e", "escape")):
            await pilot.press(*keys)
            await pilot.pause()
        assert "that was the tour" in told(app)
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert told(app) == ""
    desk.close()


def test_each_step_shows_a_key_that_does_it() -> None:
    assert all(step.shown in step.keys for step in STEPS)
