from datetime import UTC, datetime

import pytest

from tui.domain.evidence import Evidence, EvidenceKind, evidence_from, evidence_text
from tui.domain.opinions import review_of
from tui.domain.review import ActionKind, Event, EventField, Status, field_text

PIECES = (
    Evidence(EvidenceKind.ADDRESS, "https://a.example/b", "Bulletin", "page 12", "the sum was 5", "5", sha256="ab"),
    Evidence(EvidenceKind.INTERVIEW, title="Ms 李", is_private=True),
)


def event(field: EventField, now: str) -> Event:
    return Event("a", ActionKind.DO, "", datetime(2026, 1, 1, tzinfo=UTC), "Li", "T-0001", field, "", now)


def test_evidence_comes_back_as_it_was_given() -> None:
    assert evidence_from(evidence_text(PIECES)) == PIECES


def test_no_evidence_is_an_empty_text() -> None:
    assert evidence_text(()) == ""
    assert evidence_from("") == ()


@pytest.mark.parametrize(
    ("field", "now"),
    [
        (EventField.STATUS, Status.DISPUTED.value),
        (EventField.NOTE, "see page 3"),
        (EventField.PICKED, "yes"),
        (EventField.PICKED, ""),
        (EventField.TICKS, "✓ F"),
        (EventField.TAGS, "预算 later"),
        (EventField.EVIDENCE, evidence_text(PIECES)),
        (EventField.DISMISSED, "the text rounds"),
    ],
)
def test_each_field_reads_back_what_an_event_set(field: EventField, now: str) -> None:
    review = review_of([event(field, now)])

    assert field_text(review, field) == now
    assert (review.reviewer, review.at) == ("Li", datetime(2026, 1, 1, tzinfo=UTC))
