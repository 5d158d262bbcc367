"""How precisely a figure is known, and what that says of a relation between figures.

Owns the interval of a figure, arithmetic over intervals, the four verdicts, and the sentence that tells a finding.

A figure is known to half a unit in its last printed place; a plain integer that counts things or money is exact. A
range is its ends. Words that bound a figure (超, 以上, 余, over) widen it by one unit of its last place that is not 0;
words that loosen it (约, 近, about) by that or a tenth of it, whichever is more.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.figure import Figure, FigureKind, Quantity
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

EXACT = Context(prec=50, traps=[])
"""Arithmetic that never raises: what can't be worked out becomes an infinity or no number."""
_ZERO, _ONE, _TWO = Decimal(0), Decimal(1), Decimal(2)
_A_TENTH = Decimal("0.1")
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.ORDINAL, FigureKind.DURATION, FigureKind.AGE})
"""What a plain integer may state exactly; a mass of 37 or 14 % are measured."""


class Interval(Struct, frozen=True):
    """All numbers from `low` to `high`; where that can't be worked out, an end is infinite or no number."""

    low: Decimal
    """The lower end."""
    high: Decimal
    """The upper end."""

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are numbers."""
        return self.low.is_finite() and self.high.is_finite()

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(EXACT.add(self.low, other.low), EXACT.add(self.high, other.high))

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(EXACT.subtract(self.low, other.high), EXACT.subtract(self.high, other.low))

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [EXACT.multiply(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return _hull(ends)

    def __truediv__(self, other: "Interval") -> "Interval":
        if not (self.is_bounded and other.is_bounded) or other.low <= 0 <= other.high:
            return _UNBOUNDED
        return _hull([EXACT.divide(a, b) for a in (self.low, self.high) for b in (other.low, other.high)])


def _hull(ends: Sequence[Decimal]) -> Interval:
    return Interval(min(ends), max(ends)) if all(end.is_finite() for end in ends) else _UNBOUNDED


_UNBOUNDED = Interval(Decimal("-Infinity"), Decimal("Infinity"))


def operand_of(figure: Figure, text: str, *, rounded: bool = False, name: str | None = None) -> Operand | None:
    """Return a figure as it takes part in a relation; None when it is not a number.

    Args:
        figure: The figure.
        text: The report's text.
        rounded: Whether an integer is rounded all the same, as the result of a division always is.
        name: What it measures; its label when it is None.
    """
    quantity = figure.quantity
    slack = slack_of(figure, rounded=rounded)
    if slack is None:
        return None
    value = quantity.value
    if quantity.low is not None and quantity.high is not None:
        value = EXACT.divide(EXACT.add(quantity.low, quantity.high), _TWO)
    return Operand(figure.span, figure.span.of(text), value, slack, figure.label if name is None else name)


def slack_of(figure: Figure, *, rounded: bool = False) -> Decimal | None:
    """Return how far the true number may be from the one that is printed, in `Quantity.unit`; None without a number."""
    quantity = figure.quantity
    half = EXACT.divide(quantity.precision or _ZERO, _TWO)
    if not rounded and is_exact(figure):
        half = _ZERO
    if quantity.low is not None and quantity.high is not None:
        return EXACT.add(half, EXACT.divide(EXACT.subtract(quantity.high, quantity.low), _TWO))
    if quantity.value is None:
        return None
    if quantity.approximate:
        return max(half, _last_place(quantity), EXACT.multiply(abs(quantity.value), _A_TENTH))
    return max(half, _last_place(quantity)) if quantity.comparator else half


def is_exact(figure: Figure) -> bool:
    """Say whether a figure is a plain integer: one that counts, without a scale in words and without decimals."""
    quantity = figure.quantity
    is_plain = quantity.scale == _ONE and (quantity.precision is None or quantity.precision >= _ONE)
    return is_plain and figure.kind in _COUNTED


def _last_place(quantity: Quantity) -> Decimal:
    """Return one unit of the last printed place that is not zero (100 for 1,200)."""
    if not quantity.value:
        return quantity.precision or _ZERO
    exponent = quantity.value.normalize(EXACT).as_tuple().exponent
    return EXACT.scaleb(_ONE, Decimal(exponent)) if isinstance(exponent, int) else _ZERO


_TOKEN = re.compile(r"x(\d+)|(\d+(?:\.\d+)?)|([-+*/()])")
_RANKS = {"+": 1, "-": 1, "*": 2, "/": 2}


@lru_cache(maxsize=4096)
def _steps(expression: str) -> tuple[int | Decimal | str, ...]:
    """Return an expression in reverse Polish notation: indices of operands, numbers and signs."""
    steps: list[int | Decimal | str] = []
    waiting: list[str] = []
    for token in _TOKEN.finditer(expression):
        operand, number, sign = token.groups()
        if operand:
            steps.append(int(operand))
        elif number:
            steps.append(Decimal(number))
        elif sign == "(":
            waiting.append(sign)
        else:
            rank = _RANKS.get(sign, 0)
            while waiting and waiting[-1] != "(" and _RANKS[waiting[-1]] >= rank:
                steps.append(waiting.pop())
            if sign == ")":
                waiting.pop()
            else:
                waiting.append(sign)
    return (*steps, *reversed(waiting))


def worked_out(expression: str, values: Sequence[Interval]) -> Interval:
    """Return what `expression` comes to.

    Args:
        expression: Of numbers, x1, x2 …, + - * / ( ), as `Finding.expression`; signs stand between two terms only.
        values: What x1, x2 … are, from the first.
    """
    stack: list[Interval] = []
    for step in _steps(expression):
        if isinstance(step, int):
            stack.append(values[step - 1])
        elif isinstance(step, Decimal):
            stack.append(Interval(step, step))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_combined(step, left, right))
    return stack[0]


_WAYS = {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply, "/": EXACT.divide}


def _at_a_point(expression: str, values: Sequence[Decimal]) -> Decimal:
    """Return what `worked_out` does for numbers that are exact: as one number, which may be infinite or none."""
    stack: list[Decimal] = []
    for step in _steps(expression):
        if isinstance(step, int):
            stack.append(values[step - 1])
        elif isinstance(step, Decimal):
            stack.append(step)
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_WAYS[step](left, right))
    return stack[0]


def _combined(sign: str, left: Interval, right: Interval) -> Interval:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    return left * right if sign == "*" else left / right


class Judgement(Struct, frozen=True):
    """How a relation came out."""

    verdict: Verdict
    """HOLDS, ROUNDING, NEAR or FAILS."""
    computed: Decimal
    """What the printed values make."""
    tolerance: Decimal
    """The largest difference that the printed precision explains."""
    cut: Decimal = _ZERO
    """The largest in this direction that cutting off instead of rounding explains; 0 where it was not needed."""


def judged(stated: Operand, expression: str, others: Sequence[Operand]) -> Judgement | None:
    """Return how what is stated compares with what the others make; None when it can't be worked out.

    It *holds* when the printed values make it, rounded to its own place; it holds *by rounding* within half a unit of
    every figure, propagated; it is *near* where it would hold had every figure been cut off and not rounded. Two
    statements of one number that only touch at the ends of what each may be are not the same.
    """
    values = [operand.value for operand in others if operand.value is not None]
    if stated.value is None or len(values) < len(others):
        return None
    computed = _at_a_point(expression, values)
    reach = _reach(expression, others, computed, _ONE) if computed.is_finite() else None
    if reach is None:
        return None
    tolerance = EXACT.add(reach, stated.slack)
    distance = abs(EXACT.subtract(stated.value, computed))
    only_touches = expression == EQUAL and distance == tolerance
    if distance <= stated.slack or (distance <= tolerance and not only_touches):
        return Judgement(Verdict.HOLDS if distance <= stated.slack else Verdict.ROUNDING, computed, tolerance)
    cut = _reach_of_cut(stated, expression, others, computed)
    is_near = distance <= cut and not only_touches
    return Judgement(Verdict.NEAR if is_near else Verdict.FAILS, computed, tolerance, cut)


def _reach_of_cut(stated: Operand, expression: str, others: Sequence[Operand], computed: Decimal) -> Decimal:
    """Return how far from `computed`, towards what is stated, that may be if all figures were cut off."""
    made = worked_out(expression, [_before_cut(operand) for operand in others])
    said = _before_cut(stated)
    value = stated.value or _ZERO
    if value > computed:
        return EXACT.add(EXACT.subtract(made.high, computed), EXACT.subtract(value, said.low))
    return EXACT.add(EXACT.subtract(computed, made.low), EXACT.subtract(said.high, value))


def _before_cut(operand: Operand) -> Interval:
    """Return what a figure may have been before its further digits were cut off: from it to one unit further from 0.

    Words that loosen a figure widen it to both sides; its slack is then no half of a unit of a place.
    """
    value, whole = operand.value or _ZERO, EXACT.multiply(operand.slack, _TWO)
    is_half_unit = operand.slack.normalize(EXACT).as_tuple().digits == (5,)
    low = value if is_half_unit and value >= 0 else EXACT.subtract(value, whole)
    high = value if is_half_unit and value < 0 else EXACT.add(value, whole)
    return Interval(low, high)


def known(operand: Operand, times: Decimal = _ONE) -> Interval | None:
    """Return the numbers that an operand may be, its slack taken so many times; None when it is not a number."""
    if operand.value is None:
        return None
    slack = EXACT.multiply(operand.slack, times)
    return Interval(EXACT.subtract(operand.value, slack), EXACT.add(operand.value, slack))


def _reach(expression: str, others: Sequence[Operand], computed: Decimal, times: Decimal) -> Decimal | None:
    """Return how far the true result may be from `computed`; None when that has no bound."""
    if _is_plain_sum(expression):
        return EXACT.multiply(sum((operand.slack for operand in others), start=_ZERO), times)
    intervals = [known(operand, times) for operand in others]
    result = worked_out(expression, [interval for interval in intervals if interval is not None])
    if not result.is_bounded:
        return None
    return max(EXACT.subtract(result.high, computed), EXACT.subtract(computed, result.low))


@lru_cache(maxsize=4096)
def _is_plain_sum(expression: str) -> bool:
    """Say whether an expression only adds and takes away its operands, each once."""
    steps = _steps(expression)
    operands = [step for step in steps if isinstance(step, int)]
    return len(set(operands)) == len(operands) and all(
        step in {"+", "-"} for step in steps if not isinstance(step, int)
    )


class Claim(Struct, frozen=True):
    """A relation that the text claims, not yet worked out."""

    kind: CheckKind
    """The sort of relation."""
    rule: str
    """The rule that saw it."""
    stated: Operand
    """What is held against the others."""
    others: tuple[Operand, ...]
    """x1, x2 …"""
    expression: str
    """What `stated` should be."""
    makes: str = "The figures make"
    """How the sentence about it begins, before what was worked out: `The parts make`."""
    states: str = "the text says"
    """How it goes on, before what is stated: `the total says`."""
    scale: Decimal = _ONE
    """What the numbers are divided by in the sentence, so that they read as printed."""
    unit: str = ""
    """What stands behind them there: `%`, ` pp`."""


def finding_of(claim: Claim) -> Finding | None:
    """Return a claim worked out; None when it can't be."""
    judgement = judged(claim.stated, claim.expression, claim.others)
    if judgement is None:
        return None
    return Finding(
        kind=claim.kind,
        rule=claim.rule,
        verdict=judgement.verdict,
        operands=(claim.stated, *claim.others),
        message=_sentence(claim, judgement),
        expression=claim.expression,
        computed=judgement.computed,
        tolerance=judgement.tolerance,
    )


