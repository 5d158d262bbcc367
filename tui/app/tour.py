"""The tour: the keys that matter, one after the other, on a sample report. A key starts it; nothing else does."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

SAMPLE = "harbour.html"


class Step(Struct, frozen=True):
    """One thing to try."""

    keys: frozenset[str]
    """The bindings of which one goes on to the next step, by id."""
    shown: str
    """The binding whose key is shown."""
    words: str
    """What it does, and what to look at, with places for other keys."""
    others: Mapping[str, str] = {}
    """The bindings whose keys stand in the places."""


STEPS: tuple[Step, ...] = (
    Step(
        frozenset({"figure.next"}), "figure.next", "goes to the next figure; the card at the right says what it states"
    ),
    Step(frozenset({"figure.verify"}), "figure.verify", "says that it is verified: saved at once, and on to the next"),
    Step(
        frozenset({"figure.dispute", "figure.need_source"}),
        "figure.dispute",
        "says that it is disputed, {source} that it needs a source",
        {"source": "figure.need_source"},
    ),
    Step(frozenset({"figure.note", "figure.note_marked"}), "figure.note", "writes a note on the figure; esc keeps it"),
    Step(frozenset({"review.undo"}), "review.undo", "takes back whatever was done last, however often"),
    Step(frozenset({"finding.next"}), "finding.next", "goes to figures that don't fit each other"),
    Step(
        frozenset({"review.export"}),
        "review.export",
        "exports the notes; {back} goes back to the library",
        {"back": "app.back"},
    ),
)


def sample_path() -> str:
    """Return where the sample report lies."""
    from importlib import resources  # noqa: PLC0415 - the app starts without it

    with resources.as_file(resources.files("tui.samples").joinpath(SAMPLE)) as path:
        return str(Path(path))
