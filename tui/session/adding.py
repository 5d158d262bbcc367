"""Reading many places at once: fetched side by side, read by a few processes, each handed on as soon as it is there.

The threads of this module fetch and read; none of them touches the store.
"""

import os
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from queue import Empty, SimpleQueue
from typing import TypeAlias

from msgspec import Struct

from tui.domain.report import Source
from tui.errors import DecodeError, PassingError, ReadError, TieoutError
from tui.reading.fetch import fetch
from tui.reading.lists import is_for_programs
from tui.reading.places import Place
from tui.reading.turns import PACE, Pace, Turn, Turns
from tui.session.readings import Read, Reading, Stage, Unread
from tui.settings import Settings
from tui.store.packing import pack_report
from tui.supervise import Reader, command_with, document_read_by

FETCHES = 6
"""How many places are fetched at once."""
_MOST_READERS = 4
_AHEAD = 8
"""How many readings may lie ready before the first of them is taken."""
_POLL_S = 0.1
_PATIENCE_S = 5.0
"""How long the end waits for a thread that hangs in a call of the system."""


Say: TypeAlias = Callable[[str], None]


class Steps(Struct, frozen=True):
    """How a place is read. Both are called on several threads at once; the event stops them."""

    fetched: Callable[[Place, Say, threading.Event], tuple[bytes, Source]]
    """The first step: the bytes of a place and where they came from."""
    read: Callable[[bytes, Source, Say, threading.Event], Reading]
    """The second step: what they say."""


class Timing(Struct, frozen=True):
    """How the time passes; tests have another."""

    now: Callable[[], float] = time.monotonic
    """A steady clock, in seconds."""
    wait: Callable[[threading.Condition, float], object] = threading.Condition.wait
    """Waits until the condition is notified, or so many seconds."""


TIMING = Timing()


class Manner(Struct, frozen=True):
    """How places are read."""

    encoding: str = ""
    """The charset that the user says they are in; empty to find out."""
    stdin: bytes | None = None
    """The bytes for `-`."""
    pace: Pace = PACE
    """How politely hosts are asked."""
    timing: Timing = TIMING
    """How the time passes."""


MANNER = Manner()


def read_all(
    places: Sequence[Place],
    manner: Manner,
    settings: Settings,
    clock: Callable[[], datetime],
    *,
    progress: Callable[[Stage], None],
    cancelled: threading.Event,
) -> Generator[Read, None, None]:
    """Fetch and read places; yield what came of each, as soon as it is there. See `Desk.read_all`."""

    def fetched(place: Place, say: Say, stop: threading.Event) -> tuple[bytes, Source]:
        snapshot, source = fetch(
            place.location, encoding=manner.encoding, progress=say, cancelled=stop, clock=clock, stdin=manner.stdin
        )
        _refuse_program_text(place, source)
        return snapshot, source

    def read(snapshot: bytes, source: Source, say: Say, stop: threading.Event) -> Reading:
        with readers.one() as reader:
            report = document_read_by(reader, snapshot, source, progress=say, cancelled=stop)
        return Reading(snapshot, report, pack_report(report))

    with closing(_Readers(command_with(settings.figures))) as readers:
        reads = read_places(
            places,
            Steps(fetched, read),
            progress=progress,
            cancelled=cancelled,
            pace=manner.pace,
            timing=manner.timing,
        )
        with closing(reads):
            yield from reads


def read_places(
    places: Sequence[Place],
    steps: Steps,
    *,
    progress: Callable[[Stage], None],
    cancelled: threading.Event,
    pace: Pace = PACE,
    timing: Timing = TIMING,
) -> Generator[Read, None, None]:
    """Yield what came of each place, as soon as it is there; ends early when `cancelled` is set.

    Args:
        places: What to read.
        steps: How.
        progress: Told each stage, on the thread that takes from the iterator.
        cancelled: Set by another thread to stop: what is under way is given up.
        pace: How politely hosts are asked.
        timing: How the time passes.
    """
    crew = _Crew(Turns(places, pace), steps, timing)
    threads = [
        threading.Thread(target=crew.work, name=f"adding-{number}", daemon=True)
        for number in range(min(FETCHES, len(places)))
    ]
    for thread in threads:
        thread.start()
    try:
        yield from crew.news(len(threads), progress, cancelled)
    finally:
        crew.stop()
        for thread in threads:
            thread.join(_PATIENCE_S)


def _refuse_program_text(place: Place, source: Source) -> None:
    """Refuse a plain text that was only found in a folder and that programs read.

    Raises:
        ReadError: It is one.
    """
    if not place.was_named and is_for_programs(place.location, source.media_type):
        raise ReadError("By its name it is a text for programs.", "Name the file itself to read it all the same.")


