"""Dates and periods at a place, as ISO 8601 codes: `2021-06-30`, `2022-Q1`, `2026-H1`, `FY2025`, `a/b` for spans."""

import re

from msgspec import Struct

from tui.domain.figure import FigureKind
from tui.figures.chinese_numerals import chinese_at
from tui.figures.data.calendar import MONTH_PATTERN, MONTHS
from tui.figures.data.numbers import DIGITS

_M = MONTH_PATTERN
_C = "[零〇一二三四五六七八九]"
_YEAR = rf"(?:[0-9]{{4}}|[0-9]{{2,3}}|{_C}{{4}}|{_C}{{2}})"
_DAY = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_DASH = r" ?(?:-|—|~|至|到|――|——) ?"
_CHINESE = re.compile(
    rf"(?P<y>{_YEAR}) {{0,2}}年(?P<rest> {{0,2}}(?P<m>{_DAY}) {{0,2}}月(?:份)?(?: {{0,2}}(?P<d>{_DAY}) "
    rf"{{0,2}}[日号]|(?P<e>[一二三四五六七八九十]{{2,3}})(?![\u4e00-\u9fff0-9]))?"
    rf"|第?(?P<q>[1-4一二三四])季度?|(?P<h>上半年|下半年|前半年|后半年)|度(?![假量])(?:(?P<yh>上半年|"
    rf"下半年)|第?(?P<yq>[1-4一二三四])季度?)?)?"
)
_MONTH = re.compile(rf"(?P<m>{_DAY}) {{0,2}}月(?:份)?(?: {{0,2}}(?P<d>{_DAY}) {{0,2}}[日号])?")
_DAY_ALONE = re.compile(rf"(?P<d>{_DAY}) ?日(?![元本圆内均产报夜以游])")
_QUARTER = re.compile(r"(?P<q>[1-4一二三四])季度?(?!节)")
_DASHED = re.compile(rf"{_DASH}|[和与](?=[^，。；]{{2,12}}之间)")
_SHORT_YEARS = re.compile(
    rf"(?P<a>[0-9]{{4}}|{_C}{{4}}|[0-9]{{2,3}})(?:年)?(?:{_DASH}|、|及|和|与)(?P<b>[0-9]{{4}}|{_C}{{4}}|"
    rf"[0-9]{{2,3}})年(?!龄|级|代|期)"
)
_SHORT_MONTHS = re.compile(
    rf"(?P<a>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:{_DASH})(?P<b>[0-9]{{1,2}}|"
    rf"[一二三四五六七八九十]{{1,2}})月(?:份)?(?![0-9])"
)
_SHORT_DAYS = re.compile(rf"{_DASH}(?P<d>{_DAY})[日号]")
_NUMERIC = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?:(?P=s)(?P<d>[0-2]?[0-9]|3[01]))?"
    r"(?![0-9]|[./][0-9]|-(?!(?:19|20)[0-9]{2}[-/.])[0-9])"
)
_YEARS = re.compile(r"(?P<a>(?:19|20)[0-9]{2})[-—~/](?P<b>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|[-/.][0-9]|,[0-9])")
_MONTH_YEAR = re.compile(r"(?P<m>0?[1-9]|1[0-2])[-/](?P<y>(?:19|20)[0-9]{2})(?![0-9]|[-/][0-9])")
_YEAR_MONTH_DAY = re.compile(rf"(?P<y>(?:19|20)[0-9]{{2}})[-/](?P<m>{_M})[-/](?P<d>[0-2]?[0-9]|3[01])(?![0-9])")
_MONTH_DAY = re.compile(r"(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9/])")
_DAY_BEFORE = re.compile(
    r"(?i:(?<![a-z])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|this|next|from|since|until|by|due|"
    r"[0-9]/[0-9]{1,2} to),? )$"
)
_SLASHED = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[/-])(?P<b>[0-9]{1,2})(?P=s)(?P<y>(?:19|20)[0-9]{2})(?![0-9])")
_PLAIN_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}(?![0-9,.%][0-9]|[0-9A-Za-z%]|,[0-9]{3}| ?[万亿千百余多])")
_TO = r"[ \n]?(?:-|—|~)[ \n]?|[ \n](?:to|through|until|till|and)[ \n](?:the[ \n])?"
_MONTH_BEFORE = re.compile(rf"(?<![A-Za-z])(?P<m>{_M})(?P<dot>\.?[,\n /-]? ?(?:of |the )?)$")
_AFTER_MONTH = re.compile(
    r"(?P<d>[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?(?![0-9]|[.:][0-9])(?:(?:,[ \n]?|[ \n]|, ?of | of "
    r")(?P<y>(?:19|20)[0-9]{2})(?![0-9]|,[0-9]))?"
    r"|(?P<yy>(?:19|20)[0-9]{2})(?![0-9])"
)
_DAY_MONTH = re.compile(
    rf"(?P<d>[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?[ \n/-](?:of )?(?P<m>{_M})\.?(?:[, \n/-]{{1,2}}(?:of "
    rf"|in )?(?P<y>(?:19|20)[0-9]{{2}})(?![0-9]|,[0-9]))?"
)
_FISCAL_BEFORE = re.compile(
    r"(?i:(?<![a-z])(?:(?P<q>q[1-4]|(?:first|second|third|fourth)[ \n-]quarter|[1-4]q)(?: of)?[ "
    r"\n]?)?(?P<f>(?:the )?fiscal[ \n]years?|fiscal|FYE?)?[ \n-]?)$"
)
_FISCAL_YEAR = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?:(?P<s>[/-])(?P<z>[0-9]{2}(?:[0-9]{2})?))?(?![0-9])")
_SHORT_FISCAL = re.compile(r"[0-9]{2}(?![0-9A-Za-z]|[.,][0-9])")
_FISCAL_TAIL = re.compile(rf"(?:{_TO})(?:(?i:fiscal[ \n]years?|FY)[ \n]?)?(?P<y>(?:19|20)[0-9]{{2}})(?![0-9])")
_LATEST_MONTH = 12
_LATEST_DAY = 31


