"""Average growth over years that a sentence counts or dates: 五年来由A增加到B，年均增长C%; from A in 2019 to B in 2024.

It speaks where both ends and the average stand, with the years: counted (五年来, “十四五”期间, over the past five)
or, in English, dated beside both ends; `change_chinese` does of dates in Chinese. Counted years may begin with the one
that the average starts from, so that there is one step less, and an average may be the plain one, unless it is called
compound: it fails only where no reading holds.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from tui.checks.change import Change, Result, findings_of
from tui.checks.claims import alike, is_above_zero, only_if_it_holds, operands
from tui.checks.intervals import Claim, finding_of, operand_of
from tui.checks.shapes import Shape, pattern
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding

_CHINESE = pattern(
    "(?:由|从|自)<W>{0,24}?(?P<old><V>)<W>{0,14}?(?:(?P<up>增|提高|上升|扩大|提升)|(?P<down>减|降|下降|缩小))"
    "[^，。；]{0,3}?[到至](?:约|近|超过?)?(?P<new><V>)<W>{0,6}?(?P<compound>年均复合)?(?:年均|平均每年|年平均)?"
    "[^，。；<V><P>]{0,6}?(?P<by><P>)"
)
_MEAN = pattern("年均|平均每年|年平均")
_ENGLISH = pattern(
    r"\bfrom (?:about |nearly )?(?P<old><V>)(?:<W>{0,40}?) to (?:about |nearly |over )?(?P<new><V>)"
    r"(?:<W>{0,40}?)[,(—–] ?"
    r"(?:or |representing |which is |for )?(?:an? )?"
    r"(?:(?:(?P<compound>CAGR|compound(?:ed)? annual (?:growth )?rate)|(?:average annual|annual average)"
    r" (?:growth rate|growth|rate|increase|decrease|decline))(?: of)?(?: about)? (?P<by><P>)"
    r"|average(?: growth| increase| decrease| decline)? of (?P<each><P>) (?:a|per|each) year)"
)
_COUNTED = pattern("(?P<years><D>)(?:多)?(?:以?来|间|期间|内|里|中)|(?:last|past|previous|prior) (?P<past><D>)")
_PLAN = pattern('十[一二三四五六七八九]五[”"]?(?:规划)?(?:期间|时期|以来|五年)')
"""A five-year plan (“十四五”期间): five years."""
_YEARS_OF_PLAN = 5
_MOST_YEARS = 30
_LAST_DIGITS = 4
_DATES = frozenset({FigureKind.PERIOD, FigureKind.DATE})


def yearly_findings(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether averages a year are those of both ends."""
    if "年均" in shape.text or "平均" in shape.text:
        for found in _CHINESE.finditer(shape.text):
            words = shape.text[found.end("new") : found.end()]
            years = _counted(shape, found.start("old"))
            if years and _MEAN.search(words) and not _dated(shape, found.start(), found.start("new")):
                yield from _held(shape, found, found.start("by"), years, text)
    if "from " in shape.text:
        for found in _ENGLISH.finditer(shape.text):
            years = _dated(shape, found.start(), found.end()) or _counted(shape, found.start())
            at = found.start("by") if found["by"] is not None else found.start("each")
            yield from _held(shape, found, at, years, text)


def _counted(shape: Shape, end: int) -> Sequence[int]:
    """Return the years that a sentence counts before a place, and one less; none when it counts none."""
    found = list(_COUNTED.finditer(shape.text, 0, end))
    if found:
        quantity = shape.figure(found[-1].start("years" if found[-1]["years"] else "past")).quantity
        value = quantity.value or Decimal(0)
        is_years = quantity.unit in {"year", "年"} and value == value.to_integral_value()
        return (int(value), int(value) - 1) if is_years and 2 < value <= _MOST_YEARS else ()  # noqa: PLR2004
    return (_YEARS_OF_PLAN, _YEARS_OF_PLAN - 1) if _PLAN.search(shape.text, 0, end) else ()


def _dated(shape: Shape, start: int, end: int) -> Sequence[int]:
    """Return how many years lie between the only two dates of a stretch; none when there are not two, in order."""
    dates = [shape.figure(mark) for mark in shape.marks if start <= mark < end and shape.figure(mark).kind in _DATES]
    codes = [figure.quantity.code.removeprefix("FY")[:_LAST_DIGITS] for figure in dates]
    if len(codes) != 2 or not all(code.isdigit() and len(code) == _LAST_DIGITS for code in codes):  # noqa: PLR2004
        return ()
    between = int(codes[1]) - int(codes[0])
    return (between,) if 1 < between <= _MOST_YEARS else ()


def _held(shape: Shape, found: re.Match[str], at: int, years: Sequence[int], text: str) -> Iterator[Finding]:
    old, new, by = shape.figure(found.start("old")), shape.figure(found.start("new")), shape.figure(at)
    if not years or not alike(old, new) or not is_above_zero(old, new):
        return
    rises = (new.quantity.value or Decimal(0)) >= (old.quantity.value or Decimal(0))
    if rises and found.groupdict().get("down"):
        return
    readings: list[Finding] = []
    for count in years:
        result = Result(by, rises, is_yearly=True)
        readings += findings_of(Change(old, new, None, (result,), count), text)
        readings += _plain(old, new, by, count, text, rises=rises) if found["compound"] is None else ()
    holding = [reading for reading in readings if only_if_it_holds(reading) is not None]
    yield from (holding or readings)[:1]


def _plain(old: Figure, new: Figure, by: Figure, years: int, text: str, *, rises: bool) -> Iterator[Finding]:
    """Yield the growth over all years, divided by them."""
    stated, ends = operand_of(by, text), operands(text, new, old)
    if stated is None or ends is None:
        return
    expression = f"(x1 / x2 - 1) * 100 / {years}" if rises else f"(1 - x1 / x2) * 100 / {years}"
    claim = Claim(CheckKind.GROWTH, "prose.yearly", stated, ends, expression, unit="%")
    finding = finding_of(replace(claim, makes=f"A plain average of {years} years makes"))
    if finding is not None:
        yield finding
