"""What every screen looks like, in dark and light, at three sizes.

Read the difference before `pytest -n 0 tests/app/test_looks.py --snapshot-update`. With a folder in the variable
TIEOUT_PICTURES, the pictures are drawn there too, to be looked at.
"""

import os
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from screenshots.take import aligned
from tests.app.looking import FOLDER, LOOKS, SETTINGS_FILE, Look, Sight, desk_in
from tests.app.picturing import Picture, PictureFile, described, taken
from tui import paths
from tui.app.app import TieoutApp

SIZES = ((80, 24), (120, 40), (200, 60))
THEMES = ("tieout-dark", "tieout-light")


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


async def settled(pilot: Pilot[int]) -> Picture:
    """Return a picture once two in a row are alike; a cursor that blinks stands still in it."""
    for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
        field.cursor_blink = False
    before = None
    while (picture := taken(pilot.app)) != before:
        before = picture
        await pilot.pause()
    return picture


def draw(app: App[object], name: str) -> None:
    """Draw a picture as an SVG, where someone wants to look at it."""
    folder = os.environ.get("TIEOUT_PICTURES")
    if folder:
        (Path(folder) / f"{name}.svg").write_text(aligned(app.export_screenshot(title=name)), "utf-8")


async def in_both_themes(pilot: Pilot[int], name: str) -> str:
    """Return what is on the screen in each theme."""
    seen = {}
    for theme in THEMES:
        pilot.app.theme = theme
        seen[theme] = await settled(pilot)
        columns, rows = pilot.app.size
        draw(pilot.app, f"{name}-{columns}x{rows}-{theme}")
    return described(seen)


async def look_at(sight: Sight, look: Look, pictures: SnapshotAssertion) -> None:
    """Go where a look leads, and compare what is there with the pictures that are kept."""
    await sight.settle()
    await sight.press(*look.keys)
    await look.reach(sight)
    await sight.wait_for(look.shows)
    for columns, rows in SIZES:
        await sight.pilot.resize_terminal(columns, rows)
        assert await in_both_themes(sight.pilot, look.name) == pictures(name=f"{columns}x{rows}")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_a_screen_looks_as_it_did(pictures: SnapshotAssertion, tmp_path: Path, look: Look) -> None:
    desk = desk_in(tmp_path)
    if look.fill is not None:
        look.fill(desk)
    app = TieoutApp(desk)
    with closing(desk):
        async with app.run_test(size=SIZES[1]) as pilot:
            await look_at(Sight(app, pilot), look, pictures)
