"""Taking a file in: whole reports that the store doesn't have, and marks on those that it has.

What was decided here is never written over: where a file says otherwise, that is listed for the reviewer to settle.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from tui.domain.chain import chain_breaks, linked
from tui.domain.evidence import evidence_from, evidence_text
from tui.domain.library import LibraryEntry
from tui.domain.review import STATUS_WORDS, EventField, Review, Status, field_text
from tui.domain.text import Span
from tui.errors import ConflictError
from tui.export.back import incoming
from tui.export.marks import Copy, Incoming, Mark, Unplaced
from tui.session.placing import placed
from tui.session.review import OTHERS_KEY, ReviewSession
from tui.store.database import NewReading, Store, StoredReview
from tui.store.packing import pack_report

_OWN = frozenset({EventField.STATUS, EventField.NOTE})
_LISTS = frozenset({EventField.TICKS, EventField.TAGS})
_LONGEST_QUOTE = 60


class Imported(Struct):
    """What came of a file."""

    restored: list[str] = field(default_factory=list)
    """The reports that the store did not have and now has as they were, by id."""
    marks: int = 0
    """How many fields of items were set."""
    same: int = 0
    """How many were so already."""
    unplaced: list[Unplaced] = field(default_factory=list)
    """What was not taken in, and why."""
    notices: list[str] = field(default_factory=list)
    """What else the reviewer should know, a line each."""


class Importer(Struct, frozen=True):
    """What taking in needs of the desk."""

    store: Store
    """Where it goes."""
    reviewer: str
    """Who decided where a file does not say."""
    clock: Callable[[], datetime]
    """Gives aware UTC times."""
    find: Callable[[str], LibraryEntry | None]
    """Finds a report by its id, address or path."""
    open: Callable[[str, StoredReview], ReviewSession]
    """Opens a report's review in the name of a reviewer."""

    def take_in(self, body: bytes, into: str) -> Imported:
        """Take in a file; `into` is the id of the report that its marks are about, empty for those that it names.

        Raises:
            ReadError: The file can't be understood; nothing was taken in.
            StoreError: The store could not be written.
        """
        done = Imported()
        for part in incoming(body):
            if not into and part.copy is not None and self._entry(part.copy) is None:
                self._put_back(part, part.copy, done)
            else:
                done.unplaced.extend(part.unplaced)
                self._mark_all(part, into, done)
        return done

    def _entry(self, copy: Copy) -> LibraryEntry | None:
        source = copy.report.source
        return self.find(copy.report_id) or (self.find(source.location) if source.location != "-" else None)

    def restore(self, copy: Copy) -> int:
        """Put a report into the store as it was when it was written out; return how many events are not as then.

        Raises:
            ConflictError: The store has it already.
            StoreError: The store could not be written; nothing of it was.
        """
        events = copy.events
        breaks = len(chain_breaks(events))
        if breaks:
            events = tuple(linked(events, {}))
        packed = pack_report(copy.report)
        stored = StoredReview(
            report_id=copy.report_id,
            reading_id=0,
            digest=packed.digest,
            report=copy.report,
            numbers=copy.whole.numbers,
            next_number=copy.whole.next_number,
            items=tuple(copy.items),
            events=tuple(events),
            revision=0,
            place=copy.whole.place,
        )
        tally = self.open(self.reviewer, stored).tally
        last = max((event.at for event in events), default=copy.report.source.retrieved_at)
        new = NewReading(
            location=copy.report.source.location,
            report=copy.report,
            packed=packed,
            snapshot=copy.whole.snapshot,
            numbers=copy.whole.numbers,
            next_number=copy.whole.next_number,
            tally=tally,
            at=last,
            place=copy.whole.place,
            events=tuple(events),
            items=tuple(copy.items),
        )
        self.store.begin(new, copy.report_id)
        return breaks

    def _put_back(self, part: Incoming, copy: Copy, done: Imported) -> None:
        name = copy.report.name
        try:
            breaks = self.restore(copy)
        except ConflictError:
            # The store has it, and the library doesn't show it.
            why = f"{name} was removed here; restore it first (tieout remove --undo)"
            done.unplaced.append(Unplaced("document", copy.report_id, why))
            return
        if breaks:
            done.notices.append(f"{name}: {breaks} of its events are not as they were written.")
        if part.others:
            session = self.open(self.reviewer, self.store.load(copy.report_id))
            session.keep_setting(OTHERS_KEY, json.dumps(part.others, ensure_ascii=False))
        done.restored.append(copy.report_id)

    def _mark_all(self, part: Incoming, into: str, done: Imported) -> None:
        """Set what the marks say, by report and by reviewer, each reviewer's as one action."""
        groups: dict[tuple[str, str], list[Mark]] = {}
        for mark in part.marks:
            entry = self.find(into or mark.report) if into or mark.report else None
            if entry is None:
                done.unplaced.append(_unplaced(mark, _no_report(mark)))
            else:
                named = replace(mark, reviewer=mark.reviewer or self.reviewer)
                groups.setdefault((entry.id, named.reviewer), []).append(named)
        for (report_id, reviewer), marks in groups.items():
            session = self.open(reviewer, self.store.load(report_id))
            self._settle(session, marks, done)

    def _settle(self, session: ReviewSession, marks: Sequence[Mark], done: Imported) -> None:
        homes: list[tuple[Mark, Span | tuple[str, Review] | str]] = []
        for mark in marks:
            # One after the other: a passage that is picked for one mark is an item to the next.
            home = _home(session, mark)
            if isinstance(home, Span) and session.item_at(home) is None:
                session.pick(home)
            homes.append((mark, home))
        wanted: dict[tuple[str, EventField], str] = {}
        for mark, home in homes:
            if isinstance(home, Span):
                index = session.item_at(home)
                found = None if index is None else (session.items[index].id, session.review(index))
            else:
                found = home if isinstance(home, tuple) else None
            if found is None:
                done.unplaced.append(_unplaced(mark, str(home)))
            else:
                self._want(wanted, mark, *found, done)
        session.decide([(name, event_field, text) for (name, event_field), text in wanted.items()])
        done.marks += len(wanted)

    @staticmethod
    def _want(wanted: dict[tuple[str, EventField], str], mark: Mark, name: str, review: Review, done: Imported) -> None:
        """Note what of a mark has to be set on an item; what its reviewer decided otherwise here stays as it is."""
        for event_field, text in mark.fields.items():
            current = wanted.get((name, event_field), _current(review, mark.reviewer, event_field))
            merged = _merged(event_field, current, text)
            if merged is None:
                done.unplaced.append(_unplaced(mark, _decided_otherwise(name, event_field, current)))
            elif merged == current:
                done.same += 1
            else:
                wanted[name, event_field] = merged


