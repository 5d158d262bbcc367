"""What a session holds in memory: where each item of the reading stands, and what the journal says of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.amending import stands_still
from tui.domain.arrangement import Numbers
from tui.domain.chain import linked
from tui.domain.figure import Figure
from tui.domain.finding import Finding
from tui.domain.identity import MERGED, described, finding_items, item_id, items_of, orphans_of, placed, says_something
from tui.domain.journal import Journal, Past
from tui.domain.look import NO_CHECK, look_code, status_of
from tui.domain.opinions import canonical
from tui.domain.report import Report
from tui.domain.review import Event, EventField, Item, Orphan, Review, Status
from tui.domain.signing import WHOLE, is_blind, whole_item
from tui.domain.spans import Spans, spans_of
from tui.domain.tally import Tally
from tui.domain.tallying import SectionTallies, tally_of_looks
from tui.domain.text import Span
from tui.session.arranging import Indices, Items, arranged, is_changed, opened_again
from tui.session.kept import KeptItems
from tui.session.steps import Steps, done
from tui.store.database import StoredReview
from tui.store.reviews import Upshot

if TYPE_CHECKING:
    from tui.domain.merging import Here

MANY = 200
"""From how many events on it pays to tell those apart for which no other event has to be read."""
_MOST_READY = 8
"""How many items are described that nothing was decided on yet."""
_IN_A_STEP = 1_000
"""How many events are worked through before others have a turn: some thousandths of a second."""
_BESIDE_STATUS = frozenset({EventField.NOTE, EventField.TICKS, EventField.TAGS, EventField.EVIDENCE, EventField.SPENT})
"""What events set that leave an item's status as it is."""
_LOOKS_OF_OPEN = bytes([NO_CHECK, 0])
"""By whether an item has to be checked, how it looks while nothing is decided of it."""


_Step: TypeAlias = tuple[Span, bool, Status, Status]
"""What a decision does to the tallies: the place of an item, whether to check it, its status before and after."""


