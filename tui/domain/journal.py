"""The journal of a review in memory: what its events add up to, and what undo and redo would do.

What a set of events means does not depend on the order in which they arrive; see `opinions`. Undo and redo follow from
the events alone, so they work after a restart as before it, and they are each reviewer's own.
"""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol

from msgspec import Struct

from tui.domain.opinions import canonical, identity, review_of, taken_back
from tui.domain.review import ActionKind, Event, EventField, Review

_UNDECIDED = Review()
_TICK = timedelta(microseconds=1)
_MOST_SHARED = 2_000
"""Of how many items at most a view says that others decided on them too: it is read whole at each opening."""


class Counted(Struct, frozen=True):
    """What has to be known of a journal's events to go on with it without reading them."""

    heads: dict[str, str]
    """The digest of each reviewer's last event."""
    latest: datetime | None
    """When the last event was; None without events."""
    last_own: tuple[datetime, str, str] | None
    """The time, the writer and the action of the viewer's last event; None when there is none."""
    done: tuple[str, ...]
    """The last of the viewer's actions that stand, the last one last."""
    undone: tuple[str, ...]
    """The last of the viewer's actions that redo brings again, the next one last."""
    done_is_whole: bool
    """Whether those are all that stand."""
    undone_is_whole: bool
    """Whether those are all that can be brought again."""
    is_straight: bool
    """Whether the viewer wrote each event knowing all of theirs before it; False too where `shared` would be long."""
    shared: tuple[str, ...]
    """The items, by id, that others decided on too, or whose place an event sets."""


_NOTHING_COUNTED = Counted(
    {}, None, None, (), (), done_is_whole=True, undone_is_whole=True, is_straight=True, shared=()
)


class Past(Protocol):
    """The events of a journal that is not blind up to some moment, to be read only as far as they are needed."""

    @property
    def counted(self) -> Counted:
        """What has to be known of them."""

    @property
    def others(self) -> Collection[str]:
        """All items that they are about and that are no figures of the reading."""

    def about(self, names: Collection[str]) -> Iterable[Event]:
        """Return all events about some items, in any order."""

    def beside(self, name: str) -> Collection[str]:
        """Return the items that are worth being read together with one."""

    def of_action(self, action: str) -> Iterable[Event]:
        """Return all events of an action that `counted` names, in any order."""

    def everything(self) -> Iterable[Event]:
        """Return all events, in any order."""


