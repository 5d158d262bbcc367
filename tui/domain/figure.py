"""Figures: the numbers that a report states, with what they say and what they measure."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from tui.domain.text import Span


class FigureKind(StrEnum):
    """What sort of number a figure is."""

    MONEY = "money"
    PERCENT = "percent"
    PERCENT_POINT = "percent_point"
    BASIS_POINT = "basis_point"
    COUNT = "count"
    MASS = "mass"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    TEMPERATURE = "temperature"
    SPEED = "speed"
    DATA = "data"
    CONCENTRATION = "concentration"
    CAPACITY = "capacity"
    RATE = "rate"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    PERIOD = "period"
    ORDINAL = "ordinal"
    RATIO = "ratio"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    INDEX = "index"
    IDENTIFIER = "identifier"
    PHONE = "phone"


class Modifier(StrEnum):
    """How the words beside a number loosen or bound it."""

    APPROX = "approx"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    RANGE = "range"


class Quantity(Struct, frozen=True):
    """What a figure says, in whole units: money in currency units, percent as written.

    Exactly one of `value`, the pair `low` and `high`, and `code` carries the meaning.
    """

    value: Decimal | None = None
    """The number, scale multiplied out; None for ranges, dates, periods, ratios and identifiers."""
    low: Decimal | None = None
    """The lower printed end of a range; None when it is not a range."""
    high: Decimal | None = None
    """The upper printed end of a range; None when it is not a range."""
    code: str = ""
    """What is not one number: an ISO 8601 date, a period (2022-Q1, FY2025, a/b), a ratio (3:4), an identifier."""
    unit: str = ""
    """ISO 4217 currency, `%`, `pp`, `bp`, an SI or customary unit, a classifier as written; empty for a bare number."""
    scale: Decimal = Decimal(1)
    """The factor that was printed as a word or stood in the table's head (万, million): already in `value`."""
    precision: Decimal | None = None
    """The size of one unit in the last printed place, in `unit` (1.2亿 is known to 10⁷); None when it has no number."""
    approximate: bool = False
    """Whether the words beside it (约, 余, nearly) make it less certain than it is printed."""
    comparator: str = ""
    """`>`, `>=`, `<` or `<=` where the words bound it (超过, 以上, at most); empty when it is stated flatly."""
    condition: bool = False
    """Whether it is no amount but the end of a range that a comparison asks for (scores greater than 30, 大于50的)."""

    @property
    def is_range(self) -> bool:
        """Whether two ends are stated."""
        return self.low is not None and self.high is not None

    @property
    def loosely(self) -> str:
        """The words that loosen or bound it, in English, with a space after them; empty when it is stated flatly."""
        bounds = {">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
        return ("about " if self.approximate else "") + bounds.get(self.comparator, "")

    @property
    def modifiers(self) -> tuple[Modifier, ...]:
        """The modifiers in the machine interface's words and order."""
        bounds = {">": Modifier.GT, ">=": Modifier.GE, "<": Modifier.LT, "<=": Modifier.LE}
        found = [Modifier.APPROX] if self.approximate else []
        if self.comparator:
            found.append(bounds[self.comparator])
        if self.is_range:
            found.append(Modifier.RANGE)
        return tuple(found)


class Figure(Struct, frozen=True):
    """A number that the report states, with its unit."""

    id: int
    """Its place among the report's figures in reading order, from 0; lives for one reading."""
    span: Span
    """Where it stands, scale, unit and sign included."""
    kind: FigureKind
    """What sort of number it is."""
    quantity: Quantity
    """What it says."""
    label: str = ""
    """What it measures, short and in the text's own words; empty when the text does not say."""
    checkable: bool = True
    """Whether a reviewer has to check it: not years that only set the scope, sessions, identifiers."""
    period: str = ""
    """The period that it holds for, as a code like `Quantity.code`; empty when the text gives none."""
    scope: str = ""
    """The place or body that it holds for, as the text says it; empty when the text gives none."""
    warnings: tuple[str, ...] = ()
    """What is odd about its characters (hidden, mixed scripts, damaged), in the reviewer's words."""


class SetAside(Struct, frozen=True):
    """A numeral that is not a figure, and why."""

    span: Span
    """Where the numeral stands."""
    reason: str
    """Why it is not a figure: `section number`, `part of a name`, `set phrase`, `footnote mark` …"""


class Numerals(Struct, frozen=True):
    """All numerals of a text: each is in one figure, or is set aside."""

    figures: Sequence[Figure] = ()
    """In reading order, never overlapping."""
    set_aside: Sequence[SetAside] = ()
    """In reading order; none overlaps a figure."""
