"""Numerals: from the characters at a place to a number, its scale and its precision. Units are left to others."""

import re
from decimal import Context, Decimal

from msgspec import Struct

from tui.figures.data.characters import FRACTIONS
from tui.figures.data.numbers import MYRIADS, SCALES, SHORT_SCALES, TENS

EXACT = Context(prec=60)
"""Wide enough that no scale rounds a number anyone prints."""
LONGEST = 40
"""Digits beyond which a run of digits is a mark and no number."""
_ONE = Decimal(1)
_TEN = Decimal(10)
_POWERS = Context(prec=20, traps=[])


class Numeral(Struct):
    """A number as printed, without its unit."""

    start: int
    """Where it begins in the folded text."""
    end: int
    """Where it ends, scale and 余 included."""
    value: Decimal
    """The number, scale multiplied out; the lower end of 三四百."""
    high: Decimal | None = None
    """The upper end of 三四百; None for one number."""
    scale: Decimal = _ONE
    """The factor printed as a word behind it."""
    step: Decimal = _ONE
    """The size of one unit in the last printed place, scale included."""
    approximate: bool = False
    """Whether 余, 多 or 几 stands in it."""
    words: bool = False
    """Whether it is written in words."""
    bare: bool = False
    """Whether it is one Chinese 一, or English `one` or `a`: more often an article than a number."""


