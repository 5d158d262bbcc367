"""What the rules of prose share: which figures can be held against each other, and claims made of them."""

from decimal import Decimal

from msgspec.structs import replace

from tui.checks.intervals import Claim, finding_of, operand_of
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

POINT_KINDS = frozenset({FigureKind.PERCENT_POINT, FigureKind.BASIS_POINT})
_A_QUARTER = Decimal("0.25")
_LOOSE_MULTIPLE = Decimal("0.1")
_POINTS_IN_BASIS = Decimal(100)
LEVELS = frozenset(
    {
        FigureKind.MONEY,
        FigureKind.COUNT,
        FigureKind.MASS,
        FigureKind.LENGTH,
        FigureKind.AREA,
        FigureKind.VOLUME,
        FigureKind.ENERGY,
        FigureKind.POWER,
        FigureKind.DATA,
        FigureKind.CAPACITY,
        FigureKind.RATE,
        FigureKind.INDEX,
        FigureKind.CONCENTRATION,
    }
)
"""What can be added up, be a part of a whole, or grow."""


def alike(first: Figure, second: Figure) -> bool:
    """Say whether two figures are numbers of one kind and unit."""
    return (
        first.kind is second.kind
        and first.quantity.unit == second.quantity.unit
        and first.quantity.value is not None
        and second.quantity.value is not None
    )


def is_above_zero(*figures: Figure) -> bool:
    """Say whether all figures are numbers above zero, as a base of growth has to be."""
    return all(figure.quantity.value is not None and figure.quantity.value > 0 for figure in figures)


def operands(text: str, *figures: Figure, rounded: bool = False) -> tuple[Operand, ...] | None:
    """Return figures as operands; None when one of them is no number."""
    found = [operand_of(figure, text, rounded=rounded) for figure in figures]
    return tuple(operand for operand in found if operand is not None) if all(found) else None


def in_points(operand: Operand, figure: Figure) -> Operand:
    """Return basis points as percentage points, anything else as it is."""
    if figure.kind is not FigureKind.BASIS_POINT or operand.value is None:
        return operand
    return replace(operand, value=operand.value / _POINTS_IN_BASIS, slack=operand.slack / _POINTS_IN_BASIS)


def loosened(operand: Operand, figure: Figure) -> Operand:
    """Return a multiple in words with the width that such words have: a tenth, or a quarter when they are bounded."""
    if operand.value is None:
        return operand
    quantity = figure.quantity
    share = _A_QUARTER if quantity.approximate or quantity.comparator else _LOOSE_MULTIPLE
    return replace(
        operand, slack=max(operand.slack, operand.value * share) if share is _A_QUARTER else operand.value * share
    )


def scale_of(figure: Figure) -> Decimal:
    """Return what the numbers of a sentence about a figure are divided by, so that they read as it is printed."""
    return figure.quantity.scale or Decimal(1)


def only_if_it_holds(finding: Finding | None) -> Finding | None:
    """Return a finding that says so when the relation holds; what else may be meant otherwise, and says nothing."""
    return finding if finding is not None and finding.verdict in {Verdict.HOLDS, Verdict.ROUNDING} else None


def slip(finding: Finding, rule: str, message: str) -> Finding:
    """Return a failing finding as a slip of the pen, with what was probably meant."""
    return replace(finding, kind=CheckKind.SLIP, rule=rule, verdict=Verdict.FAILS, message=message)


def holds(claim: Claim) -> bool:
    """Say whether a claim holds, by rounding at the worst."""
    return only_if_it_holds(finding_of(claim)) is not None
