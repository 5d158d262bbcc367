"""Numbers of a workbook as its cells display them (ISO/IEC 29500-1 §18.8.30 and §18.8.31)."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

GENERAL = "General"
_YEAR_FIRST = "yyyy/m/d"
"""What the built-in short date displays depends on the reader's country; the year first can't be misread."""
BUILT_IN: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: _YEAR_FIRST, 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: f"{_YEAR_FIRST} h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
    32: "h时mm分", 33: "h时mm分ss秒", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "0.0E+0", 50: "yyyy年m月", 51: "m月d日",
    52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "yyyy年m月", 56: "m月d日", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
"""The formats that files name by number, those of Chinese versions for 27 to 58; all others display as General."""

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(General)|(AM/PM|A/P|上午/下午)|([Ee][+-])|([ymdhs]+|a{3,4})|([0#?.,%]+)|(.)',
    re.IGNORECASE | re.DOTALL,
)
_CURRENCY = re.compile(r"\$([^-]*)")
_CONDITION = re.compile(r"[<>=]")
_SIGNIFICANT = 10
"""What a cell of the usual width displays of a number without a format."""
_STORED = 15
"""How many digits of a number are its own; further ones come from its binary form."""
_LARGEST_POWER = 300
"""Of ten, in a number: near what a double holds."""
_MOST_PLACES = 30
"""How many decimal places a cell displays at most."""
_EXACT = Context(prec=_LARGEST_POWER + _MOST_PLACES + 2)
_LAST_DAY = 2_958_465
_LEAP_BUG = 60
"""The day 1900-02-29 that Lotus 1-2-3 invented and all kept."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_CHINESE_DAYS = "一二三四五六日"
_NOON = 12
_Part = tuple[str, str]


