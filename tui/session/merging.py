"""Several reviewers' stores put together: every decision of each is kept, in whatever order they are merged."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from tui.domain.library import LibraryEntry
from tui.domain.merging import named_here
from tui.domain.opinions import refuse_unreadable
from tui.errors import ReadError, StoreError
from tui.export.back import incoming
from tui.export.marks import Copy
from tui.export.notes import Whole
from tui.paths import is_folder
from tui.session.importing import Importer
from tui.session.review import ReviewSession
from tui.session.steps import done
from tui.store.backup import copy_into
from tui.store.database import Store, StoredReview
from tui.store.faults import in_reviewers_words
from tui.store.head import FILE_NAME, HEAD_BYTES, is_of_a_store
from tui.store.opening import read_only_connection, version_of


class MergedReport(Struct, frozen=True):
    """What came of one report of another store."""

    report_id: str
    """What names it here; empty when this store has no such report, and it could not be taken over."""
    title: str
    """What it is called."""
    is_new: bool
    """Whether this store did not have it."""
    events: int
    """How many events were taken over."""
    known: int
    """How many were here already."""
    differing: int
    """On how many items reviewers come to different conclusions now."""
    orphans: int
    """How many items have no place in this store's version of the report."""


class Merger(Struct, frozen=True):
    """What merging needs of the desk."""

    importer: Importer
    """Puts back whole reports that the store does not have."""
    known: Callable[[Copy], LibraryEntry | None]
    """Finds the report that a copy is of."""
    open: Callable[[str], ReviewSession]
    """Opens the review of a report."""

    def take_in(self, place: Path) -> tuple[MergedReport, ...]:
        """Take over what a store or an export has and this store has not.

        Args:
            place: The folder of a store, its database or a backup of it, or JSON Lines that `tieout export` wrote with
                everything.

        Raises:
            ReadError: It is none of these.
            StoreError: It can't be read, or this store can't be written; what was merged before stays.
        """
        with copies_at(place) as copies:
            return tuple(self._take_over(copy) for copy in copies)

    def _take_over(self, copy: Copy) -> MergedReport:
        entry = self.known(copy)
        if entry is None:
            self.importer.restore(copy)
            session = self.open(copy.report_id)
            taken, known = len(copy.events), 0
        else:
            session = self.open(entry.id)
            taken = session.take_over(lambda here: named_here(here, copy.items, copy.events))
            known = len(copy.events) - taken
        return MergedReport(
            report_id=session.report_id,
            title=session.report.name,
            is_new=entry is None,
            events=taken,
            known=known,
            differing=len(done(session.contested())),
            orphans=len(session.orphans),
        )


@contextmanager
def copies_at(place: Path) -> Iterator[Iterator[Copy]]:
    """Give the reports of another store or of an export, each with all that was decided on it.

    The other store is copied first and read from the copy: no byte of it changes.

    Raises:
        ReadError: It is neither.
        StoreError: The store can't be read.
    """
    database = place / FILE_NAME if is_folder(place) else place
    if is_folder(place) or place.name == FILE_NAME or _is_of_a_store(place):
        with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
            _copy(database, Path(folder) / FILE_NAME)
            store = Store.open(Path(folder))
            try:
                if store.read_only:
                    raise StoreError(f"{database}: {store.notice}", "Merge it with that version.")
                yield (_copy_of(store, entry.id) for entry in store.library())
            finally:
                store.close()
        return
    try:
        body = place.read_bytes()
    except OSError as error:
        raise ReadError(f"{place} could not be read: {error.strerror}.", "Name a store or an export.") from error
    parts = incoming(body)
    if not all(part.copy for part in parts):
        message = f"{place} does not hold all of a review."
        raise ReadError(message, "Export it with `--format jsonl --status all`, or use `tieout import`.")
    yield (part.copy for part in parts if part.copy)


def _is_of_a_store(place: Path) -> bool:
    """Say whether a file is a store's database by its head: a backup has another name."""
    with suppress(OSError), place.open("rb") as file:
        return is_of_a_store(file.read(HEAD_BYTES))
    return False


def _copy(database: Path, to: Path) -> None:
    try:
        version_of(database)
    except OSError as error:
        message = f"{database} could not be read: {error.strerror}."
        raise ReadError(message, "Name the folder of a store, or an export in JSON Lines.") from error
    with in_reviewers_words():
        connection = read_only_connection(database)
        try:
            copy_into(connection, to)
        finally:
            connection.close()


def _copy_of(store: Store, report_id: str) -> Copy:
    """Return a report of another store with all that was decided on it.

    Raises:
        ReadError: A decision can't be understood: another version wrote it.
    """
    stored: StoredReview = store.load(report_id)
    for event in stored.events:
        try:
            refuse_unreadable(event)
        except ValueError as error:
            message = f"A decision of {event.reviewer} on {event.item_id} in it can't be understood."
            raise ReadError(message, "Merge it with the version of tieout that wrote it.") from error
    snapshot = store.snapshot(stored.report.source.sha256)
    whole = Whole(snapshot, tuple(stored.numbers), stored.next_number, stored.place)
    return Copy(report_id, stored.report, whole, stored.items, stored.events)
