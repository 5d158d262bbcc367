"""Ordinals and claims of rank."""

import re
from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.amounts import numeral_at
from tui.figures.data.classifiers import RANKED
from tui.figures.dates import worded_day_at
from tui.figures.drafts import Aside, Draft, Finding, Reason, of_when
from tui.figures.listed_days import day_of_month_at
from tui.figures.periods import settled
from tui.figures.reading import Reading
from tui.figures.short_dates import month_of_year_at

_SUFFIXED = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)(?![a-zA-Z])")
_PROVISION = re.compile(r"[0-9]{1,4}[A-Z]{1,2}(?:\([0-9a-z]{1,3}\))? ?[条章节款部]")
_NAMED_ORDINAL = re.compile(
    "产业|书记|时间|线(?!城市)|方|要务|动力|资源|生产力|责任|战场|课堂|现场|步|手|节|人称|夫人|章|条|款|"
    "编|部分|篇|大股东|医院|中学|小学|人民医院|次世界大战|一|二曲线|次分配|视角|轮"
)
_RANKING = re.compile(
    r"(?:排名?|位居|居|位列|列|名列|跃居|跃升|升至|全国|全省|全市|全区|全县|世界|全球|亚洲|国内|行业|"
    r"位次|稳居|进入|省内|中|获得|荣获|夺得|取得|位|占|在|前)(?:列|到|至|名|为|的)?$"
)


def ordinal(reading: Reading, place: int) -> Finding | None:
    """Return the ordinal in digits at `place` (30th, 第5位, 第19批)."""
    text = reading.text
    suffixed = _SUFFIXED.match(text, place)
    if suffixed is not None:
        day = worded_day_at(text, place, suffixed.end(), int(suffixed.group(1)))
        day = day or month_of_year_at(text, place, suffixed.end()) or day_of_month_at(text, place)
        if day is not None:
            return settled(text, of_when(day))
        value, end = Decimal(suffixed.group(1)), suffixed.end()
        return Draft(place, end, FigureKind.ORDINAL, value, checkable=is_rank(text, place, end))
    provision = _PROVISION.match(text, place) if text[max(0, place - 2) : place].rstrip(" ")[-1:] == "第" else None
    if provision is not None:
        return Aside(place, provision.end(), Reason.SECTION_NUMBER)
    if text[place - 1 : place] == "第":
        return _ranked(text, place, re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9万])").match(text, place))
    return None


def is_rank(text: str, start: int, end: int) -> bool:
    """Say whether an English ordinal claims a rank, which is to be checked (ranked 17th, third largest, 4th of 33)."""
    before = _RANK_BEFORE.search(text, max(0, start - 24), start)
    return before is not None or _RANK_AFTER.match(text, end) is not None


_RANK_BEFORE = re.compile(
    r"(?i:\b(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|finish(?:es|ed)|rated|stands?|stood|position)"
    r"(?: (?:at|in|as|to))?(?: the| number)? )$"
)
_RANK_AFTER = re.compile(
    r"(?: (?:out )?of (?:the )?[0-9]|[ -](?:place|largest|biggest|highest|lowest|smallest|fastest|slowest|best|worst|"
    r"most|least|busiest|richest|poorest|oldest|youngest)\b)"
)


def _ranked(
    text: str, place: int, number: re.Match[str] | None, value: Decimal | None = None, end: int = 0
) -> Draft | Aside | None:
    if number is not None:
        value, end = Decimal(number.group()), number.end()
    if value is None:
        return None
    start = place - 1
    if value != value.to_integral_value():
        return Aside(place, end, Reason.NAME)
    named = _NAMED_ORDINAL.match(text, end)
    ranking = _RANKING.search(text, max(0, start - 6), start) is not None
    if named is not None and not (ranking and text[end : end + 1] in {"一"}):
        reason = (
            Reason.SECTION_NUMBER if named.group() in {"章", "节", "条", "款", "编", "部分", "篇"} else Reason.PHRASE
        )
        return Aside(place, end, reason)
    unit = next((text[end : end + n] for n in (3, 2, 1) if text[end : end + n] in RANKED), "")
    if unit in {"季度", "季"}:
        return Draft(start, end + len(unit), FigureKind.PERIOD, code=f"Q{value}", checkable=False)
    follower = text[end : end + 1]
    if not unit and not ranking and follower > "\u2e80" and follower not in "，。、；）)”的":
        return Aside(place, end, Reason.PHRASE)
    checkable = unit in {"位", "名"} or (not unit and ranking)
    return Draft(start, end + len(unit), FigureKind.ORDINAL, value, unit=unit, checkable=checkable)


def chinese_ordinal(reading: Reading, place: int) -> Finding | None:
    """Return the ordinal in Chinese words behind 第 at `place` (第十九批, 第一)."""
    if reading.text[place - 1 : place] != "第":
        return None
    found = numeral_at(reading, place)
    if found is None:
        return Aside(place, place + 1, Reason.WORD)
    return _ranked(reading.text, place, None, found[0].value, found[0].end)