class When(Struct):
    """A date or a period."""

    start: int
    """Where it begins in the folded text."""
    end: int
    """Where it ends."""
    code: str
    """As `Quantity.code` has it."""
    kind: FigureKind
    """DATE when it names a day, else PERIOD."""


def number_of(printed: str) -> int:
    """Return the whole number that Arabic or Chinese digits print (12, 十二, 二〇二三)."""
    if printed.isascii():
        return int(printed)
    if all(character in DIGITS for character in printed):
        return int("".join(str(DIGITS[character]) for character in printed))
    numeral = chinese_at(printed, 0)
    return int(numeral.value) if numeral is not None else 0


def year_of(printed: str, *, minguo: bool) -> str:
    """Return the four-digit year; years of the Republic of China are counted from 1911."""
    year = number_of(printed)
    if year > 999:  # noqa: PLR2004 (four digits are a year of the common era)
        return str(year)
    if minguo or year > 99:  # noqa: PLR2004 (two digits are a year of this century or the last)
        return str(year + 1911)
    return str(2000 + year if year < 50 else 1900 + year)  # noqa: PLR2004


def _code(year: str, month: str | None, day: str | None) -> str:
    code = year
    if month:
        code += f"-{number_of(month):02d}"
    if day:
        code += f"-{number_of(day):02d}"
    return code


def _valid(month: str | None, day: str | None) -> bool:
    return (not month or 1 <= number_of(month) <= _LATEST_MONTH) and (not day or 1 <= number_of(day) <= _LATEST_DAY)


def chinese_date_at(text: str, place: int, *, minguo: bool) -> When | None:
    """Return the date or period in Chinese at `place`, spans included; None when there is none.

    Args:
        text: The folded text.
        place: Where its first numeral stands.
        minguo: Whether the document counts years from 1911 (民國).
    """
    years = _SHORT_YEARS.match(text, place)
    if years is not None and _is_span(text, years):
        return _year_span(years, minguo=minguo)
    full = _CHINESE.match(text, place)
    if full is not None:
        when = _full(text, full, minguo=minguo)
        if when is not None:
            return when
    months = _SHORT_MONTHS.match(text, place)
    if months is not None and _valid(months["a"], None) and _valid(months["b"], None):
        code = f"XXXX-{number_of(months['a']):02d}/XXXX-{number_of(months['b']):02d}"
        return When(place, months.end(), code, FigureKind.PERIOD)
    return _part(text, place)


def _is_span(text: str, years: re.Match[str]) -> bool:
    """Say whether two years are joined as one span, and not two years in a list."""
    joint = text[years.end("a") : years.start("b")]
    return not any(mark in joint for mark in "、及和与") and "年" not in joint and len(years["a"]) > 3  # noqa: PLR2004


