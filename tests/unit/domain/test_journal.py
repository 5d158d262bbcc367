from datetime import UTC, datetime

from tui.domain.journal import Journal
from tui.domain.review import ActionKind, Event, EventField, Review, Status

AT = datetime(2026, 1, 1, tzinfo=UTC)


def event(
    action: str, now: str = "verified", *, item: str = "T-0001", was: str = "open", kind: str = "do", of: str = ""
) -> Event:
    return Event(action, ActionKind(kind), of, AT, "Ada", item, EventField.STATUS, was, now)


def test_an_item_without_events_is_open() -> None:
    assert Journal().review("T-0001") == Review()


def test_the_last_event_of_an_item_counts() -> None:
    journal = Journal([event("a"), event("b", "disputed", was="verified")])
    review = journal.review("T-0001")
    assert (review.status, review.reviewer, review.at) == (Status.DISPUTED, "Ada", AT)


def test_undo_takes_the_last_decision_that_stands() -> None:
    journal = Journal([event("a"), event("b", item="T-0002"), event("c", "open", was="verified", kind="undo", of="b")])
    assert [taken.action for taken in journal.to_undo()] == ["a"]
    assert [taken.action for taken in journal.to_redo()] == ["b"]


def test_a_new_decision_ends_what_could_be_brought_again() -> None:
    journal = Journal([event("a"), event("b", "open", was="verified", kind="undo", of="a"), event("c", "disputed")])
    assert journal.to_redo() == ()


def test_redo_makes_the_decision_undoable_again() -> None:
    journal = Journal(
        [
            event("a"),
            event("b", "open", was="verified", kind="undo", of="a"),
            event("c", kind="redo", of="a"),
        ]
    )
    assert [taken.action for taken in journal.to_undo()] == ["a"]
    assert journal.to_redo() == ()


def test_an_action_of_several_events_is_taken_back_whole() -> None:
    journal = Journal([event("a"), event("a", item="T-0002")])
    assert [taken.item_id for taken in journal.to_undo()] == ["T-0001", "T-0002"]


def test_the_history_of_an_item_is_in_order() -> None:
    events = [event("a"), event("b", item="T-0002"), event("c", "disputed", was="verified")]
    journal = Journal(events)
    assert journal.history("T-0001") == (events[0], events[2])
    assert journal.events == tuple(events)
