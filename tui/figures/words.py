"""English number words: cardinals, ordinals, fractions and multiples."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.data.numbers import MULTIPLES, ORDINALS, PARTS, SCALES, WORDS
from tui.figures.numerals import EXACT, Numeral

_TOKEN = re.compile(r"(?:[ \n]?-[ ]?|[ \n]{1,3})?(?:(and)[ \n]{1,2})?([A-Za-z]+)(?![A-Za-z])")
_POINT = re.compile(
    r" point((?:[ -](?:zero|one|two|three|four|five|six|seven|eight|nine|[a-z]+teen|ten|[a-z]+ty))+)(?![a-z])",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"[ \n]and[ \n](?:(?:a|one)[ \n-])?(half|quarter|third|three[ -]quarters|two[ -]thirds)(?![a-z])", re.IGNORECASE
)
_OVER = re.compile(r" over (?=[a-z0-9])", re.IGNORECASE)
_AFTER_PART = re.compile(
    r"(?:[ \n](?:of[ \n])?(?:a|an)|[ \n])[ \n](?:million|billion|trillion|dozen)(?![a-z])|[ ](million|billion|trillion|dozen)(?![a-z])",
    re.IGNORECASE,
)
_PART_VALUES = {"half": "0.5", "quarter": "0.25", "third": "", "three quarters": "0.75", "two thirds": ""}
_ONE = Decimal(1)
_HUNDRED = 100
_DENOMINATORS = {**ORDINALS, **{word + "s": value for word, value in ORDINALS.items()}, **PARTS}
_CARDINALS = {**WORDS, "hundred": 100}


@dataclass(slots=True)
class Word:
    """A number in English words."""

    numeral: Numeral
    """What it says, and where."""
    role: str
    """`cardinal`, `ordinal`, `fraction` or `multiple`."""


def starts_english(word: str) -> bool:
    """Say whether `word`, in lower case, can begin a number."""
    return word in _CARDINALS or word in SCALES or word in _DENOMINATORS or word in MULTIPLES


def english_at(text: str, place: int) -> Word | None:
    """Return the number in English words that begins at `place`, or None."""
    first = _TOKEN.match(text, place)
    if first is None or first.start(2) != place:
        return None
    lower = first.group(2).lower()
    if lower in MULTIPLES:
        return Word(Numeral(place, first.end(), Decimal(MULTIPLES[lower]), words=True), "multiple")
    if lower in PARTS:
        return _part(text, place, first.end(), lower)
    if lower in ORDINALS:
        return Word(Numeral(place, first.end(), Decimal(ORDINALS[lower]), words=True), "ordinal")
    if lower not in WORDS and lower not in SCALES:
        return None
    return _cardinal(text, place)


def _part(text: str, place: int, end: int, word: str) -> Word:
    numeral = Numeral(place, end, EXACT.divide(_ONE, Decimal(PARTS[word])), words=True, step=Decimal("0.25"))
    scaled = _AFTER_PART.match(text, end)
    if scaled is not None:
        scale = SCALES[scaled.group().split()[-1].lower()]
        numeral.value = EXACT.multiply(numeral.value, scale)
        numeral.scale, numeral.end = scale, scaled.end()
        return Word(numeral, "cardinal")
    return Word(numeral, "fraction")


def _cardinal(text: str, place: int) -> Word:
    total = section = Decimal(0)
    step = Decimal(1)
    scale = Decimal(1)
    end = place
    count = 0
    last = 0
    role = "cardinal"
    while (token := _TOKEN.match(text, end)) is not None:
        lower = token.group(2).lower()
        if count and lower in _DENOMINATORS and not token.group(1):
            role = _finish_with_ordinal(lower, section + total)
            end = token.end()
            last = int(_DENOMINATORS[lower])
            break
        if token.group(1) and not (last == _HUNDRED or last in _BIG):
            break
        if lower in WORDS:
            value = WORDS[lower]
            if count and not _may_follow(last, value):
                break
            section += value
            last = value
        elif lower == "hundred" or (lower in {"dozen", "dozens"} and count):
            section = (section or _ONE) * SCALES[lower]
            last = _HUNDRED
        elif lower in SCALES:
            if not count and lower.endswith("s"):
                break
            factor = SCALES[lower]
            total = (
                EXACT.add(total, EXACT.multiply(section or _ONE, factor)) if section or not total else total * factor
            )
            section = Decimal(0)
            scale = factor
            last = int(factor)
        else:
            break
        count += 1
        end = token.end()
    value = EXACT.add(total, section)
    numeral = Numeral(place, end, value, scale=scale if section == 0 else _ONE, step=step, words=True)
    if role == "fraction":
        numeral.value = EXACT.divide(value, Decimal(last))
    elif role == "ordinal":
        numeral.value = EXACT.add(value, Decimal(last))
    else:
        _decimals(text, numeral)
    numeral.bare = count == 1 and value == _ONE and role == "cardinal" and numeral.value == _ONE
    return Word(numeral, role)


_BIG = frozenset(int(value) for value in SCALES.values())


def _may_follow(last: int, value: int) -> bool:
    """Say whether the word of `value` may follow the word of `last` in one number (twenty-one, hundred five)."""
    return last >= _HUNDRED or (last >= 20 and last % 10 == 0 and 0 < value < 10)  # noqa: PLR2004 (tens before units)


def _finish_with_ordinal(word: str, before: Decimal) -> str:
    """Say whether `word` behind a cardinal makes a fraction (two thirds) or an ordinal (twenty-first)."""
    if word.endswith("s") or word in {"half", "quarter"}:
        return "fraction"
    value = ORDINALS[word]
    if before >= 20 and value < 10 and before % 10 == 0:  # noqa: PLR2004 (twenty-first, one hundred fifth)
        return "ordinal"
    return "fraction" if value > 2 else "ordinal"  # noqa: PLR2004 (one third, but not one second)


def _decimals(text: str, numeral: Numeral) -> None:
    half = _HALF.match(text, numeral.end)
    if half is not None:
        part = half.group(1).lower().replace("-", " ")
        value = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}.get(part)
        value = value or EXACT.divide(Decimal(2 if part.startswith("two") else 1), Decimal(3))
        numeral.value = EXACT.add(numeral.value, value)
        numeral.end = half.end()
        numeral.step = value
        _scale_behind(text, numeral)
        return
    point = _POINT.match(text, numeral.end)
    if point is not None:
        digits = "".join(str(WORDS.get(word, "")) for word in point.group(1).lower().replace("-", " ").split())
        numeral.value = EXACT.add(numeral.value, Decimal("0." + _join_tens(point.group(1)) if digits else "0"))
        numeral.end = point.end()
        numeral.step = Decimal("0.1")
        _scale_behind(text, numeral)


def _join_tens(words: str) -> str:
    """Return the decimals that words say: `seventy-one` is 71, `seven one` is 71."""
    digits = ""
    for word in words.lower().replace("-", " ").split():
        value = WORDS.get(word, 0)
        if digits.endswith("0") and len(digits) > 1 and value < 10:  # noqa: PLR2004 (a unit behind tens)
            digits = digits[:-1]
        digits += str(value)
    return digits


def _scale_behind(text: str, numeral: Numeral) -> None:
    found = re.compile(r"[ \n](hundred|thousand|million|billion|trillion)(?![a-z])", re.IGNORECASE).match(
        text, numeral.end
    )
    if found is not None:
        factor = SCALES[found.group(1).lower()]
        numeral.value = EXACT.multiply(numeral.value, factor)
        numeral.step = EXACT.multiply(numeral.step, factor)
        numeral.scale, numeral.end = factor, found.end()
