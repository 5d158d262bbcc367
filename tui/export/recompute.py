"""A script that works every finding out again: the standard library alone, and nothing of tieout.

It holds the figures as they are printed, what each says and how precisely, and the formulas. It prints each finding
that comes out otherwise than tieout said, and ends with 1 when there is one.
"""

import json
from collections.abc import Iterator, Sequence

from tui import __version__
from tui.domain.finding import Finding
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


def reach(finding, computed, times):
    """Return how far the true result may be from what the printed values make."""
    numbers = []
    for value, slack in finding["others"]:
        room = ARITHMETIC.multiply(slack, times)
        numbers.append((ARITHMETIC.subtract(value, room), ARITHMETIC.add(value, room)))
    low, high = worked_out(finding["formula"], numbers)
    return max(ARITHMETIC.subtract(high, computed), ARITHMETIC.subtract(computed, low))


def verdict(finding):
    """Return the verdict on a finding and what its formula comes to."""
    stated, slack = finding["stated"]
    computed = worked_out(finding["formula"], [(value, value) for value, _ in finding["others"]])[0]
    if not computed.is_finite():
        return "not to be worked out", computed
    distance = abs(ARITHMETIC.subtract(stated, computed))
    if distance <= slack:
        return "holds", computed
    if distance <= ARITHMETIC.add(reach(finding, computed, Decimal(1)), slack):
        return "holds_by_rounding", computed
    near = ARITHMETIC.add(reach(finding, computed, Decimal(2)), ARITHMETIC.multiply(slack, Decimal(2)))
    return ("near" if distance <= near else "fails"), computed


def main():
    """Print what comes out otherwise, and how many there were."""
    differing = 0
    for finding in FINDINGS:
        pairs = [tuple(map(Decimal, pair)) for pair in finding["numbers"]]
        found, computed = verdict({{"formula": finding["formula"], "stated": pairs[0], "others": pairs[1:]}})
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
    has_numbers = all(operand.value is not None for operand in finding.operands)
    return bool(finding.expression) and finding.computed is not None and has_numbers


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
