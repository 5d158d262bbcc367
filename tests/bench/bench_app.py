"""How fast the app is, as ratios to an app that says hello; `python -m tests.bench.bench_app [ROUNDS] [MEGABYTES…]`.

It makes reviewed reports (1 and 10 MB unless told otherwise, a figure every 100 characters) and a library of 1,000
reports, and starts each in a real pty of 120 by 40 cells, in turns with hello. A machine is never quiet: only the
ratios of medians of one run say something, and of the starts the processor time more than the clock. After that come
`--version`, `--help` and `list` beside an interpreter that does nothing, in processor time.
"""

import fcntl
import os
import pty
import random
import resource
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

from tests.making import desk_in, reading_of
from tui.domain.review import Status

COLUMNS, ROWS = 120, 40
QUIET_S = 0.15
"""After how long without a byte what a key draws is taken to be drawn."""
PATIENCE_S = 120.0
IDLE_S = 3.0
KEYS = 12
REPORTS = 1_000
RUNS = 7
_QUERY, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether the terminal draws a frame at once when it is told where one ends; and that it does."""
_TICKS = os.sysconf("SC_CLK_TCK")
_REPOSITORY = Path(__file__).resolve().parents[2]
HELLO = """\
from textual.app import App
from textual.widgets import Static

class Hello(App):
    BINDINGS = [("ctrl+q", "quit", "leave")]
    pressed = 0

    def compose(self):
        yield Static("hello there")

    def on_key(self):
        self.pressed += 1
        self.query_one(Static).update(f"hello there {self.pressed}")

Hello().run()
"""
"""The floor: the smallest app of Textual's; any key makes it draw one line."""
WORDS = (
    "revenue segment margin company quarter growth supply costs foreign currency share income tax rate the of and in"
)


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


class Window:
    """A program in a pty of its own, and what it shows."""

    def __init__(self, case: Case, environment: Mapping[str, str]) -> None:
        self._began = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execvpe(case.command[0], list(case.command), dict(environment))  # noqa: S606 - our own programs
        self._resize(COLUMNS, ROWS)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def ready_s(self, words: str) -> float:
        """Wait until words stand on the screen, and return how long that took from the start."""
        while not any(words in line for line in self._screen.display):
            chunk = self._read(PATIENCE_S)
            if not chunk:
                os.kill(self.pid, signal.SIGKILL)
                raise TimeoutError("\n".join(self._screen.display))
            if _QUERY in chunk:
                os.write(self._file, _ANSWER)
            self._stream.feed(chunk)
        return time.perf_counter() - self._began

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

    def resize(self, columns: int, rows: int) -> float:
        """Give the window another size, and return how long the first byte took."""
        begun = time.perf_counter()
        self._resize(columns, rows)
        return self._answered(begun)[0]

    def cpu_s(self) -> float:
        """Return the processor time that it has taken."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def told(self, name: str) -> int:
        """Return a number that the system tells of the process, such as VmRSS in kB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])

    def quit_s(self) -> float:
        """Leave the program, and return how long it took to end."""
        begun = time.perf_counter()
        os.write(self._file, b"\x11")
        while self._read(PATIENCE_S):
            continue
        os.waitpid(self.pid, 0)
        os.close(self._file)
        return time.perf_counter() - begun

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
            return os.read(self._file, 1 << 16)
        except OSError:  # the program has ended
            return b""


