"""Growth against what another sentence, or a row of a table, states for the year before.

It speaks of a value with its growth over the year before (同比增长X%, up X% from the prior year) where the same name,
unit and place stand once elsewhere with the period a year earlier. That it comes out is said. That it does not is said
only where one slip explains it, and never of growth that is counted at other prices or on another basis, or of what
statistics always count at constant prices: revised figures and other bases are not seen in a text.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from tui.checks.change import growth_claim
from tui.checks.claims import alike, is_above_zero, only_if_it_holds, operands
from tui.checks.facts import reduced, statements_of
from tui.checks.intervals import EXACT, finding_of
from tui.checks.proof import is_power_off, one_slip
from tui.checks.shapes import PERCENT, Prose, Shape, pattern
from tui.domain.figure import Figure
from tui.domain.finding import Finding, Verdict

_CHINESE = pattern(
    "(?P<new><V>)[，,（( ]{1,2}(?:同比|(?:比|较)[上去]年(?:同期)?)"
    "(?:(?P<up>增长|增加|上升|提高|上涨)|(?P<down>下降|减少|降低|下滑|下跌))(?:了|约)?(?P<by><P>)"
)
_OVER_LAST = r"[^.;<V><P>]{0,6}(?:from|over|compared (?:to|with)|versus) (?:the )?(?:prior|previous|last|a? ?year|<T>)"
_UP = "up|an? (?:increase|rise) of|increased|rose|grew"
_DOWN = "down|an? (?:decrease|decline) of|fell|declined|decreased"
_ENGLISH = (
    pattern(
        rf"(?P<new><V>)(?: (?:in|for) <T>)?,? [(]?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: by)? (?P<by><P>){_OVER_LAST}"
    ),
    pattern(
        rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: by)? (?P<by><P>){_OVER_LAST}[^.;<V><P>]{{0,20}},? to (?P<new><V>)"
    ),
    pattern(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: by)? (?P<by><P>),? to (?P<new><V>){_OVER_LAST}"),
)
_UNSURE = re.compile(
    "可比|不变价|实际|扣除|同口径|剔除|汇率|(?i:constant|real terms|organic|like-for-like|comparable|adjusted|excluding"
    "|same-store|annuali[sz]ed)"
)
_REAL = re.compile("生产总值|增加值|总产值|产业|gdp|product|(?i:output|value added)")
"""What official statistics grow at constant prices, whatever a sentence says."""
_PERIOD = re.compile(r"(FY)?([12][0-9]{3})(.*)")
_FEWEST_DIGITS = 2

Key = tuple[str, str, str, str]


def earlier_findings(prose: Prose) -> Iterator[Finding]:
    """Yield how stated growth agrees with the values of the year before that stand elsewhere."""
    claims = [claim for shape in prose.sentences() if PERCENT in shape.text for claim in _claims(shape)]
    claims = [claim for claim in claims if _year_before(claim[0].period)]
    if not claims:
        return
    known = _known(prose)
    for new, by, is_up, is_sure in claims:
        old = known.get(_key(new, _year_before(new.period)), [])
        values = {figure.quantity.value for figure in old}
        if len(values) == 1 and alike(old[0], new):
            finding = _held(new, old[0], by, prose.report.text, is_up=is_up)
            if finding is not None and (only_if_it_holds(finding) or (is_sure and _is_slip(finding, by))):
                yield finding


def _claims(shape: Shape) -> Iterator[tuple[Figure, Figure, bool, bool]]:
    """Yield the values with their growth, whether it is up, and whether it is sure to be of the printed values."""
    for form in (_CHINESE, *_ENGLISH):
        for found in form.finditer(shape.text):
            new, by = shape.figure(found.start("new")), shape.figure(found.start("by"))
            is_sure = not _UNSURE.search(shape.text) and not _REAL.search(new.label)
            yield new, by, found["up"] is not None, is_sure


def _year_before(period: str) -> str:
    found = _PERIOD.fullmatch(period)
    if found is None or (found[3] and found[3][:1] != "-") or "/" in period:
        return ""
    return f"{found[1] or ''}{int(found[2]) - 1}{found[3]}"


def _key(figure: Figure, period: str) -> Key:
    return reduced(figure.label), figure.quantity.unit, figure.scope, period


def _known(prose: Prose) -> dict[Key, list[Figure]]:
    """Return the facts of a report by name, unit, place and period; those without a name or a period are left out."""
    known: dict[Key, list[Figure]] = {}
    for statement in statements_of(prose):
        for fact in statement.facts:
            if fact.name and fact.figure.period:
                key = fact.name, fact.figure.quantity.unit, fact.figure.scope, fact.figure.period
                known.setdefault(key, []).append(fact.figure)
    return known


def _held(new: Figure, old: Figure, by: Figure, text: str, *, is_up: bool) -> Finding | None:
    found = operands(text, by, new, old)
    if found is None or not is_above_zero(new, old, by):
        return None
    stated, after, before = found
    return finding_of(growth_claim(stated, after, before, is_up=is_up, rule="prose.earlier"))


def _is_slip(finding: Finding, by: Figure) -> bool:
    """Say whether one slip in the rate explains a finding that fails, or a unit that is another."""
    stated, computed = by.quantity.value, finding.computed
    if finding.verdict is not Verdict.FAILS or stated is None or computed is None or computed <= 0:
        return False
    step = by.quantity.precision or Decimal(1)
    needed = EXACT.multiply(EXACT.divide(computed, step).quantize(Decimal(1), ROUND_HALF_EVEN, EXACT), step)
    if len(str(abs(int(EXACT.divide(stated, step))))) > _FEWEST_DIGITS and one_slip(stated, needed, step):
        return True
    after, before = (operand.value or Decimal(0) for operand in finding.operands[1:])
    sign = 1 if finding.expression.endswith("- 1) * 100") else -1
    grown = EXACT.multiply(before, EXACT.add(1, EXACT.divide(sign * stated, Decimal(100))))
    return is_power_off(after, grown)
