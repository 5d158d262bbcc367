"""What stands at a numeral: a figure of some kind, or something that only looks like one."""

import re
from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures import marks
from tui.figures.amounts import Amount, Reading, amount_at, extend_range, share_unit
from tui.figures.data import phrases
from tui.figures.data.classifiers import NOT_AFTER_WORDS
from tui.figures.data.guards import CONTINUED
from tui.figures.dates import (
    When,
    chinese_date_at,
    english_date_at,
    fiscal_at,
    numeric_date_at,
    quarter_at,
    worded_day_at,
    year_at,
    year_of,
)
from tui.figures.drafts import Aside, Draft, Reason, of_amount, of_when
from tui.figures.lines import line_start
from tui.figures.numerals import chinese_at

Finding = Draft | Aside
_RUN = re.compile(r"[零〇一二三四五六七八九两十百千万亿兆廿卅半]{1,60}")
_SHORT_ENUMERATION = re.compile(r"[一二三四五六七八九十]+(?:是|要|则|曰|来[，,])")
_NUMBER_END = re.compile(r"[0-9][0-9,.]*")


def recognise(reading: Reading, place: int) -> Finding | None:
    """Return what stands at the numeral at `place`; None when it is no numeral after all."""
    first = reading.text[place]
    if first.isascii():
        return _digits(reading, place) if first.isdigit() else _english(reading, place)
    if first in _FRACTIONS:
        return _amount(reading, place)
    return _chinese(reading, place)


_FRACTIONS = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")


def _digits(reading: Reading, place: int) -> Finding | None:
    text = reading.text
    run = marks.run_at(text, place)
    if run is not None:
        return run
    quarter = quarter_at(text, place)
    if quarter is not None:
        return of_when(quarter)
    aside = marks.mark_at(reading, place)
    if aside is not None:
        return aside
    when = _date(reading, place)
    if when is not None:
        return when
    ordinal = marks.ordinal_at(text, place)
    if ordinal is not None:
        return ordinal
    ratio = marks.share_at(reading, place) if "分之" in text[place : place + 14] else marks.ratio_at(text, place)
    if ratio is not None:
        return ratio
    return _amount(reading, place)


_DATE_FOLLOWERS = frozenset("0123456789年月日-/.—~至到季 、及和与sntr\n号")


def _date(reading: Reading, place: int) -> Draft | None:
    """Return the date, period or year at `place`, written in digits first."""
    text = reading.text
    before = text[place - 1 : place]
    if before.isalpha() and before.isascii() and before not in {"Y", "E"}:
        return None
    when: When | None = None
    window = text[place : place + 12]
    if "年" in window or "月" in window or "日" in window or "季" in window:
        when = chinese_date_at(text, place, minguo=reading.minguo) or _shared_year(reading, place)
    if when is None:
        when = _western(text, place)
    if when is None:
        when = marks.named_day_at(text, place)
        if when is not None:
            draft = of_when(when)
            draft.checkable = False
            return draft
    if when is None:
        return None
    when.start = marks.era_start(text, when.start)
    return marks.settled(text, of_when(when))


def _western(text: str, place: int) -> When | None:
    before = text[place - 1 : place]
    when = fiscal_at(text, place) if before in {" ", "Y", "\n", "-", "E"} else None
    if when is None:
        when = english_date_at(text, place)
    if when is None and not (before.isalpha() and before.isascii()):
        when = numeric_date_at(text, place)
        if when is None:
            when = year_at(text, place)
            if when is not None and marks.counts_not_year(text, when.start, when.end):
                return None
    return when


_LISTED_YEARS = re.compile(r"([0-9]{2,4})(?=(?:、|及|和|与)[0-9]{2,4}年)")


def _shared_year(reading: Reading, place: int) -> When | None:
    """Return the year that shares its 年 with a later one (101及102年)."""
    found = _LISTED_YEARS.match(reading.text, place)
    if found is None or (len(found.group(1)) < 4 and not reading.minguo):  # noqa: PLR2004
        return None
    return When(place, found.end(), year_of(found.group(1), minguo=reading.minguo), FigureKind.PERIOD)


_BEFORE_POINT = frozenset({"", " ", "\n", "\t", "$", "-", "(", "€", "£", "¥", "~"})


