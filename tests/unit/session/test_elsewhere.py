from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.errors import ConflictError
from tui.session import Desk, ReviewSession

TEXT = "There are 12 apples and 13 pears in the basket, and 14 plums."


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two windows on one store."""
    desks = desk_in(tmp_path), desk_in(tmp_path, reviewer="Ben")
    yield desks
    for desk in desks:
        desk.close()


@pytest.fixture
def sessions(desks: tuple[Desk, Desk]) -> tuple[ReviewSession, ReviewSession]:
    one, other = desks
    sessions = one.begin(reading_of(TEXT)), other.begin(reading_of(TEXT))
    for session in sessions:
        session.refresh()
    return sessions


def test_nothing_changed_is_nothing_to_refresh(sessions: tuple[ReviewSession, ReviewSession]) -> None:
    assert not sessions[0].changed_elsewhere()


def test_a_mark_of_one_s_own_is_no_change_elsewhere(sessions: tuple[ReviewSession, ReviewSession]) -> None:
    sessions[0].mark([0], Status.VERIFIED)
    assert not sessions[0].changed_elsewhere()


def test_a_mark_of_another_window_is_seen_until_it_is_taken_in(sessions: tuple[ReviewSession, ReviewSession]) -> None:
    one, other = sessions
    other.mark([1], Status.DISPUTED)
    assert one.changed_elsewhere()
    assert one.changed_elsewhere()
    assert one.refresh() == (1,)
    assert one.review(1).status is Status.DISPUTED
    assert not one.changed_elsewhere()


def test_what_came_in_with_a_mark_of_one_s_own_is_still_to_be_shown(
    sessions: tuple[ReviewSession, ReviewSession],
) -> None:
    one, other = sessions
    other.mark([1], Status.DISPUTED)
    with pytest.raises(ConflictError):
        one.mark([1], Status.VERIFIED)
    assert one.changed_elsewhere()
    assert one.refresh() == (1,)
    assert not one.changed_elsewhere()


def test_what_was_written_while_a_review_was_opened_is_not_missed(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    opened = one.begin(reading_of(TEXT))
    other.resume(opened.report_id).mark([2], Status.VERIFIED)
    assert opened.changed_elsewhere()
    assert opened.refresh() == (2,)
