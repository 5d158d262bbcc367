"""Finding a place again after the text was edited.

`describe` keeps a place as W3C Web Annotation selectors (§4.2.4 quote, §4.2.5 position); `anchor` looks for it in
another text. Digits match exactly or not at all, and a wrong place is worse than none: where the context doesn't
settle it, the answer is `gone` or `ambiguous`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import takewhile
from typing import TypeAlias

from msgspec import Struct

from tui.domain.sentence import LONGEST_SIDE, searched_around, sentence_around
from tui.domain.text import Span, Target, TextPositionSelector, TextQuoteSelector

CONTEXT = 32
"""How many code points of context a target keeps on each side at least."""
_BEYOND = 3
"""How much is kept beyond what tells where the sentence ends."""
_LONGEST_CONTEXT = 2_000
"""Where lengthening the context ends: a text that repeats itself further is told apart by the position alone."""
_WORTH_AN_INDEX = 200
"""From how many spans on an index of the text pays."""
_PARTIAL_SIDE = 12
"""How much of one side must match, without a gap, when the sentence changed."""
_PARTIAL_BOTH = 24
"""How much of both sides together must match then."""
_SENTENCE_ENDS = re.compile(r"[。！？；!?;\n\t]|\.\s")
_DIGITS = re.compile(r"\d+")
_LONGEST_VALUE = 40
"""How long a value may be that took the place of another."""
_NUMERAL_JOINTS = frozenset(".,:/．，：／-")
"""What joins two runs of digits to one number; beside a quote it makes it part of a longer number."""

Sides: TypeAlias = tuple[str, str]
_StandsOnce: TypeAlias = Callable[[str, int, int, int], bool]
"""Says of a text, the place of some words, and the quote around them from where to where, whether it stands once."""


class Outcome(StrEnum):
    """What became of a place."""

    SAME = "same"
    MOVED = "moved"
    VALUE_CHANGED = "value changed"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"


class Anchored(Struct, frozen=True):
    """Where a target stands in a text now."""

    outcome: Outcome
    """What became of it."""
    span: Span | None = None
    """Its place for `same` and `moved`, that of the new value for `value changed`; None otherwise."""
    sentence_kept: bool = False
    """Whether the words up to both ends of its sentence are as they were."""

    @property
    def found(self) -> bool:
        """Whether the very words were found."""
        return self.outcome in {Outcome.SAME, Outcome.MOVED}


def describe(text: str, span: Span) -> Target:
    """Return a target that finds `span` again: its words, its position, and context that makes the quote unique.

    The context reaches over `CONTEXT` code points and all that tells where the sentence ends, and as much further,
    within reason, as the same words in the same context stand elsewhere in `text`.
    """
    return _described(text, span, _stands_once)


def sides_of(quote: TextQuoteSelector) -> Sides:
    """Return what stands before and after the words of a target in their sentence."""
    whole = f"{quote.prefix}{quote.exact}{quote.suffix}"
    return _sides(whole, Span(len(quote.prefix), len(quote.prefix) + len(quote.exact)))


def even_sides(sides: Sides) -> Sides:
    """Return the sides of a sentence with all white space as single spaces: a line may break elsewhere."""
    before, after = sides
    return " ".join(before.split()), " ".join(after.split())


def says_still(text: str, span: Span, target: Target) -> bool:
    """Say whether the words at `span` and their sentence are those of `target`."""
    quote = target.quote
    if span.of(text) != quote.exact:
        return False
    # Context that holds the sentence's ends settles it; at the ends of a text words may have been added.
    if _settles(quote.prefix) and _settles(quote.suffix) and _fits(text, quote, span) == _full(quote):
        return True
    return even_sides(_sides(text, span)) == even_sides(sides_of(quote))


def _settles(context: str) -> bool:
    """Say whether one side's context shows where the sentence ends there, or that it is cut for being very long."""
    return len(context) >= LONGEST_SIDE + _BEYOND or _SENTENCE_ENDS.search(context) is not None


