"""One report under review: what each item's state is, and every decision on it, on disk before it is in memory."""

import json
import secrets
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from tui.domain.evidence import Evidence, EvidenceKind, evidence_text
from tui.domain.finding import Finding, worked_out
from tui.domain.identity import items_of, passage_id
from tui.domain.placing import place_text
from tui.domain.publication import NO_PUBLICATION, Publication
from tui.domain.review import (
    ActionKind,
    Before,
    Event,
    EventField,
    Item,
    Orphan,
    Review,
    Status,
    field_text,
)
from tui.domain.tally import Tally
from tui.domain.text import Span
from tui.errors import ConflictError, StoreError
from tui.export.formats import FORMATS, rendered
from tui.export.notes import Asked, Notes, Whole
from tui.export.writing import write_whole
from tui.session.arranging import ReviewItem
from tui.session.deciding import differing, refuse_conflict, reopening, what
from tui.session.noting import Material, notes_of
from tui.session.recasting import Stated, recast
from tui.session.state import ReviewState
from tui.store import scratch
from tui.store.database import Batch, Store, StoredReview
from tui.store.snapshots import keep_snapshot

EXPORT_FORMATS: Mapping[str, str] = {name: form.ending for name, form in FORMATS.items()}
"""The formats that notes leave in, and the ending of each one's files."""
OTHERS_KEY = "imported"
"""The report's setting that keeps what an imported file said and tieout has no place for."""


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
        self._state = ReviewState(stored, reviewer)
        self._changed_elsewhere: set[str] = set()
        self._seen_version = -1
        self._findings_at: dict[Span, list[Finding]] | None = None
        self.report_id = stored.report_id
        self.reading_id = stored.reading_id
        self.report = stored.report
        self.place = min(stored.place, max(0, len(self.items) - 1))

    @property
    def items(self) -> tuple[ReviewItem, ...]:
        """What is to be reviewed, in reading order."""
        return self._state.items

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
        return self._state.orphans

    def section_tally(self, section: int) -> Tally:
        """Return how far the review of a section is, its children's items included."""
        return self._state.tallies.of(section)

    def section_of(self, index: int) -> int | None:
        """Return the index of the innermost section that an item stands in; None before the first."""
        return self._state.tallies.section_of(self.items[index].span)

    def review(self, index: int) -> Review:
        """Return what has been decided of an item, as it shows in this reading.

        Where the report says something else now than what was decided on, the item is open, and `before` says what
        it was.
        """
        return self._state.review(self.items[index].id)

    def before(self, index: int) -> Before | None:
        """Return what an item said when it was decided, while it is open again because the report changed."""
        return self.review(index).before

    def history(self, index: int) -> tuple[Event, ...]:
        """Return the events about an item, in order."""
        return self._state.journal.history(self.items[index].id)

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
        return bool(self._state.journal.review(finding.key).dismissed)

    def dismissal(self, finding: Finding) -> Review:
        """Return what was decided of a finding: the reason why it is nothing, who said so and when."""
        return self._state.journal.review(finding.key)

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

    def index_of(self, item_id: str) -> int | None:
        """Return the index of an item by its id; None when this reading doesn't have it."""
        return self._state.indices.get(item_id)

    def item_at(self, span: Span) -> int | None:
        """Return the item that stands at a place, by index; None when there is none."""
        index = bisect_left(self.items, span, key=lambda item: item.span)
        return index if index < len(self.items) and self.items[index].span == span else None

    def decide(self, wanted: Sequence[tuple[str, EventField, str]]) -> Change:
        """Set fields of items or findings, each named by its id, as one action; what is so already stays.

        Args:
            wanted: The id, the field, and what it is to be, as the journal keeps it.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return self._decide(wanted)

    def pick(self, span: Span) -> Change:
        """Make a passage an item, to be reviewed like a figure. The indices of the items after it go up by one.

        Args:
            span: Where it stands; it overlaps no item.

        Raises:
            StoreError: It could not be written; nothing was changed.
        """
        (item,) = items_of(self.report.text, [("", span, None)])
        item = replace(item, id=passage_id(item, self._state.kept))
        event = self._event(item.id, EventField.PICKED, "", "yes")
        if self._state.journal.review(item.id).is_picked:
            return Change((), "picked", ActionKind.DO)
        return self._record((event,), Change((), "picked", ActionKind.DO), (item,))

    def recast(self, indices: Sequence[int], stated: Sequence[Stated]) -> Change:
        """Put passages in the place of items, as one action: to edit one, split one, join some. Indices may change.

        Args:
            indices: The items that go; what was decided on them stays in the journal.
            stated: What comes instead; none overlaps another, or an item that stays.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        wanted, made = recast(self._state, [self.items[index].id for index in indices], stated)
        first = self._event("", EventField.PICKED, "", "")
        events = tuple(replace(first, item_id=name, field=field, was=was, now=now) for name, field, was, now in wanted)
        return self._record(events, Change((), "put otherwise", ActionKind.DO), made)

    def stated(self, index: int) -> Item | None:
        """Return what the reviewer said of a passage: its value, unit and label; None for a figure."""
        item = self.items[index]
        kept = self._state.kept.get(item.id)
        return None if item.figure is not None or kept is None else self._state.former(item.id)

    def attach(self, orphan_id: str, span: Span) -> Change:
        """Say that an orphan stands at `span`: on a figure, or else as a passage. Indices may change.

        Its conclusion stays where words and sentence are as they were; else it is open again, with both on its card.

        Raises:
            ConflictError: Something was decided on what stands there, or another window was first.
            StoreError: It could not be written; nothing was changed.
        """
        lost = next(orphan for orphan in self.orphans if orphan.item.id == orphan_id)
        index = self.item_at(span)
        if index is not None and self.items[index].id in self._state.kept:
            message = f"{self.items[index].id} stands there, with decisions of its own."
            raise ConflictError(message, "Choose another place, or decide on that item.")
        figure = None if index is None else self.items[index].figure
        (item,) = items_of(self.report.text, [(orphan_id, span, figure)])
        event = self._event(orphan_id, EventField.PLACE, place_text(lost.item), place_text(item))
        return self._record((event,), Change((), "attached", ActionKind.DO))

    def undo(self) -> Change | None:
        """Take back this reviewer's last decision that stands; None when there is none.

        Raises:
            ConflictError: The same reviewer has just decided something in another window; that is taken in, and
                nothing was taken back.
            StoreError: It could not be written; nothing was changed.
        """
        return self._replay(self._state.journal.to_undo(), ActionKind.UNDO)

    def redo(self) -> Change | None:
        """Bring again the decision that this reviewer took back last; None when there is none.

        Raises:
            ConflictError: The same reviewer has just decided something in another window; that is taken in, and
                nothing was brought again.
            StoreError: It could not be written; nothing was changed.
        """
        return self._replay(self._state.journal.to_redo(), ActionKind.REDO)

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
        indices = self._state.indices
        changed = sorted(indices[name] for name in self._changed_elsewhere if name in indices)
        self._changed_elsewhere.clear()
        return tuple(changed)

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
        whole = self._whole() if asked.is_everything and not self.is_blind else None
        others = json.loads(self.setting(OTHERS_KEY) or "{}")
        return notes_of(self, Material(self._state.journal, self._state.kept, self._publication, whole, others), asked)

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

    def _event(self, name: str, field: EventField, was: str, now: str) -> Event:
        return Event(secrets.token_hex(8), ActionKind.DO, "", self._clock(), self._reviewer, name, field, was, now)

    def _decide(self, wanted: Sequence[tuple[str, EventField, str]]) -> Change:
        """Set fields of items or findings, named by id, as one action; what is so already stays without an event."""
        _, field, now = wanted[0] if wanted else ("", EventField.NOTE, "")
        first = self._event("", field, "", now)
        events = tuple(
            replace(first, item_id=name, field=field, was=was, now=now)
            for name, field, was, now in differing(self._state, dict.fromkeys(wanted))
        )
        return self._record(events, Change((), what(field, now), ActionKind.DO))

    def _replay(self, past: Sequence[Event], kind: ActionKind) -> Change | None:
        if not past:
            return None
        first = replace(self._event("", EventField.NOTE, "", ""), kind=kind, of=past[0].action)
        events = tuple(
            replace(first, item_id=event.item_id, field=event.field, was=was, now=now)
            for event in past
            for was, now in [(event.now, event.was) if kind is ActionKind.UNDO else (event.was, event.now)]
        )
        return self._record(events, Change((), what(past[-1].field, past[-1].now), kind))

    def reopening(self, snapshot: str) -> tuple[Event, ...]:
        """Return the events that open again what the report says otherwise now; see `Desk.begin`.

        Args:
            snapshot: The SHA-256 of the snapshot that was decided on.
        """
        first = replace(self._event("", EventField.PLACE, "", ""), of=snapshot)
        return self._state.sealed(tuple(reopening(self._state, first)))

    def _record(self, events: tuple[Event, ...], change: Change, made: tuple[Item, ...] = ()) -> Change:
        """Commit the events of one action, then take them into memory.

        Args:
            events: The events.
            change: What is returned, without its indices.
            made: Items that are not among the reading's figures and findings, decided on for the first time.
        """
        if not events:
            return change
        names = {event.item_id: None for event in events}.keys() - {item.id for item in made}
        new_items = (*made, *self._state.decided_first(sorted(names), self.report.findings))
        batches: list[Batch] = []

        def decide() -> Batch:
            refuse_conflict(self._state, self._take_in_news(), events)
            sealed = self._state.sealed(events)
            batches.append(Batch(sealed, new_items, self._state.tally_after(sealed, new_items)))
            return batches[-1]

        self._revision = self._store.record((self.report_id, self.reading_id), events[0].at, decide)
        self._state.keep(new_items)
        return replace(change, indices=self._state.take_in(batches[-1].events))

    def _take_in_news(self) -> tuple[Event, ...]:
        # Asked first: what is written between the two questions is news the next time.
        self._seen_version = self._store.version()
        self._revision, news = self._store.events_after(self.report_id, self._revision)
        unknown = {event.item_id for event in news} - self._state.kept.keys()
        self._state.keep(self._store.items_named(self.report_id, unknown))
        self._state.take_in(news)
        self._changed_elsewhere.update(event.item_id for event in news)
        return news
