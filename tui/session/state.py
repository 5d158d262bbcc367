"""What a session holds in memory: where each item of the reading stands, and what the journal says of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from tui.domain.chain import linked
from tui.domain.figure import Figure
from tui.domain.finding import Finding
from tui.domain.identity import MERGED, finding_items, item_id, items_of, orphans_of, placed, says_something
from tui.domain.journal import Journal
from tui.domain.look import look_code
from tui.domain.merging import Here
from tui.domain.opinions import canonical
from tui.domain.review import Event, EventField, Item, Orphan, Review, Status
from tui.domain.signing import WHOLE, is_blind, whole_item
from tui.domain.spans import Spans, spans_of
from tui.domain.tally import SectionTallies, Tally
from tui.domain.text import Span
from tui.session.arranging import ReviewItem, arranged, is_changed, opened_again
from tui.store.database import StoredReview


class ReviewState:
    """One report under review, as its events make it."""

    def __init__(self, stored: StoredReview, reviewer: str) -> None:
        """Begin with what the store knows, as `reviewer` is shown it."""
        self.reviewer = reviewer
        self.report = stored.report
        self.journal = Journal(stored.events, viewer=reviewer, is_blind=is_blind(stored.events, reviewer))
        self.kept = {item.id: item for item in stored.items}
        self._orphans: tuple[Orphan, ...] | None = None
        self._figures = tuple(
            ReviewItem(item_id(number), figure.span, figure)
            for number, figure in zip(stored.numbers, stored.report.numerals.figures, strict=True)
        )
        self._own_names = frozenset(item.id for item in self._figures)
        self._arrange()

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """What was decided on items that this reading doesn't have, by id."""
        if self._orphans is None:
            self._orphans = tuple(orphans_of(self.report, self.journal, self.kept.values(), self.indices))
        return self._orphans

    def review(self, name: str) -> Review:
        """Return what has been decided of an item, as it shows in this reading; see `ReviewSession.review`."""
        review = self.journal.review(name)
        return opened_again(self.kept[name], review) if name in self.changed else review

    def description(self, name: str) -> Item:
        """Return an item of this reading as it stands in it."""
        item = self.items[self.indices[name]]
        (described,) = items_of(self.report.text, [(name, item.span, item.figure)])
        return described

    def former(self, name: str) -> Item:
        """Return an item as it stood when it was last decided on."""
        return placed(self.kept[name], self.journal.review(name))

    def decided_first(self, names: Iterable[str], findings: Iterable[Finding]) -> tuple[Item, ...]:
        """Return those of the items and findings, by id, that the store does not have yet, as it keeps them."""
        new = dict.fromkeys(name for name in names if name not in self.kept)
        figures = [self._wanted(self.items[self.indices[name]]) for name in new if name in self.indices]
        told = [found for found in findings if found.key in new] if len(figures) < len(new) else []
        whole = [whole_item(self.report.name)] if WHOLE in new else []
        return (*items_of(self.report.text, figures), *finding_items(self.report.text, told), *whole)

    def keep(self, items: Iterable[Item]) -> None:
        """Take in items as they were first decided on; those that are known stay as they are."""
        for item in items:
            self.kept.setdefault(item.id, item)

    def here(self) -> Here:
        """Return what events of another store are named by."""
        return Here(self.report.text, {item.span: item.id for item in self._figures}, self.kept)

    def take_in(self, events: Sequence[Event]) -> tuple[int, ...]:
        """Take in events that are on disk; return the items of this reading that they are about, by index."""
        if self._moves_items(events):
            self.journal = self._journal_with(events)
            self._arrange()
        elif events:
            steps = list(self._steps(events))
            self.journal.add(events)
            for span, checkable, was, now in steps:
                self.tallies.change(span, was, now, checkable=checkable)
            names = {event.item_id for event in events}
            self._mind_changes(names)
            for name in names & self.indices.keys():
                self.looks[self.indices[name]] = self._look(self.items[self.indices[name]])
        return tuple(dict.fromkeys(self.indices[event.item_id] for event in events if event.item_id in self.indices))

    def sealed(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Return the new events of one action as they are written: after all that is known here, and linked."""
        at = self.journal.time_after(events[0].at) if events else None
        in_order = sorted((replace(event, at=at or event.at) for event in events), key=canonical)
        return tuple(linked(in_order, self.journal.heads))

    def tally_after(self, events: Sequence[Event], items: Sequence[Item]) -> Tally:
        """Return what the report's tally will be after events.

        Args:
            events: What is to be written.
            items: What they are about and the store does not have yet.
        """
        if not self._moves_items(events):
            return self.tallies.whole_after((checkable, was, now) for _, checkable, was, now in self._steps(events))
        journal = self._journal_with(events)
        kept = {item.id: item for item in items} | self.kept
        steps = []
        for item in arranged(self.report, self._figures, kept, journal):
            review = journal.review(item.id)
            changed = says_something(review) and is_changed(self.report.text, item.span, kept.get(item.id), review)
            steps.append((item.checkable, None, Status.OPEN if changed else review.status))
        return SectionTallies((), ()).whole_after(steps)

    def _journal_with(self, events: Sequence[Event]) -> Journal:
        journal = (*self.journal.all_events, *events)
        return Journal(journal, viewer=self.reviewer, is_blind=is_blind(journal, self.reviewer))

    def _arrange(self) -> None:
        self.items = arranged(self.report, self._figures, self.kept, self.journal)
        self.indices = {item.id: index for index, item in enumerate(self.items)}
        self.changed: set[str] = set()
        self._mind_changes(self.kept)
        self._orphans = None
        self.spans: Spans = spans_of(self.items)
        self.looks = bytearray(map(self._look, self.items))
        self.tallies = SectionTallies(
            self.report.sections,
            ((item.span, item.checkable, self.review(item.id).status) for item in self.items),
        )

    def _look(self, item: ReviewItem) -> int:
        status = self.review(item.id).status
        return look_code(status, checkable=item.checkable, changed=item.id in self.changed)

    def _mind_changes(self, names: Collection[str]) -> None:
        """Find out which items say something else in this reading than what was decided on."""
        self.changed.difference_update(names)
        self.changed.update(name for name in names if self._is_changed(name, self.journal.review(name)))
        if any(name not in self.indices for name in names):
            self._orphans = None

    def _is_changed(self, name: str, review: Review) -> bool:
        index = self.indices.get(name)
        if index is None or not says_something(review):
            return False
        return is_changed(self.report.text, self.items[index].span, self.kept.get(name), review)

    def _moves_items(self, events: Sequence[Event]) -> bool:
        """Say whether events change which items stand in this reading."""
        return any(
            event.field in {EventField.PICKED, EventField.REPLACED, EventField.BLIND}
            or event.item_id.startswith(MERGED)
            or (event.field is EventField.PLACE and event.item_id not in self._own_names)
            for event in events
        )

    def _steps(self, events: Sequence[Event]) -> Iterator[tuple[Span, bool, Status, Status]]:
        """Yield what the events do to the tallies: the place, whether to check, the status before and after."""
        for name, review in self.journal.reviews_after(events).items():
            index = self.indices.get(name)
            if index is not None:
                item = self.items[index]
                now = Status.OPEN if self._is_changed(name, review) else review.status
                yield item.span, item.checkable, self.review(name).status, now

    @staticmethod
    def _wanted(item: ReviewItem) -> tuple[str, Span, Figure | None]:
        return item.id, item.span, item.figure
