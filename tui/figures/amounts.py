"""Amounts: a number with its sign, currency and unit."""

import re
from decimal import Decimal

from msgspec import Struct, field

from tui.domain.figure import FigureKind
from tui.figures.blanks import groups_here
from tui.figures.chinese_numerals import chinese_at
from tui.figures.data.characters import FRACTIONS
from tui.figures.data.classifiers import PIECES
from tui.figures.data.numbers import DIGITS
from tui.figures.language import Unit
from tui.figures.lesser_units import lesser_at
from tui.figures.numerals import EXACT, Numeral, digits_at, mark_at
from tui.figures.reading import Reading
from tui.figures.units import unit_at
from tui.figures.words import english_at

_ONE = Decimal(1)
_TEN = Decimal(10)
_CHINESE_STARTS = frozenset("零〇一二三四五六七八九两十百千万亿兆廿卅")
_NEGATIVE_WORDS = re.compile(r"(?i:(?<![a-z])(?:minus|negative) )$")


class Amount(Struct):
    """A number with what belongs to it."""

    start: int
    """Where it begins in the folded text, sign and currency included."""
    end: int
    """Where it ends, unit included."""
    value: Decimal
    """The number, or the lower end."""
    high: Decimal | None = None
    """The upper end of a range."""
    unit: Unit | None = None
    """What stands behind it, or the currency before it."""
    scale: Decimal = _ONE
    """The factor printed as a word."""
    step: Decimal = _ONE
    """The size of one unit in the last printed place."""
    approximate: bool = False
    """Whether 余, 多 or 几 stands in it."""
    words: bool = False
    """Whether the number is written in words."""
    bare: bool = False
    """Whether the number is a lone 一 or `one`."""
    role: str = "cardinal"
    """As `Word.role`."""
    number: tuple[int, int] = field(default=(0, 0))
    """Where its numeral stands."""


def numeral_at(reading: Reading, place: int, *, currency: bool = False) -> tuple[Numeral, str] | None:
    """Return the number at `place` and its role, in whatever script it is written."""
    text = reading.text
    first = text[place : place + 1]
    if first.isascii():
        if first.isdigit() or first == ".":
            spaced = reading.spaced or groups_here(reading, place, currency=currency)
            numeral = digits_at(text, place, spaced=spaced, european=reading.european, currency=currency)
        elif first.isalpha():
            word = english_at(text, place)
            return (word.numeral, word.role) if word is not None else None
        else:
            return None
    elif first in _CHINESE_STARTS:
        numeral = chinese_at(text, place)
    elif first in FRACTIONS:
        numeral = mark_at(text, place)
    else:
        return None
    return (numeral, "cardinal") if numeral is not None else None


def currency_before(reading: Reading, place: int) -> tuple[int, str]:
    """Return where a currency before `place` begins and which it is; `place` and nothing when there is none."""
    text = reading.text
    end = place - 1 if text[place - 1 : place] in {" ", "\u00a0"} else place
    if end and text[end - 1] == "(":
        start, currency = _named_before(reading, end - 1)
        return (start, currency) if currency and text[start : end - 1].strip()[-1:] in "$€£¥" else (place, "")
    return _named_before(reading, place)


def _named_before(reading: Reading, place: int) -> tuple[int, str]:
    """Return what `currency_before` does where no bracket stands before `place`."""
    text = reading.text
    end = place - 1 if text[place - 1 : place] in {" ", "\u00a0"} else place
    if text[end - 1 : end] not in reading.words.before_ends:
        return place, ""
    for length in range(min(5, end), 0, -1):
        currency = reading.words.before.get(text[end - length : end], "")
        start = end - length
        if not currency or start < reading.floor:
            continue
        before = text[start - 1 : start]
        if text[start].isascii() and text[start].isalpha() and before.isascii() and before.isalpha():
            continue
        if text[start:end] == "$":
            currency = reading.dollar
        elif text[start:end] == "¥":
            currency = reading.yen
        return start, currency
    return place, ""


def amount_at(reading: Reading, place: int) -> Amount | None:
    """Return the amount whose numeral begins at `place`, sign, currency and unit included; or None."""
    text = reading.text
    start, currency = currency_before(reading, place)
    found = numeral_at(reading, place, currency=bool(currency))
    if found is None:
        return None
    numeral, role = found
    amount = Amount(
        start, numeral.end, numeral.value, numeral.high, None, numeral.scale, numeral.step,
        numeral.approximate, numeral.words, numeral.bare, role, (numeral.start, numeral.end),
    )  # fmt: skip
    if role == "ordinal":
        return amount
    closed = _closes(text, amount)
    _take_unit(reading, amount, currency)
    if closed:
        _take_brackets(amount, place)
    _take_sign(reading, amount)
    return amount


