"""How far reviewers agree: percent agreement, Cohen's kappa and Krippendorff's alpha for nominal conclusions.

Cohen, "A Coefficient of Agreement for Nominal Scales" (1960); Krippendorff, "Computing Krippendorff's Alpha-
Reliability" (2011). Open items are no conclusions, and count as not rated.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from tui.domain.review import Opinion, Status


class Rated(Struct, frozen=True):
    """One item with what its reviewers conclude."""

    item_id: str
    """The item."""
    printed: str
    """Its words."""
    kind: str
    """The figure's kind; empty for a passage."""
    section: str
    """The section that it stands in; empty before the first."""
    opinions: tuple[Opinion, ...]
    """What each reviewer concludes who came to a conclusion."""

    @property
    def statuses(self) -> Mapping[str, Status]:
        """Each reviewer's conclusion, by name."""
        return {opinion.reviewer: opinion.status for opinion in self.opinions}

    @property
    def differs(self) -> bool:
        """Whether the reviewers come to different conclusions."""
        return len(set(self.statuses.values())) > 1


class PairAgreement(Struct, frozen=True):
    """How far two reviewers agree on the items that both concluded on."""

    reviewers: tuple[str, str]
    """Who, by name."""
    items: int
    """How many items both concluded on."""
    same: int
    """On how many of them they conclude the same."""
    kappa: float | None
    """Cohen's kappa, -1 to 1; None where it is not defined: without items, or when both always say one thing."""


class Agreement(Struct, frozen=True):
    """How far the reviewers of some items agree."""

    scope: str
    """`report`, `kind` or `section`."""
    name: str
    """Which kind or section; empty for the whole report."""
    items: int
    """How many items two or more reviewers concluded on."""
    same: int
    """On how many of them all conclude the same."""
    percent: float | None
    """The share of pairs of conclusions on one item that are the same, in percent; None without such pairs."""
    alpha: float | None
    """Krippendorff's alpha, 1 or less; None where it is not defined: without pairs, or when all say one thing."""
    pairs: tuple[PairAgreement, ...]
    """The same for each two reviewers who have items in common."""


def agreements(rated: Sequence[Rated]) -> tuple[Agreement, ...]:
    """Return how far reviewers agree on the whole report, on each kind of figure and in each section, in that order."""
    by_kind = _grouped(rated, [item.kind or "passage" for item in rated])
    by_section = _grouped(rated, [item.section for item in rated])
    return (
        _agreement("report", "", rated),
        *(_agreement("kind", kind, by_kind[kind]) for kind in sorted(by_kind)),
        *(_agreement("section", section, items) for section, items in by_section.items()),
    )


def cohens_kappa(one: Sequence[str], other: Sequence[str]) -> float | None:
    """Return Cohen's kappa of two reviewers' conclusions on the same items, in the same order."""
    count = len(one)
    if not count:
        return None
    observed = sum(left == right for left, right in zip(one, other, strict=True)) / count
    lefts, rights = Counter(one), Counter(other)
    expected = sum(lefts[label] * rights[label] for label in lefts) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha of nominal conclusions.

    Args:
        units: For each item the conclusions on it, of whichever reviewers; items with fewer than two say nothing.
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    disagreeing = 0.0
    for unit in pairable:
        size = unit.total()
        totals += unit
        disagreeing += (size**2 - sum(count**2 for count in unit.values())) / (size - 1)
    count = totals.total()
    expected = count**2 - sum(total**2 for total in totals.values())
    return None if not expected else 1 - (count - 1) * disagreeing / expected


def _grouped(rated: Sequence[Rated], names: Sequence[str]) -> dict[str, list[Rated]]:
    groups: dict[str, list[Rated]] = {}
    for name, item in zip(names, rated, strict=True):
        groups.setdefault(name, []).append(item)
    return groups


def _agreement(scope: str, name: str, rated: Sequence[Rated]) -> Agreement:
    several = [item for item in rated if len(item.opinions) > 1]
    units = [[opinion.status.value for opinion in item.opinions] for item in several]
    pairs = [left == right for unit in units for left, right in combinations(unit, 2)]
    return Agreement(
        scope=scope,
        name=name,
        items=len(several),
        same=sum(not item.differs for item in several),
        percent=100 * sum(pairs) / len(pairs) if pairs else None,
        alpha=krippendorffs_alpha(units),
        pairs=tuple(_pairs(several)),
    )


def _pairs(rated: Sequence[Rated]) -> Iterable[PairAgreement]:
    by_reviewer = [item.statuses for item in rated]
    names = sorted({name for statuses in by_reviewer for name in statuses})
    for one, other in combinations(names, 2):
        both = [statuses for statuses in by_reviewer if one in statuses and other in statuses]
        if both:
            lefts, rights = [statuses[one].value for statuses in both], [statuses[other].value for statuses in both]
            same = sum(left == right for left, right in zip(lefts, rights, strict=True))
            yield PairAgreement((one, other), len(both), same, cohens_kappa(lefts, rights))
