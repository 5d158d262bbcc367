"""How fast the app is, as ratios to an app that says hello; `python -m tests.bench.bench_app [ROUNDS] [MEGABYTES…]`.

It makes reviewed reports (1 and 10 MB unless told otherwise, a figure every 100 characters) and a library of 1,000
reports, and starts each in a real pty of 120 by 40 cells, in turns with hello, and with those of visidata, frogmouth,
less and vim that are on the PATH, on the same documents. A machine is never quiet: only the ratios of medians of one
run say something, and of the starts the processor time more than the clock. After that come `--version`, `--help` and
`list` beside an interpreter that does nothing, in processor time.
"""

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.window import COLUMNS, PATIENCE_S, ROWS, Case, Window
from tests.making import desk_in, reading_of
from tui.domain.review import Status

IDLE_S = 3.0
KEYS = 12
HELD, HELD_A_SECOND = 60, 30
"""How often a key comes that is held down, and how fast: as a keyboard repeats it."""
REPORTS = 1_000
RUNS = 7
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
PEERS: Mapping[str, tuple[Sequence[str], str]] = {
    "visidata": (("vd", "-f", "txt"), "gq"),
    "frogmouth": (("frogmouth",), "\x11"),
    "less": (("less",), "q"),
    "vim": (("vim", "-u", "NONE", "-n", "-R"), ":q!\r"),
}
"""Programs that show the same documents: how they are started, and what is typed to leave them."""
WORDS = (
    "revenue segment margin company quarter growth supply costs foreign currency share income tax rate the of and in"
)


def main(rounds: int, megabytes: Sequence[int]) -> None:
    """Make the stores, measure in turns, and print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hello.py").write_text(HELLO)
        cases = [_hello(folder), *(_report(folder, size) for size in megabytes), _library(folder)]
        measured = _in_turns(rounds, cases, _environment(folder))
        _print_table(measured)
        for size in megabytes:
            _say(f"\n{size} MB in other programs")
            found = _in_turns(rounds, _peers(folder, size), _environment(folder))
            _print_table({"hello": measured["hello"], **found})
        _say(f"\n{'one fdatasync, ms':28}", f"{_sync_ms(folder):.2f}")
        _print_commands(folder)


def _in_turns(
    rounds: int, cases: Sequence[Case], environment: Mapping[str, str]
) -> Mapping[str, Mapping[str, list[float]]]:
    """Measure some programs in turns; return by name and by what was measured."""
    measured: dict[str, dict[str, list[float]]] = {case.name: defaultdict(list) for case in cases}
    for _ in range(rounds):
        for case in cases:
            try:
                numbers = _measured(case, environment)
            except TimeoutError:
                _say(f"{case.name} shows nothing after {PATIENCE_S:.0f} s")
                continue
            for what, number in numbers:
                measured[case.name][what].append(number)
    return measured


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


def _peers(folder: Path, megabytes: int) -> Sequence[Case]:
    """Return the other programs that are installed, each on the document of a size, and name those that are not."""
    cases: list[Case] = []
    for name, (command, leave) in PEERS.items():
        if shutil.which(command[0]) is None:
            _say(f"{name}: not installed")
            continue
        cases.append(Case(name, [*command, str(folder / f"{megabytes}.md")], "Section 1", {"scroll": "j"}, leave))
    return cases


def _sync_ms(folder: Path) -> float:
    """Return how long one write takes to be on the disk: what a mark can't do without."""
    taken: list[float] = []
    with (folder / "synced").open("wb", buffering=0) as file:
        for _ in range(KEYS):
            file.write(bytes(4096))
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1e3


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
    # Typed as soon as there is a screen, so that nothing is measured but what is waited for.
    answered_s = window.answered_s(case.keys.get("next", "j"))
    if answered_s is not None:
        found.append(("first key answered, ms", answered_s * 1e3))
        found.append(("first key answered, processor ms", window.cpu_s() * 1e3))
    window.settle()
    found.append(("memory, MB", window.memory_mb()))
    for what, key in case.keys.items():
        for _ in range(KEYS):
            before = window.cpu_s()
            seconds, count = window.type(key)
            found += [(f"{what}, ms", seconds * 1e3), (f"{what}, bytes", count)]
            found.append((f"{what}, processor ms", (window.cpu_s() - before) * 1e3))
        found.append((f"{what} held, frames a key", window.held(key, HELD, HELD_A_SECOND)))
    found.append(("resize, ms", window.resize(COLUMNS - 20, ROWS) * 1e3))
    window.settle()
    # As it is left, the next start begins with it.
    window.resize(COLUMNS, ROWS)
    window.settle()
    wakes = window.wake_ups()
    time.sleep(IDLE_S)
    found.append(("idle wake-ups a second", (window.wake_ups() - wakes) / IDLE_S))
    found.append(("idle, bytes", window.settle()))
    return [*found, ("quit, ms", window.quit_s() * 1e3)]


def _print_table(measured: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    """Print a row for each thing that was measured: hello's first, then the others' with their ratio to it."""
    floor = measured["hello"]
    _say(f"{'':28}", *measured)
    for what in floor:
        if not any(others.get(what) for name, others in measured.items() if name != "hello"):
            continue
        is_key = what.removesuffix(", ms") in {"scroll", "next", "mark"}
        digits = 2 if "frames" in what else 1
        for quantile, of in _QUANTILES if is_key else _QUANTILES[:1]:
            base = of(what, floor[what])
            cells = [f"{base:.{digits}f}"]
            for name, others in measured.items():
                if name != "hello":
                    own = of(what, others[what]) if others.get(what) else None
                    cells.append("" if own is None else f"{own:.{digits}f}" + (f" ({own / base:.2f})" if base else ""))
            _say(f"{what + quantile:28}", *cells)
    against = [_resize_in_scrolls(numbers) for numbers in measured.values()]
    _say(f"{'resize, in scroll keys':28}", *against)


def _resize_in_scrolls(numbers: Mapping[str, Sequence[float]]) -> str:
    if not numbers.get("scroll, ms"):
        return ""
    return f"{statistics.median(numbers['resize, ms']) / statistics.median(numbers['scroll, ms']):.1f}"


def _middle(_what: str, numbers: Sequence[float]) -> float:
    return statistics.median(numbers)


def _nearly_worst(_what: str, numbers: Sequence[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(numbers)[max(round(len(numbers) * 0.95) - 1, 0)]


_QUANTILES = (("", _middle), (", p95", _nearly_worst))


def _print_commands(folder: Path) -> None:
    store = str(folder / "store-library")
    environment = _environment(folder)
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "tieout --version": [*_TIEOUT, "--version"],
        "tieout --help": [*_TIEOUT, "--help"],
        "tieout export --help": [*_TIEOUT, "export", "--help"],
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
