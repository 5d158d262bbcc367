"""The screen that the app was left with: there at once, true, and taken over without a cell that changes."""

import json
import os
import signal
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.pseudo import TIEOUT, Pseudo, pseudo
from tests.making import desk_in
from tui.domain.review import Status
from tui.session import ReviewSession

TEXT = "\n\n".join(
    [
        "# Waterworks 水务",
        "Revenue was 41.5 million in 2025, and 312 kilometres were renewed.",
        "| Year | Cost | Share |\n|---|---|---|\n| 2024 | 120 | 45% |\n| 2025 | 130 | 55% |",
        *(
            f"{'## Part ' + str(n) if n % 20 == 0 else ''}\n\nLine {n}: {n * 7} 起 “cases” … 增长 {n}%."
            for n in range(90)
        ),
    ]
)
TAKEN = b"\x1b[?2004h"
"""What Textual tells the terminal once it listens."""
BEGUN, ENDED = b"\x1b[H\x1b[2J", b"\x1b[?7h\x1b[?25h\x1b[?1049l"
WAITING = """
import sys, time
import tui.commands.opening
def runner(**_):
    {does}
tui.commands.opening.runner = runner
import tui.cli
sys.exit(tui.cli.main())
"""
"""The command, stopped where it would begin to import what draws."""
ENDED_AT_ONCE = """
import os, signal, sys
from tui.commands import lastscreen
write = lastscreen._write
def written_and_ended(descriptor, words):
    lastscreen._write = write
    write(descriptor, words)
    os.kill(os.getpid(), signal.SIGTERM)
lastscreen._write = written_and_ended
import tui.cli
sys.exit(tui.cli.main())
"""
"""The command, told to end as soon as its last screen is written."""


class Place:
    """A report, its store, and the terminals that it is opened on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report = folder / "report.md"
        self.report.write_text(TEXT)
        self.store = folder / "store"
        self.env = {"TIEOUT_STORE": str(self.store), "HOME": str(folder), "LANG": "C.UTF-8", "TZ": "UTC"}
        self.size = 120, 40

    @contextmanager
    def opened(self, *arguments: str, command: list[str] | None = None) -> Iterator[Pseudo]:
        with pseudo(*arguments, env=self.env, cwd=self.folder, size=self.size, command=command or TIEOUT) as window:
            yield window

    def leave(self, *keys: str, is_library: bool = False) -> None:
        """Open the report, or the library, press keys, and leave."""
        with self.opened(*([] if is_library else [str(self.report)])) as window:
            window.wait_until(lambda: TAKEN in window.bytes, "the app")
            window.wait_for("reports under review" if is_library else "Waterworks")
            window.settle()
            for key in keys:
                window.type(key)
                window.settle()
            window.type("\x11")
            assert window.end() == 0

    @property
    def kept(self) -> Path:
        """The file with the screen that the report was left with."""
        return self._kept(str(self.report))

    def _kept(self, location: str) -> Path:
        return self.store / "views" / f"screen-{zlib.crc32(os.fsencode(location)):08x}"

    @property
    def body(self) -> bytes:
        return self.kept.read_bytes().partition(b"\n")[2]

    @property
    def library_body(self) -> bytes:
        return self._kept("").read_bytes().partition(b"\n")[2]

    @contextmanager
    def session(self) -> Iterator[ReviewSession]:
        """The review, in another process's place."""
        desk = desk_in(self.store, reviewer="tester")
        (entry,) = desk.library()
        yield desk.resume(entry.id)
        desk.close()

    def statuses(self) -> list[Status]:
        with self.session() as session:
            return [session.review(index).status for index in range(len(session.items))]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def cells(window: Pseudo) -> list[list[object]]:
    """Return each cell of the screen: what stands there and how it looks."""
    screen = window.screen
    return [[screen.buffer[row][column] for column in range(screen.columns)] for row in range(screen.lines)]


def wait_for_early(window: Pseudo, body: bytes) -> list[list[object]]:
    """Wait for a screen that is shown before there is an app, and return its cells."""
    window.wait_until(lambda: body in window.bytes, "the last screen")
    assert TAKEN not in window.bytes[: window.bytes.index(body)]
    return cells(window)


def assert_nothing_changes(window: Pseudo, early: list[list[object]]) -> None:
    """Follow the app as it takes over, and see that no cell changes from read to read."""
    window.wait_until(lambda: cells(window) != early or TAKEN in window.bytes, "the app")
    assert cells(window) == early
    while window.read(1.0):
        assert cells(window) == early
    assert window.bytes.count(b"\x1b[?1049h") == 1


KEYS = {
    "as it was opened": (),
    "at another figure": ("J", "J", "J"),
    "after decisions": ("v", "d", "]"),
    "scrolled away from the figure": (" ", " ", "j"),
    "at the end": ("G",),
    "in another section": ("}", "}"),
    "with a folded outline": ("\t", "-", "\t\t"),
    "with other panes": (">", ")", "j"),
    "without the outline": ("\\",),
    "with one pane": ("+",),
    "over the library": ("J", "q"),
}


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_no_cell_changes_when_the_app_takes_over(size: tuple[int, int], keys: tuple[str, ...], place: Place) -> None:
    place.size = size
    place.leave(*keys)
    with place.opened(str(place.report)) as window:
        assert_nothing_changes(window, wait_for_early(window, place.body))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "zh_TW.UTF-8"])
def test_no_cell_changes_in_chinese(locale: str, size: tuple[int, int], place: Place) -> None:
    place.size, place.env["LANG"] = size, locale
    place.leave("v", "J")
    with place.opened(str(place.report)) as window:
        assert_nothing_changes(window, wait_for_early(window, place.body))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
