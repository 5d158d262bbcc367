"""Chinese number words: which are figures, and which are articles, slogans and names."""

import re
from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.amounts import Amount, amount_at
from tui.figures.bounds import between_bounds
from tui.figures.data import phrases
from tui.figures.data.classifiers import NOT_AFTER_WORDS
from tui.figures.dates import number_of
from tui.figures.drafts import Aside, Draft, Finding, Reason, of_amount
from tui.figures.lines import line_start
from tui.figures.periods import settled_span
from tui.figures.ranges import extend_range, share_unit
from tui.figures.reading import Reading

_RUN = re.compile(r"[零〇一二三四五六七八九两十百千万亿兆廿卅半]{1,60}")
_SHORT_ENUMERATION = re.compile(r"[一二三四五六七八九十]{1,3}(?:是|要|则|曰|来[，,])")
_PLACES = frozenset("十百千万亿")
_VAGUE_BEFORE = frozenset(phrases.VAGUE)
_YEAR_LENGTH = 4
_PLACED = re.compile("[十百千万亿兆点]")
_SCALES = frozenset("万亿千百兆")
_LARGE = 20
"""From here on a number in words is more than an article or part of a phrase."""


def enumerator(reading: Reading, place: int) -> Finding | None:
    """Return the number of a section or list item: （二）, 三、 at the head of a line, 一是."""
    text = reading.text
    end = _run_end(text, place)
    if _SHORT_ENUMERATION.match(text, place) is not None:
        return Aside(place, end, Reason.LIST_NUMBER)
    before, behind = text[place - 1 : place], text[end : end + 1]
    if before == "(" and behind == ")" and end - place <= 3:  # noqa: PLR2004 (二十一 is the longest seen)
        return Aside(place, end, Reason.SECTION_NUMBER)
    if behind in _AFTER_ENUMERATOR and not text[line_start(text, place) : place].strip(" \t#*"):
        return Aside(place, end, Reason.SECTION_NUMBER)
    return None


_AFTER_ENUMERATOR = frozenset("、.．")


_DOUBLING = re.compile("[一二两三四1-4](?=番)")


def doubling(reading: Reading, place: int) -> Finding | None:
    """Return 翻一番 (twice) and 翻两番 (four times) as multiples: each 番 doubles."""
    text = reading.text
    found = _DOUBLING.match(text, place)
    start = place - 2 if text[place - 1 : place] == "了" else place - 1
    if found is None or text[max(0, start) : start + 1] != "翻" or start < reading.floor:
        return None
    times = number_of(found.group())
    return Draft(start, found.end() + 1, FigureKind.MULTIPLE, Decimal(2**times), step=Decimal(1), words=True)


def below_zero(reading: Reading, place: int) -> Finding | None:
    """Return 零下15℃ as a negative number."""
    if not reading.text.startswith("零下", place):
        return None
    found = amount_at(reading, place + 2)
    if found is None or found.unit is None or found.unit.kind is not FigureKind.TEMPERATURE:
        return None
    found.start, found.value = place, -found.value
    return of_amount(found)


def phrase(reading: Reading, place: int) -> Finding | None:
    """Return the set phrase that the numeral stands in."""
    text = reading.text
    end = _run_end(text, place)
    known = reading.words.phrases
    if text[place] in _PLACES and text[place - 1 : place] in _VAGUE_BEFORE:
        return Aside(place, end, Reason.VAGUE)
    for length in range(min(6, len(text) - place), 1, -1):
        if text[place : place + length] in known:
            return Aside(place, max(end, place + 1) if end - place < length else place + length, Reason.PHRASE)
    for length in (2, 3, 4):
        if text[max(0, place + 1 - length) : place + 1] in _BEFORE_NUMERAL:
            return Aside(place, place + 1, Reason.PHRASE)
    if text[place - 1 : place] in _OPENING_QUOTES and text[end : end + 2].rstrip("”’」个") != "":
        return Aside(place, end, Reason.PHRASE)
    if _PLANS.match(text, place) is not None or (
        text[place - 1 : place] == "前" and text[end : end + 1] in _PROVISIONS
    ):
        return Aside(place, end, Reason.PHRASE)
    return None


_PROVISIONS = frozenset("款条项")
_PLANS = re.compile(
    "十[一二三四五六七八]五(?![个家年项])|[十廿二三]{1,4}大(?![^，。]{0,2}[0-9])|[一二三四五六七八]中全会|"
    "[二三四五六七八九十两]{1,4}大"
)
_OPENING_QUOTES = frozenset("“‘「『")
_BEFORE_NUMERAL = frozenset(phrases.BEFORE_NUMERAL)
_HALVES = {"上半年": "H1", "下半年": "H2", "前半年": "H1", "后半年": "H2"}


