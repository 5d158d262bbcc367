"""Proof by one slip: whether a number and the one that a relation needs are one keystroke or one unit apart.

A relation that may be incomplete (其中 names some of the parts) proves nothing when it does not come out. That it would
come out exactly with one digit changed, two swapped, the point moved or another unit is no accident once the number
has enough digits, and is what the rules take for proof.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from tui.checks.intervals import EXACT
from tui.checks.slips import is_slip
from tui.domain.figure import Figure

_POWERS = frozenset({1, 2, 3, 4, 6, 8})
"""By how many places a point is moved, or a unit (万 and 亿, thousand and million) is off."""
_FEWEST_DIGITS = 3
_FEWEST_MOVED = 2
_A_LITTLE = Decimal("0.05")
_ZERO = Decimal(0)


def one_slip(printed: Decimal, needed: Decimal, step: Decimal, *, fewest: int = _FEWEST_DIGITS) -> bool:
    """Say whether one slip makes `needed` into `printed`.

    Args:
        printed: What the text says.
        needed: What it should say.
        step: The place up to which both are known.
        fewest: How many digits they must have, so that it is no accident.
    """
    if printed <= 0 or needed <= 0 or step <= 0:
        return False
    first, second = _digits(printed, step), _digits(needed, step)
    if first == second:
        return False
    if len(first) == len(second) >= fewest and is_slip(Decimal(first), Decimal(second), Decimal(1), Decimal(0)):
        return True
    return _moved(printed, needed, step)


def misplaced(printed: Decimal, needed: Decimal, step: Decimal) -> bool:
    """Say whether two neighbouring digits are swapped, or the point or the unit is another."""
    if printed <= 0 or needed <= 0 or step <= 0 or printed == needed:
        return False
    first, second = _digits(printed, step), _digits(needed, step)
    swapped = len(first) == len(second) and sorted(first) == sorted(second)
    is_swap = swapped and is_slip(Decimal(first), Decimal(second), Decimal(1), Decimal(0))
    return is_swap or _moved(printed, needed, step)


def _digits(number: Decimal, step: Decimal) -> str:
    places = EXACT.divide(number, step).quantize(Decimal(1), ROUND_HALF_EVEN, EXACT)
    return format(places, "f")


def _moved(printed: Decimal, needed: Decimal, step: Decimal) -> bool:
    """Say whether the two differ by a power of ten, as far as both are known."""
    larger, smaller = max(printed, needed), min(printed, needed)
    power = EXACT.divide(larger, smaller).adjusted()
    if power not in _POWERS and power + 1 not in _POWERS:
        return False
    for exponent in {power, power + 1} & _POWERS:
        raised = EXACT.scaleb(smaller, Decimal(exponent))
        digits = raised.adjusted() - max(step.adjusted(), raised.adjusted() - _FEWEST_DIGITS)
        if digits >= _FEWEST_MOVED - 1 and abs(raised - larger) <= max(step, abs(larger) / 1000):
            return True
    return False


def is_power_off(first: Decimal, second: Decimal) -> bool:
    """Say whether two numbers above zero are a power of ten apart, as by a unit, and no more than a little besides."""
    if first <= 0 or second <= 0:
        return False
    times = EXACT.divide(max(first, second), min(first, second))
    power = EXACT.multiply(times, 1 + _A_LITTLE).adjusted()
    return power in _POWERS and abs(EXACT.divide(times, EXACT.scaleb(Decimal(1), Decimal(power))) - 1) <= _A_LITTLE


def slip_in_sum(whole: Figure, parts: Sequence[Figure], *, fewest: int) -> Figure | None:
    """Return the figure that is one slip away from making the sum come out; None when there is none, or more than one.

    Args:
        whole: What the parts should make.
        parts: The parts.
        fewest: How many digits the whole must have.
    """
    figures = (whole, *parts)
    values = [figure.quantity.value or _ZERO for figure in figures]
    step = max((figure.quantity.precision or Decimal(1) for figure in figures), default=Decimal(1))
    step = min(step, *(abs(value) for value in values if value)) if any(values) else step
    total = sum(values[1:], _ZERO)
    slipped = []
    for place, figure in enumerate(figures):
        needed = total if place == 0 else values[0] - (total - values[place])
        if one_slip(values[place], needed, _own_step(figure, step), fewest=fewest):
            slipped.append(figure)
    return slipped[0] if slipped else None


def _own_step(figure: Figure, step: Decimal) -> Decimal:
    """Return the place to compare up to: the coarsest of the sum, unless the figure itself is of another unit."""
    own = figure.quantity.precision or step
    return min(own, step) if figure.quantity.value is not None and abs(figure.quantity.value) <= step else step
