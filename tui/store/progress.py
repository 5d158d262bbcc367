"""The rows that the library shows, made anew after rows were taken in: they are what the others add up to."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import cast

from tui.domain.report import Report, Source
from tui.domain.tally import Tally
from tui.store.database import NewReading, Store, StoredReview, progress_row, reading_row
from tui.store.packing import PackedReport, pack_bytes, pack_report, unpack_numbers, unpack_report
from tui.store.rows import insertion, tally_text
from tui.store.seals import Row, sealed, unsealed

_LOST = "text lost, open it again: "
_READING, _NEXT, _TALLY, _PLACE, _TOUCHED, _EVENTS = 1, 9, 10, 11, 12, 13


def progress_anew(
    store: Store, old: Iterable[Row], tally_of: Callable[[Store, StoredReview], Tally], at: datetime
) -> Iterator[str]:
    """Make the progress of each report fit its readings and events, and yield what is lost, in the reviewer's words.

    Args:
        store: An open store, its other rows in place.
        old: Rows of `progress` that were saved from elsewhere.
        tally_of: Counts how far a review is.
        at: The time now; aware, UTC.

    Raises:
        StoreError: It could not be written.
    """
    saved = {row[0]: row for row in old}
    for report_id, location, *_ in store.rows("SELECT * FROM reports ORDER BY id"):
        yield from _report_anew(store, (str(report_id), str(location)), saved.get(str(report_id)), at)
        stored = store.load(str(report_id))
        with store.writing():
            _update(store, str(report_id), _TALLY, tally_text(tally_of(store, stored)))


def _report_anew(store: Store, named: tuple[str, str], saved: Row | None, at: datetime) -> Iterator[str]:
    report_id, location = named
    count = store.rows("SELECT count(*), max(at) FROM events WHERE report_id = ?", (report_id,))[0]
    events, last_at = cast("int", count[0]), str(count[1] or "")
    rows = store.rows("SELECT * FROM progress WHERE report_id = ?", (report_id,))
    known = [row for row in (cast("Row", rows[0]) if rows else None, saved) if row is not None]
    expected = max((cast("int", row[_EVENTS]) for row in known), default=0)
    if expected > events:
        yield f"{expected - events} of {expected} decisions on {location}"
    latest = max(known, key=lambda row: (row[_EVENTS], str(row[_TOUCHED])), default=None)
    ids = [cast("int", row[0]) for row in store.rows("SELECT id FROM readings WHERE report_id = ?", (report_id,))]
    if not ids:
        yield f"the text of {location}"
    with store.writing():
        reading_id = _chosen(latest, ids) if ids else _placeholder(store, report_id, location, at)
        new = _read_again(store, reading_id, location, latest, last_at)
        row = progress_row(reading_id, report_id, new, events)
        store.execute(insertion("progress", row, instead=True), row)


def _chosen(latest: Row | None, ids: list[int]) -> int:
    """Return the reading that the review was about when it is there, else the newest."""
    asked = cast("int", latest[_READING]) if latest is not None else 0
    return asked if asked in ids else max(ids)


def _placeholder(store: Store, report_id: str, location: str, at: datetime) -> int:
    """Keep an empty reading for a report whose text is lost: its decisions are orphans until it is read again."""
    digest = hashlib.sha256(b"").hexdigest()
    report = Report(source=Source(location, "text/plain", digest, 0, at), text="", title=f"{_LOST}{location}")
    row = sealed(digest, 0, pack_bytes(b""))
    store.execute(insertion("snapshots", row, unless_there=True), row)
    reading_id = store.number("SELECT coalesce(max(id), 0) + 1 FROM readings")
    row = reading_row(reading_id, report_id, NewReading(location, report, pack_report(report), b"", (), 1, Tally(), at))
    store.execute(insertion("readings", row), row)
    return reading_id


def _read_again(store: Store, reading_id: int, location: str, latest: Row | None, last_at: str) -> NewReading:
    reading = unsealed(store.rows("SELECT * FROM readings WHERE id = ?", (reading_id,))[0], "readings")
    report = unpack_report(cast("bytes", reading[6]))
    numbers = unpack_numbers(cast("bytes", reading[7]))
    fits = latest is not None and latest[_READING] == reading_id
    touched = max(last_at, str(latest[_TOUCHED]) if latest is not None else "", str(reading[4]))
    return NewReading(
        location=location,
        report=report,
        packed=PackedReport(cast("bytes", reading[6]), str(reading[3])),
        snapshot=b"",
        numbers=numbers,
        next_number=max(_next_number(store, str(reading[1]), numbers), cast("int", latest[_NEXT]) if latest else 0),
        tally=Tally(),
        at=datetime.fromisoformat(touched),
        place=cast("int", latest[_PLACE]) if latest is not None and fits else 0,
    )


def _next_number(store: Store, report_id: str, numbers: tuple[int, ...]) -> int:
    """Return the first number that no item of a report has had, as far as its readings and items tell."""
    query = "SELECT max(cast(substr(id, 3) AS INTEGER)) FROM items WHERE report_id = ? AND id LIKE 'T-%'"
    decided = cast("int", store.rows(query, (report_id,))[0][0] or 0)
    readings = store.rows("SELECT numbers FROM readings WHERE report_id = ?", (report_id,))
    given = max((max(unpack_numbers(cast("bytes", body)), default=0) for (body,) in readings), default=0)
    return 1 + max(decided, given, *numbers, 0)


def _update(store: Store, report_id: str, column: int, value: str) -> None:
    row = unsealed(store.rows("SELECT * FROM progress WHERE report_id = ?", (report_id,))[0], "progress")
    changed = sealed(*row[:column], value, *row[column + 1 :])
    store.execute(insertion("progress", changed, instead=True), changed)
