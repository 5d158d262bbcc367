"""How long the interface stands still while a page is fetched or read, and how soon Esc ends that.

`python -m tests.bench.bench_waiting [MEGABYTES]`. A ticker in the app's event loop wants to run every 5 ms; what it
comes late is a gap. Another process serves the pages. On a machine that does other work the clock's gap says little: a
gap that the program itself makes takes its processor time, which stands beside it, and the first row tells how late the
ticker is while nothing is done. `begins` is what comes once a report is there: it is kept, and its screen is made.
"""

import asyncio
import gc
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Thread

from textual.pilot import Pilot

from tests.unit.reading.loopback import Loopback
from tests.unit.test_supervise import HOSTILE
from tui.app.app import _COLLECTED_AFTER, TieoutApp
from tui.app.screens.opening import OpeningScreen
from tui.app.screens.reading import ReadingScreen
from tui.session import Desk, Reading
from tui.settings import Settings
from tui.store.database import Store

TICK_S = 0.005
PATIENCE_S = 600.0
UNTIL_ESC_S = 1.5
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
SENTENCE = "Net sales of segment {number} decreased 3.2 percent to $293.6 million, and costs grew by {number} dollars. "
SERVED: Mapping[str, str] = {
    "/headers": "headers that never come",
    "/drip": "a byte every 20 ms",
    "/chunks": "chunks of one byte",
}
"""What the server does, by path; none of it comes to an end by itself within the deadline of a fetch."""


@dataclass(slots=True)
class Ticker:
    """Runs in the event loop, and knows by how much it was late."""

    clock_s: float = 0.0
    """The longest gap by the clock."""
    worked_s: float = 0.0
    """The longest gap of which the program's own work took the time."""
    is_over: bool = field(default=False)

    async def run(self) -> None:
        """Tick until it is over."""
        while not self.is_over:
            clock, worked = time.perf_counter(), time.process_time()
            await asyncio.sleep(TICK_S)
            late = time.perf_counter() - clock - TICK_S
            self.clock_s = max(self.clock_s, late)
            self.worked_s = max(self.worked_s, min(late, time.process_time() - worked))

    def taken(self) -> str:
        """Return the gaps since the last time as two cells of the table, in ms."""
        cells = f"{self.clock_s * 1000:8.0f} {self.worked_s * 1000:8.0f}"
        self.clock_s = self.worked_s = 0.0
        return cells


class WatchedDesk(Desk):
    """A desk that counts the readings that have come to an end."""

    ended = 0

    def read(
        self,
        location: str,
        *,
        encoding: str = "",
        progress: Callable[[str], None] = print,
        cancelled: Event | None = None,
        stdin: bytes | None = None,
    ) -> Reading:
        """Read as a desk does."""
        try:
            return super().read(location, encoding=encoding, progress=progress, cancelled=cancelled, stdin=stdin)
        finally:
            self.ended += 1


def answer(path: str) -> Iterable[bytes]:
    """Yield what the server sends for a path, slowly."""
    if path == "/headers":
        time.sleep(PATIENCE_S)
    if path == "/drip":
        yield HEAD + b"Content-Length: 1000000\r\n\r\n"
        while True:
            yield b"x"
            time.sleep(0.02)
    if path == "/chunks":
        yield HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
        while True:
            yield b"1\r\nx\r\n" * 1_000


def serve(told: Connection) -> None:
    """Serve until the process is ended."""
    with Loopback(answer) as server:
        told.send(server.url)
        Thread(target=time.sleep, args=(PATIENCE_S * 100,)).run()