class _Readers:
    """The reading processes: as many as there are processors, within reason, each started when it is first needed."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start no process yet; `command` starts one."""
        self._readers = [Reader(command) for _ in range(min(_MOST_READERS, _processors()))]
        self._idle: SimpleQueue[Reader] = SimpleQueue()
        for reader in self._readers:
            self._idle.put(reader)

    @contextmanager
    def one(self) -> Iterator[Reader]:
        """Wait for a process that nobody uses, and use it."""
        reader = self._idle.get()
        try:
            yield reader
        finally:
            self._idle.put(reader)

    def close(self) -> None:
        """End the processes; nobody uses one any more."""
        for reader in self._readers:
            reader.close()


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Fault(Struct, frozen=True):
    """A bug in a thread, to be raised where it is seen."""

    error: BaseException


class _Crew:
    """What the threads share."""

    def __init__(self, turns: Turns, steps: Steps, timing: Timing) -> None:
        self._turns = turns
        self._steps = steps
        self._timing = timing
        self._changed = threading.Condition()
        self._stopped = threading.Event()
        self._room = threading.Semaphore(_AHEAD)
        self._news: SimpleQueue[Stage | Read | _Fault | None] = SimpleQueue()

    def news(
        self, threads: int, progress: Callable[[Stage], None], cancelled: threading.Event
    ) -> Generator[Read, None, None]:
        """Yield what the threads found until all of them have ended."""
        while threads and not cancelled.is_set():
            try:
                item = self._news.get(timeout=_POLL_S)
            except Empty:
                continue
            if item is None:
                threads -= 1
            elif isinstance(item, Stage):
                progress(item)
            elif isinstance(item, _Fault):
                raise item.error
            else:
                yield item
                if isinstance(item.outcome, Reading):
                    self._room.release()

    def stop(self) -> None:
        self._stopped.set()
        with self._changed:
            self._changed.notify_all()

    def work(self) -> None:
        """Take turns until there are none."""
        try:
            while (turn := self._next_turn()) is not None:
                self._serve(turn)
        except BaseException as error:  # noqa: BLE001 - raised again by `news`
            self._news.put(_Fault(error))
        finally:
            self._news.put(None)

    def _next_turn(self) -> Turn | None:
        with self._changed:
            while not (self._stopped.is_set() or self._turns.ended):
                now = self._timing.now()
                turn = self._turns.take(now)
                if turn is not None:
                    return turn
                wait_s = self._turns.wait_s(now)
                self._timing.wait(self._changed, _POLL_S if wait_s is None else min(wait_s, _POLL_S))
            return None

    def _serve(self, turn: Turn) -> None:
        say = partial(self._say, turn.place)
        try:
            snapshot, source = self._steps.fetched(turn.place, say, self._stopped)
        except PassingError as error:
            self._failed(turn, error)
        except TieoutError as error:
            self._answered(turn)
            self._tell(turn.place, Unread(error, not turn.place.was_named and _is_no_report(error)))
        else:
            self._answered(turn)
            self._tell(turn.place, self._outcome(snapshot, source, say))

    def _outcome(self, snapshot: bytes, source: Source, say: Say) -> Reading | Unread:
        while not self._room.acquire(timeout=_POLL_S):
            if self._stopped.is_set():
                break
        try:
            return self._steps.read(snapshot, source, say, self._stopped)
        except TieoutError as error:
            self._room.release()
            return Unread(error)

    def _answered(self, turn: Turn) -> None:
        with self._changed:
            self._turns.answered(turn, self._timing.now())
            self._changed.notify_all()

    def _failed(self, turn: Turn, error: PassingError) -> None:
        with self._changed:
            wait_s = self._turns.failed(turn, error, self._timing.now())
            given_up = self._turns.given_up(turn.host) if wait_s is None else ()
            self._changed.notify_all()
        if wait_s is not None:
            self._say(turn.place, f"{error.message} Trying again in {wait_s:.0f} s")
            return
        self._tell(turn.place, Unread(error))
        for place, reason in given_up:
            self._tell(place, Unread(reason))

    def _tell(self, place: Place, outcome: Reading | Unread) -> None:
        # What was under way when it was stopped is neither read nor failed.
        if not self._stopped.is_set():
            self._news.put(Read(place, outcome))

    def _say(self, place: Place, words: str) -> None:
        self._news.put(Stage(place, words))


def _is_no_report(error: TieoutError) -> bool:
    """Say whether a place was fetched, and its bytes are of no kind that is read."""
    return isinstance(error, ReadError | DecodeError)
