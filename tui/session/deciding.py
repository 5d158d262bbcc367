"""What an action has to write: what differs from what is so already, and what follows from a change of the report."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from tui.domain.placing import place_text
from tui.domain.review import ON_REPORT, STATUS_WORDS, ActionKind, Event, EventField, Review, Status, field_text
from tui.errors import ConflictError
from tui.session.state import MANY, ReviewState


def differing(
    state: ReviewState, wanted: Iterable[tuple[str, EventField, str]]
) -> Iterator[tuple[str, EventField, str, str]]:
    """Yield what has to be set of what is wanted, with what it was: the id, the field, before and after.

    A conclusion on words that the report has changed says first which words it is on now.
    """
    every = tuple(wanted)
    for name, field, now in every:
        known = state.plain_status(name) if field is EventField.STATUS and len(every) >= MANY else None
        if known is not None:
            if known != now:
                yield name, field, known.value, now
            continue
        review = state.journal.review(name)
        if field in ON_REPORT:
            yield name, field, "", now
        elif field is EventField.STATUS:
            if name in state.changed:
                yield name, EventField.PLACE, *_places(state, name)
            was = Status.OPEN if name in state.changed else _own_status(review, state.reviewer)
            # To conclude what another reviewer has concluded is a conclusion, too.
            if not was == now == review.status or name in state.changed:
                yield name, field, was.value, now
        elif (text := field_text(review, field)) != now:
            yield name, field, text, now


def reopening(state: ReviewState, first: Event) -> Iterator[Event]:
    """Yield the events that open again what the report says otherwise now.

    Args:
        state: The review of the new reading.
        first: An event with what they have in common; `of` is the SHA-256 of the snapshot that was decided on.
    """
    for name in sorted(state.changed):
        was, now = _places(state, name)
        event = replace(first, kind=ActionKind.REOPENED, item_id=name)
        yield replace(event, field=EventField.PLACE, was=was, now=now)
        status = state.journal.review(name).status
        if status is not Status.OPEN:
            yield replace(event, field=EventField.STATUS, was=status.value, now=Status.OPEN.value)


def refuse_conflict(state: ReviewState, news: Sequence[Event], events: Sequence[Event]) -> None:
    """Refuse to write events where other windows have just changed what they are about.

    Undo and redo follow the reviewer's own last decision, so any news of that changes what they would do.

    Raises:
        ConflictError: They have.
    """
    touched = {event.item_id for event in events}
    follows = events[0].kind is not ActionKind.DO
    for other in news:
        is_own = other.reviewer == state.reviewer
        if (other.item_id in touched and (is_own or not state.journal.is_blind)) or (follows and is_own):
            message = f"{other.reviewer} has just changed {other.item_id} in another window."
            raise ConflictError(message, "Look at it, and press the key again to decide all the same.")


def what(field: EventField, now: str) -> str:
    """Return what was decided, as the reviewer is told it."""
    if field is EventField.STATUS:
        return STATUS_WORDS[Status(now)]
    return _WORDS.get(field, field.value)


_WORDS = {
    EventField.TICKS: "tick marks",
    EventField.DISMISSED: "a finding",
    EventField.PLACE: "attached",
    EventField.PICKED: "taken up",
    EventField.REPLACED: "put otherwise",
}
"""What was decided, where its field's name does not say it."""


def _places(state: ReviewState, name: str) -> tuple[str, str]:
    return place_text(state.former(name)), place_text(state.description(name))


def _own_status(review: Review, reviewer: str) -> Status:
    own = (opinion.status for opinion in review.opinions if opinion.reviewer == reviewer)
    return next(own, Status.OPEN)
