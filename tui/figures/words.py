"""English number words: cardinals, ordinals, fractions and multiples."""

import re
from decimal import Decimal

from msgspec import Struct

from tui.figures.data.numbers import MULTIPLES, ORDINALS, PARTS, SCALES, WORDS
from tui.figures.numerals import EXACT, Numeral

_TOKEN = re.compile(r"(?:[ \n]?-[ ]?|[ \n]{1,3})?(?:(and)[ \n]{1,2})?([A-Za-z]+)(?![A-Za-z])")
_SMALL = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty"
_POINT = re.compile(rf" point((?:[ -](?:{_SMALL}))+)(?![a-z])", re.IGNORECASE)
_AND_A = re.compile(r"[ \n]and[ \n](?:an?|one)[ \n-]([a-z]+)(?![a-z])", re.IGNORECASE)
_SCALE = re.compile(r"[ \n](hundred|thousand|million|billion|trillion)(?![a-z])", re.IGNORECASE)
_OF_SCALE = re.compile(r"(?:[ \n]of[ \n]an?|[ \n]an?)?[ \n](million|billion|trillion|dozen)(?![a-z])", re.IGNORECASE)
_SPAN_BEFORE = re.compile(r"(?i:past|last|first|next|previous|these|ended|for|over|consecutive) $")
_ONE = Decimal(1)
_HUNDRED = 100
_TENS = 20
_UNITS = 10
_DENOMINATORS = {**{word + "s": value for word, value in ORDINALS.items()}, **PARTS}
_LONGEST_CARDINAL = 40
"""How many words one number has at most: nine hundred and ninety-nine trillion and so on has 24."""
_BIG = frozenset(int(value) for value in SCALES.values())


class Word(Struct):
    """A number in English words."""

    numeral: Numeral
    """What it says, and where."""
    role: str
    """`cardinal`, `ordinal`, `fraction` or `multiple`."""


class _Count(Struct):
    """A cardinal being read word by word."""

    total: Decimal = Decimal(0)
    """What was multiplied by a scale already."""
    section: Decimal = Decimal(0)
    """What stands below the last scale."""
    scale: Decimal = _ONE
    """The last scale."""
    last: int = 0
    """The value of the last word."""
    tens: int = 0
    """The tens word read last, when nothing follows it yet."""
    words: int = 0
    """How many words were read."""

    @property
    def value(self) -> Decimal:
        return EXACT.add(self.total, self.section)

    def take(self, word: str) -> bool:
        """Add a word; say whether it may stand here."""
        if word in WORDS:
            value = WORDS[word]
            if self.words and not _may_follow(self.last, value):
                return False
            self.section += value
            self.tens = value if value >= _TENS else 0
            self.last = value
        elif word == "hundred" or (word in {"dozen", "dozens"} and self.words):
            self.section = (self.section or _ONE) * SCALES[word]
            self.last, self.tens = _HUNDRED, 0
        elif word in SCALES and (self.words or not word.endswith("s")):
            self._multiply(SCALES[word])
        else:
            return False
        self.words += 1
        return True

    def _multiply(self, factor: Decimal) -> None:
        if self.section or not self.total:
            self.total = EXACT.add(self.total, EXACT.multiply(self.section or _ONE, factor))
        else:
            self.total = EXACT.multiply(self.total, factor)
        self.section = Decimal(0)
        self.scale, self.last, self.tens = factor, int(factor), 0


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
    return _cardinal(text, place)


def _part(text: str, place: int, end: int, word: str) -> Word:
    numeral = Numeral(place, end, EXACT.divide(_ONE, Decimal(PARTS[word])), words=True, step=Decimal("0.25"))
    scaled = _OF_SCALE.match(text, end)
    if scaled is None:
        return Word(numeral, "fraction")
    scale = SCALES[scaled.group(1).lower()]
    numeral.value = EXACT.multiply(numeral.value, scale)
    numeral.scale, numeral.end = scale, scaled.end()
    return Word(numeral, "cardinal")


