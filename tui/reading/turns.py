"""Whose turn it is to be fetched: one request at a time to each host, a pause between two, and later another try.

No clock and no thread: the caller says what time it is, in seconds of any steady clock, and holds a lock.
"""

import heapq
import random
from collections import deque
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from tui.errors import FetchError, PassingError
from tui.reading.locations import scheme_of
from tui.reading.places import Place


class Pace(Struct, frozen=True):
    """How politely hosts are asked."""

    pause_s: float = 0.5
    """How long a host is left alone after each answer."""
    attempts: int = 4
    """How often a place is asked for when what fails may pass."""
    first_wait_s: float = 1.0
    """How long the first wait before another try is at most; each one after it is twice as long."""
    longest_wait_s: float = 60.0
    """The longest wait that a server may ask for."""
    failures_in_a_row: int = 3
    """After how many places that failed for good a host is not asked any more."""


PACE = Pace()


class Turn(Struct, frozen=True):
    """A place whose turn it is."""

    place: Place
    """What to fetch."""
    host: str
    """Whom that asks; empty for files and the input, which nobody has to wait for."""
    attempt: int = 1
    """The how-manieth try it is."""


class Turns:
    """The places that wait, host by host."""

    def __init__(
        self, places: Iterable[Place], pace: Pace = PACE, *, spread: Callable[[], float] = random.random
    ) -> None:
        """Let places wait; `spread` gives numbers from 0 to 1, so that waits of two programs don't fall together."""
        self._pace = pace
        self._spread = spread
        self._files: deque[Turn] = deque()
        self._waiting: dict[str, deque[Turn]] = {}
        self._failures: dict[str, int] = {}
        self._under_way = 0
        for place in places:
            turn = Turn(place, _host(place.location))
            (self._waiting.setdefault(turn.host, deque()) if turn.host else self._files).append(turn)
        # Hosts that are not being asked and that somebody waits for: when each may be asked, and in which order.
        self._free = [(0.0, order, host) for order, host in enumerate(self._waiting)]
        self._order = {host: order for _, order, host in self._free}

    @property
    def ended(self) -> bool:
        """Whether no place waits and none is being fetched."""
        return not (self._under_way or self._files or self._free)

    def take(self, now: float) -> Turn | None:
        """Return the next turn; None when there is none now."""
        if self._free and self._free[0][0] <= now:
            _, _, host = heapq.heappop(self._free)
            turn = self._waiting[host].popleft()
        elif self._files:
            turn = self._files.popleft()
        else:
            return None
        self._under_way += 1
        return turn

    def wait_s(self, now: float) -> float | None:
        """Return how long it is until a turn comes by time alone; None when only the end of another brings one."""
        return max(0.0, self._free[0][0] - now) if self._free else None

    def answered(self, turn: Turn, now: float) -> None:
        """Take it that a turn's place was answered, with a report or with a refusal for good."""
        self._failures[turn.host] = 0
        self._leave_alone(turn.host, now + self._pace.pause_s)

    def failed(self, turn: Turn, error: PassingError, now: float) -> float | None:
        """Let a turn that failed for the moment wait for another; return how long, or None when it has had enough."""
        wait_s = self._backoff_s(turn, error)
        if turn.attempt >= self._pace.attempts or wait_s > self._pace.longest_wait_s:
            self._failures[turn.host] = self._failures.get(turn.host, 0) + 1
            self._leave_alone(turn.host, now + min(wait_s, self._pace.longest_wait_s))
            return None
        again = Turn(turn.place, turn.host, turn.attempt + 1)
        # First in line: whether the host is well again is known from one place as well as from all.
        (self._waiting[turn.host] if turn.host else self._files).appendleft(again)
        self._leave_alone(turn.host, now + wait_s)
        return wait_s

    def given_up(self, host: str) -> tuple[tuple[Place, FetchError], ...]:
        """Return the places of a host that failed too often in a row: they will not be asked for."""
        if not host or self._failures.get(host, 0) < self._pace.failures_in_a_row:
            return ()
        error = FetchError(
            f"{host} was not asked again: it failed {self._failures[host]} times in a row.",
            "Try again later, or save the page in a browser and open the file.",
        )
        places = tuple((turn.place, error) for turn in self._waiting[host])
        self._waiting[host].clear()
        self._free = [entry for entry in self._free if entry[2] != host]
        heapq.heapify(self._free)
        return places

    def _backoff_s(self, turn: Turn, error: PassingError) -> float:
        """Return how long to wait: from half to the whole of what doubles each time, or what the server asked for."""
        whole_s = self._pace.first_wait_s * 2.0 ** (turn.attempt - 1)
        return max(whole_s * (1 + self._spread()) / 2, error.wait_s)

    def _leave_alone(self, host: str, until: float) -> None:
        self._under_way -= 1
        if host and self._waiting[host]:
            heapq.heappush(self._free, (until, self._order[host], host))


def _host(location: str) -> str:
    """Return the host of an address, without its port: one machine is one machine; empty for all else."""
    if not scheme_of(location):
        return ""
    try:
        return (urlsplit(location).hostname or "").rstrip(".")
    except ValueError:
        return ""
