"""Ranges, and lists whose numbers share a unit."""

import re
from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.amounts import Amount, amount_at
from tui.figures.numerals import EXACT
from tui.figures.reading import Reading

_ONE = Decimal(1)
_SEPARATOR = re.compile(r"[ \n]?(?:-|—|——|~|至|到) ?|[ \n](?:to|through)[ \n]")
_EITHER = re.compile(r"[ \n]or[ \n]|或")
_BOTH = re.compile(r"[ \n]and[ \n]|和|与|至")
_BETWEEN = re.compile(r"(?i:between )$")
_BETWEEN_BEHIND = re.compile(r"[^，。；\n]{1,12}之间")
_WIDTH_BEHIND = re.compile("[^，。；]{0,12}(?:不等|之间|区间|期间)")
_MOVED_BY = re.compile(r"(?i:(?:up|down|rose|fell|grew|increased|decreased|declined)[^.]{0,20})$")
_FROM = re.compile(r"(?i:(?<![a-z])from (?:about |approximately |around |nearly |just )?)$")
_RANGING = re.compile(r"(?i:rang|var(?:y|ie)|between|anywhere|fluctuat)")
_MOVING = re.compile(r"(?:从|由)[^，。；、]{0,3}$")


def extend_range(reading: Reading, first: Amount) -> Amount:
    """Return `first`, or the range that it begins (5%—8%, 20-60万元, $2.1–2.3bn, between 3 and 5)."""
    text = reading.text
    if first.high is not None or first.role not in {"cardinal", "fraction"}:
        return first
    joint = _SEPARATOR.match(text, first.end)
    if joint is None:
        joint = _joint_words(text, first)
    if joint is None:
        return first
    floor, reading.floor = reading.floor, joint.end()
    second = _second(reading, joint.end())
    reading.floor = floor
    if second is None or not _fits(first, second) or _is_change(text, first, joint):
        return first
    return _joined(first, second)


def _joint_words(text: str, first: Amount) -> re.Match[str] | None:
    follower = text[first.end : first.end + 1]
    if follower not in {" ", "\n", "或", "和", "与"}:
        return None
    either = _EITHER.match(text, first.end)
    if either is not None:
        return either if first.words else None
    both = _BOTH.match(text, first.end)
    if both is not None and (_BETWEEN.search(text, max(0, first.start - 8), first.start)):
        return both
    if both is not None and _BETWEEN_BEHIND.match(text, both.end()):
        return both
    return None


_CURRENCY_SIGN = re.compile(r"(?:US|HK|NT|A|C|S)?\$ ?|[€£¥] ?|(?:人民币|RMB|USD|HKD|EUR|GBP) ?")


_MINUS = frozenset("-负")


def _second(reading: Reading, place: int) -> Amount | None:
    sign = _CURRENCY_SIGN.match(reading.text, place)
    place = sign.end() if sign is not None else place
    minus = reading.text[place : place + 1] in _MINUS
    second = amount_at(reading, place + minus)
    if second is None or second.high is not None or second.role == "ordinal":
        return None
    # Behind a dash that joins (-5%--3%) a minus is read as part of the dash.
    if minus and second.value > 0:
        second.value = -second.value
    return second


def _fits(first: Amount, second: Amount) -> bool:
    if first.unit is not None and second.unit is not None:
        return first.unit.unit == second.unit.unit or second.unit.kind is FigureKind.RATE
    return first.unit is None or first.unit.kind in {FigureKind.MONEY, FigureKind.AGE}


def _is_change(text: str, first: Amount, joint: re.Match[str]) -> bool:
    """Say whether the two numbers are the ends of a movement (rose from 3 to 5, 由3%到5%) and no range."""
    if " to" in joint.group() or "\nto" in joint.group():
        moved = _FROM.search(text, max(0, first.start - 24), first.start)
        if moved is None:
            is_money = first.unit is not None and first.unit.kind is FigureKind.MONEY
            is_moved = _MOVED_BY.search(text, max(0, first.start - 40), first.start) is not None
            return is_money and " to" in joint.group() and is_moved
        return _RANGING.search(text, max(0, first.start - 40), first.start) is None
    if joint.group().strip() in {"至", "到"}:
        moved = _MOVING.search(text, max(0, first.start - 6), first.start)
        return moved is not None and not _WIDTH_BEHIND.match(text, joint.end())
    return False


def _joined(first: Amount, second: Amount) -> Amount:
    low, high = first.value, second.value
    unit = second.unit or first.unit
    factor = second.unit.factor if first.unit is None and second.unit is not None else _ONE
    bare_high = second.value / second.scale / factor
    if first.scale == _ONE and second.scale != _ONE and low <= bare_high:
        low = EXACT.multiply(low, second.scale)
    low = EXACT.multiply(low, factor)
    if low > high and first.value < 0 and second.value < 0:
        low, high = high, low
    if low > high:
        return first
    return Amount(
        first.start, second.end, low, high, unit, second.scale, second.step,
        first.approximate or second.approximate, first.words, False, "cardinal", (first.number[0], second.number[1]),
    )  # fmt: skip


_LIST_JOINT = re.compile(r"、|及|和|与|或|[ \n](?:and|or|及|和)[ \n]|, (?:and |or )?")


def share_unit(reading: Reading, first: Amount) -> None:
    """Give a number without unit the unit and scale that stand behind the last of its list (1.84及14.75元)."""
    text = reading.text
    end = first.end
    items = 0
    if first.start < reading.unshared:
        return
    while items < 8 and (joint := _LIST_JOINT.match(text, end)) is not None:  # noqa: PLR2004 (a longer list is prose)
        sign = _CURRENCY_SIGN.match(text, joint.end())
        item = amount_at(reading, sign.end() if sign else joint.end())
        if item is None or item.role != "cardinal" or (sign and first.unit is None):
            return
        if item.unit is not None:
            # In `253 or 12%` and `253, or 12%` the share says the count again.
            restated = joint.group() in {" or ", ", or "} and first.unit is None and first.value > item.value
            if joint.group() == ", " or restated:
                return
            _take_shared(first, item)
            return
        items += 1
        end = item.end
    reading.unshared = end


def _take_shared(first: Amount, last: Amount) -> None:
    unit = last.unit
    if unit is None or (first.unit is not None and first.unit.unit != unit.unit):
        return
    factor = unit.factor if first.unit is None else _ONE
    if first.scale == _ONE and last.scale != _ONE:
        factor = EXACT.multiply(factor, last.scale)
        first.scale = last.scale
    first.value = EXACT.multiply(first.value, factor)
    first.step = EXACT.multiply(first.step, factor)
    first.unit = unit
