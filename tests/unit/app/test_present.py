from datetime import UTC, datetime

from msgspec.structs import replace

from tui.app.present import history_lines
from tui.domain.evidence import Evidence, EvidenceKind, evidence_text
from tui.domain.review import ActionKind, Event, EventField

PIECE = Evidence(EvidenceKind.ADDRESS, place="https://example.org")


def evidence_event(was: tuple[Evidence, ...], now: tuple[Evidence, ...]) -> Event:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    told = evidence_text(was), evidence_text(now)
    return Event("a", ActionKind.DO, "", at, "Ada", "T-0001", EventField.EVIDENCE, *told)


def event_of(field: EventField, was: str, now: str) -> Event:
    return replace(evidence_event((), ()), field=field, was=was, now=now)


def told(*events: Event) -> list[str]:
    return [line[-1].text for line in history_lines(events)[2:]]


def test_the_snapshot_of_a_piece_of_evidence_is_told_from_the_piece() -> None:
    kept = replace(PIECE, sha256="ab", accessed="2026-01-02T00:00:00+00:00")
    events = evidence_event((), (PIECE,)), evidence_event((PIECE,), (kept,))
    assert told(*events) == ["snapshot of the evidence, Ada", "evidence, Ada"]


def test_another_value_of_a_piece_of_evidence_is_no_snapshot() -> None:
    assert told(evidence_event((PIECE,), (replace(PIECE, value="12"),))) == ["evidence, Ada"]


def test_the_history_names_the_tags_and_tick_marks_that_came_and_went() -> None:
    events = event_of(EventField.TAGS, "tax", "tax late"), event_of(EventField.TICKS, "F CF", "CF")
    assert told(*events) == ["tick marks −F, Ada", "tags +late, Ada"]


def test_the_history_tells_a_first_note_from_a_changed_and_a_dropped_one() -> None:
    notes = ("", "seen"), ("seen", "seen twice"), ("seen twice", "")
    assert told(*(event_of(EventField.NOTE, *note) for note in notes)) == [
        "note taken away, Ada",
        "note changed, Ada",
        "note written, Ada",
    ]
