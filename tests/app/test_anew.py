"""A report fetched anew: what changed is shown, and taken only when the reviewer agrees."""

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from tests.making import desk_in
from tui.app.app import TieoutApp
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.sheet import SheetView
from tui.domain.review import Status

OLD = "In the north there were 120 cases in all.\n\nIn the south there were 95 cases and 13 deaths.\n"
NEW = "In the north there were 125 cases in all.\n\nIn the south there were 95 cases and 13 deaths.\n\nNew: 7 fires.\n"


async def _wait(pilot: Pilot[int], kind: type[object]) -> None:
    while not isinstance(pilot.app.screen, kind):
        await asyncio.sleep(0.01)
        await pilot.pause()


async def _changed(tmp_path: Path, *answer: str) -> tuple[str, list[str], list[Status]]:
    """Mark all of a report, change its file, press R and answer; return the preview, the figures and their statuses."""
    page = tmp_path / "page.txt"
    page.write_text(OLD, encoding="utf-8")
    desk = desk_in(tmp_path / "store")
    app = TieoutApp(desk, str(page))
    async with app.run_test(size=(120, 40)) as pilot:
        await _wait(pilot, ReadingScreen)
        await pilot.press("M", "v", "enter")
        page.write_text(NEW, encoding="utf-8")
        await pilot.press("R")
        await _wait(pilot, ConfirmScreen)
        preview = app.screen.query_one(SheetView).words
        await pilot.press(*answer)
        await _wait(pilot, ReadingScreen)
        assert isinstance(app.screen, ReadingScreen)
        session = app.screen.session
        printed = [item.span.of(session.report.text) for item in session.items]
        statuses = [session.review(index).status for index in range(len(session.items))]
    desk.close()
    return preview, printed, statuses


async def test_what_changed_is_shown_before_it_is_taken(tmp_path: Path) -> None:
    preview, printed, statuses = await _changed(tmp_path, "enter")
    assert "1 with another value" in preview
    assert "- 120 " in preview
    assert "+ 125" in preview
    assert "[-120-]{+125+}" in preview
    assert [word.split()[0] for word in printed] == ["125", "95", "13", "7"]
    assert statuses == [Status.OPEN, Status.VERIFIED, Status.VERIFIED, Status.OPEN]


async def test_the_reviewer_can_stay_with_the_old_reading(tmp_path: Path) -> None:
    _, printed, statuses = await _changed(tmp_path, "escape")
    assert [word.split()[0] for word in printed] == ["120", "95", "13"]
    assert statuses == [Status.VERIFIED] * 3
