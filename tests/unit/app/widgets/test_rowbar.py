"""A bar of ours shows just what Textual's own does."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.widgets import Static

from tui.app.widgets.rowbar import RowBar


class Bars(App[None]):
    """Two bars side by side."""

    CSS = "Screen { layout: horizontal; } ScrollBar { width: 1; height: 1fr; } Static { scrollbar-color: #7aa7e8; }"

    def compose(self) -> ComposeResult:
        yield Static("words")
        yield ScrollBar(thickness=1)
        yield RowBar(thickness=1)


@pytest.mark.parametrize("position", [0, 3.5, 100, 477.25, 480])
@pytest.mark.parametrize("rows", [10, 20, 500])
async def test_it_shows_what_textuals_own_does(rows: int, position: float) -> None:
    app = Bars()
    async with app.run_test(size=(40, 20)) as pilot:
        bars = app.query(ScrollBar)
        for bar in bars:
            bar.window_virtual_size, bar.window_size, bar.position = rows, 20, position
        await pilot.pause()
        usual, own = (bar.render_lines(Region(0, 0, 1, 20)) for bar in bars)

    assert [list(strip) for strip in own] == [list(strip) for strip in usual]


async def test_some_rows_of_it_are_those_rows() -> None:
    app = Bars()
    async with app.run_test(size=(40, 20)):
        bar = app.query_one(RowBar)
        bar.window_virtual_size, bar.window_size = 100, 20

        assert bar.render_lines(Region(0, 5, 1, 4)) == bar.render_lines(Region(0, 0, 1, 20))[5:9]
