"""The journal of a review in memory: what its events add up to, and what undo and redo would do.

What a set of events means does not depend on the order in which they arrive; see `opinions`. Undo and redo follow from
the events alone, so they work after a restart as before it, and they are each reviewer's own.
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from tui.domain.opinions import canonical, identity, review_of, taken_back
from tui.domain.review import ActionKind, Event, EventField, Review

_UNDECIDED = Review()
_TICK = timedelta(microseconds=1)


class Journal:
    """The events of one report, and what they add up to for one reviewer."""

    def __init__(self, events: Iterable[Event] = (), *, viewer: str = "", is_blind: bool = False) -> None:
        """Begin with the events of the past.

        Args:
            events: In any order.
            viewer: Whose conclusions are shown before those of others, and whose decisions undo takes back.
            is_blind: Whether nothing that others decided is shown.
        """
        self._viewer = viewer
        self._is_blind = is_blind
        self._events: list[Event] = []
        self._hidden: list[Event] = []
        self._known: set[tuple[str, str, str]] = set()
        self._histories: dict[str, list[Event]] = {}
        self._reviews: dict[str, Review] = {}
        self._own: dict[str, list[Event]] = {}
        # The names of actions in order, the next one last; dictionaries, so that one is found and taken out at once.
        self._done: dict[str, None] = {}
        self._undone: dict[str, None] = {}
        self._heads: dict[str, str] = {}
        self._latest: datetime | None = None
        self.add(events)

    @property
    def is_blind(self) -> bool:
        """Whether nothing that others decided is shown."""
        return self._is_blind

    @property
    def events(self) -> tuple[Event, ...]:
        """All events that may be shown, in canonical order."""
        return tuple(sorted(self._events, key=canonical))

    @property
    def all_events(self) -> tuple[Event, ...]:
        """All events, in canonical order: those too that a blind reviewer must not see."""
        return tuple(sorted([*self._events, *self._hidden], key=canonical))

    @property
    def heads(self) -> Mapping[str, str]:
        """The digest of each reviewer's last event; what the next one is linked to."""
        return self._heads

    @property
    def decided(self) -> tuple[str, ...]:
        """The items that events are about, in the order of their first one."""
        return tuple(self._histories)

    def time_after(self, now: datetime) -> datetime:
        """Return `now`, or the first time after all events where a clock goes behind.

        So that an event always comes after those that its writer knew, in every store.
        """
        return now if self._latest is None or now > self._latest else self._latest + _TICK

    def add(self, events: Iterable[Event]) -> None:
        """Take in events; those that are known already are left out."""
        in_order = True
        for event in events:
            if identity(event) in self._known:
                continue
            self._known.add(identity(event))
            self._heads[event.reviewer] = event.digest
            self._latest = event.at if self._latest is None else max(self._latest, event.at)
            if self._is_blind and event.reviewer != self._viewer:
                self._hidden.append(event)
                continue
            in_order = self._take(event) and in_order
        if not in_order:
            self._count_anew()

    def unknown(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Return those events that are not known here, in their order, each once."""
        new = {identity(event): event for event in events if identity(event) not in self._known}
        return tuple(new.values())

    def review(self, item_id: str) -> Review:
        """Return what has been decided of an item, as the viewer is shown it."""
        known = self._reviews.get(item_id)
        if known is None:
            history = self._histories.get(item_id)
            known = self._reviews[item_id] = review_of(history, self._viewer) if history else _UNDECIDED
        return known

    def reviews_after(self, events: Iterable[Event]) -> Mapping[str, Review]:
        """Return what would be decided of the items that `events` are about if they were added."""
        shown = [event for event in events if not self._is_blind or event.reviewer == self._viewer]
        new: dict[str, list[Event]] = {}
        for event in shown:
            if identity(event) not in self._known:
                new.setdefault(event.item_id, []).append(event)
        reviews = {event.item_id: self.review(event.item_id) for event in shown if event.item_id not in new}
        for name, more in new.items():
            history = sorted([*self._histories.get(name, ()), *more], key=canonical)
            reviews[name] = review_of(history, self._viewer)
        return reviews

    def history(self, item_id: str) -> tuple[Event, ...]:
        """Return the events about an item, in canonical order."""
        return tuple(self._histories.get(item_id, ()))

    def to_undo(self) -> tuple[Event, ...]:
        """Return the events of the viewer's last decision that stands and still says something; empty without one."""
        return next(self._that_matter(reversed(self._done)), ())

    def to_redo(self) -> tuple[Event, ...]:
        """Return the events of the decision that the viewer's redo brings again next; empty when there is none."""
        undone = self._own[next(reversed(self._undone))] if self._undone else ()
        return tuple(event for event in undone if event.field is not EventField.SPENT)

    def _take(self, event: Event) -> bool:
        """Take in a new event; say whether it came after all of its item and of its reviewer."""
        self._events.append(event)
        history = self._histories.setdefault(event.item_id, [])
        in_order = not history or canonical(history[-1]) < canonical(event)
        if in_order:
            history.append(event)
        else:
            insort(history, event, key=canonical)
        self._reviews.pop(event.item_id, None)
        if event.reviewer == self._viewer or not self._viewer:
            in_order = self._count(event) and in_order
        return in_order

    def _count(self, event: Event) -> bool:
        """Count an event of the viewer among what can be undone; say whether it came after all others."""
        last = next(reversed(self._own), None)
        in_order = last is None or canonical(self._own[last][-1])[:3] <= canonical(event)[:3]
        if event.action not in self._own:
            self._count_action(event)
        self._own.setdefault(event.action, []).append(event)
        return in_order

    def _count_action(self, first: Event) -> None:
        if first.kind is ActionKind.DO and first.field is not EventField.BLIND:
            self._done[first.action] = None
            self._undone.clear()
        elif first.kind is ActionKind.UNDO:
            self._done.pop(first.of, None)
            self._undone[first.of] = None
        elif first.kind is ActionKind.REDO:
            self._undone.pop(first.of, None)
            self._done[first.of] = None

    def _count_anew(self) -> None:
        own = sorted((event for events in self._own.values() for event in events), key=canonical)
        self._own, self._done, self._undone = {}, {}, {}
        for event in own:
            self._count(event)

    def _that_matter(self, actions: Iterable[str]) -> Iterator[tuple[Event, ...]]:
        for action in actions:
            events = tuple(event for event in self._own.get(action, ()) if not self._is_moot(event))
            if events:
                yield events

    def _is_moot(self, event: Event) -> bool:
        """Say whether an event is nothing to take back: time that was spent, or a conclusion on words changed since."""
        if event.field is EventField.SPENT:
            return True
        if event.field is not EventField.STATUS:
            return False
        history = self._histories[event.item_id]
        return any(_reopens(later, event, history) for later in reversed(history))


def _reopens(later: Event, event: Event, history: Sequence[Event]) -> bool:
    if later.field is not EventField.PLACE or canonical(later) < canonical(event) or later.action == event.action:
        return False
    if later.kind is ActionKind.REOPENED:
        return True
    return later.kind is ActionKind.DO and (later.action, later.field) not in taken_back(history)
