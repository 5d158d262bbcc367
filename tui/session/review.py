"""One report under review: what each item's state is, and every decision on it, on disk before it is in memory."""

import secrets
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tui.domain.chain import linked
from tui.domain.evidence import Evidence, EvidenceKind, evidence_text
from tui.domain.figure import Figure
from tui.domain.finding import Finding, worked_out
from tui.domain.identity import finding_items, item_id, items_of, next_picked, orphans_of, picked_place
from tui.domain.journal import Journal
from tui.domain.publication import NO_PUBLICATION, Publication
from tui.domain.review import STATUS_WORDS, ActionKind, Event, EventField, Item, Orphan, Review, Status, field_text
from tui.domain.tally import SectionTallies, Tally
from tui.domain.text import Span
from tui.errors import ConflictError, StoreError
from tui.export.formats import FORMATS, rendered
from tui.export.notes import Asked, Notes, Whole
from tui.export.writing import write_whole
from tui.session.noting import Material, notes_of
from tui.store import scratch
from tui.store.database import Batch, Store, StoredReview
from tui.store.snapshots import keep_snapshot

EXPORT_FORMATS: Mapping[str, str] = {name: form.ending for name, form in FORMATS.items()}
"""The formats that notes leave in, and the ending of each one's files."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """What is reviewed, in its place in this reading."""

    id: str
    """`T-0042`: unique in its report, never given twice."""
    span: Span
    """Where it stands."""
    figure: Figure | None
    """The figure; None for a passage."""

    @property
    def checkable(self) -> bool:
        """Whether it has to be reviewed."""
        return self.figure is None or self.figure.checkable


@dataclass(frozen=True, slots=True)
class Change:
    """What one action changed."""

    indices: tuple[int, ...]
    """The items that it changed, by index; empty when all were so already."""
    what: str
    """What was decided, taken back or brought again: a status in words, or `note`."""
    kind: ActionKind
    """Whether it was a decision, or took one back, or brought it again."""


class ReviewSession:
    """One report under review."""

    def __init__(
        self,
        store: Store,
        reviewer: str,
        clock: Callable[[], datetime],
        stored: StoredReview,
        publication: Publication = NO_PUBLICATION,
    ) -> None:
        """Go on with what the store knows; decisions bear the name `reviewer` and the time of `clock`."""
        self._store = store
        self._reviewer = reviewer
        self._clock = clock
        self._publication = publication
        self._numbers = stored.numbers
        self._next_number = stored.next_number
        self._revision = stored.revision
        self._journal = Journal(stored.events)
        self._kept_items = {item.id: item for item in stored.items}
        self._orphans: tuple[Orphan, ...] | None = None
        self._changed_elsewhere: set[int] = set()
        self._seen_version = -1
        self._findings_at: dict[Span, list[Finding]] | None = None
        self.report_id = stored.report_id
        self.reading_id = stored.reading_id
        self.report = stored.report
        self._figure_items = tuple(
            ReviewItem(item_id(number), figure.span, figure)
            for number, figure in zip(stored.numbers, stored.report.numerals.figures, strict=True)
        )
        self.items = self._figure_items
        self._indices: dict[str, int] = {}
        self._arrange()
        self.place = min(stored.place, max(0, len(self.items) - 1))
        self._tallies = SectionTallies(
            stored.report.sections,
            ((item.span, item.checkable, self._journal.review(item.id).status) for item in self.items),
        )

    def _arrange(self) -> None:
        """Put the figures and the passages that were picked in reading order."""
        picked = [
            ReviewItem(item.id, place, None)
            for item in self._kept_items.values()
            if self._journal.review(item.id).is_picked and (place := picked_place(self.report.text, item))
        ]
        in_order = sorted([*self._figure_items, *picked], key=lambda item: item.span) if picked else self._figure_items
        self.items = tuple(in_order)
        self._indices = {item.id: index for index, item in enumerate(self.items)}

    @property
    def read_only(self) -> bool:
        """Whether nothing can be decided here."""
        return self._store.read_only

    @property
    def tally(self) -> Tally:
        """How far the review of the whole report is."""
        return self._tallies.whole

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """What was decided on items that this reading doesn't have, by id."""
        if self._orphans is None:
            self._orphans = tuple(orphans_of(self.report, self._journal, self._kept_items.values(), self._indices))
        return self._orphans

    def section_tally(self, section: int) -> Tally:
        """Return how far the review of a section is, its children's items included."""
        return self._tallies.of(section)

    def section_of(self, index: int) -> int | None:
        """Return the index of the innermost section that an item stands in; None before the first."""
        return self._tallies.section_of(self.items[index].span)

    def review(self, index: int) -> Review:
        """Return what has been decided of an item."""
        return self._journal.review(self.items[index].id)

    def history(self, index: int) -> tuple[Event, ...]:
        """Return the events about an item, in order."""
        return self._journal.history(self.items[index].id)

    def mark(self, indices: Sequence[int], status: Status) -> Change:
        """Give items a status, as one action.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._decide([(self.items[index].id, EventField.STATUS, status.value) for index in indices])

    def note(self, index: int, text: str) -> Change:
        """Set the note on an item; an empty one takes it away.

        Raises:
            ConflictError: Another window has just changed it; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._decide([(self.items[index].id, EventField.NOTE, text)])

    def tick(self, indices: Sequence[int], sign: str) -> Change:
        """Give items a tick mark as one action, or take it from them when all have it.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._turn(indices, EventField.TICKS, sign)

    def tag(self, indices: Sequence[int], tag: str) -> Change:
        """Give items a tag as one action, or take it from them when all have it.

        Args:
            indices: The items.
            tag: A word without blanks.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._turn(indices, EventField.TAGS, tag)

    def set_evidence(self, index: int, evidence: Sequence[Evidence]) -> Change:
        """Say what an item was agreed to, instead of what was said before.

        Raises:
            ConflictError: Another window has just changed it; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._decide([(self.items[index].id, EventField.EVIDENCE, evidence_text(evidence))])

    def keep_snapshot(self, body: bytes) -> str:
        """Keep the bytes of a piece of evidence, and return their SHA-256.

        Raises:
            StoreError: They could not be written.
        """
        return keep_snapshot(self._store, body)

    def is_dismissed(self, finding: Finding) -> bool:
        """Say whether the reviewer has dismissed a finding."""
        return bool(self._journal.review(finding.key).dismissed)

    def dismissal(self, finding: Finding) -> Review:
        """Return what was decided of a finding: the reason why it is nothing, who said so and when."""
        return self._journal.review(finding.key)

    def dismiss(self, finding: Finding, reason: str) -> Change:
        """Mark a finding as nothing, for a reason; an empty one lets it stand again.

        It stays so in later readings, unless its figures change.

        Raises:
            ConflictError: Another window has just changed it; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._decide([(finding.key, EventField.DISMISSED, reason)])

    def take_finding(self, finding: Finding, sign: str) -> Change:
        """Take a relation that holds as work done on the figure that it is held against, as one action.

        The figure gets the tick mark and the calculation as its evidence.

        Raises:
            ConflictError: Another window has just changed it; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        index = self.item_at(finding.spans[0])
        if index is None:
            return Change((), EventField.TICKS.value, ActionKind.DO)
        item_id, review = self.items[index].id, self.review(index)
        calculation = Evidence(EvidenceKind.CALCULATION, title=finding.message, quote=worked_out(finding))
        evidence = review.evidence if calculation in review.evidence else (*review.evidence, calculation)
        ticks = review.ticks if sign in review.ticks else (*review.ticks, sign)
        return self._decide(
            [(item_id, EventField.TICKS, " ".join(ticks)), (item_id, EventField.EVIDENCE, evidence_text(evidence))]
        )

    def findings_of(self, index: int) -> tuple[Finding, ...]:
        """Return the findings that an item takes part in, in reading order."""
        if self._findings_at is None:
            self._findings_at = defaultdict(list)
            for finding in self.report.findings:
                for span in dict.fromkeys(finding.spans):
                    self._findings_at[span].append(finding)
        return tuple(self._findings_at.get(self.items[index].span, ()))

    def filtered(self, expression: str) -> frozenset[int]:
        """Return the items that a filter shows, by index; see `tui.domain.filtering` for how one is written.

        Raises:
            TieoutError: A part of the expression can't be understood.
        """
        from tui.session.filters import accepted  # noqa: PLC0415 - it loads the figure finder, which few reviews need

        return accepted(self, expression)

    def item_at(self, span: Span) -> int | None:
        """Return the item that stands at a place, by index; None when there is none."""
        index = bisect_left(self.items, span, key=lambda item: item.span)
        return index if index < len(self.items) and self.items[index].span == span else None

    def pick(self, span: Span) -> Change:
        """Make a passage an item, to be reviewed like a figure. The indices of the items after it go up by one.

        Args:
            span: Where it stands; it overlaps no item.

        Raises:
            StoreError: It could not be written; nothing was changed.
        """
        action, at = secrets.token_hex(8), self._clock()
        made: list[Item] = []

        def decide() -> Batch:
            self._take_in_news()
            name = next_picked((*self._kept_items, *self._journal.decided))
            made[:] = items_of(self.report.text, [(name, span, None)])
            event = Event(action, ActionKind.DO, "", at, self._reviewer, name, EventField.PICKED, "", "yes")
            return Batch((event,), tuple(made), self._tallies.whole_after([(True, None, Status.OPEN)]))

        return self._commit(decide, at, Change((), "picked", ActionKind.DO))

    def undo(self) -> Change | None:
        """Take back the last decision that stands; None when there is none.

        Raises:
            ConflictError: Another window has just decided something; that is taken in, and nothing was taken back.
            StoreError: It could not be written; nothing was changed.
        """
        return self._replay(self._journal.to_undo(), ActionKind.UNDO)

    def redo(self) -> Change | None:
        """Bring again the decision that was taken back last; None when there is none.

        Raises:
            ConflictError: Another window has just decided something; that is taken in, and nothing was brought again.
            StoreError: It could not be written; nothing was changed.
        """
        return self._replay(self._journal.to_redo(), ActionKind.REDO)

    def changed_elsewhere(self) -> bool:
        """Say whether another window may have decided something since the last `refresh`; takes microseconds.

        Raises:
            StoreError: The store can't be read.
        """
        return bool(self._changed_elsewhere) or self._store.version() != self._seen_version

    def refresh(self) -> tuple[int, ...]:
        """Take in what other windows decided; return the items that they changed since the last call, by index.

        Raises:
            StoreError: The store can't be read.
        """
        self._take_in_news()
        changed = tuple(sorted(self._changed_elsewhere))
        self._changed_elsewhere.clear()
        return changed

    def save_place(self, index: int) -> None:
        """Keep where the reviewer is, for the next time.

        Raises:
            StoreError: It could not be written.
        """
        if index != self.place:
            self._store.save_place(self.report_id, index)
            self.place = index

    def keep_draft(self, item: str, text: str) -> None:
        """Keep a note on an item (its id) as far as it is typed; writing the note drops it.

        Raises:
            StoreError: It could not be written.
        """
        scratch.keep_draft(self._store, (self.report_id, item), text, self._clock())

    def draft(self, item: str) -> str | None:
        """Return the note that was being typed on an item (its id); None when there is none.

        Raises:
            StoreError: The store can't be read.
        """
        return scratch.draft(self._store, (self.report_id, item))

    def drop_draft(self, item: str) -> None:
        """Forget what was being typed on an item (its id).

        Raises:
            StoreError: It could not be written.
        """
        scratch.drop_draft(self._store, (self.report_id, item))

    def setting(self, key: str) -> str | None:
        """Return what was kept under a name for this report; None when nothing was.

        Raises:
            StoreError: The store can't be read.
        """
        return scratch.setting(self._store, (self.report_id, key))

    def keep_setting(self, key: str, value: str) -> None:
        """Keep a value under a name for this report, such as its folds or the sizes of its panes.

        Raises:
            StoreError: It could not be written.
        """
        scratch.keep_setting(self._store, (self.report_id, key), value)

    def export(
        self, format_name: str, statuses: Collection[Status] = (Status.VERIFIED,), *, private: bool = False
    ) -> str | bytes:
        """Return the notes on the items with one of the statuses, in one of `EXPORT_FORMATS`.

        Args:
            format_name: The format.
            statuses: Items with one of these.
            private: Whether private evidence goes out too.

        Raises:
            ExportError: There is no such format, or it can't say what is asked for.
        """
        return rendered(format_name, (self.notes(statuses, private=private),))

    def export_to(self, path: Path, format_name: str, statuses: Collection[Status] = (Status.VERIFIED,)) -> None:
        """Write the notes into a file, whole or not at all.

        Raises:
            ExportError: There is no such format, or it could not be written; an old file is intact then.
        """
        write_whole(path, self.export(format_name, statuses))

    def notes(self, statuses: Collection[Status] = (Status.VERIFIED,), *, private: bool = False) -> Notes:
        """Return what an exporter is given.

        Args:
            statuses: Items with one of these.
            private: Whether private evidence goes out too.
        """
        asked = Asked(tuple(status for status in Status if status in statuses), private)
        whole = self._whole() if asked.is_everything else None
        return notes_of(self, Material(self._journal, self._kept_items, self._publication, whole), asked)

    def _whole(self) -> Whole | None:
        """Return what puts the report back into a store; a damaged snapshot must not keep the marks from going out."""
        try:
            snapshot = self._store.snapshot(self.report.source.sha256)
        except StoreError:
            return None
        return Whole(snapshot, self._numbers, self._next_number, self.place)

    def _turn(self, indices: Sequence[int], field: EventField, word: str) -> Change:
        """Give items a word of a list, or take it from them when all have it."""
        words = {self.items[i].id: field_text(self.review(i), field).split() for i in indices}
        is_on_all = all(word in had for had in words.values())
        return self._decide(
            [
                (item_id, field, " ".join([w for w in had if w != word] + [word] * (not is_on_all)))
                for item_id, had in words.items()
            ]
        )

    def _decide(self, wanted: Sequence[tuple[str, EventField, str]]) -> Change:
        """Set fields of items or findings, named by id, as one action; what is so already stays without an event."""
        action, at = secrets.token_hex(8), self._clock()
        before = [(name, field, field_text(self._journal.review(name), field), now) for name, field, now in wanted]
        events = tuple(
            Event(action, ActionKind.DO, "", at, self._reviewer, name, field, was, now)
            for name, field, was, now in dict.fromkeys(before)
            if was != now
        )
        _, field, now = wanted[0] if wanted else ("", EventField.NOTE, "")
        return self._record(events, Change((), _what(field, now), ActionKind.DO))

    def _replay(self, past: Sequence[Event], kind: ActionKind) -> Change | None:
        if not past:
            return None
        action, at = secrets.token_hex(8), self._clock()
        events = tuple(
            Event(action, kind, event.action, at, self._reviewer, event.item_id, event.field, *values)
            for event in past
            for values in [(event.now, event.was) if kind is ActionKind.UNDO else (event.was, event.now)]
        )
        return self._record(events, Change((), _what(past[0].field, past[0].now), kind))

    def _record(self, events: tuple[Event, ...], change: Change) -> Change:
        """Commit the events of one action, then take them into memory."""
        if not events:
            return change
        new_items = self._items_decided_first(events)

        def decide() -> Batch:
            self._refuse_conflict(self._take_in_news(), events, change.kind)
            steps = ((checkable, was, now) for _, checkable, was, now in self._steps(events))
            return Batch(events, new_items, self._tallies.whole_after(steps))

        return self._commit(decide, events[0].at, change)

    def _commit(self, decide: Callable[[], Batch], at: datetime, change: Change) -> Change:
        """Write what `decide` makes, then take it into memory."""
        batches: list[Batch] = []

        def remembered() -> Batch:
            batch = decide()
            batches.append(replace(batch, events=tuple(linked(batch.events, self._journal.heads))))
            return batches[-1]

        self._revision = self._store.record((self.report_id, self.reading_id), at, remembered)
        self._kept_items.update((item.id, item) for item in batches[-1].items)
        return replace(change, indices=self._take_in(batches[-1].events))

    def _refuse_conflict(self, news: Sequence[Event], events: Sequence[Event], kind: ActionKind) -> None:
        """Undo and redo follow the last decision of all windows, so any news changes what they would do."""
        touched = {event.item_id for event in events}
        other = next((event for event in news if kind is not ActionKind.DO or event.item_id in touched), None)
        if other is not None:
            message = f"{other.reviewer} has just changed {other.item_id} in another window."
            raise ConflictError(message, "Look at it, and press the key again to decide all the same.")

    def _take_in_news(self) -> tuple[Event, ...]:
        # Asked first: what is written between the two questions is news the next time.
        self._seen_version = self._store.version()
        self._revision, news = self._store.events_after(self.report_id, self._revision)
        self._changed_elsewhere.update(self._take_in(news))
        return news

    def _take_in(self, events: Sequence[Event]) -> tuple[int, ...]:
        """Apply committed events to memory and return the items of this reading that they change, by index."""
        for span, checkable, was, now in self._steps(events):
            self._tallies.change(span, was, now, checkable=checkable)
        self._journal.add(events)
        if any(event.field is EventField.PICKED for event in events):
            self._arrange()
            self._orphans = None
        if any(event.item_id not in self._indices for event in events):
            self._orphans = None
        return tuple(self._indices[event.item_id] for event in events if event.item_id in self._indices)

    def _steps(self, events: Sequence[Event]) -> Iterator[tuple[Span, bool, Status | None, Status | None]]:
        """Yield what the events do to the tallies: place, whether to check, status before and after (None: no item)."""
        for event in events:
            index = self._indices.get(event.item_id)
            if event.field is EventField.STATUS and index is not None:
                item = self.items[index]
                yield item.span, item.checkable, Status(event.was), Status(event.now)
            elif event.field is EventField.PICKED and event.item_id in self._kept_items:
                place = picked_place(self.report.text, self._kept_items[event.item_id])
                status = self._journal.review(event.item_id).status
                if place is not None:
                    yield place, True, *((None, status) if event.now else (status, None))

    def _items_decided_first(self, events: Sequence[Event]) -> tuple[Item, ...]:
        names = {event.item_id: None for event in events if event.item_id not in self._kept_items}
        figures = [self._wanted(self._indices[name]) for name in names if name in self._indices]
        findings = [found for found in self.report.findings if found.key in names] if len(figures) < len(names) else []
        return (*items_of(self.report.text, figures), *finding_items(self.report.text, findings))

    def _wanted(self, index: int) -> tuple[str, Span, Figure | None]:
        item = self.items[index]
        return item.id, item.span, item.figure


def _what(field: EventField, now: str) -> str:
    if field is EventField.STATUS:
        return STATUS_WORDS[Status(now)]
    return {EventField.TICKS: "tick marks", EventField.DISMISSED: "a finding"}.get(field, field.value)
