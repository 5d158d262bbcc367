"""What the head of a table says of the unit and scale of its numbers (单位：亿元, in millions except per share)."""

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.figure import FigureKind
from tui.figures.data.units import RATE_BASES
from tui.figures.data.wording import words
from tui.figures.language import Unit, tables

_ONE = Decimal(1)


class Hint(Struct, frozen=True):
    """A unit and a scale that numbers without either may take."""

    unit: Unit | None = None
    """The unit; None when only a scale is said."""
    factor: Decimal = _ONE
    """The scale."""
    currency: str = ""
    """The currency of the money in the table; empty when it is not said."""
    shares: Decimal | None = None
    """The scale of share counts, when it is another."""

    def __bool__(self) -> bool:
        return self.unit is not None or self.factor != _ONE

    def with_currency(self, currency: str) -> "Hint":
        """Return the hint for a column in which a sign of `currency` stands."""
        return replace(self, currency=currency)

    @lru_cache(maxsize=1024)  # noqa: B019 (hints are small values, and few)
    def for_row(self, label: str, group: str = "") -> "Hint":
        """Return what of the hint holds for the row of this label, which stands under the line `group`."""
        lower = label.lower()
        if any(word in lower for word in _PER_SHARE):
            return replace(self, factor=_ONE)
        if any(word in lower for word in _SHARE_COUNTS) and self.unit is None:
            return replace(self, currency="", unit=Unit(FigureKind.COUNT, "", _ONE), factor=self.shares or self.factor)
        if any(word in lower for word in _PERCENT_ROWS):
            return replace(self, factor=_ONE, currency="")
        if any(word in group.lower() for word in _PER_SHARE):
            return replace(self, factor=_ONE)
        return self

    @lru_cache(maxsize=1024)  # noqa: B019 (hints are small values, and few)
    def for_column(self, head: str) -> "Hint":
        """Return what of the hint holds for the column of this head: prices per share and share counts are apart."""
        lower = head.lower()
        is_money = self.unit is None or self.unit.kind is FigureKind.MONEY
        if is_money and any(word in lower for word in _PER_SHARE):
            return replace(self, factor=_ONE)
        if self.unit is None and any(word in lower for word in _COUNT_COLUMNS):
            return replace(self, currency="", unit=Unit(FigureKind.COUNT, "", _ONE), factor=self.shares or self.factor)
        return self


_PER_SHARE = ("per share", "per common share", "per diluted share", "eps", "每股", "per unit")
_SHARE_COUNTS = ("shares", "number of", "headcount", "employees", "股数", "人数")
_COUNT_COLUMNS = ("number of shares", "headcount", "股数", "人数")
"""Narrower than for rows: a column may give the value of shares."""
_PERCENT_ROWS = ("percent", " rate", "%", "率", "占比", "比重")
NO_HINT = Hint()

