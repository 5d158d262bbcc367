"""The journal of a review in memory: what its events add up to, and what undo and redo would do.

Undo and redo follow from the events alone, so they work after a restart as before it.
"""

from collections.abc import Iterable, Mapping

from tui.domain.review import ActionKind, Event, Review, applied

_UNDECIDED = Review()


class Journal:
    """The events of one report, in order, and what they add up to."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """Begin with the events of the past."""
        self._events: list[Event] = []
        self._actions: dict[str, list[Event]] = {}
        self._histories: dict[str, list[Event]] = {}
        self._reviews: dict[str, Review] = {}
        # The names of actions in order, the next one last; dictionaries, so that one is found and taken out at once.
        self._done: dict[str, None] = {}
        self._undone: dict[str, None] = {}
        self._heads: dict[str, str] = {}
        self.add(events)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, in order."""
        return tuple(self._events)

    @property
    def heads(self) -> Mapping[str, str]:
        """The digest of each reviewer's last event; what the next one is linked to."""
        return self._heads

    @property
    def decided(self) -> tuple[str, ...]:
        """The items that events are about, in the order of their first one."""
        return tuple(self._reviews)

    def add(self, events: Iterable[Event]) -> None:
        """Append events; those of one action stand together."""
        for event in events:
            if event.action not in self._actions:
                self._count_action(event)
            self._events.append(event)
            self._actions.setdefault(event.action, []).append(event)
            self._histories.setdefault(event.item_id, []).append(event)
            self._heads[event.reviewer] = event.digest
            self._reviews[event.item_id] = applied(self.review(event.item_id), event)

    def review(self, item_id: str) -> Review:
        """Return what has been decided of an item."""
        return self._reviews.get(item_id, _UNDECIDED)

    def history(self, item_id: str) -> tuple[Event, ...]:
        """Return the events about an item, in order."""
        return tuple(self._histories.get(item_id, ()))

    def to_undo(self) -> tuple[Event, ...]:
        """Return the events of the decision that undo takes back next; empty when there is none."""
        return tuple(self._actions[next(reversed(self._done))]) if self._done else ()

    def to_redo(self) -> tuple[Event, ...]:
        """Return the events of the decision that redo brings again next; empty when there is none."""
        return tuple(self._actions[next(reversed(self._undone))]) if self._undone else ()

    def _count_action(self, first: Event) -> None:
        if first.kind is ActionKind.DO:
            self._done[first.action] = None
            self._undone.clear()
        elif first.kind is ActionKind.UNDO:
            self._done.pop(first.of, None)
            self._undone[first.of] = None
        else:
            self._undone.pop(first.of, None)
            self._done[first.of] = None
