"""What a later reading of a report changed: its text by paragraphs and words, and its figures by item."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

from msgspec import Struct

from tui.domain.anchoring import Outcome, anchor, describe
from tui.domain.identity import item_id
from tui.domain.pairing import Place, Printed, carried, line_pairs
from tui.domain.report import Report
from tui.domain.text import Span


class Sort(StrEnum):
    """What became of a piece of text."""

    EQUAL = "equal"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


_SORTS = {"equal": Sort.EQUAL, "replace": Sort.CHANGED, "insert": Sort.ADDED, "delete": Sort.REMOVED}
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MOST_COMPARED = 20_000_000
"""How many pairs of words are compared in all; of what is left over only the paragraphs are told."""
_MOST_DOUBTED = 2_000
"""Of how many figures that are not found it is told whether they are gone or ambiguous."""


class Piece(Struct, frozen=True):
    """A piece of both texts."""

    sort: Sort
    """What became of it."""
    old: Span
    """Where it stands in the older text; empty where it was added."""
    new: Span
    """Where it stands in the newer text; empty where it was removed."""
    words: tuple["Piece", ...] = ()
    """For a changed paragraph its words, in order."""


class FigureChange(Struct, frozen=True):
    """What became of one figure."""

    item_id: str
    """The item that it is; for a figure that is new the one that it becomes."""
    outcome: Outcome | None
    """What became of it; None for one that is new."""
    old: Span | None
    """Where it stands in the older text; None for one that is new."""
    new: Span | None
    """Where it stands in the newer text; None where it is gone or ambiguous."""
    was: str
    """As it is printed in the older text; empty for one that is new."""
    now: str
    """As it is printed in the newer text; empty where it is gone or ambiguous."""


class Difference(Struct, frozen=True):
    """What changed from one reading of a report to the next."""

    old: Report
    """The older reading."""
    new: Report
    """The newer one."""
    pieces: tuple[Piece, ...]
    """The paragraphs, in order: equal ones in runs, the others one by one."""
    figures: tuple[FigureChange, ...]
    """The figures of the older reading in its order, then those that are new."""

    @property
    def counts(self) -> Mapping[Outcome | None, int]:
        """How many figures came to each outcome; None counts those that are new."""
        return Counter(figure.outcome for figure in self.figures)

    @property
    def is_worse(self) -> bool:
        """Whether most of the figures are gone: the page may be another one, such as a login or an error."""
        return 2 * self.counts[Outcome.GONE] > len(self.old.numerals.figures)


def difference_of(old: Report, new: Report, numbers: Sequence[int], new_numbers: Sequence[int]) -> Difference:
    """Return what changed from `old` to `new`.

    Args:
        old: The older reading.
        new: The newer reading.
        numbers: The item number of each figure of `old`.
        new_numbers: The item number that each figure of `new` gets.
    """
    one, other = Printed.of(old), Printed.of(new)
    places = carried(one, other)
    figures = (*_figures(one, other, numbers, places), *_new_figures(other, new_numbers, places))
    return Difference(old, new, tuple(paragraphs(old.text, new.text)), figures)


def paragraphs(old: str, new: str) -> Iterator[Piece]:
    """Yield what became of the lines of a text, in the order of both: all of `old` and all of `new`, once each."""
    one, other = _Lines(old), _Lines(new)
    pairs = line_pairs(one.words, other.words)
    budget = [_MOST_COMPARED]
    at, to = 0, 0
    run: tuple[int, int, int] | None = None
    for left, right in [*_in_order(pairs), (len(one.words), len(other.words))]:
        if run is not None and (left, right) == (run[0] + run[2], run[1] + run[2]) and left < len(one.words):
            run = (run[0], run[1], run[2] + 1)
        else:
            if run is not None:
                yield Piece(Sort.EQUAL, one.span(run[0], run[0] + run[2]), other.span(run[1], run[1] + run[2]))
            yield from _gap(one, other, ((at, left), (to, right)), budget)
            run = (left, right, 1)
        at, to = left + 1, right + 1


class _Lines:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = text.split("\n")
        self._starts = [0]
        for line in self.words:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def span(self, start: int, end: int) -> Span:
        """Return where some lines stand, without the last one's end; an empty span for none."""
        return Span(self._starts[start], self._starts[end] - 1) if start < end else self._empty(start)

    def _empty(self, line: int) -> Span:
        at = min(self._starts[line], len(self.text))
        return Span(at, at)