def _closes(text: str, amount: Amount) -> bool:
    """Step over the bracket in `(10) %` and `$(12.4) million`; say whether one was there."""
    if text[amount.end : amount.end + 1] != ")" or text[amount.number[0] - 1 : amount.number[0]] != "(":
        return False
    amount.end += 1
    return True


_BEFORE_WORDS = frozenset({" ", ",", ";", ".", ")", ""})
_SCALE_BEHIND = re.compile(r" ?(million|billion|trillion|thousand|bn|mn|m|万亿|亿|万)(?![a-z])")
_PERCENT_NEAR = re.compile(r"(?i:%|percent|per cent|margin|yield)[^.\n]{0,80}$")
_LATE_SCALE = re.compile(r" (million|billion|trillion)(?![a-z])")
_SCALE_FACTORS = {
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "thousand": 3,
    "bn": 9,
    "mn": 6,
    "m": 6,
    "万": 4,
    "亿": 8,
    "万亿": 12,
}


def _take_brackets(amount: Amount, place: int) -> None:
    """Make the amount negative when its brackets stand before its unit; else leave the brackets outside."""
    bracket = amount.number[1] + 1
    if amount.end > bracket or amount.start < place - 1:
        amount.value = -amount.value
        amount.start = min(amount.start, place - 1)
        return
    amount.end = amount.number[1]


def _take_sign(reading: Reading, amount: Amount) -> None:
    """Take in a minus sign, 负 or `minus` before the amount, and a plus sign that changes nothing."""
    text, start = reading.text, amount.start
    if start <= reading.floor:
        return
    sign = text[start - 1 : start] if start else ""
    before = text[start - 2 : start - 1] if start > 1 else ""
    if (
        sign == "-"
        and not (before.isascii() and before.isalnum())
        and before not in {"-", ")", "]", "%", "年", "月", "日"}
    ) or sign == "负":
        amount.start = start - 1
        _negate(amount)
    elif sign == " ":
        worded = _NEGATIVE_WORDS.search(text, max(0, start - 9), start)
        if worded is not None:
            amount.start = worded.start()
            _negate(amount)


def _negate(amount: Amount) -> None:
    amount.value = -amount.value
    if amount.high is not None:
        amount.value, amount.high = -amount.high, amount.value


def _take_unit(reading: Reading, amount: Amount, currency: str) -> None:
    """Take in the unit behind the number, or make money of it when a currency stands before."""
    text = reading.text
    scaled = _SCALE_BEHIND.match(text, amount.end) if text[amount.end - 1] == ")" else None
    if scaled is not None:
        _scale(amount, scaled)
    behind = unit_at(text, amount.end, reading.words, worded=amount.words)
    if behind is None and amount.step != _ONE and text[amount.end : amount.end + 1] == " ":
        behind = _unit_of_fraction(reading, amount)
    if currency:
        _take_money(reading, amount, currency, behind)
    elif behind is not None:
        _take_behind(reading, amount, *behind)
    elif text[amount.end : amount.end + 1] in _BEFORE_WORDS and amount.scale == _ONE:
        amount.unit = _unit_apart(reading, amount)


def _scale(amount: Amount, found: re.Match[str]) -> None:
    factor = _ONE.scaleb(_SCALE_FACTORS[found.group(1)])
    amount.value, amount.step = EXACT.multiply(amount.value, factor), EXACT.multiply(amount.step, factor)
    amount.scale, amount.end = factor, found.end()


def _take_behind(reading: Reading, amount: Amount, unit: Unit, end: int) -> None:
    """Take in the unit behind a number, as the words around it mean it."""
    text = reading.text
    if unit.unit == "%" and text[end - 1] in "成折":
        _take_tenths(text, amount, unit, end)
    elif unit.unit == "point" and _PERCENT_NEAR.search(text, max(0, amount.start - 120), amount.start) is not None:
        _apply(amount, Unit(FigureKind.PERCENT_POINT, "pp", _ONE), end)
    elif unit.kind is FigureKind.MONEY and text[end - 1] == "块" and _are_pieces(text, amount, end):
        _apply(amount, Unit(FigureKind.COUNT, "块", _ONE), end)
    elif unit.kind is FigureKind.MONEY:
        local = reading.yuan if unit.unit == "CNY" and text[end - 1] == "元" else unit.unit
        _apply(amount, Unit(unit.kind, local, unit.factor), end)
        late = _LATE_SCALE.match(text, end) if amount.scale == _ONE else None
        if late is not None:
            _scale(amount, late)
        _take_small_coins(reading, amount)
    else:
        heat = _SCALES_OF_HEAT.get(text[amount.start - 2 : amount.start]) if unit.unit == "degree" else None
        if heat is not None and amount.start - 2 >= reading.floor:
            unit, amount.start = Unit(unit.kind, heat, unit.factor), amount.start - 2
        _apply(amount, unit, end)
        _take_half(text, amount, unit)
        _take_lesser(text, amount, unit)


