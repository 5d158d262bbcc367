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
from tests.app.looking import FOLDER, LOOKS, SETTINGS_FILE, Look, Sight, desk_in, fill
from tests.app.picturing import Picture, PictureFile, Result, described, taken
from tui import paths
from tui.app import mending
from tui.app.app import TieoutApp
from tui.errors import DamagedError
from tui.language import speak
from tui.session.mending import Check, Diagnosis

SIZES = ((80, 24), (120, 40), (200, 60))
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
    for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
        field.cursor_blink = False
    before = None
    while (picture := taken(pilot.app)) != before:
        before = picture
        await pilot.pause()
    return picture


def draw(app: App[Result], name: str) -> None:
    """Draw a picture as an SVG, where someone wants to look at it."""
    folder = os.environ.get("TIEOUT_PICTURES")
    if folder:
        (Path(folder) / f"{name}.svg").write_text(aligned(app.export_screenshot(title=name, simplify=True)), "utf-8")


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
    speak(look.language)
    desk = desk_in(tmp_path)
    if look.fill is not None:
        look.fill(desk)
    app = TieoutApp(desk)
    with closing(desk):
        async with app.run_test(size=SIZES[1]) as pilot:
            await look_at(Sight(app, pilot), look, pictures)


async def test_a_terminal_too_small_says_so_and_a_small_one_shows_the_text(
    pictures: SnapshotAssertion, tmp_path: Path
) -> None:
    with closing(desk_in(tmp_path)) as desk:
        fill(desk)
        app = TieoutApp(desk)
        async with app.run_test(size=(40, 12)) as pilot:
            await Sight(app, pilot).press("enter")
            assert await in_both_themes(pilot, "smallest") == pictures(name="40x12")
            await pilot.resize_terminal(30, 8)
            assert await in_both_themes(pilot, "too-small") == pictures(name="30x8")


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
