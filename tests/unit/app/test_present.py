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


def told(*events: Event) -> list[str]:
    return [line[-1].text for line in history_lines(events)[2:]]


def test_the_snapshot_of_a_piece_of_evidence_is_told_from_the_piece() -> None:
    kept = replace(PIECE, sha256="ab", accessed="2026-01-02T00:00:00+00:00")
    events = evidence_event((), (PIECE,)), evidence_event((PIECE,), (kept,))
    assert told(*events) == ["snapshot of the evidence, Ada", "evidence, Ada"]


def test_another_value_of_a_piece_of_evidence_is_no_snapshot() -> None:
    assert told(evidence_event((PIECE,), (replace(PIECE, value="12"),))) == ["evidence, Ada"]