@contextmanager
def served() -> Iterator[str]:
    """Run the server in a process of its own; give its address."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()
        process.join()


def files(folder: Path, megabytes: int) -> Iterator[tuple[str, Path]]:
    """Make what is read from files: long texts and pages, and pages made to be too much."""
    lines = [SENTENCE.format(number=number) for number in range(megabytes * 10_000)]
    contents = {
        f"{megabytes} MB of text": ("text.md", "\n\n".join(lines).encode()),
        "a page of 1 MB": ("page.html", _page(lines[:10_000])),
        f"a page of {megabytes} MB": ("long.html", _page(lines)),
        "a file of 50 MB": ("large.html", _page(lines * (50 // megabytes + 1))),
        **{
            f"a page of {name}": (f"{name}.html", b"<html><body>" + HOSTILE[name] + b"12")
            for name in ("depth", "lists", "attributes", "reopened", "spans")
        },
    }
    for what, (name, content) in contents.items():
        (folder / name).write_bytes(content)
        yield what, folder / name


def _page(lines: Sequence[str]) -> bytes:
    return b"<html><body><h1>Sales</h1>" + "".join(f"<p>{line}</p>\n" for line in lines).encode()


async def opened(pilot: Pilot[int], app: TieoutApp, desk: WatchedDesk, ticker: Ticker, location: str) -> str:
    """Open something, wait for its review or its refusal, and return the cells of the table."""
    ended = desk.ended
    ticker.taken()
    begun = time.perf_counter()
    app.open_report(location)
    await _until(lambda: desk.ended > ended)
    read = f"{ticker.taken()} {time.perf_counter() - begun:8.1f}"
    await _until(lambda: not isinstance(app.screen, OpeningScreen))
    await pilot.pause()
    begins = ticker.taken()
    if isinstance(app.screen, ReadingScreen):
        await pilot.press("q")
    await pilot.pause()
    return f"{read} {begins}"


async def given_up(pilot: Pilot[int], app: TieoutApp, desk: WatchedDesk, ticker: Ticker, location: str) -> str:
    """Open something, press Esc while it is under way, and return the cells of the table."""
    ended = desk.ended
    ticker.taken()
    app.open_report(location)
    await _until(lambda: isinstance(app.screen, OpeningScreen))
    await asyncio.sleep(UNTIL_ESC_S)
    waited = ticker.taken()
    begun = time.perf_counter()
    await pilot.press("escape")
    await _until(lambda: not isinstance(app.screen, OpeningScreen))
    gone = time.perf_counter() - begun
    await _until(lambda: desk.ended > ended)
    return f"{waited} {gone * 1000:8.0f} {(time.perf_counter() - begun) * 1000:8.0f}"


async def _until(is_so: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE_S
    while not is_so() and time.monotonic() < ends_at:  # noqa: ASYNC110 - a thread tells no event of the loop's
        await asyncio.sleep(TICK_S)


async def measure(folder: Path, url: str, megabytes: int) -> None:
    """Run the app once and print both tables."""
    # As `run_app` does: the collector does not look through what was imported.
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)
    desk = WatchedDesk(Store.open(folder / "store"), Settings(reviewer="Ada"))
    app = TieoutApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        ticker = Ticker()
        ticking = asyncio.create_task(ticker.run())
        _say(f"{'read to its end':26} {'gap, ms':>8} {'own work':>8} {'s':>8} {'begins':>8} {'own work':>8}")
        await asyncio.sleep(UNTIL_ESC_S)
        _say(f"{'at rest':26} {ticker.taken()}")
        made = list(files(folder, megabytes))
        # What making them took is none of the app's: let the ticker come by once.
        await asyncio.sleep(UNTIL_ESC_S)
        for what, path in made:
            _say(f"{what:26} {await opened(pilot, app, desk, ticker, str(path))}")
        _say(f"\n{'given up with Esc':26} {'gap, ms':>8} {'own work':>8} {'gone, ms':>8} {'ended':>8}")
        for route, what in SERVED.items():
            _say(f"{what:26} {await given_up(pilot, app, desk, ticker, url + route)}")
        for what, file in made:
            if "MB of text" in what or "lists" in what:
                _say(f"{what:26} {await given_up(pilot, app, desk, ticker, str(file))}")
        ticker.is_over = True
        await ticking
    desk.close()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(megabytes: int) -> None:
    """Make the files, serve, and measure."""
    with tempfile.TemporaryDirectory() as name, served() as url, suppress(KeyboardInterrupt):
        asyncio.run(measure(Path(name), url, megabytes))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10)
