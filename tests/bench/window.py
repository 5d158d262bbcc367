"""A program in a pty of its own, and how long what it is asked takes; nothing is emulated while a clock runs."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

COLUMNS, ROWS = 120, 40
_AT_ONCE_S = 0.008
"""For how long a program that draws its first screen writes nothing in between."""
QUIET_S = 0.15
"""After how long without a byte what a key draws is taken to be drawn."""
_ANSWER_S = 5.0
"""After how long without a byte a key is taken to change nothing."""
PATIENCE_S = 120.0
_QUERY, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether the terminal draws a frame at once when it is told where one ends; and that it does."""
_FRAME_ENDS = b"\x1b[?2026l"


@dataclass(frozen=True, slots=True)
class Case:
    """A program to measure."""

    name: str
    """What it is called in the table."""
    command: Sequence[str]
    """The program and its arguments."""
    ready: str
    """What stands on the screen once it is of use."""
    keys: Mapping[str, str]
    """What is measured of it, and the key to be typed for that."""
    quit: str = "\x11"
    """The keys that leave it."""


class _Screen(pyte.Screen):
    """What a program shows, whatever else it says to terminals that pyte takes for styles."""

    def select_graphic_rendition(self, *attributes: int, **others: bool) -> None:
        """Take another style; what is private to a kind of terminal is none."""
        if not others:
            super().select_graphic_rendition(*attributes)


class Window:
    """A program in a pty, and what it shows."""

    def __init__(self, case: Case, environment: Mapping[str, str]) -> None:
        self._began = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execvpe(case.command[0], list(case.command), dict(environment))  # noqa: S606 - programs that we name
        self._quit = case.quit
        self._resize(COLUMNS, ROWS)
        self._screen = _Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def ready_s(self, words: str) -> float:
        """Wait until words stand on the screen, and return how long that took from the start.

        Raises:
            TimeoutError: They did not come; the program is ended.
        """
        deadline = self._began + PATIENCE_S
        while not any(words in line for line in self._screen.display):
            chunk = self._read(max(deadline - time.perf_counter(), 0))
            if not chunk:
                self._end()
                raise TimeoutError("\n".join(self._screen.display))
            self._stream.feed(chunk)
        return time.perf_counter() - self._began

    def answered_s(self, key: str) -> float | None:
        """Type a key now, and return how long it took from the start until a cell of the screen was another.

        None where the key changes none: where it moves the cursor alone.
        """
        while chunk := self._read(_AT_ONCE_S):
            self._stream.feed(chunk)
        before = self._cells()
        os.write(self._file, key.encode())
        while chunk := self._read(_ANSWER_S):
            seconds = time.perf_counter() - self._began
            self._stream.feed(chunk)
            if self._cells() != before:
                return seconds
        return None

    def _cells(self) -> list[dict[int, object]]:
        """Return what stands in each cell of the screen, and how it looks."""
        return [dict(self._screen.buffer[row]) for row in range(self._screen.lines)]

    def settle(self) -> int:
        """Read until nothing more comes, and return how many bytes that were."""
        count = 0
        while chunk := self._read(QUIET_S):
            count += len(chunk)
        return count

    def type(self, key: str) -> tuple[float, int]:
        """Type a key; return how long its first byte took, and how many bytes came in all."""
        begun = time.perf_counter()
        os.write(self._file, key.encode())
        return self._answered(begun)

    def held(self, key: str, count: int, a_second: int) -> float:
        """Hold a key down, and return how many frames were drawn for each time that it came.

        A frame is the end of a synchronised update, of a program without those all that is read at once.
        """
        ends = reads = 0
        begun = time.perf_counter()
        for number in range(1, count + 1):
            os.write(self._file, key.encode())
            while (left := begun + number / a_second - time.perf_counter()) > 0:
                chunk = self._read(left)
                ends += chunk.count(_FRAME_ENDS)
                reads += bool(chunk)
        while chunk := self._read(QUIET_S):
            ends += chunk.count(_FRAME_ENDS)
            reads += 1
        return (ends or reads) / count

    def resize(self, columns: int, rows: int) -> float:
        """Give the window another size, and return how long the first byte took."""
        begun = time.perf_counter()
        self._resize(columns, rows)
        return self._answered(begun)[0]

    def cpu_s(self) -> float:
        """Return the processor time that it has taken."""
        # The clock of another process (Linux's clock_getcpuclockid): /proc counts it in steps of a hundredth.
        return time.clock_gettime((~self.pid << 3) | 2)

    def memory_mb(self) -> float:
        """Return how much memory it holds."""
        return self._told(Path(f"/proc/{self.pid}/status"), "VmRSS") / 1024

    def wake_ups(self) -> int:
        """Return how often its threads have begun to run after waiting."""
        tasks = Path(f"/proc/{self.pid}/task").iterdir()
        return sum(self._told(task / "status", "voluntary_ctxt_switches") for task in tasks)

    def quit_s(self) -> float:
        """Leave the program, and return how long it took to end; one that stays is ended, after all patience."""
        begun = time.perf_counter()
        os.write(self._file, self._quit.encode())
        while self._read(PATIENCE_S):
            continue
        seconds = time.perf_counter() - begun
        self._end()
        return seconds

    def _end(self) -> None:
        os.kill(self.pid, signal.SIGKILL)  # it is not reaped yet, so the number is its own
        os.waitpid(self.pid, 0)
        os.close(self._file)

    def _told(self, path: Path, name: str) -> int:
        lines = path.read_text().splitlines()
        return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])

    def _answered(self, begun: float) -> tuple[float, int]:
        first = self._read(PATIENCE_S)
        return time.perf_counter() - begun, len(first) + self.settle()

    def _resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def _read(self, patience_s: float) -> bytes:
        if not select.select([self._file], [], [], patience_s)[0]:
            return b""
        try:
            chunk = os.read(self._file, 1 << 16)
        except OSError:  # the program has ended
            return b""
        if _QUERY in chunk:
            os.write(self._file, _ANSWER)
        return chunk
