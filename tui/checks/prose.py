"""The relations that sentences claim. Each rule looks for one sort of claim and says in its module when it speaks."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from tui.checks.change_chinese import chinese_changes
from tui.checks.change_english import english_changes
from tui.checks.counts import chinese_lists, english_lists
from tui.checks.dates import date_findings
from tui.checks.points import point_findings
from tui.checks.proportions import proportion_findings
from tui.checks.ranges_of_growth import range_findings
from tui.checks.repeats import repeat_findings
from tui.checks.shapes import Prose, Shape, prose_of
from tui.checks.shares import share_findings
from tui.checks.sums import sum_findings
from tui.checks.terms import term_findings
from tui.checks.usage import usage_remarks
from tui.domain.finding import Finding
from tui.domain.report import Report

SentenceRule = Callable[[Shape, str], Iterable[Finding]]
ProseRule = Callable[[Prose], Iterable[Finding]]

SENTENCE_RULES: Sequence[SentenceRule] = (
    chinese_changes,
    english_changes,
    chinese_lists,
    english_lists,
    proportion_findings,
    range_findings,
    usage_remarks,
)
"""What looks at one sentence at a time; each takes the sentence and the report's text."""

PROSE_RULES: Sequence[ProseRule] = (
    date_findings,
    sum_findings,
    share_findings,
    repeat_findings,
    term_findings,
    point_findings,
)
"""What looks further than one sentence."""


def prose(report: Report) -> Iterator[Finding]:
    """Yield what the sentences of a report claim of its figures."""
    told = prose_of(report)
    for shape in told.shapes:
        for rule in SENTENCE_RULES:
            yield from rule(shape, report.text)
    for wide in PROSE_RULES:
        yield from wide(told)
