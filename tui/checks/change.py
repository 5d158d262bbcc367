"""Change: from one value to another by so much. This module judges; the patterns of the two languages find.

It speaks where both values stand and the words name the second as what the first became, and holds against them

- the difference, in the same unit or in percentage points;
- the growth or fall in per cent, unless the words say that it is counted at other prices or on another basis;
- the multiple (翻一番, doubled, 增长N倍);
- the average growth a year, where both years stand.

A value at or below zero is no base, and a loss that narrows no growth: there it is silent. Of a difference from such
a value it says only that it comes out.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.checks.claims import (
    POINT_KINDS,
    alike,
    holds,
    in_points,
    is_above_zero,
    loosened,
    only_if_it_holds,
    operands,
    scale_of,
    slip,
)
from tui.checks.intervals import DIFFERENCE, FALL, GROWTH, Claim, finding_of, operand_of
from tui.checks.shapes import Shape
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

_MOST_YEARS = 30
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


class Result(Struct, frozen=True):
    """What is stated of a change."""

    figure: Figure
    """By how much."""
    is_up: bool | None
    """Whether the words say up or down; None when they leave it open."""
    is_sure: bool = True
    """Whether it is said of these two values and nothing else: a share of growth at constant prices is not."""
    is_yearly: bool = False
    """Whether it is an average a year."""
    to_multiple: bool = False
    """Whether a multiple is what it became (增长到3倍, is three times) and not what was added."""


class Change(Struct, frozen=True):
    """One value that became another."""

    old: Figure
    """The value before."""
    new: Figure
    """The value after."""
    is_up: bool | None
    """Whether the verb says up or down; None when it leaves that open."""
    results: tuple[Result, ...] = ()
    """What is stated of the change."""
    years: int = 0
    """How many years lie between; 0 when the text does not say."""


def direction(found: re.Match[str]) -> bool | None:
    """Return whether the words found say up or down (their groups `up` and `down`); None when they leave it open."""
    if found["up"]:
        return True
    return False if found["down"] else None


def became_times(shape: Shape, found: re.Match[str]) -> Change:
    """Return the change of which is found what it was (`old`), became (`new`), and how many times that is (`by`)."""
    result = Result(shape.figure(found.start("by")), None, to_multiple=True)
    return Change(shape.figure(found.start("old")), shape.figure(found.start("new")), None, (result,))


def findings_of(change: Change, text: str) -> Iterator[Finding]:
    """Yield what the statements about one change come to."""
    if not alike(change.old, change.new):
        return
    if not change.results:
        yield from _direction(change, text)
    for result in change.results:
        finding = _result(change, result, text)
        if finding is not None and not result.is_sure:
            finding = only_if_it_holds(finding)
        if finding is not None:
            yield finding


def _result(change: Change, result: Result, text: str) -> Finding | None:
    is_up = result.is_up if result.is_up is not None else change.is_up
    if is_up is None:
        is_up = _rises(change)
    kind = result.figure.kind
    if result.is_yearly:
        return _yearly(change, result, text)
    if kind is FigureKind.PERCENT:
        return _growth(change, result, text, is_up=is_up)
    if kind in POINT_KINDS:
        return _points(change, result, text, is_up=is_up)
    if kind is FigureKind.MULTIPLE:
        return _multiple(change, result, text)
    if alike(result.figure, change.new):
        return _difference(change, result.figure, text, is_up=is_up)
    return None


def _rises(change: Change) -> bool:
    old, new = change.old.quantity.value, change.new.quantity.value
    return old is None or new is None or new >= old


def _difference(change: Change, result: Figure, text: str, *, is_up: bool) -> Finding | None:
    found = operands(text, result, *((change.new, change.old) if is_up else (change.old, change.new)))
    if found is None:
        return None
    stated, *others = found
    stated = in_points(stated, result)
    claim = Claim(CheckKind.DIFFERENCE, "prose.difference", stated, tuple(others), DIFFERENCE, scale=scale_of(result))
    finding = finding_of(replace(claim, unit=" pp") if change.new.kind is FigureKind.PERCENT else claim)
    # A loss that widens is said to increase, and its numbers go down.
    is_loss = min(change.old.quantity.value or _ZERO, change.new.quantity.value or _ZERO) < 0
    return only_if_it_holds(finding) if is_loss else finding


def _points(change: Change, result: Result, text: str, *, is_up: bool) -> Finding | None:
    if change.new.kind is FigureKind.PERCENT:
        return _difference(change, result.figure, text, is_up=is_up)
    growth = _growth(change, result, text, is_up=is_up)
    if growth is None or growth.verdict not in {Verdict.HOLDS, Verdict.ROUNDING}:
        return None
    said = " ".join(result.figure.span.of(text).split())
    return slip(growth, "prose.points", f"“{said}”: the change is in per cent, and not in percentage points.")


def growth_claim(stated: Operand, new: Operand, old: Operand, *, is_up: bool, rule: str = "prose.growth") -> Claim:
    """Return the claim that from `old` to `new` it rose, or fell, by `stated` per cent."""
    signed = stated.value is not None and stated.value < 0
    return Claim(
        CheckKind.GROWTH, rule, stated, (new, old), GROWTH if is_up or signed else FALL, "The two values make", unit="%"
    )


def _growth(change: Change, result: Result, text: str, *, is_up: bool) -> Finding | None:
    found = operands(text, result.figure, change.new, change.old)
    if found is None or not is_above_zero(change.old):
        return None
    stated, new, old = found
    growth = finding_of(growth_claim(stated, new, old, is_up=is_up))
    if growth is None or growth.verdict is not Verdict.FAILS or change.new.kind is not FigureKind.PERCENT:
        return growth
    between = DIFFERENCE if is_up else "x2 - x1"
    as_points = Claim(CheckKind.DIFFERENCE, "prose.points", stated, (new, old), between, unit=" pp")
    if not holds(as_points):
        return growth
    said = " ".join(result.figure.span.of(text).split())
    return slip(
        growth, "prose.points", f"“{said}” is the difference in percentage points, and not a change in per cent."
    )


def _multiple(change: Change, result: Result, text: str) -> Finding | None:
    found = operands(text, result.figure, change.new, change.old)
    if found is None or not is_above_zero(change.old):
        return None
    stated, new, old = found
    expression = "x1 / x2" if result.to_multiple else "x1 / x2 - 1"
    claim = Claim(CheckKind.GROWTH, "prose.multiple", loosened(stated, result.figure), (new, old), expression)
    return finding_of(replace(claim, makes="The two values make a multiple of"))


def _yearly(change: Change, result: Result, text: str) -> Finding | None:
    """Hold the value after so many years against the one before, grown by the average each year."""
    found = operands(text, change.new, change.old)
    rate = operand_of(result.figure, text)
    is_percent = result.figure.kind is FigureKind.PERCENT
    if found is None or rate is None or not is_percent or not 1 < change.years <= _MOST_YEARS:
        return None
    sign = "-" if result.is_up is False else "+"
    expression = "x1" + f" * (1 {sign} x2 / 100)" * change.years
    claim = Claim(CheckKind.GROWTH, "prose.yearly", found[0], (found[1], rate), expression, scale=scale_of(change.new))
    return finding_of(replace(claim, makes=f"Grown by the average for {change.years} years, that makes"))


def _direction(change: Change, text: str) -> Iterator[Finding]:
    """Yield a finding where the verb says up and the values go down, or the reverse."""
    if change.is_up is None or not is_above_zero(change.old, change.new) or change.old.quantity.approximate:
        return
    if change.old.quantity.value == change.new.quantity.value or change.is_up == _rises(change):
        return
    found = operands(text, change.new, change.old)
    if found is None:
        return
    verb = "rose" if change.is_up else "fell"
    was, now = (" ".join(figure.span.of(text).split()) for figure in (change.old, change.new))
    yield Finding(
        CheckKind.DIFFERENCE,
        "prose.direction",
        Verdict.FAILS,
        found,
        f"The words say that it {verb}, but {now} is {'less' if change.is_up else 'more'} than {was}.",
    )


class Increase(Struct, frozen=True):
    """A value with its increase or decrease and the rate of that: X，增加Y，增长Z%; X, an increase of Y, or Z%."""

    value: Figure
    """What it became; what it was where `is_before`."""
    by: Figure
    """By how much it rose or fell."""
    rate: Figure
    """The same in per cent."""
    is_up: bool
    """Whether it rose."""
    is_sure: bool = True
    """As `Result` has it."""
    is_before: bool = False
    """Whether the words name the value as the one before (from $19 million, 较上年的19亿元)."""


def implied_base(increase: Increase, text: str) -> Finding | None:
    """Hold a growth rate against the value and the increase that stand beside it: all three imply one base.

    The base is the value where that is the one before, else the value less the increase, or more by the decrease. Words
    don't always tell which it is, so that it fails only where both readings do.
    """
    found = operands(text, increase.rate, increase.value, increase.by)
    if found is None or not is_above_zero(increase.value, increase.by) or not alike(increase.value, increase.by):
        return None
    after = "x2 / (x1 - x2) * 100" if increase.is_up else "x2 / (x1 + x2) * 100"
    readings = (_OF_BEFORE, after) if increase.is_before else (after, _OF_BEFORE)
    findings = [finding for reading in readings if (finding := _implied(found, reading)) is not None]
    finding = next((one for one in findings if only_if_it_holds(one)), findings[0] if findings else None)
    if finding is None or finding.computed is None or finding.computed <= 0 or finding.computed > _HUNDRED * _HUNDRED:
        return _no_base(finding) if increase.is_sure else None
    if increase.rate.kind in POINT_KINDS:
        if only_if_it_holds(finding) is None:
            return None
        said = " ".join(increase.rate.span.of(text).split())
        return slip(finding, "prose.points", f"“{said}”: the change is in per cent, and not in percentage points.")
    return finding if increase.is_sure else only_if_it_holds(finding)


_OF_BEFORE = "x2 / x1 * 100"


def _implied(found: tuple[Operand, ...], expression: str) -> Finding | None:
    stated, *others = found
    makes = "The value and its change make"
    return finding_of(Claim(CheckKind.GROWTH, "prose.base", stated, tuple(others), expression, makes, unit="%"))


def _no_base(finding: Finding | None) -> Finding | None:
    """Return the finding of an increase that is more than what it led to, where that failed."""
    return finding if finding is not None and finding.verdict is Verdict.FAILS else None
