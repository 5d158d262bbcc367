"""The desk: where reports are read, and reviews begun and taken up again."""

import os
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from tui import __version__
from tui.domain.additions import NO_ADDITIONS
from tui.domain.library import LibraryEntry
from tui.domain.report import Choices, Report, Source
from tui.errors import ConflictError, FetchError, ReadError, StoreError, TieoutError
from tui.session.library import Library, silent
from tui.session.reader import Reader
from tui.settings import default_settings
from tui.store.begun import Begun
from tui.store.database import NewReading, Store, StoredReview
from tui.store.entries import entry_known_as
from tui.store.library import other_ids

# What few runs need is imported where it is used: nobody waits for it before the first screen.
if TYPE_CHECKING:
    from tui.domain.difference import Difference
    from tui.domain.identity import Numbering
    from tui.export.marks import Copy
    from tui.reading.places import Place
    from tui.session.adding import Manner
    from tui.session.importing import Imported
    from tui.session.known_files import Digest
    from tui.session.merging import MergedReport
    from tui.session.readings import Added, Keeping, Kept, Reading, Rereading, Stage
    from tui.session.review import ReviewSession

_ATTEMPTS = 5
_ID_LENGTH = 8
_MUCH_NEWS = 200
"""After how many events since a view was kept a new one is kept at once."""
_STORE_FAILURES = 3
"""How many readings in a row the store may refuse before it is not the readings' fault."""