def _amount(reading: Reading, place: int) -> Finding | None:
    text = reading.text
    if text[place - 1 : place] == "." and text[place - 2 : place - 1] in _BEFORE_POINT:
        place -= 1
    amount = amount_at(reading, place)
    if amount is None:
        end = _NUMBER_END.match(reading.text, place)
        return Aside(place, end.end() if end else place + 1, Reason.NAME)
    amount = extend_range(reading, amount)
    if amount.high is None and amount.role == "cardinal":
        share_unit(reading, amount)
    return marks.settled_span(text, of_amount(amount))


def _chinese(reading: Reading, place: int) -> Finding | None:
    text = reading.text
    if text[place - 1 : place] == "第":
        return marks.chinese_ordinal_at(reading, place)
    run = _RUN.match(text, place)
    end = run.end() if run is not None else place + 1
    share = marks.share_at(reading, place) if "分之" in text[place : place + 14] else None
    if share is not None:
        return share
    phrase = _enumerator(text, place, end) or _phrase(reading, place, end)
    if phrase is not None:
        return phrase
    if text[place] == "半":
        return _half(reading, place)
    when = chinese_date_at(text, place, minguo=reading.minguo)
    if when is not None:
        return marks.settled(text, of_when(when))
    if text[place] in "万亿千百兆" and not chinese_at(text, place):
        return Aside(place, end, Reason.VAGUE)
    return _worded(reading, place, end)


def _enumerator(text: str, place: int, end: int) -> Aside | None:
    """Return the number of a section or list item: （二）, or 三、 at the head of a line."""
    before, behind = text[place - 1 : place], text[end : end + 1]
    if before == "(" and behind == ")" and end - place <= 3:  # noqa: PLR2004 (二十一 is the longest seen)
        return Aside(place, end, Reason.SECTION_NUMBER)
    if behind in _AFTER_ENUMERATOR and not text[line_start(text, place) : place].strip(" \t#*"):
        return Aside(place, end, Reason.SECTION_NUMBER)
    return None


_AFTER_ENUMERATOR = frozenset("、.．")


def _phrase(reading: Reading, place: int, end: int) -> Aside | None:
    """Return the set phrase that the numeral stands in."""
    text = reading.text
    known = reading.words.phrases
    for length in range(min(6, len(text) - place), 1, -1):
        if text[place : place + length] in known:
            return Aside(place, max(end, place + 1) if end - place < length else place + length, Reason.PHRASE)
    for length in (2, 3, 4):
        if text[max(0, place + 1 - length) : place + 1] in _BEFORE_NUMERAL:
            return Aside(place, place + 1, Reason.PHRASE)
    if text[place - 1 : place] in _OPENING_QUOTES and text[end : end + 2].rstrip("”’」个") != "":
        return Aside(place, end, Reason.PHRASE)
    if _PLANS.match(text, place) is not None:
        return Aside(place, end, Reason.PHRASE)
    if _SHORT_ENUMERATION.match(text, place) is not None:
        return Aside(place, end, Reason.LIST_NUMBER)
    return None


_PLANS = re.compile(
    "十[一二三四五六七八]五(?![个家年项])|[十廿二三]+大(?![^，。]{0,2}[0-9])|[一二三四五六七八]中全会|[二三四五六七八九十两]+大"
)
_OPENING_QUOTES = frozenset("“‘「『")
_BEFORE_NUMERAL = frozenset(phrases.BEFORE_NUMERAL)
_HALVES = {"上半年": "H1", "下半年": "H2", "前半年": "H1", "后半年": "H2"}


def _half(reading: Reading, place: int) -> Finding | None:
    text = reading.text
    code = _HALVES.get(text[place - 1 : place + 2]) if place else None
    if code is not None:
        return Draft(place - 1, place + 2, FigureKind.PERIOD, code=code, checkable=False)
    found = _HALF_SPAN.match(text, place)
    if found is not None and text[place - 1 : place] not in _NO_HALF:
        unit = _HALF_UNITS[found.group(1)]
        return Draft(
            place, found.end(), FigureKind.DURATION, Decimal("0.5"), unit=unit, step=Decimal("0.5"), words=True
        )
    return Aside(place, place + 1, Reason.WORD)


