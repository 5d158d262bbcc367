"""The ways in which reports number their parts: which family a printed number belongs to, and its place in it.

Owns the families as data. What a numbered line is (a heading, an item, a sentence) the outline decides.
"""

import re
from enum import Enum

from msgspec import Struct

_CHINESE = "〇零一二三四五六七八九十百廿卅"
_FINANCIAL = "壹貳贰參叁肆伍陸陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_GAP = r"[ \t\u00a0\u2002\u2003\u3000]*"
_SOME_GAP = r"[ \t\u00a0\u2002\u2003\u3000]+"


class Numeral(Enum):
    """How a family counts."""

    CHINESE = "chinese"
    ARABIC = "arabic"
    ROMAN = "roman"
    LETTER = "letter"
    STEM = "stem"
    CIRCLED = "circled"
    MIXED = "mixed"


class Family(Struct, frozen=True):
    """One way to number the parts of a report."""

    name: str
    """Its name; a label's family is named by its word: `label:item`."""
    pattern: re.Pattern[str]
    """What the number looks like at the beginning of a line; group 1 is the numeral, group 2 the word of a label."""
    numeral: Numeral
    """How it counts."""
    rank: int
    """Its place in the customary order, from 1; 0 where only the document tells."""
    deep: bool = False
    """Whether it customarily numbers list items, so that only a line of its own can be a heading."""


class Marker(Struct, frozen=True):
    """A printed number at the beginning of a line."""

    family: Family
    """The way of numbering."""
    key: str
    """What tells this sequence from others: the family's name, a label's word, a decimal's depth."""
    value: int
    """Its place in the sequence, from 1; 0 where it has none."""
    path: tuple[int, ...]
    """The components of a decimal number (`2.1.1` is 2, 1, 1); empty for all others."""
    number: str
    """As printed, without the white space after it."""
    end: int
    """The offset after the number and the white space after it."""


def _family(name: str, pattern: str, numeral: Numeral, rank: int, *, deep: bool = False) -> Family:
    return Family(name, re.compile(pattern), numeral, rank, deep)


FIRST_VALUES = (1, 100)
"""What the first of a count is; labels count in hundreds."""
PARTS = frozenset(("编", "部分", "章", "节"))
"""The families that divide books and laws; within them 一、 may count paragraphs."""

