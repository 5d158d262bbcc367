"""Active time on the selected figure, by keys."""

from pathlib import Path

import pytest

from tests.app.reviewing import reviewing
from tui.app.activity import Activity
from tui.app.widgets.sheet import SheetView


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the app counts the reviewer's activity by."""
    clock = Clock()
    monkeypatch.setattr("tui.app.app.Activity", lambda: Activity(clock))
    return clock


async def test_the_time_at_a_figure_is_kept_with_its_decision_and_shown(tmp_path: Path, clock: Clock) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        clock.now = 20.0
        await reviewer.press("j")
        clock.now = 42.0
        await reviewer.press("v", "K")
        assert reviewer.kept_session().review(1).spent_s == 42
        assert "time      42 s" in reviewer.card
        assert "spent" not in reviewer.card


async def test_time_at_several_figures_is_told_apart(tmp_path: Path, clock: Clock) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        clock.now = 10.0
        await reviewer.press("J")
        clock.now = 13.0
        await reviewer.press("K")
        clock.now = 15.0
        await reviewer.press("v", "d")
        session = reviewer.kept_session()
        assert [session.review(index).spent_s for index in (1, 2)] == [12, 3]


async def test_who_is_away_spends_a_minute_at_most(tmp_path: Path, clock: Clock) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        clock.now = 3600.0
        await reviewer.press("v")
        assert reviewer.kept_session().review(1).spent_s == 60


async def test_typing_a_note_is_time_at_its_figure(tmp_path: Path, clock: Clock) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "c")
        for letter in "checked":
            clock.now += 25.0
            await reviewer.press(letter)
        await reviewer.press("ctrl+s")
        assert reviewer.kept_session().review(1).spent_s == 175


async def test_time_at_a_figure_that_is_left_undecided_is_there_the_next_time(tmp_path: Path, clock: Clock) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J")
        clock.now = 20.0
        await reviewer.press("q")
        assert reviewer.kept_session().waiting_s("T-0002") == 20
        await reviewer.press("enter")
        assert "time      20 s" in reviewer.card
        await reviewer.press("S")
        assert "not decided yet" in reviewer.app.screen.query_one(SheetView).words
        await reviewer.press("escape")
        clock.now = 25.0
        await reviewer.press("v")
        assert reviewer.kept_session().review(1).spent_s == 25
