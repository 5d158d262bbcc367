from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.look import look_code, status_of
from tui.domain.review import ActionKind, EventField, Status
from tui.domain.tally import Tally
from tui.errors import ConflictError, ExportError
from tui.session import EXPORT_FORMATS, Change, Desk, ReviewSession, done

TEXT = "# One\nThere are 12 apples.\n## Deep\nThere are 13 pears in 2021.\n# Two\nAnd 14 plums.\n"


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT, unchecked=frozenset({"2021"})))


@pytest.fixture
def other_window(session: ReviewSession, tmp_path: Path) -> Iterator[ReviewSession]:
    desk = desk_in(tmp_path, reviewer="Ben")
    yield desk.resume(session.report_id)
    desk.close()


def statuses(session: ReviewSession) -> list[str]:
    return [session.review(index).status.value for index in range(len(session.items))]


def test_items_are_numbered_in_reading_order(session: ReviewSession) -> None:
    assert [item.id for item in session.items] == ["T-0001", "T-0002", "T-0003", "T-0004"]


def test_a_mark_says_what_it_changed(session: ReviewSession) -> None:
    assert session.mark([0, 2], Status.NEEDS_SOURCE) == Change((0, 2), "needs source", ActionKind.DO)
    assert statuses(session) == ["needs_source", "open", "needs_source", "open"]


def test_a_mark_that_changes_nothing_writes_nothing(session: ReviewSession) -> None:
    session.mark([0], Status.VERIFIED)
    assert session.mark([0, 0], Status.VERIFIED) == Change((), "verified", ActionKind.DO)
    assert len(session.history(0)) == 1


def test_a_review_bears_the_reviewer_s_name_and_the_time(session: ReviewSession) -> None:
    session.mark([0], Status.VERIFIED)
    review = session.review(0)
    assert review.reviewer == "Ada"
    assert review.at is not None
    assert review.at == session.history(0)[-1].at


def test_tallies_follow_each_mark(session: ReviewSession) -> None:
    session.mark([0, 1], Status.VERIFIED)
    assert session.tally == Tally(open=1, verified=2, unchecked=1)
    assert session.section_tally(0) == Tally(verified=2, unchecked=1)
    assert session.section_tally(1) == Tally(verified=1, unchecked=1)
    assert session.section_tally(2) == Tally(open=1)


def test_looks_follow_each_mark_and_another_window_s(session: ReviewSession, other_window: ReviewSession) -> None:
    years = look_code(Status.OPEN, checkable=False)
    assert session.looks() == bytes([0, 0, years, 0])
    session.mark([1], Status.DISPUTED)
    other_window.mark([0], Status.VERIFIED)
    session.refresh()
    assert [status_of(code) for code in session.looks()] == [session.review(index).status for index in range(4)]
    session.undo()
    assert status_of(session.looks()[1]) is Status.OPEN


def test_the_items_places_are_there_without_the_items(session: ReviewSession) -> None:
    assert session.spans == [item.span for item in session.items]


def test_one_undo_takes_back_all_of_one_action(session: ReviewSession) -> None:
    session.mark([0], Status.DISPUTED)
    session.mark([0, 1, 3], Status.VERIFIED)
    assert session.undo() == Change((0, 1, 3), "verified", ActionKind.UNDO)
    assert statuses(session) == ["disputed", "open", "open", "open"]
    assert session.redo() == Change((0, 1, 3), "verified", ActionKind.REDO)
    assert statuses(session) == ["verified", "verified", "open", "verified"]


def test_undo_goes_back_to_the_beginning_and_then_says_none(session: ReviewSession) -> None:
    for status in (Status.VERIFIED, Status.DISPUTED, Status.EXCLUDED, Status.OPEN):
        session.mark([0], status)
    for _ in range(4):
        assert session.undo() is not None
    assert session.undo() is None
    assert statuses(session) == ["open"] * 4
    assert session.tally == Tally(open=3, unchecked=1)