class ReviewState:
    """One report under review, as its events make it."""

    def __init__(self, stored: StoredReview, reviewer: str, kept: KeptItems, past: Past | None) -> None:
        """Begin with what the store knows, as `reviewer` is shown it.

        Args:
            stored: The report, and what its journal comes to or all that is in it.
            reviewer: Who looks at it.
            kept: What was ever decided on.
            past: The events that `stored.view` is of; None without one.
        """
        self.reviewer = reviewer
        self.report = stored.report
        self.kept = kept
        self.numbers = Numbers(stored.numbers)
        self._orphans: tuple[Orphan, ...] | None = None
        self._ready: dict[tuple[str, Span], Item] = {}
        self._told_of: tuple[Sequence[Event], dict[int, Status], Sequence[Event]] | None = None
        self._stepped: tuple[Sequence[Event], list[_Step]] | None = None
        if stored.view is None or past is None:
            self._begin(Journal(stored.events, viewer=reviewer, is_blind=is_blind(stored.events, reviewer)))
        else:
            self.journal = Journal(viewer=reviewer, past=past)
            self._go_on(stored.view.upshot)
            self.take_in(stored.news)

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """What was decided on items that this reading doesn't have, by id."""
        if self._orphans is None:
            self.journal.recall(self._lost)
            lost = (self.kept[name] for name in self._lost)
            self._orphans = tuple(orphans_of(self.report, self.journal, lost, self.indices))
        return self._orphans

    @property
    def spans(self) -> Spans:
        """Where the items stand."""
        return self.items.spans

    def upshot(self, most_actions: int) -> Upshot:
        """Return what the journal comes to, so that a later session can go on with it."""
        return Upshot(
            self.journal.counted(most_actions),
            self.items.arrangement,
            tuple(sorted(self.changed)),
            tuple(sorted(self._lost)),
            bytes(self.looks),
            self.tallies.counts,
        )

    def review(self, name: str) -> Review:
        """Return what has been decided of an item, as it shows in this reading; see `ReviewSession.review`."""
        review = self.journal.review(name)
        return opened_again(self.kept[name], review) if name in self.changed else review

    def reviews(self, names: Sequence[str]) -> list[Review]:
        """Return what `review` does of some items, keeping nothing of what has to be read for that."""
        found = self.journal.reviews(names)
        return [opened_again(self.kept[n], found[n]) if n in self.changed else found[n] for n in names]

    def description(self, name: str) -> Item:
        """Return an item of this reading as it stands in it."""
        (described,) = items_of(self.report.text, [self._wanted(self.indices[name])])
        return described

    def former(self, name: str) -> Item:
        """Return an item as it stood when it was last decided on."""
        return placed(self.kept[name], self.journal.review(name))

    def decided_first(self, names: Iterable[str], findings: Sequence[Finding]) -> Iterator[Item]:
        """Yield those of the items and findings, by id, that the store does not have yet, as it keeps them."""
        every = tuple(dict.fromkeys(names))
        missing = self.kept.missing(every)
        new = [name for name in every if name in missing]
        figures = [self.indices[name] for name in new if name in self.indices]
        told = [found for found in findings if found.key in missing] if len(figures) < len(new) else []
        whole = [whole_item(self.report.name)] if WHOLE in missing else []
        places = [self.spans[index] for index in figures]
        ready = [self._ready.get(self._wanted(index)[:2]) for index in figures] if len(figures) <= _MOST_READY else []
        if ready and all(ready):
            yield from filter(None, ready)
        else:
            yield from described(self.report.text, places, map(self._wanted, figures))
        yield from finding_items(self.report.text, told)
        yield from whole

    def make_ready(self, index: int) -> None:
        """Describe an item that is likely to be decided on next: for that the whole text is looked through."""
        wanted = self._wanted(index)
        if wanted[:2] not in self._ready:
            while len(self._ready) >= _MOST_READY:
                del self._ready[next(iter(self._ready))]
            (self._ready[wanted[:2]],) = items_of(self.report.text, [wanted])

    def keep(self, items: Iterable[Item]) -> None:
        """Take in items as they were first decided on; those that are known stay as they are."""
        self.kept.add(items)

    def here(self) -> "Here":
        """Return what events of another store are named by."""
        from tui.domain.merging import Here  # noqa: PLC0415 - few reviews are merged

        spans = spans_of(self.report.numerals.figures)
        return Here(self.report.text, dict(zip(spans, map(item_id, self.numbers.numbers), strict=True)), self.kept)

    def take_in(self, events: Sequence[Event]) -> tuple[int, ...]:
        """Take in events that are on disk; return the items of this reading that they are about, by index."""
        if self._moves_items(events):
            self._begin(self._journal_with(events))
            return self._indices_of(events)
        plain, others = self._told(events)
        steps = self._steps(others)
        self._told_of = self._stepped = None
        self.journal.add(events)
        starts, checkable, looks = self.spans.starts, self.items.checkable, self.looks
        self.tallies.change_all((starts[i], checkable[i], status_of(looks[i]), now) for i, now in plain.items())
        for index, now in plain.items():
            looks[index] = look_code(now, checkable=bool(checkable[index]))
            self._is_same[index] = True
        for span, is_checkable, was, now in steps:
            self.tallies.change(span, was, now, checkable=is_checkable)
        self._look_again({event.item_id for event in others})
        return tuple(sorted({*plain, *self._indices_of(others)}))

    def _indices_of(self, events: Iterable[Event]) -> tuple[int, ...]:
        names = dict.fromkeys(event.item_id for event in events)
        return tuple(self.indices[name] for name in names if name in self.indices)

    def plain_status(self, name: str) -> Status | None:
        """Return this reviewer's status of an item where no event has to be read for it; None where some have."""
        index = self.indices.get(name) if self.journal.is_plain(name) and name not in self.changed else None
        return None if index is None else status_of(self.looks[index])

    def _told(self, events: Sequence[Event], first: Collection[str] = ()) -> tuple[dict[int, Status], Sequence[Event]]:
        """Return the status that items have then, by index, where no other event has to be read for it; other events.

        Args:
            events: What is to be taken in; once they are written they are told apart no second time.
            first: The items that this reading describes, as they are decided on for the first time.
        """
        if len(events) < MANY or not self.journal.goes_on_with(events):
            return {}, events
        if self._told_of is None or self._told_of[0] is not events:
            done(self.telling(events, first))
        return self._told_of[1:] if self._told_of else ({}, events)

    def telling(self, events: Sequence[Event], first: Collection[str]) -> Steps[None]:
        """Tell events apart for `tally_after` and `take_in`, a little at a time; arguments as in `_told`."""
        if len(events) < MANY or not self.journal.goes_on_with(events):
            return
        said, mixed = yield from _said(events)
        plain: dict[int, Status] = {}
        doubtful: dict[str, int] = {}
        others: set[str] = set(mixed)
        for seen, (name, now) in enumerate(said.items()):
            if seen % _IN_A_STEP == 0:
                yield seen
            index = self.indices.get(name) if name not in mixed else None
            if index is None or name in self.changed or not self.journal.is_plain(name):
                others.add(name)
                continue
            was = status_of(self.looks[index])
            plain[index] = Status(now) if now else was
            # What is decided and not changed says what was decided on; what is open may have been so before.
            if not self._is_same[index] and was is Status.OPEN and name not in first:
                doubtful[name] = index
        unlike = self._unlike(doubtful)
        others.update(name for name, index in doubtful.items() if index in unlike)
        plain = {index: now for index, now in plain.items() if index not in unlike} if unlike else plain
        self._told_of = events, plain, [event for event in events if event.item_id in others] if others else ()

    def _unlike(self, doubtful: Mapping[str, int]) -> set[int]:
        """Return those of some items, each with its index, that say something else than what was decided on."""
        report, spans = self.report, self.spans
        kept = self.kept.some(doubtful)
        unlike = {
            index
            for name, item in kept.items()
            for index in [doubtful[name]]
            if not stands_still(report, spans[index], item.target)
        }
        for index in doubtful.values():
            self._is_same[index] = index not in unlike
        return unlike

    def sealing(self, events: Sequence[Event]) -> Steps[tuple[Event, ...]]:
        """Return the new events of one action as they are written: after all that is known here, and linked."""
        at = self.journal.time_after(events[0].at) if events else None
        in_order: list[Event] = []
        for event in events:
            in_order.append(replace(event, at=at or event.at))
            if len(in_order) % _IN_A_STEP == 0:
                yield len(in_order)
        in_order.sort(key=canonical)
        sealed: list[Event] = []
        for event in linked(in_order, self.journal.heads):
            sealed.append(event)
            if len(sealed) % _IN_A_STEP == 0:
                yield len(sealed)
        return tuple(sealed)

    def tally_after(self, events: Sequence[Event], items: Sequence[Item]) -> Tally:
        """Return what the report's tally will be after events.

        Args:
            events: What is to be written.
            items: What they are about and the store does not have yet.
        """
        if not self._moves_items(events):
            plain, others = self._told(events, {item.id for item in items})
            checkable, looks = self.items.checkable, self.looks
            told = ((bool(checkable[index]), status_of(looks[index]), now) for index, now in plain.items())
            steps = ((checkable, was, now) for _, checkable, was, now in self._steps(others))
            return self.tallies.whole_after(chain(told, steps))
        kept = {item.id: item for item in items} | dict(self.kept)
        return tally_of_looks(_shown(self.report, self.numbers, kept, self._journal_with(events)).looks)

    def _journal_with(self, events: Sequence[Event]) -> Journal:
        journal = (*self.journal.all_events, *events)
        return Journal(journal, viewer=self.reviewer, is_blind=is_blind(journal, self.reviewer))

    def _begin(self, journal: Journal) -> None:
        """Begin with a journal that has all events."""
        self.journal = journal
        shown = _shown(self.report, self.numbers, self.kept, journal)
        self.items, self.indices, self.looks = shown.items, shown.indices, shown.looks
        self.changed, self._lost, self._orphans = shown.changed, shown.lost, None
        self._is_same = bytearray(len(self.items))
        self.tallies = SectionTallies(self.report.sections, self.items.spans.starts, self.looks)

    def _go_on(self, upshot: Upshot) -> None:
        """Begin with what a journal came to."""
        self.items = Items(self.report, self.numbers, upshot.arrangement)
        self.indices = Indices(self.items, self.numbers)
        self.looks = bytearray(upshot.looks)
        self.changed, self._lost = set(upshot.changed), set(upshot.lost)
        self._is_same = bytearray(len(self.items))
        self.tallies = SectionTallies.of_counts(self.report.sections, upshot.tallies)

    def _look_again(self, names: Collection[str]) -> None:
        """Take in that something was decided of items."""
        for name in names:
            index, review = self.indices.get(name), self.journal.review(name)
            self.changed.discard(name)
            self._lost.discard(name)
            if index is None:
                self._orphans = None
                if says_something(review):
                    self._lost.add(name)
                continue
            if self._is_changed(name, review):
                self.changed.add(name)
            self.looks[index] = _look(review, self.items.checkable[index], changed=name in self.changed)

    def _is_changed(self, name: str, review: Review) -> bool:
        """Say whether an item says something else in this reading than what was decided on."""
        index = self.indices.get(name)
        if index is None or not says_something(review):
            return False
        return is_changed(self.report, self.items.spans[index], self.kept.get(name), review)

    def _moves_items(self, events: Sequence[Event]) -> bool:
        """Say whether events change which items stand in this reading."""
        return any(
            event.field in {EventField.PICKED, EventField.REPLACED, EventField.BLIND}
            or event.item_id.startswith(MERGED)
            or (event.field is EventField.PLACE and self.numbers.figure_of(event.item_id) is None)
            for event in events
        )

    def _steps(self, events: Sequence[Event]) -> "list[_Step]":
        """Return what the events do to the tallies; once they are written they are worked through no second time."""
        if self._stepped is None or self._stepped[0] is not events:
            self._stepped = events, [*self._stepping(events)]
        return self._stepped[1]

    def _stepping(self, events: Sequence[Event]) -> "Iterator[_Step]":
        for name, review in self.journal.reviews_after(events).items():
            index = self.indices.get(name)
            if index is not None:
                now = Status.OPEN if self._is_changed(name, review) else review.status
                yield self.items.spans[index], bool(self.items.checkable[index]), status_of(self.looks[index]), now

    def _wanted(self, index: int) -> tuple[str, Span, Figure | None]:
        return self.items.name(index), self.spans[index], self.items.figure(index)


