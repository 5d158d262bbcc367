"""What became of each item after a text was edited, held against what truly became of it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tests.mutating import Text, origin_of, sides
from tui.domain.report import Report
from tui.domain.review import Status
from tui.session import Desk, Reading, ReviewItem

_DIGITS = re.compile(r"[\d.,]*\d")
_CLAUSES = re.compile(r"[，、；：()（）]|[,:;](?=\D|$)")


@dataclass(slots=True)
class Outcomes:
    """How many items of the older reading came to what."""

    items: int = 0
    """Items that were decided on."""
    unchanged: int = 0
    """Those whose value and sentence stand in the new text as they were, once."""
    found: int = 0
    """Those of the unchanged that are verified still."""
    wrong: int = 0
    """Items that stand on another figure."""
    kept_wrongly: int = 0
    """Items that are verified still although their value, their clause or the words of their sentence changed."""
    vanished: int = 0
    """Items that are neither in the reading nor among the orphans."""

    def add(self, other: "Outcomes") -> None:
        """Count those of another edit too."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def outcomes_of(desk: Desk, old: Report, new: Report, pieces: Text) -> Outcomes:
    """Verify all figures of a report, open its edited version, and count what became of them.

    Args:
        desk: With a store of its own.
        old: The report.
        new: The edited version, from the same place.
        pieces: Where the text of `new` came from.
    """
    before = desk.begin(Reading(b"old", old))
    before.mark(range(len(before.items)), Status.VERIFIED)
    after = desk.begin(Reading(b"new", new))
    figures = {item.span.start: item for item in before.items}
    starts = {item.id: item.span for item in before.items}
    lost = {orphan.item.id for orphan in after.orphans}
    counts = Outcomes(items=len(before.items))
    standing = {item.id: _stands(old, new, pieces, item, figures) for item in after.items}
    places = Counter(former for former in standing.values() if former)
    once = {name for name, count in places.items() if count == 1}
    counts.unchanged = len(once)
    for index, item in enumerate(after.items):
        if item.id not in starts:
            continue
        origin = origin_of(pieces, item.span)
        span = starts[item.id]
        counts.wrong += not span.start <= origin < max(span.end, span.start + 1)
        if after.review(index).status is Status.VERIFIED:
            counts.found += item.id in once
            counts.kept_wrongly += standing[item.id] != item.id and not _is_amended(old, new, pieces, item, figures)
    present = {item.id for item in after.items}
    counts.vanished = sum(name not in present and name not in lost for name in starts)
    return counts


def _stands(old: Report, new: Report, pieces: Text, item: ReviewItem, figures: Mapping[int, ReviewItem]) -> str:
    """Return the id that the older reading has for what stands at an item as it did there; empty when nothing does."""
    former = _former(old, new, pieces, item, figures)
    return former.id if former and sides(old.text, former.span) == sides(new.text, item.span) else ""


def _former(
    old: Report, new: Report, pieces: Text, item: ReviewItem, figures: Mapping[int, ReviewItem]
) -> ReviewItem | None:
    """Return what stood in the older reading where an item stands, when it was printed alike."""
    former = figures.get(origin_of(pieces, item.span))
    return former if former and item.span.of(new.text) == former.span.of(old.text) else None


def _is_amended(old: Report, new: Report, pieces: Text, item: ReviewItem, figures: Mapping[int, ReviewItem]) -> bool:
    """Say whether an item's clause is as it was, in a sentence in which nothing but digits changed elsewhere."""
    former = _former(old, new, pieces, item, figures)
    if former is None or former.id != item.id:
        return False
    was, now = sides(old.text, former.span), sides(new.text, item.span)
    return [_DIGITS.sub("0", side) for side in was] == [_DIGITS.sub("0", side) for side in now] and (
        _CLAUSES.split(was[0])[-1] == _CLAUSES.split(now[0])[-1]
        and _CLAUSES.split(was[1])[0] == _CLAUSES.split(now[1])[0]
    )
