"""What the events about one item add up to, whatever stores they come from and in which order they arrived.

A set of events has one meaning: they are read in a canonical order, and an action counts unless the last event about it
took it back. Conclusions and notes are each reviewer's own. Lists (tick marks, tags, evidence) are common: what an
action added or took away is added or taken away, so two reviewers who each add something both keep it. The time that an
action took is added up, also where the action was taken back: it was spent all the same.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from tui.domain.placing import place_from, says_the_same, sentence_of
from tui.domain.review import (
    ON_REPORT,
    ActionKind,
    Before,
    Event,
    EventField,
    Item,
    Opinion,
    Review,
    Status,
    field_name,
    field_value,
)

Key = tuple[datetime, str, str, str, str]
_NO_REVIEW = Review()


def canonical(event: Event) -> Key:
    """Return what events are sorted by: the time, the writer, the action, and the item and the field in it."""
    return event.at, event.reviewer, event.action, event.item_id, event.field


def identity(event: Event) -> tuple[str, str, str]:
    """Return what makes two events the same one in two stores: an action sets a field of an item once."""
    return event.action, event.item_id, event.field


def refuse_unreadable(event: Event) -> None:
    """Refuse an event that nothing can be added up of: in a store it would keep its report from being opened.

    Raises:
        ValueError: It is one.
    """
    if event.at.tzinfo is None:
        message = f"the time {event.at.isoformat()} has no zone"
        raise ValueError(message)
    for text in (event.was, event.now):
        if event.field is EventField.PLACE:
            place_from(event.item_id, text)
        elif event.field not in ON_REPORT:
            field_value(event.field, text)


def taken_back(events: Iterable[Event]) -> set[tuple[str, EventField]]:
    """Return the actions that do not count, each with the field, for the events of one item in canonical order."""
    off: set[tuple[str, EventField]] = set()
    for event in events:
        if event.kind is ActionKind.UNDO:
            off.add((event.of, event.field))
        elif event.kind is ActionKind.REDO:
            off.discard((event.of, event.field))
    return off


def standing(events: Sequence[Event]) -> list[Event]:
    """Return the events that count, for the events of one item in canonical order."""
    off = taken_back(events)
    decides = {ActionKind.DO, ActionKind.REOPENED}
    return [event for event in events if event.kind in decides and (event.action, event.field) not in off]


def review_of(events: Sequence[Event], viewer: str = "") -> Review:
    """Return what the events of one item add up to.

    Args:
        events: In canonical order.
        viewer: Whose own status and note go before those of others; empty for no one's.
    """
    state = _State(viewer)
    for event in standing(events):
        state.take(event)
    return state.review()


def before_of(item: Item, review: Review) -> Before:
    """Return what an item said when it was reviewed so."""
    who = (review.reviewer, review.at) if review.is_decided else ("", None)
    return Before(item.printed, sentence_of(item), review.status, *who)


class _View(Struct):
    """What one reviewer has said so far."""

    at: datetime
    status: Status | None = None
    note: str | None = None


class _State:
    """What a part of an item's events adds up to."""

    def __init__(self, viewer: str) -> None:
        self._viewer = viewer
        self._place = ""
        self._before: Before | None = None
        self._shared: dict[str, object] = {}
        self._spent_s = 0
        self.views: dict[str, _View] = {}

    def take(self, event: Event) -> None:
        if event.field in ON_REPORT:
            return
        if event.kind is ActionKind.REOPENED:
            if event.field is EventField.PLACE:
                self._move(event)
            return
        if event.field is EventField.SPENT:
            self._spent_s += int(event.now or 0)
            return
        view = self.views.setdefault(event.reviewer, _View(event.at))
        view.at = event.at
        if event.field is EventField.STATUS:
            view.status = Status(event.now)
        elif event.field is EventField.NOTE:
            view.note = event.now
        elif event.field is EventField.PLACE:
            self._move(event)
        else:
            self._share(event)

    def _move(self, event: Event) -> None:
        """Take in that the item says something else now: what was concluded of the former words is kept beside."""
        if event.now == self._place:
            return
        self._place = event.now
        if says_the_same(event.was, event.now):
            return
        review = self.review()
        if review.is_decided or self._before is None:
            self._before = before_of(place_from(event.item_id, event.was), review)
        for view in self.views.values():
            view.status = None

    def _share(self, event: Event) -> None:
        name, now = field_name(event.field), field_value(event.field, event.now)
        had, was = self._shared.get(name, ()), field_value(event.field, event.was)
        if isinstance(had, tuple) and isinstance(was, tuple) and isinstance(now, tuple):
            self._shared[name] = _with_changes(had, was, now)
        else:
            self._shared[name] = now

    def review(self) -> Review:
        """Return it as the viewer is shown it."""
        shown = self._shown()
        if shown is None:
            return Review(spent_s=self._spent_s) if self._spent_s else _NO_REVIEW
        name, view = shown
        notes = [other for other in self.views.values() if other.note is not None]
        own = self.views.get(self._viewer)
        noted = own if own is not None and own.note is not None else max(notes, key=lambda one: one.at, default=None)
        return Review(
            status=view.status or Status.OPEN,
            note=noted.note or "" if noted else "",
            reviewer=name,
            at=view.at,
            opinions=tuple(
                Opinion(who, view.status or Status.OPEN, view.note or "", view.at)
                for who, view in sorted(self.views.items())
            ),
            place=self._place,
            before=self._before if view.status is None else None,
            spent_s=self._spent_s,
            **self._shared,  # type: ignore[arg-type]
        )

    def _shown(self) -> tuple[str, _View] | None:
        """Return whose conclusion the viewer is shown: the viewer's own, else the last one, else the last change."""
        own = self.views.get(self._viewer)
        if own is not None and own.status is not None:
            return self._viewer, own
        concluded = {name: view for name, view in self.views.items() if view.status is not None}
        return max((concluded or self.views).items(), key=lambda entry: (entry[1].at, entry[0]), default=None)


def _with_changes(had: tuple[object, ...], was: tuple[object, ...], now: tuple[object, ...]) -> tuple[object, ...]:
    """Return a list after a change that was made to an earlier form of it, or to that of another store."""
    if had == was:
        return now
    kept = [entry for entry in had if entry in now or entry not in was]
    return (*kept, *(entry for entry in now if entry not in was and entry not in kept))
