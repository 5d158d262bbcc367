"""One report under review, as it is looked at: what stands in it, and what has been decided of it."""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import compress

from tui.domain.amounts import Amounts
from tui.domain.finding import FINDING, Finding, Verdict
from tui.domain.finding_places import VERDICTS, FindingPlaces
from tui.domain.look import NO_CHECK, status_of
from tui.domain.ondemand import Coded, amounts_of, places_of, words_of
from tui.domain.report import LEFT_OUT
from tui.domain.review import Before, Event, EventField, Orphan, Review, Status, Value, field_name, field_value
from tui.domain.spans import Spans
from tui.domain.tally import Tally
from tui.domain.text import Span
from tui.session.arranging import ReviewItem
from tui.session.readings import Replaced
from tui.session.recording import Recording
from tui.session.state import MANY
from tui.session.steps import Steps, done
from tui.store.database import Store, StoredReview
from tui.store.lines import Brief

_BRIEFLY = 1_000
"""How many events are told of at once: a few thousandths of a second."""
_TOGETHER = 200
"""How many reviews are made between two turns of others: some thousandths of a second."""
_PLAIN = frozenset({EventField.NOTE, EventField.TICKS, EventField.TAGS})
"""What the last event that sets it says of an item that only the viewer decided on; see `Journal.is_plain`."""