def _year_span(years: re.Match[str], *, minguo: bool) -> When:
    low = year_of(years["a"], minguo=minguo)
    high = low[: 4 - len(years["b"])] + years["b"] if len(years["b"]) == 2 else year_of(years["b"], minguo=minguo)  # noqa: PLR2004
    return When(years.start(), years.end(), f"{low}/{high}", FigureKind.PERIOD)


def _full(text: str, found: re.Match[str], *, minguo: bool) -> When | None:
    printed = found["y"]
    short = len(printed) < 4  # noqa: PLR2004 (a year of two or three digits needs more to be one)
    if short and not (found["rest"] or printed.startswith("0") or (minguo and len(printed) == 3)):  # noqa: PLR2004
        return None
    if short and len(printed) == 3 and not 50 <= number_of(printed) <= 199:  # noqa: PLR2004 (years of the Republic)
        return None
    if not _valid(found["m"], found["d"]):
        return None
    year = year_of(printed, minguo=minguo)
    end = found.end()
    months = _SHORT_MONTHS.match(text, end) if not found["rest"] else None
    if months is not None and _valid(months["a"], None) and _valid(months["b"], None):
        code = f"{_code(year, months['a'], None)}/{_code(year, months['b'], None)}"
        return When(found.start(), months.end(), code, FigureKind.PERIOD)
    quarter, half = found["q"] or found["yq"], found["h"] or found["yh"]
    if quarter:
        code = f"{year}-Q{number_of(quarter)}"
    elif half:
        code = f"{year}-H{1 if half[0] in '上前' else 2}"
    else:
        code = _code(year, found["m"], found["d"] or found["e"])
    kind = FigureKind.DATE if found["d"] or found["e"] else FigureKind.PERIOD
    if (
        found["d"] is None
        and found["m"] is None
        and not (quarter or half)
        and short
        and not (minguo or printed.startswith("0"))
    ):
        return None
    return _with_tail(text, When(found.start(), end, code, kind), year, found["m"], minguo=minguo)


def _with_tail(text: str, when: When, year: str, month: str | None, *, minguo: bool) -> When:
    """Take in the second end of a span: 2020年1月至11月, 2018年10月1日到2019年2月3日."""
    dash = _DASHED.match(text, when.end)
    if dash is None:
        return when
    later = _CHINESE.match(text, dash.end())
    if later is not None and _valid(later["m"], later["d"]):
        second = _full_code(later, minguo=minguo)
        return When(when.start, later.end(), f"{when.code}/{second}", FigureKind.PERIOD)
    rest = _MONTH.match(text, dash.end())
    if rest is not None and month and _valid(rest["m"], rest["d"]):
        return When(when.start, rest.end(), f"{when.code}/{_code(year, rest['m'], rest['d'])}", FigureKind.PERIOD)
    day = _SHORT_DAYS.match(text, when.end)
    if day is not None and when.kind is FigureKind.DATE:
        return When(when.start, day.end(), f"{when.code}/{_code(year, month, day['d'])}", FigureKind.PERIOD)
    return when


def _full_code(found: re.Match[str], *, minguo: bool) -> str:
    year = year_of(found["y"], minguo=minguo)
    if found["q"]:
        return f"{year}-Q{number_of(found['q'])}"
    if found["h"]:
        return f"{year}-H{1 if found['h'][0] in '上前' else 2}"
    return _code(year, found["m"], found["d"])


def _part(text: str, place: int) -> When | None:
    """Read a date without its year."""
    month = _MONTH.match(text, place)
    if month is not None and _valid(month["m"], month["d"]) and text[month.end() : month.end() + 1] != "子":
        kind = FigureKind.DATE if month["d"] else FigureKind.PERIOD
        when = When(place, month.end(), _code("XXXX", month["m"], month["d"]), kind)
        return _with_tail(text, when, "XXXX", month["m"], minguo=False)
    quarter = _QUARTER.match(text, place)
    if quarter is not None:
        start = place - 1 if place and text[place - 1] == "第" else place
        return When(start, quarter.end(), f"Q{number_of(quarter['q'])}", FigureKind.PERIOD)
    day = _DAY_ALONE.match(text, place)
    if day is not None and _valid(None, day["d"]) and text[place - 1 : place] not in {"第", "近", "共", "时"}:
        return When(place, day.end(), f"XXXX-XX-{number_of(day['d']):02d}", FigureKind.DATE)
    return None


