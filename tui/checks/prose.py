"""The relations that sentences claim. Each rule looks for one sort of claim and says in its module when it speaks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tui.checks.announced import announced_findings
from tui.checks.change_chinese import chinese_changes
from tui.checks.change_english import english_changes
from tui.checks.counts import chinese_lists, english_lists
from tui.checks.currencies import currency_findings
from tui.checks.dates import date_findings
from tui.checks.earlier import earlier_findings
from tui.checks.hundreds import remaining_findings
from tui.checks.per_unit import per_unit_findings
from tui.checks.points import point_findings
from tui.checks.proportions import bracketed_findings, proportion_findings
from tui.checks.ranges_of_growth import range_findings
from tui.checks.repeats import repeat_findings
from tui.checks.rows import row_findings
from tui.checks.shapes import Prose, Shape
from tui.checks.shares import share_findings
from tui.checks.sums import sum_findings
from tui.checks.terms import term_findings
from tui.checks.usage import usage_remarks
from tui.checks.yearly import yearly_findings
from tui.domain.finding import Finding

SentenceRule = Callable[[Shape, str], Iterable[Finding]]
ProseRule = Callable[[Prose], Iterable[Finding]]

SENTENCE_RULES: Sequence[SentenceRule] = (
    chinese_changes,
    english_changes,
    chinese_lists,
    english_lists,
    proportion_findings,
    range_findings,
    yearly_findings,
    remaining_findings,
    usage_remarks,
)
"""What looks at one sentence at a time; each takes the sentence and the report's text."""


def sentence_findings(prose: Prose) -> Iterator[Finding]:
    """Yield what each sentence of a report claims of its own figures."""
    for shape in prose.sentences():
        for rule in SENTENCE_RULES:
            yield from rule(shape, prose.report.text)


PROSE_RULES: Mapping[str, ProseRule] = {
    "each sentence": sentence_findings,
    "dates": date_findings,
    "sums": sum_findings,
    "shares": share_findings,
    "shares in brackets": bracketed_findings,
    "growth since the year before": earlier_findings,
    "figures per unit": per_unit_findings,
    "figures stated twice": repeat_findings,
    "currencies": currency_findings,
    "terms": term_findings,
    "points announced": point_findings,
    "sections announced": announced_findings,
    "rows announced": row_findings,
}
"""What looks at prose, by what a reviewer calls it."""
