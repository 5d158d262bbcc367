"""A script that works every finding out again: the standard library alone, and nothing of tieout.

It holds the figures as they are printed, what each says and how precisely, and the formulas. It prints each finding
that comes out otherwise than tieout said, and ends with 1 when there is one.
"""

import json
from collections.abc import Iterator, Sequence

from tui import __version__
from tui.domain.finding import CheckKind, Finding
from tui.domain.wire import Json, Object
from tui.export.notes import Notes

_SCRIPT = '''#!/usr/bin/env python3
"""Work out again what tieout {version} said of the figures of {count} findings. Python 3.9 or newer, no libraries."""

import json
import re
import sys
from decimal import Context, Decimal

FINDINGS = json.loads({findings})
ARITHMETIC = Context(prec=50, traps=[])
INFINITE = (Decimal("-Infinity"), Decimal("Infinity"))
RANKS = {{"+": 1, "-": 1, "*": 2, "/": 2}}


def combined(sign, left, right):
    """Combine two intervals: pairs of the lowest and the highest number."""
    if sign == "+":
        return ARITHMETIC.add(left[0], right[0]), ARITHMETIC.add(left[1], right[1])
    if sign == "-":
        return ARITHMETIC.subtract(left[0], right[1]), ARITHMETIC.subtract(left[1], right[0])
    if sign == "/" and right[0] <= 0 <= right[1]:
        return INFINITE
    combine = ARITHMETIC.multiply if sign == "*" else ARITHMETIC.divide
    ends = [combine(a, b) for a in left for b in right]
    return (min(ends), max(ends)) if all(end.is_finite() for end in ends) else INFINITE


def worked_out(formula, numbers):
    """Return the interval that a formula comes to, by the rules of arithmetic."""
    stack, waiting = [], []

    def combine_last():
        right, left = stack.pop(), stack.pop()
        stack.append(combined(waiting.pop(), left, right))

    for operand, number, sign in re.findall(r"x(\\d+)|(\\d+(?:\\.\\d+)?)|([-+*/()])", formula):
        if operand:
            stack.append(numbers[int(operand) - 1])
        elif number:
            stack.append((Decimal(number), Decimal(number)))
        elif sign == "(":
            waiting.append(sign)
        elif sign == ")":
            while waiting[-1] != "(":
                combine_last()
            waiting.pop()
        else:
            while waiting and waiting[-1] != "(" and RANKS[waiting[-1]] >= RANKS[sign]:
                combine_last()
            waiting.append(sign)
    while waiting:
        combine_last()
    return stack[0]


def before_cut(value, slack):
    """Return what a figure may have been had its further digits been cut off and not rounded."""
    whole = ARITHMETIC.multiply(slack, Decimal(2))
    is_half_unit = slack.normalize(ARITHMETIC).as_tuple().digits == (5,)
    low = value if is_half_unit and value >= 0 else ARITHMETIC.subtract(value, whole)
    high = value if is_half_unit and value < 0 else ARITHMETIC.add(value, whole)
    return low, high


def verdict(formula, stated, others):
    """Return the verdict on what is stated and what its formula comes to; each number is a value and its slack."""
    value, slack = stated
    computed = worked_out(formula, [(one, one) for one, _ in others])[0]
    if not computed.is_finite():
        return "not to be worked out", computed
    rounded = [(ARITHMETIC.subtract(one, room), ARITHMETIC.add(one, room)) for one, room in others]
    low, high = worked_out(formula, rounded)
    reach = max(ARITHMETIC.subtract(high, computed), ARITHMETIC.subtract(computed, low))
    tolerance = ARITHMETIC.add(reach, slack)
    distance = abs(ARITHMETIC.subtract(value, computed))
    # Two statements of one number that only touch at the ends of what each may be are not the same.
    touches = formula == "x1" and distance == tolerance
    if distance <= slack:
        return "holds", computed
    if distance <= tolerance and not touches:
        return "holds_by_rounding", computed
    low, high = worked_out(formula, [before_cut(*one) for one in others])
    least, most = before_cut(value, slack)
    if value > computed:
        cut = ARITHMETIC.add(ARITHMETIC.subtract(high, computed), ARITHMETIC.subtract(value, least))
    else:
        cut = ARITHMETIC.add(ARITHMETIC.subtract(computed, low), ARITHMETIC.subtract(most, value))
    return ("near" if distance <= cut and not touches else "fails"), computed


def main():
    """Print what comes out otherwise, and how many there were."""
    differing = 0
    for finding in FINDINGS:
        pairs = [tuple(map(Decimal, pair)) for pair in finding["numbers"]]
        found, computed = verdict(finding["formula"], pairs[0], pairs[1:])
        if found != finding["verdict"]:
            differing += 1
            print(finding["key"], "tieout said", finding["verdict"], "and it is", found, "with", computed)
    print(len(FINDINGS), "findings worked out again,", differing, "come out otherwise")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
'''


def render(several: Sequence[Notes]) -> Iterator[str]:
    """Yield the script for all findings of the reports that are arithmetic."""
    findings: list[Json] = [
        _as_object(noted.finding) for notes in several for noted in notes.findings if _is_arithmetic(noted.finding)
    ]
    yield _SCRIPT.format(version=__version__, count=len(findings), findings=ascii(json.dumps(findings)))


def _is_arithmetic(finding: Finding) -> bool:
    """Say whether a finding is a calculation; of a slip (per cent for percentage points) the words are wrong."""
    has_numbers = all(operand.value is not None for operand in finding.operands)
    is_worked_out = bool(finding.expression) and finding.computed is not None
    return is_worked_out and has_numbers and finding.kind is not CheckKind.SLIP


def _as_object(finding: Finding) -> Object:
    return {
        "key": finding.key,
        "verdict": finding.verdict.value,
        "formula": finding.expression,
        "numbers": [[str(operand.value), str(operand.slack)] for operand in finding.operands],
        "printed": [operand.printed for operand in finding.operands],
        "names": [operand.name for operand in finding.operands],
        "message": finding.message,
    }