def describe_all(text: str, spans: Sequence[Span]) -> Iterator[Target]:
    """Yield what `describe` returns for each span, in a time that does not grow with text and spans multiplied."""
    return map(describer(text, spans), spans)


def describer(text: str, spans: Sequence[Span]) -> Callable[[Span], Target]:
    """Return what describes any of some spans as `describe` does, in a time that does not grow with their number."""
    stands_once = _stands_once if len(spans) < _WORTH_AN_INDEX else _once_by_windows(text, spans)
    return lambda span: _described(text, span, stands_once)


def _once_by_windows(text: str, spans: Sequence[Span]) -> _StandsOnce:
    """Return what says it of a quote by looking only where the text has a window like that around its words.

    The words of a quote begin with a run of digits, or with one of a few other characters: wherever else it stands, it
    has one of them there, with the same characters around it.
    """
    beginning = {text[span.start : span.start + 1] for span in spans}
    others = "".join(character for character in beginning if not character.isdecimal())
    beginnings = re.compile(rf"\d+|[{re.escape(others)}]" if others else r"\d+")
    first: dict[int, int] = {}
    alike: dict[int, list[int]] = {}
    for found in beginnings.finditer(text):
        at = found.start()
        window = hash(text[max(0, at - CONTEXT) : at + CONTEXT])
        if (before := first.setdefault(window, at)) != at:
            alike.setdefault(window, [before]).append(at)

    def stands_once(text: str, at: int, start: int, end: int) -> bool:
        # A quote at an end of the text has no whole window, and one may begin within a run of digits.
        if start + CONTEXT > at or at + CONTEXT > end or text[at - 1 : at + 1].isdecimal():
            return _stands_once(text, at, start, end)
        quote, lead = text[start:end], at - start
        places = alike.get(hash(text[at - CONTEXT : at + CONTEXT]), ())
        return not any(place != at and place >= lead and text.startswith(quote, place - lead) for place in places)

    return stands_once


def _described(text: str, span: Span, stands_once: _StandsOnce) -> Target:
    searched = searched_around(text, span)
    left = max(CONTEXT, span.start - searched.start + _BEYOND)
    right = max(CONTEXT, searched.end - span.end + _BEYOND)
    start, end = max(0, span.start - left), min(len(text), span.end + right)
    while left <= _LONGEST_CONTEXT and (start > 0 or end < len(text)) and not stands_once(text, span.start, start, end):
        start, end = max(0, start - left), min(len(text), end + right)
        left, right = 2 * left, 2 * right
    return Target(
        TextQuoteSelector(span.of(text), text[start : span.start], text[span.end : end]),
        TextPositionSelector(span.start, span.end),
    )


def anchor(text: str, target: Target) -> Anchored:
    """Return where `target` stands in `text`.

    `same` is the old offset and `moved` another one, each with the sentence as it was or with enough of its context;
    `value changed` is the old context around another value; `ambiguous` means that two places fit equally well.
    """
    quote, here = target.quote, Span(target.position.start, target.position.end)
    if here.of(text) == quote.exact and _fits(text, quote, here) == _full(quote):
        return Anchored(Outcome.SAME, here, says_still(text, here, target))
    places = [span for span in _places(text, quote.exact) if _stands_alone(text, quote, span)]
    whole = [span for span in places if _fits(text, quote, span) == _full(quote)]
    kept = whole or [span for span in places if _keeps_sentence(text, quote, span)]
    if len(kept) > 1:
        return Anchored(Outcome.AMBIGUOUS)
    if kept:
        return Anchored(_settled(kept[0], here), kept[0], says_still(text, kept[0], target))
    return _replaced(text, quote) or _nearest(text, quote, places, here)


def _settled(span: Span, here: Span) -> Outcome:
    return Outcome.SAME if span == here else Outcome.MOVED


def _stands_once(text: str, _at: int, start: int, end: int) -> bool:
    quote = text[start:end]
    return text.find(quote) == start and text.find(quote, start + 1) == -1