def _current(review: Review, reviewer: str, event_field: EventField) -> str:
    """Return a field as it is: conclusion and note are each reviewer's own, all else is common."""
    if event_field not in _OWN:
        return field_text(review, event_field)
    own = next((opinion for opinion in review.opinions if opinion.reviewer == reviewer), None)
    if event_field is EventField.NOTE:
        return own.note if own else ""
    return (own.status if own else Status.OPEN).value


def _home(session: ReviewSession, mark: Mark) -> Span | tuple[str, Review] | str:
    """Return the place of a mark's item, or the finding that it is about, or why there is none."""
    if not mark.finding:
        return placed(session, mark)
    found = next((finding for finding in session.report.findings if finding.key == mark.finding), None)
    return "the report has no such finding now" if found is None else (found.key, session.dismissal(found))


def _merged(event_field: EventField, current: str, text: str) -> str | None:
    """Return a field with what a file says added; None when it says otherwise than what was decided."""
    if event_field in _LISTS:
        return " ".join(dict.fromkeys([*current.split(), *text.split()]))
    if event_field is EventField.EVIDENCE:
        return evidence_text(dict.fromkeys([*evidence_from(current), *evidence_from(text)]))
    undecided = Status.OPEN.value if event_field is EventField.STATUS else ""
    return text if current in {undecided, text} else None


def _decided_otherwise(name: str, event_field: EventField, current: str) -> str:
    is_status = event_field is EventField.STATUS
    said = f"is {STATUS_WORDS[Status(current)]}" if is_status else f"has another {event_field.value}"
    return f"{name} {said} here already by the same reviewer; decide by hand"


def _no_report(mark: Mark) -> str:
    if not mark.report:
        return "the file does not say which report it is about; name it with --into"
    return f"the store has no report from {mark.report}; open it first, or name another with --into"


def _unplaced(mark: Mark, why: str) -> Unplaced:
    words = " ".join((mark.target.quote.exact or mark.finding).split())
    return Unplaced(mark.where, words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…", why)
