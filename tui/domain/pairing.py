"""Which figures of an older reading are which of a newer one.

Unchanged lines carry their figures over at once; only what stands in changed lines is looked for one by one. A figure
of the newer reading is never given to two of the older.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tui.domain.anchoring import anchor, describe_all
from tui.domain.text import Span

_TELLING = 24
"""How long a line must be to be known by its words alone; a shorter one needs a neighbour that is known."""
_MOST_SOUGHT = 2_000
"""How many figures are looked for one by one; in a text that changed more, undecided ones get new numbers."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure of the older reading stands in the newer one."""

    index: int
    """The index of the figure in the newer reading."""
    sentence_kept: bool
    """Whether its sentence is as it was."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A text and where its figures stand."""

    text: str
    """The text."""
    spans: Sequence[Span]
    """The figures' places, in reading order."""


def carried(old: Printed, new: Printed, decided: Collection[int]) -> Mapping[int, Place]:
    """Return where each figure of `old` stands in `new`, by index; those that can't be told are left out.

    Args:
        old: The older reading.
        new: The newer reading.
        decided: Indices of `old` that are looked for however much has changed.
    """
    indices = {span: index for index, span in enumerate(new.spans)}
    places = _in_equal_lines(old, new, indices)
    taken = {place.index for place in places.values()}
    rest = [index for index in range(len(old.spans)) if index not in places]
    sought = rest if len(rest) <= _MOST_SOUGHT else sorted(set(decided).intersection(rest))
    found: dict[int, Place] = {}
    targets = describe_all(old.text, [old.spans[index] for index in sought])
    for index, target in zip(sought, targets, strict=True):
        anchored = anchor(new.text, target)
        if anchored.found and anchored.span in indices and indices[anchored.span] not in taken:
            found[index] = Place(indices[anchored.span], anchored.sentence_kept)
    claims = Counter(place.index for place in found.values())
    return places | {index: place for index, place in found.items() if claims[place.index] == 1}


def _in_equal_lines(old: Printed, new: Printed, indices: Mapping[Span, int]) -> dict[int, Place]:
    old_lines, new_lines = old.text.split("\n"), new.text.split("\n")
    pairs = _line_pairs(old_lines, new_lines)
    old_starts, new_starts = _starts(old_lines), _starts(new_lines)
    places: dict[int, Place] = {}
    for index, span in enumerate(old.spans):
        line = bisect_right(old_starts, span.start) - 1
        if line in pairs:
            moved = span.shifted(new_starts[pairs[line]] - old_starts[line])
            if moved in indices:
                places[index] = Place(indices[moved], sentence_kept=True)
    return places


def _line_pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return the lines of `new` that are lines of `old`: unique long ones, and equal ones beside those."""
    old_counts, new_counts = Counter(old), Counter(new)
    at = {line: index for index, line in enumerate(new)}
    pairs = {
        index: at[line]
        for index, line in enumerate(old)
        if len(line) >= _TELLING and old_counts[line] == 1 and new_counts[line] == 1
    }
    taken = set(pairs.values())
    for step in (1, -1):
        ends = [(-1, -1)] if step == 1 else [(len(old), len(new))]
        for one, other in [*pairs.items(), *ends]:
            left, right = one + step, other + step
            while 0 <= left < len(old) and 0 <= right < len(new) and old[left] == new[right]:
                if left in pairs or right in taken:
                    break
                pairs[left] = right
                taken.add(right)
                left, right = left + step, right + step
    return pairs


def _starts(lines: Sequence[str]) -> list[int]:
    starts = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts
