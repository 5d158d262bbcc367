"""Per-unit figures in sentences: a total, a count, and what that makes each (户均3000元, an average of $300 per order).

It speaks where all three stand: in one sentence, without a semicolon between, with 户均, 平均每户, "an average of"
or "per household", or in one paragraph where 人均X, or X per capita, names the total that it is of. Which count an
average is of is seldom said, and a population changes during its year: so what comes out is said, and what does not
only where the total and the count are the only ones and the stated figure is a power of ten off, as when 万 was written
for 亿. By how much an average rose is no average.
"""

import re
from collections.abc import Iterator, Sequence

from tui.checks.claims import alike, is_above_zero, only_if_it_holds, operands, scale_of
from tui.checks.facts import reduced
from tui.checks.intervals import Claim, finding_of, operand_of
from tui.checks.proof import is_power_off
from tui.checks.shapes import Prose, Shape, pattern
from tui.checks.sums import levels
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Verdict

_EACH = pattern(
    "(?:(?P<unit>[人户戶亩畝家件头頭台辆輛套村]均)|平均每(?P<each>[人户戶亩畝家件头頭台辆輛套村]))"
    "(?P<name>[^，。；、<V><P>]{0,14}?)(?:约|达到?|为|近|超过?)?(?P<n><V>)"
    r"|\b(?:an average of|averaging|on average|for an average of) (?:about )?(?P<m><V>)"
    r"|(?P<k><V>) (?:per|for each|for every) [a-z]+"
)
_PER_CAPITA = re.compile(r"^(?:[市县縣区區全])?人均|\bper capita\b|\bper-capita\b|\bper person\b")
_PEOPLE = re.compile(r"(?:总|總|常住|户籍|戶籍)?人口|员工(?:总数|人数)|\b(?:population|employees|headcount)\b")
_SAME_CLASSIFIER = {"戶": "户", "畝": "亩", "頭": "头", "輛": "辆"}
_MAYBE = re.compile(r"均|(?i:average|averaging|\bper\b|each|every)")
_CHANGED = re.compile("增|提高|上涨|提升|减|降|(?i:increase|decrease|rise|reduc|saving)")
_NEAREST = 3


def per_unit_findings(prose: Prose) -> Iterator[Finding]:
    """Yield what the totals and counts of sentences and paragraphs make each."""
    text = prose.report.text
    for paragraph in prose.paragraphs():
        for shape in paragraph:
            if _MAYBE.search(shape.text):
                yield from _in_sentence(shape, text)
        yield from _per_person(paragraph, text)


def _in_sentence(shape: Shape, text: str) -> Iterator[Finding]:
    for found in _EACH.finditer(shape.text):
        group = next(name for name in ("n", "m", "k") if found[name] is not None)
        stated = shape.figure(found.start(group))
        if _CHANGED.search(found.group()):
            continue
        clause = max(shape.text.rfind(mark, 0, found.start()) for mark in "；;") + 1
        before = levels(shape, clause, found.start())
        totals = [figure for figure in before if alike(figure, stated)][-_NEAREST:]
        unit = found["each"] or (found["unit"] or "")[:1]
        counts = [figure for figure in before if _is_count(figure, _SAME_CLASSIFIER.get(unit, unit))][-_NEAREST:]
        yield from _best(stated, totals, counts, text)


def _is_count(figure: Figure, classifier: str) -> bool:
    unit = _SAME_CLASSIFIER.get(figure.quantity.unit, figure.quantity.unit)
    return figure.kind in {FigureKind.COUNT, FigureKind.AREA} and (not classifier or classifier in unit)


def _per_person(paragraph: Sequence[Shape], text: str) -> Iterator[Finding]:
    """Yield figures per person against the total of the same name and the population of the paragraph."""
    figures = [figure for shape in paragraph for figure in levels(shape)]
    stated = [figure for figure in figures if _PER_CAPITA.search(figure.label)]
    people = [figure for figure in figures if figure.kind is FigureKind.COUNT and _PEOPLE.search(figure.label)]
    if not stated or not people:
        return
    for each in stated:
        name = reduced(_PER_CAPITA.sub("", each.label).strip())
        totals = [figure for figure in figures if alike(figure, each) and name and _is_total(figure, name, each)]
        yield from _best(each, totals, [one for one in people if _same_time(one, each)], text)


def _is_total(figure: Figure, name: str, each: Figure) -> bool:
    return not _PER_CAPITA.search(figure.label) and reduced(figure.label) == name and _same_time(figure, each)


def _same_time(figure: Figure, other: Figure) -> bool:
    return not figure.period or not other.period or figure.period == other.period


def _best(each: Figure, totals: Sequence[Figure], counts: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Yield the total and count that make what is stated; where there is but one of each, a slip of the scale, too."""
    found = [finding for total in totals for count in counts if (finding := _worked(each, total, count, text))]
    holding = [finding for finding in found if only_if_it_holds(finding) is not None]
    if holding:
        yield holding[-1]
    elif len(found) == 1 and found[0].verdict is Verdict.FAILS:
        stated, computed = found[0].operands[0].value, found[0].computed
        if stated is not None and computed is not None and is_power_off(stated, computed):
            yield found[0]


def _worked(each: Figure, total: Figure, count: Figure, text: str) -> Finding | None:
    stated, others = operand_of(each, text, rounded=True), operands(text, total, count)
    if stated is None or others is None or not is_above_zero(each, total, count) or total.span == each.span:
        return None
    makes, states = "Divided, the total makes", "the text says"
    return finding_of(
        Claim(CheckKind.RATIO, "prose.per_unit", stated, others, "x1 / x2", makes, states, scale_of(each))
    )
