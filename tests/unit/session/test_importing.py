import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tests.unit.export.noting import BULLETIN, CALL, TIED, noted_session, tied_session
from tui.domain.chain import chain_breaks
from tui.domain.review import Status
from tui.domain.text import Span
from tui.errors import ReadError, StoreError
from tui.export.jsonl import FIELDS
from tui.session import Desk, ReviewSession
from tui.store.seals import Row
from tui.store.transactions import StoreFile

TEXT = "Before all were 7 days.\nTrade rose by 12.5 percent in the north.\nTrade rose by 12.5 percent in the south.\n"


def whole_of(session: ReviewSession) -> bytes:
    return str(session.export("jsonl", tuple(Status), private=True)).encode()


def state(session: ReviewSession) -> list[tuple[str, object]]:
    return [(item.id, session.review(index)) for index, item in enumerate(session.items)]


def annotation(quote: Mapping[str, str], **more: object) -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", **quote}
    return {
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Bo"},
        "target": {"source": "/reports/one.txt", "selector": [{"type": "TextPositionSelector", "start": 1}, selector]},
        **more,
    }


@pytest.fixture
def other(tmp_path: Path) -> Desk:
    return desk_in(tmp_path / "other", reviewer="Cy")


def test_a_whole_report_comes_back_as_it_was(tmp_path: Path, other: Desk) -> None:
    session = tied_session(tmp_path)
    session.pick(Span(0, 6))
    session.undo()
    session.save_place(3)
    done = other.import_notes(whole_of(session))
    assert (done.restored, done.unplaced, done.notices) == ([session.report_id], [], [])
    again = other.resume(session.report_id)
    assert (again.report, again.place, state(again)) == (session.report, 3, state(session))
    assert whole_of(again) == whole_of(session)


def test_undo_goes_on_where_it_was_before(tmp_path: Path) -> None:
    session = tied_session(tmp_path, reviewer="Ada")
    new = desk_in(tmp_path / "new", reviewer="Ada")
    new.import_notes(whole_of(session))
    again = new.resume(session.report_id)
    again.undo()
    session.undo()
    dismissals = [one.dismissal(one.report.findings[1]).dismissed for one in (again, session)]
    assert dismissals == ["", ""]


