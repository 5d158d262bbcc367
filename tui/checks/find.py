"""All findings of a report. Each rule looks for one sort of claim, and says in its module when it speaks."""

from collections.abc import Callable, Iterable, Sequence

from tui.checks.prose import prose
from tui.checks.tables import find_in_tables
from tui.domain.finding import Finding
from tui.domain.report import Report

Rule = Callable[[Report], Iterable[Finding]]

RULES: Sequence[Rule] = (find_in_tables, prose)
"""What looks for findings, each on its own and each linear in the number of figures."""


def find_findings(report: Report) -> tuple[Finding, ...]:
    """Return what the figures of a report say of each other, in reading order.

    Two rules may come to the same relation; the first one in `RULES` speaks.
    """
    found: dict[tuple[object, ...], Finding] = {}
    for rule in RULES:
        for finding in rule(report):
            found.setdefault((finding.kind, finding.verdict, finding.spans), finding)
    return tuple(sorted(found.values(), key=lambda finding: finding.spans))
