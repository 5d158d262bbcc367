"""R7: however the program ends, the terminal is as it was, every mark is there, and the log says why."""

import os
import random
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.pseudo import Pseudo, pseudo
from tests.hardening.faulty import FAULT
from tests.unit.linear.scripted import kept

ENDINGS = int(os.environ.get("TIEOUT_ENDINGS", "2"))
"""How often each way to end is tried; 34 makes the hundred of the matrix."""
MOST_SENT = 8_000
"""How many bytes the program sends at most before a signal comes at a random moment: its first screen and a little."""
MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
LINE_WRAP, CURSOR = b"7", b"25"
"""The modes that are on before and after; all others are off."""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "report.md").write_text("# First\n\nThere were 2111 cases.\n\nAnd 2222 deaths.\n", "utf-8")
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8"}


def left_on(sent: bytes) -> set[bytes]:
    """Return the modes of the terminal that are not as they were, after what was sent."""
    modes = {LINE_WRAP: b"h", CURSOR: b"h"}
    for match in MODE.finditer(sent):
        modes.update(dict.fromkeys(match[1].split(b";"), match[2]))
    return {mode for mode, state in modes.items() if (state == b"h") != (mode in {LINE_WRAP, CURSOR})}


def is_restored(window: Pseudo) -> bool:
    return not left_on(bytes(window.bytes)) and window.modes_now() == window.modes


def log_of(home: Path) -> str:
    (log,) = home.rglob("tieout.log")
    return log.read_text("utf-8")


