"""Which figures of an older reading are which of a newer one.

Unchanged lines carry their figures over at once. What stands in changed lines is told by its words and what stands
around them, from the strictest rule to the loosest; each asks that no other figure that is still sought fits as well,
in either reading. Digits match exactly or not at all. A figure of the newer reading is never given to two of the older.
All rules are looked up in tables, so that the time grows with the texts alone.

Where a sentence changed in several numbers, its figures are told last, by its other words and by the figures before
and after it, and only in a report that is mostly as it was: the next issue of a report has the same sentences about
something else.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self, TypeAlias

from msgspec import Struct

from tui.domain.amending import numbers_in, other_numbers, without_numbers
from tui.domain.anchoring import Sides, even_sides
from tui.domain.ondemand import checkable_of
from tui.domain.report import Report
from tui.domain.sentence import sentence_around
from tui.domain.spans import Spans, spans_of
from tui.domain.text import Span

_TELLING = 24
"""How long a line must be to be known by its words alone; a shorter one needs a neighbour that is known."""
_REACHES = (160, 64, 32)
"""How much around equal words must be equal, white space left out: first much, for what stands in many places."""
_COPIES = 64
"""From which reach on copies are told by their order: in a text that holds all of itself twice."""
_ONE_SIDE = 24
"""How much of one side must be equal where the other one changed."""
_AROUND_VALUE = 12
"""How much of each side must be equal where the value changed, in a sentence too short to tell."""
_WORDS_IN_PLACE = 8
"""How many code points of words a sentence needs to be told in its place by them."""
_DIGITS = re.compile(r"\d+")

_Key: TypeAlias = tuple[str, ...] | None


class Place(Struct, frozen=True):
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
    checkable: bytes = b""
    """For each figure 1 where a reviewer has to check it, else 0; empty where all have to be."""

    @classmethod
    def of(cls, report: Report) -> Self:
        """Return the text of a report and where its figures stand."""
        figures = report.numerals.figures
        return cls(report.text, spans_of(figures), checkable_of(figures))

    def words(self, index: int) -> str:
        """Return a figure as it is printed."""
        return self.spans[index].of(self.text)

    def sides(self, index: int) -> Sides:
        """Return what stands beside a figure in its sentence, with all white space as single spaces."""
        span = self.spans[index]
        sentence = sentence_around(self.text, span)
        return even_sides((self.text[sentence.start : span.start], self.text[span.end : sentence.end]))

    def is_checkable(self, place: Span) -> bool:
        """Say whether a place is within a figure that a reviewer has to check."""
        spans = self._arrays
        return any(
            spans[index].contains(place) and (not self.checkable or bool(self.checkable[index]))
            for index in spans.overlapping(place)
        )

    @cached_property
    def _arrays(self) -> Spans:
        return Spans(self.spans)

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
    found = _in_place(old, new, places)
    kept = sum(place.value_kept for place in (*places.values(), *found.values()))
    return {**places, **found} if 2 * kept > len(old.spans) else places


class _Rule(Struct, frozen=True):
    """What tells that two figures are one."""

    key: Callable[[Printed, int], _Key]
    """What has to be equal; None where the rule says nothing of a figure."""
    value_kept: bool = True
    """Whether it is for figures that are printed as they were."""
    is_loose: bool = False
    """Whether the sentence may be another: then its other numbers have to be as they were, and its copies are out."""
    counts_copies: bool = False
    """Whether figures that stand as often as before, all alike, are each other in their order."""


def _rules() -> Iterable[_Rule]:
    yield from (_Rule(_within(reach), counts_copies=reach >= _COPIES) for reach in _REACHES)
    yield _Rule(_by_sentence)
    yield _Rule(lambda printed, index: _by_side(printed, index, 0), is_loose=True)
    yield _Rule(lambda printed, index: _by_side(printed, index, 1), is_loose=True)
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
    lengths = [len("".join(side.split())) for side in printed.sides(index)]
    if sum(lengths) < _TELLING:
        lengths = [max(_AROUND_VALUE, length) for length in lengths]
    before, after = printed.around(index, *lengths)
    return (before, after) if len(before) + len(after) >= _TELLING else None


def _matched(old: Printed, new: Printed, left: tuple[Sequence[int], Sequence[int]], rule: _Rule) -> Mapping[int, Place]:
    """Return what a rule tells of the figures that are still sought, by index."""
    sought, free = left
    olds, news = _by_key(old, sought, rule), _by_key(new, free, rule) if sought else {}
    places = {}
    for key in olds.keys() & news.keys():
        ones, others = olds[key], news[key]
        if len(ones) != len(others) or (len(ones) > 1 and not rule.counts_copies):
            continue
        for one, other in zip(ones, others, strict=True):
            if (old.words(one) == new.words(other)) == rule.value_kept:
                places[one] = Place(other, rule.value_kept)
    return _without_doubts(old, new, free, places) if rule.is_loose else places


def _by_key(printed: Printed, indices: Sequence[int], rule: _Rule) -> Mapping[tuple[str, ...], list[int]]:
    """Return the figures that have each key, in reading order."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in indices:
        key = rule.key(printed, index)
        if key is not None:
            found[key].append(index)
    return found