_PIECES_BEFORE = re.compile(f"(?:{'|'.join(PIECES)})[^，。；、！？,;\n0-9]{{0,10}}$")
_PIECES_AFTER = re.compile(f"(?:{'|'.join(PIECES)})")
_MANY_PIECES = Decimal(10**8)


def _are_pieces(text: str, amount: Amount, end: int) -> bool:
    """Say whether 块 counts pieces (集成电路十亿块); sums said in 块 are small."""
    if amount.scale >= _MANY_PIECES or _PIECES_AFTER.match(text, end) is not None:
        return True
    return _PIECES_BEFORE.search(text, max(0, amount.start - 16), amount.start) is not None


_COINS = re.compile(r"(?:,? ?and )?[ ]?(?=[0-9一二三四五六七八九两a-z])")


def _take_small_coins(reading: Reading, amount: Amount) -> None:
    """Add the smaller coins of one sum: 50元6角三分, 15 dollars 50 cents."""
    for _ in range(2):
        gap = _COINS.match(reading.text, amount.end)
        if gap is None or amount.unit is None or amount.scale != _ONE:
            return
        found = numeral_at(reading, gap.end())
        behind = unit_at(reading.text, found[0].end, reading.words) if found is not None else None
        if found is not None and behind is None and gap.group() == " ":
            _take_bare_cents(reading.text, amount, found[0])
            return
        if found is not None and behind is None and gap.group() == "":
            _take_bare_tenth(reading.text, amount, found[0])
            return
        if found is None or behind is None or behind[0].kind is not FigureKind.MONEY:
            return
        coin = _COIN_VALUES.get(reading.text[found[0].end : behind[1]].strip())
        if coin is None:
            return
        amount.value = EXACT.add(amount.value, EXACT.multiply(found[0].value, coin))
        amount.step, amount.end = coin, behind[1]


_HUNDRED = 100
_CLAUSE_END = re.compile(r"[ ]?(?:[.,;:!?)](?![0-9])|\n|$)")


def _take_bare_cents(text: str, amount: Amount, cents: Numeral) -> None:
    """Add the cents that are said without their name: 15 dollars 50, thirteen dollars forty five."""
    two_places = cents.scale == _ONE and cents.step == _ONE and cents.high is None and _TEN <= cents.value < _HUNDRED
    if two_places and text[amount.end - 1].isascii() and _CLAUSE_END.match(text, cents.end):
        amount.step = Decimal("0.01")
        amount.value = EXACT.add(amount.value, EXACT.multiply(cents.value, amount.step))
        amount.end = cents.end


def _take_bare_tenth(text: str, amount: Amount, tenth: Numeral) -> None:
    """Add the tenth that is said without its name behind 块: 二十块五."""
    single = tenth.words and tenth.end == tenth.start + 1 and tenth.value < _TEN
    if single and text[amount.end - 1] == "块" and _CHINESE_END.match(text, tenth.end):
        amount.step = Decimal("0.1")
        amount.value = EXACT.add(amount.value, EXACT.multiply(tenth.value, amount.step))
        amount.end = tenth.end


_CHINESE_END = re.compile("[，。；、！？,;\n]|$")
_COIN_VALUES = {
    "角": Decimal("0.1"),
    "毛": Decimal("0.1"),
    "分": Decimal("0.01"),
    "cents": Decimal("0.01"),
    "cent": Decimal("0.01"),
    "pence": Decimal("0.01"),
}


_FRACTION_OF = re.compile(r" (?:of )?an?(?= )")


def _unit_of_fraction(reading: Reading, amount: Amount) -> tuple[Unit, int] | None:
    """Return the unit of ½ a percentage point, half of a mile."""
    joint = _FRACTION_OF.match(reading.text, amount.end)
    return unit_at(reading.text, joint.end(), reading.words) if joint is not None else None