def displayed(value: str, code: str, *, from_1904: bool = False) -> str:
    """Return a stored number as its cell displays it.

    Args:
        value: The number as the file has it.
        code: The cell's format; forms that are not known here (fractions, conditions) display as General.
        from_1904: Whether the workbook counts its days from 1904.
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_POWER:
        return value
    number = _rounded(number, _STORED)
    sections = _sections(code)
    if len(sections) > 1 and number < 0:
        section, number = sections[1], -number
    elif len(sections) > 2 and number == 0:  # noqa: PLR2004 - positive; negative; zero
        section = sections[2]
    else:
        section = sections[0]
    parts = _parts(section)
    if parts is None or not parts:
        return _general(number)
    if any(kind in {"date", "elapsed"} for kind, _ in parts):
        return _date(number, parts, from_1904=from_1904) or _general(number)
    return _number(number, parts)


def _sections(code: str) -> list[str]:
    """Cut a format at the semicolons that stand outside quotes and brackets."""
    sections = [""]
    for token in _TOKEN.finditer(code):
        if token.group() == ";":
            sections.append("")
        else:
            sections[-1] += token.group()
    return sections


def _parts(section: str) -> list[_Part] | None:
    """Return what a section consists of; None when it displays as General, or in a way that is not known here."""
    parts: list[_Part] = []
    for token in _TOKEN.finditer(section):
        quoted, escaped, space, fill, bracket, general, noon, power, date, digits, other = token.groups()
        if general or _CONDITION.match(bracket or "") or (other in {"/", "@"} and not _has_date(section)):
            return None
        if bracket is not None:
            currency = _CURRENCY.match(bracket)
            if currency:
                parts.append(("words", currency.group(1)))
            elif bracket.lower().strip("hms") == "" and bracket:
                parts.append(("elapsed", bracket.lower()))
        elif noon or date:
            parts.append(("noon", noon) if noon else ("date", date.lower()))
        elif power or digits:
            parts.append(("power", power) if power else ("digits", digits))
        elif space is None and fill is None:
            parts.append(("words", next(words for words in (quoted, escaped, other) if words is not None)))
    return parts


def _has_date(section: str) -> bool:
    return any(token.group(9) for token in _TOKEN.finditer(section))


def _rounded(number: Decimal, digits: int) -> Decimal:
    if not number:
        return Decimal(0)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), ROUND_HALF_UP).normalize()


def _general(number: Decimal) -> str:
    is_whole = number == number.to_integral_value()
    shown = number if is_whole and number.adjusted() < _STORED else _rounded(number, _SIGNIFICANT)
    text = format(shown, "f")
    return text if len(text) <= _STORED + 2 else f"{shown:E}"


def _number(number: Decimal, parts: list[_Part]) -> str:
    pattern = "".join(words for kind, words in parts if kind == "digits")
    if not any(mark in pattern for mark in "0#?"):
        return ("-" if number < 0 else "") + "".join(words for kind, words in parts if kind in {"words", "digits"})
    powers = [at for at, (kind, _) in enumerate(parts) if kind == "power"]
    if powers:
        mantissa = "".join(words for kind, words in parts[: powers[0]] if kind == "digits")
        return _scientific(number, _places(mantissa)[0], len(pattern) - len(mantissa))
    power = 2 * pattern.count("%") - 3 * _trailing_commas(pattern)
    if abs(number.adjusted() + power) > _LARGEST_POWER:
        return _general(number)
    number = number.scaleb(power)
    text = _filled(abs(number), pattern)
    shown = text.strip("0.,%")
    sign = "-" if number < 0 and shown else ""
    first = next(at for at, (kind, words) in enumerate(parts) if kind == "digits" and words.strip("%"))
    rest = [
        words.strip("0#?.,") if kind == "digits" and at != first else words for at, (kind, words) in enumerate(parts)
    ]
    rest[first] = "%" * rest[first].count("%")
    return (sign + "".join([*rest[:first], text, *rest[first:]])).strip()


def _scientific(number: Decimal, places: int, digits: int) -> str:
    mantissa, _, exponent = f"{number:.{places}E}".partition("E")
    return f"{mantissa}E{exponent[0]}{exponent[1:].rjust(digits, '0')}"


def _places(pattern: str) -> tuple[int, int]:
    """Return how many decimal places a pattern prints at most, and how many always."""
    after = pattern.partition(".")[2]
    return min(sum(after.count(mark) for mark in "0#?"), _MOST_PLACES), min(after.count("0"), _MOST_PLACES)


def _trailing_commas(pattern: str) -> int:
    """Return how often a number is divided by a thousand: commas after digits."""
    whole, _, after = pattern.rstrip("%").partition(".")
    return sum(len(digits) - len(digits.rstrip(",")) for digits in (whole, after))


def _filled(number: Decimal, pattern: str) -> str:
    most, least = _places(pattern)
    whole, _, after = format(number.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, _EXACT), "f").partition(".")
    while len(after) > least and after.endswith("0"):
        after = after[:-1]
    before = pattern.partition(".")[0]
    whole = whole.lstrip("0").rjust(before.count("0"), "0")
    if "," in before.rstrip(",%"):
        whole = f"{int(whole):,}" if whole and not whole.startswith("0") else whole
    return f"{whole}.{after}" if after else whole


def _date(number: Decimal, parts: list[_Part], *, from_1904: bool) -> str:
    """Return a day and time; empty for what is none."""
    if not 0 <= number <= _LAST_DAY:
        return ""
    seconds = int((number * 86_400).to_integral_value(ROUND_HALF_UP))
    days = seconds // 86_400
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + (days < _LEAP_BUG))  # noqa: DTZ001 - a cell has no zone
    try:
        moment = start + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    has_noon = any(kind == "noon" for kind, _ in parts)
    words: list[str] = []
    for at, (kind, code) in enumerate(parts):
        if kind == "elapsed":
            unit = {"h": 3_600, "m": 60, "s": 1}[code[0]]
            words.append(str(seconds // unit).rjust(len(code), "0"))
        elif kind == "noon":
            early, _, late = code.partition("/")
            words.append(early if moment.hour < _NOON else late)
        elif kind == "date":
            is_minute = code in {"m", "mm"} and _stands_by_time(parts, at)
            words.append(_piece(moment, f"{code}in" if is_minute else code, has_noon=has_noon))
        else:
            words.append(code if kind == "words" else code.strip("0#?"))
    return "".join(words).strip()


def _stands_by_time(parts: list[_Part], at: int) -> bool:
    """Say whether `m` means minutes: after hours or before seconds."""
    codes = [(kind, code) for kind, code in parts if kind in {"date", "elapsed"}]
    place = sum(1 for kind, _ in parts[:at] if kind in {"date", "elapsed"})
    before = codes[place - 1][1] if place else ""
    after = codes[place + 1][1] if place + 1 < len(codes) else ""
    return before.startswith("h") or after.startswith("s")


_PIECES: Mapping[str, Callable[[datetime], str]] = {
    "d": lambda day: str(day.day),
    "dd": lambda day: f"{day.day:02}",
    "ddd": lambda day: _DAYS[day.weekday()][:3],
    "dddd": lambda day: _DAYS[day.weekday()],
    "aaa": lambda day: _CHINESE_DAYS[day.weekday()],
    "aaaa": lambda day: f"星期{_CHINESE_DAYS[day.weekday()]}",
    "m": lambda day: str(day.month),
    "mm": lambda day: f"{day.month:02}",
    "mmm": lambda day: _MONTHS[day.month - 1][:3],
    "mmmm": lambda day: _MONTHS[day.month - 1],
    "mmmmm": lambda day: _MONTHS[day.month - 1][0],
    "min": lambda day: str(day.minute),
    "mmin": lambda day: f"{day.minute:02}",
    "s": lambda day: str(day.second),
    "ss": lambda day: f"{day.second:02}",
}


def _piece(moment: datetime, code: str, *, has_noon: bool) -> str:
    if code[0] == "y":
        return f"{moment.year % 100:02}" if len(code) <= 2 else str(moment.year)  # noqa: PLR2004 - yy
    if code[0] == "h":
        hour = (moment.hour % _NOON or _NOON) if has_noon else moment.hour
        return str(hour).rjust(len(code), "0")
    piece = _PIECES.get(code)
    return piece(moment) if piece else code
