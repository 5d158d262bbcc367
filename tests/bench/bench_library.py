"""How fast a large library opens and is searched; run it as `python -m tests.bench.bench_library [REPORTS] [FIGURES]`.

It makes a store (1,000 reports with 1,000 figures each unless told otherwise) and prints medians: of opening it and
listing it in this process, of `tieout list` beside an interpreter that does nothing, of taking all reports into the
search index, and of searches.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.making import desk_in, reading_of
from tui.domain.review import Status

REPORTS, FIGURES = 1_000, 1_000
RUNS = 7
QUERIES = ("basket 77", "苹果产量", "苹果", "of", "nothing like that")
LINE = "In {year} there were {number} apples in basket {basket}; 苹果产量比上年增长。\n"


def main(reports: int, figures: int) -> None:
    """Make the store and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "store")
        seconds = _seconds(lambda: _fill(store, reports, figures))
        size = sum(path.stat().st_size for path in store.iterdir())
        _say(f"{reports:,} reports with {reports * figures:,} figures, {size / 1e6:,.0f} MB", seconds)
        _say("open the store", _median(lambda: desk_in(store).close()))
        desk = desk_in(store)
        _say("Desk.library()", _median(desk.library))
        one = desk.library()[0].id
        _say("Desk.resume() of one report", _median(lambda: desk.resume(one)))
        floor = _median(lambda: _run("-c", "pass"))
        listed = _median(lambda: _run("-P", "-m", "tui", "list", "--store", str(store)))
        _say("python -c pass", floor)
        _say(f"tieout list ({listed / floor:.1f} times that)", listed)
        _say("take all into the search index", _seconds(lambda: desk.search("x")))
        index = sum(path.stat().st_size for path in store.glob("search.db*"))
        _say(f"the index has {index / 1e6:,.0f} MB; search, nothing new", _median(lambda: desk.search("x")))
        for query in QUERIES:
            hits = len(desk.search(query))
            _say(f"search {query!r}: {hits} hits", _median(partial(desk.search, query)))
        desk.close()


def _fill(store: Path, reports: int, figures: int) -> None:
    """Keep reports of `figures` figures each, with a mark on each report."""
    desk = desk_in(store)
    for number in range(reports):
        lines = (LINE.format(year=2024, number=number * 7 + row, basket=row) for row in range(figures // 3))
        rest = " ".join(str(row) for row in range(figures % 3))
        session = desk.begin(reading_of("".join(lines) + rest, location=f"/reports/{number}.txt"))
        session.mark([0], Status.VERIFIED)
    desk.close()


def _run(*arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    # An installed program is compiled once, and not at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment)


def _median(call: Callable[[], object]) -> float:
    return statistics.median(_seconds(call) for _ in range(RUNS))


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _say(what: str, seconds: float) -> None:
    sys.stdout.write(f"{what:60} {seconds * 1e3:>12,.1f} ms\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, [*sys.argv[1:3], *map(str, (REPORTS, FIGURES)[len(sys.argv[1:3]) :])]))