def _without_doubts(
    old: Printed, new: Printed, free: Sequence[int], places: Mapping[int, Place]
) -> Mapping[int, Place]:
    """Return those places whose sentence has the numbers that it had, and does not stand in several places now."""
    wanted = {old.words(one) for one in places}
    sentences = Counter((words, *new.sides(index)) for index in free if (words := new.words(index)) in wanted)
    return {
        one: place
        for one, place in places.items()
        if _numbers(old.sides(one)) == _numbers(new.sides(place.index))
        and sentences[old.words(one), *old.sides(one)] <= 1
    }


def _in_place(old: Printed, new: Printed, places: Mapping[int, Place]) -> Mapping[int, Place]:
    """Return the figures that stand in their sentence between the same others, where its amounts alone are others."""
    known = {index: place.index for index, place in places.items()}
    olds = _by_place(old, known)
    news = _by_place(new, {index: index for index in known.values()}) if olds else {}
    found = {}
    for key in olds.keys() & news.keys():
        if len(olds[key]) == len(news[key]) == 1:
            (one,), (other,) = olds[key], news[key]
            place = Place(other, old.words(one) == new.words(other))
            if _has_other_amounts(old, new, one, place):
                found[one] = place
    return found


def _by_place(printed: Printed, known: Mapping[int, int]) -> Mapping[tuple[int, int, str, str], list[int]]:
    """Return the figures that are not known, by the known ones before and after them and the words of their sentence.

    Args:
        printed: A text with its figures.
        known: What the known ones are called, by index.
    """
    nexts = [len(printed.spans)]
    for index in reversed(range(len(printed.spans))):
        nexts.append(known.get(index, nexts[-1]))
    found: dict[tuple[int, int, str, str], list[int]] = defaultdict(list)
    last = -1
    for index in range(len(printed.spans)):
        if index in known:
            last = known[index]
            continue
        words = without_numbers(printed.sides(index))
        if sum(len(side.replace("0", "").replace(" ", "")) for side in words) >= _WORDS_IN_PLACE:
            found[last, nexts[-1 - index], *words].append(index)
    return found


def _has_other_amounts(old: Printed, new: Printed, one: int, place: Place) -> bool:
    """Say whether a sentence with the same words has other numbers, at most half of them, and all are to be checked."""
    sides = old.sides(one)
    others = other_numbers(sides, new.text, new.spans[place.index])
    if others is None or not all(map(new.is_checkable, others)):
        return False
    changed = len(others) + (not place.value_kept)
    return 2 * changed <= 1 + sum(len(numbers_in(side)) for side in sides)


def _numbers(sides: Sides) -> list[list[str]]:
    return [_DIGITS.findall(side) for side in sides]


def _in_equal_lines(old: Printed, new: Printed, indices: Mapping[Span, int]) -> dict[int, Place]:
    old_lines, new_lines = old.text.split("\n"), new.text.split("\n")
    pairs = line_pairs(old_lines, new_lines)
    old_starts, new_starts = _starts(old_lines), _starts(new_lines)
    places: dict[int, Place] = {}
    for index, span in enumerate(old.spans):
        line = bisect_right(old_starts, span.start) - 1
        if line in pairs:
            moved = span.shifted(new_starts[pairs[line]] - old_starts[line])
            if moved in indices:
                places[index] = Place(indices[moved])
    return places


def line_pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return the lines of `new` that are lines of `old`: unique long ones, and equal ones beside those.

    Of a line that stands more often or less often now, only one between equal neighbours is told.
    """
    old_counts, new_counts = Counter(old), Counter(new)
    at = {line: index for index, line in enumerate(new)}
    pairs = {
        index: at[line]
        for index, line in enumerate(old)
        if len(line) >= _TELLING and old_counts[line] == 1 and new_counts[line] == 1
    }
    taken = set(pairs.values())
    settled = {line: count == new_counts[line] for line, count in old_counts.items()}
    for step in (1, -1):
        ends = [(-1, -1)] if step == 1 else [(len(old), len(new))]
        for one, other in [*pairs.items(), *ends]:
            left, right = one + step, other + step
            while 0 <= left < len(old) and 0 <= right < len(new) and old[left] == new[right]:
                if left in pairs or right in taken or not (settled[old[left]] or _goes_on(old, new, left, right, step)):
                    break
                pairs[left] = right
                taken.add(right)
                left, right = left + step, right + step
    return pairs


def _goes_on(old: Sequence[str], new: Sequence[str], left: int, right: int, step: int) -> bool:
    """Say whether the next lines are equal, too, or there are none on either side."""
    one, other = left + step, right + step
    ends = not 0 <= one < len(old), not 0 <= other < len(new)
    return all(ends) if any(ends) else old[one] == new[other]


def _starts(lines: Sequence[str]) -> list[int]:
    starts = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts
