"""Reviews as views: what the journal of a report comes to for one reviewer, and where its events are.

A view is of a moment: of the event that was the last one then. What was written since is read as other windows' news
are. A view of what the store no longer holds is none.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from typing import cast

import msgspec
from msgspec import Struct

from tui import __version__
from tui.domain.arrangement import Arrangement, Numbers
from tui.domain.identity import item_id
from tui.domain.journal import Counted
from tui.domain.review import Event
from tui.domain.wire import Json
from tui.store.columns import packed_numbers
from tui.store.faults import damaged
from tui.store.rows import event_of
from tui.store.transactions import StoreFile
from tui.store.views import Views

FORMAT = 2
"""The version of these views."""
MOST_ACTIONS = 500
"""Of how many actions a view says what they did; before them undo reads the whole journal."""
_MOST_RUNS = 5_000
"""In how many runs of the journal those may stand: one each, but for what was put together from other stores."""
_TOGETHER = 16
"""How many figures are read together: few enough that one alone takes no longer."""
_AT_ONCE = 500
"""How many rows are asked for in one query."""


class Upshot(Struct, frozen=True):
    """What a journal came to at some moment."""

    counted: Counted
    """What has to be known of its events to go on with it."""
    arrangement: Arrangement
    """Which items stood in the reading."""
    changed: tuple[str, ...]
    """The items, by id, that said something else in the reading than what was decided on."""
    lost: tuple[str, ...]
    """The items, by id, that have no place in the reading though something was decided on them."""
    looks: bytes
    """How each item looks at a glance; see `tui.domain.look`."""
    tallies: "array[int]"
    """The counts of `SectionTallies`."""


class _Told(Struct, frozen=True):
    """What of a view is no array."""

    counted: Counted
    arrangement: Arrangement
    changed: tuple[str, ...]
    lost: tuple[str, ...]
    last: int
    """The sequence number of the last event; 0 when there was none."""
    digest: str
    """The digest of that event."""
    others: dict[str, list[int]]
    """The sequence numbers of the events about what is no figure under its own number, by item."""
    actions: dict[str, list[int]]
    """Those of the events of the actions that are counted, as runs."""


class EventPlaces(Struct, frozen=True):
    """Where the events of a report are that a view is of."""

    last: int
    """The sequence number of the last one; 0 when there is none."""
    counts: "array[int]"
    """How many there are about each figure of the reading."""
    numbers: "array[int]"
    """Their sequence numbers, figure by figure, each figure's in order; type code `Q`."""
    others: Mapping[str, Sequence[int]]
    """The sequence numbers of the events about all other items, by item."""
    actions: Mapping[str, Sequence[int]]
    """Those of the last actions, by action: the first and the last of each run of them that follow each other."""

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.numbers) + sum(map(len, self.others.values()))


class ReviewView(Struct, frozen=True):
    """A review at some moment."""

    upshot: Upshot
    """What its journal came to."""
    places: EventPlaces
    """Where its events are."""


def find_review_view(views: Views, reading: Mapping[str, Json], reviewer: str) -> tuple[ReviewView, str] | None:
    """Return the view of a review, with the digest of its last event; None when there is none.

    Args:
        views: The store's.
        reading: What names the reading; see `reading_key`.
        reviewer: Whose view it is.
    """
    columns = views.find(_names(reading, reviewer), _key(reading, reviewer))
    if columns is None:
        return None
    try:
        told = msgspec.json.decode(columns.body("told"), type=_Told)
        upshot = Upshot(
            told.counted,
            told.arrangement,
            told.changed,
            told.lost,
            columns.body("looks"),
            columns.numbers("tallies"),
        )
        counts, numbers = columns.numbers("events.counts"), columns.numbers("events", "Q")
    except (KeyError, ValueError, msgspec.MsgspecError):
        return None
    return ReviewView(upshot, EventPlaces(told.last, counts, numbers, told.others, told.actions)), told.digest


def keep_review_view(
    store: StoreFile, views: Views, reading: Mapping[str, Json], reviewer: str, view: ReviewView
) -> None:
    """Keep the view of a review; errors as in `StoreFile.rows`."""
    upshot, places = view.upshot, view.places
    digest = store.rows("SELECT digest FROM events WHERE seq = ?", (places.last,)) if places.last else [("",)]
    if not digest:
        return
    told = _Told(
        upshot.counted,
        upshot.arrangement,
        upshot.changed,
        upshot.lost,
        places.last,
        str(digest[0][0]),
        {name: list(numbers) for name, numbers in places.others.items()},
        {name: list(numbers) for name, numbers in places.actions.items()},
    )
    views.keep(
        _names(reading, reviewer),
        _key(reading, reviewer),
        {
            "told": msgspec.json.encode(told),
            "looks": upshot.looks,
            "tallies": packed_numbers(upshot.tallies),
            "events.counts": packed_numbers(places.counts),
            "events": packed_numbers(places.numbers, "Q"),
        },
    )


def places_up_to(
    store: StoreFile, report_id: str, numbers: Numbers, last: int, before: EventPlaces | None
) -> EventPlaces:
    """Return where the events of a report are.

    Args:
        store: The open store.
        report_id: The report.
        numbers: Which items the figures of its reading are.
        last: The sequence number of the last event that is wanted.
        before: Where those up to an earlier one are; None when that is not known.

    Raises:
        StoreError: The store can't be read.
    """
    after = before.last if before else 0
    query = "SELECT seq, item_id, action FROM events WHERE report_id = ? AND seq > ? AND seq <= ? ORDER BY seq"
    rows = cast("list[tuple[int, str, str]]", store.rows(query, (report_id, after, last)))
    figures: dict[int, list[int]] = {}
    others = {name: list(known) for name, known in before.others.items()} if before else {}
    actions = {name: list(known) for name, known in before.actions.items()} if before else {}
    for number, name, action in rows:
        figure = numbers.figure_of(name)
        (others.setdefault(name, []) if figure is None else figures.setdefault(figure, [])).append(number)
        _lengthen(actions.setdefault(action, []), number)
    counts, flat = _put_in(before, len(numbers.numbers), figures)
    return EventPlaces(rows[-1][0] if rows else after, counts, flat, others, actions)


