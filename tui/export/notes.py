"""What an exporter is given: one report's review, frozen, and what of it is asked for."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tui.domain.figure import Figure
from tui.domain.report import Report
from tui.domain.review import Event, Item, Orphan, Review, Status
from tui.domain.tally import Tally

SCHEMA = 1
"""The version of what the files say and how; a reader refuses a later one."""


@dataclass(frozen=True, slots=True)
class NotedItem:
    """One item with what was decided on it."""

    item: Item
    """The item, its target in the current reading."""
    review: Review
    """What was decided."""
    section: int | None
    """The index of the innermost section that it stands in; None before the first."""
    figure: Figure | None
    """The figure that it is; None for a passage."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The review of one report."""

    report_id: str
    """What names the report."""
    report: Report
    """The current reading."""
    items: tuple[NotedItem, ...]
    """The items with one of `statuses`, in reading order."""
    orphans: tuple[Orphan, ...]
    """What was decided on items that the reading doesn't have, with one of `statuses`."""
    events: tuple[Event, ...]
    """The journal of `items` and `orphans`, in order."""
    statuses: tuple[Status, ...]
    """The statuses that were asked for, in the order of `Status`."""
    tally: Tally
    """How far the whole review is."""
    orphan_tally: Mapping[Status, int]
    """How many orphans there are of each status, those not asked for included."""

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
    def reviewers(self) -> tuple[str, ...]:
        """Who decided something in these notes, by name."""
        return tuple(sorted({event.reviewer for event in self.events}))
