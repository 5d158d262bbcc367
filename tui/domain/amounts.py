"""What many figures state, as flat arrays: which of them compare in some way is known without making them."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import compress, repeat
from math import isfinite
from operator import and_, eq, ge, gt, le, lt
from typing import Self

from msgspec import Struct

from tui.domain.figure import Figure, Quantity

OPERATORS = (">=", "<=", ">", "<", "=")
"""How an amount may compare; none begins with one that comes after it."""
_COMPARE: Mapping[str, Callable[[Decimal | float, Decimal | float], bool]] = {
    "=": eq,
    ">": gt,
    ">=": ge,
    "<": lt,
    "<=": le,
}
_MOST_DIGITS = 15
"""So many digits a float tells apart (IEEE 754 binary64)."""
_TOLD_APART = 1e290
"""Up to this size, and down to one part of it, floats are as dense as that."""


class Comparison(Struct, frozen=True):
    """What an amount is compared with."""

    operator: str
    """One of `OPERATORS`; not looked at where there are two bounds."""
    low: Decimal
    """The number, or the lower of two bounds."""
    high: Decimal | None
    """The upper bound; None where there is one number."""
    unit: str
    """The unit that is asked for; empty for any."""

    def accepts(self, quantity: Quantity) -> bool:
        """Say whether one of the numbers that are stated compares so."""
        if self.unit and quantity.unit != self.unit:
            return False
        stated = (quantity.value, quantity.low, quantity.high)
        return any(self._holds(number) for number in stated if number is not None)

    def _holds(self, number: Decimal) -> bool:
        if self.high is not None:
            return self.low <= number <= self.high
        return _COMPARE[self.operator](number, self.low)


class Amounts(Struct, frozen=True, eq=False):
    """The numbers that figures state, each as the nearest float; a range states two."""

    figures: "array[int]"
    """Which figure states each number, by index; rising. Type code `I`."""
    numbers: "array[float]"
    """The numbers. Type code `d`."""
    inexact: "array[int]"
    """The figures that state a number which a float does not tell from its neighbours; rising. Type code `I`."""
    units: Sequence[int]
    """The unit of each figure, as its place in `names`."""
    names: Sequence[str]
    """The units."""

    @classmethod
    def of(cls, stated: Iterable[tuple[Sequence[str | None], str]]) -> Self:
        """Gather amounts: for each figure its numbers as they are written, None for none, and its unit."""
        figures, inexact, units = array("I"), array("I"), array("I")
        numbers = array("d")
        names: dict[str, int] = {}
        for figure, (written, unit) in enumerate(stated):
            units.append(names.setdefault(unit, len(names)))
            for words in written:
                if words is not None:
                    figures.append(figure)
                    numbers.append(float(words))
                    if not _is_told_apart(words) and (not inexact or inexact[-1] != figure):
                        inexact.append(figure)
        return cls(figures, numbers, inexact, units, tuple(names))

    def comparing(self, wanted: Comparison) -> tuple[set[int], set[int]]:
        """Return the figures of which a number compares so, and those of which one only might: they are to be asked."""
        bounds = [wanted.low] if wanted.high is None else [wanted.low, wanted.high]
        found = set(self._that_compare(wanted))
        doubtful: set[int] = set()
        for bound in bounds:
            # Rounding keeps the order: only where a number and a bound round to the same they may compare otherwise.
            same = compress(self.figures, map(eq, self.numbers, repeat(float(bound))))
            doubtful.update(set(same).intersection(self.inexact) if _is_told_apart(str(bound)) else same)
        if wanted.unit:
            code = self.names.index(wanted.unit) if wanted.unit in self.names else -1
            found, doubtful = ({one for one in those if self.units[one] == code} for those in (found, doubtful))
        return found - doubtful, doubtful

    def _that_compare(self, wanted: Comparison) -> Iterator[int]:
        """Yield the figures of which a number, rounded, compares so; each at least once."""
        low = map(_COMPARE[wanted.operator if wanted.high is None else ">="], self.numbers, repeat(float(wanted.low)))
        if wanted.high is None:
            return compress(self.figures, low)
        return compress(self.figures, map(and_, low, map(le, self.numbers, repeat(float(wanted.high)))))


def amounts_from(figures: Iterable[Figure]) -> Amounts:
    """Gather the amounts of figures."""
    return Amounts.of((_written(figure.quantity), figure.quantity.unit) for figure in figures)


def _written(quantity: Quantity) -> tuple[str | None, ...]:
    return tuple(None if n is None else str(n) for n in (quantity.value, quantity.low, quantity.high))


def _is_told_apart(words: str) -> bool:
    number = float(words)
    # What is too small for a float becomes nothing.
    is_dense = not Decimal(words) if number == 0 else (isfinite(number) and 1 / _TOLD_APART < abs(number) < _TOLD_APART)
    return len(words) <= _MOST_DIGITS and is_dense
