"""How decisions come to disk, and what other windows and stores decided comes in.

An action's events are committed before memory follows, so that a failed write leaves both as they were.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.arrangement import Numbers
from tui.domain.review import ActionKind, Event, EventField, Item
from tui.errors import ConflictError, DamagedError, HalfSavedError, StoreError
from tui.session.deciding import differing, refuse_conflict, reopening, what
from tui.session.kept import KeptItems
from tui.session.scratchpad import Scratchpad
from tui.session.state import MANY, ReviewState
from tui.session.steps import Steps, done
from tui.session.waiting import WaitingTime
from tui.store.batches import Batch, ReadyBatch, making_ready
from tui.store.database import Store, StoredReview
from tui.store.packing import without_collection
from tui.store.reviews import (
    MOST_ACTIONS,
    ReviewView,
    StoredPast,
    actions_told,
    keep_review_view,
    places_up_to,
)
from tui.store.verifying import decisions_verified, rest_verified

if TYPE_CHECKING:
    from tui.domain.merging import Here, Named

_CHECKED = object()
_IN_A_STEP = 200
"""How many items are prepared before others have a turn: some thousandths of a second."""
TOLD_IN_A_STEP = 2_000
"""How many events are made before others have a turn."""
Wanted: TypeAlias = tuple[str, EventField, str]
"""What is to be set: the id of an item or a finding, the field, and the field after it."""


class Change(Struct, frozen=True):
    """What one action changed."""

    indices: tuple[int, ...]
    """The items that it changed, by index; empty when all were so already."""
    what: str
    """What was decided, taken back or brought again: a status in words, or `note`."""
    kind: ActionKind
    """Whether it was a decision, or took one back, or brought it again."""


class Recording(Scratchpad):
    """One report's review, as it is written and kept up with."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime], stored: StoredReview) -> None:
        """Go on with what the store knows; decisions bear the name `reviewer` and the time of `clock`."""
        super().__init__(store, stored.report_id, clock)
        self._store = store
        self._reviewer = reviewer
        self._clock = clock
        self._revision = stored.revision
        numbers = Numbers(stored.numbers)
        kept = KeptItems(store, stored.report_id, None if stored.view else stored.items)
        past = StoredPast(store, stored.report_id, numbers, stored.view) if stored.view else None
        self._places = stored.view.places if stored.view else None
        self._state = ReviewState(stored, reviewer, kept, past)
        self._changed_elsewhere: set[str] = set()
        self._seen_version = self._seen_written = -1
        self._is_view_kept = stored.view is not None
        # Without a view all decisions were looked at as they were read; what else there is, when the store was opened.
        self._is_checked = stored.view is None and store.is_checked
        self._decisions = decisions_verified(store, stored.report_id)
        self._damage: DamagedError | None = None
        self._waiting = WaitingTime(self, reviewer, self._wrote_time_after)
        self.reading_id = stored.reading_id
        self.reading_key = stored.key
        self.is_as_read: Callable[[], bool] | None = None
        """Reads the report's file and says whether it still holds what was read of it; None where it was read just now.
        Touches no store, so any thread may call it."""

    @property
    def revision(self) -> int:
        """The number of the last event that is known here: another one once something was decided."""
        return self._revision

    def spend(self, item_id: str, seconds: float) -> None:
        """Count time that the reviewer was at an item, active; it is written with the next decision on it."""
        self._waiting.spend(item_id, seconds)

    def waiting_s(self, item_id: str = "") -> int:
        """Return for how many seconds the reviewer was at an item, or at all, that no decision has taken along yet.

        It is what was kept when the review was left. Nothing where the store can't be read.
        """
        with suppress(StoreError):
            return int(self._waiting.kept_s(item_id) if item_id else self._waiting.all_kept_s)
        return 0

    def keep_time(self) -> None:
        """Keep the time at items that nothing was decided on, for the next time: in one write at most.

        Raises:
            StoreError: It could not be written.
        """
        self._waiting.keep(self._state.journal.time_after(self._clock()))

    def _wrote_time_after(self, name: str, at: datetime) -> bool:
        return any(
            event.field is EventField.SPENT and event.reviewer == self._reviewer and event.at > at
            for event in self._state.journal.history(name)
        )

    def make_ready(self, index: int) -> None:
        """Work out what is kept of an item when something is decided on it, so that the decision need not wait."""
        self._state.make_ready(index)

    def changed_elsewhere(self) -> bool:
        """Say whether another window may have decided something since the last `refresh`; takes microseconds.

        Raises:
            StoreError: The store can't be read.
        """
        return bool(self._changed_elsewhere) or self._store.version() != self._seen_version

    def keep_view(self) -> None:
        """Keep what the review comes to beside the store, so that it is there at once when it is opened again.

        Nothing that was decided depends on it. Takes a moment after many decisions: not for a key.
        """
        # Decisions that are being written meanwhile are in memory, too, once the store is left alone.
        with self._store.alone():
            self._keep_view()

    def _keep_view(self) -> None:
        if not self.reading_key or self._store.read_only or self._state.journal.is_blind:
            return
        if self._is_view_kept and self._places and self._places.last == self._revision:
            return
        with suppress(StoreError):
            places = places_up_to(self._store, self.report_id, self._state.numbers, self._revision, self._places)
            upshot = self._state.upshot(MOST_ACTIONS)
            counted, self._places = actions_told(upshot.counted, places)
            view = ReviewView(replace(upshot, counted=counted), self._places)
            keep_review_view(self._store, self._store.views, self.reading_key, self._reviewer, view)
            self._is_view_kept = True

    @property
    def is_checked(self) -> bool:
        """Whether all that the review goes on from was looked at, and is as it was written."""
        return self._is_checked

    def check_apart(self, is_wanted: Callable[[], bool]) -> None:
        """Look at all of it, on a connection of its own: to be called on a thread of its own.

        Args:
            is_wanted: Called after every few rows, or pieces of a long one; it may wait, and says whether to go on.

        Raises:
            DamagedError: Something is not as it was written; where that is a decision, `check` raises it from now on.
            StoreError: The store can't be read.
        """
        with closing(Store.open(self._store.path.parent)) as store:
            try:
                is_through = all(is_wanted() for _ in decisions_verified(store, self.report_id))
            except DamagedError as error:
                self._damage = error
                raise
            is_through = is_through and all(is_wanted() for _ in rest_verified(store, self.report_id))
        self._is_checked = self._is_checked or is_through

    def _check_some_decisions(self) -> bool:
        if self._damage is not None:
            raise self._damage
        try:
            return not self._is_checked and next(self._decisions, _CHECKED) is not _CHECKED
        except DamagedError as error:
            self._damage = error
            raise
        except StoreError:
            self._decisions = decisions_verified(self._store, self.report_id)
            raise

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        """Go on where what is only shown can't be read; `check` tells of it."""
        try:
            yield
        except DamagedError as error:
            self._damage = self._damage or error

    def checking(self) -> Steps[None]:
        """Do what `check` does, a little at a time."""
        while self._check_some_decisions():
            yield 0

    def check(self) -> None:
        """Look at all that was decided, before it leaves the store; errors as in `check_apart`.

        What else is damaged, such as the file that the report was read from, must not keep the decisions from leaving.
        """
        done(self.checking())

    def refresh(self) -> tuple[int, ...]:
        """Take in what other windows decided; return the items that they changed since the last call, by index.

        Raises:
            StoreError: The store can't be read.
        """
        self._take_in_news()
        indices = self._state.indices
        changed = sorted(indices[name] for name in self._changed_elsewhere if name in indices)
        self._changed_elsewhere.clear()
        return tuple(changed)

    def take_over(self, name: "Callable[[Here], Named]") -> int:
        """Take over what another store knows of this report; return how many of its events were not known here.

        Args:
            name: Names the other store's items and events as they are called here.

        Raises:
            StoreError: It could not be written, or the store is damaged; nothing was changed.
        """
        self.check()
        self.refresh()
        if not self._state.journal.unknown(name(self._state.here()).events):
            return 0
        batches: list[Batch] = []

        def decide() -> Batch:
            self._take_in_news()
            named = name(self._state.here())
            events = self._state.journal.unknown(named.events)
            batches.append(Batch(events, named.items, self._state.tally_after(events, named.items)))
            return batches[-1]

        self._revision = self._store.record((self.report_id, self.reading_id), self._clock(), decide)
        self._state.keep(batches[-1].items)
        self._state.take_in(batches[-1].events)
        return len(batches[-1].events)

    def undo(self) -> Change | None:
        """Take back this reviewer's last decision that stands; None when there is none.

        Raises:
            ConflictError: The same reviewer has just decided something in another window; that is taken in, and
                nothing was taken back.
            StoreError: It could not be written; nothing was changed.
        """
        return done(self.undoing())

    def undoing(self) -> Steps[Change | None]:
        """Do what `undo` does, a little at a time; nothing is changed before its last step."""
        return self._replaying(self._state.journal.to_undo, ActionKind.UNDO)

    def redo(self) -> Change | None:
        """Bring again the decision that this reviewer took back last; None when there is none.

        Raises:
            ConflictError: The same reviewer has just decided something in another window; that is taken in, and
                nothing was brought again.
            StoreError: It could not be written; nothing was changed.
        """
        return done(self.redoing())

    def redoing(self) -> Steps[Change | None]:
        """Do what `redo` does, a little at a time; nothing is changed before its last step."""
        return self._replaying(self._state.journal.to_redo, ActionKind.REDO)

    def _event(self, name: str, field: EventField, was: str, now: str) -> Event:
        return Event(secrets.token_hex(8), ActionKind.DO, "", self._clock(), self._reviewer, name, field, was, now)

    def _decide(self, wanted: Sequence[Wanted]) -> Change:
        """Set fields of items or findings, named by id, as one action; what is so already stays without an event."""
        return done(self._deciding(wanted))

    def _deciding(self, wanted: Sequence[Wanted]) -> Steps[Change]:
        """Do what `_decide` does, a little at a time."""
        _, field, now = wanted[0] if wanted else ("", EventField.NOTE, "")
        first = self._event("", field, "", now)
        events: list[Event] = []
        for name, field_set, was, set_to in differing(self._state, dict.fromkeys(wanted)):
            events.append(replace(first, item_id=name, field=field_set, was=was, now=set_to))
            if len(events) % TOLD_IN_A_STEP == 0:
                yield 0
        return (yield from self._recording(tuple(events), Change((), what(field, now), ActionKind.DO)))

    def _replaying(self, past: Callable[[], Sequence[Event]], kind: ActionKind) -> Steps[Change | None]:
        """Take back the events of an action, or bring them again, a little at a time; None where there are none."""
        with without_collection():
            said = past()
        if not said:
            return None
        first = replace(self._event("", EventField.NOTE, "", ""), kind=kind, of=said[0].action)
        events: list[Event] = []
        for event in said:
            was, now = (event.now, event.was) if kind is ActionKind.UNDO else (event.was, event.now)
            events.append(replace(first, item_id=event.item_id, field=event.field, was=was, now=now))
            if len(events) % TOLD_IN_A_STEP == 0:
                yield 0
        return (yield from self._recording(tuple(events), Change((), what(said[-1].field, said[-1].now), kind)))

    def reopening(self, snapshot: str) -> tuple[Event, ...]:
        """Return the events that open again what the report says otherwise now; see `Desk.begin`.

        Args:
            snapshot: The SHA-256 of the snapshot that was decided on.
        """
        first = replace(self._event("", EventField.PLACE, "", ""), of=snapshot)
        return done(self._state.sealing(tuple(reopening(self._state, first))))

    def _record(self, events: tuple[Event, ...], change: Change, made: tuple[Item, ...] = ()) -> Change:
        """Commit the events of one action, then take them into memory; arguments and errors as in `_recording`."""
        return done(self._recording(events, change, made))

    def _recording(self, events: tuple[Event, ...], change: Change, made: tuple[Item, ...] = ()) -> Steps[Change]:
        """Prepare the events of one action a little at a time; then commit them and take them into memory at once.

        It yields how many of its items are prepared; given up before it has ended, it has changed nothing.

        Args:
            events: The events.
            change: What is returned, without its indices.
            made: Items that are not among the reading's figures and findings, decided on for the first time.

        Raises:
            ConflictError: Something was decided meanwhile; nothing was written.
            HalfSavedError: It was written and taken in, and the store's second copy lacks it.
            StoreError: It could not be written; nothing was.
        """
        if not events:
            return change
        begun = self._revision
        if events[0].kind is ActionKind.DO:
            events = (*events, *self._time_events(events))
        names = {event.item_id: None for event in events}.keys() - {item.id for item in made}
        new_items = [*made]
        for item in self._state.decided_first(sorted(names), self._state.report.findings):
            new_items.append(item)
            if len(new_items) % _IN_A_STEP == 0:
                yield len(new_items)
        self._refuse_news(begun)
        if len(events) >= MANY:
            indices = yield from self._committing(events, tuple(new_items))
        else:
            indices = self._commit(events, tuple(new_items))
        return replace(change, indices=indices)

    def _refuse_news(self, revision: int) -> None:
        """Refuse to go on with what was prepared when a revision was the last one, where it is no more."""
        if self._revision != revision:
            raise ConflictError("Another window has decided something meanwhile.", "Press the key again.")

    def _commit(self, events: tuple[Event, ...], new_items: tuple[Item, ...]) -> tuple[int, ...]:
        """Commit events and what they are about for the first time; return the items that they change, by index."""
        batches: list[Batch] = []

        def decide() -> Batch:
            refuse_conflict(self._state, self._take_in_news(), events)
            sealed = done(self._state.sealing(events))
            batches.append(Batch(sealed, new_items, self._state.tally_after(sealed, new_items)))
            return batches[-1]

        with self._half_saved_taken_in():
            last = self._store.record((self.report_id, self.reading_id), events[0].at, decide)
        return self._committed(batches[-1], last)

    @contextmanager
    def _half_saved_taken_in(self) -> Iterator[None]:
        """Take in what only the store has: it is decided, though it is not saved as it should be."""
        try:
            yield
        except HalfSavedError:
            self._take_in_news()
            raise

    def _committing(self, events: tuple[Event, ...], new_items: tuple[Item, ...]) -> Steps[tuple[int, ...]]:
        """Do what `_commit` does with many events: make all ready a little at a time, and write it in the last step.

        What other windows write meanwhile is taken in, and all is made ready once more.
        """
        while True:
            first = self._store.next_number()
            refuse_conflict(self._state, self._take_in_news(), events)
            begun = self._revision
            sealed = yield from self._state.sealing(events)
            yield from self._state.telling(sealed, {item.id for item in new_items})
            batch = Batch(sealed, new_items, self._state.tally_after(sealed, new_items))
            ready = yield from making_ready(self.report_id, first, batch)
            yield len(events)
            self._refuse_news(begun)
            indices = self._commit_ready(batch, ready)
            if indices is not None:
                return indices

    def _commit_ready(self, batch: Batch, ready: ReadyBatch) -> tuple[int, ...] | None:
        """Commit what was made ready, and take it into memory; None where another window has written before."""
        with self._store.alone(), without_collection(), self._half_saved_taken_in():
            review = self.report_id, self.reading_id
            if not self._store.record_ready(review, batch.events[0].at, ready):
                return None
            indices = self._committed(batch, ready.last)
            # Without it the next opening would have to add them up.
            self._keep_view()
        return indices

    def _committed(self, batch: Batch, last: int) -> tuple[int, ...]:
        """Take what is on disk into memory, up to its last event; return the items that it changes, by index."""
        self._revision, self._seen_written = last, self._store.written()
        self._state.keep(batch.items)
        for event in batch.events:
            if event.field is EventField.SPENT:
                self._waiting.wrote(event.item_id, int(event.now))
        return self._state.take_in(batch.events)

    def _time_events(self, events: Sequence[Event]) -> Iterator[Event]:
        """Yield what keeps the time spent on the items that an action decides on, in whole seconds."""
        for name in dict.fromkeys(event.item_id for event in events):
            seconds = int(self._waiting.seconds(name))
            if seconds:
                yield replace(events[0], item_id=name, field=EventField.SPENT, was="", now=str(seconds))

    def _take_in_news(self) -> tuple[Event, ...]:
        # Asked first: what is written between the two questions is news the next time.
        version, written = self._store.version(), self._store.written()
        if (version, written) == (self._seen_version, self._seen_written):
            return ()
        self._seen_version, self._seen_written = version, written
        self._revision, news = self._store.events_after(self.report_id, self._revision)
        if news:
            self._state.keep(self._store.items_named(self.report_id, {event.item_id for event in news}))
            self._state.take_in(news)
            self._changed_elsewhere.update(event.item_id for event in news)
        return news
