"""Active time: written with the decision, added up, and no part of what undo takes back."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.chain import chain_breaks
from tui.domain.review import Event, EventField, Review, Status, field_value
from tui.errors import StoreError
from tui.session import Desk, ReviewSession
from tui.store.database import Store

TEXT = "There are 12 apples and 13 pears and 14 plums.\n"


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT))


def times(session: ReviewSession) -> list[int]:
    return [session.review(index).spent_s for index in range(len(session.items))]


def journal(session: ReviewSession) -> tuple[Event, ...]:
    return tuple(session.notes(tuple(Status), private=True).events)


def test_time_is_written_with_the_next_decision_on_the_item(desk: Desk, session: ReviewSession) -> None:
    session.spend("T-0001", 12.6)
    session.spend("T-0002", 3.0)
    assert times(desk.resume(session.report_id)) == [0, 0, 0]
    session.mark((0,), Status.VERIFIED)
    assert times(session) == times(desk.resume(session.report_id)) == [12, 0, 0]
    assert len({event.action for event in journal(session)}) == 1
    assert chain_breaks(journal(session)) == ()


def test_what_is_left_of_a_second_counts_with_the_next_decision(session: ReviewSession) -> None:
    session.spend("T-0001", 1.6)
    session.mark((0,), Status.VERIFIED)
    session.spend("T-0001", 0.5)
    session.note(0, "well")
    assert times(session) == [2, 0, 0]


def test_each_item_of_an_action_gets_its_own_time(session: ReviewSession) -> None:
    session.spend("T-0001", 5)
    session.spend("T-0003", 7)
    session.mark((0, 1, 2), Status.VERIFIED)
    assert times(session) == [5, 0, 7]


def test_undo_takes_the_decision_back_and_the_time_stays_spent(session: ReviewSession) -> None:
    session.spend("T-0001", 5)
    session.mark((0,), Status.VERIFIED)
    session.spend("T-0001", 4)
    change = session.undo()
    assert change is not None
    assert change.indices == (0,)
    assert session.review(0) == Review(spent_s=5)
    assert session.undo() is None
    session.redo()
    assert (session.review(0).status, times(session)) == (Status.VERIFIED, [5, 0, 0])
    assert session.redo() is None
    session.mark((0,), Status.DISPUTED)
    assert times(session) == [9, 0, 0]


def test_an_item_whose_decision_was_taken_back_is_not_missed_for_its_time(desk: Desk, session: ReviewSession) -> None:
    session.spend("T-0001", 5)
    session.mark((0,), Status.VERIFIED)
    session.undo()
    again = desk.begin(reading_of("Other words altogether.\n"))
    assert again.orphans == ()


def test_time_that_could_not_be_written_counts_with_the_next_decision(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise StoreError("full")

    session.spend("T-0001", 5)
    with monkeypatch.context() as broken:
        broken.setattr(Store, "record", refuse)
        with pytest.raises(StoreError):
            session.mark((0,), Status.VERIFIED)
    assert times(session) == [0, 0, 0]
    session.mark((0,), Status.VERIFIED)
    assert times(session) == [5, 0, 0]


def test_time_at_an_item_that_was_not_decided_on_waits_and_goes_with_its_decision(
    desk: Desk, session: ReviewSession
) -> None:
    session.spend("T-0001", 5.4)
    session.spend("T-0002", 3.0)
    session.mark((1,), Status.VERIFIED)
    session.keep_time()
    again = desk.resume(session.report_id)
    assert (times(again), again.waiting_s("T-0001"), again.waiting_s()) == ([0, 3, 0], 5, 5)
    again.spend("T-0001", 2.0)
    again.mark((0,), Status.VERIFIED)
    assert (times(again), again.waiting_s()) == ([7, 3, 0], 0)
    assert chain_breaks(journal(again)) == ()


def test_waiting_time_that_a_decision_took_along_is_not_taken_twice_after_a_crash(
    desk: Desk, session: ReviewSession
) -> None:
    session.spend("T-0001", 5)
    session.keep_time()
    desk.resume(session.report_id).mark((0,), Status.VERIFIED)
    again = desk.resume(session.report_id)
    again.note(0, "well")
    assert (times(again), again.waiting_s("T-0001")) == ([5, 0, 0], 0)


def test_two_windows_keep_the_time_of_both(desk: Desk, session: ReviewSession) -> None:
    other = desk.resume(session.report_id)
    session.spend("T-0001", 5)
    other.spend("T-0001", 2)
    other.spend("T-0003", 4)
    session.keep_time()
    other.keep_time()
    again = desk.resume(session.report_id)
    assert [again.waiting_s(f"T-000{number}") for number in (1, 2, 3)] == [7, 0, 4]


def test_time_that_waits_is_each_reviewers_own(tmp_path: Path, session: ReviewSession) -> None:
    session.spend("T-0001", 5)
    session.keep_time()
    with closing(desk_in(tmp_path, reviewer="Bo")) as desk:
        assert desk.resume(session.report_id).waiting_s() == 0


def test_no_time_at_undecided_items_is_no_write(session: ReviewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    session.spend("T-0001", 5)
    session.keep_time()
    session.spend("T-0001", 0.4)
    monkeypatch.setattr(ReviewSession, "keep_setting", lambda *_: pytest.fail("a write"))
    session.keep_time()


def test_waiting_time_leaves_no_item_and_no_event(desk: Desk, session: ReviewSession) -> None:
    session.spend("T-0001", 5)
    session.keep_time()
    again = desk.resume(session.report_id)
    assert journal(again) == ()
    assert again.undo() is None


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[]",
        '{"at": "2026-01-02", "seconds": {"T-0001": 5}}',
        '{"at": "2026-01-02T00:00:00+00:00", "seconds": {"T-0001": 1e999}}',
        '{"at": "x", "seconds": {}}',
        '{"at": "2026-01-02", "seconds": {"T-1": []}}',
    ],
)
def test_damaged_waiting_time_is_left_out(desk: Desk, session: ReviewSession, kept: str) -> None:
    session.keep_setting("time of Ada", kept)
    assert desk.resume(session.report_id).waiting_s() == 0


def test_the_times_of_two_reviewers_add_up_and_merge_once(tmp_path: Path, session: ReviewSession) -> None:
    session.spend("T-0001", 5)
    session.mark((0,), Status.VERIFIED)
    other = desk_in(tmp_path / "other", reviewer="Bo")
    theirs = other.begin(reading_of(TEXT))
    theirs.spend("T-0001", 8)
    theirs.mark((0,), Status.VERIFIED)
    other.merge(tmp_path)
    other.merge(tmp_path)
    assert times(other.resume(session.report_id)) == [13, 0, 0]
    other.close()


def test_time_goes_out_and_comes_in_again(tmp_path: Path, session: ReviewSession) -> None:
    session.spend("T-0001", 75)
    session.mark((0,), Status.VERIFIED)
    body = session.export("jsonl")
    assert isinstance(body, str)
    (item,) = (line for line in map(json.loads, body.splitlines()) if line["type"] == "item")
    assert item["spent_s"] == 75
    table = session.export("csv")
    assert isinstance(table, bytes)
    head, row = (line.split(",") for line in table.decode("utf-8-sig").splitlines()[:2])
    assert row[head.index("Active seconds")] == "75"
    whole = desk_in(tmp_path / "other", reviewer="Bo")
    copy = session.export("jsonl", tuple(Status), private=True)
    assert isinstance(copy, str)
    (restored,) = whole.import_notes(copy.encode()).restored
    assert times(whole.resume(restored)) == [75, 0, 0]
    whole.close()


@pytest.mark.parametrize("text", ["-5", "1.5", "five", "٣", "9" * 10])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number of seconds"):
        field_value(EventField.SPENT, text)
