"""R5: five hundred strings of wide, combining and emoji characters: whatever a terminal makes of them, borders stay."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.strip import Strip

from tests.app.emulating import Emulator
from tests.hardening.exhibit import PLACES, begun, shown
from tests.hardening.payloads import STRINGS, strings
from tui.app.app import TieoutApp

SIZES = ((120, 40), (80, 24))
BORDERS = frozenset("│┃║▌▐▕▏╭╮╰╯┌┐└┘├┤▁▂▃▄▅▆▇█")
"""What panes are parted by, and their scroll bars."""


def columns_of(row: Strip) -> dict[int, str]:
    """Return where on a row a border stands."""
    found: dict[int, str] = {}
    x = 0
    for segment in row:
        if segment.text and segment.text in BORDERS:
            found[x] = segment.text
        x += cell_len(segment.text)
    return found


class Looker:
    """Looks at each screen whether its borders stand where they should."""

    def __init__(self, app: App[int], emulator: Emulator) -> None:
        self._app = app
        self._cells = emulator.screen.buffer
        self.seen = 0
        self.shifted: list[tuple[int, int, str, str]] = []

    def look(self) -> None:
        screen = self._app.screen
        if screen._layout_required or screen._dirty_widgets or screen._compositor._dirty_regions:
            return  # what is not drawn yet can't be seen yet
        rows = enumerate(self._app.screen._compositor.render_strips())
        borders = [(y, x, border) for y, row in rows for x, border in columns_of(row).items()]
        self.seen += len(borders)
        for y, x, border in borders:
            there = self._cells[y][x].data
            # A combining character that begins a row of text is drawn on the border before it: that moves nothing.
            if not there.startswith(border):
                self.shifted.append((y, x, border, there))


async def looked_at(folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], some: slice) -> Looker:
    """Show some of the strings in every place, and look at each screen."""
    emulator = Emulator(*size)
    emulator.shows(monkeypatch)
    desk = begun(folder, {place: strings()[some] for place in PLACES})
    app = TieoutApp(desk)
    looker = Looker(app, emulator)
    async with app.run_test(size=size, notifications=True) as pilot:
        await shown(pilot, {place: strings()[some] for place in PLACES}, looker.look)
    desk.close()
    return looker


def test_there_are_five_hundred() -> None:
    assert len(strings()) == STRINGS


@pytest.mark.parametrize(("size", "some"), [((120, 40), slice(None)), ((80, 24), slice(0, None, 5))], ids=str)
async def test_no_border_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], some: slice
) -> None:
    looker = await looked_at(tmp_path, monkeypatch, size, some)
    assert looker.seen > 1_000
    assert looker.shifted == []


async def test_without_saying_the_place_again_borders_would_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.strokes._is_sure", lambda _: True)
    assert (await looked_at(tmp_path, monkeypatch, (120, 40), slice(0, 50))).shifted
