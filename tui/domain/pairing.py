"""Which figures of an older reading are which of a newer one.

Unchanged lines carry their figures over at once. What stands in changed lines is told by its words and what stands
around them, from the strictest rule to the loosest; each asks that no other figure that is still sought fits as well,
in either reading. Digits match exactly or not at all. A figure of the newer reading is never given to two of the older.
All rules are looked up in tables, so that the time grows with the texts alone.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from tui.domain.anchoring import Sides, even_sides
from tui.domain.sentence import sentence_around
from tui.domain.text import Span

_TELLING = 24
"""How long a line must be to be known by its words alone; a shorter one needs a neighbour that is known."""
_REACHES = (160, 64, 32)
"""How much around equal words must be equal, white space left out: first much, for what stands in many places."""
_ONE_SIDE = 24
"""How much of one side must be equal where the other one changed."""
_AROUND_VALUE = 12
"""How much of each side must be equal at least where the value changed."""
_DIGITS = re.compile(r"\d+")

_Key: TypeAlias = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure of the older reading stands in the newer one."""

    index: int
    """The index of the figure in the newer reading."""
    value_kept: bool = True
    """Whether it is printed as it was."""


@dataclass(frozen=True)
class Printed:
    """A text and where its figures stand."""

    text: str
    """The text."""
    spans: Sequence[Span]
    """The figures' places, in reading order."""

    def words(self, index: int) -> str:
        """Return a figure as it is printed."""
        return self.spans[index].of(self.text)

    def sides(self, index: int) -> Sides:
        """Return what stands beside a figure in its sentence, with all white space as single spaces."""
        span = self.spans[index]
        sentence = sentence_around(self.text, span)
        return even_sides((self.text[sentence.start : span.start], self.text[span.end : sentence.end]))

    def around(self, index: int, left: int, right: int) -> Sides:
        """Return what stands before and after a figure, so much of it, without white space."""
        start, end = self._close[index]
        return self._closed[max(0, start - left) : start], self._closed[end : end + right]

    @cached_property
    def _closed(self) -> str:
        return "".join(self.text.split())

    @cached_property
    def _close(self) -> Sequence[tuple[int, int]]:
        """Return each figure's place in the text without white space."""
        places = []
        at = before = 0
        for span in self.spans:
            start = before + len("".join(self.text[at : span.start].split()))
            before = start + len("".join(span.of(self.text).split()))
            at = span.end
            places.append((start, before))
        return places


def carried(old: Printed, new: Printed) -> Mapping[int, Place]:
    """Return where each figure of `old` stands in `new`, by index; those that can't be told are left out."""
    indices = {span: index for index, span in enumerate(new.spans)}
    places = _in_equal_lines(old, new, indices)
    for rule in _rules():
        sought = [index for index in range(len(old.spans)) if index not in places]
        taken = {place.index for place in places.values()}
        free = [index for index in range(len(new.spans)) if index not in taken]
        places.update(_matched(old, new, (sought, free), rule))
    return places


@dataclass(frozen=True, slots=True)
class _Rule:
    """What tells that two figures are one."""

    key: Callable[[Printed, int], _Key]
    """What has to be equal; None where the rule says nothing of a figure."""
    value_kept: bool = True
    """Whether it is for figures that are printed as they were."""
    needs_numbers: bool = False
    """Whether the other numbers of the sentence have to be as they were, too."""


def _rules() -> Iterable[_Rule]:
    yield from (_Rule(_within(reach)) for reach in _REACHES)
    yield _Rule(_by_sentence)
    yield _Rule(lambda printed, index: _by_side(printed, index, 0), needs_numbers=True)
    yield _Rule(lambda printed, index: _by_side(printed, index, 1), needs_numbers=True)
    yield _Rule(_but_value, value_kept=False)


def _within(reach: int) -> Callable[[Printed, int], _Key]:
    return lambda printed, index: (printed.words(index), *printed.around(index, reach, reach))


def _by_sentence(printed: Printed, index: int) -> _Key:
    before, after = printed.sides(index)
    return (printed.words(index), before, after) if len(before) + len(after) >= _TELLING else None


def _by_side(printed: Printed, index: int, side: int) -> _Key:
    beside = printed.around(index, _ONE_SIDE, _ONE_SIDE)[side]
    return (printed.words(index), beside) if len(beside) == _ONE_SIDE else None


def _but_value(printed: Printed, index: int) -> _Key:
    """Return the whole sentence but the value: a year or a number of a unit tells look-alike sentences apart."""
    lengths = [max(_AROUND_VALUE, len("".join(side.split()))) for side in printed.sides(index)]
    before, after = printed.around(index, *lengths)
    return (before, after) if len(before) + len(after) >= _TELLING else None


def _matched(old: Printed, new: Printed, left: tuple[Sequence[int], Sequence[int]], rule: _Rule) -> Mapping[int, Place]:
    """Return what a rule tells of the figures that are still sought, by index."""
    sought, free = left
    olds, news = _only_ones(old, sought, rule), _only_ones(new, free, rule) if sought else {}
    places = {}
    for key in olds.keys() & news.keys():
        one, other = olds[key], news[key]
        if (old.words(one) == new.words(other)) != rule.value_kept:
            continue
        if rule.needs_numbers and _numbers(old.sides(one)) != _numbers(new.sides(other)):
            continue
        places[one] = Place(other, rule.value_kept)
    return places


def _only_ones(printed: Printed, indices: Sequence[int], rule: _Rule) -> Mapping[_Key, int]:
    """Return the figures that no other has the key of, by key."""
    keys = {index: rule.key(printed, index) for index in indices}
    counts = Counter(keys.values())
    return {key: index for index, key in keys.items() if key is not None and counts[key] == 1}


def _numbers(sides: Sides) -> list[list[str]]:
    return [_DIGITS.findall(side) for side in sides]


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
                places[index] = Place(indices[moved])
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
