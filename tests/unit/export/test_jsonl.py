import json
from pathlib import Path

from tests.making import desk_in, reading_of
from tests.unit.export.noting import TEXT, noted_session, tied_session
from tui.domain.review import Status
from tui.session import ReviewSession


def lines(session: ReviewSession, *statuses: Status) -> list[dict[str, object]]:
    exported = session.export("jsonl", statuses or (Status.VERIFIED,))
    assert isinstance(exported, str)
    return [json.loads(line) for line in exported.splitlines()]


def test_the_types_come_in_their_order(tmp_path: Path) -> None:
    types = [line["type"] for line in lines(noted_session(tmp_path))]
    assert types == ["document", "section", "section", "item", "item", "event", "event", "event"]


def test_the_document_names_snapshot_schema_program_and_what_was_left_out(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    document = lines(session)[0]
    assert document["sha256"] == session.report.source.sha256
    assert document["schema"] == 1
    assert document["program"] == "tieout 0.1.0"
    assert document["counts"] == {
        "items": 8,
        "reviewed": 4,
        "exported": 2,
        "left_out": {"open": 4, "disputed": 1, "needs_source": 1, "excluded": 0, "unchecked": 2},
        "private_evidence_left_out": 0,
    }


def test_positions_are_code_points_into_the_text_of_the_document(tmp_path: Path) -> None:
    session = noted_session(tmp_path, "𠮷😀 " + TEXT)
    document, *rest = lines(session, *Status)
    text = document["text"]
    assert isinstance(text, str)
    for line in rest:
        if line["type"] == "item":
            position, quote = line["position"], line["quote"]
            assert isinstance(position, dict)
            assert isinstance(quote, dict)
            assert text[position["start"] : position["end"]] == quote["exact"] == line["printed"]


def test_the_events_of_the_items_are_all_there(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    events = [line for line in lines(session, *Status) if line["type"] == "event"]
    assert [(event["item"], event["kind"], event["field"], event["now"]) for event in events] == [
        ("T-0001", "do", "status", "verified"),
        ("T-0002", "do", "status", "verified"),
        ("T-0002", "do", "note", "=1+1\nsecond line | <b>bold</b>"),
        ("T-0003", "do", "status", "disputed"),
        ("T-0006", "do", "status", "needs_source"),
        ("T-0007", "do", "status", "excluded"),
        ("T-0007", "undo", "status", "open"),
    ]


def test_each_line_is_one_line(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.note(0, "a\nb\r\nc")
    exported = session.export("jsonl", tuple(Status))
    assert isinstance(exported, str)
    assert all(line.startswith('{"type": ') for line in exported.split("\n")[:-1])


def test_checks_and_evidence_have_lines_of_their_own(tmp_path: Path) -> None:
    session = tied_session(tmp_path)
    found = lines(session)
    checks = [line for line in found if line["type"] == "check"]
    assert [(check["verdict"], check["items"], check["dismissed"]) for check in checks] == [
        ("holds", ["T-0003", "T-0001", "T-0002"], ""),
        ("fails", ["T-0006", "T-0004", "T-0005"], "the source rounds"),
    ]
    evidence = [(line["item"], line["kind"], line.get("value")) for line in found if line["type"] == "evidence"]
    assert evidence == [("T-0001", "address", "5"), ("T-0003", "calculation", None), ("T-0007", "address", "5")]
    assert next(line for line in found if line.get("id") == "T-0007")["ticks"] == ["✓", "PY"]


def test_the_whole_of_a_report_has_its_reading_and_its_snapshot(tmp_path: Path) -> None:
    session = tied_session(tmp_path)
    whole = [
        json.loads(line)["type"] for line in str(session.export("jsonl", tuple(Status), private=True)).splitlines()
    ]
    assert whole[:3] == ["document", "reading", "snapshot"]
    assert "snapshot" not in {line["type"] for line in lines(session, *Status)}


def test_half_a_character_is_written_as_its_escape(tmp_path: Path) -> None:
    session = noted_session(tmp_path, f"{TEXT}{'far ' * 50}\ud83d")
    exported = str(session.export("jsonl"))
    assert json.loads(exported.splitlines()[0])["text"][-1] == "\ud83d"
    assert exported.encode()


def test_events_of_stores_put_together_come_in_the_order_of_their_times(tmp_path: Path) -> None:
    here, there = desk_in(tmp_path / "here"), desk_in(tmp_path / "there", reviewer="Bo")
    text = "".join(f"There were {number} cases.\n" for number in range(10, 20))
    session, other = (desk.begin(reading_of(text)) for desk in (here, there))
    for index in range(5):
        session.mark([index], Status.VERIFIED)
        other.mark([9 - index], Status.DISPUTED)
    there.close()
    here.merge(tmp_path / "there")
    merged = here.resume(session.report_id)
    notes = merged.notes(tuple(Status), private=True)
    assert notes.reviewers == ("Ada", "Bo")
    assert notes.events == merged._state.journal.all_events
    numbers = [number for number, _ in merged._store.event_keys(merged.report_id, merged.revision)]
    assert [*merged._store.events_numbered(merged.report_id, numbers)] != [*notes.events]
    here.close()
