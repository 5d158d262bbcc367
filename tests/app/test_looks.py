"""What every screen looks like, in dark and light, at three sizes.

Read the difference before `pytest -n 0 tests/app/test_looks.py --snapshot-update`. With a folder in the variable
TIEOUT_PICTURES, the pictures are drawn there too, to be looked at.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from screenshots.take import Result, aligned
from tests.app.looking import FOLDER, LOOKS, SETTINGS_FILE, Look, Sight, desk_in, fill
from tests.app.picturing import Picture, PictureFile, described, taken
from tui import paths
from tui.app import mending
from tui.app.app import TieoutApp
from tui.errors import DamagedError
from tui.language import speak
from tui.session.mending import Check, Diagnosis

Size: TypeAlias = tuple[int, int]
"""Columns and rows."""
SIZES: Sequence[Size] = ((80, 24), (120, 40), (200, 60))
SMALL: Sequence[Size] = ((40, 12), (30, 8))
THEMES = ("tieout-dark", "tieout-light")

DIAGNOSIS = Diagnosis(
    Path("/home/ada/.local/share/tieout"),
    (
        Check("file", "/home/ada/.local/share/tieout/tieout.db, 90,112 bytes"),
        Check("rows", "4 rows of events are not as they were written", ("the first is of 2026-01-02",), is_damage=True),
        Check("copy", "marks.jsonl has every decision"),
    ),
    None,
)
"""What is wrong with a store, as on any machine."""


@pytest.fixture(autouse=True)
def everywhere_the_same(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the machine's own zone, folders and files away."""
    monkeypatch.setattr(Path, "cwd", lambda: FOLDER)
    monkeypatch.setattr(paths, "settings_file", lambda: SETTINGS_FILE)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """The pictures that are kept."""
    return snapshot.use_extension(PictureFile)


async def settled(pilot: Pilot[Result]) -> Picture:
    """Return a picture once two in a row are alike; a cursor that blinks stands still in it."""
    before = None
    while (picture := taken(pilot.app)) != before:
        before = picture
        for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
            if field.has_focus:  # one that gets it later would show no cursor at all
                field.cursor_blink = False
        await pilot.pause()
    return picture


def draw(app: App[Result], name: str) -> None:
    """Draw a picture as an SVG, where someone wants to look at it."""
    folder = os.environ.get("TIEOUT_PICTURES")
    if folder:
        (Path(folder) / f"{name}.svg").write_text(aligned(app.export_screenshot(title=name, simplify=True)), "utf-8")


async def at_all_sizes(pilot: Pilot[int], name: str, sizes: Sequence[Size]) -> dict[Size, str]:
    """Return what is on the screen at each size, in each theme."""
    described_at = {}
    for columns, rows in sizes:
        await pilot.resize_terminal(columns, rows)
        seen = {}
        for theme in THEMES:
            pilot.app.theme = theme
            seen[theme] = await settled(pilot)
            draw(pilot.app, f"{name}-{columns}x{rows}-{theme}")
        described_at[columns, rows] = described(seen)
    return described_at


async def look_at(sight: Sight, look: Look) -> dict[Size, str]:
    """Go where a look leads, and return what is there."""
    await sight.settle()
    await sight.press(*look.keys)
    await look.reach(sight)
    await sight.wait_for(look.shows)
    return await at_all_sizes(sight.pilot, look.name, SIZES)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_a_screen_looks_as_it_did(pictures: SnapshotAssertion, tmp_path: Path, look: Look) -> None:
    speak(look.language)
    desk = desk_in(tmp_path)
    if look.fill is not None:
        look.fill(desk)
    app = TieoutApp(desk)
    with closing(desk):
        async with app.run_test(size=SIZES[1]) as pilot:
            seen = await look_at(Sight(app, pilot), look)
    for columns, rows in SIZES:
        assert seen[columns, rows] == pictures(name=f"{columns}x{rows}")


async def test_a_terminal_too_small_says_so_and_a_small_one_shows_the_text(
    pictures: SnapshotAssertion, tmp_path: Path
) -> None:
    with closing(desk_in(tmp_path)) as desk:
        fill(desk)
        app = TieoutApp(desk)
        async with app.run_test(size=(40, 12)) as pilot:
            await Sight(app, pilot).press("enter")
            seen = await at_all_sizes(pilot, "small", SMALL)
    assert seen[SMALL[0]] == pictures(name="40x12")
    assert seen[SMALL[1]] == pictures(name="30x8")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
async def test_a_damaged_store_looks_as_it_did(
    pictures: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch, columns: int, rows: int
) -> None:
    monkeypatch.setattr(mending, "diagnose", lambda _: DIAGNOSIS)
    app = mending.MendingApp(DIAGNOSIS.folder, DamagedError("The store is damaged: some rows are not as they were."))
    async with app.run_test(size=(columns, rows)) as pilot:
        while not any("Nothing was changed" in row for row in taken(app).rows):
            await pilot.pause()
        seen = {app.theme: await settled(pilot)}
        draw(app, f"damaged-{columns}x{rows}")
        assert described(seen) == pictures
