"""What was done with whole reports, as a journal that is only added to.

Nothing is ever taken out of the store: a removed report is only not shown, and comes back with all that was decided.
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import cast

from msgspec import Struct

from tui.errors import StoreError
from tui.store.entries import REMOVED, TAGS
from tui.store.rows import insertion
from tui.store.seals import sealed
from tui.store.second_copy import lines_of
from tui.store.transactions import StoreFile


class Shelving(Struct, frozen=True):
    """Something that is done with a whole report."""

    report_id: str
    """The report."""
    at: datetime
    """When; aware, UTC."""
    reviewer: str
    """Who."""


def other_ids(store: StoreFile, location: str) -> frozenset[str]:
    """Return what names the reports from other places than this one, the removed ones too; the input is none.

    Raises:
        StoreError: The store can't be read.
    """
    query = "SELECT id FROM reports WHERE location <> ? OR location = '-'"
    return frozenset(cast("str", row[0]) for row in store.rows(query, (location,)))


def set_removed(store: StoreFile, shelving: Shelving, *, removed: bool) -> None:
    """Take a report out of the library, or put it back.

    Raises:
        StoreError: There is no such report, or it could not be written.
    """
    _shelve(store, shelving, REMOVED, "yes" if removed else "")


def set_tags(store: StoreFile, shelving: Shelving, tags: Collection[str]) -> None:
    """File a report under tags instead of those that it has.

    Raises:
        StoreError: There is no such report, or it could not be written.
    """
    _shelve(store, shelving, TAGS, json.dumps(sorted(set(tags)), ensure_ascii=False))


def _shelve(store: StoreFile, shelving: Shelving, field: str, now: str) -> None:
    with store.writing() as execute:
        if not execute("SELECT 1 FROM reports WHERE id = ?", (shelving.report_id,)).fetchone():
            raise StoreError(
                f"The store has no report {shelving.report_id}.", "See which there are with `tieout list`."
            )
        seq = store.number("SELECT coalesce(max(seq), 0) + 1 FROM shelvings")
        row = sealed(seq, shelving.report_id, shelving.at.isoformat(), shelving.reviewer, field, now)
        execute(insertion("shelvings", row), row)
        store.copy(lines_of([("shelvings", row)]))
