"""Readings in the store: from the flat view of one, or else from its row, of which the view is made."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import cast

from msgspec import Struct

from tui.domain.report import Report
from tui.domain.wire import Json, report_from_wire
from tui.errors import StoreError
from tui.store.columns import packed_numbers
from tui.store.faults import damaged
from tui.store.flat import FORMAT, LATE, flatten, unflatten
from tui.store.packing import unpack_numbers, unpack_wire, without_collection
from tui.store.seals import unsealed
from tui.store.transactions import StoreFile
from tui.store.views import Views

_HEAD = "id, report_id, sha256, digest, retrieved_at, program"
"""The first columns of `readings`: what names a reading. The others may be long."""
_NOT_UNDERSTOOD = (KeyError, ValueError, TypeError, RecursionError)


class StoredReading(Struct, frozen=True):
    """One reading in the store."""

    digest: str
    """The digest of the reading; see `PackedReport`."""
    program: str
    """What read it."""
    report: Report
    """The reading itself."""
    numbers: Sequence[int]
    """The item number of each figure, in reading order."""
    key: dict[str, Json]
    """What names it, for views; see `reading_key`."""


def stored_reading(
    store: StoreFile,
    views: Views,
    reading_id: int,
    same: tuple[str, Report] | None = None,
    *,
    checks_row: bool = True,
) -> StoredReading:
    """Return a reading.

    Args:
        store: The open store.
        views: Its views; one of the reading is made when there is none.
        reading_id: Which one.
        same: A digest and the report that has it: returned instead of being unpacked when it is the stored one.
        checks_row: Whether its row is looked at also where there is a view of it, which has a checksum of its own.

    Raises:
        StoreError: It is missing or damaged.
    """
    columns = "*" if checks_row else _HEAD
    rows = store.rows(f"SELECT {columns} FROM readings WHERE id = ?", (reading_id,))  # noqa: S608 - our own names
    if not rows:
        raise damaged("a reading is missing")
    reading = unsealed(rows[0], "readings") if checks_row else rows[0]
    key = reading_key(reading)
    view = views.find(_names(reading), key)
    if view is not None:
        with suppress(*_NOT_UNDERSTOOD):
            report = same[1] if _is_same(reading, same) and same else unflatten(view)
            numbers = view.numbers("numbers")
            view.instead = lambda: _columns_in_row(store, views, reading_id)
            return StoredReading(str(reading[3]), str(reading[5]), report, numbers, key)
    if not checks_row:
        return stored_reading(store, views, reading_id, same)
    return _from_row(views, rows[0], same)


def begin_reading_view(views: Views, report_id: str) -> None:
    """Begin to read the view of a report's reading, which will be asked for next."""
    views.begin((report_id,))


def keep_reading_view(
    views: Views, row: Sequence[object], columns: Mapping[str, bytes], numbers: Sequence[int]
) -> None:
    """Keep the view of a reading.

    Args:
        views: The store's.
        row: The reading's row of `readings`.
        columns: What `flatten` returned.
        numbers: The item number of each figure, in reading order.
    """
    views.keep(_names(row), reading_key(row), {**columns, "numbers": packed_numbers(numbers)}, LATE)


def reading_key(row: Sequence[object]) -> dict[str, Json]:
    """Return what names a reading, for the views of it.

    Args:
        row: Its row of `readings`, or the beginning of it.
    """
    reading_id, report_id, sha256, digest, _, program = cast("Sequence[Json]", row[:6])
    return {
        "format": FORMAT,
        "reading": reading_id,
        "report": report_id,
        "sha256": sha256,
        "digest": digest,
        "program": program,
    }


def _names(row: Sequence[object]) -> tuple[str, ...]:
    return (str(row[1]),)


def _from_row(views: Views, row: Sequence[object], same: tuple[str, Report] | None) -> StoredReading:
    """Return a reading from its row, of which the view is made."""
    reading = unsealed(row, "readings")
    numbers, key = unpack_numbers(cast("bytes", reading[7])), reading_key(row)
    if _is_same(reading, same) and same:
        return StoredReading(str(reading[3]), str(reading[5]), same[1], numbers, key)
    try:
        with without_collection():
            wire = unpack_wire(cast("bytes", reading[6]))
            report = report_from_wire(wire)
            keep_reading_view(views, row, flatten(wire), numbers)
    except _NOT_UNDERSTOOD as error:
        raise _not_understood() from error
    return StoredReading(str(reading[3]), str(reading[5]), report, numbers, key)


def _columns_in_row(store: StoreFile, views: Views, reading_id: int) -> dict[str, bytes]:
    """Return the columns of a reading from its row, and keep the view anew.

    Raises:
        StoreError: It is missing or damaged.
    """
    rows = store.rows("SELECT * FROM readings WHERE id = ?", (reading_id,))
    if not rows:
        raise damaged("a reading is missing")
    reading = unsealed(rows[0], "readings")
    try:
        columns = flatten(unpack_wire(cast("bytes", reading[6])))
    except _NOT_UNDERSTOOD as error:
        raise _not_understood() from error
    keep_reading_view(views, rows[0], columns, unpack_numbers(cast("bytes", reading[7])))
    return columns


def _not_understood() -> StoreError:
    return StoreError("A reading in the store can't be understood.", "Open its address or file again.")


def _is_same(row: Sequence[object], same: tuple[str, Report] | None) -> bool:
    return same is not None and (row[3], row[2]) == (same[0], same[1].source.sha256)
