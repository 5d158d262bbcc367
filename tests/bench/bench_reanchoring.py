"""How fast a changed report is re-anchored and stores are merged: `python -m tests.bench.bench_reanchoring [COUNT]`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.making import desk_in, reading_of
from tui.domain.difference import paragraphs
from tui.domain.pairing import Printed, carried
from tui.domain.review import Status


def text_of(count: int) -> str:
    """Return a text of so many figures, four a line."""
    line = "In place {0} of the land there were {1} of them, {2} of {3} more.\n"
    return "".join(line.format(n, n * 7, n % 10, n % 97) for n in range(count // 4))


def timed(what: str, work: Callable[[], object]) -> None:
    """Do something and say how long it took."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    seconds, used = time.perf_counter() - begun, time.process_time() - used
    sys.stdout.write(f"{what}: {seconds:.2f} s, {used:.2f} s of them on the processor\n")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    old = text_of(count)
    edited = old.replace("there were 7", "there are 7").replace("place 50 ", "place 51 ")
    laid_out = old.replace(" of the land", "\nof the land")
    readings = {"edited": reading_of(edited), "laid out anew": reading_of(laid_out)}
    first = reading_of(old)
    one = Printed(old, [figure.span for figure in first.report.numerals.figures])
    sys.stdout.write(f"{len(one.spans)} figures, {len(old)} characters\n")
    for name, reading in readings.items():
        other = Printed(reading.report.text, [figure.span for figure in reading.report.numerals.figures])
        timed(f"{name}: figures paired", lambda other=other: carried(one, other))  # type: ignore[misc]
        timed(f"{name}: text compared", lambda other=other: list(paragraphs(one.text, other.text)))  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        ada, ben = desk_in(Path(folder) / "a"), desk_in(Path(folder) / "b", reviewer="Ben")
        everything = range(len(one.spans))
        session = ada.begin(first)
        timed("all verified", lambda: session.mark(everything, Status.VERIFIED))
        ben.begin(first).mark(everything, Status.VERIFIED)
        timed("two stores of as many events merged", lambda: ada.merge(Path(folder) / "b"))
        timed("opened with both", lambda: ada.resume(session.report_id))
        timed("a changed version begun", lambda: ada.begin(readings["edited"]))
        ada.close()
        ben.close()


if __name__ == "__main__":
    main()
