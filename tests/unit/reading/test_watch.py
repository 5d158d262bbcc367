import threading
from collections.abc import Callable

import pytest

from tui.errors import FetchError
from tui.reading.watch import T, Watch, watched


def wait(work: Callable[[Watch], T], *, deadline_s: float = 60, cancelled: threading.Event | None = None) -> T:
    return watched(work, deadline_s=deadline_s, progress=lambda _line: None, cancelled=cancelled or threading.Event())


def test_what_the_work_returns_is_returned() -> None:
    assert wait(lambda _watch: 12) == 12
    assert wait(lambda _watch: None) is None


@pytest.mark.parametrize("error", [FetchError("No."), KeyError("x"), SystemExit(3)])
def test_what_the_work_raises_is_raised_here(error: BaseException) -> None:
    def work(_watch: Watch) -> None:
        raise error

    with pytest.raises(type(error)):
        wait(work)


def test_progress_is_told_on_the_waiting_thread_in_order() -> None:
    told: list[tuple[str, int]] = []

    def work(watch: Watch) -> None:
        for line in ("one", "two"):
            watch.say(line)

    watched(
        work,
        deadline_s=60,
        progress=lambda line: told.append((line, threading.get_ident())),
        cancelled=threading.Event(),
    )
    assert told == [("one", threading.get_ident()), ("two", threading.get_ident())]


def test_work_that_never_ends_is_left_behind_at_the_deadline() -> None:
    released = threading.Event()
    with pytest.raises(FetchError, match=r"longer than 0\.1 seconds"):
        wait(lambda _watch: released.wait(60), deadline_s=0.1)
    released.set()


def test_work_that_is_left_behind_learns_of_it() -> None:
    learned = threading.Event()
    cancelled = threading.Event()

    def work(watch: Watch) -> None:
        cancelled.set()
        try:
            while True:
                watch.remaining_s()
        except FetchError:
            learned.set()

    with pytest.raises(FetchError, match="Stopped"):
        wait(work, cancelled=cancelled)
    assert learned.wait(60)