def test_undo_and_redo_go_on_after_a_restart(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([0], Status.VERIFIED)
    session.note(0, "seen")
    session.undo()
    desk = desk_in(tmp_path)
    again = desk.resume(session.report_id)
    assert again.redo() == Change((0,), "note", ActionKind.REDO)
    assert again.review(0).note == "seen"
    again.undo()
    again.undo()
    assert again.undo() is None
    assert statuses(again) == ["open"] * 4
    desk.close()


def test_a_note_of_any_characters_comes_back_as_it_was(session: ReviewSession, desk: Desk) -> None:
    note = "NUL \x00, ESC \x1b[2J, 漢字 𠮷, [b]markup[/b],\nline\ttab, '\"; DROP TABLE events;--" + "長" * 100_000
    session.note(2, note)
    assert session.review(2).note == note
    assert desk.resume(session.report_id).review(2).note == note


def test_the_history_of_an_item_is_told_in_order(session: ReviewSession) -> None:
    session.mark([0], Status.VERIFIED)
    session.note(0, "why")
    session.undo()
    assert [(event.kind.value, event.was, event.now) for event in session.history(0)] == [
        ("do", "open", "verified"),
        ("do", "", "why"),
        ("undo", "why", ""),
    ]
    assert session.history(1) == ()


def test_the_place_is_kept(session: ReviewSession, desk: Desk) -> None:
    session.save_place(2)
    assert desk.resume(session.report_id).place == 2


def test_another_window_s_marks_are_taken_in_on_refresh(session: ReviewSession, other_window: ReviewSession) -> None:
    other_window.mark([1, 3], Status.DISPUTED)
    assert session.refresh() == (1, 3)
    assert session.refresh() == ()
    assert statuses(session) == ["open", "disputed", "open", "disputed"]
    assert session.tally == other_window.tally


def test_what_another_session_of_the_same_store_decided_is_taken_in_too(session: ReviewSession, desk: Desk) -> None:
    other = desk.resume(session.report_id)
    session.mark([0], Status.VERIFIED)
    other.mark([1], Status.DISPUTED)
    session.mark([2], Status.VERIFIED)
    other.refresh()
    assert statuses(session) == statuses(other) == ["verified", "disputed", "verified", "open"]


def test_marks_on_different_items_in_two_windows_are_both_kept(
    session: ReviewSession, other_window: ReviewSession, desk: Desk
) -> None:
    other_window.mark([1], Status.DISPUTED)
    session.mark([0], Status.VERIFIED)
    assert statuses(session) == ["verified", "disputed", "open", "open"]
    assert session.refresh() == (1,)
    assert desk.library()[0].tally == session.tally


def test_a_mark_on_what_another_window_has_just_marked_is_a_named_conflict(
    session: ReviewSession, other_window: ReviewSession
) -> None:
    other_window.mark([0], Status.DISPUTED)
    with pytest.raises(ConflictError, match="Ben has just changed T-0001"):
        session.mark([0], Status.VERIFIED)
    assert statuses(session)[0] == "disputed"
    assert session.mark([0], Status.VERIFIED).indices == (0,)


def test_where_reviewers_differ_each_sees_their_own_conclusion_and_that_they_differ(
    session: ReviewSession, other_window: ReviewSession
) -> None:
    other_window.mark([0], Status.DISPUTED)
    session.refresh()
    session.mark([0], Status.VERIFIED)
    other_window.refresh()
    assert (statuses(session)[0], statuses(other_window)[0]) == ("verified", "disputed")
    for window in (session, other_window):
        assert window.review(0).differs
        opinions = [(opinion.reviewer, opinion.status.value) for opinion in window.review(0).opinions]
        assert opinions == [("Ada", "verified"), ("Ben", "disputed")]


def test_agreeing_with_what_another_reviewer_decided_is_a_decision_too(
    session: ReviewSession, other_window: ReviewSession
) -> None:
    other_window.mark([0], Status.VERIFIED)
    session.refresh()
    session.mark([0], Status.VERIFIED)
    assert [opinion.reviewer for opinion in session.review(0).opinions] == ["Ada", "Ben"]
    assert not session.review(0).differs


def test_undo_takes_back_one_s_own_last_decision_and_no_one_else_s(
    session: ReviewSession, other_window: ReviewSession
) -> None:
    session.mark([0], Status.VERIFIED)
    other_window.refresh()
    other_window.mark([1], Status.DISPUTED)
    assert session.undo() == Change((0,), "verified", ActionKind.UNDO)
    assert statuses(session)[:2] == ["open", "disputed"]
    assert session.undo() is None


def test_undo_leaves_the_other_reviewer_s_conclusion(session: ReviewSession, other_window: ReviewSession) -> None:
    other_window.mark([0], Status.DISPUTED)
    session.refresh()
    session.mark([0], Status.VERIFIED)
    session.undo()
    assert statuses(session)[0] == "disputed"


def test_undo_does_not_take_back_what_the_same_reviewer_has_just_decided_elsewhere(
    session: ReviewSession, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path)
    same = desk.resume(session.report_id)
    session.mark([0], Status.VERIFIED)
    same.refresh()
    same.mark([1], Status.DISPUTED)
    with pytest.raises(ConflictError):
        session.undo()
    assert statuses(session)[:2] == ["verified", "disputed"]
    assert session.undo() == Change((1,), "disputed", ActionKind.UNDO)
    desk.close()


def test_tick_marks_of_two_reviewers_are_both_kept(session: ReviewSession, other_window: ReviewSession) -> None:
    session.tick([0], "F")
    other_window.refresh()
    other_window.tick([0], "R")
    session.refresh()
    session.undo()
    assert session.review(0).ticks == ("R",)


def test_every_format_exports_and_an_unknown_one_is_named(session: ReviewSession) -> None:
    session.mark([0], Status.VERIFIED)
    assert all(session.export(name) for name in EXPORT_FORMATS if name != "claimreview")
    with pytest.raises(ExportError, match="no format `docx`"):
        session.export("docx")


def test_export_to_writes_what_export_returns(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([0], Status.VERIFIED)
    session.export_to(tmp_path / "notes.csv", "csv")
    assert (tmp_path / "notes.csv").read_bytes() == session.export("csv")


def test_the_notes_are_told_of_the_items_that_have_or_had_one(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of("There were 21 cases, 22 deaths and 23 births."))
    session.note(2, "who says so?")
    session.mark((1,), Status.VERIFIED)
    session.note(0, "see page 3")
    assert done(session.said(EventField.NOTE)) == {2: "who says so?", 0: "see page 3"}
    session.undo()
    assert done(session.said(EventField.NOTE)) == {2: "who says so?", 0: ""}
    desk.close()
