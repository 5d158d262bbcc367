"""Deciding on many items at once: the same as one by one, all or nothing, and one step to take back."""

from itertools import islice
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.errors import ConflictError, StoreError
from tui.session import Desk, ReviewSession

TEXT = "# One\n" + "".join(f"There were {number} cases in the north.\n" for number in range(600))
EVERY = range(600)


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT))


def told(session: ReviewSession) -> list[object]:
    reviews = [(session.review(index), session.history(index)) for index in EVERY]
    return [session.looks(), session.tally, session.section_tally(0), reviews]


def anew(session: ReviewSession, folder: Path) -> list[object]:
    desk = desk_in(folder)
    stored = desk._store.load(session.report_id)
    assert stored.view is None
    met = told(desk._session_of("Ada", stored))
    desk.close()
    return met


def test_many_marks_are_in_memory_as_they_are_on_disk(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([3], Status.DISPUTED)
    change = session.mark(EVERY, Status.VERIFIED)
    assert change.indices == tuple(EVERY)
    assert session.tally.verified == 600
    assert told(session) == anew(session, tmp_path)


def test_one_undo_takes_many_marks_back_and_one_redo_brings_them_again(session: ReviewSession, tmp_path: Path) -> None:
    session.mark([3], Status.DISPUTED)
    session.mark(EVERY, Status.VERIFIED)
    session.undo()
    assert session.tally.open == 599
    assert session.status(3) is Status.DISPUTED
    assert told(session) == anew(session, tmp_path)
    session.redo()
    assert session.tally.verified == 600
    assert told(session) == anew(session, tmp_path)


def test_many_marks_are_taken_back_in_a_later_session(session: ReviewSession, tmp_path: Path) -> None:
    session.mark(EVERY, Status.VERIFIED)
    desk = desk_in(tmp_path)
    later = desk.resume(session.report_id)
    later.undo()
    assert later.tally.open == 600
    assert told(later) == anew(later, tmp_path)
    desk.close()


def test_many_marks_of_two_reviewers_are_in_memory_as_they_are_on_disk(session: ReviewSession, tmp_path: Path) -> None:
    other = desk_in(tmp_path, reviewer="Ben")
    other.resume(session.report_id).mark(range(300), Status.DISPUTED)
    other.close()
    session.refresh()
    session.mark(EVERY, Status.VERIFIED)
    assert told(session) == anew(session, tmp_path)
    session.undo()
    assert told(session) == anew(session, tmp_path)


def test_marks_that_are_given_up_before_the_end_change_nothing(session: ReviewSession, tmp_path: Path) -> None:
    before = told(session)
    steps = session.marking(EVERY, Status.VERIFIED)
    assert [*islice(steps, 2)] == [200, 400]
    steps.close()
    assert told(session) == before == anew(session, tmp_path)
    assert session.mark(EVERY, Status.VERIFIED).indices == tuple(EVERY)


def test_marks_are_refused_where_something_was_decided_while_they_were_prepared(session: ReviewSession) -> None:
    steps = session.marking(EVERY, Status.VERIFIED)
    next(steps)
    session.mark([0], Status.DISPUTED)
    with pytest.raises(ConflictError):
        list(steps)
    assert (session.tally.verified, session.tally.disputed) == (0, 1)


def test_what_was_decided_on_other_words_is_open_after_many_marks_too(desk: Desk, tmp_path: Path) -> None:
    session = desk.begin(reading_of(TEXT))
    session.mark([7], Status.VERIFIED)
    session.undo()
    later = desk.begin(reading_of(TEXT.replace("were 7 cases", "were 8 cases")))
    later.mark(EVERY, Status.VERIFIED)
    assert told(later) == anew(later, tmp_path)


def test_words_that_cannot_be_kept_are_refused_on_many_items_as_on_one(session: ReviewSession, tmp_path: Path) -> None:
    for indices in (EVERY, (0,)):
        with pytest.raises(StoreError, match="half a character"):
            session.tag(indices, "half\ud800")
    assert session.review(0).tags == ()
    assert told(session) == anew(session, tmp_path)
