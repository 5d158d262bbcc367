"""The interface while a page is fetched or read: it goes on, and what is given up ends."""

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.making import desk_in
from tests.unit.reading.loopback import Loopback
from tui.app.app import TieoutApp
from tui.app.screens.adding import AddingScreen
from tui.app.screens.library import LibraryScreen
from tui.app.screens.opening import OpeningScreen
from tui.reading.protocol import READY

PATIENCE_S = 60.0


class Held:
    """A server that begins an answer, and never ends it."""

    def __init__(self, begins: bytes) -> None:
        self.asked = threading.Event()
        self.left = threading.Event()
        self._begins = begins
        self.server = Loopback(self._answer)

    def _answer(self, _path: str) -> Iterator[bytes]:
        self.asked.set()
        try:
            yield self._begins
            while not self.server.stopping.wait(0.02):
                yield b"x"
        finally:
            self.left.set()


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[tuple[TieoutApp, Pilot[int]]]:
    desk = desk_in(folder / "store")
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        yield app, pilot
    desk.close()


async def comes(event: threading.Event) -> bool:
    """Wait for another thread, while the interface goes on."""
    return await asyncio.to_thread(event.wait, PATIENCE_S)


@pytest.mark.parametrize("begins", [b"HTTP/1.1 ", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"])
async def test_escape_gives_a_slow_page_up_and_hangs_up(tmp_path: Path, begins: bytes) -> None:
    held = Held(begins)
    with held.server as server:
        async with running(tmp_path) as (app, pilot):
            app.open_report(f"{server.url}/slow")
            assert await comes(held.asked)
            assert isinstance(app.screen, OpeningScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, LibraryScreen)
            assert await comes(held.left)


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the reading process be one that reads for ever; return the pipe that it holds open while it lives."""
    pipe, child = tmp_path / "lives", tmp_path / "child.py"
    os.mkfifo(pipe)
    child.write_text(
        f"import sys\nsys.stdout.buffer.write({READY!r})\nsys.stdout.flush()\nsys.stdin.buffer.readline()\n"
        f"lives = open({str(pipe)!r}, 'w')\nlives.write('reading\\n')\nlives.flush()\nwhile True: pass\n"
    )
    monkeypatch.setattr("tui.supervise.COMMAND", (sys.executable, "-P", str(child)))
    return pipe


@pytest.mark.parametrize("is_folder", [False, True])
async def test_escape_gives_an_endless_reading_up_and_ends_its_process(
    tmp_path: Path, endless: Path, is_folder: bool
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("There were 12 cases in the year.", encoding="utf-8")
    async with running(tmp_path) as (app, pilot):
        opened = folder if is_folder else folder / "one.txt"
        app.screen.query_one("#address").value = str(opened)  # type: ignore[attr-defined]
        await pilot.press("enter")
        with await asyncio.to_thread(endless.open) as lives:
            assert await asyncio.to_thread(lives.readline) == "reading\n"
            assert isinstance(app.screen, AddingScreen if is_folder else OpeningScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, LibraryScreen)
            # The pipe ends with the last that holds it.
            assert await asyncio.to_thread(lives.read) == ""
