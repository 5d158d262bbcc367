"""What stands at a numeral: the rules in order, and the first that knows it decides."""

import re
from collections.abc import Callable

from tui.domain.figure import FigureKind
from tui.figures import chinese, marks, names, ordinals, periods, ratios, references
from tui.figures.amounts import Amount, amount_at
from tui.figures.bounds import between_bounds
from tui.figures.data.characters import FRACTIONS
from tui.figures.drafts import Aside, Finding, Reason, of_amount
from tui.figures.english import english_words
from tui.figures.idle import vague
from tui.figures.periods import settled_span
from tui.figures.ranges import extend_range, share_unit
from tui.figures.reading import Reading

Rule = Callable[[Reading, int], Finding | None]
_BEFORE_POINT = frozenset({"", " ", "\n", "\t", "$", "-", "(", "€", "£", "¥", "~"})
_NUMBER_END = re.compile(r"[0-9][0-9,.]{0,400}")


def amount(reading: Reading, place: int) -> Finding | None:
    """Return the amount in digits at `place`, or set aside a run of digits that is too long for a number."""
    text = reading.text
    if text[place - 1 : place] == "." and text[place - 2 : place - 1] in _BEFORE_POINT:
        place -= 1
    found = amount_at(reading, place)
    if found is None:
        end = _NUMBER_END.match(text, place)
        return Aside(place, end.end() if end else place + 1, Reason.RUN)
    if _is_quoted(text, found):
        return Aside(found.start, found.end, Reason.NAME)
    found = between_bounds(reading, found) or extend_range(reading, found)
    if found.high is None and found.role == "cardinal":
        share_unit(reading, found)
    return ratios.over(reading, settled_span(text, of_amount(found)))


def _is_quoted(text: str, found: Amount) -> bool:
    """Say whether a count is all that a pair of quotes holds: the name of a policy (“26条”)."""
    counted = found.unit is not None and found.unit.kind is FigureKind.COUNT and found.unit.unit
    return (
        bool(counted)
        and text[found.start - 1 : found.start] in _OPENING
        and text[found.end : found.end + 1] in _CLOSING
    )


_OPENING = frozenset("“‘「『")
_CLOSING = frozenset("”’」』")


DIGIT_RULES: tuple[Rule, ...] = (
    names.data_run,
    periods.quarter,
    names.name_around,
    marks.bracketed_note,
    references.phone,
    references.reference,
    references.code,
    names.name_of_letters,
    marks.line_number,
    names.address,
    names.name_before,
    marks.clock,
    references.chinese_reference,
    names.name_in_chinese,
    references.official_number,
    chinese.doubling,
    periods.date,
    ordinals.ordinal,
    ratios.share,
    ratios.ratio,
    amount,
)
"""For a numeral that begins with a digit."""

CHINESE_RULES: tuple[Rule, ...] = (
    ordinals.chinese_ordinal,
    ratios.share,
    chinese.enumerator,
    chinese.doubling,
    chinese.below_zero,
    chinese.phrase,
    chinese.half,
    periods.chinese_date,
    chinese.worded_amount,
)
"""For one that begins with a Chinese number word."""

ENGLISH_RULES: tuple[Rule, ...] = (periods.english_period, vague, ratios.share_of_some, english_words)
"""For one that begins with an English number word."""


SHORT_RULES: tuple[Rule, ...] = (periods.date, amount)
"""What is left to try for digits that stand alone, with nothing but such digits around them."""

_REACH = 40
_BARREN = re.compile(r"[0-9 \t\n.,|]{1,80}")
# A number before a unit: what follows makes it no date, time, code, ratio or part of a fraction, and it is no year.
_COUNTED = re.compile(
    "(?![12][0-9]{3}[^0-9,.]|[1-9][.]0[^0-9%])[0-9]{1,6}(?:,[0-9]{3}){0,4}(?:[.][0-9]{1,6})?"
    "(?:%|(?![年月日季至到及和与、号时点分版番比又热政报急消投之第》百千]|[万亿]{1,3}[百千万亿]{0,4}[又分])[\u2e80-\uffff])"
)
# Fewer than four digits are no year; one that begins with 0 may be dialled.
_ALONE = re.compile(
    "(?!0[0-9])"
    "(?:(?P<short>[0-9]{1,3}(?:,[0-9]{3}){0,5})|[0-9]{4,15})(?:[.][0-9]{1,8})?(?![0-9.,]|[ ][0-9]{3}(?![0-9]))"
)
_LEADS = frozenset("表图件注栏录道码号编班型牌第了翻前")


def _rules_at(text: str, place: int, first: str) -> tuple[Rule, ...]:
    if not first.isascii():
        return CHINESE_RULES
    return digit_rules(text, place) if first.isdigit() else ENGLISH_RULES


def digit_rules(text: str, place: int) -> tuple[Rule, ...]:
    """Return the rules that can apply to the digits at `place`; those left out need other characters beside them."""
    before = text[place - 1 : place]
    if before > "\u2e80" and before not in _LEADS:
        if _COUNTED.match(text, place) is not None:
            return _AMOUNT_ALONE
    elif before in _BLANKS:
        first, last = max(0, place - _REACH), min(len(text), place + _REACH)
        barren = _BARREN.match(text, first, last)
        alone = _ALONE.match(text, place) if barren is not None and barren.end() == last else None
        if alone is not None:
            return _AMOUNT_ALONE if alone.lastgroup else SHORT_RULES
    return DIGIT_RULES


_BLANKS = frozenset(" \t\n|")
_AMOUNT_ALONE: tuple[Rule, ...] = (amount,)


def recognise(reading: Reading, place: int) -> Finding | None:
    """Return what stands at the numeral at `place`; None when it is no numeral after all."""
    first = reading.text[place]
    if first in FRACTIONS:
        return amount(reading, place)
    for rule in _rules_at(reading.text, place, first):
        finding = rule(reading, place)
        if finding is not None:
            return finding
    return None
