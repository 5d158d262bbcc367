"""The store: reports under review, their snapshots and readings, and the journal of what was decided.

What `Store` returns as written is committed and synced.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

from msgspec import Struct, field

from tui import __version__
from tui.domain.library import LibraryEntry
from tui.domain.ondemand import Late
from tui.domain.report import Report
from tui.domain.review import Event, Item
from tui.domain.tally import Tally
from tui.domain.wire import Json
from tui.errors import ConflictError, StoreError
from tui.store.batches import Batch, ReadyBatch, ready
from tui.store.entries import entries
from tui.store.faults import damaged
from tui.store.lines import JournalLines
from tui.store.opening import open_store
from tui.store.packing import PackedReport, pack_numbers, unpack_bytes, unpack_report
from tui.store.readings import keep_reading_view, reading_key, stored_reading
from tui.store.rows import event_of, insertion, item_of, tally_text
from tui.store.seals import Row, is_sealed, sealed, unsealed
from tui.store.second_copy import COPIED, has_line, lines_of
from tui.store.second_copy import FILE_NAME as COPY_NAME
from tui.store.snapshots import add_snapshot
from tui.store.views import Views

if TYPE_CHECKING:
    from tui.store.reviews import ReviewView

Cells: TypeAlias = tuple[object, ...]
_APPENDED: Mapping[str, int] = {"reports": 2, "shelvings": 2, "events": 5}
"""The tables whose rows are written one after the other, and which column of each says when."""
_AT_ONCE = 500
"""How many rows are asked for by name in one query."""


class NewReading(Struct, frozen=True):
    """A reading to keep, with the items that its figures are."""

    location: str
    """What the report is known by."""
    report: Report
    """The reading itself."""
    packed: PackedReport
    """The same, packed."""
    snapshot: bytes
    """The bytes that were read."""
    numbers: Sequence[int]
    """The item number of each figure, in reading order."""
    next_number: int
    """The first number that no item of the report has had."""
    tally: Tally
    """How far the review of this reading is."""
    at: datetime
    """When the review began or went on; aware, UTC."""
    place: int = 0
    """Where the reviewer is: the index of an item."""
    instead_of: int = 0
    """The reading that it follows; 0 when it is the report's first."""
    events: tuple[Event, ...] = ()
    """What is written with it: the events that open again what the report says otherwise now, or all of a copy's."""
    items: tuple[Item, ...] = ()
    """What those are about and the store does not have yet."""
    revision: int = 0
    """The sequence number of the last event that was known when it was numbered."""
    program: str = __version__
    """What read it: see `StoredReview`."""


class StoredReview(Struct, frozen=True):
    """Everything that the store knows of one report."""

    report_id: str
    """What names it."""
    reading_id: int
    """Its current reading."""
    digest: str
    """The digest of that reading; see `PackedReport`."""
    report: Report
    """The reading itself."""
    numbers: Sequence[int]
    """The item number of each figure, in reading order."""
    next_number: int
    """The first number that no item of the report has had."""
    items: Sequence[Item]
    """What was ever decided on, by id."""
    events: Sequence[Event]
    """The journal, in order."""
    revision: int
    """The sequence number of the last event; 0 when there is none."""
    place: int
    """Where the reviewer was: the index of an item."""
    program: str = ""
    """What read it: the version, and what names the user's own words for figures where there were some."""
    key: dict[str, Json] = field(default_factory=dict)
    """What names the reading, for views; empty for one that is not kept."""
    view: "ReviewView | None" = None
    """What the journal came to at an earlier moment, as it was asked for; None where it has to be added up."""
    news: tuple[Event, ...] = ()
    """The events since then."""