_NUMERIC_TO = re.compile(r" ?(?:-|—|~|至|到) ?|[ \n](?:to|through|until)[ \n]")


def numeric_date_at(text: str, place: int) -> When | None:
    """Return the date or span in digits at `place` (2021-06-30, 2021/06, 2014-2018, 1/2/2020); None without one."""
    when = _numeric(text, place)
    joint = _NUMERIC_TO.match(text, when.end) if when is not None and when.kind is FigureKind.DATE else None
    later = _numeric(text, joint.end()) if joint is not None else None
    if when is None or later is None or later.kind is not FigureKind.DATE:
        return when
    return When(place, later.end, f"{when.code}/{later.code}", FigureKind.PERIOD)


def _numeric(text: str, place: int) -> When | None:
    found = _NUMERIC.match(text, place)
    if found is not None and (found["d"] or found["s"] != "."):
        kind = FigureKind.DATE if found["d"] else FigureKind.PERIOD
        return When(place, found.end(), _code(found["y"], found["m"], found["d"]), kind)
    named = _YEAR_MONTH_DAY.match(text, place)
    if named is not None:
        return When(place, named.end(), f"{named['y']}-{_month(named['m']):02d}-{int(named['d']):02d}", FigureKind.DATE)
    years = _YEARS.match(text, place)
    if years is not None:
        low, high = years["a"], years["b"]
        code = f"{low}/{high}"
        return When(place, years.end(), code, FigureKind.PERIOD)
    slashed = _SLASHED.match(text, place)
    if slashed is not None:
        first, second = int(slashed["a"]), int(slashed["b"])
        month, day = (first, second) if first <= _LATEST_MONTH else (second, first)
        if 1 <= month <= _LATEST_MONTH and 1 <= day <= _LATEST_DAY:
            return When(place, slashed.end(), f"{slashed['y']}-{month:02d}-{day:02d}", FigureKind.DATE)
    return _month_and(text, place)


def _month_and(text: str, place: int) -> When | None:
    """Return 12-2015, or a day of a month behind a word that asks for one (friday 5/12)."""
    month = _MONTH_YEAR.match(text, place)
    if month is not None:
        return When(place, month.end(), f"{month['y']}-{int(month['m']):02d}", FigureKind.PERIOD)
    day = _MONTH_DAY.match(text, place)
    if day is not None and _DAY_BEFORE.search(text, max(0, place - 11), place) is not None:
        return When(place, day.end(), f"XXXX-{int(day['m']):02d}-{int(day['d']):02d}", FigureKind.DATE)
    return None


def english_date_at(text: str, place: int) -> When | None:
    """Return the English date whose first digit stands at `place`, the month before it included; or None."""
    before = _MONTH_BEFORE.search(text, max(0, place - 16), place)
    after = _AFTER_MONTH.match(text, place) if before is not None else None
    if before is not None and after is not None:
        return _month_first(text, before, after)
    found = _DAY_MONTH.match(text, place)
    if found is not None and int(found["d"]):
        return _day_first(text, found)
    return None


_DAY_MONTH_TAIL = re.compile(
    rf"{_TO}(?={_DAY_MONTH.pattern.replace('?P<d>', '').replace('?P<m>', '').replace('?P<y>', '')})"
)


def _day_first(text: str, found: re.Match[str]) -> When:
    code = f"{found['y'] or 'XXXX'}-{_month(found['m']):02d}-{int(found['d']):02d}"
    joint = _DAY_MONTH_TAIL.match(text, found.end())
    later = _DAY_MONTH.match(text, joint.end()) if joint is not None and " and " not in joint.group() else None
    if later is None or not int(later["d"]):
        return When(found.start(), found.end(), code, FigureKind.DATE)
    year = later["y"] or found["y"] or "XXXX"
    if not found["y"]:
        code = year + code[4:]
    second = f"{year}-{_month(later['m']):02d}-{int(later['d']):02d}"
    return When(found.start(), later.end(), f"{code}/{second}", FigureKind.PERIOD)


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


