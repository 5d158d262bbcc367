"""Change in Chinese sentences: 由A降至B，下降C; B，比上年的A增长C; X，增加Y，增长Z%; A增长到N倍."""

import re
from collections.abc import Iterator

from tui.checks.change import Change, Increase, Result, became_times, direction, findings_of, implied_base
from tui.checks.claims import alike
from tui.checks.shapes import Shape, pattern
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import Finding

_UP = "增长|增加|上升|提高|上涨|提升|扩大|回升|攀升|增多|延长|上调|跃升|上浮|净增|新增|多增|增|升|涨|高|多|加快"
_DOWN = "下降|减少|降低|回落|下滑|下跌|缩小|收窄|压减|缩短|下调|压缩|缩减|下浮|净减|少|减|降|跌|低|放缓"
_TURN = f"(?P<up>{_UP})|(?P<down>{_DOWN})"
_LAST = "上年末?|上年底|去年末?|去年底|上月末?|上季度?末?|年初|期初|上年同期|去年同期|同期|上期|前年"
_BASE = f"(?:同比|环比|(?:比|较|与)(?:<T>|{_LAST}|上年预计数|上年执行数|预算数?)(?:同期|末|底|初)?(?:相比)?)"
_LOOSE = "约|近|超过?|达到?|逾|为|了|近乎|大约|将近|不到|幅度为?|幅度达|共|仅|又"

_FROM_TO = pattern(
    f"(?:由|从|自)(?P<lead><W>{{0,24}}?)(?P<old><C>)(?:<W>{{0,14}}?)(?:{_TURN}|调整|变动|变化|变|改)"
    f"(?:到|至|为|成)(?:(?:{_LOOSE}|<T>|末|底|的|目前|现在){{0,4}})(?P<new><C>)"
)
"""由上年的A降至B, 从A提高到2025年的B."""
_VERBLESS = pattern(
    f"(?:由|从|自)(?P<lead><W>{{0,24}}?)(?P<old><C>)(?:[ 以下左右余多]{{0,3}})(?:{_TURN})?(?:到|至)"
    f"(?:(?:{_LOOSE}|<T>|的){{0,3}})(?P<new><C>)"
)
_AGAINST = pattern(
    f"(?P<new><C>)(?:左右|以上)?[，,、;(（ ]{{0,2}}(?:相?比|较|与)(?:<T>|{_LAST})(?:同期)?的(?:{_LOOSE})?(?P<old><C>)"
    f"(?:相比)?[，, ]{{0,2}}(?:{_LOOSE})?(?:(?:{_TURN})(?:{_LOOSE}){{0,2}})(?P<by><C>)"
)
"""B，比上年的A增长C."""
_LAST_TIME = pattern(
    f"(?P<new><C>)[，,(（；; ]{{1,2}}(?:<T>|{_LAST})(?:为|是|仅为|的)?(?P<old><C>)[)）]?[，,；; ]{{1,2}}"
    f"(?:{_BASE})?(?:{_TURN})(?:{_LOOSE}){{0,2}}(?P<by><C>)"
)
"""B，上年同期为A，增长C."""
_TIMES = pattern(
    f"(?P<new><V>)[，,](?:{_LOOSE})?(?:是|为|相当于|达到)(?:<T>|{_LAST})?的?(?P<old><V>)的(?:{_LOOSE})?(?P<by><M>)"
)
"""B，是2015年A的3倍."""
_GAP = pattern(
    f"[，,、;(（) ]{{0,3}}(?:总计|累计|共|净|合计|(?:<D>|<T>-<T>|[一二三四五六七八九十]年)(?:间|来|内)?)?"
    f"(?P<base>{_BASE})?(?P<yearly>年均|平均每年|每年|年平均|年均复合)?(?:实际|名义|复合|分别)?"
    f"(?:(?:{_TURN})(?:率|幅)?(?:{_LOOSE}|到|至){{0,3}}(?:原来的|上年的)?|(?P<range>增幅|升幅|涨幅|降幅|跌幅)(?:{_LOOSE}){{0,3}}|"
    f"(?P<bare>(?=<M>)))"
)
"""The words between the values and what is stated of their change."""
_BY = pattern(f"[，,、;(（ ]{{0,3}}(?P<base>{_BASE})?(?:净|又|再|实际|多|分别)?(?:(?:{_TURN})(?:{_LOOSE}){{0,2}})")
"""The words between a value and its increase."""
_RATE = pattern(
    f"[，,、;(（) ]{{0,3}}(?P<base>{_BASE})?(?:实际|名义)?"
    f"(?:(?:{_TURN})(?:率|幅)?|(?:增幅|升幅|涨幅|降幅|跌幅))(?:{_LOOSE}){{0,3}}"
)
"""The words between the increase and its rate."""
_BEFORE = pattern(f"(?:(?:比|较|由|从|自)(?:<W>{{0,12}}的)?|(?:{_LAST})(?:为|是|仅为|的)?)(?:{_LOOSE}){{0,2}}$")
"""What stands before a value that is the one before: 较上年的, 去年同期为."""
_BECAME = re.compile("(?:到|至|为|成|是)(?:约|近|超过?|原来的|上年的|以前的)*$")
_UNSURE = re.compile("可比|不变价|实际|扣除|同口径|剔除|汇率|排名|名次|目标|力争|预期|系数")
"""What makes a growth rate one of other values than the printed ones, or the numbers no amounts that rise and fall."""
_SAME_TIME = pattern(f"(?:{_LAST}|同期|一年前)")
_LAST_RANGE = 4
_FEWEST = 2
_MAYBE = re.compile("[由从自比较增减升降涨跌高低年]")
_RATES = frozenset({FigureKind.PERCENT, FigureKind.PERCENT_POINT})