def half(reading: Reading, place: int) -> Finding | None:
    """Return what 半 says: half of a year as a period or a length, or nothing."""
    text = reading.text
    if text[place] != "半":
        return None
    if text.startswith("折", place + 1):
        return Draft(place, place + 2, FigureKind.PERCENT, Decimal(50), unit="%", step=Decimal(10), words=True)
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


def worded_amount(reading: Reading, place: int) -> Finding | None:
    """Return the amount in Chinese words, when a unit or its size shows that it is one."""
    text = reading.text
    amount = amount_at(reading, place)
    if amount is None:
        reason = Reason.VAGUE if text[place] in _SCALES else Reason.WORD
        return Aside(place, _run_end(text, place), reason)
    if amount.unit is None:
        return _unitless(reading, amount)
    session = _session(text, amount)
    if session is not None:
        return session
    measured = amount.unit.kind is not FigureKind.COUNT
    if not measured and text[amount.number[1] : amount.end].strip() in NOT_AFTER_WORDS and amount.value < _LARGE:
        return Aside(place, amount.number[1], Reason.PHRASE)
    counted = not measured and amount.unit.factor == 1
    if amount.bare and (counted or _idle_one(text, amount)):
        return Aside(place, amount.number[1], Reason.ARTICLE)
    return settled_span(text, of_amount(extend_range(reading, amount)))


_SESSION_OF = re.compile(
    "[^，。；、]{0,3}(?:[一二三四五六七]中|人大|全会|市委|省委|区委|县委|中央|委员会|政协|代表大会|历次|人民代表)"
)
_BODY_BEFORE = re.compile("(?:届[^，。；]{0,6}|人大|政协|市委|省委|区委|县委|党委|代表大会|委员会|纪委)$")
_MEETING = re.compile("全会|会议|全体|党代会|人代会")


def _session(text: str, amount: Amount) -> Finding | None:
    """Return the ordinal of a session that is written without 第 (二十届三中全会, 十六届人大三次会议)."""
    unit = text[amount.number[1] : amount.end].strip()
    rule = {"届": _SESSION_OF, "次": _MEETING}.get(unit)
    if rule is None or rule.match(text, amount.end) is None:
        return None
    if unit == "次" and _BODY_BEFORE.search(text, max(0, amount.start - 10), amount.start) is None:
        return None
    return Draft(amount.start, amount.end, FigureKind.ORDINAL, amount.value, unit=unit, checkable=False, words=True)


_IDLE_AFTER = re.compile("[多余]?以?来|度|中|间|一|前|后|道|里|内")
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


def _unitless(reading: Reading, amount: Amount) -> Finding:
    bounded = between_bounds(reading, amount)
    if bounded is not None:
        return of_amount(bounded)
    text = reading.text
    amount = extend_range(reading, amount)
    if amount.high is not None and amount.unit is not None:
        return settled_span(text, of_amount(amount))
    share_unit(reading, amount)
    long_enough = amount.number[1] - amount.number[0] > 1
    listed = amount.number[1] - amount.number[0] < _YEAR_LENGTH and not _PLACED.search(text, *amount.number)
    if (
        long_enough
        and not listed
        and (amount.scale > 1 or abs(amount.value) >= _LARGE or amount.step < 1)
        and not amount.bare
        and amount.high is None
    ):
        return settled_span(text, of_amount(amount))
    stated = bool(_STATED.search(text, max(0, amount.start - 2), amount.start) and _CLAUSE_END.match(text, amount.end))
    stated = stated or (text[amount.start - 1 : amount.start] == "比" and _COMPARED.match(text, amount.end) is not None)
    # A passage of nothing else says just this number; in a longer text a lone 二 more often numbers a part.
    if stated or text.strip() == text[amount.start : amount.end]:
        return of_amount(amount)
    return Aside(amount.number[0], amount.number[1], Reason.WORD)


_COMPARED = re.compile("[大小高低多少](?:[，。；！？一些得几]|$)")
_STATED = re.compile("(?:是|为|等于)$")
_CLAUSE_END = re.compile("[，。；！？\n]|而|这|$")


def _run_end(text: str, place: int) -> int:
    found = _RUN.match(text, place)
    return found.end() if found is not None else place + 1
