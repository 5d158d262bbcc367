"""Where the figures of findings stand, as flat arrays: which findings speak of a place, and how they came out."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import compress
from typing import Self

from msgspec import Struct

from tui.domain.finding import SPEAKING, Finding, Verdict
from tui.domain.text import Span

VERDICTS = tuple(Verdict)
"""The verdicts by their codes."""
_CODES = {verdict: code for code, verdict in enumerate(VERDICTS)}
_STRETCH = 4_096
"""How many characters of the text are gone through at once."""


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
    keys: str
    """The key of each finding, with a blank between them."""

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """Gather the places of findings."""
        # A stretch of the text at a time: to sort all, or to free all, would hold up every thread for as long.
        stretches: defaultdict[int, set[tuple[int, int, int]]] = defaultdict(set)
        verdicts, keys = bytearray(), list[str]()
        for number, finding in enumerate(findings):
            verdicts.append(_CODES[finding.verdict])
            keys.append(finding.key)
            for span in finding.spans:
                stretches[span.start // _STRETCH].add((span.start, span.end, number))
        starts, ends, numbers = array("I"), array("I"), array("I")
        for stretch in sorted(stretches):
            for start, end, number in sorted(stretches.pop(stretch)):
                starts.append(start)
                ends.append(end)
                numbers.append(number)
        return cls(bytes(verdicts), starts, ends, numbers, " ".join(keys))

    def standing(self, dismissed: Collection[str]) -> bytes:
        """Return for each finding 1 where a reviewer has to look at it, else 0.

        Args:
            dismissed: The keys of those that are nothing, by the reviewer's word.
        """
        return self.came_out(SPEAKING, dismissed)

    def came_out(self, wanted: Collection[Verdict], dismissed: Collection[str]) -> bytes:
        """Return for each finding 1 where it came out in a wanted way and is not dismissed by its key, else 0."""
        codes = bytes(verdict in wanted for verdict in VERDICTS).ljust(256, b"\0")
        found = bytearray(self.verdicts.translate(codes))
        if dismissed:
            for number, key in enumerate(self.keys.split()):
                found[number] &= key not in dismissed
        return bytes(found)

    def spans_of(self, wanted: bytes) -> Iterator[Span]:
        """Yield where the figures of some findings stand; `wanted` has 1 for each of them, else 0."""
        is_wanted = [*map(wanted.__getitem__, self.numbers)]
        return map(Span, compress(self.starts, is_wanted), compress(self.ends, is_wanted))

    def starts_of(self, wanted: bytes) -> "array[int]":
        """Return where the figures of some findings begin, rising; `wanted` has 1 for each of them, else 0."""
        return array("I", compress(self.starts, map(wanted.__getitem__, self.numbers)))

    def at(self, span: Span) -> tuple[int, ...]:
        """Return the findings that a place takes part in, by index, in order."""
        found = []
        place = bisect_left(self.starts, span.start)
        while place < len(self.starts) and self.starts[place] == span.start:
            if self.ends[place] == span.end:
                found.append(self.numbers[place])
            place += 1
        return tuple(found)