def _take_tenths(text: str, amount: Amount, unit: Unit, end: int) -> None:
    """Read 九成 as 90 % and 75折 as 75 %."""
    if amount.scale != _ONE:
        return
    ten = 10
    factor = unit.factor if amount.value <= ten and not (text[end - 1] == "折" and amount.value == ten) else _ONE
    _apply(amount, Unit(unit.kind, "%", factor), end)
    tail = _TENTHS_TAIL.match(text, end) if amount.words and factor != _ONE and text[end - 1] == "成" else None
    if tail is not None:
        amount.value = EXACT.add(amount.value, Decimal(5 if tail.group() == "半" else DIGITS[tail.group()]))
        amount.step, amount.end = _ONE, tail.end()


# 两成半 is 25 %, 八成五 is 85 %.
_TENTHS_TAIL = re.compile("[半一二三四五六七八九](?:(?![\u4e00-\u9fff])|(?=以[上下内]|左右))")
_SCALES_OF_HEAT = {"摄氏": "C", "华氏": "F"}


_HALF_BEHIND = re.compile("半(?![数导成决径岛壁天年夜山])")
"""The half of 两年半 and 3年半, and no word that begins with it."""
_HALF_UNITS = frozenset({FigureKind.DURATION, FigureKind.LENGTH, FigureKind.MASS, FigureKind.AREA, FigureKind.AGE})


def _take_half(text: str, amount: Amount, unit: Unit) -> None:
    """Take in the half behind a unit: 两年半, 两米半."""
    if unit.kind in _HALF_UNITS and amount.step == _ONE and _HALF_BEHIND.match(text, amount.end):
        amount.value = EXACT.add(amount.value, Decimal("0.5"))
        amount.end += 1


def _take_lesser(text: str, amount: Amount, unit: Unit) -> None:
    """Add the smaller unit of one measure: 5 feet and 2 inches, 1小时30分."""
    lesser = lesser_at(text, amount.end, unit.unit) if amount.step == _ONE and amount.high is None else None
    if lesser is not None:
        part, amount.step, amount.end = lesser
        amount.value = EXACT.add(amount.value, part)


_OR_MORE = re.compile(" or (?:more|fewer|less)(?= )")
_AGED = re.compile(r"(?i:(?<![a-z])age[sd]?(?: of)? (?:over |under |at least )?)$")
_OLDEST = 130


def _unit_apart(reading: Reading, amount: Amount) -> Unit | None:
    """Return the unit that other words part from its number (10 or more years), or that they imply (aged 40)."""
    text = reading.text
    joint = _OR_MORE.match(text, amount.end)
    apart = unit_at(text, joint.end(), reading.words) if joint is not None else None
    if apart is not None and apart[0].factor == _ONE:
        return apart[0]
    before = text[max(0, amount.start - 18) : amount.start]
    aged = "ge" in before and amount.value <= _OLDEST and _AGED.search(before) is not None
    return Unit(FigureKind.AGE, "year", _ONE) if aged else None


def _apply(amount: Amount, unit: Unit, end: int) -> None:
    amount.unit = unit
    amount.end = end
    if unit.factor != _ONE:
        amount.value = EXACT.multiply(amount.value, unit.factor)
        amount.step = EXACT.multiply(amount.step, unit.factor)
        amount.high = EXACT.multiply(amount.high, unit.factor) if amount.high is not None else None


_PER = re.compile(r" ?/ ?(t|kg|bbl|barrel|tonne|ton|MWh|kWh|MMBtu|oz|lb|sq ft|m2|share|月|年|人|吨|股|桶)(?![A-Za-z])")


def _take_money(reading: Reading, amount: Amount, currency: str, behind: tuple[Unit, int] | None) -> None:
    text = reading.text
    unit = Unit(FigureKind.MONEY, currency, _ONE)
    if behind is not None and behind[0].kind is FigureKind.MONEY:
        _apply(amount, Unit(FigureKind.MONEY, currency, behind[0].factor), behind[1])
        return
    if behind is not None and behind[0].kind is FigureKind.RATE and behind[0].unit.startswith("CNY/"):
        base = behind[0].unit.partition("/")[2]
        _apply(amount, Unit(FigureKind.RATE, f"{currency}/{base}", behind[0].factor), behind[1])
        return
    from_slash = _PER.match(text, amount.end)
    if from_slash is not None:
        amount.unit = Unit(FigureKind.RATE, f"{currency}/{from_slash.group(1)}", _ONE)
        amount.end = from_slash.end()
        return
    amount.unit = unit