def _places(text: str, exact: str) -> Iterator[Span]:
    at = text.find(exact) if exact else -1
    while at != -1:
        yield Span(at, at + len(exact))
        at = text.find(exact, at + 1)


def _stands_alone(text: str, quote: TextQuoteSelector, span: Span) -> bool:
    """Say whether the words at `span` are part of a longer number no more than they were."""
    before = text[max(0, span.start - 2) : span.start]
    after = text[span.end : span.end + 2]
    longer_before = before != quote.prefix[-2:] and _runs_on(before[::-1], quote.exact[:1])
    longer_after = after != quote.suffix[:2] and _runs_on(after, quote.exact[-1:])
    return not (longer_before or longer_after)


def _runs_on(beside: str, edge: str) -> bool:
    if not edge.isdigit() or not beside:
        return False
    return beside[0].isdigit() or (beside[0] in _NUMERAL_JOINTS and beside[1:].isdigit())


def _fits(text: str, quote: TextQuoteSelector, span: Span) -> tuple[int, int]:
    """Return how many code points of the prefix and of the suffix stand beside `span`, counted from it."""
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    return _common(before[::-1], quote.prefix[::-1]), _common(after, quote.suffix)


def _full(quote: TextQuoteSelector) -> tuple[int, int]:
    return len(quote.prefix), len(quote.suffix)


def _common(one: str, other: str) -> int:
    if one == other:
        return len(one)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _sides(text: str, span: Span) -> Sides:
    sentence = sentence_around(text, span)
    return text[sentence.start : span.start], text[span.end : sentence.end]


def _keeps_sentence(text: str, quote: TextQuoteSelector, span: Span) -> bool:
    enough = min(_PARTIAL_BOTH, sum(_full(quote)))
    return sum(_fits(text, quote, span)) >= enough and even_sides(_sides(text, span)) == even_sides(sides_of(quote))


def _replaced(text: str, quote: TextQuoteSelector) -> Anchored | None:
    """Return the place where the whole context of the sentence stands around other words."""
    before, after = sides_of(quote)
    prefix = quote.prefix[-max(len(before), _PARTIAL_SIDE) :]
    suffix = quote.suffix[: max(len(after), _PARTIAL_SIDE)]
    if len(prefix) + len(suffix) < _PARTIAL_SIDE:
        return None
    found: list[Span] = []
    at = text.find(prefix)
    while at != -1 and len(found) <= 1:
        start = at + len(prefix)
        # Without a suffix the words ended the text, and so do those in their place; without a prefix they began it.
        end = text.find(suffix, start, start + _LONGEST_VALUE + len(suffix)) if suffix else len(text)
        if start < end <= start + _LONGEST_VALUE and text[start:end] != quote.exact:
            found.append(Span(start, end))
        at = text.find(prefix, at + 1) if prefix else -1
    if len(found) > 1:
        return Anchored(Outcome.AMBIGUOUS)
    return Anchored(Outcome.VALUE_CHANGED, found[0]) if found else None


def _nearest(text: str, quote: TextQuoteSelector, places: list[Span], here: Span) -> Anchored:
    """Return the one place where enough of the context still stands, in a sentence that changed.

    Its other numbers have to be as they were: a year or a number of a unit tells look-alike sentences apart.
    """
    numbers = [_DIGITS.findall(side) for side in sides_of(quote)]
    scores = [(sum(fits), max(fits), span) for span in places for fits in [_fits(text, quote, span)]]
    likely = sorted(
        (
            score
            for score in scores
            if score[0] >= _PARTIAL_BOTH
            and score[1] >= _PARTIAL_SIDE
            and [_DIGITS.findall(side) for side in _sides(text, score[2])] == numbers
        ),
        key=lambda score: -score[0],
    )
    if not likely:
        return Anchored(Outcome.GONE)
    # A runner-up with more than half of the best context is a look-alike sentence: either may be meant.
    if len(likely) > 1 and 2 * likely[1][0] > likely[0][0]:
        return Anchored(Outcome.AMBIGUOUS)
    return Anchored(_settled(likely[0][2], here), likely[0][2])
