"""All findings of a report. Each rule looks for one sort of claim, and says in its module when it speaks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from tui.checks.across import tied_across
from tui.checks.pace import Budget, OutOfTimeError, Pace, unhurried
from tui.checks.places import Places
from tui.checks.prose import PROSE_RULES
from tui.checks.shapes import prose_of
from tui.checks.sheets import Sheet, sheets_of
from tui.checks.tables import find_in_tables
from tui.domain.finding import CheckKind, Finding, Verdict
from tui.domain.report import Report

Found = dict[tuple[tuple[tuple[int, int], ...], CheckKind, Verdict], Finding]
"""Findings by the ends of their spans, their sort and how they came out."""
CHECKS_S = 6.0
"""How long all checks of a report may take; well below the deadline of one stage of reading."""

TableRule = Callable[[str, tuple[Sheet, ...], Pace], Iterable[Finding]]

TABLE_RULES: Mapping[str, TableRule] = {
    "the tables": find_in_tables,
    "tables against each other": tied_across,
}
"""What looks at tables, by what a reviewer calls it; each takes the report's text and its tables."""


class Checked(Struct, frozen=True):
    """What came of the checks."""

    findings: tuple[Finding, ...]
    """In reading order."""
    doubts: tuple[str, ...]
    """What could not be checked, a line each, for the reviewer to see."""


def find_findings(report: Report) -> tuple[Finding, ...]:
    """Return what the figures of a report say of each other, in reading order, however long that takes.

    Two rules may come to the same relation; the first one speaks.
    """
    found: Found = {}
    for _, findings in named_rules(report, unhurried):
        _keep(found, findings)
    return _in_order(found)


def find_in_time(report: Report, budget: Budget, say: Callable[[str], None]) -> Checked:
    """Return what `find_findings` does, as far as the time goes, and say what was left.

    Args:
        report: A report with its figures.
        budget: How long it may take.
        say: Called with a line for the reviewer before each rule.
    """
    found: Found = {}
    left = [*TABLE_RULES, *PROSE_RULES]
    why = ""
    try:
        for name, findings in named_rules(report, budget.spend):
            say(f"Checking {name}")
            _keep(found, findings)
            left.remove(name)
    except OutOfTimeError:
        why = f"the checks stopped after {budget.seconds:g} s"
    except MemoryError:
        why = "the checks ran out of memory"
    whole = len(TABLE_RULES) + len(PROSE_RULES)
    doubts = [f"{why}: {len(left)} of {whole} not finished ({', '.join(left)})"] if why else []
    return Checked(_in_order(found), tuple(doubts))


def named_rules(report: Report, pace: Pace) -> Iterator[tuple[str, Iterator[Finding]]]:
    """Yield each rule's name with what it finds, one after the other; what they share is worked out once."""
    places = Places(report, pace)
    sheets = tuple(sheets_of(places))
    for name, rule in TABLE_RULES.items():
        yield name, _paced(rule(report.text, sheets, pace), pace)
    prose = prose_of(places, sheets)
    for title, wide in PROSE_RULES.items():
        yield title, _paced(wide(prose), pace)


def _paced(findings: Iterable[Finding], pace: Pace) -> Iterator[Finding]:
    pace()
    for finding in findings:
        yield finding
        pace()


def _keep(found: Found, findings: Iterable[Finding]) -> None:
    for finding in findings:
        ends = tuple((span.start, span.end) for span in finding.spans)
        found.setdefault((ends, finding.kind, finding.verdict), finding)


def _in_order(found: Found) -> tuple[Finding, ...]:
    return tuple(finding for _, finding in sorted(found.items(), key=lambda item: item[0][0]))