_HALF_SPAN = re.compile("半(年|个月|天|个?小时|个?世纪|个学期)(?![度报刊])")
_HALF_UNITS = {
    "年": "year",
    "个月": "月",
    "天": "day",
    "个小时": "hour",
    "小时": "hour",
    "世纪": "century",
    "个世纪": "century",
    "个学期": "学期",
}
_NO_HALF = frozenset("上下前后每大小多个")


def _worded(reading: Reading, place: int, end: int) -> Finding:
    """Return the amount in Chinese words, when a unit or its size shows that it is one."""
    text = reading.text
    amount = amount_at(reading, place)
    if amount is None:
        return Aside(place, end, Reason.WORD)
    if amount.unit is None:
        amount = extend_range(reading, amount)
        share_unit(reading, amount)
        return _unitless(text, amount)
    measured = amount.unit.kind is not FigureKind.COUNT
    if not measured and text[amount.number[1] : amount.end].strip() in NOT_AFTER_WORDS and amount.value < 20:  # noqa: PLR2004
        return Aside(place, amount.number[1], Reason.PHRASE)
    if amount.bare and (not measured or _idle_one(text, amount)):
        return Aside(place, amount.number[1], Reason.ARTICLE)
    return marks.settled_span(text, of_amount(extend_range(reading, amount)))


_IDLE_AFTER = re.compile("来|度|中|间|一|前|后|道|里|内")
_IDLE_BEFORE = re.compile("(?:过去|的|这|新|那|每|同|第|近|又|前|上|下|统|有)$")


def _idle_one(text: str, amount: Amount) -> bool:
    """Say whether 一 before a unit of time tells no length (一年来, 过去一年, 一天)."""
    unit = amount.unit
    if unit is None or unit.kind not in {FigureKind.DURATION, FigureKind.INDEX, FigureKind.TEMPERATURE}:
        return False
    if unit.kind is not FigureKind.DURATION:
        return True
    return (
        _IDLE_AFTER.match(text, amount.end) is not None
        or _IDLE_BEFORE.search(text, max(0, amount.start - 2), amount.start) is not None
    )


def _unitless(text: str, amount: Amount) -> Finding:
    long_enough = amount.number[1] - amount.number[0] > 1
    if amount.high is not None and text[amount.number[1] : amount.number[1] + 1] in CONTINUED.get("", ()):
        return Aside(amount.start, amount.end, Reason.WORD)
    if (
        long_enough
        and (amount.scale > 1 or abs(amount.value) >= 20 or amount.step < 1)
        and not amount.bare
        and amount.high is None
    ):
        return marks.settled_span(text, of_amount(amount))
    if _STATED.search(text, max(0, amount.start - 2), amount.start) and _CLAUSE_END.match(text, amount.end):
        return of_amount(amount)
    return Aside(amount.number[0], amount.number[1], Reason.WORD)


_STATED = re.compile("(?:是|为|等于)$")
_CLAUSE_END = re.compile("[，。；！？\n]|而|这|$")


def _english(reading: Reading, place: int) -> Finding | None:
    text = reading.text
    period = marks.english_period_at(text, place) or marks.vague_at(text, place) or marks.share_of_some(text, place)
    if period is not None:
        return period
    amount = amount_at(reading, place)
    if amount is None:
        return None
    aside = marks.english_word_aside(text, amount)
    if aside is not None and amount.role != "ordinal":
        return aside
    if amount.role == "ordinal":
        day = worded_day_at(text, amount.start, amount.end, int(amount.value)) if amount.value < 32 else None  # noqa: PLR2004
        if day is not None:
            return marks.settled(text, of_when(day))
        if aside is not None:
            return aside
        return Draft(amount.start, amount.end, FigureKind.ORDINAL, amount.value, checkable=False, words=True)
    if amount.role == "multiple":
        return Draft(amount.start, amount.end, FigureKind.MULTIPLE, amount.value, step=amount.step, words=True)
    if (
        amount.number[0] > 1
        and text[amount.number[0] - 2 : amount.number[0]] in {"a ", "A "}
        and amount.role == "fraction"
    ):
        amount.start = min(amount.start, amount.number[0] - 2)
    amount = extend_range(reading, amount)
    if amount.high is None and amount.role == "cardinal":
        share_unit(reading, amount)
    return marks.settled_span(text, of_amount(amount))