_ENDINGS = {
    Verdict.HOLDS: "which agrees",
    Verdict.ROUNDING: "{difference} than that, which rounding explains (up to {tolerance})",
    Verdict.NEAR: (
        "{difference} than that; rounding explains {tolerance} at most, cutting off instead would explain {cut}"
    ),
    Verdict.FAILS: "{difference} than that; rounding explains {tolerance} at most",
}
_MOST_TERMS = 12
_SPARE_PLACES = 2


def _sentence(claim: Claim, judgement: Judgement) -> str:
    """Return the finding in one sentence with its calculation, numbers in the scale and unit of what is stated."""
    stated = claim.stated.value or _ZERO
    difference = EXACT.subtract(stated, judgement.computed)
    # What lies between two percentages is counted in percentage points.
    apart = replace(claim, unit=" pp") if claim.unit == "%" else claim
    size = f"{_shown(abs(difference), apart)} {'more' if difference > 0 else 'less'}"
    ending = _ENDINGS[judgement.verdict].format(
        difference=size, tolerance=_shown(judgement.tolerance, apart), cut=_shown(judgement.cut, apart)
    )
    computed, said = _shown(judgement.computed, claim), " ".join(claim.stated.printed.split())
    is_short = len(claim.others) <= _MOST_TERMS
    calculation = _with_words(claim) if is_short else f"{len(claim.others)} figures"
    is_plain = claim.expression == EQUAL and _digits(calculation) == _digits(computed)
    worked = calculation if is_plain else f"{computed} ({calculation})"
    return f"{claim.makes} {worked}, {claim.states} {said}: {ending}."