# Ranks: 编 章 节 outrank 壹、 一、 （一） 1. （1） (the last four: GB/T 9704-2012 §7.3.3; a 条 is a paragraph).
_CN = f"[{_CHINESE}0-9０-９]{{1,6}}"
FAMILIES: tuple[Family, ...] = (
    _family("编", rf"(第{_GAP}({_CN}){_GAP}[编編篇卷]){_GAP}", Numeral.CHINESE, 2),
    _family("部分", rf"(第{_GAP}({_CN}){_GAP}部[分])[：:、]?{_GAP}", Numeral.CHINESE, 3),
    _family("章", rf"(第{_GAP}({_CN}){_GAP}章)[：:、]?{_GAP}", Numeral.CHINESE, 4),
    _family("节", rf"(第{_GAP}({_CN}){_GAP}[节節])[：:、]?{_GAP}", Numeral.CHINESE, 5),
    # A code of laws has more than a thousand articles (民法典第一千二百六十条).
    _family(
        "条", rf"(第{_GAP}([{_CHINESE}千0-9０-９]{{1,8}}){_GAP}[条條款])[：:、]?{_GAP}", Numeral.CHINESE, 11, deep=True
    ),
    _family("壹、", rf"(([{_FINANCIAL}]{{1,3}}){_GAP}[、.．:：]){_GAP}", Numeral.CHINESE, 6),
    # 甲、乙两方 names two, and numbers nothing.
    _family("甲、", rf"(([{_STEMS}]){_GAP}[、.．])(?![{_STEMS}]){_GAP}", Numeral.STEM, 6),
    # Below 一、 some count on with both numerals (一.1, 一.2).
    _family(
        "一.1", rf"(([{_CHINESE}]{{1,3}}(?:[.．]\d{{1,2}}){{1,3}})[.．、]?){_GAP}(?=[^\d%％.．])", Numeral.MIXED, 0
    ),
    _family("一、", rf"(([{_CHINESE}]{{1,4}}){_GAP}[、.．]){_GAP}", Numeral.CHINESE, 7),
    _family("（一）", rf"([（(〔]{_GAP}([{_CHINESE}]{{1,4}}){_GAP}[）)〕][、.．]?){_GAP}", Numeral.CHINESE, 8),
    _family("1.1", rf"((\d{{1,3}}(?:[.．]\d{{1,3}}){{1,5}})[.．、:：]?){_GAP}(?=[^\d%％‰.．])", Numeral.ARABIC, 0),
    _family("A.1", rf"(([A-Z](?:[.．]\d{{1,3}}){{1,5}})[.．]?){_SOME_GAP}", Numeral.MIXED, 0),
    _family("1.", rf"((\d{{1,3}}){_GAP}[.．、])(?!\d){_GAP}", Numeral.ARABIC, 9),
    _family("（1）", rf"([（(]{_GAP}(\d{{1,3}}){_GAP}[）)]){_GAP}", Numeral.ARABIC, 10, deep=True),
    _family("1)", rf"((\d{{1,3}}){_GAP}[)）]){_GAP}", Numeral.ARABIC, 10, deep=True),
    _family("①", rf"(([{_CIRCLED}])){_GAP}", Numeral.CIRCLED, 11, deep=True),
    _family("1", rf"((\d{{1,2}})){_SOME_GAP}(?=[^\d\s%％])", Numeral.ARABIC, 0),
    _family("I.", rf"(([IVXLC]{{1,6}})[.．]){_SOME_GAP}", Numeral.ROMAN, 0),
    _family("A.", rf"(([A-Z])[.．]){_SOME_GAP}", Numeral.LETTER, 0),
    _family("a.", rf"(([a-z])[.．)]){_SOME_GAP}", Numeral.LETTER, 0, deep=True),
    _family("(a)", rf"([（(]([a-z]{{1,4}}|[A-Z])[）)]){_GAP}", Numeral.LETTER, 0, deep=True),
)
"""All families but the labels, in the order in which they are tried."""

_LABELS = (
    "part|division|book|title|chapter|section|item|article|appendix|annex|annexure|schedule|exhibit|attachment|note"
    "|action|recommendation|objective|goal|step|phase|finding|principle|module|topic|stage|pillar|priority|theme"
    "|question|lesson|outcome|component|strand|commitment"
)
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
"""How books count their parts in words (`Part Two`), from 1; as part of a name they begin with a capital."""
_LABEL = re.compile(
    rf"(((?i:{_LABELS}|sec\.|art\.))[ \u00a0]+((?=[A-Z])(?i:{'|'.join(_WORDS)})\b|[IVXLCivxlc]{{1,6}}\b"
    r"|\d{1,3}[A-Z]?(?:\.\d{1,3}){0,4}|[A-Z]\b)"
    r"[ \u00a0]?(?:[.:：)]|[-–—]+)?)"
    rf"{_GAP}(?:[-–—]+{_GAP})?",
)
_SHORTENED = {"sec.": "section", "art.": "article"}
_LABEL_RANKS = {
    "appendix": 1, "annex": 1, "annexure": 1, "schedule": 1, "attachment": 1, "book": 2, "title": 2, "division": 2,
    "part": 3, "chapter": 4, "section": 5, "item": 5, "article": 5,
}  # fmt: skip
LABEL_FAMILIES = {
    word: Family(f"label:{word}", _LABEL, Numeral.MIXED, _LABEL_RANKS.get(word, 0)) for word in _LABELS.split("|")
}
"""The families of `Part II`, `Item 1A.`, `Note 3 –` …, by their word in lower case."""