class Store(JournalLines):
    """One open store."""

    @cached_property
    def views(self) -> Views:
        """What is derived from it and kept beside it."""
        return Views(self.path.parent, read_only=self.read_only)

    @classmethod
    def open(cls, folder: Path, *, completes_copy: bool = True) -> "Store":
        """Open the store in a folder, making it when it is missing.

        Args:
            folder: Where it is.
            completes_copy: Whether to write what its second copy lacks.

        Raises:
            StoreError: It can't be made, or what stands there is no store.
        """
        store = cls(open_store(folder))
        if completes_copy and not store.read_only and not store._is_copied():
            store.complete_copy()
        return store

    def _is_copied(self) -> bool:
        """Say whether the second copy is there, and has what was written last, as far as both can be read.

        It was deleted, or the store is older than it; or the power was lost when of the last syncs, which go on side
        by side, the database's alone was through.
        """
        if not (self.path.parent / COPY_NAME).exists():
            return False
        written = [(table, row) for table in _APPENDED for row in self._table(f"{table} ORDER BY rowid DESC LIMIT 1")]
        table, last = max(written, key=lambda one: str(one[1][_APPENDED[one[0]]]), default=("", ()))
        with suppress(OSError, ValueError):
            return not is_sealed(last) or has_line(self.path.parent, table, last)
        return True

    def library(self) -> tuple[LibraryEntry, ...]:
        """Return the reports, the removed ones too, the last touched first.

        Raises:
            StoreError: The store can't be read.
        """
        return entries(self)

    def begin(
        self, new: NewReading, report_id: str, agree: Callable[[], None] = lambda: None
    ) -> tuple[int, dict[str, Json]]:
        """Keep a reading and its snapshot; return the reading's id, and what names it for views.

        Args:
            new: The reading.
            report_id: Of which report.
            agree: Called when all but the last step is done; what it raises goes through, and nothing is written then.

        Raises:
            ConflictError: Another window has kept another reading of the report, or decided something, meanwhile.
            StoreError: It could not be written; nothing was.
        """
        source = new.report.source
        with self.writing() as execute:
            current = execute("SELECT reading_id, events FROM progress WHERE report_id = ?", (report_id,)).fetchone()
            reading_before, events = cast("tuple[int, int]", current or (0, 0))
            _, news = self.events_after(report_id, new.revision)
            if reading_before != new.instead_of or news:
                raise ConflictError("Another window has just read this report anew.", "Open it again.")
            if not current:
                row = sealed(report_id, new.location, new.at.isoformat())
                execute(insertion("reports", row), row)
                self.copy(lines_of([("reports", row)]))
            add_snapshot(execute, source.sha256, new.snapshot)
            reading_id = self.number("SELECT coalesce(max(id), 0) + 1 FROM readings")
            reading = reading_row(reading_id, report_id, new)
            execute(insertion("readings", reading), reading)
            self._append(ready(report_id, self.next_number(), Batch(new.events, new.items, new.tally)))
            row = progress_row(reading_id, report_id, new, events + len(new.events))
            execute(insertion("progress", row, instead=True), row)
            agree()
        if new.packed.columns:
            keep_reading_view(self.views, reading, new.packed.columns, new.numbers)
        return reading_id, reading_key(reading)

    def load(self, report_id: str, same: tuple[str, Report] | None = None, viewer: str | None = None) -> StoredReview:
        """Return what the store knows of a report.

        Args:
            report_id: Which one.
            same: A digest and the report that has it: returned instead of being unpacked when it is the stored one.
            viewer: Whose view of the review is wanted: where there is one, what it is a view of is not read for it.

        Raises:
            StoreError: There is no such report, or it is damaged.
        """
        from tui.store.reviews import find_review_view  # noqa: PLC0415 - the library needs none

        with self.one_view():
            progress = self._progress(report_id)
            reading_id, next_number, place, written = (cast("int", progress[column]) for column in (1, 9, 11, 13))
            reading = stored_reading(self, self.views, reading_id, same, checks_row=viewer is None)
            found = None if viewer is None else self._seen(report_id, find_review_view(self.views, reading.key, viewer))
            if found is not None and found[0].places.count + len(found[1]) != written:
                found = None
            items, events = ((), ()) if found else self._decided(report_id, written)
        view, news = found or (None, [])
        last = [row[0] for row in events or news][-1:] or [view.places.last if view else 0]
        return StoredReview(
            report_id=report_id,
            reading_id=reading_id,
            digest=reading.digest,
            report=reading.report,
            numbers=reading.numbers,
            next_number=next_number,
            items=Late(lambda: self.items(report_id)) if view else tuple(map(item_of, items)),
            events=Late(lambda: self.events_after(report_id, 0)[1]) if view else tuple(map(event_of, events)),
            revision=cast("int", last[0]),
            place=place,
            program=reading.program,
            key=reading.key,
            view=view,
            news=tuple(map(event_of, news)),
        )

    def _decided(self, report_id: str, written: int) -> tuple[list[Cells], list[Cells]]:
        """Return the rows of all items and events of a report."""
        events = self.rows("SELECT * FROM events WHERE report_id = ? ORDER BY seq", (report_id,))
        items = self.rows("SELECT * FROM items WHERE report_id = ? ORDER BY id", (report_id,))
        _refuse_gaps(events, items, written)
        return items, events

    def _seen(self, report_id: str, found: "tuple[ReviewView, str] | None") -> "tuple[ReviewView, list[Cells]] | None":
        """Return a view with the rows of the events since then; None when it is of what is no longer here."""
        if found is None:
            return None
        view, digest = found
        last = view.places.last
        rows = self.rows("SELECT * FROM events WHERE seq = ? AND report_id = ?", (last, report_id)) if last else []
        if last and (not rows or event_of(rows[0]).digest != digest):
            return None
        return view, self.rows("SELECT * FROM events WHERE report_id = ? AND seq > ? ORDER BY seq", (report_id, last))

    def items(self, report_id: str) -> Iterator[Item]:
        """Yield all items of a report, as they were first decided on.

        Raises:
            StoreError: The store can't be read.
        """
        return map(item_of, self.rows("SELECT * FROM items WHERE report_id = ? ORDER BY id", (report_id,)))

    def earlier(self, report_id: str) -> Report | None:
        """Return the reading of a report before the present one; None when there is only one.

        Raises:
            StoreError: There is no such report, or the reading is damaged.
        """
        current = cast("int", self._progress(report_id)[1])
        query = "SELECT * FROM readings WHERE report_id = ? AND id < ? ORDER BY id DESC LIMIT 1"
        rows = self.rows(query, (report_id, current))
        return unpack_report(cast("bytes", unsealed(rows[0], "readings")[6])) if rows else None

    def has_earlier(self, report_id: str) -> bool:
        """Say whether there is a reading of a report before the present one.

        Raises:
            StoreError: There is no such report, or the store can't be read.
        """
        current = cast("int", self._progress(report_id)[1])
        query = "SELECT 1 FROM readings WHERE report_id = ? AND id < ? LIMIT 1"
        return bool(self.rows(query, (report_id, current)))

    def snapshot(self, sha256: str) -> bytes:
        """Return the bytes of a snapshot.

        Raises:
            StoreError: There is none, or it is damaged.
        """
        rows = self.rows("SELECT * FROM snapshots WHERE sha256 = ?", (sha256,))
        if not rows:
            raise StoreError("The store has no such snapshot.")
        return unpack_bytes(cast("bytes", unsealed(rows[0], "snapshots")[2]))

    def record(self, review: tuple[str, int], at: datetime, decide: Callable[[], Batch]) -> int:
        """Append what `decide` returns, and return the sequence number of its last event.

        `decide` runs while no other window can write, so that what it read with `events_after` still holds.

        Args:
            review: The report's id and the id of the reading that the tally is about.
            at: When it was decided.
            decide: Makes the batch; what it raises goes through, and nothing is written then.

        Raises:
            StoreError: It could not be written; nothing was.
        """
        with self.writing() as execute:
            batch = ready(review[0], self.next_number(), decide())
            self._write(execute, review, at, batch)
        return batch.last

    def record_ready(self, review: tuple[str, int], at: datetime, batch: ReadyBatch) -> bool:
        """Append a batch that was made ready; say whether it was written, which it is not where anything else was.

        Args:
            review: The report's id and the id of the reading that the tally is about.
            at: When it was decided.
            batch: What is written.

        Raises:
            StoreError: It could not be written; nothing was.
        """
        with self.writing() as execute:
            is_next = self.next_number() == batch.first
            if is_next:
                self._write(execute, review, at, batch)
        return is_next

    def _write(self, execute: Callable[..., object], review: tuple[str, int], at: datetime, batch: ReadyBatch) -> None:
        report_id, reading_id = review
        self._append(batch)
        for item_id in batch.noted:
            execute("DELETE FROM drafts WHERE report_id = ? AND item_id = ?", (report_id, item_id))
        progress = self._progress(report_id)
        # The tally of an older reading says nothing about the one that the library shows.
        tally = tally_text(batch.tally) if progress[1] == reading_id else progress[10]
        written = cast("int", progress[13]) + len(batch.events)
        row = sealed(*progress[:10], tally, progress[11], at.isoformat(), written)
        execute(
            "UPDATE progress SET tally = ?, touched_at = ?, events = ?, crc = ? WHERE report_id = ?",
            (tally, *row[12:], report_id),
        )

    def next_number(self) -> int:
        """Return the sequence number that the next event of any report gets.

        Raises:
            StoreError: The store can't be read.
        """
        return self.number("SELECT coalesce(max(seq), 0) + 1 FROM events")

    def items_named(self, report_id: str, names: Collection[str]) -> Iterator[Item]:
        """Yield the items of a report with one of the ids, as they were first decided on.

        Raises:
            StoreError: The store can't be read.
        """
        wanted = iter(sorted(names))
        while some := tuple(islice(wanted, _AT_ONCE)):
            query = f"SELECT * FROM items WHERE report_id = ? AND id IN ({', '.join('?' * len(some))})"  # noqa: S608 - question marks alone
            yield from map(item_of, self.rows(query, (report_id, *some)))

    def decided_on(self, report_id: str, names: Collection[str]) -> set[str]:
        """Return those of the ids that are items of a report: ones that were ever decided on.

        Raises:
            StoreError: The store can't be read.
        """
        if len(names) > _AT_ONCE:
            rows = self.rows("SELECT id FROM items WHERE report_id = ?", (report_id,))
        else:
            query = f"SELECT id FROM items WHERE report_id = ? AND id IN ({', '.join('?' * len(names))})"  # noqa: S608 - question marks alone
            rows = self.rows(query, (report_id, *names))
        return {str(row[0]) for row in rows}.intersection(names)

    def _append(self, batch: ReadyBatch) -> None:
        """Append events to the journal and its copy: to that first, so that it is synced beside all that follows."""
        if batch.lines:
            self.copy(b"".join(batch.lines))
        self.insert("items", batch.items, unless_there=True)
        self.insert("events", batch.events)

    def save_place(self, report_id: str, place: int) -> None:
        """Keep where the reviewer is.

        Raises:
            StoreError: It could not be written.
        """
        with self.writing() as execute:
            progress = self._progress(report_id)
            row = sealed(*progress[:11], place, *progress[12:])
            execute("UPDATE progress SET place = ?, crc = ? WHERE report_id = ?", (place, row[-1], report_id))

    def complete_copy(self, *, overrule: bool = False) -> int:
        """Append to the second copy what it lacks, and return how many lines that were.

        Args:
            overrule: Append also what it has, but otherwise: the later line counts.

        Raises:
            StoreError: It could not be read or written.
        """
        from tui.store.salvage import rows_in_copy, shapes  # noqa: PLC0415 - it is needed once in the life of a store

        with self.writing():
            try:
                copied = rows_in_copy(self.path.parent).rows
            except OSError as error:
                message = f"The second copy of your marks can't be read: {error.strerror}."
                raise StoreError(message, "Mend its rights.") from error
            missing = [
                (table, row)
                for table in COPIED
                for row in self._table(table)
                for told in [copied[table].get(shapes()[table].key_of(row))]
                if told is None or (overrule and told != row)
            ]
            if missing:
                self.copy(lines_of((table, sealed(*unsealed(row, table))) for table, row in missing))
        return len(missing)

    def _table(self, name: str) -> list[Row]:
        return cast("list[Row]", self.rows(f"SELECT * FROM {name}"))  # noqa: S608 - a name of our own; a parameter can't be one

    def _progress(self, report_id: str) -> Row:
        rows = self.rows("SELECT * FROM progress WHERE report_id = ?", (report_id,))
        if not rows:
            raise StoreError(f"The store has no report {report_id}.", "See which there are with `tieout list`.")
        return unsealed(rows[0], "progress")


