"""Figures and set-aside numerals in the making; offsets are into the folded text."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from tui.domain.figure import FigureKind
from tui.figures.amounts import Amount
from tui.figures.dates import When

_ONE = Decimal(1)


class Reason(StrEnum):
    """Why a numeral is no figure."""

    SECTION_NUMBER = "section number"
    LIST_NUMBER = "list number"
    FOOTNOTE_MARK = "footnote mark"
    NAME = "part of a name"
    PHRASE = "set phrase"
    ARTICLE = "indefinite one"
    VAGUE = "vague amount"
    TIME = "time of day"
    ADDRESS = "link or address"
    SCALE = "scale or unit of a table"
    RUN = "run of digits"
    WORD = "word that says no quantity"


class Draft(Struct):
    """A figure in the making."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    kind: FigureKind
    """What sort of number it is."""
    value: Decimal | None = None
    """The number; None when `code` says it, or `high` stands."""
    high: Decimal | None = None
    """The upper end of a range, `value` being the lower."""
    code: str = ""
    """What is not one number."""
    unit: str = ""
    """As `Quantity.unit`."""
    scale: Decimal = _ONE
    """The factor that was printed."""
    step: Decimal | None = None
    """The size of one unit in the last printed place."""
    approximate: bool = False
    """Whether it is loosened."""
    comparator: str = ""
    """Whether it is bounded, and how."""
    condition: bool = False
    """Whether it is no amount but compared with."""
    checkable: bool = True
    """Whether a reviewer has to check it."""
    words: bool = False
    """Whether the number is written in words."""
    plain: bool = False
    """Whether nothing but digits was written: a table's head may give it its unit."""


class Aside(Struct):
    """A numeral that is no figure."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    reason: Reason
    """Why it is none."""


Finding = Draft | Aside
"""What a rule returns."""


def of_amount(amount: Amount) -> Draft:
    """Return the draft of an amount; its kind is that of its unit, or a count."""
    unit = amount.unit
    kind = unit.kind if unit is not None else FigureKind.COUNT
    if unit is None and amount.role == "fraction":
        kind = FigureKind.FRACTION
    return Draft(
        amount.start, amount.end, kind, amount.value, amount.high, "", unit.unit if unit is not None else "",
        amount.scale, amount.step, amount.approximate, words=amount.words, plain=unit is None and amount.scale == _ONE,
    )  # fmt: skip


def of_when(when: When) -> Draft:
    """Return the draft of a date or period: a day is to be checked, a period only sets the scope."""
    return Draft(when.start, when.end, when.kind, code=when.code, checkable=when.kind is FigureKind.DATE)
