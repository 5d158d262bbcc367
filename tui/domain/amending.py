"""What else may change in a sentence while what was decided of one of its figures stays.

Reports are corrected figure by figure. Where a sentence says the same in other amounts, each of its clauses is a claim
of its own, and what was decided in an unchanged one holds. Years, ordinals and numbers of units are no amounts: they
say what the sentence is about, and where one of them changed it is another sentence.
"""

import re
from collections.abc import Callable

from tui.domain.anchoring import Sides, even_sides, says_still, sides_of
from tui.domain.figure import Figure, FigureKind
from tui.domain.report import Report
from tui.domain.sentence import sentence_around
from tui.domain.spans import spans_of
from tui.domain.text import Span, Target

_NUMBER = re.compile(r"\d+(?:[.,．，]\d+)*")
_CLAUSE_ENDS = re.compile(r"[，、；：()（）]|[,:;](?!\d)|(?<!\d)[,:;]")
"""Where a clause ends; a comma or a colon between digits is part of a number."""
_COUNTED = re.compile(r" [a-z]{3,}s\b(?<! this)")
"""What an English count counts: a word in the plural."""
_NAMING = frozenset({FigureKind.DATE, FigureKind.PERIOD, FigureKind.ORDINAL, FigureKind.IDENTIFIER, FigureKind.PHONE})
"""Kinds of figures that say what a sentence is about."""


def without_numbers(sides: Sides) -> Sides:
    """Return the sides of a sentence with all white space as single spaces, and one sign for each number."""
    before, after = even_sides(sides)
    return _NUMBER.sub("0", before), _NUMBER.sub("0", after)


def numbers_in(words: str) -> list[str]:
    """Return the numbers in some words as they are printed, in order."""
    return _NUMBER.findall(words)


def other_numbers(sides: Sides, text: str, span: Span) -> list[Span] | None:
    """Return where the sentence around `span` has other numbers than `sides`; None where its words are others, too."""
    sentence = sentence_around(text, span)
    bounds = Span(sentence.start, span.start), Span(span.end, sentence.end)
    now = bounds[0].of(text), bounds[1].of(text)
    if without_numbers(sides) != without_numbers(now):
        return None
    places = []
    for side, bound in zip(sides, bounds, strict=True):
        numbers = zip(_NUMBER.findall(side), _NUMBER.finditer(text, bound.start, bound.end), strict=True)
        places += [Span(*new.span()) for old, new in numbers if old != new[0]]
    return places


def stands_still(report: Report, span: Span, target: Target) -> bool:
    """Say whether what was decided of the words of `target` holds for those at `span`.

    So it does where the sentence is as it was, and where amounts in its other clauses alone are others.
    """
    text = report.text
    if says_still(text, span, target):
        return True
    if span.of(text) != target.quote.exact:
        return False
    sides = sides_of(target.quote)
    sentence = sentence_around(text, span)
    now = text[sentence.start : span.start], text[span.end : sentence.end]
    if _clause(sides) != _clause(now):
        return False
    places = other_numbers(sides, text, span)
    return places is not None and all(map(_amount_at(report), places))


def _clause(sides: Sides) -> Sides:
    """Return what stands beside a figure in its clause."""
    before, after = even_sides(sides)
    start = max((found.end() for found in _CLAUSE_ENDS.finditer(before)), default=0)
    end = _CLAUSE_ENDS.search(after)
    return before[start:], after[: end.start()] if end else after


def _amount_at(report: Report) -> Callable[[Span], bool]:
    figures = report.numerals.figures
    spans = spans_of(figures)
    return lambda place: any(
        spans[index].contains(place) and _is_amount(figures[index], report.text) for index in spans.overlapping(place)
    )


def _is_amount(figure: Figure, text: str) -> bool:
    """Say whether a figure says how much; a count that names nothing counted may be the number of a unit."""
    if not figure.checkable or figure.kind in _NAMING:
        return False
    is_bare = figure.kind is FigureKind.COUNT and not figure.quantity.unit
    return not is_bare or _COUNTED.match(text, figure.span.end) is not None