def chinese_changes(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield what the changes in a Chinese sentence come to."""
    if len(shape.figures) < _FEWEST or not _MAYBE.search(shape.text):
        return
    seen: set[int] = set()
    for form in (_FROM_TO, _VERBLESS):
        for found in form.finditer(shape.text):
            old, new = shape.figure(found.start("old")), shape.figure(found.start("new"))
            if new.id not in seen and not _UNSURE.search(shape.text, max(0, found.start() - 12), found.end()):
                seen.add(new.id)
                yield from findings_of(_from_to(shape, found, old, new), text)
    for found in (one for form in (_AGAINST, _LAST_TIME) for one in form.finditer(shape.text)):
        old, new = shape.figure(found.start("old")), shape.figure(found.start("new"))
        result = Result(shape.figure(found.start("by")), direction(found), _is_sure(shape, found.end()))
        yield from findings_of(Change(old, new, None, (result,)), text)
    for found in _TIMES.finditer(shape.text):
        yield from findings_of(became_times(shape, found), text)
    yield from _bases(shape, text)


def _is_sure(shape: Shape, end: int) -> bool:
    return _UNSURE.search(shape.text, max(0, end - 30), end + 12) is None


def _from_to(shape: Shape, found: re.Match[str], old: Figure, new: Figure) -> Change:
    years = _years_between(shape, found)
    return Change(old, new, direction(found), tuple(_results(shape, found)), years)


def _years_between(shape: Shape, found: re.Match[str]) -> int:
    """Return how many years lie between the two values, when a year stands with each."""
    times = [
        figure.quantity.code[:_LAST_RANGE]
        for figure in shape.figures
        if shape.origin(found.start()) <= figure.span.start < shape.origin(found.start("new"))
        and figure.kind is FigureKind.PERIOD
    ]
    if len(times) != 2 or not all(time.isdigit() for time in times):  # noqa: PLR2004 - a year for each value
        return 0
    return int(times[1]) - int(times[0])


def _results(shape: Shape, found: re.Match[str]) -> Iterator[Result]:
    """Yield what stands behind the two values and is said of their change, as long as the words say so."""
    at = found.end("new")
    has_same_base = _SAME_TIME.search(found["lead"]) is not None
    while (gap := _GAP.match(shape.text, at)) is not None and gap.end() < len(shape.text):
        mark = gap.end()
        if mark not in shape.marks:
            return
        figure = shape.figure(mark)
        range_up = {"降幅": False, "跌幅": False}.get(gap["range"] or "", True if gap["range"] else None)
        is_up = direction(gap) if gap["range"] is None else range_up
        is_sure = _is_sure(shape, mark) and (not gap["base"] or has_same_base)
        to_multiple = gap["bare"] is not None or _BECAME.search(gap.group()) is not None
        yield Result(figure, is_up, is_sure, bool(gap["yearly"]), to_multiple)
        at = mark + 1


def _bases(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield what a value, its increase and the rate of that imply: X，增加Y，增长Z%, or the rate first."""
    for index in range(len(shape.figures) - 2):
        value, by, rate = shape.figures[index : index + 3]
        forms = _BY, _RATE
        if by.kind in _RATES and rate.kind not in _RATES:
            by, rate, forms = rate, by, (_RATE, _BY)
        if not alike(value, by) or rate.kind not in _RATES:
            continue
        first, second = (form.fullmatch(shape.before(index + at)) for at, form in enumerate(forms, 1))
        if first is None or second is None or value.kind is FigureKind.PERCENT:
            continue
        if second["base"] and second["base"] != first["base"]:
            continue
        is_up = direction(first)
        if is_up is None or direction(second) not in {None, is_up}:
            continue
        # What an increase grew by (增加60亿元，多增20亿元) may be the rate of it, or of all that it added to.
        is_sure = _is_sure(shape, shape.marks[index + 2]) and value in (amount for amount, _ in shape.amounts)
        is_before = _BEFORE.search(shape.before(index)) is not None
        finding = implied_base(Increase(value, by, rate, is_up, is_sure, is_before), text)
        if finding is not None:
            yield finding
