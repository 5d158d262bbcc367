"""What goes out comes in again: stores with random reports and histories, exported whole and imported."""

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import desk_in, reading_of, reading_with_findings
from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.review import Status
from tui.domain.text import Span
from tui.errors import ReadError
from tui.export.formats import rendered
from tui.session import Desk, ReviewSession
from tui.store.database import Store

STORES = int(os.environ.get("TIEOUT_STORES", "15"))
"""How many random stores are written out and taken in; 2,000 on demand."""

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
one_word = st.text(st.characters(exclude_categories=["Cs", "Z", "C"]), min_size=1, max_size=8).filter(
    lambda word: word.split() == [word]
)
pieces = st.builds(
    Evidence, st.sampled_from(EvidenceKind), words, words, words, words, words, words, words, is_private=st.booleans()
)
texts = st.builds(
    lambda before, one, two, after: (
        f"{before}\nThe parts {one} + {two} = {one + two} hold.\nThen {one} {after}\n# End\n"
    ),
    words,
    st.integers(1, 99),
    st.integers(1, 99),
    words,
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("mark"), st.integers(0, 9), st.sampled_from(Status)),
        st.tuples(st.just("note"), st.integers(0, 9), words),
        st.tuples(st.just("tick"), st.integers(0, 9), one_word),
        st.tuples(st.just("tag"), st.integers(0, 9), one_word),
        st.tuples(st.just("evidence"), st.integers(0, 9), st.lists(pieces, max_size=3)),
        st.tuples(st.just("dismiss"), st.integers(0, 9), words),
        st.tuples(st.just("pick"), st.integers(0, 9), st.just("")),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just(0), st.just("")),
        st.tuples(st.just("place"), st.integers(0, 9), st.just("")),
    ),
    max_size=12,
)
reports = st.lists(st.tuples(texts, steps, st.one_of(st.none(), texts)), max_size=3)


def pick(session: ReviewSession) -> None:
    at = session.report.text.index("The parts")
    if not any(item.span.overlaps(Span(at, at + 3)) for item in session.items):
        session.pick(Span(at, at + 3))


def dismiss(session: ReviewSession, reason: str) -> None:
    for finding in session.report.findings[:1]:
        session.dismiss(finding, reason)


DEEDS: Mapping[str, Callable[[ReviewSession, int, Any], object]] = {
    "mark": lambda session, index, status: session.mark([index], status),
    "note": lambda session, index, text: session.note(index, text),
    "tick": lambda session, index, sign: session.tick([index], sign),
    "tag": lambda session, index, tag: session.tag([index], tag),
    "evidence": lambda session, index, found: session.set_evidence(index, found),
    "dismiss": lambda session, _, reason: dismiss(session, reason),
    "pick": lambda session, *_: pick(session),
    "undo": lambda session, *_: session.undo(),
    "redo": lambda session, *_: session.redo(),
    "place": lambda session, index, _: session.save_place(index),
}


def begun(desk: Desk, given: list[tuple[str, list[tuple[str, int, object]], str | None]]) -> None:
    for number, (text, history, later) in enumerate(given):
        location = f"/reports/{number}.txt"
        for version in filter(None, (text, later)):
            reading = reading_with_findings(f"{number}. {version}")
            source = replace(reading.report.source, location=location)
            session = desk.begin(replace(reading, report=replace(reading.report, source=source)))
            for name, at, value in history:
                DEEDS[name](session, at % len(session.items), value)


def everything(folder: Path) -> list[tuple[object, ...]]:
    desk = desk_in(folder)
    # An index beyond the last item, which an undo can leave, is read as the last item's.
    places = {entry.id: desk.resume(entry.id).place for entry in desk.library()}
    desk.close()
    store = Store.open(folder)
    told: list[tuple[object, ...]] = []
    for entry in sorted(store.library(), key=lambda entry: entry.id):
        stored = store.load(entry.id)
        decided = {event.item_id for event in stored.events}
        told.append(
            (
                replace(
                    stored,
                    place=places[entry.id],
                    reading_id=0,
                    revision=0,
                    key={},
                    items=tuple(i for i in stored.items if i.id in decided),
                ),
                store.snapshot(stored.report.source.sha256),
                (entry.title, entry.location, entry.tally, entry.figures),
            )
        )
    store.close()
    return told


@settings(max_examples=STORES, suppress_health_check=list(HealthCheck))
@given(reports)
def test_a_store_that_was_exported_whole_comes_back_equal(
    given_reports: list[tuple[str, list[tuple[str, int, object]], str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one", Path(folder) / "two"
        desk = desk_in(one)
        begun(desk, given_reports)
        whole = [desk.resume(entry.id).notes(tuple(Status), private=True) for entry in desk.library()]
        body = str(rendered("jsonl", whole)).encode()
        desk.close()
        other = desk_in(two)
        done = other.import_notes(body) if whole else None
        other.close()
        assert done is None or not done.unplaced
        assert everything(two) == everything(one)


@settings(max_examples=STORES)
@given(st.text(max_size=200), st.booleans())
def test_any_text_is_taken_in_or_refused(text: str, as_table: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        desk.begin(reading_of("There were 7 days."))
        head = "quote,status,note\n" if as_table else '{"type": "document", "schema": 1}\n'
        report_id = desk.library()[0].id
        with suppress(ReadError):
            desk.import_notes((head + text).encode("utf-8", "replace"), into=report_id)
        assert desk.resume(report_id).tally.total >= 1
        desk.close()
