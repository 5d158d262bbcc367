"""Numbers in Chinese words: by places (两千三百), by digits (二〇二三) or as a pair (三四百)."""

import re
from decimal import Decimal
from itertools import pairwise

from tui.figures.data.numbers import CONTRACTED, DIGITS, MYRIADS, TENS
from tui.figures.numerals import EXACT, LONGEST, PLACE_VALUES, Numeral, multiply

_ONE = Decimal(1)
_ZERO = Decimal(0)
_TEN = Decimal(10)
_CHINESE_RUN = re.compile(r"[零〇一二三四五六七八九两十百千万亿兆廿卅]{1,41}")
_CHINESE_LOOSE = re.compile(
    r"[零〇一二三四五六七八九两十百千万亿兆廿卅]{1,20}(?: "
    r"{1,2}[零〇一二三四五六七八九两十百千万亿兆]{1,8}){1,12}(?![余多几])"
)
_CHINESE_POINT = re.compile(r" ?点 ?([零〇一二三四五六七八九]+)(?![月日周十分刻])")


_SCALES = re.compile("[百千万亿兆]{1,8}")


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
    pieces = _written_out(found.group()).split()
    if any(piece[-1] in DIGITS and after[0] in DIGITS for piece, after in pairwise(pieces)):
        return None
    run = "".join(pieces)
    if not _descends(run):
        return None
    numeral = _by_places(run, place, found.end())
    return numeral if numeral is not None and len(run) > _PAIR else None


def _written_out(run: str) -> str:
    for short, long in CONTRACTED.items():
        run = run.replace(short, long)
    return run


def _descends(run: str) -> bool:
    """Say whether the places of a run grow smaller as those of one number do."""
    place = myriad = Decimal("Infinity")
    digits = 0
    for character in run:
        unit = PLACE_VALUES.get(character)
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
    return digits <= 1 and any(character in PLACE_VALUES for character in run)


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
    scale = _SCALES.match(text, numeral.end)
    if scale is not None and text[scale.end() : scale.end() + 1] not in {"瓦", "米", "克", "分"}:
        for unit in scale.group():
            multiply(numeral, PLACE_VALUES[unit], scale.end())


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
            multiply(numeral, PLACE_VALUES[scale], found.end())
    elif mark.strip() in "余多" and text[found.end() : found.end() + 1] in {"样", "元化", "边", "方", "层", "功", "式"}:
        return
    numeral.approximate = True
    numeral.bare = False
    numeral.end = found.end()


def _structured(run: str, place: int) -> Numeral | None:
    """Read a run of number words: by places (两千三百), by digits (二〇二三) or as a pair (三四百)."""
    end = place + len(run)
    run = _written_out(run)
    if all(character in DIGITS for character in run):
        return _by_digits(run, place, end)
    if not any(character in DIGITS or character == "十" for character in run) and len(run) == 1:
        return None
    if run[0] in PLACE_VALUES and run[0] != "十" and not any(character in DIGITS for character in run):
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
        unit = PLACE_VALUES[character]
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