def test_a_report_whose_decisions_could_not_be_written_is_not_put_back_without_them(
    tmp_path: Path, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = whole_of(tied_session(tmp_path))
    insert = StoreFile.insert

    def refuse_events(store: StoreFile, table: str, rows: Sequence[Row], *, unless_there: bool = False) -> None:
        if table == "events":
            raise StoreError("The disk is full.")
        insert(store, table, rows, unless_there=unless_there)

    with monkeypatch.context() as refusing:
        refusing.setattr(StoreFile, "insert", refuse_events)
        with pytest.raises(StoreError, match="The disk is full"):
            other.import_notes(body)
    assert other.library() == ()
    other.import_notes(body)
    assert whole_of(other.resume(other.library()[0].id)) == body


def test_importing_again_changes_nothing(tmp_path: Path, other: Desk) -> None:
    body = whole_of(tied_session(tmp_path))
    other.import_notes(body)
    before = whole_of(other.resume(other.library()[0].id))
    done = other.import_notes(body)
    assert (done.restored, done.marks, done.unplaced) == ([], 0, [])
    assert whole_of(other.resume(other.library()[0].id)) == before


def test_marks_of_an_export_are_set_in_the_name_of_its_reviewer(tmp_path: Path, other: Desk) -> None:
    exported = str(tied_session(tmp_path, reviewer="Ada").export("jsonl", tuple(Status))).encode()
    session = other.begin(reading_of(TIED))
    done = other.import_notes(exported)
    again = other.resume(session.report_id)
    assert again.review(0).status is Status.VERIFIED
    assert (again.review(0).reviewer, again.review(0).evidence) == ("Ada", (BULLETIN,))
    assert (again.review(6).ticks, again.review(6).tags) == (("✓", "PY"), ("later",))
    assert [(entry.words, entry.why) for entry in done.unplaced] == [("8", "the report has no such finding now")]
    assert chain_breaks(again.notes(tuple(Status), private=True).events) == ()


def test_private_evidence_that_was_left_out_is_not_in_the_copy(tmp_path: Path, other: Desk) -> None:
    other.begin(reading_of(TIED))
    other.import_notes(str(tied_session(tmp_path).export("jsonl", tuple(Status))).encode())
    assert CALL not in other.resume(other.library()[0].id).review(6).evidence


def test_what_another_reviewer_decided_here_stays_beside_it(tmp_path: Path, other: Desk) -> None:
    session = other.begin(reading_of(TIED))
    session.mark([0], Status.DISPUTED)
    other.import_notes(str(tied_session(tmp_path, reviewer="Ada").export("jsonl", (Status.VERIFIED,))).encode())
    review = other.resume(session.report_id).review(0)
    assert (review.status, review.differs) == (Status.DISPUTED, True)
    assert [(opinion.reviewer, opinion.status) for opinion in review.opinions] == [
        ("Ada", Status.VERIFIED),
        ("Cy", Status.DISPUTED),
    ]


def test_what_the_same_reviewer_decided_here_is_not_written_over(tmp_path: Path, other: Desk) -> None:
    session = other.begin(reading_of(TIED))
    session.mark([0], Status.DISPUTED)
    session.note(2, "mine")
    session.note(0, "same")
    source = tied_session(tmp_path, reviewer="Cy")
    source.note(2, "theirs")
    source.note(0, "same")
    done = other.import_notes(str(source.export("jsonl", (Status.VERIFIED,))).encode())
    again = other.resume(session.report_id)
    assert (again.review(0).status, again.review(2).note) == (Status.DISPUTED, "mine")
    assert [entry.why for entry in done.unplaced if "same reviewer" in entry.why] == [
        "T-0001 is disputed here already by the same reviewer; decide by hand",
        "T-0003 has another note here already by the same reviewer; decide by hand",
    ]


def test_marks_are_placed_anew_when_the_report_has_changed(tmp_path: Path, other: Desk) -> None:
    source = desk_in(tmp_path).begin(reading_of(TEXT))
    source.mark([0, 1], Status.VERIFIED)
    session = other.begin(reading_of("A new first line with 3.\n" + TEXT.replace("7 days", "8 days")))
    done = other.import_notes(str(source.export("jsonl")).encode())
    again = other.resume(session.report_id)
    assert [again.review(index).status for index in range(4)] == [
        Status.OPEN,
        Status.OPEN,
        Status.VERIFIED,
        Status.OPEN,
    ]
    assert [(entry.words, entry.why) for entry in done.unplaced] == [("7", "it reads 8 now")]


def test_a_report_that_the_store_does_not_have_is_named(tmp_path: Path, other: Desk) -> None:
    done = other.import_notes(str(noted_session(tmp_path).export("jsonl")).encode())
    assert {entry.why for entry in done.unplaced} == {
        "the store has no report from /reports/one.txt; open it first, or name another with --into"
    }


def test_fields_that_only_others_know_are_kept_and_written_again(tmp_path: Path, other: Desk) -> None:
    lines = [json.loads(line) for line in whole_of(tied_session(tmp_path)).decode().splitlines()]
    for line in lines:
        line["colour"] = f"of {line['type']}"
    lines.append({"type": "weather", "sky": "blue"})
    other.import_notes("\n".join(map(json.dumps, lines)).encode())
    again = whole_of(other.resume(other.library()[0].id)).decode().splitlines()
    told = [json.loads(line) for line in again]
    assert {line["type"]: line.get("colour") for line in told} == {
        **{kind: f"of {kind}" for kind in FIELDS if any(line["type"] == kind for line in lines)},
        "weather": None,
    }
    assert told[-1] == {"type": "weather", "sky": "blue"}


def test_all_fields_that_are_written_are_known(tmp_path: Path) -> None:
    for session in (tied_session(tmp_path), noted_session(tmp_path / "b")):
        for line in map(json.loads, whole_of(session).decode().splitlines()):
            assert set(line) <= FIELDS[line["type"]]


def test_a_changed_event_is_told_and_the_copy_has_a_sound_chain(tmp_path: Path, other: Desk) -> None:
    body = whole_of(tied_session(tmp_path)).replace(b'"now": "verified"', b'"now": "excluded"', 1)
    done = other.import_notes(body)
    assert done.notices == ["A report: 1 of its events are not as they were written."]
    assert chain_breaks(other.resume(done.restored[0]).notes(tuple(Status), private=True).events) == ()


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ('"schema": 1', '"schema": 99', "A later tieout wrote this file"),
        ('"field": "status"', '"field": "colour"', "is not a line of an export"),
        ('"now": "verified"', '"now": "splendid"', "is not a line of an export"),
        ('"numbers": [1, ', '"numbers": [2, ', "don't fit its figures"),
        ('"body": "', '"body": "AAAA', "snapshot is damaged"),
        ('"heading": [0, 8]', '"heading": [0, 99999]', "beyond its text"),
        ('"at": "2026-01-02T03:04:06+00:00"', '"at": "2026-01-02T03:04:06"', "has no zone"),
    ],
)
def test_a_file_that_was_spoilt_is_refused_whole(tmp_path: Path, other: Desk, was: str, now: str, words: str) -> None:
    text = whole_of(tied_session(tmp_path)).decode()
    assert was in text
    with pytest.raises(ReadError, match=words):
        other.import_notes(text.replace(was, now).encode())
    assert other.library() == ()