def _refuse_gaps(events: Sequence[Sequence[object]], items: Sequence[Sequence[object]], written: int) -> None:
    """Checksums show rows that changed; what shows rows that went missing or came twice is their number and order."""
    numbers = cast("list[int]", [event[0] for event in events])
    if len(numbers) != written or any(one >= other for one, other in pairwise(numbers)):
        raise damaged(f"it has {len(numbers)} of {written} decisions on this report")
    if not {event[7] for event in events} <= {item[1] for item in items}:
        raise damaged("an item that was decided on is missing")


def reading_row(reading_id: int, report_id: str, new: NewReading) -> Row:
    """Return the row of `readings` for a reading."""
    source = new.report.source
    return sealed(
        reading_id,
        report_id,
        source.sha256,
        new.packed.digest,
        source.retrieved_at.isoformat(),
        new.program,
        new.packed.body,
        pack_numbers(new.numbers),
    )


def progress_row(reading_id: int, report_id: str, new: NewReading, events: int) -> Row:
    """Return the row of `progress` for a report whose current reading it is, and which has so many events."""
    report = new.report
    return sealed(
        report_id,
        reading_id,
        report.name,
        report.publisher,
        report.date,
        report.language,
        report.source.sha256,
        report.source.retrieved_at.isoformat(),
        len(report.numerals.figures),
        new.next_number,
        tally_text(new.tally),
        new.place,
        new.at.isoformat(),
        events,
    )
