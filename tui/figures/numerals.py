"""Numerals: from the characters at a place to a number, its scale and its precision. Units are left to others."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import pairwise

from tui.figures.data.characters import FRACTIONS
from tui.figures.data.numbers import CONTRACTED, DIGITS, MYRIADS, SCALES, SHORT_SCALES, TENS

EXACT = Context(prec=60)
"""Wide enough that no scale rounds a number anyone prints."""
LONGEST = 40
"""Digits beyond which a run of digits is a mark and no number."""
_ONE = Decimal(1)
_ZERO = Decimal(0)
_TEN = Decimal(10)


@dataclass(slots=True)
class Numeral:
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
_CHINESE_RUN = re.compile(r"[零〇一二三四五六七八九两十百千万亿兆廿卅]{1,41}")
_CHINESE_LOOSE = re.compile(
    r"[零〇一二三四五六七八九两十百千万亿兆廿卅]{1,20}(?: "
    r"{1,2}[零〇一二三四五六七八九两十百千万亿兆]{1,8}){1,12}(?![余多几])"
)
_CHINESE_POINT = re.compile(r" ?点 ?([零〇一二三四五六七八九]+)(?![月日周十分刻])")
_TAIL_DIGITS = re.compile(r" ?[0-9]{1,4}(?=[千百十])|[0-9]{1,4}(?=(?![0-9.,%年月日号千百十]))")
_VALUES = {**{k: Decimal(v) for k, v in MYRIADS.items()}, **{k: Decimal(v) for k, v in TENS.items()}}


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
    if style == "spaced" and not (spaced or "\u00a0" in printed or _ROUND.fullmatch(printed)):
        found = _PLAIN.match(text, place)
        if found is None:
            return None
        printed = found.group()
    elif style == "dotted":
        printed = printed.replace(".", "").replace(",", ".")
    elif european and text.startswith(",", found.end()):
        longer = re.compile(r"[0-9]+,[0-9]{1,2}(?![0-9,])").match(text, place)
        found = longer or found
        printed = found.group().replace(",", ".")
    elif style == "plain" and text.startswith(",0", found.end()) and "." not in printed:
        # Nothing but decimals begins with a nought behind a comma: 5,00.
        found = _NOUGHT_DECIMALS.match(text, place) or found
        printed = found.group().replace(",", ".")
    printed = printed.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("\n", "")
    value = Decimal(printed)
    point = printed.find(".")
    step = _ONE if point < 0 else _TEN ** (point + 1 - len(printed))
    numeral = Numeral(place, found.end(), value, step=step)
    follower = text[numeral.end : numeral.end + 1]
    if follower and follower in _AFTER_DIGITS:
        _extend(text, numeral, currency=currency)
    return numeral


_AFTER_DIGITS = frozenset(" \n\u00a0-eEx*^/百千万亿兆余多几来kKmMbBtTclhdzCLHDZ" + _FRACTION_MARKS)


_HUNDREDS_TAIL = re.compile(r" and ([1-9][0-9]?)(?![0-9.,]*[0-9]| hundred)")


def _extend(text: str, numeral: Numeral, *, currency: bool) -> None:
    """Take in what follows the digits: a fraction, an exponent, a scale."""
    follower = text[numeral.end]
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
    _multiply(numeral, SCALES[scale], found.end())
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
        _multiply(numeral, SCALES[second.group(1).lower()], second.end())
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
            _multiply(numeral, SCALES["mm"], found.end())
    elif (
        currency
        or (sign == "m" and _COUNTED_NOUN.match(text, found.end()))
        or sign == "k"
        or (sign in "Kb" and attached)
        or (sign == "M" and numeral.step < _ONE)
    ):
        _multiply(numeral, SHORT_SCALES[sign], found.end())


def _take_excess(text: str, numeral: Numeral) -> None:
    """Take in the 余 or 多 of 50余场: a figure that is a little more than printed."""
    behind = text[numeral.end + 1 : numeral.end + 2]
    if text[numeral.end] == "来" and not (numeral.value % _TEN == 0 and behind in _COUNTED_BEHIND):
        return
    numeral.approximate = True
    numeral.end += 1


_COUNTED_BEHIND = frozenset("个人家次年天种项名位岁")


def _multiply(numeral: Numeral, factor: Decimal, end: int) -> None:
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
        _multiply(numeral, EXACT.power(_TEN, power), found.end())
        return
    raised = _POWER.match(text, numeral.end)
    if raised is not None:
        power = int(raised.group(1).replace("--", ""))
        numeral.value = Context(prec=20).power(numeral.value, power)
        numeral.end = raised.end()


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
        _multiply(numeral, _VALUES[scale], found.end())
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
            unit = _VALUES[follower]
            end += 1
        added = EXACT.multiply(value, unit)
        if added >= numeral.scale:
            return
        numeral.value = EXACT.add(numeral.value, added)
        numeral.end, numeral.scale, numeral.step = end, unit, unit
        if unit == _ONE:
            return


def chinese_at(text: str, place: int) -> Numeral | None:
    """Return the number in Chinese words at `place`, its decimals and scales included; None when it is none."""
    found = _CHINESE_RUN.match(text, place)
    if found is None or found.end() - place > LONGEST:
        return None
    run = _without_unit(text, found)
    numeral = _loose(text, place) if text[found.end() : found.end() + 1] == " " else None
    numeral = numeral or _structured(run, place)
    if numeral is None:
        return None
    numeral.words = True
    numeral.bare = run == "一"
    _take_point(text, numeral)
    _take_looseness(text, numeral)
    return numeral


def _loose(text: str, place: int) -> Numeral | None:
    """Read a number whose places are parted by blanks (八千 三百 八十五 万); None when they are several numbers."""
    found = _CHINESE_LOOSE.match(text, place)
    if found is None:
        return None
    pieces = found.group().split()
    if any(piece[-1] in DIGITS and after[0] in DIGITS for piece, after in pairwise(pieces)):
        return None
    run = "".join(pieces)
    if not _descends(run):
        return None
    numeral = _by_places(run, place, found.end())
    return numeral if numeral is not None and len(run) > _PAIR else None


def _descends(run: str) -> bool:
    """Say whether the places of a run grow smaller as those of one number do."""
    place = myriad = Decimal("Infinity")
    digits = 0
    for character in run:
        unit = _VALUES.get(character)
        if unit is None:
            digits += 1
        elif character in TENS:
            if unit >= place or digits > 1:
                return False
            place, digits = unit, 0
        else:
            if unit >= myriad:
                return False
            place, myriad, digits = Decimal("Infinity"), unit, 0
    return digits <= 1 and any(character in _VALUES for character in run)


_PREFIXED_UNIT = re.compile("瓦|克|伏|赫|帕|焦|卡|字节|比特")


def _without_unit(text: str, found: re.Match[str]) -> str:
    """Return a run of number words without the 千 of 千瓦 and the 两 that is a weight."""
    run = found.group()
    if len(run) > 1 and run[-1] == "百" and text[found.end() : found.end() + 2] in {"分位", "分点"}:
        return run[:-1]
    if len(run) > 1 and run[-1] in "千兆" and _PREFIXED_UNIT.match(text, found.end()) is not None:
        return run[:-1]
    if len(run) > 1 and run[-1] == "两" and run[-2] in "十百千万":
        return run[:-1]
    return run


def _take_point(text: str, numeral: Numeral) -> None:
    found = _CHINESE_POINT.match(text, numeral.end)
    if found is None or numeral.high is not None:
        return
    decimals = "".join(str(DIGITS[digit]) for digit in found.group(1))
    numeral.value = EXACT.add(numeral.value, EXACT.scaleb(Decimal(decimals), -len(decimals)))
    numeral.step = EXACT.scaleb(_ONE, -len(decimals))
    numeral.end = found.end()
    numeral.bare = False
    scale = re.compile("[百千万亿兆]+").match(text, numeral.end)
    if scale is not None and text[scale.end() : scale.end() + 1] not in {"瓦", "米", "克", "分"}:
        for unit in scale.group():
            _multiply(numeral, _VALUES[unit], scale.end())


_LOOSE = re.compile(r"( ?[余多几])([ ]?[百千万亿]+)?([余多])?")


def _take_looseness(text: str, numeral: Numeral) -> None:
    """Take in 余, 多 and 几, and the scale behind them (十几万, 五百余万)."""
    found = _LOOSE.match(text, numeral.end)
    if found is None:
        return
    mark, scales, _ = found.groups()
    if mark.strip() == "几" and text[numeral.end - 1] not in "十百千零":
        return
    if scales:
        for scale in scales.strip():
            _multiply(numeral, _VALUES[scale], found.end())
    elif mark.strip() in "余多" and text[found.end() : found.end() + 1] in {"样", "元化", "边", "方", "层", "功", "式"}:
        return
    numeral.approximate = True
    numeral.bare = False
    numeral.end = found.end()


def _structured(run: str, place: int) -> Numeral | None:
    """Read a run of number words: by places (两千三百), by digits (二〇二三) or as a pair (三四百)."""
    end = place + len(run)
    for short, long in CONTRACTED.items():
        run = run.replace(short, long)
    if all(character in DIGITS for character in run):
        return _by_digits(run, place, end)
    if not any(character in DIGITS or character == "十" for character in run) and len(run) == 1:
        return None
    if run[0] in _VALUES and run[0] != "十" and not any(character in DIGITS for character in run):
        return None
    pair = _paired(run, place, end)
    return pair or _by_places(run, place, end)


_PAIR = 2


def _by_digits(run: str, place: int, end: int) -> Numeral:
    if len(run) == _PAIR and 0 < DIGITS[run[0]] < DIGITS[run[1]] <= DIGITS[run[0]] + 2:
        return Numeral(place, end, Decimal(DIGITS[run[0]]), Decimal(DIGITS[run[1]]), approximate=True)
    return Numeral(place, end, Decimal("".join(str(DIGITS[digit]) for digit in run)))


def _paired(run: str, place: int, end: int) -> Numeral | None:
    """Read 三四百 as 300 to 400 and 十五六 as 15 to 16."""
    for index in range(len(run) - 1):
        low, high = DIGITS.get(run[index], 0), DIGITS.get(run[index + 1], 0)
        if 0 < low < high <= low + 2 and "零" not in run[index : index + 2]:
            first = _by_places(run[: index + 1] + run[index + 2 :], place, end)
            second = _by_places(run[:index] + run[index + 1 :], place, end)
            if first is None or second is None or second.value <= first.value:
                return None
            return Numeral(place, end, first.value, second.value, first.scale, first.step, approximate=True)
    return None


def _by_places(run: str, place: int, end: int) -> Numeral | None:
    """Read a run by its places, a last digit standing for the next lower one (三百五 is 350)."""
    parts: list[tuple[Decimal, Decimal]] = []
    section, digit, last = _ZERO, _ZERO, _ONE
    zero = False
    seen_digit = False
    for character in run:
        if character in DIGITS:
            digit = (
                digit * _TEN + DIGITS[character] if seen_digit and digit and not zero else Decimal(DIGITS[character])
            )
            zero = character in "零〇"
            seen_digit = True
            continue
        unit = _VALUES[character]
        if character in TENS:
            section += (digit if seen_digit and not zero and digit else _ONE) * unit
        else:
            if not _close(parts, section + digit, unit):
                return None
            section = _ZERO
        digit, last, zero, seen_digit = _ZERO, unit, False, False
    if seen_digit and not zero and last > _TEN and run[-2] not in "零〇":
        digit = digit * last / _TEN
    total = section + digit
    for value, _ in parts:
        total = EXACT.add(total, value)
    scale = last if run[-1] in MYRIADS else _ONE
    return Numeral(place, end, total, scale=scale, step=scale)


def _close(parts: list[tuple[Decimal, Decimal]], below: Decimal, unit: Decimal) -> bool:
    """Multiply what stands before a 万, 亿 or 兆; say whether there was anything."""
    value = below
    while parts and parts[-1][1] < unit:
        value = EXACT.add(value, parts.pop()[0])
    if not value and parts:
        value, previous = parts.pop()
        parts.append((EXACT.multiply(value, unit), EXACT.multiply(previous, unit)))
        return True
    if not value:
        return False
    parts.append((EXACT.multiply(value, unit), unit))
    return True
