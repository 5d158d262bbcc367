import pytest

from tests.making import reading_of
from tui.domain.review import Status
from tui.domain.text import Span
from tui.session import Desk, ReviewSession, Stated

TEXT = "There were 12 to 15 apples.\nAnd 13 pears.\n"


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT))


def words(session: ReviewSession) -> list[str]:
    return [item.span.of(session.report.text) for item in session.items]


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_two_figures_are_joined_into_one_and_come_apart_by_one_undo(session: ReviewSession, desk: Desk) -> None:
    session.mark((0,), Status.VERIFIED)
    session.recast((0, 1), [Stated(place("12 to 15"), "12/15", "apples", "apples")])
    assert words(session) == ["12 to 15", "13"]
    again = desk.resume(session.report_id)
    assert words(again) == ["12 to 15", "13"]
    stated = again.stated(0)
    assert stated is not None
    assert (stated.value, stated.unit, stated.label) == ("12/15", "apples", "apples")
    assert again.tally.open == 2

    session.undo()
    assert words(session) == ["12", "15", "13"]
    assert session.review(0).status is Status.VERIFIED


def test_one_passage_is_split_into_two(session: ReviewSession) -> None:
    session.recast((0, 1), [Stated(place("12 to 15"))])
    session.recast((0,), [Stated(place("12")), Stated(place("15 apples"))])
    assert words(session) == ["12", "15 apples", "13"]


def test_the_value_of_a_figure_is_edited_and_edited_again(session: ReviewSession, desk: Desk) -> None:
    session.recast((2,), [Stated(place("13"), "13000", "kg")])
    session.recast((2,), [Stated(place("13"), "1300", "kg")])
    again = desk.resume(session.report_id)
    stated = again.stated(2)
    assert stated is not None
    assert stated.value == "1300"
    session.undo()
    stated = session.stated(2)
    assert stated is not None
    assert stated.value == "13000"


def test_what_was_put_otherwise_stays_so_when_the_report_is_read_again(session: ReviewSession, desk: Desk) -> None:
    session.recast((0, 1), [Stated(place("12 to 15"), "12/15")])
    session.mark((0,), Status.VERIFIED)
    again = desk.begin(reading_of("A new line.\n" + TEXT))
    assert words(again) == ["12 to 15", "13"]
    assert again.review(0).status is Status.VERIFIED


def test_what_is_stated_leaves_with_the_notes(session: ReviewSession) -> None:
    session.recast((2,), [Stated(place("13"), "13000", "kg", "pears")])
    session.mark((2,), Status.VERIFIED)
    (noted,) = session.notes().items
    assert (noted.item.value, noted.item.unit, noted.item.label) == ("13000", "kg", "pears")
