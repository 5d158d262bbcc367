"""Shares: so many per cent of a whole, parts that make 100, ratios whose parts are shares.

It speaks of a share where part and whole both stand in the paragraph under the names that the sentence uses, or right
beside each other (120 of 200 cases, 60 percent). Shares that are said to be all (all three 产业, 满意 and 不满意) must
make 100; others may leave some out, and fail only where one slip explains it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from tui.checks.claims import LEVELS, POINT_KINDS, alike, operands, slip
from tui.checks.intervals import EXACT, SHARE, Claim, finding_of
from tui.checks.proof import one_slip
from tui.checks.shapes import PERCENT, POINTS, Prose, Shape, pattern
from tui.checks.sums import levels
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.figures.data.characters import FOLD

_OF_WHOLE = pattern(
    r"(?P<part>[^，。；、（(:：<V><P><Q><T>]{0,24}?)[，,(（ ]{0,2}(?:约|大约)?占"
    r"(?:到|了)?(?P<whole>[^，。；、<V><P><Q><T>占]{2,24}?)(?:的|的?(?:比重|比例|份额|比率))?(?:约|近|超过?|达到?|为|高达|仅|由|上升到|提高到|不到)*(?P<share>[<P><Q>])"
)
_OF_SAME = pattern(
    r"[，；、,;](?P<part>[^，。；、（(:：<V><P><Q><T>]{2,24}?)的?(?:所?占)?(?:比重|占比|比例|份额)(?:约|为|达到?)*(?P<share>[<P><Q>])"
)
"""A share of the whole that the sentence named before: ，第二产业增加值比重为80.9%."""
_FILLER = re.compile('实现|完成|达到?|共|全年|全市|全县|全区|全州|全旗|本市|我市|年末|累计|预计|初步|总共|的|[ 　“”"]')
_WIDER = re.compile("全国|全省|全球|世界|全部|同期|上年|去年|国内")
_LIST_GAP = re.compile("[、，,；;和及与 ]{0,3}(?:另?有|其中|分别)?[^，。；、]{1,16}$")
_GROWING = re.compile("增(?!加值)|降|减|升|涨|跌|高于|低于|高出|完成|率|同比|上年|达标|较|比(?!重|例)")
_CLOSED = (
    ("第一产业", "第二产业", "第三产业"),
    ("一产", "二产", "三产"),
    ("男", "女"),
    ("城镇", "乡村"),
    ("城镇", "农村"),
)
_OPPOSITES = re.compile("不(满意|合格|同意|赞成|支持|了解|及格|达标|认同)")
_SHARE_WORDS = re.compile("占|比重|比例|构成|满意|同意|赞成|支持")
_INDUSTRIES = re.compile("产业|产业结构|结构|构成|比重|比例")
_THREE = 3
_FEWEST = 3
_PAIR = 2
_HUNDRED = Decimal(100)
_LEAST_SUM, _MOST_SUM = Decimal(50), Decimal(150)


def share_findings(prose: Prose) -> Iterator[Finding]:
    """Yield what the shares in the prose come to."""
    for paragraph in prose.paragraphs():
        amounts = _amounts(paragraph)
        for shape in paragraph:
            yield from _of_wholes(shape, amounts, prose.report.text)
            yield from _hundred(shape, prose.report.text)
            yield from _ratios(shape, prose.report.text)


class _Amounts(Struct, frozen=True):
    """The amounts of a paragraph by their names."""

    by_name: dict[str, list[Figure]]
    """The figures of each name, in order."""

    def named(self, name: str, like: Figure | None, before: int) -> Figure | None:
        """Return the amount of a name, or of one that ends with it; None where there is none, or two that differ.

        Args:
            name: The name, as `_plain` has it.
            like: The figure that it has to be alike with; None when any will do.
            before: Of two that differ, the last one that stands before this offset is taken when it is in the sentence.
        """
        # A label has lost the 总 that it began with.
        found = list(self.by_name.get(name, ())) or list(self.by_name.get(name.removeprefix("总"), ()))
        if not found:
            found = [f for known, figures in self.by_name.items() if known.endswith(name) for f in figures]
        found = [figure for figure in found if like is None or alike(figure, like)]
        values = {figure.quantity.value for figure in found}
        if not found or len(values) > 1:
            return None
        return max(found, key=lambda figure: (figure.span.start < before, -abs(figure.span.start - before)))


def _plain(name: str) -> str:
    return _FILLER.sub("", name.translate(FOLD))


def _amounts(paragraph: Sequence[Shape]) -> _Amounts:
    by_name: dict[str, list[Figure]] = {}
    for shape in paragraph:
        for figure in levels(shape):
            if name := _plain(figure.label):
                by_name.setdefault(name, []).append(figure)
    return _Amounts(by_name)


def _of_wholes(shape: Shape, amounts: _Amounts, text: str) -> Iterator[Finding]:
    if "占" not in shape.text:
        return
    last: tuple[int, Figure] | None = None
    for found in _OF_WHOLE.finditer(shape.text):
        share = shape.figure(found.start("share"))
        named = _WIDER.search(found["whole"])
        part = _part(shape, found, amounts)
        name = _plain(found["whole"]).removesuffix("的比重").removesuffix("比重")
        whole = amounts.named(name, part, share.span.start) if part is not None and not named else None
        if part is None or whole is None or whole.span == part.span:
            continue
        last = found.end(), whole
        finding = share_of(share, part, whole, text)
        if finding is not None:
            yield finding
    for found in _OF_SAME.finditer(shape.text, last[0]) if last is not None else ():
        part = amounts.named(_plain(found["part"]), None, shape.origin(found.start()))
        finding = share_of(shape.figure(found.start("share")), part, last[1], text) if part and last else None
        if finding is not None:
            yield finding


def _part(shape: Shape, found: re.Match[str], amounts: _Amounts) -> Figure | None:
    """Return the part: the amount of the name that stands before 占, or the amount right before it."""
    name = _plain(found["part"])
    if name:
        return amounts.named(name, None, shape.origin(found.start()))
    before = [figure for figure in levels(shape, 0, found.start() + 1) if figure.kind in LEVELS]
    if not before:
        return None
    between = shape.text[shape.marks[shape.figures.index(before[-1])] + 1 : found.start("whole")]
    return before[-1] if len(between) <= len("，，约占到") and "；" not in between else None


def share_of(share: Figure, part: Figure, whole: Figure, text: str) -> Finding | None:
    """Return whether `share` is what `part` is of `whole`; None where that can't be said."""
    found = operands(text, share, part, whole)
    if found is None or not whole.quantity.value or share.kind not in {FigureKind.PERCENT, *POINT_KINDS}:
        return None
    stated, *others = found
    makes = "The part is"
    finding = finding_of(Claim(CheckKind.SHARE, "prose.share", stated, tuple(others), SHARE, makes, unit="%"))
    if finding is None or share.kind is FigureKind.PERCENT:
        return finding
    if finding.verdict not in {Verdict.HOLDS, Verdict.ROUNDING}:
        return None
    said = " ".join(share.span.of(text).split())
    return slip(finding, "prose.points", f"“{said}”: a share is in per cent, and not in percentage points.")


