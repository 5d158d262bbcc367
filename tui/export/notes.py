"""What an exporter is given: one report's review, frozen, and what of it is asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from tui.domain.evidence import LEGEND, Evidence, evidence_from, evidence_text
from tui.domain.figure import Figure
from tui.domain.finding import Finding
from tui.domain.publication import NO_PUBLICATION, Publication
from tui.domain.report import Report
from tui.domain.review import Event, EventField, Item, Orphan, Review, Status
from tui.domain.signing import SignOff
from tui.domain.spans import Spans
from tui.domain.tally import Tally

SCHEMA = 1
"""The version of what the files say and how; a reader refuses a later one."""


class Asked(Struct, frozen=True):
    """What the reviewer wants in a file."""

    statuses: tuple[Status, ...] = (Status.VERIFIED,)
    """Items with one of these, in the order of `Status`."""
    private: bool = False
    """Whether private evidence, like the contact of an interview, goes out too."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing at all is left out, so that the file can stand for the report in the store."""
        return self.private and set(self.statuses) == set(Status)


class NotedItem(Struct, frozen=True):
    """One item with what was decided on it."""

    item: Item
    """The item, its target in the current reading."""
    review: Review
    """What was decided."""
    section: int | None
    """The index of the innermost section that it stands in; None before the first."""
    figure: Figure | None
    """The figure that it is; None for a passage."""


class NotedFinding(Struct, frozen=True):
    """One finding with what was decided on it."""

    finding: Finding
    """What the report's figures say of each other."""
    review: Review
    """Whether it was dismissed, why, by whom and when."""
    items: tuple[str, ...]
    """The id of the item that each operand is; empty for one that is none."""


class Whole(Struct, frozen=True):
    """What a file needs so that the report can be put back into a store as it was."""

    snapshot: bytes
    """The bytes that were read."""
    numbers: tuple[int, ...]
    """The item number of each figure, in reading order."""
    next_number: int
    """The first number that no item of the report has had."""
    place: int
    """Where the reviewer was: the index of an item."""


class FirstDecided(Protocol):
    """Items as they were first decided on."""

    names: Mapping[str, None]
    """Their ids, in the order in which they were."""

    def some(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return those of some ids that are among them, by id."""


class Notes(Struct, frozen=True):
    """The review of one report."""

    report_id: str
    """What names the report."""
    report: Report
    """The current reading."""
    items: Sequence[NotedItem]
    """The items with one of `statuses`, in reading order; to be gone through, for few of them are kept."""
    spans: Spans
    """Where they stand."""
    names: Sequence[str]
    """Their ids."""
    orphans: tuple[Orphan, ...]
    """What was decided on items that the reading doesn't have, with one of `statuses`."""
    events: Sequence[Event]
    """The journal of `items`, `orphans` and `findings`, in order; all of it when everything was asked for. It is there
    to be gone through, as `items`."""
    reviewers: tuple[str, ...]
    """Who decided something in these notes, by name."""
    statuses: tuple[Status, ...]
    """The statuses that were asked for, in the order of `Status`."""
    tally: Tally
    """How far the whole review is."""
    orphan_tally: Mapping[Status, int]
    """How many orphans there are of each status, those not asked for included."""
    kept: FirstDecided
    """The items that `events` are about as the store keeps them."""
    sign_offs: tuple[SignOff, ...] = ()
    """Who prepared and who reviewed the report, the first first."""
    section_tallies: tuple[Tally, ...] = ()
    """How far the review of each of the report's sections is, its children's items included."""
    findings: tuple[NotedFinding, ...] = ()
    """What the report's figures say of each other, in reading order; the dismissed ones too."""
    evidence: Sequence[tuple[str, tuple[Evidence, ...]]] = ()
    """The evidence on each of `items`, then of `orphans`, that has some, with its id."""
    ticks_given: Mapping[str, int] = field(default_factory=dict)
    """How often each tick mark was given on `items` and `orphans`."""
    legend: Mapping[str, str] = field(default_factory=lambda: LEGEND)
    """The tick marks and what each says was done."""
    private: int = 0
    """How many pieces of private evidence were left out."""
    whole: Whole | None = None
    """What puts the report back into a store; None unless everything was asked for."""
    others: Mapping[str, str] = field(default_factory=dict)
    """What an imported file said that tieout has no place for, by line, as JSON; see `jsonl.line_key`."""
    publication: Publication = NO_PUBLICATION
    """Who publishes claim reviews, and with which ratings."""

    @property
    def left_out(self) -> dict[str, int]:
        """How many items were not asked for, by status; `unchecked` are open ones that need no check."""
        counts = {
            Status.OPEN.value: self.tally.open,
            Status.VERIFIED.value: self.tally.verified,
            Status.DISPUTED.value: self.tally.disputed,
            Status.NEEDS_SOURCE.value: self.tally.needs_source,
            Status.EXCLUDED.value: self.tally.excluded,
            "unchecked": self.tally.unchecked,
        }
        asked = {status.value for status in self.statuses} | ({"unchecked"} if Status.OPEN in self.statuses else set())
        orphans = Counter({status.value: count for status, count in self.orphan_tally.items()})
        return {name: counts[name] + orphans[name] for name in counts if name not in asked}

    @property
    def exported(self) -> int:
        """How many items are in the file."""
        return len(self.items) + len(self.orphans)

    @property
    def ticks_used(self) -> tuple[str, ...]:
        """The tick marks given in these notes: those of the legend in its order, then others by name."""
        given = self.ticks_given
        return (*(tick for tick in self.legend if tick in given), *sorted(set(given).difference(self.legend)))


def public(review: Review) -> Review:
    """Return a review without its private evidence."""
    pieces = public_pieces(review.evidence)
    return review if len(pieces) == len(review.evidence) else replace(review, evidence=pieces)


def public_event(event: Event) -> Event:
    """Return an event without the private evidence that it set or took away; its digest stays, and no longer fits."""
    if event.field is not EventField.EVIDENCE:
        return event
    was, now = (evidence_text(public_pieces(evidence_from(text))) for text in (event.was, event.now))
    return event if (was, now) == (event.was, event.now) else replace(event, was=was, now=now)


def public_pieces(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return those pieces of evidence that are not private."""
    return tuple(piece for piece in pieces if not piece.is_private)