def moments(seed: int) -> Iterator[int]:
    """Yield after how many bytes to send a signal: at random, the same ones each time."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    yield from (draw.randrange(MOST_SENT) for _ in range(ENDINGS))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_ends_in_order_and_is_logged(tmp_path: Path, env: dict[str, str], number: signal.Signals) -> None:
    for times in range(ENDINGS):
        with pseudo("report.md", env=env, cwd=tmp_path) as window:
            window.wait_for_report()
            window.type("v")
            window.wait_for("verified, saved")
            os.kill(window.process.pid, number)
            assert window.end() == 128 + number
            assert is_restored(window), left_on(bytes(window.bytes))
            # pyte has no second screen to leave, so the words begin where the last frame ended, and may wrap.
            assert f"ended by {number.name}" in window.bytes.decode()
        assert log_of(tmp_path).count(f"ended by {number.name}") == times + 1
    assert kept(tmp_path / "store")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_at_any_moment_leaves_the_terminal_as_it_was(
    tmp_path: Path, env: dict[str, str], number: signal.Signals
) -> None:
    ended = 0
    for moment in moments(number):
        with pseudo("report.md", env=env, cwd=tmp_path) as window:
            window.wait_until(lambda at=moment: len(window.bytes) >= at, f"byte {moment}")  # type: ignore[misc]
            os.kill(window.process.pid, number)
            code = window.end()
            assert code in {128 + number, -number}
            assert is_restored(window), (moment, left_on(bytes(window.bytes)))
            # Before the program has begun to listen for signals it has done nothing that would have to be said.
            ended += code == 128 + number
            assert ended == (log_of(tmp_path).count(f"ended by {number.name}") if ended else 0)


def test_a_closed_terminal_ends_the_program_with_every_mark(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("v")
        window.wait_for("verified, saved")
        window.hang_up()
        assert window.process.wait(30) == 128 + signal.SIGHUP
    assert "ended by SIGHUP" in log_of(tmp_path)
    assert kept(tmp_path / "store") == {"2111": "verified"}


@pytest.mark.parametrize("unread", [1, 1_000, 2_000, 4_000])
def test_a_terminal_closed_while_the_screen_is_drawn_ends_the_program(
    tmp_path: Path, env: dict[str, str], unread: int
) -> None:
    (tmp_path / "report.md").write_text("# First\n\n" + "There were 2111 cases.\n\n" * 100, "utf-8")
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("JJJJvvvvvKK?")
        window.wait_until_unread(unread)
        window.hang_up()
        assert window.process.wait(30) == 128 + signal.SIGHUP


def test_a_program_that_was_stopped_and_goes_on_hears_each_key_once(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        # A stop that can't be foreseen, once without a change of the terminal, once with the shell's own modes in it.
        for is_taken in (False, True):
            os.kill(window.process.pid, signal.SIGSTOP)
            if is_taken:
                window.take_back()
            os.kill(window.process.pid, signal.SIGCONT)
            window.settle()
        window.type("v")
        window.wait_for("1/2")
        window.settle()
        window.type("v")
        window.wait_for("2/2")
        window.type("\x11")
        assert window.end() == 0
        assert is_restored(window)
    assert kept(tmp_path / "store") == {"2111": "verified", "2222": "verified"}


def test_a_fault_of_the_program_is_logged_and_not_spread_over_the_terminal(tmp_path: Path, env: dict[str, str]) -> None:
    for times in range(ENDINGS):
        command = [sys.executable, "-m", "tests.hardening.faulty"]
        with pseudo("report.md", env=env, cwd=tmp_path, command=command) as window:
            window.wait_for_report()
            window.type("v")
            window.wait_for("✓")
            window.type("K")
            assert window.end() == 70
            assert is_restored(window), left_on(bytes(window.bytes))
            assert "fault of tieout itself" in window.shown()
            assert "Traceback" not in window.shown()
        assert log_of(tmp_path).count(f"RuntimeError: {FAULT}") == times + 1
        assert "2111" not in log_of(tmp_path), "the report is nobody's business"
    assert kept(tmp_path / "store")["2111"] == "verified"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_ends_a_review_in_lines_and_is_logged(
    tmp_path: Path, env: dict[str, str], number: signal.Signals
) -> None:
    for times in range(ENDINGS):
        with pseudo("report.md", "--linear", env=env, cwd=tmp_path) as window:
            window.wait_for("q): ")
            window.type("g 1\nv\n")
            window.wait_for("T-0001: ")
            window.settle()
            os.kill(window.process.pid, number)
            assert window.end() == 128 + number
            assert is_restored(window)
            # pyte has no second screen to leave, so the words begin where the last frame ended, and may wrap.
            assert f"ended by {number.name}" in window.bytes.decode()
            assert "Traceback" not in window.shown()
        assert log_of(tmp_path).count(f"ended by {number.name}") == times + 1
    assert kept(tmp_path / "store")


def test_a_closed_terminal_ends_a_review_in_lines(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", "--linear", env=env, cwd=tmp_path) as window:
        window.wait_for("q): ")
        window.type("v\n")
        window.wait_for("saved")
        window.hang_up()
        assert window.process.wait(30) == 128 + signal.SIGHUP
    assert "ended by SIGHUP" in log_of(tmp_path)
    assert kept(tmp_path / "store") == {"2111": "verified"}


def test_a_terminal_that_is_not_restored_would_be_seen(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        os.kill(window.process.pid, signal.SIGKILL)
        window.end()
        assert not is_restored(window)


@pytest.mark.parametrize("editor", ["", "/no/such/editor", "failing"])
def test_the_app_comes_back_where_the_reviewers_editor_can_not_be_used(
    tmp_path: Path, env: dict[str, str], editor: str
) -> None:
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    failing.chmod(0o700)
    with pseudo(
        "report.md", env={**env, "VISUAL": "", "PATH": str(tmp_path), "EDITOR": editor}, cwd=tmp_path
    ) as window:
        window.wait_for_report()
        window.type("c")
        window.wait_for("keeps the note")
        window.type("a thought")
        window.wait_for("a thought")
        window.type("\x1bOS")
        window.wait_for("EDITOR")
        window.type(" more")
        window.wait_for("a thought more")
        window.type("\x1b")
        window.wait_for("saved")
        window.type("\x11")
        assert window.end() == 0
        assert is_restored(window)


def test_a_note_that_is_open_when_the_terminal_is_closed_is_there_the_next_time(
    tmp_path: Path, env: dict[str, str]
) -> None:
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("c")
        window.wait_for("keeps the note")
        window.type("a thought")
        window.wait_for("a thought")
        window.hang_up()
        assert window.process.wait(30) == 128 + signal.SIGHUP
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("c")
        window.wait_for("a thought")


def test_a_note_that_is_sent_in_one_go_is_kept(tmp_path: Path, env: dict[str, str]) -> None:
    with pseudo("report.md", env=env, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("ca thought of vdsx\x13")
        window.wait_for("saved")
        window.type("\x11")
        assert window.end() == 0
        assert "a thought of vdsx" in window.shown() or b"a thought of vdsx" in window.bytes
    assert not kept(tmp_path / "store")
