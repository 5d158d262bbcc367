"""The library: its entries, and what was done with whole reports, as a journal that is only added to.

Nothing is ever taken out of the store: a removed report is only not shown, and comes back with all that was decided.
"""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.library import LibraryEntry
from tui.errors import StoreError
from tui.store.faults import damaged
from tui.store.rows import entry_of, insertion, sealed, unsealed
from tui.store.transactions import StoreFile

_ENTRIES = "SELECT location, progress.* FROM progress JOIN reports ON id = report_id ORDER BY touched_at DESC, id"
_KNOWN_AS = (
    "SELECT location, progress.* FROM progress JOIN reports ON id = report_id"
    " WHERE (location = ? AND location <> '-') OR sha256 = ? ORDER BY location = ? DESC, touched_at DESC, id LIMIT 1"
)
_COUNT = "SELECT max((SELECT count(*) FROM reports), (SELECT count(*) FROM progress))"


class ShelfField(StrEnum):
    """What a line of the library's journal sets."""

    REMOVED = "removed"
    TAGS = "tags"


class Shelving(Struct, frozen=True):
    """Something that is done with a whole report."""

    report_id: str
    """The report."""
    at: datetime
    """When; aware, UTC."""
    reviewer: str
    """Who."""


def entries(store: StoreFile) -> tuple[LibraryEntry, ...]:
    """Return the reports in the store, the removed ones too, the last touched first.

    Raises:
        StoreError: The store can't be read, or is damaged.
    """
    with store.one_view():
        rows = store.rows(_ENTRIES)
        count = store.number(_COUNT)
        shelf = _shelf(store)
    if len(rows) != count:
        raise damaged("a report is missing")
    return tuple(_shelved(entry_of(cast("str", location), row), shelf) for location, *row in rows)


def entry_known_as(store: StoreFile, location: str, sha256: str) -> LibraryEntry | None:
    """Return the report from a place (the input is none), or else one with the same bytes; None when there is neither.

    Raises:
        StoreError: The store can't be read, or is damaged.
    """
    with store.one_view():
        rows = store.rows(_KNOWN_AS, (location, sha256, location))
        return _shelved(entry_of(cast("str", rows[0][0]), rows[0][1:]), _shelf(store)) if rows else None


def report_ids(store: StoreFile) -> frozenset[str]:
    """Return what names the reports in the store, the removed ones too.

    Raises:
        StoreError: The store can't be read.
    """
    return frozenset(cast("str", row[0]) for row in store.rows("SELECT id FROM reports"))


def set_removed(store: StoreFile, shelving: Shelving, *, removed: bool) -> None:
    """Take a report out of the library, or put it back.

    Raises:
        StoreError: There is no such report, or it could not be written.
    """
    _shelve(store, shelving, ShelfField.REMOVED, "yes" if removed else "")


def set_tags(store: StoreFile, shelving: Shelving, tags: Collection[str]) -> None:
    """File a report under tags instead of those that it has.

    Raises:
        StoreError: There is no such report, or it could not be written.
    """
    _shelve(store, shelving, ShelfField.TAGS, json.dumps(sorted(set(tags)), ensure_ascii=False))


def _shelve(store: StoreFile, shelving: Shelving, field: ShelfField, now: str) -> None:
    with store.writing() as execute:
        if not execute("SELECT 1 FROM reports WHERE id = ?", (shelving.report_id,)).fetchone():
            raise StoreError(
                f"The store has no report {shelving.report_id}.", "See which there are with `tieout list`."
            )
        seq = store.number("SELECT coalesce(max(seq), 0) + 1 FROM shelvings")
        row = sealed(seq, shelving.report_id, shelving.at.isoformat(), shelving.reviewer, field.value, now)
        execute(insertion("shelvings", row), row)
        store.copy([("shelvings", row)])


def _shelf(store: StoreFile) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return by report and field the last value, and when it was set."""
    shelf = {}
    for row in store.rows("SELECT * FROM shelvings ORDER BY seq"):
        report_id, at, _, field, now = cast("tuple[str, ...]", unsealed(row, "shelvings")[1:])
        shelf[report_id, field] = (now, at)
    return shelf


def _shelved(entry: LibraryEntry, shelf: Mapping[tuple[str, str], tuple[str, str]]) -> LibraryEntry:
    removed, at = shelf.get((entry.id, ShelfField.REMOVED), ("", ""))
    tags, _ = shelf.get((entry.id, ShelfField.TAGS), ("[]", ""))
    if not removed and tags == "[]":
        return entry
    return replace(entry, tags=tuple(json.loads(tags)), removed_at=datetime.fromisoformat(at) if removed else None)
