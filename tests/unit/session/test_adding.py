import itertools
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tests.unit.reading.loopback import Loopback, response
from tui.domain.report import Source
from tui.domain.review import Status
from tui.errors import PassingError, StoreError
from tui.reading.turns import Pace
from tui.session import Desk, Kept, Manner, Place, Reading, Stage, Unread
from tui.session.adding import FETCHES, Say, Steps, Timing, read_places
from tui.session.readings import Read

AT_ONCE = Pace(pause_s=0, first_wait_s=0)
MANNER = Manner(pace=AT_ONCE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_in(tmp_path / "store")
    yield desk
    desk.close()


def page(path: str) -> bytes:
    words = f"The works of {path} used 41.5 million cubic metres of water in 2025, and 312 kilometres of pipe were new."
    return f"<!doctype html><html><head><title>{path}</title></head><body><p>{words}</p></body></html>".encode()


def ok(path: str) -> list[bytes]:
    return [response(page(path), "Content-Type: text/html")]


def status(words: str, *headers: str) -> list[bytes]:
    return [response(b"", *headers, status=words)]


def first_then_ok(first: Callable[[], Iterable[bytes]], times: int = 1) -> Callable[[str], Iterable[bytes]]:
    """Answer the first requests for each path in another way."""
    asked: Counter[str] = Counter()

    def answer(path: str) -> Iterable[bytes]:
        asked[path] += 1
        return first() if asked[path] <= times else ok(path)

    return answer


def added(desk: Desk, *locations: str, manner: Manner = MANNER) -> dict[str, Kept | Unread]:
    return {one.place.location: one.outcome for one in desk.add_all(tuple(map(Place, locations)), manner)}


def error_of(outcome: Kept | Unread) -> str:
    assert isinstance(outcome, Unread)
    return outcome.error.message


# over the network


@pytest.mark.parametrize(
    "first",
    [
        lambda: status("429 Slow Down"),
        lambda: status("503 Busy", "Retry-After: 0"),
        list,
        lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<p>"],
    ],
    ids=["429", "503", "closed", "cut"],
)
def test_what_passes_is_tried_again(desk: Desk, first: Callable[[], list[bytes]]) -> None:
    with Loopback(first_then_ok(first, times=3)) as server:
        outcome = added(desk, f"{server.url}/a")[f"{server.url}/a"]
    assert isinstance(outcome, Kept)
    assert server.connections == 4


def test_what_does_not_pass_is_tried_four_times(desk: Desk) -> None:
    with Loopback(lambda _path: status("503 Busy")) as server:
        outcomes = added(desk, f"{server.url}/a")
    assert [error_of(outcome) for outcome in outcomes.values()] == ["The server answered 503 Busy."]
    assert len(server.requests) == 4


def test_what_will_not_pass_is_tried_once(desk: Desk) -> None:
    with Loopback(lambda _path: status("404 None")) as server:
        added(desk, f"{server.url}/a")
    assert len(server.requests) == 1


def test_a_server_that_wants_to_be_left_alone_for_too_long_is_not_waited_for(desk: Desk) -> None:
    with Loopback(lambda _path: status("429 Slow Down", "Retry-After: 3600")) as server:
        outcomes = added(desk, f"{server.url}/a")
    assert [error_of(outcome) for outcome in outcomes.values()] == ["The server answered 429 Slow Down."]
    assert len(server.requests) == 1


def test_a_hundred_addresses_of_one_host_are_read_one_at_a_time(desk: Desk) -> None:
    at_once = threading.BoundedSemaphore(1)

    def alone(path: str) -> Iterator[bytes]:
        at_once.acquire(timeout=1)
        yield from ok(path)
        at_once.release()

    with Loopback(alone) as server:
        addresses = [f"{server.url}/{number}" for number in range(100)]
        outcomes = added(desk, *addresses)
    assert all(isinstance(outcomes[address], Kept) for address in addresses)
    assert len(desk.library()) == 100


def test_hosts_are_asked_side_by_side(desk: Desk) -> None:
    together = threading.Barrier(2, timeout=20)

    def when_both_ask(path: str) -> Iterator[bytes]:
        together.wait()
        yield from ok(path)

    with Loopback(when_both_ask) as server:
        outcomes = added(desk, f"http://127.0.0.1:{server.port}/a", f"http://localhost:{server.port}/b")
    assert all(isinstance(outcome, Kept) for outcome in outcomes.values())


def test_a_slow_host_holds_up_nobody_else(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There are 12 apples.")
    read = threading.Event()

    def after_the_file(path: str) -> Iterator[bytes]:
        assert read.wait(20)
        yield from ok(path)

    file = str(tmp_path / "a.txt")
    with Loopback(after_the_file) as server:
        order = []
        for one in desk.add_all((Place(f"{server.url}/slow"), Place(file)), MANNER):
            order.append(one.place.location)
            read.set()
    assert order == [file, f"{server.url}/slow"]


def test_a_host_that_fails_again_and_again_is_not_asked_for_the_rest(desk: Desk) -> None:
    with Loopback(lambda _path: status("500 Oops")) as server:
        outcomes = added(desk, *(f"{server.url}/{number}" for number in range(20)))
    assert len(server.requests) == 3 * 4
    assert Counter(map(error_of, outcomes.values())) == {
        "The server answered 500 Oops.": 3,
        "127.0.0.1 was not asked again: it failed 3 times in a row.": 17,
    }


def test_stopping_in_the_middle_keeps_what_was_read(desk: Desk) -> None:
    held = threading.Event()

    def hold_others(path: str) -> Iterator[bytes]:
        if path != "/0":
            held.wait(20)
        yield from ok(path)

    with Loopback(hold_others) as server:
        cancelled = threading.Event()
        places = [Place(f"{server.url}/{number}") for number in range(9)]
        seen = []
        for one in desk.add_all(places, MANNER, cancelled=cancelled):
            seen.append(one)
            cancelled.set()
        held.set()
    assert [one.place.location for one in seen] == [f"{server.url}/0"]
    assert [entry.title for entry in desk.library()] == ["/0"]


def test_nothing_runs_on_after_the_iterator_is_closed(desk: Desk, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"There are {number} apples.")
    places = [Place(str(path)) for path in tmp_path.glob("*.txt")]
    with closing(desk.add_all(places, MANNER)) as adding:
        next(adding)
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("adding")]


# keeping


def test_each_is_new_then_unchanged_then_read_anew(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("There are 12 apples in the basket.")
    seen = []
    for words in ("", "", " And 13 pears."):
        path.write_text(path.read_text() + words)
        (outcome,) = added(desk, str(path)).values()
        assert isinstance(outcome, Kept)
        seen.append(outcome.keeping.value)
    assert seen == ["new", "unchanged", "read anew"]


def test_adding_again_keeps_the_marks(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("There are 12 apples in the basket.")
    (outcome,) = added(desk, str(path)).values()
    assert isinstance(outcome, Kept)
    desk.resume(outcome.report_id).mark([0], Status.VERIFIED)
    added(desk, str(path))
    assert desk.resume(outcome.report_id).review(0).status is Status.VERIFIED


def test_what_is_no_report_in_a_folder_is_passed_over_and_when_named_an_error(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "b.js").write_text("let a = 12")
    for name, named in itertools.product(["a.png", "b.js"], [True, False]):
        (one,) = desk.add_all([Place(str(tmp_path / name), was_named=named)], MANNER)
        assert isinstance(one.outcome, Kept) is (named and name == "b.js")
        assert isinstance(one.outcome, Kept) or one.outcome.was_passed_over is not named


def test_a_document_in_a_folder_that_can_t_be_read_is_no_file_to_pass_over(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (one,) = desk.add_all([Place(str(tmp_path / "a.pdf"), was_named=False)], MANNER)
    assert isinstance(one.outcome, Unread)
    assert not one.outcome.was_passed_over


def test_the_input_and_the_charset_are_taken_as_told(desk: Desk) -> None:
    manner = Manner(encoding="gb18030", stdin="全年共有12个苹果。".encode("gb18030"))
    (one,) = desk.add_all([Place("-")], manner)
    assert isinstance(one.outcome, Kept)
    assert one.outcome.name == "全年共有12个苹果"


def test_a_reading_that_the_store_refuses_is_told_and_the_next_is_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"There are 12 apples in basket {name}.")
    keep = desk.keep

    def sometimes(reading: Reading) -> Kept:
        if "basket b" in reading.report.text:
            raise StoreError("refused")
        return keep(reading)

    monkeypatch.setattr(desk, "keep", sometimes)
    outcomes = added(desk, *(str(tmp_path / f"{name}.txt") for name in "abc"))
    assert error_of(outcomes[str(tmp_path / "b.txt")]) == "refused"
    assert len(desk.library()) == 2


def test_a_store_that_refuses_everything_ends_it(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text("There are 12 apples.")

    def never(_reading: Reading) -> Kept:
        raise StoreError("the disk is full")

    monkeypatch.setattr(desk, "keep", never)
    with pytest.raises(StoreError, match="the disk is full"):
        added(desk, *(str(tmp_path / f"{name}.txt") for name in "abcde"))


# the threads, without a network and without a store


def nothing_fetched(place: Place, say: Say, _stop: threading.Event) -> tuple[bytes, Source]:
    say("fetching")
    return place.location.encode(), reading_of("1").report.source


def read_at_once(snapshot: bytes, _source: Source, _say: Say, _stop: threading.Event) -> Reading:
    return reading_of(snapshot.decode())


def reads(places: list[Place], steps: Steps, timing: Timing | None = None) -> list[Read]:
    return list(
        read_places(
            places,
            steps,
            progress=lambda _stage: None,
            cancelled=threading.Event(),
            pace=Pace(),
            timing=timing or Timing(),
        )
    )


def test_no_place_is_read_twice_and_none_is_left_out() -> None:
    places = [Place(f"/{number}") for number in range(500)]
    seen = reads(places, Steps(nothing_fetched, read_at_once))
    assert sorted(read.place.location for read in seen) == sorted(place.location for place in places)


def test_no_more_are_fetched_at_once_than_is_allowed() -> None:
    under_way = threading.BoundedSemaphore(FETCHES)

    def fetched(place: Place, say: Say, stop: threading.Event) -> tuple[bytes, Source]:
        assert under_way.acquire(blocking=False)
        try:
            return nothing_fetched(place, say, stop)
        finally:
            under_way.release()

    assert len(reads([Place(f"/{number}") for number in range(200)], Steps(fetched, read_at_once))) == 200


def test_readings_that_nobody_takes_are_not_piled_up() -> None:
    made = []

    def read(snapshot: bytes, source: Source, say: Say, stop: threading.Event) -> Reading:
        made.append(snapshot)
        return read_at_once(snapshot, source, say, stop)

    places = [Place(f"/{number}") for number in range(100)]
    iterator = read_places(
        places, Steps(nothing_fetched, read), progress=lambda _stage: None, cancelled=threading.Event()
    )
    with closing(iterator):
        for taken, _ in enumerate(iterator, 1):
            assert len(made) <= taken + 8 + FETCHES


def test_pauses_and_waits_are_kept_by_the_clock_that_is_given() -> None:
    clock = [0.0]
    asked: list[float] = []

    def wait(condition: threading.Condition, seconds: float) -> None:
        clock[0] += seconds
        condition.wait(0)

    def fetched(place: Place, say: Say, stop: threading.Event) -> tuple[bytes, Source]:
        asked.append(clock[0])
        if len(asked) == 1:
            raise PassingError("busy", wait_s=20)
        return nothing_fetched(place, say, stop)

    places = [Place("http://a/1"), Place("http://a/2")]
    assert len(reads(places, Steps(fetched, read_at_once), Timing(lambda: clock[0], wait))) == 2
    assert asked[1] - asked[0] >= 20
    assert asked[2] - asked[1] >= 0.5


def test_a_fault_in_a_thread_is_raised_where_it_is_seen() -> None:
    def broken(_place: Place, _say: Say, _stop: threading.Event) -> tuple[bytes, Source]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        reads([Place("/a")], Steps(broken, read_at_once))


def test_stages_are_told_on_the_thread_that_takes() -> None:
    told: list[tuple[Stage, int]] = []
    iterator = read_places(
        [Place("/a")],
        Steps(nothing_fetched, read_at_once),
        progress=lambda stage: told.append((stage, threading.get_ident())),
        cancelled=threading.Event(),
    )
    list(iterator)
    assert told == [(Stage(Place("/a"), "fetching"), threading.get_ident())]


def test_nothing_to_read_is_nothing_read() -> None:
    assert reads([], Steps(nothing_fetched, read_at_once)) == []