def _said(events: Sequence[Event]) -> Steps[tuple[dict[str, str], set[str]]]:
    """Return the status that events give each item, empty where they leave it, and the items that they do more to."""
    said: dict[str, str] = {}
    mixed: set[str] = set()
    for seen, event in enumerate(events):
        if seen % _IN_A_STEP == 0:
            yield seen
        name = event.item_id
        if event.field in _BESIDE_STATUS:
            said.setdefault(name, "")
        elif event.field is EventField.STATUS and not said.get(name):
            said[name] = event.now
        else:
            said.setdefault(name, "")
            mixed.add(name)
    return said, mixed


class _Shown(Struct, frozen=True):
    """What all events of a journal come to in a reading."""

    items: Items
    indices: Indices
    looks: bytearray
    changed: set[str]
    lost: set[str]


def _shown(report: Report, numbers: Numbers, kept: Mapping[str, Item], journal: Journal) -> _Shown:
    items = Items(report, numbers, arranged(report, numbers, kept, journal))
    indices = Indices(items, numbers)
    looks = bytearray(items.checkable.translate(_LOOKS_OF_OPEN.ljust(256)))
    changed, lost = set(), set()
    for name, item in kept.items():
        index, review = indices.get(name), journal.review(name)
        if index is None:
            if says_something(review):
                lost.add(name)
        else:
            if says_something(review) and is_changed(report, items.spans[index], item, review):
                changed.add(name)
            looks[index] = _look(review, items.checkable[index], changed=name in changed)
    return _Shown(items, indices, looks, changed, lost)


def _look(review: Review, checkable: int, *, changed: bool) -> int:
    status = Status.OPEN if changed else review.status
    return look_code(status, checkable=bool(checkable), changed=changed)
