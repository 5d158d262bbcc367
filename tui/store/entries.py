"""The library's entries, as the rows of reports, their progress and the shelf say. `tieout list` needs no more."""

from datetime import datetime

from tui.domain.library import LibraryEntry
from tui.domain.tally import Tally
from tui.store.faults import damaged
from tui.store.seals import unsealed

TYPE_CHECKING = False  # without `typing`, as in `tui.cli`
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from tui.store.queries import Queries

    Shelf = Mapping[tuple[str, str], tuple[str, str]]

REMOVED = "removed"
"""The field of the shelf that says whether a report was taken out of the library: `yes`, or empty."""
TAGS = "tags"
"""The field of the shelf that holds a report's tags, as a JSON array."""
_UNSET = ("", "")
_ENTRIES = "SELECT location, progress.* FROM progress JOIN reports ON id = report_id ORDER BY touched_at DESC, id"
_KNOWN_AS = (
    "SELECT location, progress.* FROM progress JOIN reports ON id = report_id"
    " WHERE (location = ? AND location <> '-') OR sha256 = ? ORDER BY location = ? DESC, touched_at DESC, id LIMIT 1"
)
_COUNT = "SELECT max((SELECT count(*) FROM reports), (SELECT count(*) FROM progress))"


def entries(store: "Queries") -> tuple[LibraryEntry, ...]:
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
    return tuple([_entry_of(row, shelf) for row in rows])


def entry_known_as(store: "Queries", location: str, sha256: str) -> LibraryEntry | None:
    """Return the report from a place (the input is none), or else one with the same bytes; None when there is neither.

    Raises:
        StoreError: The store can't be read, or is damaged.
    """
    with store.one_view():
        rows = store.rows(_KNOWN_AS, (location, sha256, location))
        return _entry_of(rows[0], _shelf(store)) if rows else None


def _shelf(store: "Queries") -> "Shelf":
    """Return by report and field the last value, and when it was set."""
    shelf = {}
    for row in store.rows("SELECT * FROM shelvings ORDER BY seq"):
        values: tuple[Any, ...] = unsealed(row, "shelvings")
        _, report_id, at, _, field, now = values
        shelf[report_id, field] = (now, at)
    return shelf


def _entry_of(row: "Sequence[object]", shelf: "Shelf") -> LibraryEntry:
    """Return the library's entry for the place of a report and its row of `progress`.

    Raises:
        StoreError: The row is damaged.
    """
    values: tuple[Any, ...] = unsealed(row[1:], "progress")
    report_id, _, title, publisher, date, language, sha256, retrieved_at, figures, _, tally, _, touched_at, _ = values
    removed, at = shelf.get((report_id, REMOVED), _UNSET) if shelf else _UNSET
    tags, _ = shelf.get((report_id, TAGS), _UNSET) if shelf else _UNSET
    return LibraryEntry(
        report_id,
        title,
        str(row[0]),
        publisher,
        date,
        language,
        sha256,
        datetime.fromisoformat(retrieved_at),
        datetime.fromisoformat(touched_at),
        figures,
        Tally(*map(int, tally.strip("[]").split(","))),
        _words(tags) if tags else (),
        datetime.fromisoformat(at) if removed else None,
    )


def _words(array: str) -> tuple[str, ...]:
    import json  # noqa: PLC0415 - most reports have no tags

    return tuple(json.loads(array))