def test_no_cell_of_the_library_changes_when_the_app_takes_over(size: tuple[int, int], place: Place) -> None:
    place.size = size
    place.leave("v")
    place.leave("j", "s", is_library=True)
    with place.opened() as window:
        assert_nothing_changes(window, wait_for_early(window, place.library_body))


def test_the_keys_typed_before_the_app_is_there_decide_on_what_is_shown(place: Place) -> None:
    place.leave("J")
    with place.session() as session:
        here = session.place
        to_check = [n for n, item in enumerate(session.items) if item.figure is not None and item.figure.checkable]
    with place.opened(str(place.report)) as window:
        wait_for_early(window, place.body)
        assert TAKEN not in window.bytes
        window.type("vJd")
        window.wait_for("2/")
        window.settle()
        window.type("\x11")
        assert window.end() == 0
    advanced_to = next(index for index in to_check if index > here)
    decided = [(index, status) for index, status in enumerate(place.statuses()) if status is not Status.OPEN]
    assert decided == [(here, Status.VERIFIED), (advanced_to + 1, Status.DISPUTED)]


def forged(place: Place, acts_on: str | None) -> bytes:
    """Have the last screen say something else than the app will draw, and act on what is given; return it."""
    head, _, body = place.kept.read_bytes().partition(b"\n")
    ties, acted_on, _ = json.loads(head)
    body = body.replace(b"reviewed", b"revoiced")
    told = [ties, acted_on if acts_on is None else acts_on, zlib.crc32(body)]
    place.kept.write_bytes(json.dumps(told).encode() + b"\n" + body)
    return body


def test_a_screen_that_is_not_what_the_app_draws_is_drawn_over(place: Place) -> None:
    place.leave("J")
    body = forged(place, None)
    with place.opened(str(place.report)) as window:
        wait_for_early(window, body)
        assert "revoiced" in window.shown()
        window.type("v")
        window.wait_for("1/")
        assert "revoiced" not in window.shown()
        window.type("\x11")
        window.end()
    assert place.statuses().count(Status.VERIFIED) == 1


def test_keys_typed_at_a_figure_that_the_app_does_not_show_decide_nothing(place: Place) -> None:
    place.leave("J")
    body = forged(place, "another figure")
    with place.opened(str(place.report)) as window:
        wait_for_early(window, body)
        window.type("vd")
        window.wait_for("reviewed")
        window.settle()
        window.type("\x11")
        window.end()
    assert set(place.statuses()) == {Status.OPEN}


def test_what_another_process_decided_since_is_never_shown_as_it_was(place: Place) -> None:
    place.leave("J")
    body = place.body
    with place.session() as session:
        session.mark(range(len(session.items)), Status.VERIFIED)
    with place.opened(str(place.report)) as window:
        window.wait_for_report()
        assert body not in window.bytes
        assert BEGUN not in window.bytes


def test_nothing_is_shown_early_while_another_window_has_the_store(place: Place) -> None:
    place.leave("J")
    with place.opened(str(place.report)) as first:
        first.wait_for_report()
        with place.opened(str(place.report)) as second:
            second.wait_for_report()
            assert BEGUN not in second.bytes


@pytest.mark.parametrize("other", ["--linear", "--blind", "--encoding=utf-8"])
def test_nothing_is_shown_early_where_something_else_is_asked_for(other: str, place: Place) -> None:
    place.leave("J")
    with place.opened(str(place.report), other) as window:
        window.wait_until(lambda: bool(window.bytes.strip()), "the app")
        window.settle()
        assert BEGUN not in window.bytes


def test_ctrl_c_before_the_app_is_there_leaves_the_terminal_as_it_was(place: Place) -> None:
    place.leave("J")
    waiting = [sys.executable, "-P", "-c", WAITING.format(does="time.sleep(60)")]
    with place.opened(str(place.report), command=waiting) as window:
        wait_for_early(window, place.body)
        window.type("\x03")
        assert window.end() == 130
        assert window.bytes.endswith(ENDED)
        assert window.modes_now() == window.modes


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_before_the_app_is_there_leaves_the_terminal_as_it_was(number: signal.Signals, place: Place) -> None:
    place.leave("J")
    waiting = [sys.executable, "-P", "-c", WAITING.format(does="time.sleep(60)")]
    with place.opened(str(place.report), command=waiting) as window:
        wait_for_early(window, place.body)
        os.kill(window.process.pid, number)
        assert window.end() == 128 + number
        assert f"ended by {number.name}".encode() in window.bytes[window.bytes.index(ENDED) :]
        assert window.modes_now() == window.modes


def test_a_signal_the_moment_the_last_screen_is_there_leaves_the_terminal_as_it_was(place: Place) -> None:
    place.leave("J")
    with place.opened(str(place.report), command=[sys.executable, "-P", "-c", ENDED_AT_ONCE]) as window:
        assert window.end() == 128 + signal.SIGTERM
        assert place.body in window.bytes
        assert b"ended by SIGTERM" in window.bytes[window.bytes.index(ENDED) :]
        assert window.modes_now() == window.modes


def test_a_crash_before_the_app_is_there_is_told_on_the_shells_screen(place: Place) -> None:
    place.leave("J")
    crashing = [sys.executable, "-P", "-c", WAITING.format(does="1 / 0")]
    with place.opened(str(place.report), command=crashing) as window:
        window.wait_until(lambda: ENDED in window.bytes, "the end")
        assert window.end() == 70
        assert b"fault of tieout" in window.bytes[window.bytes.index(ENDED) :]
        assert window.modes_now() == window.modes
