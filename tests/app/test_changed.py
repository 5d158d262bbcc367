"""A file that was changed and is opened again: it is said, with what became of what was reviewed."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.bars import FooterBar
from tui.linear.telling import report_lines

OLD = "In the north there were 120 cases in all.\n\nIn the south there were 95 cases and 13 deaths.\n"


async def _footer(pilot: Pilot[int]) -> str:
    while not isinstance(pilot.app.screen, ReadingScreen):
        await asyncio.sleep(0.01)
        await pilot.pause()
    await pilot.pause()
    return "".join(word.text for word in pilot.app.screen.query_one(FooterBar).words(200))


async def _opened(folder: Path, text: str, *keys: str) -> tuple[str, list[str]]:
    """Open a file with this text; return what the footer says first, and what is read out in lines; press keys."""
    page = folder / "page.txt"
    page.write_text(text, encoding="utf-8")
    desk = desk_in(folder / "store")
    app = TieoutApp(desk, str(page))
    async with app.run_test(size=(160, 40)) as pilot:
        said = await _footer(pilot)
        assert isinstance(app.screen, ReadingScreen)
        lines = list(report_lines(app.screen.session))
        await pilot.press(*keys)
        await pilot.pause()
    desk.close()
    return said, lines


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (OLD + "\nNew: 7 fires.\n", "3 of 3 reviewed are as they were"),
        (OLD.replace("120", "125"), "2 of 3 reviewed are as they were"),
        (OLD.split("\n", 1)[0] + "\n", "1 of 3 reviewed are as they were (L)"),
    ],
)
async def test_what_became_of_what_was_reviewed_is_said_when_the_file_changed(
    tmp_path: Path, now: str, same: str
) -> None:
    await _opened(tmp_path, OLD, "M", "v", "enter")
    said, lines = await _opened(tmp_path, now)
    assert "changed since " in said
    assert f": {same}" in said
    assert any(line.startswith("changed since ") and line in f"{said} " for line in lines)
    again, lines = await _opened(tmp_path, now)
    assert "changed since " not in " ".join((again, *lines))


async def test_a_file_of_which_nothing_was_reviewed_is_said_to_have_changed(tmp_path: Path) -> None:
    await _opened(tmp_path, OLD)
    said, _ = await _opened(tmp_path, OLD + "\nNew: 7 fires.\n")
    assert "changed since " in said
    assert "reviewed" not in said
