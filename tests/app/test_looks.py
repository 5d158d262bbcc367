"""What the screens look like. Read the difference before `pytest --snapshot-update tests/app/test_looks.py`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.making import START, desk_in, reading_of
from tui.app.app import TieoutApp
from tui.session import Desk
from tui.settings import Settings
from tui.store.database import Store

TEXT = """\
# 一、监管更加严格
全年抽查54个项目，抽样235组，合格率达100%；销毁不合格产品5203.78公斤。
## 产品质量
完成抽查14批次，其中食品2667批次，药品96批次。
# 2. Results for the year
Revenue rose 5.2 percent to 3.1 billion dollars in 2021, and 16 new shops opened."""

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def fixed_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


def app_in(folder: Path, theme: str = "tieout-dark", *, empty: bool = False) -> TieoutApp:
    desk = desk_in(folder)
    if not empty:
        desk.begin(reading_of(TEXT, unchecked=frozenset({"2021"})))
    desk.close()
    settings = Settings(reviewer="Ada", theme=theme)
    return TieoutApp(Desk(Store.open(folder), settings, clock=lambda: START))


async def marked(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("v", "d", "s", "x", "J")
    await pilot.pause()


@pytest.mark.parametrize("theme", ["tieout-dark", "tieout-light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_reading(snap_compare: Compare, tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    assert snap_compare(app_in(tmp_path, theme), run_before=marked, terminal_size=size)


def test_reading_in_the_smallest_terminal(snap_compare: Compare, tmp_path: Path) -> None:
    assert snap_compare(app_in(tmp_path), run_before=marked, terminal_size=(40, 12))


@pytest.mark.parametrize("keys", [("question_mark",), ("i",), ("p",), ("ctrl+e",)], ids=lambda keys: keys[0])
def test_sheets(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]) -> None:
    monkeypatch.setattr(Path, "cwd", lambda: Path("/notes"))

    async def open_sheet(pilot: Pilot[int]) -> None:
        await marked(pilot)
        await pilot.press(*keys)
        pilot.app.screen.set_focus(None)
        await pilot.pause()

    assert snap_compare(app_in(tmp_path), run_before=open_sheet, terminal_size=(100, 30))


@pytest.mark.parametrize("empty", [True, False], ids=["empty", "with-a-report"])
def test_library(snap_compare: Compare, tmp_path: Path, *, empty: bool) -> None:
    async def rest(pilot: Pilot[int]) -> None:
        await pilot.pause()
        pilot.app.screen.set_focus(None)
        await pilot.pause()

    assert snap_compare(app_in(tmp_path, empty=empty), run_before=rest, terminal_size=(100, 20))