_FRACTION_MARKS = "".join(FRACTIONS)
_DIGITS = re.compile(
    r"""
      (?P<indian>[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?)
    | (?P<grouped>[0-9]{1,3}(?:,\n?[0-9]{3})+(?![0-9])(?:\.[0-9]+)?)
    | (?P<dotted>[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.]))
    | (?P<spaced>[0-9]{1,3}(?:[\u00a0 ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?)
    | (?P<plain>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
    """,
    re.VERBOSE,
)
_NOUGHT_DECIMALS = re.compile(r"(?<![0-9],)[0-9]{1,3},0[0-9]?(?![0-9,])")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}(?![0-9,])")
_GROUPING = re.compile("[, \u00a0\n]")
_ROUND = re.compile(r"[0-9]{1,3}(?: 000)+(?![0-9])")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?|\.[0-9]+")
_EXPONENT = re.compile(r"[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z])| ?[x*] ?10\^?([+-]?[0-9]{1,3})(?![0-9A-Za-z])")
_POWER = re.compile(r"\^([+-]{0,2}[0-9]{1,3})(?![0-9])")
_MIXED = re.compile(rf"[  ]?([{_FRACTION_MARKS}])|[  -]([0-9]{{1,2}})/([0-9]{{1,3}})(?![0-9/])")
_QUOTIENT = re.compile(r"/([0-9]{1,3})(?![0-9/.,])")
_CHINESE_SCALE = re.compile(
    r"[ \n]{0,2}([余多几来]?)[ ]?((?:[百千](?=[万亿余多元])|百(?!分)|千(?![瓦米克伏焦卡帕赫字安])|[万亿]|"
    r"兆(?![瓦赫字帕比焦]))+)([余多](?![元]?[a-z]))?"
)
_ENGLISH_SCALE = re.compile(
    r"[ \u00a0\n-]{0,2}(hundreds?|thousands?|millions?|billions?|trillions?|mln|mn|bln|bn|trn|tn|lakhs?|"
    r"crores?|dozens?|dzs?)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_LETTER_SCALE = re.compile(r" ?([kKmMbBtT]|mm|MM)(?![A-Za-z0-9²³/])")
_TAIL_DIGITS = re.compile(r" ?[0-9]{1,4}(?=[千百十])|[0-9]{1,4}(?=(?![0-9.,%年月日号千百十]))")
PLACE_VALUES = {**{k: Decimal(v) for k, v in MYRIADS.items()}, **{k: Decimal(v) for k, v in TENS.items()}}
"""Chinese places and scales as decimals."""


def digits_at(text: str, place: int, *, spaced: bool, european: bool, currency: bool) -> Numeral | None:
    """Return the number in digits at `place`, its scale included; None when it is too long to be one.

    Args:
        text: The folded text.
        place: Where its first digit, or the point before it, stands.
        spaced: Whether the document groups thousands with blanks.
        european: Whether the document writes a comma before decimals.
        currency: Whether a currency stands before it, so that `m` and `b` are scales.
    """
    found = _DIGITS.match(text, place)
    if found is None or found.end() - place > LONGEST:
        return None
    style = found.lastgroup
    printed = found.group()
    if style == "spaced" and not (
        spaced or "\u00a0" in printed or _ROUND.fullmatch(printed) or _stands_in_chinese(text, place, found.end())
    ):
        found = _PLAIN.match(text, place)
        if found is None:
            return None
        printed = found.group()
    elif style == "dotted":
        printed = printed.replace(".", "").replace(",", ".")
    elif european and text.startswith(",", found.end()):
        longer = _DECIMAL_COMMA.match(text, place)
        if longer is not None:
            found, printed = longer, longer.group().replace(",", ".")
    elif style == "plain" and text.startswith(",0", found.end()) and "." not in printed:
        # Nothing but decimals begins with a nought behind a comma: 5,00.
        found = _NOUGHT_DECIMALS.match(text, place) or found
        printed = found.group().replace(",", ".")
    if not printed.isdigit():
        printed = _GROUPING.sub("", printed)
    value = Decimal(printed)
    point = printed.find(".")
    step = _ONE if point < 0 else _TEN ** (point + 1 - len(printed))
    numeral = Numeral(place, found.end(), value, step=step)
    follower = text[numeral.end : numeral.end + 1]
    if follower and follower in _AFTER_DIGITS:
        _extend(text, numeral, currency=currency)
    return numeral


_CHINESE_FROM = "\u3400"
_LAST_IDEOGRAPH = "\u9fff"
_NUMBERS = frozenset("表图件注栏录第号条款项章节年月日")


def _stands_in_chinese(text: str, start: int, end: int) -> bool:
    """Say whether a number stands between Chinese words, where no second number follows a first one without a mark."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    is_between = all(_CHINESE_FROM <= character <= _LAST_IDEOGRAPH for character in (before or " ", behind or " "))
    return is_between and before not in _NUMBERS and behind not in {"年", "月", "日", "号"}


_AFTER_DIGITS = frozenset(" \n\u00a0-eEx*^/百千万亿兆余多几来kKmMbBtTclhdzCLHDZ" + _FRACTION_MARKS)


_HUNDREDS_TAIL = re.compile(r" and ([1-9][0-9]?)(?![0-9.,]*[0-9]| hundred)")


def _extend(text: str, numeral: Numeral, *, currency: bool) -> None:
    """Take in what follows the digits: a fraction, an exponent, a scale."""
    follower = text[numeral.end]
    if follower == " " and numeral.step == _ONE and _take_part(text, numeral):
        return
    if (
        follower in " \n"
        and text[numeral.end + 1 : numeral.end + 2].isdigit()
        and _MIXED.match(text, numeral.end) is None
    ):
        return
    if follower in "eEx*^ ":
        _take_exponent(text, numeral)
    if follower in _FRACTION_MARKS or follower in " -/\u00a0":
        _take_fraction(text, numeral)
    chinese = _CHINESE_SCALE.match(text, numeral.end)
    if chinese is not None:
        _take_chinese_scale(text, numeral, chinese)
    elif follower in "余多来":
        _take_excess(text, numeral)
    elif not _take_english_scale(text, numeral):
        _take_letter_scale(text, numeral, currency=currency)


def _take_english_scale(text: str, numeral: Numeral) -> bool:
    """Take in `million`, `lakh crore`, `million and a half`, `hundred and 21`; say whether a scale stood there."""
    found = _ENGLISH_SCALE.match(text, numeral.end)
    if found is None:
        return False
    scale = found.group(1).lower()
    multiply(numeral, SCALES[scale], found.end())
    if text.startswith(_AND_A_HALF, numeral.end):
        numeral.step = numeral.scale / 2
        numeral.value, numeral.end = EXACT.add(numeral.value, numeral.step), numeral.end + len(_AND_A_HALF)
        return True
    tail = _HUNDREDS_TAIL.match(text, numeral.end) if scale == "hundred" else None
    if tail is not None:
        numeral.value, numeral.end, numeral.step = EXACT.add(numeral.value, Decimal(tail.group(1))), tail.end(), _ONE
    _take_lower_scales(text, numeral)
    second = _ENGLISH_SCALE.match(text, numeral.end)
    if second is not None and second.group(1).lower() in _SECOND_SCALES:
        multiply(numeral, SCALES[second.group(1).lower()], second.end())
    return True


_AND_A_PART = re.compile(r" and (?:a|one) (half|quarter)(?![A-Za-z])")
_PARTS = {"half": Decimal(2), "quarter": Decimal(4)}


def _take_part(text: str, numeral: Numeral) -> bool:
    """Take in the part behind a whole number (2 and a half); say whether one stood there."""
    part = _AND_A_PART.match(text, numeral.end)
    if part is None:
        return False
    numeral.step = EXACT.divide(_ONE, _PARTS[part.group(1)])
    numeral.value, numeral.end = EXACT.add(numeral.value, numeral.step), part.end()
    _take_english_scale(text, numeral)
    return True


_AND_A_HALF = " and a half"
_LOWER_SCALE = re.compile(
    r" (?:and )?([1-9][0-9]{0,2}) (hundred|thousand|lakh|million)(?: and ([1-9][0-9]?))?(?![A-Za-z0-9])"
)


def _take_lower_scales(text: str, numeral: Numeral) -> None:
    """Add the lower scales of 4 thousand 3 hundred and 21."""
    while (lower := _LOWER_SCALE.match(text, numeral.end)) is not None:
        factor = SCALES[lower.group(2)]
        added = EXACT.multiply(Decimal(lower.group(1)), factor)
        if factor >= numeral.scale or numeral.step != numeral.scale or added >= numeral.scale:
            return
        numeral.value = EXACT.add(numeral.value, EXACT.add(added, Decimal(lower.group(3) or 0)))
        numeral.scale = numeral.step = _ONE if lower.group(3) else factor
        numeral.end = lower.end()


_SECOND_SCALES = frozenset({"million", "billion", "trillion", "crore"})


# Behind `1.2m` these make millions of it, and no metres.
_COUNTED_NOUN = re.compile(
    r" (?:shares|people|customers|users|subscribers|tonnes|tons|barrels|units|jobs|homes|households|"
    r"cases|visitors|passengers|"
    r"vehicles|workers|students|members|accounts|patients|downloads|copies|square|sq|contracts|votes|oz|ounces)"
)


def _counts(text: str, place: int) -> bool:
    return _COUNTED_NOUN.match(text, place) is not None


def _take_letter_scale(text: str, numeral: Numeral, *, currency: bool) -> None:
    """Take in k, m, bn behind a currency, and 40k behind none."""
    found = _LETTER_SCALE.match(text, numeral.end)
    if found is None:
        return
    sign = found.group(1)
    attached = text[numeral.end] != " "
    if len(sign) > 1:
        if currency:
            multiply(numeral, SCALES["mm"], found.end())
    elif (
        currency
        or (sign == "m" and _COUNTED_NOUN.match(text, found.end()))
        or sign == "k"
        or (sign in "Kb" and attached)
        or (sign == "M" and numeral.step < _ONE)
    ):
        multiply(numeral, SHORT_SCALES[sign], found.end())


def _take_excess(text: str, numeral: Numeral) -> None:
    """Take in the 余 or 多 of 50余场: a figure that is a little more than printed."""
    behind = text[numeral.end + 1 : numeral.end + 2]
    if text[numeral.end] == "来" and not (numeral.value % _TEN == 0 and behind in _COUNTED_BEHIND):
        return
    numeral.approximate = True
    numeral.end += 1


_COUNTED_BEHIND = frozenset("个人家次年天种项名位岁")


def multiply(numeral: Numeral, factor: Decimal, end: int) -> None:
    """Take in a scale that ends at `end`."""
    numeral.value = EXACT.multiply(numeral.value, factor)
    numeral.step = EXACT.multiply(numeral.step, factor)
    if numeral.high is not None:
        numeral.high = EXACT.multiply(numeral.high, factor)
    numeral.scale = EXACT.multiply(numeral.scale, factor)
    numeral.end = end


def _take_exponent(text: str, numeral: Numeral) -> None:
    found = _EXPONENT.match(text, numeral.end)
    if found is not None:
        power = int(found.group(1) or found.group()[1:])
        multiply(numeral, EXACT.power(_TEN, power), found.end())
        return
    raised = _POWER.match(text, numeral.end)
    if raised is not None:
        power = int(raised.group(1).replace("--", ""))
        value = _POWERS.power(numeral.value, power)
        # Zero to the power of zero, or what no number can hold, says nothing.
        if value.is_finite():
            numeral.value, numeral.end = value, raised.end()


def _take_fraction(text: str, numeral: Numeral) -> None:
    """Take in ½ or 1/4 behind a whole number, or make a quotient of the number itself."""
    found = _MIXED.match(text, numeral.end)
    if found is not None and numeral.step == _ONE:
        if found.group(1):
            over, under = FRACTIONS[found.group(1)]
        else:
            over, under = int(found.group(2)), int(found.group(3))
        if under and (found.group(1) or over < under or over <= 2 * under):
            part = EXACT.divide(Decimal(over), Decimal(under))
            numeral.value = (
                EXACT.add(numeral.value, part) if numeral.value >= 0 else EXACT.subtract(numeral.value, part)
            )
            numeral.step = EXACT.divide(_ONE, Decimal(under))
            numeral.end = found.end()
        return
    quotient = _QUOTIENT.match(text, numeral.end)
    if quotient is not None and numeral.step == _ONE and int(quotient.group(1)):
        under_value = Decimal(quotient.group(1))
        numeral.value = EXACT.divide(numeral.value, under_value)
        numeral.step = EXACT.divide(_ONE, under_value)
        numeral.end = quotient.end()


def mark_at(text: str, place: int) -> Numeral | None:
    """Return the fraction of one character (½) at `place`."""
    over, under = FRACTIONS[text[place]]
    part = EXACT.divide(Decimal(over), Decimal(under))
    return Numeral(place, place + 1, part, step=EXACT.divide(_ONE, Decimal(under)))


def _take_chinese_scale(text: str, numeral: Numeral, found: re.Match[str]) -> None:
    vague, scales, loose = found.groups()
    for scale in scales:
        multiply(numeral, PLACE_VALUES[scale], found.end())
    if vague or loose:
        numeral.approximate = True
    if loose and text[found.end() : found.end() + 1] in {"年", "月", "日"}:
        return
    if not (vague or loose):
        _take_lower_places(text, numeral)


def _take_lower_places(text: str, numeral: Numeral) -> None:
    """Add the lower places of 3万4000 and 5万4千6百."""
    while (tail := _TAIL_DIGITS.match(text, numeral.end)) is not None and numeral.step == numeral.scale:
        value, end, unit = Decimal(tail.group()), tail.end(), _ONE
        follower = text[end : end + 1]
        if follower in TENS:
            unit = PLACE_VALUES[follower]
            end += 1
        added = EXACT.multiply(value, unit)
        if added >= numeral.scale:
            return
        numeral.value = EXACT.add(numeral.value, added)
        numeral.end, numeral.scale, numeral.step = end, unit, unit
        if unit == _ONE:
            return