def _cardinal(text: str, place: int) -> Word | None:
    count = _Count()
    end = place
    whole: _Count | None = None
    while count.words < _LONGEST_CARDINAL and (token := _TOKEN.match(text, end)) is not None:
        word = token.group(2).lower()
        if word == "quarters" and not _are_parts(text, place, count):
            break
        if count.words and (word in _DENOMINATORS or word in ORDINALS):
            return _with_ordinal(text, place, count, whole, token)
        if token.group(1) and whole is None and _fraction_follows(text, token):
            whole, count = count, _Count()
        elif token.group(1) and not (count.last == _HUNDRED or count.last in _BIG):
            break
        if not count.take(word):
            break
        end = token.end()
    counted = whole or count
    if not counted.words:
        return None
    parts = _parts_of_composite(text, place, count, token) if token is not None and whole is None else None
    return parts or _plain(text, place, end, counted)


def _parts_of_composite(text: str, place: int, count: _Count, token: re.Match[str]) -> Word | None:
    """Read a numerator before a denominator of several words: one twenty-fifth, twenty twenty fifths."""
    over = _composite_at(text, token.start(2)) if not token.group(1) else None
    if over is None or not (over[1] or count.value == _ONE):
        return None
    return _fraction(text, (place, over[2]), None, count.value, over[0])


def _plain(text: str, place: int, end: int, count: _Count) -> Word:
    last_scale = count.scale if count.section == 0 else _ONE
    numeral = Numeral(place, end, count.value, scale=last_scale, step=last_scale, words=True)
    _take_decimals(text, numeral)
    numeral.bare = count.words == 1 and numeral.value == _ONE
    return Word(numeral, "cardinal")


def _may_follow(last: int, value: int) -> bool:
    """Say whether the word of `value` may follow the word of `last` in one number (twenty-one, hundred five)."""
    return last >= _HUNDRED or (last >= _TENS and last % _UNITS == 0 and 0 < value < _UNITS)


def _are_parts(text: str, place: int, count: _Count) -> bool:
    """Say whether `quarters` behind a number are parts of one (three quarters of), and no quarters of a year."""
    return count.section in _PARTS_OF_FOUR and _SPAN_BEFORE.search(text, max(0, place - 12), place) is None


_PARTS_OF_FOUR = frozenset({Decimal(1), Decimal(3)})


def _fraction_follows(text: str, token: re.Match[str]) -> bool:
    """Say whether `and` joins a fraction (twenty and three fifths) and not two counts (ten and three)."""
    count, word, _ = _counted(text, token.start(2))
    small = count.words == 1 or word in _DECIMAL_PARTS
    return word in _DENOMINATORS and small


# Looking ahead is bounded: it is done at every `and`.
_MOST_WORDS = 8
_DECIMAL_PARTS = frozenset({"tenths", "hundredths", "thousandths", "millionths"})


def _counted(text: str, place: int) -> tuple[_Count, str, int]:
    """Return the cardinal at `place`, the word that ends it and where that word ends."""
    count, end = _Count(), place
    while count.words < _MOST_WORDS and (token := _TOKEN.match(text, end)) is not None:
        word, joined = token.group(2).lower(), token.group(1)
        if joined and (count.last != _HUNDRED or not count.words):
            break
        end = token.end()
        if not count.take(word):
            return count, word, end
    return count, "", end


def _composite_at(text: str, place: int) -> tuple[Decimal, bool, int] | None:
    """Return what a denominator of several words says (twenty-fifth, one hundred and fifths), its plural and end."""
    count, word, end = _counted(text, place)
    single = word.removesuffix("s")
    if not count.words or single not in ORDINALS or word in PARTS:
        return None
    under = Decimal(ORDINALS[single])
    whole = EXACT.multiply(count.value, under) if under >= _HUNDRED else EXACT.add(count.value, under)
    return whole, word != single, end


