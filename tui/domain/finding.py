"""Findings: what the report's own figures say of each other, with all that is needed to work it out by hand."""

import re
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from tui.domain.text import Span

_MOST_PLACES = 6


class CheckKind(StrEnum):
    """What sort of relation a finding is about."""

    SUM = "sum"
    SHARE = "share"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    CONTRADICTION = "contradiction"
    COUNT = "count"
    TABLE_FOOT = "table_foot"
    RATIO = "ratio"
    DATE = "date"
    SLIP = "slip"
    USAGE = "usage"


class Verdict(StrEnum):
    """How the stated figure compares with what the others make."""

    HOLDS = "holds"
    ROUNDING = "holds_by_rounding"
    NEAR = "near"
    FAILS = "fails"
    REMARK = "remark"


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.HOLDS: "holds",
    Verdict.ROUNDING: "holds by rounding",
    Verdict.NEAR: "fails unless figures were cut off",
    Verdict.FAILS: "fails",
    Verdict.REMARK: "look at the words",
}
"""The verdicts as a reviewer reads them."""
CHECK_WORDS: dict[CheckKind, str] = {kind: kind.value for kind in CheckKind} | {
    CheckKind.TABLE_FOOT: "table total",
    CheckKind.CONTRADICTION: "stated twice",
    CheckKind.COUNT: "counted",
}
"""The kinds as a reviewer reads them."""


FINDING = "F-"
"""What the keys of findings begin with."""
SPEAKING = frozenset({Verdict.FAILS, Verdict.NEAR, Verdict.REMARK})
"""The verdicts that a reviewer has to look at."""


class Operand(Struct, frozen=True):
    """One figure that takes part in a relation."""

    span: Span
    """Where it stands in `Report.text`."""
    printed: str
    """Its words there."""
    value: Decimal | None
    """What it says, in the unit that the relation is worked out in; None where the relation is not arithmetic."""
    slack: Decimal = Decimal(0)
    """How far the true number may be from `value` by the precision that is printed; 0 for a number that is exact."""
    name: str = ""
    """What it measures, in the text's own words; empty when the text does not say."""
    report_id: str = ""
    """Which other report it stands in, by the name that was given to it there; empty for the report itself."""


class Finding(Struct, frozen=True):
    """One relation that the text claims, worked out."""

    kind: CheckKind
    """The sort of relation."""
    rule: str
    """The rule that found it, `table.total` or `prose.growth`: the same from one version to the next."""
    verdict: Verdict
    """How it came out."""
    operands: tuple[Operand, ...]
    """The figures; the first is the one that the others are held against. Never empty."""
    message: str
    """What was found, in one sentence for the reviewer: text from outside, so only `safe` words reach a screen."""
    expression: str = ""
    """What the first operand, x0, should be: of numbers, x1, x2 …, + - * / ( ); empty where it is no arithmetic."""
    computed: Decimal | None = None
    """What `expression` comes to with the printed values."""
    tolerance: Decimal | None = None
    """The largest difference between x0 and `computed` that the printed precision explains."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its figures stand in the report itself, the one that is held against the others first."""
        return tuple(operand.span for operand in self.operands if not operand.report_id)

    @property
    def difference(self) -> Decimal | None:
        """How much more is stated than was worked out; None where the relation is not arithmetic."""
        stated = self.operands[0].value
        return None if stated is None or self.computed is None else stated - self.computed

    @property
    def key(self) -> str:
        """`F-` and a short hash of the rule and the printed figures: the same wherever in the text they stand."""
        import hashlib  # noqa: PLC0415 - the library needs none

        told = "\x1f".join((self.rule, *(operand.printed for operand in self.operands), *self._names))
        return f"{FINDING}{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(operand.name for operand in self.operands)


_OPERAND = re.compile(r"x(\d+)")


def worked_out(finding: Finding) -> str:
    """Return the calculation with its numbers, as a reader does it by hand: `4 + 5 = 9; 10 is stated`.

    Empty where there is nothing to work out: a fact that is stated twice, names that are counted.
    """
    if finding.expression in {"", "x1"} or finding.computed is None:
        return ""
    values = [operand.value for operand in finding.operands]

    def number(match: re.Match[str]) -> str:
        value = values[int(match[1])]
        return "?" if value is None else f"({short(value)})" if value < 0 else short(value)

    made = f"{_OPERAND.sub(number, finding.expression)} = {short(finding.computed)}"
    stated = values[0]
    return made if stated is None else f"{made}; {short(stated)} is stated"


def short(number: Decimal) -> str:
    """Return a number as a reader writes it: no more digits than anyone compares, no padding zeros."""
    text = f"{round(number, _MOST_PLACES):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