class Desk(Reader, Library):
    """Where reports are read and reviews begun."""

    begins_blind = False
    """Whether each review that is opened here becomes a blind one: nothing shows of what others decided."""

    _cancelled: threading.Event | None = None
    """Set where what is being kept is given up."""
    _ahead: "tuple[Path, Callable[[], Digest]] | None" = None
    """What gives the digest of the file that `look_ahead` was told of."""

    @classmethod
    def open(cls, folder: Path, *, reviewer: str = "") -> Self:
        """Return a desk with the store in a folder, made when it is missing; for scripts, without a settings file.

        Args:
            folder: The store's folder.
            reviewer: The name on each decision; the login name when it is empty.

        Raises:
            StoreError: The store can't be made, or what stands there is none.
        """
        settings = default_settings()
        return cls(Store.open(folder), replace(settings, reviewer=reviewer or settings.reviewer))

    def difference(self, report_id: str, reading: "Reading") -> "tuple[Reading, Difference]":
        """Say what another reading of a report would change, without changing anything: `begin` does, if it is wanted.

        The snapshot is kept, so that either version can be looked at later. The reading is returned with the choices
        that the reviewer made in this report.

        Raises:
            StoreError: The report can't be read, or the snapshot can't be kept.
        """
        from tui.domain.difference import difference_of  # noqa: PLC0415 - as above
        from tui.store.snapshots import keep_snapshot  # noqa: PLC0415 - as above

        past = self._store.load(report_id)
        if not reading.is_chosen and past.report.choices != reading.report.choices:
            reading = self._as_chosen(reading, past.report.choices)
        if not self.read_only:
            keep_snapshot(self._store, reading.snapshot)
        review = _continued(past, reading.report, "")
        return reading, difference_of(past.report, reading.report, past.numbers, review.numbers)

    def choose(self, session: "ReviewSession", choices: Choices) -> "Rereading":
        """Return what `read_again` needs to read a session's report with other choices.

        `tui.domain.choosing` makes the choices; `begin` keeps them with the reading that comes of them.

        Raises:
            StoreError: The snapshot can't be read, or the store can't be written: a choice is a decision.
        """
        from tui.session.readings import Rereading  # noqa: PLC0415 - as above

        self._refuse_read_only()
        source = session.report.source
        return Rereading(self._store.snapshot(source.sha256), source, choices)

    def add_all(
        self,
        places: "Sequence[Place]",
        manner: "Manner | None" = None,
        *,
        progress: "Callable[[Stage], None]" = silent,
        cancelled: threading.Event | None = None,
    ) -> "Generator[Added, None, None]":
        """Read places as `read_all` does, and keep each reading as soon as it is there; yield what came of each.

        To be called on the store's thread. Of what was yielded nothing is lost, however it ends.

        Raises:
            StoreError: The store can only be read, or several readings in a row could not be kept.
        """
        from tui.session.readings import Added, Reading, Unread  # noqa: PLC0415 - as above

        self._refuse_read_only()
        failures = 0
        with closing(self.read_all(places, manner, progress=progress, cancelled=cancelled)) as reads:
            for read in reads:
                outcome: Kept | Unread
                try:
                    outcome = self.keep(read.outcome) if isinstance(read.outcome, Reading) else read.outcome
                    failures = 0
                except StoreError as error:
                    failures += 1
                    if failures == _STORE_FAILURES:
                        raise
                    outcome = Unread(error)
                yield Added(read.place, outcome)

    def keep(self, reading: "Reading") -> "Kept":
        """Keep a reading as `begin` does, without opening its review.

        Raises:
            StoreError: It could not be written; nothing was.
        """
        from tui.session.readings import Kept  # noqa: PLC0415 - as above

        self._refuse_read_only()
        session, keeping = self._begun(reading)
        name, doubts = session.report.name, session.report.doubts
        return Kept(session.report_id, name, reading.location, keeping, doubts, session.replaced)

    def apart(self) -> "Desk":
        """Return a desk with the same store on connections of its own, as `Library.apart` does.

        Raises:
            StoreError: The store can't be opened.
        """
        return Desk(Store.open(self._store.path.parent), self.settings, clock=self._clock)

    def keep_apart(self, reading: "Reading", cancelled: threading.Event | None = None) -> "Reading | Kept":
        """Keep a reading as `keep` does, on a connection of its own: any thread may call it.

        `go_on` takes what it gives. What there is to be worked out for a long report would hold up whoever waits on
        this desk's thread. In a store that can only be read nothing is kept.

        Args:
            reading: The reading.
            cancelled: Set by another thread to give it up.

        Raises:
            FetchError: It was given up; nothing was written.
            StoreError: It could not be written; nothing was.
        """
        if self.read_only:
            return reading
        with closing(self.apart()) as desk:
            desk._cancelled = cancelled  # noqa: SLF001 - it is one of these
            return desk.keep(reading)

    def _refuse_given_up(self) -> None:
        from tui.reading.watch import stopped  # noqa: PLC0415 - as above

        if self._cancelled is not None and self._cancelled.is_set():
            raise stopped()

    def go_on(self, opened: "Reading | Kept") -> "ReviewSession":
        """Open the review of what `keep_apart` gave.

        Raises:
            StoreError: It can't be read.
        """
        from tui.session.readings import Reading  # noqa: PLC0415 - as above

        if isinstance(opened, Reading):
            return self.begin(opened)
        session = self.resume(opened.report_id)
        session.replaced = opened.replaced
        return session

    def begin(self, reading: "Reading") -> "ReviewSession":
        """Keep a reading and its snapshot, and open its review.

        The same bytes again go on with all marks. Other bytes from the same place keep what was decided on figures
        whose value and sentence are as they were; in another clause of it amounts may be others. Where more changed the
        item is open again, with what it was in `Review.before`; what is not found for certain becomes an orphan. What
        the reviewer kept in the body or left out of it stays so: for that, the snapshot may have to be read once more,
        here. In a store that can only be read, nothing is kept.

        Raises:
            StoreError: It could not be written; nothing was.
        """
        return self._as_wanted(self._begun(reading)[0])

    def _begun(self, reading: "Reading") -> "tuple[ReviewSession, Keeping]":
        for _ in range(_ATTEMPTS):
            try:
                return self._begin(reading)
            except ConflictError:
                # Another window began the same report meanwhile: go on from what it kept.
                continue
        raise StoreError("Other windows keep reading this report anew.", "Close them and open it again.")

    def resume(self, report_id: str) -> "ReviewSession":
        """Open the review of a report in the store, as it was left.

        Raises:
            StoreError: There is no such report, or it is damaged.
        """
        from tui.store.packing import without_collection  # noqa: PLC0415 - as above

        with without_collection():
            return self._as_wanted(self._resumed(self._store.load(report_id, viewer=self.settings.reviewer)))

    def look_ahead(self, location: str) -> None:
        """Begin to read what `resume_same` will need for a file, beside what the caller does until then."""
        from tui.reading.files import absolute  # noqa: PLC0415 - as above
        from tui.reading.locations import STDIN, scheme_of  # noqa: PLC0415 - as above
        from tui.store.readings import begin_reading_view  # noqa: PLC0415 - as above

        if location == STDIN or scheme_of(location):
            return
        with suppress(TieoutError):
            path = absolute(location)
            entry = entry_known_as(self._store, str(path), "")
            self._ahead = path, self._digest(path, entry)
            if entry is not None:
                begin_reading_view(self._store.views, entry.id)

    def _digest(self, path: Path, entry: LibraryEntry | None) -> "Callable[[], Digest]":
        """Begin to sum up a file, unless it is known to hold what the report from its place was read from."""
        from tui.session.known_files import Digest, digest_of, is_known  # noqa: PLC0415 - as above

        if entry is not None and is_known(self._store.views, entry.id, path, entry.sha256):
            known = Digest(entry.sha256)
            return lambda: known
        return Begun(lambda: digest_of(path)).outcome

    def resume_same(self, location: str, encoding: str = "") -> "ReviewSession | None":
        """Open the review of a file whose bytes the store has, without reading them again, as `begin` would go on.

        Where that is known by how the file stands, `ReviewSession.is_as_read` looks at its bytes later.

        Args:
            location: A path; anything else has to be fetched.
            encoding: The charset that the user says it is in.

        Returns:
            The review; None where the file has to be read: it is new or has changed, or was read by another version,
            with other words of the user's own, or as another charset.

        Raises:
            StoreError: The store is damaged.
        """
        from tui.reading.files import absolute  # noqa: PLC0415 - as above
        from tui.reading.locations import STDIN, scheme_of  # noqa: PLC0415 - as above
        from tui.session.known_files import know, still_holds  # noqa: PLC0415 - as above
        from tui.store.packing import without_collection  # noqa: PLC0415 - as above

        if location == STDIN or scheme_of(location):
            return None
        try:
            path = absolute(location)
            ahead, self._ahead = self._ahead, None
            begun = ahead[1] if ahead and ahead[0] == path else None
            digest = (begun or self._digest(path, entry_known_as(self._store, str(path), "")))()
        except FetchError:
            return None
        entry = entry_known_as(self._store, str(path), digest.sha256)
        if entry is None or entry.sha256 != digest.sha256:
            return None
        with without_collection():
            stored = self._store.load(entry.id, viewer=self.settings.reviewer)
            if stored.program != self._program or stored.report.source.chosen_charset != encoding:
                return None
            if entry.removed_at and not self.read_only:
                self.restore(entry.id)
            session = self._resumed(stored)
        know(self._store.views, entry.id, path, digest)
        if not digest.state:
            session.is_as_read = partial(still_holds, path, digest.sha256)
        return self._as_wanted(session)

    @property
    def _program(self) -> str:
        """What reads reports here, as the store keeps it with each reading."""
        own = self.settings.figures
        if own == NO_ADDITIONS:
            return __version__
        import hashlib  # noqa: PLC0415 - as above

        return f"{__version__}+{hashlib.sha256(repr(own).encode('utf-8', 'surrogatepass')).hexdigest()[:_ID_LENGTH]}"

    def import_notes(self, body: bytes, *, into: str = "") -> "Imported":
        """Take in a file: JSON Lines by tieout, web annotations, or a table with quote, status and note.

        A report that the store doesn't have is put there as it was when the file has all of it. Marks on reports that
        it has become events in the name of the reviewer that the file gives; what was decided here is not written over.

        Args:
            body: The file.
            into: The id of the report that its marks are about; empty for those that it names.

        Raises:
            ReadError: The file can't be understood; nothing was taken in.
            StoreError: The store could not be written.
        """
        from tui.session.importing import Importer  # noqa: PLC0415 - as above

        self._refuse_read_only()
        importer = Importer(self._store, self.settings.reviewer, self._clock, self.find, self._session_of)
        return importer.take_in(body, into)

    def merge(self, place: Path) -> "tuple[MergedReport, ...]":
        """Take over what other reviewers decided: from a store's folder, its database, or a full JSON Lines export.

        Merging is commutative, associative and idempotent: whoever merges what in which order, the same events with
        the same meaning are in the store. The other store is not changed.

        Raises:
            ReadError: It is none of these.
            StoreError: It can't be read, or this store can't be written; what was merged before stays.
        """
        from tui.session.importing import Importer  # noqa: PLC0415 - as above
        from tui.session.merging import Merger  # noqa: PLC0415 - as above

        self._refuse_read_only()
        importer = Importer(self._store, self.settings.reviewer, self._clock, self.find, self._session_of)

        def known(copy: "Copy") -> LibraryEntry | None:
            source = copy.report.source
            return entry_known_as(self._store, source.location, source.sha256)

        return Merger(importer, known, self.resume).take_in(place)

    def _as_wanted(self, session: "ReviewSession") -> "ReviewSession":
        """Return a review that is opened, blind where that is wanted."""
        if self.begins_blind and not self.read_only:
            session.be_blind(is_blind=True)
        return session

    def _session_of(self, reviewer: str, stored: StoredReview) -> "ReviewSession":
        from tui.session.review import ReviewSession  # noqa: PLC0415 - as above

        own = self.settings
        return ReviewSession(self._store, reviewer, self._clock, stored, publication=own.publication, legend=own.legend)

    def _resumed(self, stored: StoredReview) -> "ReviewSession":
        session = self._session(stored)
        if stored.view is None or len(stored.news) > _MUCH_NEWS:
            session.keep_view()
        return session

    def _session(self, stored: StoredReview) -> "ReviewSession":
        return self._session_of(self.settings.reviewer, stored)

    def _begin(self, reading: "Reading") -> "tuple[ReviewSession, Keeping]":
        from tui.session.readings import Keeping  # noqa: PLC0415 - as above
        from tui.store.packing import pack_report  # noqa: PLC0415 - as above

        packed = reading.packed or pack_report(reading.report)
        self._refuse_given_up()
        source = reading.report.source
        entry = entry_known_as(self._store, source.location, source.sha256)
        if entry and entry.removed_at and not self.read_only:
            self.restore(entry.id)
        past = self._store.load(entry.id, (packed.digest, reading.report), self.settings.reviewer) if entry else None
        if past and not reading.is_chosen and past.report.choices != reading.report.choices:
            return self._begin(self._as_chosen(reading, past.report.choices))
        report = reading.report
        if past and past.digest == packed.digest and past.report.source.sha256 == report.source.sha256:
            return self._resumed(past), Keeping.UNCHANGED
        review = _continued(past, report, packed.digest) if past else self._new(report, packed.digest)
        session = self._session(review)
        if past:
            session.place = _place_kept(self._session(past), session)
        if past and past.report.source.sha256 != report.source.sha256:
            session.replace(past.report.source.retrieved_at)
        if not self.read_only:
            new = NewReading(
                location=report.source.location,
                report=report,
                packed=packed,
                snapshot=reading.snapshot,
                numbers=review.numbers,
                next_number=review.next_number,
                tally=session.tally,
                at=self._clock(),
                place=session.place,
                instead_of=past.reading_id if past else 0,
                events=session.reopening(past.report.source.sha256) if past else (),
                revision=review.revision,
                program=self._program,
            )
            session.reading_id, session.reading_key = self._store.begin(new, review.report_id, self._refuse_given_up)
            session.refresh()
            session.keep_view()
            self._know_file(review.report_id, report.source)
        return session, Keeping.READ_ANEW if past else Keeping.NEW

    def _know_file(self, report_id: str, source: Source) -> None:
        """Keep how the file stands that a report was read from, if it was one and still holds the same."""
        from tui.session.known_files import digest_of, know  # noqa: PLC0415 - as above

        if not os.path.isabs(source.location):  # noqa: PTH117 - an address is no path
            return
        path = Path(source.location)
        with suppress(FetchError):
            digest = digest_of(path)
            if digest.sha256 == source.sha256:
                know(self._store.views, report_id, path, digest)

    def _as_chosen(self, reading: "Reading", choices: Choices) -> "Reading":
        from tui.session.readings import Rereading  # noqa: PLC0415 - as above

        try:
            return self.read_again(Rereading(reading.snapshot, reading.report.source, choices))
        except ReadError as error:
            message = "What you kept in this report and left out of it could not be applied to this version."
            raise StoreError(message, f"{error.message} {error.hint}".strip()) from error

    def _new(self, report: Report, digest: str) -> StoredReview:
        import hashlib  # noqa: PLC0415 - as above

        from tui.domain.identity import first_numbers  # noqa: PLC0415 - as above

        # The id follows from the place, so that two stores name a report alike; of stdin only the bytes tell.
        source = report.source
        told = source.sha256 if source.location == "-" else source.location
        name = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
        # Not that of the place itself: where another window has just begun it, it is the same report.
        taken = other_ids(self._store, source.location)
        length = next(length for length in range(_ID_LENGTH, len(name) + 1) if name[:length] not in taken)
        return _stored(name[:length], report, digest, first_numbers(report))


def _stored(report_id: str, report: Report, digest: str, numbering: "Numbering") -> StoredReview:
    return StoredReview(
        report_id=report_id,
        reading_id=0,
        digest=digest,
        report=report,
        numbers=numbering.numbers,
        next_number=numbering.next_number,
        items=(),
        events=(),
        revision=0,
        place=0,
    )


def _continued(past: StoredReview, report: Report, digest: str) -> StoredReview:
    from tui.domain.identity import Numbered, Numbering, next_numbers  # noqa: PLC0415 - as above
    from tui.domain.journal import Journal  # noqa: PLC0415 - as above

    numbered = Numbered(past.report, Numbering(past.numbers, past.next_number))
    items = {item.id: item for item in past.items}
    numbering = next_numbers(numbered, report, items, Journal(past.events))
    return replace(
        _stored(past.report_id, report, digest, numbering),
        items=past.items,
        events=past.events,
        revision=past.revision,
    )


def _place_kept(before: "ReviewSession", session: "ReviewSession") -> int:
    """Return where another reading goes on: at the item where the one before was left, or at the nearest before it."""
    left = range(before.place, -1, -1) if before.items else ()
    found = (session.index_of(before.items[index].id) for index in left)
    return next((index for index in found if index is not None), 0)
