from collections.abc import Iterator

import pytest

from tui.errors import PassingError
from tui.reading.places import Place
from tui.reading.turns import Pace, Turn, Turns

PACE = Pace(pause_s=1.0, attempts=3, first_wait_s=2.0, longest_wait_s=30.0, failures_in_a_row=2)
BUSY = PassingError("busy")


def turns_of(*locations: str) -> Turns:
    return Turns([Place(location) for location in locations], PACE, spread=lambda: 1.0)


def all_taken(turns: Turns, now: float) -> Iterator[str]:
    while (turn := turns.take(now)) is not None:
        yield turn.place.location


def taken(turns: Turns, now: float) -> Turn:
    turn = turns.take(now)
    assert turn is not None
    return turn


def test_each_host_has_one_turn_at_a_time_and_files_any_number() -> None:
    turns = turns_of("http://a/1", "http://a:8080/2", "/f", "https://B/1", "http://b/2", "/g", "-")
    assert list(all_taken(turns, 0)) == ["http://a/1", "https://B/1", "/f", "/g", "-"]


def test_a_host_is_left_alone_for_a_while_after_an_answer() -> None:
    turns = turns_of("http://a/1", "http://a/2")
    turns.answered(taken(turns, 0), 5)
    assert turns.take(5.9) is None
    assert turns.wait_s(5.9) == pytest.approx(0.1)
    assert taken(turns, 6).place.location == "http://a/2"


def test_nobody_knows_how_long_a_turn_under_way_takes() -> None:
    turns = turns_of("http://a/1", "http://a/2")
    taken(turns, 0)
    assert turns.wait_s(0) is None
    assert not turns.ended


def test_what_failed_for_the_moment_comes_again_after_waits_that_double() -> None:
    turns = turns_of("http://a/1")
    assert turns.failed(taken(turns, 0), BUSY, 0) == 2
    assert turns.take(1.9) is None
    assert turns.failed(taken(turns, 2), BUSY, 2) == 4
    last = taken(turns, 6)
    assert last.attempt == 3
    assert turns.failed(last, BUSY, 6) is None
    assert turns.ended


def test_waits_are_spread_over_their_second_half() -> None:
    turns = Turns([Place("http://a/1")], PACE, spread=lambda: 0.0)
    assert turns.failed(taken(turns, 0), BUSY, 0) == 1


def test_a_file_that_failed_for_the_moment_comes_again_at_once() -> None:
    turns = turns_of("/f")
    turns.failed(taken(turns, 0), BUSY, 0)
    assert taken(turns, 0).attempt == 2


def test_a_host_waits_as_long_as_it_asks() -> None:
    turns = turns_of("http://a/1", "http://a/2")
    assert turns.failed(taken(turns, 0), PassingError("busy", wait_s=20), 0) == 20
    assert turns.take(19.9) is None
    assert taken(turns, 20).place.location == "http://a/1"


def test_a_wait_beyond_reason_is_not_waited_for() -> None:
    turns = turns_of("http://a/1")
    assert turns.failed(taken(turns, 0), PassingError("busy", wait_s=31), 0) is None
    assert turns.ended


def test_a_host_that_fails_again_and_again_is_given_up() -> None:
    turns = turns_of("http://a/1", "http://a/2", "http://a/3", "http://b/1")
    beyond = PassingError("busy", wait_s=31)
    turns.failed(taken(turns, 0), beyond, 0)
    assert turns.given_up("a") == ()
    taken(turns, 1)
    turns.failed(taken(turns, 30), beyond, 30)
    ((place, error),) = turns.given_up("a")
    assert place.location == "http://a/3"
    assert "failed 2 times in a row" in error.message
    assert turns.take(1_000) is None


def test_an_answer_between_failures_keeps_a_host() -> None:
    turns = turns_of("http://a/1", "http://a/2", "http://a/3", "http://a/4")
    beyond = PassingError("busy", wait_s=31)
    turns.failed(taken(turns, 0), beyond, 0)
    turns.answered(taken(turns, 100), 100)
    turns.failed(taken(turns, 200), beyond, 200)
    assert turns.given_up("a") == ()


def test_files_are_never_given_up() -> None:
    turns = turns_of("/f", "/g", "/h")
    for _ in range(9):
        turns.failed(taken(turns, 0), BUSY, 0)
    assert turns.given_up("") == ()


@pytest.mark.parametrize("location", ["http://[bad/", "http://"])
def test_an_address_without_a_host_waits_for_nobody(location: str) -> None:
    assert list(all_taken(turns_of(location, location), 0)) == [location] * 2