def _hundred(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether a row of shares makes 100."""
    run: list[int] = []
    for index in [*range(len(shape.figures)), -1]:
        if index >= 0 and shape.text[shape.marks[index]] in PERCENT + POINTS and _goes_on(shape, index, bool(run)):
            run.append(index)
            continue
        if len(run) >= _PAIR:
            yield from _makes_hundred(shape, run, text)
        run = []
        if index >= 0 and shape.text[shape.marks[index]] == PERCENT and _goes_on(shape, index, False):
            run = [index]


def _goes_on(shape: Shape, index: int, has_begun: bool) -> bool:
    words = shape.before(index)
    if has_begun and _LIST_GAP.fullmatch(words) is None and words.strip() not in {"、", "和", "，", "；", ","}:
        return False
    return _GROWING.search(words[-14:]) is None


def _makes_hundred(shape: Shape, run: Sequence[int], text: str) -> Iterator[Finding]:
    figures = [shape.figures[index] for index in run]
    found = operands(text, *figures)
    values = [figure.quantity.value for figure in figures]
    if found is None or None in values:
        return
    words = shape.text[max(0, shape.marks[run[0]] - _SHARE_REACH) : shape.marks[run[-1]] + 1]
    if _SHARE_WORDS.search(words) is None or (len(run) < _FEWEST and not _is_all(words, len(run))):
        return
    last, *others = reversed(found)
    others.reverse()
    expression = " - ".join(["100", *(f"x{place}" for place in range(1, len(others) + 1))])
    claim = Claim(CheckKind.SUM, "prose.hundred", last, tuple(others), expression, "The other shares leave", unit="%")
    finding = finding_of(claim)
    if finding is None or finding.verdict is Verdict.NEAR:
        return
    if finding.verdict is not Verdict.FAILS or _is_all(words, len(run)) or _slipped(found):
        yield finding


_SHARE_REACH = 30


def _is_all(words: str, count: int) -> bool:
    if any(len(names) == count and all(name in words for name in names) for names in _CLOSED):
        return True
    return any(words.count(found.group(1)) > 1 for found in _OPPOSITES.finditer(words))


def _slipped(shares: Sequence[Operand]) -> bool:
    total = sum((share.value or Decimal(0) for share in shares), Decimal(0))
    return any(
        one_slip(share.value or Decimal(0), _HUNDRED - total + (share.value or Decimal(0)), Decimal("0.1"))
        for share in shares
        if share.slack < 1
    )


def _ratios(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether the parts of a ratio that is said to be a structure make 100."""
    for index, figure in enumerate(shape.figures):
        parts = _parts(figure)
        if figure.kind is not FigureKind.RATIO or len(parts) < _THREE:
            continue
        total = sum(parts, Decimal(0))
        tolerance = EXACT.multiply(sum((_step(part) for part in parts), Decimal(0)), Decimal("0.5"))
        off = abs(total - _HUNDRED)
        is_structure = _INDUSTRIES.search(shape.text[max(0, shape.marks[index] - _SHARE_REACH) : shape.marks[index]])
        if off > tolerance and not (is_structure and off > tolerance * 2 and _LEAST_SUM <= total <= _MOST_SUM):
            continue
        yield Finding(
            CheckKind.SUM,
            "prose.ratio",
            Verdict.HOLDS if off <= tolerance else Verdict.FAILS,
            (Operand(figure.span, figure.span.of(text), total, tolerance, figure.label),),
            f"The parts of the ratio make {total}{'' if off <= tolerance else ', and not 100'}.",
            expression="100",
            computed=_HUNDRED,
            tolerance=tolerance,
        )


def _parts(figure: Figure) -> list[Decimal]:
    parts = figure.quantity.code.split(":")
    is_numbers = all(part.replace(".", "", 1).isdigit() for part in parts)
    return [Decimal(part) for part in parts] if is_numbers else []


def _step(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return EXACT.scaleb(Decimal(1), Decimal(exponent)) if isinstance(exponent, int) else Decimal(0)
