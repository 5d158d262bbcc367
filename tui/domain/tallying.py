"""Tallies made and kept up to date: of a whole report and of each of its sections."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Self

from tui.domain.look import NO_CHECK, status_of
from tui.domain.report import Section
from tui.domain.review import Status
from tui.domain.spans import spans_of
from tui.domain.tally import Tally
from tui.domain.text import Span

_COLUMNS = {status: column for column, status in enumerate(Status)}
_UNCHECKED = len(_COLUMNS)
_WIDTH = _UNCHECKED + 1
"""How many columns a tally has."""


class SectionTallies:
    """The tally of a report and of each of its sections, kept up to date by difference.

    A section counts the items of its children too. Changing one item costs as much as its section is deep.
    """

    def __init__(self, sections: Sequence[Section], starts: Sequence[int], looks: bytes | bytearray) -> None:
        """Count items in reading order: where each starts, and how it looks; see `look`."""
        self._spans = spans_of(sections)
        self._sections = sections
        self.counts = array("I", bytes(4 * _WIDTH * (len(sections) + 1)))
        """The columns of `Tally` of the whole report, and after them those of each section; type code `I`."""
        if looks:
            self._count_all(starts, looks)

    def _count_all(self, starts: Sequence[int], looks: bytes | bytearray) -> None:
        # All items between two places where a section begins or ends are in the same one: none is looked at by itself.
        places = sorted({0, *self._spans.starts, *self._spans.ends})
        cuts = [*(bisect_left(starts, place) for place in places), len(starts)]
        for place, (first, last) in zip(places, pairwise(cuts), strict=True):
            section = self._section_from(place)
            for code in set(looks[first:last]):
                column = _column(status_of(code), checkable=not code & NO_CHECK)
                self._count(section, column, looks.count(code, first, last))

    @classmethod
    def of_counts(cls, sections: Sequence[Section], counts: "array[int]") -> Self:
        """Go on with the `counts` of earlier tallies of the same sections.

        Raises:
            ValueError: They are of other sections.
        """
        tallies = cls(sections, (), b"")
        if len(counts) != len(tallies.counts):
            message = f"{len(counts)} counts for {len(sections)} sections"
            raise ValueError(message)
        tallies.counts = counts
        return tallies

    @cached_property
    def _parents(self) -> tuple[int | None, ...]:
        """The section that each lies in: worked out when something changes, since few openings need it."""
        return section_parents(self._sections)

    @property
    def whole(self) -> Tally:
        """The tally of the report."""
        return Tally(*self.counts[:_WIDTH])

    def of(self, section: int) -> Tally:
        """Return the tally of one section, its children's items included."""
        first = _WIDTH * (range(len(self._spans))[section] + 1)
        return Tally(*self.counts[first : first + _WIDTH])

    def section_of(self, span: Span) -> int | None:
        """Return the index of the innermost section that `span` starts in; None when it is in none."""
        return self._section_from(span.start)

    def _section_from(self, start: int) -> int | None:
        section: int | None = bisect_right(self._spans.starts, start) - 1
        if section == -1:
            return None
        while section is not None and self._spans.ends[section] <= start:
            section = self._parents[section]
        return section

    def change(self, span: Span, was: Status | None, now: Status | None, *, checkable: bool) -> None:
        """Count an item under another status than before; None where it is not there."""
        for column, difference in _differences(was, now, checkable=checkable):
            self._add(span, column, difference)

    def change_all(self, steps: Iterable[tuple[int, int, Status, Status]]) -> None:
        """Count items under another status than before, as `change` does, but many in one go.

        Args:
            steps: For each where it starts, 1 where it has to be checked or else 0, and the status before and after.
        """
        moved = Counter((self._section_from(start), checkable, was, now) for start, checkable, was, now in steps)
        for (section, checkable, was, now), count in moved.items():
            for column, difference in _differences(was, now, checkable=bool(checkable)):
                self._count(section, column, difference * count)

    def whole_after(self, steps: Iterable[tuple[bool, Status | None, Status | None]]) -> Tally:
        """Return what the report's tally would be after changes, each whether to check, the status before and after."""
        counts = list(self.counts[:_WIDTH])
        for checkable, was, now in steps:
            for column, difference in _differences(was, now, checkable=checkable):
                counts[column] += difference
        return Tally(*counts)

    def _add(self, span: Span, column: int, difference: int) -> None:
        self._count(self.section_of(span), column, difference)

    def _count(self, section: int | None, column: int, difference: int) -> None:
        self.counts[column] += difference
        while section is not None:
            self.counts[_WIDTH * (section + 1) + column] += difference
            section = self._parents[section]


def tally_of_looks(looks: bytes | bytearray) -> Tally:
    """Return the tally of items by how they look; see `look`."""
    counts = [0] * _WIDTH
    for code in set(looks):
        counts[_column(status_of(code), checkable=not code & NO_CHECK)] += looks.count(code)
    return Tally(*counts)


def section_parents(sections: Sequence[Section]) -> tuple[int | None, ...]:
    """Return the index of each section's parent: the innermost earlier one that contains it; None at the top."""
    parents: list[int | None] = []
    above: list[int] = []
    spans = spans_of(sections)
    for index, end in enumerate(spans.ends):
        # A section begins after those before it, so it lies in one that ends no earlier.
        while above and spans.ends[above[-1]] < end:
            above.pop()
        parents.append(above[-1] if above else None)
        above.append(index)
    return tuple(parents)


def _differences(was: Status | None, now: Status | None, *, checkable: bool) -> Iterator[tuple[int, int]]:
    if was is not None:
        yield _column(was, checkable=checkable), -1
    if now is not None:
        yield _column(now, checkable=checkable), 1


def _column(status: Status, *, checkable: bool) -> int:
    return _COLUMNS[status] if checkable or status is not Status.OPEN else _UNCHECKED