_MONTH_RANGE = re.compile(rf"(?<![A-Za-z])(?P<m>{_M})\.?(?: ?[-—~] ?|[ \n](?:to|through|until)[ \n])$")
_MONTH_TAIL = re.compile(
    rf"(?:{_TO})(?P<m>{_M})\.?[ \n/](?:the )?(?:(?P<d>[0-2]?[0-9]|3[01])(?![0-9])(?:st|nd|rd|th)?(?:,?[ "
    rf"\n](?P<y>(?:19|20)[0-9]{{2}}))?|(?P<yy>(?:19|20)[0-9]{{2}}))(?![0-9])"
)
_DAY_TAIL = re.compile(
    r"(?:-|—| to | (?:-|—) (?=[0-9]{1,2}(?:st|nd|rd|th)?[,.;)]))"
    r"(?P<d>[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?(?![0-9])(?:,[ \n]?(?P<y>(?:19|20)[0-9]{2}))?"
)


def _month_first(text: str, before: re.Match[str], after: re.Match[str]) -> When | None:
    month = _month(before["m"])
    year = after["y"] or after["yy"]
    code = f"{year or 'XXXX'}-{month:02d}"
    first = _MONTH_RANGE.search(text, max(0, before.start("m") - 20), before.start("m"))
    if first is not None and after["yy"]:
        return When(first.start("m"), after.end(), f"{year}-{_month(first['m']):02d}/{code}", FigureKind.PERIOD)
    kind = FigureKind.PERIOD
    if after["d"]:
        if not int(after["d"]):
            return None
        code += f"-{int(after['d']):02d}"
        kind = FigureKind.DATE
    when = When(before.start("m"), after.end(), code, kind)
    tail = _MONTH_TAIL.match(text, when.end)
    if (
        tail is not None
        and " and " in tail.group()
        and "between" not in text[max(0, when.start - 12) : when.start].lower()
    ):
        return when
    if tail is not None and (tail["d"] is not None) == (kind is FigureKind.DATE):
        second_year = tail["y"] or tail["yy"]
        second = f"{second_year or year or 'XXXX'}-{_month(tail['m']):02d}" + (
            f"-{int(tail['d']):02d}" if tail["d"] else ""
        )
        if not year and second_year:
            code = code.replace("XXXX", second_year)
        return When(when.start, tail.end(), f"{code}/{second}", FigureKind.PERIOD)
    days = _DAY_TAIL.match(text, when.end)
    if days is not None and kind is FigureKind.DATE:
        year = days["y"] or year or "XXXX"
        return When(
            when.start, days.end(), f"{year}{code[4:]}/{year}-{month:02d}-{int(days['d']):02d}", FigureKind.PERIOD
        )
    return when


def fiscal_at(text: str, place: int) -> When | None:
    """Return the fiscal year or quarter whose year stands at `place`, its words before it included; or None."""
    short = _SHORT_FISCAL.match(text, place) if text[place - 2 : place] == "FY" else None
    if short is not None:
        return When(place - 2, short.end(), f"FY20{short.group()}", FigureKind.PERIOD)
    named = text[max(0, place - 5) : place].rstrip(" \n-")[-2:].lower() in _FISCAL_TAILS
    return _fiscal(text, place) if named else None


def _fiscal(text: str, place: int) -> When | None:
    found = _FISCAL_YEAR.match(text, place)
    before = _FISCAL_BEFORE.search(text, max(0, place - 40), place)
    if found is None or before is None or before.start() == place:
        return None
    quarter, fiscal = before["q"], before["f"]
    if not quarter and not fiscal:
        return None
    code = f"FY{found['y']}" if fiscal else found["y"]
    end = found.end("y")
    if found["s"]:
        code += found["s"] + found["z"]
        end = found.end()
    if quarter:
        number = next((c for c in quarter if c.isdigit()), "") or str(
            _QUARTER_WORDS[quarter.split()[0].split("-")[0].lower()]
        )
        return When(before.start("q"), end, f"{code}-Q{number}", FigureKind.PERIOD)
    start = before.start("f") + (4 if before["f"].lower().startswith("the ") else 0)
    tail = _FISCAL_TAIL.match(text, end)
    if tail is not None and not text[end : tail.start("y")].strip().startswith("and"):
        return When(start, tail.end(), f"{code}/FY{tail['y']}", FigureKind.PERIOD)
    return When(start, end, code, FigureKind.PERIOD)


