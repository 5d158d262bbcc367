"""The same fact in several reports: a figure held against those of the prior snapshot and of other reports.

It speaks of two figures of one name, kind, unit and period, said in so many of the same words that they are one fact:
a row and a column with the same heads, or a sentence that was rewritten but for its number. Where a report says a name
more than once for one period, with different numbers, the name is not enough and it is silent.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.checks.claims import scale_of
from tui.checks.facts import Fact, statements_of, telling
from tui.checks.intervals import EQUAL, Claim, finding_of, operand_of
from tui.checks.places import Places
from tui.checks.shapes import prose_of
from tui.checks.sheets import sheets_of
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.report import Report

_FEWEST_WORDS = 3
_SAME_SHARE = Decimal("0.6")

Key = tuple[str, str, str, str]


class _Known(Struct, frozen=True):
    """What a report says, by what it is about."""

    report: Report
    """The report."""
    facts: dict[Key, list[Fact]]
    """Its facts, in reading order."""


def compared(report: Report, others: Mapping[str, Report]) -> tuple[Finding, ...]:
    """Return what other reports say of the facts of a report, in its reading order.

    Args:
        report: The report that is checked; the first operand of each finding stands in it.
        others: The reports that it is held against, by the name that `Operand.report_id` gives them.
    """
    here = _known(report)
    found = [finding for name, other in others.items() for finding in _against(here, _known(other), name)]
    return tuple(sorted(found, key=lambda finding: finding.spans))


def _known(report: Report) -> _Known:
    facts: dict[Key, list[Fact]] = {}
    places = Places(report)
    for statement in statements_of(prose_of(places, tuple(sheets_of(places)))):
        for fact in statement.facts:
            figure = fact.figure
            if fact.name:
                key = fact.name, figure.kind.value, figure.quantity.unit, figure.period
                facts.setdefault(key, []).append(fact)
    return _Known(report, facts)


def _against(here: _Known, there: _Known, name: str) -> Iterator[Finding]:
    for key, facts in here.facts.items():
        others = there.facts.get(key, [])
        if len({fact.value for fact in facts}) != 1 or len({other.value for other in others}) != 1:
            continue
        pair = next(((fact, other) for fact in facts for other in others[:1] if _are_one(fact, other)), None)
        finding = _held(*pair, here.report, there.report, name) if pair is not None else None
        if finding is not None and finding.verdict is not Verdict.NEAR:
            yield finding


def _are_one(fact: Fact, other: Fact) -> bool:
    """Say whether two facts of one name stand among the same words; heads of a table count as such."""
    if fact.is_prose != other.is_prose:
        return False
    if not fact.is_prose:
        return telling(fact.figure.label) == telling(other.figure.label)
    common = len(fact.words & other.words)
    return common >= _FEWEST_WORDS and common >= _SAME_SHARE * max(len(fact.words), len(other.words))


def _held(fact: Fact, other: Fact, report: Report, elsewhere: Report, name: str) -> Finding | None:
    stated = operand_of(fact.figure, report.text, rounded=fact.step > other.step)
    known: Operand | None = operand_of(other.figure, elsewhere.text, rounded=other.step > fact.step)
    if stated is None or known is None:
        return None
    makes, states = f"“{name}” says", "this report says"
    other_one = replace(known, report_id=name)
    scale = scale_of(fact.figure)
    return finding_of(
        Claim(CheckKind.CONTRADICTION, "reports.repeat", stated, (other_one,), EQUAL, makes, states, scale)
    )
