"""What stands at a numeral: the rules in order, and the first that knows it decides."""

import re
from collections.abc import Callable

from tui.figures import chinese, marks, names, ordinals, periods, ratios, references
from tui.figures.amounts import amount_at, extend_range, share_unit
from tui.figures.bounds import between_bounds
from tui.figures.data.characters import FRACTIONS
from tui.figures.drafts import Aside, Finding, Reason, of_amount
from tui.figures.english import english_words
from tui.figures.idle import vague
from tui.figures.periods import settled_span
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
    found = between_bounds(reading, found) or extend_range(reading, found)
    if found.high is None and found.role == "cardinal":
        share_unit(reading, found)
    return ratios.over(reading, settled_span(text, of_amount(found)))


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


def recognise(reading: Reading, place: int) -> Finding | None:
    """Return what stands at the numeral at `place`; None when it is no numeral after all."""
    first = reading.text[place]
    if first in FRACTIONS:
        return amount(reading, place)
    rules = CHINESE_RULES if not first.isascii() else DIGIT_RULES if first.isdigit() else ENGLISH_RULES
    for rule in rules:
        finding = rule(reading, place)
        if finding is not None:
            return finding
    return None
