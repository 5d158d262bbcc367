"""Where the figures of findings stand, as flat arrays: which findings speak of a place, and how they came out."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from typing import Self

from msgspec import Struct

from tui.domain.finding import Finding, Verdict
from tui.domain.text import Span

VERDICTS = tuple(Verdict)
"""The verdicts by their codes."""
_CODES = {verdict: code for code, verdict in enumerate(VERDICTS)}


class FindingPlaces(Struct, frozen=True, eq=False):
    """The figures of all findings that stand in the report itself, in the order of the text."""

    verdicts: bytes
    """How each finding came out, as its place in `VERDICTS`."""
    starts: "array[int]"
    """Where each figure begins; rising. Type code `I`, like the others."""
    ends: "array[int]"
    """Where it ends."""
    numbers: "array[int]"
    """Which finding it is a figure of, by index."""

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """Gather the places of findings."""
        every = tuple(findings)
        places = sorted({(span.start, span.end, number) for number, one in enumerate(every) for span in one.spans})
        starts, ends, numbers = (array("I", [place[column] for place in places]) for column in range(3))
        return cls(bytes(_CODES[finding.verdict] for finding in every), starts, ends, numbers)

    def at(self, span: Span) -> tuple[int, ...]:
        """Return the findings that a place takes part in, by index, in order."""
        found = []
        place = bisect_left(self.starts, span.start)
        while place < len(self.starts) and self.starts[place] == span.start:
            if self.ends[place] == span.end:
                found.append(self.numbers[place])
            place += 1
        return tuple(found)