def _in_order(pairs: Mapping[int, int]) -> Sequence[tuple[int, int]]:
    """Return the longest series of pairs that goes up on both sides: what moved is left out."""
    tails: list[int] = []
    lasts: list[int] = []
    before: dict[int, int | None] = {}
    for left in sorted(pairs):
        place = bisect_left(tails, pairs[left])
        before[left] = lasts[place - 1] if place else None
        tails[place : place + 1] = [pairs[left]]
        lasts[place : place + 1] = [left]
    series = []
    at = lasts[-1] if lasts else None
    while at is not None:
        series.append((at, pairs[at]))
        at = before[at]
    return series[::-1]


def _gap(
    one: _Lines, other: _Lines, lines: tuple[tuple[int, int], tuple[int, int]], budget: list[int]
) -> Iterator[Piece]:
    """Yield what became of lines that are not equal: the first with the first, as far as both have some."""
    left, right = lines
    both = min(left[1] - left[0], right[1] - right[0])
    for step in range(both):
        old, new = one.span(left[0] + step, left[0] + step + 1), other.span(right[0] + step, right[0] + step + 1)
        words = tuple(_words((one.text, old), (other.text, new), budget))
        if any(word.sort is Sort.EQUAL and word.old.of(one.text).strip() for word in words):
            yield Piece(Sort.CHANGED, old, new, words)
        else:
            yield Piece(Sort.REMOVED, old, Span(new.start, new.start))
            yield Piece(Sort.ADDED, Span(old.end, old.end), new)
    for line in range(left[0] + both, left[1]):
        yield Piece(Sort.REMOVED, one.span(line, line + 1), other.span(right[0] + both, right[0] + both))
    for line in range(right[0] + both, right[1]):
        yield Piece(Sort.ADDED, one.span(left[1], left[1]), other.span(line, line + 1))


def _words(one: tuple[str, Span], other: tuple[str, Span], budget: list[int]) -> Iterator[Piece]:
    """Yield what became of the words of a paragraph; nothing when there is too much to compare."""
    left, right = (_tokens(span.of(text)) for text, span in (one, other))
    starts, ends = _offsets(left, one[1].start), _offsets(right, other[1].start)
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    before, after = left[head : len(left) - tail], right[head : len(right) - tail]
    budget[0] -= len(before) * len(after)
    if budget[0] < 0:
        return
    if head:
        yield Piece(Sort.EQUAL, Span(starts[0], starts[head]), Span(ends[0], ends[head]))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        places = Span(starts[head + a], starts[head + b]), Span(ends[head + c], ends[head + d])
        yield Piece(_SORTS[tag], *places)
    if tail:
        yield Piece(Sort.EQUAL, Span(starts[-1 - tail], starts[-1]), Span(ends[-1 - tail], ends[-1]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _tokens(line: str) -> list[str]:
    """Return words, blanks and signs; of Chinese each character."""
    tokens: list[str] = []
    for match in _WORD.finditer(line):
        tokens += list(match[0]) if _CJK.search(match[0]) else [match[0]]
    return tokens


def _offsets(tokens: Sequence[str], start: int) -> list[int]:
    offsets = [start]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def _figures(old: Printed, new: Printed, numbers: Sequence[int], places: Mapping[int, Place]) -> Iterator[FigureChange]:
    in_order = {left for left, _ in _in_order({index: place.index for index, place in places.items()})}
    doubted = 0
    for index, number in enumerate(numbers):
        span, was = old.spans[index], old.words(index)
        place = places.get(index)
        if place is not None:
            moved = Outcome.SAME if index in in_order else Outcome.MOVED
            outcome = moved if place.value_kept else Outcome.VALUE_CHANGED
            yield FigureChange(item_id(number), outcome, span, new.spans[place.index], was, new.words(place.index))
            continue
        doubted += 1
        is_ambiguous = doubted <= _MOST_DOUBTED and _is_ambiguous(old, new, index)
        outcome = Outcome.AMBIGUOUS if is_ambiguous else Outcome.GONE
        yield FigureChange(item_id(number), outcome, span, None, was, "")


def _is_ambiguous(old: Printed, new: Printed, index: int) -> bool:
    return anchor(new.text, describe(old.text, old.spans[index])).outcome is Outcome.AMBIGUOUS


def _new_figures(new: Printed, numbers: Sequence[int], places: Mapping[int, Place]) -> Iterator[FigureChange]:
    taken = {place.index for place in places.values()}
    for index, number in enumerate(numbers):
        if index not in taken:
            yield FigureChange(item_id(number), None, None, new.spans[index], "", new.words(index))
