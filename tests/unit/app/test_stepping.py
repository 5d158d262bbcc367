"""Work goes on beside the screen, and what comes of it is told once."""

import threading
from collections.abc import Generator

import pytest

from tui.app.stepping import Done, Stepping
from tui.errors import StoreError

T = Generator[int, None, str]


def finished(stepping: Stepping[str]) -> Done[str] | None:
    """Go on until the end, or until it was given up."""
    done = None
    while done is None and not stepping.is_given_up:
        done = stepping.go_on()
    return done


def test_what_takes_a_moment_is_done_at_once() -> None:
    def steps() -> T:
        yield 1
        return threading.current_thread().name

    assert Stepping(steps()).go_on() == Done(threading.main_thread().name)


def test_what_takes_longer_goes_on_on_another_thread() -> None:
    def steps() -> T:
        while threading.current_thread() is threading.main_thread():
            yield 1
        return "elsewhere"

    assert finished(Stepping(steps())) == Done("elsewhere")


def test_steps_that_are_given_up_come_to_nothing() -> None:
    ended: list[str] = []

    def steps() -> T:
        try:
            while True:
                yield 1
        finally:
            ended.append("closed")

    stepping = Stepping(steps())
    assert stepping.go_on() is None
    stepping.give_up()
    assert finished(stepping) is None
    assert ended == ["closed"]


def test_a_last_step_that_is_under_way_is_not_given_up() -> None:
    is_writing, is_written = threading.Event(), threading.Event()

    def steps() -> T:
        while threading.current_thread() is threading.main_thread():
            yield 1
        is_writing.set()
        is_written.wait()
        return "written"

    stepping = Stepping(steps())
    while not is_writing.is_set():
        assert stepping.go_on() is None
    stepping.give_up()
    is_written.set()
    assert finished(stepping) == Done("written")
    assert not stepping.is_given_up


def test_an_error_is_told_and_a_fault_of_the_program_is_raised() -> None:
    def failing(error: Exception) -> T:
        while threading.current_thread() is threading.main_thread():
            yield 1
        raise error

    refused = StoreError("The disk is full.")
    assert finished(Stepping(failing(refused))) == Done(error=refused)
    with pytest.raises(ZeroDivisionError):
        finished(Stepping(failing(ZeroDivisionError())))