def actions_told(counted: Counted, places: EventPlaces) -> tuple[Counted, EventPlaces]:
    """Return both with no more actions than a view says what they did."""
    left = _MOST_RUNS
    kept: dict[str, dict[str, None]] = {"done": {}, "undone": {}}
    for which, named in (("undone", counted.undone), ("done", counted.done)):
        for action in reversed(named):
            left -= len(places.actions.get(action, ())) // 2
            if left < 0 or action not in places.actions:
                break
            kept[which][action] = None
    done, undone = (tuple(reversed(kept[which])) for which in ("done", "undone"))
    told = msgspec.structs.replace(
        counted,
        done=done,
        undone=undone,
        done_is_whole=counted.done_is_whole and len(done) == len(counted.done),
        undone_is_whole=counted.undone_is_whole and len(undone) == len(counted.undone),
    )
    actions = {name: places.actions[name] for name in (*done, *undone)}
    return told, msgspec.structs.replace(places, actions=actions)


class StoredPast:
    """The events of a report up to the moment of a view, read from the store as far as they are needed."""

    def __init__(self, store: StoreFile, report_id: str, numbers: Numbers, view: ReviewView) -> None:
        """Read them from an open store."""
        self.counted = view.upshot.counted
        self._store = store
        self._report_id = report_id
        self._numbers = numbers
        self._places = view.places
        self._firsts: array[int] | None = None

    @property
    def others(self) -> Collection[str]:
        """All items that they are about and that are no figures of the reading."""
        return self._places.others.keys()

    def about(self, names: Collection[str]) -> Iterator[Event]:
        """Yield all events about some items.

        Raises:
            StoreError: The store can't be read, or is damaged.
        """
        wanted = set(names)
        for event in self._read(number for name in wanted for number in self._numbers_of(name)):
            if event.item_id not in wanted:
                raise damaged("a decision is on another item than it was")
            yield event

    def beside(self, name: str) -> tuple[str, ...]:
        """Return the figures around one: what asks for all items one by one takes few queries then."""
        figure = self._numbers.figure_of(name)
        if figure is None:
            return ()
        first = figure - figure % _TOGETHER
        return tuple(map(item_id, self._numbers.numbers[first : first + _TOGETHER]))

    def of_action(self, action: str) -> Iterator[Event]:
        """Yield all events of an action that `counted` names; errors as in `about`."""
        runs = iter(self._places.actions.get(action, ()))
        for first, last in zip(runs, runs, strict=True):
            query = "SELECT * FROM events WHERE seq BETWEEN ? AND ? ORDER BY seq"
            yield from self._sound(self._store.rows(query, (first, last)), last - first + 1)

    def everything(self) -> Iterator[Event]:
        """Yield all events; errors as in `about`."""
        query = "SELECT * FROM events WHERE report_id = ? AND seq <= ? ORDER BY seq"
        rows = self._store.rows(query, (self._report_id, self._places.last))
        if len(rows) != self._places.count:
            raise damaged(f"it has {len(rows)} of {self._places.count} decisions on this report")
        return map(event_of, rows)

    def _numbers_of(self, name: str) -> Sequence[int]:
        figure = self._numbers.figure_of(name)
        if figure is None:
            return self._places.others.get(name, ())
        if self._firsts is None:
            self._firsts = array("I", accumulate(self._places.counts, initial=0))
        return self._places.numbers[self._firsts[figure] : self._firsts[figure + 1]]

    def _read(self, numbers: Iterable[int]) -> Iterator[Event]:
        wanted = iter(sorted(numbers))
        while some := tuple(islice(wanted, _AT_ONCE)):
            query = f"SELECT * FROM events WHERE seq IN ({', '.join('?' * len(some))}) ORDER BY seq"  # noqa: S608 - question marks alone
            yield from self._sound(self._store.rows(query, some), len(some))

    def _sound(self, rows: Sequence[Sequence[object]], count: int) -> Iterator[Event]:
        if len(rows) != count or any(row[1] != self._report_id for row in rows):
            raise damaged("a decision is missing")
        return map(event_of, rows)


def _lengthen(runs: list[int], number: int) -> None:
    """Add a number to runs, each its first and its last number; it comes after all of them."""
    if runs and runs[-1] == number - 1:
        runs[-1] = number
    else:
        runs += (number, number)


def _put_in(
    before: EventPlaces | None, count: int, figures: Mapping[int, Sequence[int]]
) -> tuple["array[int]", "array[int]"]:
    """Return how many events each figure has, and their numbers figure by figure, with some more."""
    counts = before.counts[:] if before else array("I", bytes(4 * count))
    old = before.numbers if before else array("Q")
    firsts = array("I", accumulate(counts, initial=0))
    flat = array("Q")
    done = 0
    for figure in sorted(figures):
        flat.extend(old[done : firsts[figure + 1]])
        flat.extend(figures[figure])
        done = firsts[figure + 1]
        counts[figure] += len(figures[figure])
    flat.extend(old[done:])
    return counts, flat


def _key(reading: Mapping[str, Json], reviewer: str) -> dict[str, Json]:
    return {"format": FORMAT, "program": __version__, "reading": dict(reading), "reviewer": reviewer}


def _names(reading: Mapping[str, Json], reviewer: str) -> tuple[str, ...]:
    return str(reading["report"]), f"review by {reviewer}"
