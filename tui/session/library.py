"""The library: the reports in the store, found, filed, removed and restored, and searched for words."""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.clock import utc_now
from tui.domain.library import LibraryEntry, present, removed
from tui.errors import FetchError, StoreError
from tui.settings import Settings
from tui.store.database import Store
from tui.store.disk import risk_of
from tui.store.library import Shelving, set_removed, set_tags

# What the first screen has no need of is imported where it is used.
if TYPE_CHECKING:
    from tui.domain.finding import Finding
    from tui.domain.hit import Hit
    from tui.domain.report import Report
    from tui.store.backup import Backup
    from tui.store.search_index import SearchIndex


def silent(*_: object) -> None:
    """Tell no one how far it is."""


def back_up_if_due(store: Store, at: datetime) -> "Backup | None":
    """Make a backup of an open store when one is due, see `is_due`; None when there is no need.

    Raises:
        DamagedError: The store is damaged; no backup was made.
        StoreError: It could not be written.
    """
    from tui.store.backup import back_up, is_due  # noqa: PLC0415 - as above

    connection, folder = store.connection, store.path.parent
    if store.read_only or not is_due(connection, folder, at):
        return None
    return back_up(connection, folder, at)


class Library:
    """The reports in an open store."""

    def __init__(self, store: Store, settings: Settings, *, clock: Callable[[], datetime] = utc_now) -> None:
        """Work with an open store; `clock` gives aware UTC times."""
        self._store = store
        self._clock = clock
        self._seen_version = store.version()
        self.settings = settings

    @cached_property
    def _index(self) -> "SearchIndex":
        from tui.store.search_index import SearchIndex  # noqa: PLC0415 - as above

        return SearchIndex(self._store)

    @property
    def read_only(self) -> bool:
        """Whether the store can only be read."""
        return self._store.read_only

    @property
    def notice(self) -> str:
        """Why the store can only be read, in the reviewer's words; empty when it can be written."""
        return self._store.notice

    @property
    def risk(self) -> str:
        """Where the store is when that is a risk to it, such as a network or a synced folder; empty when it is not."""
        return risk_of(self._store.path.parent)

    @property
    def store_path(self) -> Path:
        """The store's database file."""
        return self._store.path

    def library(self) -> tuple[LibraryEntry, ...]:
        """Return the reports in the library, the last touched first.

        Raises:
            StoreError: The store can't be read.
        """
        return present(self._store.library())

    def removed(self) -> tuple[LibraryEntry, ...]:
        """Return the reports that were removed from the library, the last removed first.

        Raises:
            StoreError: The store can't be read.
        """
        return removed(self._store.library())

    def remove(self, report_id: str) -> None:
        """Take a report out of the library; `restore`, or reading it again, brings it back with all that was decided.

        Raises:
            StoreError: There is no such report, or it could not be written.
        """
        set_removed(self._store, self._shelving(report_id), removed=True)
        self._store.views.drop(report_id)

    def restore(self, report_id: str) -> None:
        """Put a removed report back into the library, with all that was decided.

        Raises:
            StoreError: There is no such report, or it could not be written.
        """
        set_removed(self._store, self._shelving(report_id), removed=False)

    def tag(self, report_id: str, tags: Iterable[str]) -> None:
        """File a report under tags instead of those that it has; blanks around them and empty ones don't count.

        Raises:
            StoreError: There is no such report, or it could not be written.
        """
        set_tags(self._store, self._shelving(report_id), [word for tag in tags if (word := " ".join(tag.split()))])

    def search(
        self,
        query: str,
        limit: int = 100,
        *,
        per_report: int = 20,
        progress: Callable[[int, int], None] = silent,
        cancelled: threading.Event | None = None,
    ) -> "tuple[Hit, ...]":
        """Return where words stand in the library: first in titles, then in notes, then in texts.

        All words have to stand on one line; words in double quotes stand together. Case and width don't matter.

        What was read or noted since the last search is taken into the index first: after many reports that takes long.

        Args:
            query: The words.
            limit: The most hits.
            per_report: The most hits in one report.
            progress: Told how many of how many reports are taken into the index.
            cancelled: Set by another thread to stop that; the next search goes on with it.

        Raises:
            StoreError: The store or its index can't be read.
        """
        from tui.store.search import Search, search  # noqa: PLC0415 - as above

        stop = cancelled or threading.Event()
        there = {entry.id for entry in self.library()}
        wanted = Search(query, limit, per_report)
        own = self.settings.reviewer

        def is_wanted(report_id: str, noted_by: str) -> bool:
            hidden = noted_by not in {"", own} and self._index.is_blind(report_id, own)
            return report_id in there and not hidden

        return search(self._index, wanted, is_wanted, progress, stop.is_set)

    def apart(self) -> "Library":
        """Return the same library on connections of its own, for another thread to work with; that one closes it.

        To be called on the thread that will use it.

        Raises:
            StoreError: The store can't be opened.
        """
        return Library(Store.open(self._store.path.parent), self.settings, clock=self._clock)

    def compared(self, report_id: str, report: "Report", others: Iterable[str]) -> "tuple[Finding, ...]":
        """Return what other readings in the store say of the facts of a report. Slow: see `apart`.

        Args:
            report_id: The report.
            report: Its reading.
            others: The ids of the reports that it is held against; its own id stands for its earlier reading.

        Raises:
            StoreError: One of them can't be read, or there is no earlier reading.
        """
        from tui.checks.compared import compared  # noqa: PLC0415 - it loads the figure finder, which few reviews need

        against: dict[str, Report] = {}
        for name in others:
            if name != report_id:
                other = self._store.load(name).report
                against[other.name] = other
            elif earlier := self._store.earlier(report_id):
                against[f"read on {earlier.source.retrieved_at:%Y-%m-%d}"] = earlier
            else:
                raise StoreError("This report was read only once.", "Fetch it anew when it has changed.")
        return compared(report, against)

    def has_earlier(self, report_id: str) -> bool:
        """Say whether a report was read before its present reading, so that it can be held against that.

        Raises:
            StoreError: There is no such report, or the store can't be read.
        """
        return self._store.has_earlier(report_id)

    def changed_elsewhere(self) -> bool:
        """Say whether another window has written to the store since this was asked last; takes microseconds.

        Raises:
            StoreError: The store can't be read.
        """
        version = self._store.version()
        changed, self._seen_version = version != self._seen_version, version
        return changed

    def find(self, reference: str) -> LibraryEntry | None:
        """Return the report with an id (or its beginning, when that names only one), an address or a path.

        Raises:
            StoreError: The store can't be read.
        """
        if not reference:
            return None
        entries = self.library()
        places = {reference, _path_of(reference)}
        exact = [entry for entry in entries if entry.id == reference or entry.location in places]
        named = exact or [entry for entry in entries if entry.id.startswith(reference)]
        return named[0] if len(named) == 1 else None

    def back_up(self) -> None:
        """Make a backup of the store when it holds what its newest backup does not. Takes a moment: not for a key.

        Raises:
            StoreError: It could not be written.
        """
        back_up_if_due(self._store, self._clock())

    def close(self) -> None:
        """Close the store."""
        if "_index" in vars(self):
            self._index.close()
        self._store.close()

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise StoreError(self.notice, "Open a store that you may write to with --store.")

    def _shelving(self, report_id: str) -> Shelving:
        return Shelving(report_id, self._clock(), self.settings.reviewer)


def _path_of(reference: str) -> str:
    """Return the path that a reference would be as the store keeps it; empty when it can be none."""
    from tui.reading.files import absolute  # noqa: PLC0415 - as above

    try:
        return str(absolute(reference))
    except FetchError:
        return ""