_FISCAL_TAILS = frozenset(["q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "of", "er", "al", "ar", "rs", "fy", "ye"])
"""How the words end that name a quarter or a fiscal year."""
_QUARTER_FIRST = re.compile(
    r"([1-4])(?:(?:[ -]|,[ ]| of )?(FY|fiscal )?[ ]?((?:19|20)[0-9]{2})(?:(/)([0-9]{2,4}))?)?(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def quarter_at(text: str, place: int) -> When | None:
    """Return the quarter or half whose number stands at `place` behind its letter (Q3 FY2023, H1 2024, Q2)."""
    letter = text[place - 1 : place].upper()
    if letter not in {"Q", "H"} or text[place - 2 : place - 1].isalnum():
        return None
    found = _QUARTER_FIRST.match(text, place)
    if found is None or (letter == "H" and (found[1] in "34" or not found[3])):
        return None
    part = f"{letter}{found[1]}"
    if not found[3]:
        return When(place - 1, place + 1, part, FigureKind.PERIOD)
    year = f"FY{found[3]}" if found[2] else found[3]
    return When(place - 1, found.end(), f"{year}{found[4] or ''}{found[5] or ''}-{part}", FigureKind.PERIOD)


_QUARTER_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


_YEAR_PART = re.compile(r"((?:19|20)[0-9]{2})[ -]?(?:[qQ]([1-4])|[hH]([12]))(?![0-9A-Za-z])")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9%]|[.,][0-9])")


def year_at(text: str, place: int) -> When | None:
    """Return the bare year at `place`, with a quarter behind it when there is one; None when it is no year."""
    part = _YEAR_PART.match(text, place)
    if part is not None:
        code = f"{part[1]}-Q{part[2]}" if part[2] else f"{part[1]}-H{part[3]}"
        return When(place, part.end(), code, FigureKind.PERIOD)
    found = _PLAIN_YEAR.match(text, place)
    if found is not None:
        return _years_to(text, When(place, found.end(), found.group(), FigureKind.PERIOD))
    compact = _COMPACT.match(text, place)
    if compact is not None:
        return When(place, compact.end(), "-".join(compact.groups()), FigureKind.DATE)
    return None


_TO_YEAR = re.compile(
    rf"(?:{_TO})(?:the (?:start|end|middle|beginning) of )?(?:(?P<m>{_M})\.? (?:(?P<d>[0-9]{{1,2}})(?:st|"
    rf"nd|rd|th)?,? )?)?(?P<y>(?:19|20)[0-9]{{2}})(?![0-9A-Za-z]|[,.][0-9])"
)
_BETWEEN_BEFORE = re.compile(r"(?i:between (?:the (?:start|end|middle|beginning) of )?)$")


def _years_to(text: str, when: When) -> When:
    """Take in the second end of `2014 through 2018`, `from 2010 to 2018`, `between 2014 and 2018`."""
    found = _TO_YEAR.match(text, when.end)
    if found is None or found["y"] < when.code:
        return when
    if " and " in found.group() and _BETWEEN_BEFORE.search(text, max(0, when.start - 30), when.start) is None:
        return when
    second = found["y"]
    if found["m"]:
        second += f"-{_month(found['m']):02d}" + (f"-{int(found['d']):02d}" if found["d"] else "")
    return When(when.start, found.end(), f"{when.code}/{second}", FigureKind.PERIOD)


_ORDINAL_DAY = re.compile(rf"(?: day)? of (?P<m>{_M})\.?(?:,? (?P<y>(?:19|20)[0-9]{{2}})(?![0-9]))?")
_YEAR_BEHIND = re.compile(r",? ((?:19|20)[0-9]{2})(?![0-9])")


def worded_day_at(text: str, start: int, end: int, day: int) -> When | None:
    """Return the date whose day is the ordinal at `start:end`: fourth of July 1995, January first 2000; or None."""
    if not 1 <= day <= _LATEST_DAY:
        return None
    of_month = _ORDINAL_DAY.match(text, end)
    if of_month is not None:
        return When(
            start, of_month.end(), f"{of_month['y'] or 'XXXX'}-{_month(of_month['m']):02d}-{day:02d}", FigureKind.DATE
        )
    before = _MONTH_BEFORE.search(text, max(0, start - 16), start)
    if before is None:
        return None
    year = _YEAR_BEHIND.match(text, end)
    code = f"{year[1] if year else 'XXXX'}-{_month(before['m']):02d}-{day:02d}"
    return When(before.start("m"), year.end() if year else end, code, FigureKind.DATE)
