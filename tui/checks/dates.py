"""Dates against the calendar: the weekday, the days between two dates, a period that ends before it begins.

It speaks of a weekday only where it stands beside its date. A date without a year is held against all years that the
report names, and against the year of publication, or against the one year that the other such dates agree on: it fails
only when it agrees with none, and they are few.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tui.checks.shapes import LASTING, WHEN, Prose, Shape, pattern
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.report import Report
from tui.domain.text import Span

_CHINESE_DAYS = "一二三四五六日"
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH = "(?P<english>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)"
_AFTER = pattern(
    rf"<T>(?:[ ,，]{{0,2}}[(（]?(?:星期|周|礼拜)(?P<chinese>[一二三四五六日天])(?!年|期|岁|末)|,? ?[(] ?{_ENGLISH}\b)"
)
_BEFORE = pattern(rf"\b{_ENGLISH}(?:day)?[.,]{{0,2}} (?:the )?<T>")
_CHINESE_BEFORE = pattern("(?:星期|周|礼拜)(?P<chinese>[一二三四五六日天])[(（,，]{1,2}<T>")
_DAYS = pattern(
    r"<T>(?P<joint>[^<V><P>。；]{0,14}?(?:至|到|-|—|~)[ ]?<T>)?(?P<words>[^<V><P>。；;<T>]{0,10}?)"
    r"(?:共|历时|为期|总计|共计|合计|计|, ?a total of |, ?lasting |[,]? for (?:a total of )?)(?P<days><D>)"
)
_FULL_DATE = re.compile(r"([0-9]{4}|XXXX)-([0-9]{2})-([0-9]{2})")
_LEADING_YEAR = re.compile(r"(?:FY)?([0-9]{4})")
_YEAR_IN_TITLE = re.compile("(?:19|20)[0-9]{2}")
_MOST_YEARS = 4
_MOST_DAYS = 400
_FEBRUARY = 2
_ENOUGH_VOTES = 2
_YEAR_DIGITS = 4


def date_findings(prose: Prose) -> Iterator[Finding]:
    """Yield what the dates of the prose say against the calendar."""
    years = _agreed(prose, _years(prose.report))
    for shape in prose.sentences():
        yield from _weekdays(shape, years, prose.report.text)
        yield from _lengths(shape, prose.report.text)
        yield from _impossible(shape, prose.report.text)


def _agreed(prose: Prose, years: set[int]) -> set[int]:
    """Return the one year on which most weekdays of dates without a year agree; all years where there is none."""
    votes: Counter[int] = Counter()
    for shape in prose.shapes if 1 < len(years) <= _MOST_YEARS else ():
        for figure, _, stated in _stated(shape):
            found = _FULL_DATE.fullmatch(figure.quantity.code)
            if found is not None and found[1] == "XXXX":
                days = {year: _day(year, int(found[2]), int(found[3])) for year in years}
                votes.update(year for year, day in days.items() if day is not None and day.weekday() == stated)
    ranked = votes.most_common(2)
    is_clear = bool(ranked) and ranked[0][1] >= _ENOUGH_VOTES and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1])
    return {ranked[0][0]} if is_clear else years


def _stated(shape: Shape) -> Iterator[tuple[Figure, Span, int]]:
    """Yield the dates of a sentence that have a weekday beside them, where it stands, and which it is from 0."""
    for form in (_AFTER, _BEFORE, _CHINESE_BEFORE) if WHEN in shape.text else ():
        for found in form.finditer(shape.text):
            at = found.start() if form is _AFTER else found.end() - 1
            group = "chinese" if found.groupdict().get("chinese") else "english"
            word = shape.origin_span(found.start(group), found.end(group))
            yield shape.figure(at), word, _day_number(found[group])


def _years(report: Report) -> set[int]:
    """Return the years that a report names, in its title too, with that of publication."""
    found = {int(year) for year in _YEAR_IN_TITLE.findall(f"{report.title} {report.date[:_YEAR_DIGITS]}")}
    for figure in report.numerals.figures:
        if figure.kind in {FigureKind.DATE, FigureKind.PERIOD}:
            found |= {int(year) for part in figure.quantity.code.split("/") for year in _LEADING_YEAR.findall(part)}
    return found


def _weekdays(shape: Shape, years: set[int], text: str) -> Iterator[Finding]:
    for figure, word, stated in _stated(shape):
        named = _year_behind(shape, figure)
        finding = _weekday(figure, word, stated, {named} if named else years, text)
        if finding is not None:
            yield finding


def _year_behind(shape: Shape, figure: Figure) -> int:
    """Return the year that stands behind a date as a figure of its own (November 15, at a line's end, 2007); else 0."""
    following = shape.figures.index(figure) + 1
    if following == len(shape.figures) or shape.before(following).strip() != ",":
        return 0
    code = shape.figures[following].quantity.code
    return int(code) if len(code) == _YEAR_DIGITS and code.isdigit() else 0


def _day_number(word: str) -> int:
    if len(word) == 1:
        return _CHINESE_DAYS.index(word.replace("天", "日"))
    return next(number for number, name in enumerate(_ENGLISH_DAYS) if name.lower().startswith(word.lower()[:3]))


def _weekday(figure: Figure, word: Span, stated: int, years: set[int], text: str) -> Finding | None:
    found = _FULL_DATE.fullmatch(figure.quantity.code)
    if found is None or (found[1] == "XXXX" and not 0 < len(years) <= _MOST_YEARS):
        return None
    candidates = years if found[1] == "XXXX" else {int(found[1])}
    days = [day for year in sorted(candidates) if (day := _day(year, int(found[2]), int(found[3]))) is not None]
    if not days:
        return None
    names = [_ENGLISH_DAYS[day.weekday()] for day in days]
    agrees = stated in {day.weekday() for day in days}
    shown = " or ".join(f"{day.isoformat()} is a {name}" for day, name in zip(days, names, strict=True))
    return Finding(
        CheckKind.DATE,
        "prose.weekday",
        Verdict.HOLDS if agrees else Verdict.FAILS,
        (Operand(figure.span, figure.span.of(text), None), Operand(word, word.of(text), None)),
        f"{shown}{', as stated' if agrees else f'; the text says {_ENGLISH_DAYS[stated]}'}.",
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _lengths(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether a number of days is that from the first date to the last, the last one counted or not."""
    for found in _DAYS.finditer(shape.text) if LASTING in shape.text else ():
        days = shape.figure(found.start("days"))
        first = shape.figure(found.start())
        last = shape.figure(found.end("joint") - 1) if found["joint"] else None
        code = first.quantity.code if last is None else f"{first.quantity.code}/{last.quantity.code}"
        between = _days_between(code)
        stated = days.quantity.value
        if days.quantity.unit != "day" or stated is None or between is None or days.quantity.approximate:
            continue
        agrees = stated in {between, between + 1}
        others = [figure for figure in (first, last) if figure is not None]
        yield Finding(
            CheckKind.DATE,
            "prose.days",
            Verdict.HOLDS if agrees else Verdict.FAILS,
            (
                Operand(days.span, days.span.of(text), stated),
                *(Operand(figure.span, figure.span.of(text), None) for figure in others),
            ),
            f"From the first day to the last are {between + 1} days, the last one counted; the text says {stated}.",
            computed=Decimal(between + 1),
            tolerance=Decimal(0),
        )


def _days_between(code: str) -> int | None:
    """Return the days from the first date of a period to its last; None where they depend on the year."""
    first, _, last = code.partition("/")
    ends = [_FULL_DATE.fullmatch(part) for part in (first, last)]
    if ends[0] is None or ends[1] is None:
        return None
    year = ends[0][1] if ends[0][1] != "XXXX" else ends[1][1]
    if year == "XXXX" and _FEBRUARY in range(int(ends[0][2]), int(ends[1][2])):
        return None
    begun = _day(int(year) if year != "XXXX" else 2001, int(ends[0][2]), int(ends[0][3]))
    end_year = int(ends[1][1]) if ends[1][1] != "XXXX" else begun.year if begun else 0
    ended = _day(end_year, int(ends[1][2]), int(ends[1][3])) if begun else None
    if begun is None or ended is None:
        return None
    between = (ended - begun).days
    return between if 0 <= between <= _MOST_DAYS else None


def _impossible(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield periods that end before they begin; only where both ends have their year."""
    for figure in shape.figures:
        first, joint, last = figure.quantity.code.partition("/")
        if figure.kind is not FigureKind.PERIOD or not joint or len(first) != len(last):
            continue
        if first[:4].isdigit() and last[:4].isdigit() and first > last:
            yield Finding(
                CheckKind.DATE,
                "prose.order",
                Verdict.FAILS,
                (Operand(figure.span, figure.span.of(text), None),),
                f"It ends before it begins: {first} to {last}.",
            )