def _digits(words: str) -> str:
    """Return the digits of the one number in some words, as they read without groups and last noughts."""
    digits = "".join(_DIGITS.findall(words))
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


_DIGITS = re.compile(r"[0-9.]+")
_INDEX = re.compile(r"x(\d+)")


def _with_words(claim: Claim) -> str:
    words = [" ".join(operand.printed.split()) for operand in claim.others]
    shown = _INDEX.sub(lambda found: words[int(found.group(1)) - 1], claim.expression)
    return shown.replace("*", "×").replace(" / ", " ÷ ").replace(" - ", " − ")


def _shown(value: Decimal, claim: Claim) -> str:
    """Return a number as a reader writes it: in the claim's scale, in groups of three, few places more than printed."""
    scaled = EXACT.divide(value, claim.scale)
    printed = EXACT.divide(claim.stated.slack, claim.scale)
    places = max(0, -printed.adjusted()) + _SPARE_PLACES if printed else 4
    if places < EXACT.prec - scaled.adjusted() - 1:
        scaled = scaled.quantize(EXACT.scaleb(_ONE, Decimal(-places)), ROUND_HALF_EVEN, EXACT)
    words = f"{scaled:,f}"
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    return f"{'0' if words == '-0' else words}{claim.unit}"


def total_of(count: int) -> str:
    """Return the expression x1 + x2 + … of `count` operands."""
    return " + ".join(f"x{index}" for index in range(1, count + 1))


SHARE = "x1 / x2 * 100"
"""x1 in per cent of x2."""
GROWTH = "(x1 / x2 - 1) * 100"
"""The change in per cent from x2 to x1; x2 is above zero."""
FALL = "(1 - x1 / x2) * 100"
"""The same where a fall is stated without a minus."""
DIFFERENCE = "x1 - x2"
"""How much more x1 is than x2."""
EQUAL = "x1"
"""The same fact."""
