"""The sheet that asks for a format, a scope and a file, and the export behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.reviewing import Reviewer, reviewing
from tui.app import stepping
from tui.app.screens.exporting import ExportScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.stepping import SteppingScreen
from tui.domain.review import Status
from tui.export import formats

DECIDED = tuple(status for status in Status if status is not Status.OPEN)


async def press_until_written(reviewer: Reviewer) -> None:
    """Press enter, and wait until the file is written or given up."""
    await reviewer.press("enter")
    while isinstance(reviewer.app.screen, SteppingScreen):
        await reviewer.pilot.pause()
    await reviewer.pilot.pause()


async def test_an_export_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    out = tmp_path / "notes.md"
    async with reviewing(folder) as reviewer:
        await reviewer.press("J", "v", "ctrl+e")
        assert isinstance(reviewer.app.screen, ExportScreen)
        reviewer.app.screen.query_one(Input).value = str(out)
        await press_until_written(reviewer)
        assert "written" in reviewer.said
    assert "T-0002" in out.read_text("utf-8")


async def test_the_exports_format_and_scope_are_chosen_by_key(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    out = tmp_path / "notes.csv"
    async with reviewing(folder) as reviewer:
        await reviewer.press("J", "d", "ctrl+e", "f2", "f3")
        assert reviewer.app.screen.query_one(Input).value.endswith("A-report-notes.csv")
        reviewer.app.screen.query_one(Input).value = str(out)
        await press_until_written(reviewer)
    assert "T-0002" in out.read_text("utf-8-sig")


async def test_a_file_that_is_there_is_written_over_only_when_asked_twice(tmp_path: Path) -> None:
    out = tmp_path / "notes.md"
    out.write_text("mine", "utf-8")
    async with reviewing(tmp_path / "store") as reviewer:
        await reviewer.press("J", "v", "ctrl+e")
        reviewer.app.screen.query_one(Input).value = str(out)
        await reviewer.press("enter")
        assert out.read_text("utf-8") == "mine"
        assert "notes.md is there already" in reviewer.said
        await press_until_written(reviewer)
        assert "T-0002" in out.read_text("utf-8")


@pytest.mark.parametrize("file", ["missing/notes.md", "~nobody-is-called-so/notes.md", f"{'x' * 300}.md"])
async def test_an_export_that_cant_be_written_is_said_and_can_be_mended(tmp_path: Path, file: str) -> None:
    async with reviewing(tmp_path / "store") as reviewer:
        await reviewer.press("J", "v", "ctrl+e")
        reviewer.app.screen.query_one(Input).value = file if file[0] == "~" else str(tmp_path / file)
        await press_until_written(reviewer)
        assert isinstance(reviewer.app.screen, ExportScreen)
        await reviewer.press("escape")
        assert isinstance(reviewer.app.screen, ReadingScreen)


async def test_an_export_can_be_named_where_the_working_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with reviewing(tmp_path / "store") as reviewer:
        await reviewer.press("J", "v", "ctrl+e")
        assert reviewer.app.screen.query_one(Input).value == "A-report-notes.md"
        reviewer.app.screen.query_one(Input).value = str(tmp_path / "notes.md")
        await press_until_written(reviewer)
        assert "written" in reviewer.said


async def test_a_long_export_is_written_in_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "SLICE_S", -1.0)
    async with reviewing(tmp_path / "store") as reviewer:
        for format_name in ("notes.md", "notes.xlsx"):
            await reviewer.press("ctrl+e", "f3", *(["f2", "f2"] if format_name.endswith("xlsx") else []))
            reviewer.app.screen.query_one(Input).value = str(tmp_path / format_name)
            await press_until_written(reviewer)
            kept = reviewer.kept_session()
            kept.export_to(tmp_path / "at once", "xlsx" if format_name.endswith("xlsx") else "markdown", DECIDED)
            assert (tmp_path / format_name).read_bytes() == (tmp_path / "at once").read_bytes()


async def test_esc_gives_up_an_export_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reviewing(tmp_path / "store") as reviewer:

        def pieces(_format: str, _several: object) -> Iterator[str]:
            while not isinstance(reviewer.app.screen, SteppingScreen):
                yield "some"
            reviewer.app.screen.call_later(reviewer.app.screen.action_app_back)
            while True:
                yield "more"

        monkeypatch.setattr(formats, "pieces", pieces)
        await reviewer.press("ctrl+e")
        (tmp_path / "out").mkdir()
        reviewer.app.screen.query_one(Input).value = str(tmp_path / "out" / "notes.md")
        await press_until_written(reviewer)
        assert isinstance(reviewer.app.screen, ExportScreen)
        assert "given up" in reviewer.said
        assert [*(tmp_path / "out").iterdir()] == []


async def test_what_was_said_of_one_file_is_over_when_another_format_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reviewing(tmp_path) as reviewer:
        await reviewer.press("J", "v", "ctrl+e", "enter", "ctrl+e", "enter")
        assert "is there already" in reviewer.said
        await reviewer.press("down")
        assert "is there already" not in reviewer.said
        await reviewer.press("up", "enter")
        assert "is there already" in reviewer.said