def main(rounds: int, megabytes: Sequence[int]) -> None:
    """Make the stores, measure in turns, and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hello.py").write_text(HELLO)
        cases = [_hello(folder), *(_report(folder, size) for size in megabytes), _library(folder)]
        measured: dict[str, dict[str, list[float]]] = {case.name: defaultdict(list) for case in cases}
        for _ in range(rounds):
            for case in cases:
                for what, number in _measured(case, _environment(folder)):
                    measured[case.name][what].append(number)
        _print_table(measured)
        _print_commands(folder)


def _hello(folder: Path) -> Case:
    keys = dict.fromkeys(("scroll", "next", "mark"), "j")
    return Case("hello", [sys.executable, str(folder / "hello.py")], "hello there", keys)


def _report(folder: Path, megabytes: int) -> Case:
    """Keep a report of which every figure but the last few hundred is decided."""
    path, store = folder / f"{megabytes}.md", folder / f"store-{megabytes}"
    path.write_text(_text(megabytes * 1_000_000))
    desk = desk_in(store)
    session = desk.begin(reading_of(path.read_text(), location=str(path)))
    decided = len(session.items) - 300
    session.mark(range(0, decided, 2), Status.VERIFIED)
    session.mark(range(1, decided, 2), Status.DISPUTED)
    session.save_place(decided // 2)
    desk.close()
    keys = {"scroll": "j", "next": "J", "mark": "v"}
    return Case(f"{megabytes} MB", [*_TIEOUT, str(path), "--store", str(store)], "currency", keys)


def _library(folder: Path) -> Case:
    store = folder / "store-library"
    desk = desk_in(store)
    for number in range(REPORTS):
        desk.keep(reading_of(f"There are {number} apples in basket 7.", location=f"/reports/{number}.txt"))
    desk.close()
    return Case("library", [*_TIEOUT, "--store", str(store)], "0/2", {"scroll": "j"})


_TIEOUT = (sys.executable, "-P", "-m", "tui")


def _text(size: int) -> str:
    """Return a text with a section every 20 lines and a number every 100 characters or so, the same each time."""
    chance = random.Random(size)  # noqa: S311 - nothing secret
    words = WORDS.split()
    lines: list[str] = []
    length = 0
    while length < size:
        line = f"# Section {len(lines) // 20 + 1}" if len(lines) % 20 == 0 else _paragraph(chance, words)
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def _paragraph(chance: random.Random, words: Sequence[str]) -> str:
    stretches = (f"{' '.join(chance.choices(words, k=14))} {chance.randint(1, 9_999_999)}" for _ in range(5))
    return f"{', '.join(stretches)}."


def _environment(folder: Path) -> Mapping[str, str]:
    own = {"PYTHONPATH": str(_REPOSITORY), "XDG_CONFIG_HOME": str(folder / "config"), "TERM": "xterm-256color"}
    environment = {**os.environ, **own}
    # An installed program is compiled once, and not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _measured(case: Case, environment: Mapping[str, str]) -> list[tuple[str, float]]:
    """Run a program once; return what was measured, times in ms."""
    window = Window(case, environment)
    found = [("ready, ms", window.ready_s(case.ready) * 1e3), ("ready, processor ms", window.cpu_s() * 1e3)]
    found.append(("first key answered, ms", found[0][1] + window.type("j")[0] * 1e3))
    window.settle()
    found.append(("memory, MB", window.told("VmRSS") / 1024))
    for what, key in case.keys.items():
        for _ in range(KEYS):
            before = window.cpu_s()
            seconds, count = window.type(key)
            found += [(f"{what}, ms", seconds * 1e3), (f"{what}, bytes", count)]
            found.append((f"{what}, processor ms", (window.cpu_s() - before) * 1e3))
    found.append(("resize, ms", window.resize(COLUMNS - 20, ROWS) * 1e3))
    window.settle()
    wakes = window.told("voluntary_ctxt_switches")
    time.sleep(IDLE_S)
    found.append(("idle wake-ups a second", (window.told("voluntary_ctxt_switches") - wakes) / IDLE_S))
    found.append(("idle, bytes", window.settle()))
    return [*found, ("quit, ms", window.quit_s() * 1e3)]


def _print_table(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    floor = measured["hello"]
    _say(f"{'':28}", "hello", *(name for name in measured if name != "hello"))
    for what, numbers in floor.items():
        base = _middle(what, numbers)
        cells = [f"{base:.1f}"]
        for name, others in measured.items():
            if name == "hello":
                continue
            own = _middle(what, others[what]) if what in others else None
            cells.append("" if own is None else f"{own:.1f}" + (f" ({own / base:.2f})" if base else ""))
        _say(f"{what:28}", *cells)


def _middle(what: str, numbers: Sequence[float]) -> float:
    """Return the median; of processor time the mean, since the system counts it in steps longer than a key takes."""
    return statistics.fmean(numbers) if "processor" in what else statistics.median(numbers)


def _print_commands(folder: Path) -> None:
    store = str(folder / "store-library")
    environment = _environment(folder)
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "tieout --version": [*_TIEOUT, "--version"],
        "tieout --help": [*_TIEOUT, "--help"],
        "tieout list (1,000 reports)": [*_TIEOUT, "list", "--store", store],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            taken[name].append(_cpu_ms(command, environment))
    base = statistics.median(taken["python -c pass"])
    for name, numbers in taken.items():
        own = statistics.median(numbers)
        _say(f"{name:28}", f"{own:.0f} ({own / base:.1f})")


def _cpu_ms(command: Sequence[str], environment: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3


def _say(first: str, *cells: str) -> None:
    sys.stdout.write(first + "".join(f"{cell:>20}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 5, [int(size) for size in sys.argv[2:]] or [1, 10])
