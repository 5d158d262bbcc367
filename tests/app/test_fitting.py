"""Sheets are as high as what they say."""

from math import inf
from pathlib import Path

import pytest
from textual.events import Resize
from textual.geometry import Size

from tests.app.reviewing import Reviewer, reviewing
from tui.app import terminal
from tui.app.widgets.sheet import SheetView


def frame_rows(reviewer: Reviewer, name: str) -> int:
    return reviewer.app.screen.query_one(name).outer_size.height


async def test_a_sheet_is_as_high_as_what_it_says(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("B")
        assert (frame_rows(reviewer, "#frame"), reviewer.app.screen.query_one(SheetView).virtual_size.height) == (6, 1)
        await reviewer.press("escape", "P")
        assert frame_rows(reviewer, "#choose-frame") == 2 + 5
        await reviewer.press("escape", "i")
        lines = reviewer.app.screen.query_one(SheetView).virtual_size.height
        assert frame_rows(reviewer, "#frame") == lines + 5 < 34


async def test_a_sheet_that_is_too_long_for_the_terminal_is_scrolled_and_grows_when_it_is_made_narrow(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("i")
        wide = frame_rows(reviewer, "#frame")
        await reviewer.pilot.resize_terminal(50, 40)
        await reviewer.settle()
        assert wide < frame_rows(reviewer, "#frame") <= 34
        await reviewer.pilot.resize_terminal(50, 12)
        await reviewer.settle()
        assert frame_rows(reviewer, "#frame") == 12


async def test_a_size_is_fitted_to_at_once_and_those_that_follow_it_in_a_moment_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "_PULLED_S", 600)
    async with reviewing(tmp_path) as reviewer:
        app, sizes = reviewer.app, [Size(columns, 30) for columns in (110, 108, 106)]
        app._resized_at = -inf
        waits: list[bool] = []
        for size in sizes:
            await app.on_event(Resize(size, size))
            waits.append(app._resize_timer is not None)
        assert waits == [False, True, True]
        await reviewer.settle()
        assert app._resize_timer is None
        assert app.screen.size == sizes[-1]
