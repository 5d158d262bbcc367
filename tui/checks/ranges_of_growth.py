"""Ranges that imply one base: 预计净利润98亿元—104亿元，同比增长57%—67%, $98 to $104 million, up 5% to 11%.

An earnings forecast states both ends of the profit and both of its growth; the ends belong to each other, so that both
pairs come from one profit of the year before. A fall turns the pairing round.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from tui.checks.intervals import EXACT, Claim, finding_of
from tui.checks.shapes import Shape, pattern
from tui.domain.figure import Figure
from tui.domain.finding import CheckKind, Finding, Operand

_UP = "增长|增加|上升|提高|上涨|increases? of|increase|up|growth of|rise of"
_DOWN = "下降|减少|降低|下滑|decreases? of|decrease|down|decline of"
_BOTH = pattern(
    rf"(?P<value><V>)(?P<words>[^。<V><P><Q><M><R>]{{0,40}}?)"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[:：为约 ]{{0,3}}(?P<rate><P>)"
)
_APART = re.compile("[；;]")


def range_findings(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether the ends of a range and those of its growth imply one value of the year before."""
    for found in _BOTH.finditer(shape.text):
        value, rate = shape.figure(found.start("value")), shape.figure(found.start("rate"))
        if not (value.quantity.is_range and rate.quantity.is_range) or _APART.search(found["words"]):
            continue
        (low, high), (least, most) = _ends(value, text), _ends(rate, text)
        if low is None or high is None or least is None or most is None or not low.value or low.value <= 0:
            continue
        rises = found["up"] is not None
        stated, other = (most, least) if rises else (least, most)
        expression = "x1 / x2 * (100 + x3) - 100" if rises else "100 - x1 / x2 * (100 - x3)"
        makes = "The other ends make"
        others = high, low, other
        finding = finding_of(Claim(CheckKind.GROWTH, "prose.range", stated, others, expression, makes, unit="%"))
        if finding is not None:
            yield replace(finding, message=_told(low, high, least, most, value, rises=rises))


def _told(low: Operand, high: Operand, least: Operand, most: Operand, value: Figure, *, rises: bool) -> str:
    """Return the sentence that names the value before which each pair of ends implies."""
    first, second = (least, most) if rises else (most, least)
    bases = []
    for end, growth in ((low, first), (high, second)):
        assert end.value is not None and growth.value is not None  # noqa: S101, PT018 - ends are numbers
        factor = EXACT.divide(growth.value if rises else -growth.value, Decimal(100)) + 1
        base = EXACT.divide(EXACT.divide(end.value, factor), value.quantity.scale) if factor else Decimal(0)
        bases.append(format(base.quantize(Decimal("0.01")), "f"))
    return f"The lower ends imply {bases[0]} before, the upper ends {bases[1]}, in the unit that is printed."


def _ends(figure: Figure, text: str) -> tuple[Operand | None, Operand | None]:
    """Return the two ends of a range, the lower first."""
    quantity = figure.quantity
    if quantity.low is None or quantity.high is None:
        return None, None
    half = EXACT.divide(quantity.precision or Decimal(0), Decimal(2))
    printed = figure.span.of(text)
    return (
        Operand(figure.span, printed, quantity.low, half, figure.label),
        Operand(figure.span, printed, quantity.high, half, figure.label),
    )
