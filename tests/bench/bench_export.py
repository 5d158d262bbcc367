"""How many figures each format writes in a second of processor time: `python -m tests.bench.bench_export [FIGURES]`.

A report of so many figures (100,000 when not said), every tenth of them verified with a note, every hundredth with
evidence, is written out with all its items, then taken in again from a full copy.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from tests.making import desk_in, reading_of
from tui.domain.evidence import Evidence, EvidenceKind, evidence_text
from tui.domain.publication import Publication, Rating
from tui.domain.review import EventField, Status
from tui.export.formats import FORMATS, rendered
from tui.export.template import render_template
from tui.session import ReviewSession

FIGURES = 100_000
_A_LINE = 5
_RATED = Publication("The Desk", "https://desk.example", ratings={Status.VERIFIED: Rating(5, "Correct")})
_TEMPLATE = "{% for item in report.items %}- {{ item.id }} {{ item.printed }} {{ item.note }}\n{% endfor %}"


def session_of(folder: Path, figures: int) -> ReviewSession:
    lines = (
        f"Line {number} says that trade rose by {number}.5 to {number + 7} in port {number + 1}, or {number + 3}.\n"
        for number in range(figures // _A_LINE)
    )
    session = desk_in(folder).begin(reading_of("".join(lines)))
    piece = Evidence(EvidenceKind.ADDRESS, "https://bulletin.example/2025", "The bulletin", "page 3", value="5")
    wanted: list[tuple[str, EventField, str]] = []
    for index, item in enumerate(session.items):
        if index % 10 == 0:
            wanted += [
                (item.id, EventField.STATUS, Status.VERIFIED.value),
                (item.id, EventField.NOTE, f"agrees with table {index}"),
                (item.id, EventField.TAGS, "claimreview"),
            ]
        if index % 100 == 0:
            wanted.append((item.id, EventField.EVIDENCE, evidence_text([piece])))
    session.decide(wanted)
    return session


def told(name: str, figures: int, work: Callable[[], object]) -> None:
    begun = time.process_time()
    work()
    seconds = time.process_time() - begun
    sys.stdout.write(f"{name:14} {seconds:7.2f} s  {figures / seconds:10,.0f} figures/s\n")
    sys.stdout.flush()


def main() -> None:
    figures = int(sys.argv[1]) if len(sys.argv) > 1 else FIGURES
    with tempfile.TemporaryDirectory() as folder:
        session = session_of(Path(folder) / "one", figures)
        count = len(session.items)
        told("notes", count, lambda: session.notes(tuple(Status)))
        notes = replace(session.notes(tuple(Status)), publication=_RATED)
        verified = replace(session.notes(), publication=_RATED)
        for name in FORMATS:
            # Only what has a rating can be published.
            given = verified if name == "claimreview" else notes
            told(name, len(given.items), lambda name=name, given=given: rendered(name, (given,)))  # type: ignore[misc]
        told("template", count, lambda: render_template(_TEMPLATE, (notes,)))
        whole = str(rendered("jsonl", (session.notes(tuple(Status), private=True),))).encode()
        other = desk_in(Path(folder) / "two")
        told("import", count, lambda: other.import_notes(whole))
        other.close()


if __name__ == "__main__":
    main()