class Journal:
    """The events of one report, and what they add up to for one reviewer."""

    def __init__(
        self,
        events: Iterable[Event] = (),
        *,
        viewer: str = "",
        is_blind: bool = False,
        past: Past | None = None,
    ) -> None:
        """Begin with the events of the past.

        Args:
            events: In any order.
            viewer: Whose conclusions are shown before those of others, and whose decisions undo takes back.
            is_blind: Whether nothing that others decided is shown.
            past: Events before these; read one by one, and all of them only where nothing less will do.
        """
        self._viewer = viewer
        self._is_blind = is_blind
        self._past = past
        self._begin(past.counted if past else _NOTHING_COUNTED)
        self.add(events)

    def _begin(self, counted: Counted) -> None:
        self._events: list[Event] = []
        self._hidden: list[Event] = []
        self._known: set[tuple[str, str, str]] = set()
        self._unlisted = 0
        self._histories: dict[str, list[Event]] = {}
        self._reviews: dict[str, Review] = {}
        self._own: dict[str, list[Event]] = {}
        # The names of actions in order, the next one last; dictionaries, so that one is found and taken out at once.
        self._done: dict[str, None] = dict.fromkeys(counted.done)
        self._undone: dict[str, None] = dict.fromkeys(counted.undone)
        self._done_is_whole, self._undone_is_whole = counted.done_is_whole, counted.undone_is_whole
        self._last_own = counted.last_own
        self._heads = dict(counted.heads)
        self._latest = counted.latest
        self._is_straight, self._shared = counted.is_straight, set(counted.shared)
        self._recalled: set[str] = set()

    @property
    def is_blind(self) -> bool:
        """Whether nothing that others decided is shown."""
        return self._is_blind

    @property
    def events(self) -> tuple[Event, ...]:
        """All events that may be shown, in canonical order."""
        self._read_all()
        return tuple(sorted(self._events, key=canonical))

    @property
    def all_events(self) -> tuple[Event, ...]:
        """All events, in canonical order: those too that a blind reviewer must not see."""
        self._read_all()
        return tuple(sorted([*self._events, *self._hidden], key=canonical))

    @property
    def heads(self) -> Mapping[str, str]:
        """The digest of each reviewer's last event; what the next one is linked to."""
        return self._heads

    def counted(self, most: int) -> Counted:
        """Return what has to be known to go on with this journal; of actions that stand or were undone, so many."""
        return Counted(
            heads=dict(self._heads),
            latest=self._latest,
            last_own=self._last_own,
            done=_last(self._done, most),
            undone=_last(self._undone, most),
            done_is_whole=self._done_is_whole and len(self._done) <= most,
            undone_is_whole=self._undone_is_whole and len(self._undone) <= most,
            is_straight=self._is_straight and len(self._shared) <= _MOST_SHARED,
            shared=tuple(sorted(self._shared)) if len(self._shared) <= _MOST_SHARED else (),
        )

    def time_after(self, now: datetime) -> datetime:
        """Return `now`, or the first time after all events where a clock goes behind.

        So that an event always comes after those that its writer knew, in every store.
        """
        return now if self._latest is None or now > self._latest else self._latest + _TICK

    def add(self, events: Iterable[Event]) -> None:
        """Take in events; those that are known already are left out."""
        new = tuple(events)
        if self.goes_on_with(new):
            self._append(new)
            return
        in_order = True
        self._list_known()
        self.recall({event.item_id for event in new})
        for event in new:
            if identity(event) in self._known:
                continue
            self._known.add(identity(event))
            self._look_how_straight(event)
            self._heads[event.reviewer] = event.digest
            self._latest = event.at if self._latest is None else max(self._latest, event.at)
            if self._is_blind and event.reviewer != self._viewer:
                self._hidden.append(event)
                continue
            in_order = self._take(event) and in_order
        if not in_order:
            self._count_anew()

    def goes_on_with(self, events: Sequence[Event]) -> bool:
        """Say whether events go straight on from those here.

        Then they are the viewer's own, later than all, and each was written by who knew those before it.
        """
        is_late = self._latest is None or not events or events[0].at > self._latest
        if not self._is_straight or not is_late:
            return False
        head, last = self._heads.get(self._viewer, ""), None
        for event in events:
            key = canonical(event)
            if event.reviewer != self._viewer or event.previous != head or (last is not None and key <= last):
                return False
            head, last = event.digest, key
        return True

    def is_plain(self, name: str) -> bool:
        """Say whether the last event that sets the status of an item says what its status is, without reading others.

        So it is where the viewer alone decided on it, one thing after the other, and its place was never set.
        """
        return self._is_straight and name not in self._shared

    def _append(self, events: Sequence[Event]) -> None:
        """Take in events that go straight on: they are new, and come last, so that nothing has to be read for them."""
        if not events:
            return
        self._events.extend(events)
        own: list[Event] = []
        action = ""
        for event in events:
            if event.action != action:
                action = event.action
                if action not in self._own:
                    self._count_action(event)
                own = self._own.setdefault(action, [])
            own.append(event)
            self._histories.setdefault(event.item_id, []).append(event)
            self._reviews.pop(event.item_id, None)
            if event.field is EventField.PLACE:
                self._shared.add(event.item_id)
        last = events[-1]
        self._last_own = canonical(last)[:3]
        self._heads[self._viewer] = last.digest
        self._latest = last.at if self._latest is None else max(self._latest, last.at)

    def _look_how_straight(self, event: Event) -> None:
        if event.reviewer != self._viewer or event.field is EventField.PLACE:
            self._shared.add(event.item_id)
        if event.reviewer == self._viewer:
            is_last = self._last_own is None or self._last_own <= canonical(event)[:3]
            self._is_straight = self._is_straight and is_last and event.previous == self._heads.get(self._viewer, "")

    def _list_known(self) -> None:
        """Know the events again that were taken in as they went straight on."""
        self._known.update(map(identity, self._events[self._unlisted :]))
        self._unlisted = len(self._events)

    def unknown(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Return those events that are not known here, in their order, each once."""
        told = tuple(events)
        self._list_known()
        self.recall({event.item_id for event in told})
        new = {identity(event): event for event in told if identity(event) not in self._known}
        return tuple(new.values())

    def recall(self, names: Collection[str]) -> None:
        """Read what there is about some items, at once; it is read one by one otherwise, when it is asked for."""
        missing = set(names) - self._recalled if self._past else set()
        if self._past is None or not missing:
            return
        # Read first: what can't be read must not count as read.
        about = tuple(self._past.about(missing))
        self._recalled |= missing
        for event in about:
            self._known.add(identity(event))
            self._histories.setdefault(event.item_id, []).append(event)
        for name in missing & self._histories.keys():
            self._histories[name].sort(key=canonical)

    def _read_all(self) -> None:
        """Read the whole past, and count it anew with what came after."""
        past, later = self._past, self._events
        if past is not None:
            everything = (*past.everything(), *later)
            self._past = None
            self._begin(_NOTHING_COUNTED)
            self.add(everything)

    def _history(self, name: str) -> Sequence[Event]:
        if self._past is not None and name not in self._recalled:
            self.recall({name, *self._past.beside(name)})
        return self._histories.get(name, ())

    def review(self, item_id: str) -> Review:
        """Return what has been decided of an item, as the viewer is shown it."""
        known = self._reviews.get(item_id)
        if known is None:
            history = self._history(item_id)
            known = self._reviews[item_id] = review_of(history, self._viewer) if history else _UNDECIDED
        return known

    def reviews(self, names: Collection[str]) -> Mapping[str, Review]:
        """Return what `review` does of some items, keeping nothing of what has to be read for that."""
        unread: dict[str, list[Event]] = {} if self._past is None else {n: [] for n in names if n not in self._recalled}
        for event in self._past.about(unread) if self._past and unread else ():
            unread[event.item_id].append(event)
        found = {}
        for name in names:
            if name in unread:
                history = sorted([*unread[name], *self._histories.get(name, ())], key=canonical)
                found[name] = review_of(history, self._viewer) if history else _UNDECIDED
            else:
                found[name] = self.review(name)
        return found

    def named(self, prefix: str) -> set[str]:
        """Return the items that anything was decided on and whose id begins so; no figures of the reading."""
        names = (*self._histories, *(self._past.others if self._past else ()))
        return {name for name in names if name.startswith(prefix)}

    def reviews_after(self, events: Iterable[Event]) -> Mapping[str, Review]:
        """Return what would be decided of the items that `events` are about if they were added."""
        shown = [event for event in events if not self._is_blind or event.reviewer == self._viewer]
        self.recall({event.item_id for event in shown})
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
        return tuple(self._history(item_id))

    def to_undo(self) -> tuple[Event, ...]:
        """Return the events of the viewer's last decision that stands and still says something; empty without one."""
        past = self._past
        for action in reversed(self._done):
            events = tuple(event for event in self._events_of(action) if not self._is_moot(event))
            if self._past is not past:
                return self.to_undo()
            if events:
                return events
        if self._past is None or self._done_is_whole:
            return ()
        self._read_all()
        return self.to_undo()

    def to_redo(self) -> tuple[Event, ...]:
        """Return the events of the decision that the viewer's redo brings again next; empty when there is none."""
        if not self._undone and not self._undone_is_whole:
            self._read_all()
        undone = self._events_of(next(reversed(self._undone))) if self._undone else ()
        return tuple(event for event in undone if event.field is not EventField.SPENT)

    def _events_of(self, action: str) -> Sequence[Event]:
        """Return the events of an action of the viewer, in canonical order."""
        if action not in self._own and self._past is not None:
            events = sorted(self._past.of_action(action), key=canonical)
            if events:
                self._own[action] = events
            else:
                # It was taken back before what is counted began.
                self._read_all()
        return self._own.get(action, ())

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
        key = canonical(event)[:3]
        in_order = self._last_own is None or self._last_own <= key
        if event.action not in self._own:
            # An action that the past has a part of is counted with all of it.
            in_order = in_order and (self._past is None or self._last_own is None or self._last_own[2] != event.action)
            self._count_action(event)
        self._own.setdefault(event.action, []).append(event)
        self._last_own = key if self._last_own is None else max(self._last_own, key)
        return in_order

    def _count_action(self, first: Event) -> None:
        if first.kind is ActionKind.DO and first.field is not EventField.BLIND:
            self._done[first.action] = None
            self._undone.clear()
            self._undone_is_whole = True
        elif first.kind is ActionKind.UNDO:
            self._done.pop(first.of, None)
            self._undone[first.of] = None
        elif first.kind is ActionKind.REDO:
            self._undone.pop(first.of, None)
            self._done[first.of] = None

    def _count_anew(self) -> None:
        if self._past is not None:
            self._read_all()
            return
        own = sorted((event for events in self._own.values() for event in events), key=canonical)
        self._own, self._done, self._undone, self._last_own = {}, {}, {}, None
        for event in own:
            self._count(event)

    def _is_moot(self, event: Event) -> bool:
        """Say whether an event is nothing to take back: time that was spent, or a conclusion on words changed since."""
        if event.field is EventField.SPENT:
            return True
        if event.field is not EventField.STATUS or self.is_plain(event.item_id):
            return False
        history = self._history(event.item_id)
        return any(_reopens(later, event, history) for later in reversed(history))


def _last(actions: dict[str, None], most: int) -> tuple[str, ...]:
    return tuple(islice(reversed(actions), most))[::-1]


def _reopens(later: Event, event: Event, history: Sequence[Event]) -> bool:
    if later.field is not EventField.PLACE or canonical(later) < canonical(event) or later.action == event.action:
        return False
    if later.kind is ActionKind.REOPENED:
        return True
    return later.kind is ActionKind.DO and (later.action, later.field) not in taken_back(history)
