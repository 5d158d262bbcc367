"""From a session to what an exporter is given: what a large report has much of is read as it is written out."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.anchoring import describer
from tui.domain.evidence import Evidence
from tui.domain.finding import FINDING, Finding
from tui.domain.identity import item_at
from tui.domain.look import status_of
from tui.domain.ondemand import InChunks
from tui.domain.opinions import Key
from tui.domain.publication import Publication
from tui.domain.review import Event, EventField, Item, Review, Status, Value
from tui.domain.signing import WHOLE
from tui.export.notes import Asked, NotedFinding, NotedItem, Notes, Whole, public, public_event, public_pieces
from tui.session.kept import KeptItems
from tui.session.state import ReviewState
from tui.session.steps import Steps
from tui.store.database import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.session.review import ReviewSession


_KEYS_IN_A_STEP = 5_000
"""How many events are sorted in before others have a turn: some thousandths of a second."""


class Material(Struct, frozen=True):
    """What a session knows beside what it shows."""

    store: Store
    """Where the events are."""
    state: ReviewState
    """All that was decided."""
    revision: int
    """The sequence number of the last event that is known."""
    publication: Publication
    """Who publishes claim reviews."""
    whole: Whole | None
    """What puts the report back into a store; None when that is not asked for."""
    others: Mapping[str, str]
    """What an imported file said that tieout has no place for."""


def notes_of(session: "ReviewSession", material: Material, asked: Asked) -> Steps[Notes]:
    """Return the notes on a session's items, as much of them as is asked for, a little at a time.

    They hold as long as the session's store is open and nothing is decided in it.
    """
    indices = _asked_for(session, asked.statuses)
    orphans = [orphan for orphan in session.orphans if orphan.review.status in asked.statuses]
    findings = _findings(session, material.state)
    names = material.state.items.name
    chosen = {WHOLE, *map(names, indices), *(orphan.item.id for orphan in orphans), *(f.finding.key for f in findings)}
    events = _Chosen(session, material, None if asked.is_everything else chosen)
    yield from events.choose(material.revision)
    said = yield from session.said(EventField.EVIDENCE)
    evidence = [*_evidence(session, indices, said), *((one.item.id, one.review.evidence) for one in orphans)]
    tell = (lambda event: event) if asked.private else public_event
    items = _Items(session, material.state, asked, indices)
    yield len(indices)
    ticks = yield from session.said(EventField.TICKS)
    return Notes(
        report_id=session.report_id,
        report=session.report,
        items=InChunks(len(indices), items.noted),
        spans=items.spans,
        names=InChunks(len(indices), items.names),
        orphans=tuple(replace(orphan, review=_told(orphan.review, asked)) for orphan in orphans),
        events=events.read(tell),
        reviewers=tuple(sorted(events.reviewers)),
        statuses=asked.statuses,
        tally=session.tally,
        orphan_tally=Counter(orphan.review.status for orphan in session.orphans),
        sign_offs=session.sign_offs,
        section_tallies=tuple(map(session.section_tally, range(len(session.report.sections)))),
        findings=findings,
        evidence=[(name, pieces if asked.private else public_pieces(pieces)) for name, pieces in evidence],
        ticks_given=_ticks(ticks, indices, (orphan.review for orphan in orphans)),
        private=0 if asked.private else sum(piece.is_private for _, pieces in evidence for piece in pieces),
        kept=Kept(material.state.kept, events.names),
        whole=material.whole,
        others=material.others,
        publication=material.publication,
        legend=session.legend,
    )


def _asked_for(session: "ReviewSession", statuses: Sequence[Status]) -> "array[int]":
    """Return the items with one of some statuses, by index."""
    looks = session.looks()
    wanted = {code for code in set(looks) if status_of(code) in statuses}
    return array("I", compress(range(len(looks)), looks.translate(bytes(code in wanted for code in range(256)))))


class _Items:
    """The items that are told, as they stand now: other windows may move items while they are written out."""

    def __init__(self, session: "ReviewSession", state: ReviewState, asked: Asked, indices: Sequence[int]) -> None:
        """Tell the items at some indices."""
        self._state, self._asked, self._indices = state, asked, indices
        self._items, self._section_of = state.items, state.tallies.section_of
        self.spans = session.spans.some(indices)
        self._describe = describer(session.report.text, self.spans)

    def names(self, some: range) -> list[str]:
        """Return the ids of some of them, by their places among them."""
        return [self._items.name(self._indices[place]) for place in some]

    def noted(self, some: range) -> list[NotedItem]:
        """Describe some anew: one that was kept from an earlier reading may stand elsewhere now."""
        names, noted = self.names(some), []
        for place, name, review in zip(some, names, self._state.reviews(names), strict=True):
            figure, span = self._items.figure(self._indices[place]), self.spans[place]
            item = item_at(name, self._describe(span), figure)
            if figure is None and name in self._state.kept:
                item = _with_stated(item, self._state.former(name))
            noted.append(NotedItem(item, _told(review, self._asked), self._section_of(span), figure))
        return noted


def _with_stated(item: Item, stated: Item) -> Item:
    """Return an item with what the reviewer said that it states."""
    return replace(item, value=stated.value, unit=stated.unit, label=stated.label)


class _Chosen:
    """The events that are told, in canonical order, as their numbers in the store."""

    def __init__(self, session: "ReviewSession", material: Material, names: set[str] | None) -> None:
        """Choose the events on items with one of the ids, or all where none are given."""
        self._store, self._report_id = material.store, session.report_id
        self.numbers = array("Q")
        self.names: dict[str, None] = {}
        """The items that they are about, in the order in which they are first decided on."""
        self.reviewers: set[str] = set()
        self._wanted = names
        self._viewer = material.state.reviewer if session.is_blind else None

    def choose(self, last: int) -> Steps[None]:
        """Choose among all events up to the last, a little at a time."""
        in_order = yield from self._in_order(last)
        for seen, (number, (_, reviewer, _, name, _)) in enumerate(in_order):
            if seen % _KEYS_IN_A_STEP == 0:
                yield seen
            if (self._wanted is None or name in self._wanted) and self._viewer in {None, reviewer}:
                self.numbers.append(number)
                self.names[name] = None
                self.reviewers.add(reviewer)

    def _in_order(self, last: int) -> Steps[Iterable[tuple[int, Key]]]:
        """Return all events by their numbers; in a store that others were merged into they have to be sorted."""
        before: Key | None = None
        for seen, (_, key) in enumerate(self._store.event_keys(self._report_id, last)):
            if seen % _KEYS_IN_A_STEP == 0:
                yield seen
            if before is not None and key < before:
                return sorted(self._store.event_keys(self._report_id, last), key=lambda numbered: numbered[1])
            before = key
        return self._store.event_keys(self._report_id, last)

    def read(self, tell: "Callable[[Event], Event]") -> InChunks[Event]:
        """Return the events, each as it is to be told."""

        def some(places: range) -> list[Event]:
            numbers = self.numbers[places.start : places.stop]
            return [*map(tell, self._store.events_numbered(self._report_id, numbers))]

        return InChunks(len(self.numbers), some)


class Kept:
    """The items that events are about, as the store keeps them: as they were first decided on."""

    def __init__(self, kept: KeptItems, names: Mapping[str, None]) -> None:
        """Read those with some ids."""
        self._kept = kept
        self.names = names

    def some(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return some of them by id; those that no event is about are left out."""
        return self._kept.read([name for name in names if name in self.names])