class Looking(Recording):
    """One report under review, to be looked at."""

    def __init__(self, store: Store, reviewer: str, clock: Callable[[], datetime], stored: StoredReview) -> None:
        """Go on with what the store knows; see `Recording`."""
        super().__init__(store, reviewer, clock, stored)
        self._finding_places: FindingPlaces | None = None
        self.replaced: Replaced | None = None
        """What this reading has just taken the place of; None when it was there before, or is the first."""
        self.report = stored.report

    def replace(self, retrieved_at: datetime) -> None:
        """Take it that this reading takes the place of another version of the report, retrieved then."""
        opened_again = [self._state.journal.review(name) for name in self._state.changed]
        lost = [orphan.review for orphan in self.orphans if orphan.why != LEFT_OUT]
        same = self.tally.reviewed
        others = sum(review.status is not Status.OPEN for review in (*opened_again, *lost))
        self.replaced = Replaced(retrieved_at, same, same + others)

    @cached_property
    def amounts(self) -> Amounts:
        """What its figures state."""
        return amounts_of(self.report.numerals.figures)

    @property
    def items(self) -> Sequence[ReviewItem]:
        """What is to be reviewed, in reading order; another sequence once others stand in the reading."""
        return self._state.items

    @property
    def spans(self) -> Spans:
        """Where the items stand."""
        return self._state.spans

    def looks(self) -> bytes:
        """Return how each item looks at a glance, a byte each; see `tui.domain.look`."""
        return bytes(self._state.looks)

    @property
    def passages(self) -> Sequence[Span]:
        """Where the passages stand that are items, in reading order."""
        return self._state.items.passages

    def words(self, field: str) -> Coded:
        """Return what each item says in one of `FIGURE_WORDS`, or `unit`; passages say nothing."""
        figures = self.report.numerals.figures
        if field != "unit":
            return self._state.items.told(words_of(figures, field))
        return self._state.items.told(Coded(self.amounts.units, [(name,) for name in self.amounts.names]))

    def kinds(self) -> bytes:
        """Return the kind of each item, as its place in `FigureKind`; of passages the place after all of those."""
        return self._state.items.kinds

    def items_of(self, figures: Collection[int]) -> Iterator[int]:
        """Yield the items that some figures of the report are, by index, in order; both are told by index."""
        return self._state.items.of_figures(figures)

    def briefly(self) -> Iterator[Sequence[Brief]]:
        """Yield what was ever decided that may be shown, in the order of the store, some events at a time.

        Where the store is damaged it may end early, and `check` raises why.
        """
        after = 0
        with self._noticing_damage():
            while told := self._store.briefly(self.report_id, (after, self._revision), _BRIEFLY):
                after = told[-1].number
                yield [one for one in told if not self.is_blind or one.reviewer == self._reviewer]

    @property
    def read_only(self) -> bool:
        """Whether nothing can be decided here."""
        return self._store.read_only

    @property
    def is_blind(self) -> bool:
        """Whether this reviewer sees nothing of what others decided."""
        return self._state.journal.is_blind

    @property
    def tally(self) -> Tally:
        """How far the review of the whole report is."""
        return self._state.tallies.whole

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """What was decided on items that this reading doesn't have, by id."""
        with self._noticing_damage():
            return self._state.orphans
        return ()

    def section_tally(self, section: int) -> Tally:
        """Return how far the review of a section is, its children's items included."""
        return self._state.tallies.of(section)

    def section_of(self, index: int) -> int | None:
        """Return the index of the innermost section that an item stands in; None before the first."""
        return self._state.tallies.section_of(self.spans[index])

    def review(self, index: int) -> Review:
        """Return what has been decided of an item, as it shows in this reading.

        Where the report says something else now than what was decided on, the item is open, and `before` says what
        it was. Where the store is damaged, the status alone is told, and `check` raises why.
        """
        with self._noticing_damage():
            return self._state.review(self.items[index].id)
        return Review(status=self.status(index))

    def said(self, field: EventField) -> Steps[dict[int, Value]]:
        """Return what each item has in a field, by index, as `Review` has it, a little at a time.

        Those are left out on which it was never set; where the store is damaged, so may others be, and `check`
        raises why.
        """
        said: dict[int, Value] = {}
        with self._noticing_damage():
            others: list[tuple[str, int]] = []
            is_plain = self._state.journal.is_plain if field in _PLAIN else lambda _: False
            last: dict[str, str] = {}
            for lines in self._store.lines_of(self.report_id, field):
                last.update((name, now) for _, name, now in lines)
                yield len(last)
            for seen, (name, now) in enumerate(last.items()):
                if seen % _BRIEFLY == 0:
                    yield seen
                index = self.index_of(name)
                if index is not None and is_plain(name):
                    said[index] = field_value(field, now)
                elif index is not None:
                    others.append((name, index))
            reviews = yield from self._reviewed(others)
            said.update((index, getattr(review, field_name(field))) for index, review in reviews.items())
        return said

    def said_of(self, indices: Sequence[int], field: EventField) -> Steps[dict[int, Value]]:
        """Return what `said` does, of some items at least: of a few the others are not looked for."""
        if len(indices) >= MANY:
            return (yield from self.said(field))
        return {index: getattr(self.review(index), field_name(field)) for index in indices}

    def reviewers(self) -> Steps[dict[int, str]]:
        """Return whom `review` names for each item, by index, a little at a time; undecided ones are left out."""
        named: dict[int, str] = {}
        with self._noticing_damage():
            own, others = yield from self._touched()
            named.update(dict.fromkeys(own, self._reviewer))
            reviews = yield from self._reviewed(others)
            named.update((index, review.reviewer) for index, review in reviews.items())
        return named

    def contested(self) -> Steps[set[int]]:
        """Return the items that reviewers conclude differently on, by index, a little at a time."""
        return (yield from self._where(lambda review: review.differs))

    def reopened(self) -> Steps[set[int]]:
        """Return the items that say something else now than when they were decided, by index, a little at a time."""
        return (yield from self._where(lambda review: review.before is not None))

    def _where(self, holds: Callable[[Review], bool]) -> Steps[set[int]]:
        """Return the items of which something holds that can't hold where there is one conclusion alone, by index."""
        with self._noticing_damage():
            _, others = yield from self._touched()
            reviews = yield from self._reviewed(others)
            return {index for index, review in reviews.items() if holds(review)}
        return set()

    def _touched(self) -> Steps[tuple[list[int], list[tuple[str, int]]]]:
        """Return the items that something was said of, a little at a time.

        First those with one conclusion alone, the reviewer's own, by index; then the others, by id and index.
        """
        own: list[int] = []
        others: list[tuple[str, int]] = []
        names: dict[str, None] = {}
        for told in self.briefly():
            names.update((event.item_id, None) for event in told)
            yield len(names)
        for seen, name in enumerate(names):
            if seen % _BRIEFLY == 0:
                yield seen
            index = self.index_of(name)
            if index is not None and self._state.journal.is_plain(name) and self.status(index) is not Status.OPEN:
                own.append(index)
            elif index is not None:
                others.append((name, index))
        return own, others

    def _reviewed(self, items: Sequence[tuple[str, int]]) -> Steps[dict[int, Review]]:
        """Return the reviews of items, each given by its id and its index, a little at a time."""
        reviews: dict[int, Review] = {}
        for first in range(0, len(items), _TOGETHER):
            some = items[first : first + _TOGETHER]
            found = self._state.reviews([name for name, _ in some])
            reviews.update((index, review) for (_, index), review in zip(some, found, strict=True))
            yield len(reviews)
        return reviews

    def status(self, index: int) -> Status:
        """Return the status of `review`, without looking at what else was decided."""
        return status_of(self._state.looks[index])

    def before(self, index: int) -> Before | None:
        """Return what an item said when it was decided, while it is open again because the report changed."""
        return self.review(index).before

    def history(self, index: int) -> tuple[Event, ...]:
        """Return the events about an item, in order."""
        with self._noticing_damage():
            return self._state.journal.history(self.items[index].id)
        return ()

    def is_dismissed(self, finding: Finding) -> bool:
        """Say whether the reviewer has dismissed a finding."""
        return bool(self.dismissal(finding).dismissed)

    def dismissal(self, finding: Finding) -> Review:
        """Return what was decided of a finding: the reason why it is nothing, who said so and when."""
        with self._noticing_damage():
            return self._state.journal.review(finding.key)
        return Review()

    def findings_of(self, index: int) -> tuple[Finding, ...]:
        """Return the findings that an item takes part in, in reading order."""
        return tuple(self.report.findings[number] for number in self._placed_findings().at(self.spans[index]))

    def _placed_findings(self) -> FindingPlaces:
        if self._finding_places is None:
            self._finding_places = places_of(self.report.findings)
        return self._finding_places

    def _dismissed(self) -> set[str]:
        """Return the keys of the findings that are nothing, by the reviewer's word."""
        with self._noticing_damage():
            journal = self._state.journal
            names = journal.named(FINDING)
            journal.recall(names)
            return {name for name in names if journal.review(name).dismissed}
        return set()

    def standing(self) -> bytes:
        """Return for each finding 1 where the reviewer has to look at it, else 0: it speaks, and is not dismissed."""
        return self._placed_findings().standing(self._dismissed())

    def verdicts(self) -> tuple[Counter[Verdict], int]:
        """Return how many findings came out how, the dismissed ones left out, and how many of those there are."""
        places, dismissed = self._placed_findings(), self._dismissed()
        standing = Counter(places.verdicts)
        if dismissed:
            gone = [code for code, key in zip(places.verdicts, places.keys.split(), strict=True) if key in dismissed]
            standing.subtract(gone)
        counts = Counter({VERDICTS[code]: count for code, count in standing.items() if count})
        return counts, len(places.verdicts) - counts.total()

    def standing_starts(self) -> "array[int]":
        """Return where the figures of such findings begin, rising; type code `I`."""
        return self._placed_findings().starts_of(self.standing())

    def filtered(self, expression: str) -> frozenset[int]:
        """Return the items that a filter shows, by index; see `tui.domain.filtering` for how one is written.

        Raises:
            TieoutError: A part of the expression can't be understood, or the store can't be read.
        """
        return frozenset(compress(range(len(self.items)), done(self.filtering(expression))))

    def filtering(self, expression: str) -> Steps[bytes]:
        """Return for each item 1 where a filter shows it, else 0, a little at a time.

        The steps raise StoreError where the store can't be read.

        Raises:
            TieoutError: A part of the expression can't be understood.
        """
        from tui.session.filters import filtering  # noqa: PLC0415 - few openings need it

        return filtering(self, expression)

    def came_out(self, wanted: Collection[Verdict]) -> Iterator[Span]:
        """Yield where the figures of the findings stand that came out in one of some ways, the dismissed left out."""
        places = self._placed_findings()
        return places.spans_of(places.came_out(wanted, self._dismissed()))

    def comparing(self, words: str) -> frozenset[int]:
        """Return the items whose value compares so, by index: `=1.2亿`, `>5%`, `= 391 billion`.

        Raises:
            TieoutError: The words can't be understood.
        """
        from tui.session.filters import compared  # noqa: PLC0415 - it loads the figure finder, which few reviews need

        return compared(self, words)

    def index_of(self, item_id: str) -> int | None:
        """Return the index of an item by its id; None when this reading doesn't have it."""
        return self._state.indices.get(item_id)

    def item_at(self, span: Span) -> int | None:
        """Return the item that stands at a place, by index; None when there is none."""
        return self.spans.at(span)

    def to_check(self, span: Span | None = None) -> Iterator[int]:
        """Yield the items that have to be checked, of the whole report or of those that stand in `span`."""
        indices = range(len(self.items)) if span is None else self.spans.overlapping(span)
        looks = self._state.looks
        return (index for index in indices if not looks[index] & NO_CHECK)