def _with_ordinal(text: str, place: int, count: _Count, whole: _Count | None, token: re.Match[str]) -> Word | None:
    """Read a cardinal with an ordinal behind it: an ordinal (twenty-first) or a fraction (two thirds, 100 / 35)."""
    word = token.group(2).lower()
    under = Decimal(_DENOMINATORS.get(word, ORDINALS.get(word, 1)))
    parted = word in _DENOMINATORS
    before = count.value
    composite = count.tens and under < _UNITS and "d" not in text[token.start() : token.start(2)]
    if composite and before > count.tens:
        numerator, under = before - count.tens, under + count.tens
        if parted or numerator == _ONE:
            return _fraction(text, (place, token.end()), whole, numerator, under)
    if parted and composite and not before > count.tens and word not in PARTS:
        return _fraction(text, (place, token.end()), whole, before, Decimal(_DENOMINATORS[word]))
    if parted or (before == _ONE and under > 2):  # noqa: PLR2004 (one third, but never one second)
        return _fraction(text, (place, token.end()), whole, before, under)
    value = EXACT.add(before, Decimal(ORDINALS[word]))
    if ORDINALS[word] >= _HUNDRED:
        value = EXACT.multiply(before, Decimal(ORDINALS[word]))
    return Word(Numeral(place, token.end(), value, words=True), "ordinal")


def _fraction(text: str, span: tuple[int, int], whole: _Count | None, over: Decimal, under: Decimal) -> Word:
    place, end = span
    part = EXACT.divide(over, under)
    step = EXACT.divide(_ONE, under)
    of_scale = _OF_SCALE.match(text, end) if whole is None else None
    if of_scale is not None:
        scale = SCALES[of_scale.group(1).lower()]
        value, step = EXACT.multiply(part, scale), EXACT.multiply(step, scale)
        return Word(Numeral(place, of_scale.end(), value, scale=scale, step=step, words=True), "cardinal")
    if whole is None:
        return Word(Numeral(place, end, part, words=True, step=step), "fraction")
    scaled = _SCALE.match(text, end)
    if scaled is not None:
        part, end = EXACT.multiply(part, SCALES[scaled.group(1).lower()]), scaled.end()
    elif whole.section == 0:
        part = EXACT.multiply(part, whole.scale)
    return Word(Numeral(place, end, EXACT.add(whole.value, part), words=True, step=part), "cardinal")


def _take_decimals(text: str, numeral: Numeral) -> None:
    """Take in `and a half` and `point seven`, with the scale behind them; a half of a scale is half of it."""
    half = _AND_A.match(text, numeral.end)
    if half is not None:
        under = _DENOMINATORS.get(half.group(1).lower()) or ORDINALS.get(half.group(1).lower(), 0)
        if under:
            part = EXACT.divide(numeral.scale, Decimal(under))
            numeral.value, numeral.step, numeral.end = EXACT.add(numeral.value, part), part, half.end()
            _take_scale(text, numeral)
        return
    point = _POINT.match(text, numeral.end)
    if point is not None:
        numeral.value = EXACT.add(numeral.value, Decimal("0." + _decimals(point.group(1))))
        numeral.step, numeral.end = Decimal("0.1"), point.end()
        _take_scale(text, numeral)


def _decimals(words: str) -> str:
    """Return the decimals that words say: `seventy-one` is 71, `seven one` is 71."""
    digits = ""
    for word in words.lower().replace("-", " ").split():
        value = WORDS.get(word, 0)
        if digits.endswith("0") and len(digits) > 1 and value < _UNITS:
            digits = digits[:-1]
        digits += str(value)
    return digits


def _take_scale(text: str, numeral: Numeral) -> None:
    found = _SCALE.match(text, numeral.end)
    if found is not None:
        factor = SCALES[found.group(1).lower()]
        numeral.value = EXACT.multiply(numeral.value, factor)
        numeral.step = EXACT.multiply(numeral.step, factor)
        numeral.scale, numeral.end = factor, found.end()
