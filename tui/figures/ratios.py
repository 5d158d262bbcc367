"""Ratios, shares and fractions that are written as two numbers."""

import re
from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.amounts import numeral_at
from tui.figures.data.numbers import WORDS
from tui.figures.drafts import Draft, Finding
from tui.figures.numerals import EXACT
from tui.figures.reading import Reading

_RATIO = re.compile(r"[0-9]+(?:\.[0-9]+)?(?: ?: ?[0-9]+(?:\.[0-9]+)?)+(?![0-9])")
_VERSUS = re.compile(r"([0-9]+(?:\.[0-9]+)?)比([0-9]+(?:\.[0-9]+)?)")
_VOTE = re.compile(r"([0-9]{1,3})(?:-|—)([0-9]{1,3})(?![0-9%-]|[.,][0-9]|[ ](?:percent|years|weeks))")
_VOTE_BEFORE = re.compile(r"(?i:majority of|vote:|votes?:|voted?|vote of|score of|by a vote of|by|margin of) $")
_IN = re.compile(
    r"([0-9]+|one|two|three|four|five|six|seven|eight|nine)[ \n](?:in|out of)(?: every)?[ \n]([0-9]+|"
    r"[a-z]+)(?![0-9,.]*[0-9]|[a-z-])",
    re.IGNORECASE,
)
_SHARE = re.compile(
    "([一二三四五六七八九十百千万亿两0-9]{1,12}?)(?:又([一二三四五六七八九十百千万亿两0-9]{1,12}))? ?分之(负?)"
)


def ratio(reading: Reading, place: int) -> Finding | None:
    """Return the ratio at `place` (3.6 : 48 : 48.4, 1:7.18, a vote of 8-1, 1 in 5, 7比3)."""
    text = reading.text
    if text[place - 1 : place] in {":", "/"}:
        return None
    found = _RATIO.match(text, place)
    if found is not None:
        return _ratio(place, found.end(), found.group().replace(" ", ""))
    versus = _VERSUS.match(text, place)
    if versus is not None:
        return _ratio(place, versus.end(), f"{versus[1]}:{versus[2]}")
    vote = _VOTE.match(text, place)
    if vote is not None and _VOTE_BEFORE.search(text, max(0, place - 14), place) is not None:
        return _ratio(place, vote.end(), f"{vote[1]}:{vote[2]}")
    return share_of_some(reading, place)


def _ratio(start: int, end: int, code: str) -> Draft:
    return Draft(start, end, FigureKind.RATIO, code=code)


def share_of_some(reading: Reading, place: int) -> Finding | None:
    """Return `1 in 5`, `nine out of ten` as a ratio."""
    text = reading.text
    found = _IN.match(text, place)
    if found is None:
        return None
    over = WORDS.get(found[1].lower(), 0) or (int(found[1]) if found[1].isdigit() else 0)
    under = WORDS.get(found[2].lower(), 0) or (int(found[2]) if found[2].isdigit() else 0)
    if not over or under <= over or (under >= 1900 and " in " in found.group()):  # noqa: PLR2004 (in 2009 is a year)
        return None
    return _ratio(place, found.end(), f"{over}:{under}")


_OVER = re.compile(r"[ \n]over[ \n]")
_CLAUSE_END = re.compile(r"[.,;:!?)](?![0-9])|\n|$")
_LARGEST_DENOMINATOR = 999


def over(reading: Reading, draft: Draft) -> Draft:
    """Return `draft`, or the quotient that it begins (one over twenty-one), said of bare whole numbers alone."""
    joint = _OVER.match(reading.text, draft.end)
    if joint is None or draft.kind is not FigureKind.COUNT or draft.unit or draft.high is not None:
        return draft
    found = numeral_at(reading, joint.end())
    if found is None or draft.value is None or found[1] != "cardinal" or found[0].high is not None:
        return draft
    under = found[0].value
    whole = found[0].step == 1 and draft.step == 1
    if not whole or not 1 < under <= _LARGEST_DENOMINATOR or not _CLAUSE_END.match(reading.text, found[0].end):
        return draft
    draft.kind, draft.value, draft.end = FigureKind.FRACTION, EXACT.divide(draft.value, under), found[0].end
    draft.step, draft.plain = EXACT.divide(Decimal(1), under), False
    return draft


def share(reading: Reading, place: int) -> Finding | None:
    """Return 百分之四点七 as percent and 三分之二 as a fraction."""
    text = reading.text
    found = _SHARE.match(text, place) if "分之" in text[place : place + 14] else None
    if found is None:
        return None
    draft = _share(reading, place, found)
    if draft is not None and text[place - 1 : place] == "负" and draft.value is not None:
        draft.start, draft.value = place - 1, -draft.value
    return draft


def _share(reading: Reading, place: int, found: re.Match[str]) -> Draft | None:
    over = numeral_at(reading, found.end())
    under = numeral_at(reading, found.start(2) if found[2] else place)
    if over is None:
        return None
    part = -over[0].value if found[3] else over[0].value
    per_hundred = _per_hundred(found[1])
    if per_hundred is not None:
        value, step = EXACT.multiply(part, per_hundred), EXACT.multiply(over[0].step, per_hundred)
        loose = over[0].approximate
        return Draft(place, over[0].end, FigureKind.PERCENT, value, unit="%", step=step, approximate=loose, words=True)
    if under is None or not under[0].value:
        return None
    value = EXACT.divide(part, under[0].value)
    if found[2]:
        whole = numeral_at(reading, place)
        value = EXACT.add(value, whole[0].value if whole else Decimal(0))
    return Draft(
        place, over[0].end, FigureKind.FRACTION, value, step=EXACT.divide(Decimal(1), under[0].value), words=True
    )


def _per_hundred(denominator: str) -> Decimal | None:
    """Return what a numerator over 百, 千, 万 or a product of them is in percent; None for other denominators."""
    if denominator.strip("百千万亿"):
        return None
    power = sum({"百": 2, "千": 3, "万": 4, "亿": 8}[scale] for scale in denominator)
    return Decimal(1).scaleb(2 - power)