# What a number can begin with: most lines begin otherwise, and no family has to be tried on them.
_MAY_BE_NUMBERED = re.compile(
    rf"[第{_CHINESE}{_FINANCIAL}{_STEMS}{_CIRCLED}\d(（〔]|[A-Za-z][.．)]|[IVXLC]{{2,6}}[.．]"
    rf"|(?i:{_LABELS}|sec\.|art\.)[ \u00a0]"
)


def family_named(name: str) -> Family:
    """Return the family of that name, labels apart."""
    return next(family for family in FAMILIES if family.name == name)


def marker_of(text: str) -> Marker | None:
    """Return the number that `text` begins with, or None.

    Roman numerals and letters are told apart by sequence, not here: `C.` comes as the family that is tried first.
    """
    if not _MAY_BE_NUMBERED.match(text):
        return None
    label = _LABEL.match(text)
    if label and label.group(2)[0].isupper():
        word = _SHORTENED.get(label.group(2).lower(), label.group(2).lower())
        return Marker(
            LABEL_FAMILIES[word], f"label:{word}", _mixed_value(label.group(3)), (), label.group(1).strip(), label.end()
        )
    for family in FAMILIES:
        found = family.pattern.match(text)
        if found:
            return _marker(family, found)
    return None


_DECIMALS = frozenset(("1.1", "A.1", "一.1"))


def _component(part: str) -> int:
    """Return what one component of a decimal number counts."""
    if part.isdecimal():
        return int(part)
    return ord(part) - ord("A") + 1 if part.isascii() else chinese_value(part)


def _marker(family: Family, found: re.Match[str]) -> Marker:
    numeral = found.group(2)
    path: tuple[int, ...] = ()
    if family.name in _DECIMALS:
        path = tuple(map(_component, re.split("[.．]", numeral)))
        return Marker(family, f"{family.name}:{len(path)}", path[-1], path, found.group(1).rstrip(), found.end())
    if family.name in {"1", "1."}:
        path = (int(numeral),)
    return Marker(family, family.name, value_of(numeral, family.numeral), path, found.group(1).rstrip(), found.end())


def value_of(numeral: str, kind: Numeral) -> int:
    """Return what a numeral counts, from 1; 0 for one that counts nothing."""
    compact = "".join(numeral.split())
    if kind is Numeral.CIRCLED:
        return _CIRCLED.index(compact) + 1
    if kind is Numeral.STEM:
        return _STEMS.index(compact) + 1
    if kind is Numeral.ROMAN:
        return roman_value(compact)
    if kind is Numeral.LETTER:
        return ord(compact.lower()) - 96 if len(compact) == 1 else 0
    return int(compact) if compact.isdigit() else chinese_value(compact)


_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}
_DIGITS |= {"壹": 1, "貳": 2, "贰": 2, "參": 3, "叁": 3, "肆": 4, "伍": 5, "陸": 6, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_UNITS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100, "千": 1_000}


def chinese_value(numeral: str) -> int:
    """Return the value of a Chinese numeral below ten thousand, as parts are numbered; 0 for anything else."""
    total = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += _UNITS[character] * (digit or 1)
            digit = 0
        else:
            return 0
    return total + digit


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral; 0 for letters that are none."""
    total = previous = 0
    for letter in reversed(numeral.lower()):
        value = _ROMAN.get(letter, 0)
        if value == 0:
            return 0
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


def _mixed_value(numeral: str) -> int:
    """Return a label's value: `1A` is the item after `1`, so letters count in hundredths."""
    digits = re.match(r"\d+", numeral)
    if numeral.lower() in _WORDS:
        return 100 * (_WORDS.index(numeral.lower()) + 1)
    if digits is None:
        is_letter = len(numeral) == 1 and numeral.upper() not in "IVX"
        return 100 * (ord(numeral.lower()) - 96 if is_letter else roman_value(numeral))
    letter = numeral[digits.end() :]
    return 100 * int(digits.group()) + (ord(letter[0].lower()) - 96 if letter[:1].isalpha() else 0)