def _evidence(
    session: "ReviewSession", indices: Sequence[int], said: Mapping[int, Value]
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield the evidence on some items, each with its id, in reading order."""
    for index in sorted(set(indices).intersection(said)):
        if pieces := cast("tuple[Evidence, ...]", said[index]):
            yield session.items[index].id, pieces


def _ticks(said: Mapping[int, Value], indices: Sequence[int], orphans: Iterable[Review]) -> Counter[str]:
    """Return how often each tick mark was given."""
    wanted = set(indices)
    given = Counter(tick for index, ticks in said.items() if index in wanted for tick in cast("tuple[str, ...]", ticks))
    given.update(tick for review in orphans for tick in review.ticks)
    return given


def _findings(session: "ReviewSession", state: ReviewState) -> tuple[NotedFinding, ...]:
    decided = state.journal.named(FINDING)
    state.journal.recall(decided)
    return tuple(_noted(session, finding, state, decided) for finding in session.report.findings)


def _noted(session: "ReviewSession", finding: Finding, state: ReviewState, decided: set[str]) -> NotedFinding:
    indices = map(session.item_at, finding.spans)
    names = tuple("" if index is None else state.items.name(index) for index in indices)
    return NotedFinding(finding, state.journal.review(finding.key) if finding.key in decided else Review(), names)


def _told(review: Review, asked: Asked) -> Review:
    return review if asked.private else public(review)
