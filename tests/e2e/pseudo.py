"""A pseudo-terminal that a test types into: the very bytes that a command sends, and the screen that they make."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte
import pytest

PATIENCE_S = 60.0
QUIET_S = 0.4
"""For how long nothing comes where nothing more is to come."""
LAST = b"\0"
"""What a test itself writes behind the last of a command: a byte that terminals pass over."""
TIEOUT = [sys.executable, "-P", "-m", "tui"]
CHECKOUT = Path(__file__).resolve().parents[2]
_OF_THIS_TERMINAL = frozenset({"NO_COLOR", "COLORTERM", "TMUX", "COLUMNS", "LINES"})
"""What says something of the terminal that the tests are run in, and not of the one that a command gets."""
_AS_CONTROLLING = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])
"""


def is_at_work(session: int) -> bool:
    """Say whether a thread of a session's processes runs or waits for a processor or a disk (proc(5)); Linux tells."""
    return any(_state_in(thread, session) in {"R", "D"} for thread in Path("/proc").glob("[0-9]*/task/[0-9]*/stat"))


def _state_in(thread: Path, session: int) -> str:
    """Return the state of a thread of a session; nothing for one of another, or one that has just ended."""
    try:
        state, _, _, its_session, *_ = thread.read_text("utf-8", "replace").rpartition(")")[2].split()
    except (OSError, ValueError):
        return ""
    return state if int(its_session) == session else ""


class Pseudo:
    """One command on a pseudo-terminal of its own."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], cwd: Path, size: tuple[int, int], *, drawn: bool
    ) -> None:
        columns, rows = size
        self._is_drawn = drawn
        self.bytes = bytearray()
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self._slave = slave
        self._is_open = True
        kept = {key: value for key, value in os.environ.items() if key not in _OF_THIS_TERMINAL}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _AS_CONTROLLING, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env={**kept, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm-256color", **env},
            start_new_session=True,
        )

    def type(self, words: str) -> None:
        """Type words as a keyboard would send them."""
        self.send(words.encode())

    def send(self, typed: bytes) -> None:
        """Send bytes as a keyboard would, whatever they are."""
        os.write(self._master, typed)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, patience_s: float = 0.05) -> bool:
        """Take in what the command has sent, and say whether that was anything."""
        if not select.select([self._master], [], [], patience_s)[0]:
            return False
        try:
            sent = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self.bytes += sent
        if self._is_drawn:
            self._stream.feed(sent)
        return bool(sent)

    def shown(self) -> str:
        """Return the screen as text.

        While a frame is under way the right half of a wide character can be left of it: pyte itself can't show that.
        """
        return "\n".join(self._row(y) for y in range(self.screen.lines))

    def _row(self, y: int) -> str:
        return "".join(self.screen.buffer[y][x].data for x in range(self.screen.columns))

    def look(self, words: str, columns: slice) -> tuple[object, ...]:
        """Return how the first of some words in some columns are drawn, in pyte's order: colours, bold, italic …

        On their row only narrow characters stand.
        """
        row = next(row for row in range(self.screen.lines) if words in self._row(row)[columns])
        column = self._row(row).index(words, columns.start)
        looks = {self.screen.buffer[row][column + distance][1:] for distance in range(len(words))}
        assert len(looks) == 1, f"{words} is drawn in {len(looks)} looks"
        return tuple(looks.pop())

    def wait_until(self, is_there: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
        """Read until something is so; fail with the screen if that takes too long."""
        deadline = time.monotonic() + patience_s
        while not is_there():
            if time.monotonic() > deadline:
                pytest.fail(f"{what!r} did not come; the screen is:\n{self.shown()}")
            self.read()

    def wait_for(self, words: str) -> None:
        """Read until words are on the screen."""
        self.wait_until(lambda: words in self.shown(), words)

    def wait_for_report(self) -> None:
        """Read until a report stands on the screen whole, so that keys go to it."""
        self.wait_for("reviewed")
        self.settle()

    def settle(self) -> None:
        """Read until nothing more comes, and the command waits for keys or the clock: not for a busy machine."""
        while self.read(QUIET_S) or is_at_work(self.process.pid):
            pass

    def end(self, patience_s: float = PATIENCE_S) -> int:
        """Wait for the command to end, read what it has sent to the last, and return its exit code."""
        self.wait_until(lambda: self.process.poll() is not None, "the end of the command", patience_s)
        # The kernel hands on what was written in its own time: only what comes before a mark of ours is all of it.
        os.write(self._slave, LAST)
        self.wait_until(lambda: self.bytes.endswith(LAST), "the last of what was sent", patience_s)
        del self.bytes[-len(LAST) :]
        return self.process.wait()

    def modes_now(self) -> list[object]:
        """Return how the terminal treats its line now: the same as `modes` where all was restored."""
        return termios.tcgetattr(self._slave)

    def wait_until_unread(self, count: int) -> None:
        """Read nothing until so many bytes have been sent; a terminal holds 4,095 of them."""
        deadline = time.monotonic() + PATIENCE_S
        while struct.unpack("i", fcntl.ioctl(self._master, termios.FIONREAD, bytes(4)))[0] < count:
            assert time.monotonic() < deadline, f"{count} bytes did not come"

    def take_back(self) -> None:
        """Give the terminal the modes that it had before the command, as a shell does with a stopped one."""
        termios.tcsetattr(self._slave, termios.TCSANOW, self.modes)

    def hang_up(self) -> None:
        """Close the terminal under the command, as a closed window or a lost connection does."""
        for end in (self._slave, self._master):
            os.close(end)
        self._is_open = False

    def close(self) -> None:
        """End the command, whatever it does, and give the terminal back."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._is_open:
            self.hang_up()


@contextmanager
def pseudo(
    *arguments: str,
    env: Mapping[str, str],
    cwd: Path,
    size: tuple[int, int] = (120, 40),
    command: Sequence[str] = TIEOUT,
    drawn: bool = True,
) -> Iterator[Pseudo]:
    """Run `tieout`, or another command, on a pseudo-terminal, and end it with the block.

    What is not `drawn` has bytes alone and no screen: of many bytes, drawing takes longer than all else.
    """
    window = Pseudo([*command, *arguments], env, cwd, size, drawn=drawn)
    try:
        yield window
    finally:
        window.close()