def test_annotations_made_by_others_are_placed_by_their_words(other: Desk) -> None:
    session = other.begin(reading_of(TEXT))
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": [
            annotation(
                {"exact": "12.5", "suffix": " percent in the south"}, body={"type": "TextualBody", "value": "ok?"}
            ),
            annotation({"exact": "12.5"}, bodyValue="which one"),
            annotation({"exact": "99"}, bodyValue="gone"),
            annotation({"exact": "Before all"}, body=[{"value": "disputed", "purpose": "assessing"}]),
            annotation({"exact": "7"}, motivation="highlighting"),
        ],
    }
    done = other.import_notes(json.dumps(page).encode())
    again = other.resume(session.report_id)
    notes = {item.span.of(again.report.text): again.review(index) for index, item in enumerate(again.items)}
    assert [again.review(index).note for index in range(len(again.items))] == ["", "", "", "ok?"]
    assert (notes["Before all"].status, notes["Before all"].reviewer) == (Status.DISPUTED, "Bo")
    assert [(entry.where, entry.words) for entry in done.unplaced] == [("annotation 2", "12.5"), ("annotation 3", "99")]


def test_annotations_of_hypothesis_are_placed_too(other: Desk) -> None:
    session = other.begin(reading_of(TEXT, location="https://a.example/report"))
    selector = {"type": "TextQuoteSelector", "exact": "7 days"}
    rows = [
        {
            "uri": "https://a.example/report",
            "user": "acct:dee@hypothes.is",
            "text": "Look here",
            "tags": ["verified", "two words"],
            "target": [
                {
                    "source": "https://a.example/report#p2",
                    "selector": [selector],
                }
            ],
        }
    ]
    done = other.import_notes(json.dumps({"rows": rows, "total": 1}).encode())
    review = other.resume(session.report_id).review(0)
    assert (review.status, review.note, review.tags, review.reviewer) == (
        Status.VERIFIED,
        "Look here",
        ("two-words",),
        "dee",
    )
    assert done.unplaced == []


def test_a_table_by_hand_is_placed_by_its_quotes(other: Desk) -> None:
    session = other.begin(reading_of(TEXT))
    table = (
        "Quote;Status;Note\n"
        "7 days;Verified;=1+1\n"
        "12.5 percent in the south;有误;\n"
        "12.5;verified;\n"
        "rose by 12.5 percent in the north.\tTrade rose by 12.5;verified;\n"
        "the south;fine;\n"
    )
    done = other.import_notes(table.encode("gb18030"), into=session.report_id)
    again = other.resume(session.report_id)
    assert [again.review(index).status for index in range(3)] == [Status.VERIFIED, Status.OPEN, Status.DISPUTED]
    assert again.review(0).note == "=1+1"
    assert [(entry.where, entry.why.split(";")[0]) for entry in done.unplaced] == [
        ("line 6", "there is no status “fine”"),
        ("line 4", "its words stand in more than one place"),
        ("line 5", "its words are not found for certain"),
    ]


def test_a_table_without_the_columns_is_refused(other: Desk) -> None:
    with pytest.raises(ReadError, match="neither JSON Lines"):
        other.import_notes(b"words,opinion\na,b\n")


def test_our_own_table_comes_back_with_every_note(tmp_path: Path, other: Desk) -> None:
    source = noted_session(tmp_path)
    source.note(2, "'=already quoted")
    source.note(6, "+49 30 1234")
    body = source.export("csv", tuple(Status))
    assert isinstance(body, bytes)
    session = other.begin(reading_of(source.report.text))
    done = other.import_notes(body)
    again = other.resume(session.report_id)
    assert done.unplaced == []
    told = [(review.status, review.note) for index in range(len(again.items)) for review in [again.review(index)]]
    assert told == [(source.review(index).status, source.review(index).note) for index in range(len(source.items))]


def test_a_table_that_names_no_report_says_so(other: Desk) -> None:
    done = other.import_notes(b"quote,status,note\n7,verified,\n")
    assert [entry.why for entry in done.unplaced] == [
        "the file does not say which report it is about; name it with --into"
    ]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"{}", b"[" * 100_000, b"%PDF-1.7", b'{"type": "item"}'])
def test_what_is_no_file_of_notes_is_refused(other: Desk, body: bytes) -> None:
    with pytest.raises(ReadError):
        other.import_notes(body)


def test_a_report_that_was_removed_here_has_to_be_restored_first(tmp_path: Path, other: Desk) -> None:
    body = whole_of(tied_session(tmp_path))
    (report_id,) = other.import_notes(body).restored
    other.remove(report_id)
    done = other.import_notes(body)
    assert [entry.why for entry in done.unplaced] == [
        "A report was removed here; restore it first (tieout remove --undo)"
    ]


def test_marks_on_words_that_overlap_are_on_the_first_of_them_or_are_told(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    places = [(TEXT.index(words), words) for words in ("in the north", "the north", "north.\nTrade")]
    body = [
        annotation(
            {"exact": words, "prefix": TEXT[at - 20 : at], "suffix": TEXT[at + len(words) :][:20]},
            body=[{"type": "TextualBody", "purpose": "tagging", "value": f"t{at}"}],
        )
        for at, words in places
    ]
    done = desk.import_notes(json.dumps(body).encode())
    again = desk.resume(session.report_id)
    spans = [item.span for item in again.items]
    assert [span.of(TEXT) for span in spans] == ["7", "12.5", "in the north", "12.5"]
    assert len(again.review(2).tags) == 2
    assert ["cut through" in one.why for one in done.unplaced] == [True]
