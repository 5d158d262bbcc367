"""One report under review: what each item's state is, and every decision on it, on disk before it is in memory."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from tui.domain.evidence import LEGEND, Evidence, EvidenceKind, evidence_text
from tui.domain.finding import Finding, worked_out
from tui.domain.identity import items_of, passage_id
from tui.domain.placing import place_text
from tui.domain.publication import NO_PUBLICATION, Publication
from tui.domain.review import (
    ActionKind,
    EventField,
    Item,
    Status,
)
from tui.domain.signing import WHOLE, SignOff, sign_offs, signed_state
from tui.domain.text import Span
from tui.errors import ConflictError, StoreError
from tui.session.looking import Looking
from tui.session.recording import TOLD_IN_A_STEP, Change, Wanted
from tui.session.steps import Steps, done
from tui.store.database import Store, StoredReview
from tui.store.snapshots import keep_snapshot

if TYPE_CHECKING:
    from tui.export.notes import Notes, Whole
    from tui.session.recasting import Stated

OTHERS_KEY = "imported"
"""The report's setting that keeps what an imported file said and tieout has no place for."""


class ReviewSession(Looking):
    """One report under review."""

    def __init__(
        self,
        store: Store,
        reviewer: str,
        clock: Callable[[], datetime],
        stored: StoredReview,
        *,
        publication: Publication = NO_PUBLICATION,
        legend: Mapping[str, str] = LEGEND,
    ) -> None:
        """Go on with what the store knows; decisions bear the name `reviewer` and the time of `clock`.

        `legend` says what each tick mark stands for.
        """
        super().__init__(store, reviewer, clock, stored)
        self.legend = legend
        self._publication = publication
        self._numbers = stored.numbers
        self._next_number = stored.next_number
        self.place = min(stored.place, max(0, len(self.items) - 1))

    def mark(self, indices: Sequence[int], status: Status) -> Change:
        """Give items a status, as one action.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return done(self.marking(indices, status))

    def marking(self, indices: Sequence[int], status: Status) -> Steps[Change]:
        """Do what `mark` does, a little at a time; nothing is changed before its last step."""
        name = self._state.items.name
        wanted: list[Wanted] = []
        for index in indices:
            wanted.append((name(index), EventField.STATUS, status.value))
            if len(wanted) % TOLD_IN_A_STEP == 0:
                yield 0
        return (yield from self._deciding(wanted))

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
        return done(self.ticking(indices, sign))

    def ticking(self, indices: Sequence[int], sign: str) -> Steps[Change]:
        """Do what `tick` does, a little at a time; nothing is changed before its last step."""
        return self._turning(indices, EventField.TICKS, (sign,))

    def tag(self, indices: Sequence[int], *tags: str) -> Change:
        """Give items tags as one action, or take those from them that all have.

        Args:
            indices: The items.
            tags: Words without blanks.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        return done(self.tagging(indices, tags))

    def tagging(self, indices: Sequence[int], tags: Sequence[str]) -> Steps[Change]:
        """Do what `tag` does, a little at a time; nothing is changed before its last step."""
        return self._turning(indices, EventField.TAGS, tags)

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

    def take_in_findings(self, findings: Iterable[Finding]) -> int:
        """Look at findings from elsewhere beside the report's own, until it is closed; return how many are new."""
        known = {finding.key for finding in self.report.findings}
        new = [finding for finding in findings if finding.key not in known]
        if new:
            every = sorted((*self.report.findings, *new), key=lambda finding: finding.spans)
            self.report = self._state.report = replace(self.report, findings=tuple(every))
            self._finding_places = None
        return len(new)

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
            span: Where it stands.

        Raises:
            ConflictError: Another item stands in its words; nothing was changed.
            StoreError: It could not be written; nothing was changed.
        """
        (item,) = items_of(self.report.text, [("", span, None)])
        item = replace(item, id=passage_id(item, self._state.kept))
        event = self._event(item.id, EventField.PICKED, "", "yes")
        names = [self.items[index].id for index in self.spans.overlapping(span)]
        if names == [item.id]:
            return Change((), "taken up", ActionKind.DO)
        if names:
            raise ConflictError(f"{names[0]} stands in these words.", "Edit that one, or pick other words.")
        return self._record((event,), Change((), "taken up", ActionKind.DO), (item,))

    def recast(self, indices: Sequence[int], stated: "Sequence[Stated]") -> Change:
        """Put passages in the place of items, as one action: to edit one, split one, join some. Indices may change.

        Args:
            indices: The items that go; what was decided on them stays in the journal.
            stated: What comes instead; none overlaps another, or an item that stays.

        Raises:
            ConflictError: Another window has just changed one of them; that is taken in, and nothing else was changed.
            StoreError: It could not be written; nothing was changed.
        """
        from tui.session.recasting import recast  # noqa: PLC0415 - as below

        wanted, made = recast(self._state, [self.items[index].id for index in indices], stated)
        first = self._event("", EventField.PICKED, "", "")
        events = tuple(replace(first, item_id=name, field=field, was=was, now=now) for name, field, was, now in wanted)
        return self._record(events, Change((), "put otherwise", ActionKind.DO), made)

    def stated(self, index: int) -> Item | None:
        """Return what the reviewer said of a passage: its value, unit and label; None for a figure."""
        item = self.items[index]
        with self._noticing_damage():
            kept = self._state.kept.get(item.id)
            return None if item.figure is not None or kept is None else self._state.former(item.id)
        return None

    def attach(self, orphan_id: str, span: Span) -> Change:
        """Say that an orphan stands at `span`: on a figure, or else as a passage. Indices may change.

        Its conclusion stays where words and sentence are as they were; else it is open again, with both on its card.

        Raises:
            ConflictError: Something was decided on what stands there, or another window was first: then it may be no
                orphan any more.
            StoreError: It could not be written; nothing was changed.
        """
        lost = next((orphan for orphan in self.orphans if orphan.item.id == orphan_id), None)
        if lost is None:
            raise ConflictError(f"{orphan_id} has a place by now.", "Look at it there.")
        index = self.item_at(span)
        if index is not None and self.items[index].id in self._state.kept:
            message = f"{self.items[index].id} stands there, with decisions of its own."
            raise ConflictError(message, "Choose another place, or decide on that item.")
        figure = None if index is None else self.items[index].figure
        (item,) = items_of(self.report.text, [(orphan_id, span, figure)])
        event = self._event(orphan_id, EventField.PLACE, place_text(lost.item), place_text(item))
        return self._record((event,), Change((), "attached", ActionKind.DO))

    @property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """Who prepared and who reviewed the report, the first first; in a blind review one's own signature alone."""
        with self._noticing_damage():
            return sign_offs(self._state.journal.history(WHOLE), self._signed_state)
        return ()

    def _signed_state(self) -> str:
        digests = self._store.digests(self.report_id, self._revision, WHOLE)
        return signed_state(digests, self.report.source.sha256)

    def signature(self, role: EventField) -> SignOff | None:
        """Return this reviewer's own signature for a role; None where there is none."""
        own = (one for one in self.sign_offs if one.role is role and one.reviewer == self._reviewer)
        return next(own, None)

    def sign(self, role: EventField, *, is_signed: bool = True) -> Change:
        """Sign the report as it is now, or take one's signature back. What changes later shows in `sign_offs`.

        Args:
            role: `EventField.PREPARED` or `EventField.REVIEWED`.
            is_signed: Whether to sign it; else to take the signature back.

        Raises:
            StoreError: It could not be written; nothing was changed.
        """
        self._take_in_news()
        state = self._signed_state()
        return self._decide([(WHOLE, role, state if is_signed else "")])

    def be_blind(self, *, is_blind: bool) -> Change:
        """Begin a blind review, in which nothing shows of what others decided, or end it and show that.

        Raises:
            StoreError: It could not be written; nothing was changed.
        """
        wanted = [(WHOLE, EventField.BLIND, "yes" if is_blind else "")]
        return self._decide(wanted if is_blind != self.is_blind else [])

    def save_place(self, index: int) -> None:
        """Keep where the reviewer is, for the next time.

        Raises:
            StoreError: It could not be written.
        """
        if index != self.place:
            self._store.save_place(self.report_id, index)
            self.place = index

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
        from tui.export.formats import rendered  # noqa: PLC0415 - it loads all formats

        return rendered(format_name, (self.notes(statuses, private=private),))

    def export_to(self, path: Path, format_name: str, statuses: Collection[Status] = (Status.VERIFIED,)) -> None:
        """Write the notes into a file, whole or not at all.

        Raises:
            ExportError: There is no such format, or it could not be written; an old file is intact then.
        """
        done(self.exporting_to(path, format_name, statuses))

    def exporting_to(self, path: Path, format_name: str, statuses: Collection[Status]) -> Steps[None]:
        """Do what `export_to` does, a little at a time; it yields how many bytes are written.

        Nothing may be decided meanwhile; given up before it has ended, it has written nothing.
        """
        from tui.export.formats import pieces  # noqa: PLC0415 - it loads all formats
        from tui.export.writing import writing_whole  # noqa: PLC0415 - as below

        notes = yield from self.noting(statuses)
        yield from writing_whole(path, pieces(format_name, (notes,)))

    def notes(self, statuses: Collection[Status] = (Status.VERIFIED,), *, private: bool = False) -> "Notes":
        """Return what an exporter is given.

        Args:
            statuses: Items with one of these.
            private: Whether private evidence goes out too.

        Raises:
            StoreError: The store is damaged, or can't be read.
        """
        return done(self.noting(statuses, private=private))

    def noting(self, statuses: Collection[Status], *, private: bool = False) -> "Steps[Notes]":
        """Do what `notes` does, a little at a time."""
        # What goes out of the store no review waits for as it opens.
        from tui.export.notes import Asked  # noqa: PLC0415
        from tui.session.noting import Material, notes_of  # noqa: PLC0415

        yield from self.checking()
        asked = Asked(tuple(status for status in Status if status in statuses), private)
        whole = self._whole() if asked.is_everything and not self.is_blind else None
        others = json.loads(self.setting(OTHERS_KEY) or "{}")
        material = Material(self._store, self._state, self._revision, self._publication, whole, others)
        return (yield from notes_of(self, material, asked))

    def _whole(self) -> "Whole | None":
        """Return what puts the report back into a store; a damaged snapshot must not keep the marks from going out."""
        from tui.export.notes import Whole  # noqa: PLC0415 - as above

        try:
            snapshot = self._store.snapshot(self.report.source.sha256)
        except StoreError:
            return None
        return Whole(snapshot, tuple(self._numbers), self._next_number, self.place)

    def _turning(self, indices: Sequence[int], field: EventField, words: Sequence[str]) -> Steps[Change]:
        """Give items words of a list, or take those from them that all have, a little at a time."""
        said = yield from self.said_of(indices, field)
        held = [cast("tuple[str, ...]", said.get(index, ())) for index in indices]
        given = [word for word in dict.fromkeys(words) if not all(word in had for had in held)]
        name = self._state.items.name
        wanted: list[Wanted] = []
        for index, had in zip(indices, held, strict=True):
            wanted.append((name(index), field, " ".join([*(word for word in had if word not in words), *given])))
            if len(wanted) % TOLD_IN_A_STEP == 0:
                yield 0
        return (yield from self._deciding(wanted))