_SCALES = {
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "万亿": 10**12,
}
_CURRENCY_WORD = re.compile(r"人民币|港币|美元|新台币|欧元|日元|RMB|HK\$|US\$|NT\$|[$€£¥]|[A-Z]{3}(?![a-z])")
_CODES = {
    "人民币": "CNY",
    "港币": "HKD",
    "美元": "USD",
    "新台币": "TWD",
    "欧元": "EUR",
    "日元": "JPY",
    "RMB": "CNY",
    "HK$": "HKD",
    "US$": "USD",
    "NT$": "TWD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
}
_CHINESE_UNIT = re.compile(r"(十亿|百亿|万亿|十万|百万|千万|百|千|万|亿)?(.{1,6})")
_RATE_BASES = frozenset(RATE_BASES.split())
_BRACKET = re.compile(r"\(([^()]{1,24})\)\s*$|\(([^()]{1,24})\)")
_STATED = re.compile(r"单位[ :：]*([^\s,，;；)）]{1,12})")
_ENGLISH_SCALE = re.compile(
    r"(?i:(?<![a-z])(?:(?:amounts?|figures|expressed|dollars?|values?|stated|presented)?[ ]?(?:are )?in "
    r")?(?:(us\$|hk\$|rmb|[$€£¥]|u\.?s\.? dollars?|[a-z]{3})[ ]?)?(?:in )?(thousands?|millions?|"
    r"billions?|mn|bn)(?![a-z])"
    r"(?: of (u\.?s\.? dollars?|dollars?|yuan|rmb|euros?|yen|pounds|tonnes|tons|barrels|shares|people|"
    r"persons|[a-z]{3}(?![a-z])))?)"
)
_NUMBER_BEFORE = re.compile(
    r"(?:[0-9]|(?<![a-z])(?i:an?|half|few|several|one|two|three|four|five|six|seven|eight|nine|ten|twenty|"
    r"hundred))[ -]?$"
)
_ENGLISH_IN = re.compile(
    r"(?i:(?:^|[(, ])in (thousands|millions|billions)|(?:\$|US\$|HK\$|RMB|€|£|[A-Z]{3}) ?(?:in "
    r")?(?:thousands?|millions?|billions?|mn?|bn|'000|’000|000s)|\((?:thousands?|millions?|billions?|"
    r"000s?)\)|(?:thousands|millions|billions) of)"
)
_THOUSANDS = re.compile(r"(?:(RMB|HK\$|US\$|NT\$|[$€£¥]|[A-Z]{3}) ?)?['’]000s?|\(000s?\)")
_ENGLISH_FACTORS = {"thousand": 1000, "million": 10**6, "billion": 10**9, "mn": 10**6, "bn": 10**9}
_ENGLISH_UNITS = {"tonnes": ("mass", "t"), "tons": ("mass", "t"), "barrels": ("volume", "bbl")}
_PERCENT_HEAD = re.compile(r"%\s*$|^\s*%|\(\s*(?:±|\+/-)?\s*%\s*\)|(?i:percent(?:age)?(?: of| change|$)|per cent)")
_LONGEST = 60


@lru_cache(maxsize=2048)
def hint_of(words: str, *, caption: bool = False) -> Hint:
    """Return what the words of a head say; nothing for the most of them.

    Args:
        words: The folded words of a cell, or of a line above the table.
        caption: Whether they are such a line: then only an explicit statement counts.
    """
    if not words:
        return NO_HINT
    stated = _STATED.search(words)
    if stated is not None:
        return _chinese(stated.group(1))
    return _measured(words) or _english(words) or (_bracketed_money(words) if caption else _cell_hint(words))


_MONEY_BRACKET = re.compile(r"\(((?:人民币|港币|新台币|美元)?[百千万亿十]{0,3}(?:元|美元|港元))\)")


def _bracketed_money(words: str) -> Hint:
    found = _MONEY_BRACKET.search(words)
    return _chinese(found.group(1)) if found is not None else NO_HINT


def _cell_hint(words: str) -> Hint:
    if len(words) > _LONGEST:
        return NO_HINT
    if _PERCENT_HEAD.search(words) is not None:
        return Hint(tables().chinese["%"])
    hints = (_chinese(bracket.group(1) or bracket.group(2)) for bracket in _BRACKET.finditer(words))
    return next((hint for hint in hints if hint), NO_HINT) or _chinese(words)


def _chinese(words: str) -> Hint:
    """Read a unit with its scale, as 万吨, 人民币千元 or ±%."""
    words = words.strip().lstrip("±+").removeprefix("/-")
    currency = ""
    found = _CURRENCY_WORD.match(words)
    if found is not None and found.end() < len(words):
        currency = _CODES.get(found.group(), found.group())
        words = words[found.end() :].strip()
    units = tables().chinese
    whole = units.get(words)
    if whole is not None:
        return _hint(whole, 1, currency)
    counted, slash, base = words.partition("/")
    if slash and base in _RATE_BASES and (of := _chinese(counted)) and of.unit is not None:
        return replace(of, unit=Unit(FigureKind.RATE, f"{of.unit.unit}/{base}", of.unit.factor), currency="")
    split = _CHINESE_UNIT.fullmatch(words)
    unit = units.get(split.group(2)) if split is not None else None
    if split is None or unit is None:
        return NO_HINT
    return _hint(unit, _SCALES.get(split.group(1) or "", 1), currency)


def _hint(unit: Unit, factor: int, currency: str) -> Hint:
    if unit.kind is FigureKind.MONEY:
        stated = currency or (unit.unit if unit.unit != "CNY" else "")
        return Hint(unit._replace(unit=currency or unit.unit), Decimal(factor), stated)
    return Hint(unit, Decimal(factor))


def _english(words: str) -> Hint:
    thousands = _THOUSANDS.search(words)
    if thousands is not None:
        currency = _CODES.get(thousands.group(1) or "", thousands.group(1) or "")
        return Hint(None, Decimal(1000), currency)
    if _ENGLISH_IN.search(words) is None:
        return NO_HINT
    # A number before the scale makes it a figure (between 1 and 5 million), which says nothing of other numbers.
    scales = _ENGLISH_SCALE.finditer(words)
    found = next((m for m in scales if _NUMBER_BEFORE.search(words, max(0, m.start(2) - 12), m.start(2)) is None), None)
    if found is None:
        return NO_HINT
    factor = Decimal(_ENGLISH_FACTORS[found.group(2).lower().rstrip("s")])
    named = (found.group(1) or found.group(3) or "").upper()
    measured = _ENGLISH_UNITS.get((found.group(3) or "").lower())
    if measured is not None:
        return Hint(Unit(FigureKind(measured[0]), measured[1], _ONE), factor)
    currency = _CODES.get(named, named if len(named) == 3 and named in _KNOWN else "")  # noqa: PLR2004
    if "DOLLAR" in named:
        currency = "USD"
    shares = _SHARES_IN.search(words)
    share_factor = Decimal(_ENGLISH_FACTORS[shares.group(1).lower().rstrip("s")]) if shares is not None else None
    return Hint(None, factor, currency, share_factor)


def _measured(words: str) -> Hint:
    """Read a unit that closes a caption or a head, set apart from it: `Cargo, thousand tonnes`, `Area (hectares)`."""
    found = _CLOSING_UNIT.search(words)
    if found is None:
        return NO_HINT
    scale = (found.group(1) or "").lower()
    factor = Decimal(1000) if scale.endswith("000") else Decimal(_ENGLISH_FACTORS.get(scale.rstrip("s"), 1))
    spelling = found.group(2)
    units = tables().english
    unit = units.get(spelling) or units.get(spelling.lower())
    if unit is None and scale and spelling.lower() in _COUNTED:
        unit = Unit(FigureKind.COUNT, "", _ONE)
    # A head of one word may name what is counted (Year, Hours); a letter may be a note (a).
    is_name = not found.start() and not scale and words[0] not in "(" and (unit is None or unit.kind in _NAMES_TOO)
    is_letter = len(spelling) == 1 and not words.rstrip().endswith(")")
    if unit is None or unit.kind is FigureKind.MONEY or is_name or is_letter:
        return NO_HINT
    return Hint(unit, factor)


_CLOSING_UNIT = re.compile(
    r"(?:^|[,;:(–—] ?)(?:in )?(?:(?i:(thousands?|millions?|billions?|['’]000))(?: of)? )?"
    r"([A-Za-z%°µ][A-Za-z0-9²³/%°µ ]{0,24}?) ?\)?\s*$"
)
_NAMES_TOO = frozenset({FigureKind.DURATION, FigureKind.AGE, FigureKind.COUNT, FigureKind.RATIO, FigureKind.INDEX})
_COUNTED = frozenset(
    words(
        "people persons passengers visitors tourists households inhabitants residents students pupils workers "
        "employees jobs units vehicles cars ships dwellings homes firms enterprises head trips nights arrivals cases "
        "doses copies"
    )
)
"""What a table counts by the thousand."""
_SHARES_IN = re.compile(r"(?i:shares[^.]{0,40} in (thousands|millions))")
_KNOWN = frozenset(words("USD EUR GBP HKD CNY TWD JPY AUD CAD CHF SGD INR RMB"))
