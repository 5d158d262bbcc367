"""Shares that make 100 without a total: a table's column of shares, and a sentence's with what remains.

In a table it speaks of a column, or a stretch of it under one group name, whose head says that it is of one whole
(占比, 构成, % of total, share) and which has no total; that it misses is said only where another such column of these
rows makes 100 and one slip explains it. In a sentence it speaks of shares in English that follow each other, and in
both languages where the last one is the remaining one (其余, the remaining): then they must make 100, and a miss that
one slip explains fails. Shares of a share (其中, of which) are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tui.checks.claims import only_if_it_holds, operands
from tui.checks.intervals import Claim, finding_of
from tui.checks.proof import one_slip
from tui.checks.shapes import PERCENT, Shape, pattern
from tui.checks.sheets import Entry, Line, Sheet, Sort
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

_OF_ONE_WHOLE = re.compile(
    r"占比|比重|构成|份额|所占|占.{1,12}(?:比|%|％)"
    r"|(?i:\bshares?\b|(?:%|per ?cent) of (?:the )?total|distribution|breakdown)"
)
_OF_SOMETHING_ELSE = re.compile("增|降|升|变|同比|环比|率|(?i:change|growth|per share|earnings|crease|variance)")
_REMAINING = pattern(
    "(?:其余|余下|剩余|剩下)的?[^，。；<P><V>]{0,12}?(?P<n><P>)"
    r"|\b(?:the )?(?:remaining|rest of|remainder|balance)[^.;<P><V>]{0,30}?(?P<m><P>)"
)
_SHARES = re.compile(
    r"(?i:\baccount|\brepresent|\bshare|\brespondents\b|\bsaid\b|\bma[dk]e\b|\bcompris|percent of|% of|\bvot|\bapprov)"
)
_ONLY_SHARES = re.compile(
    r"其中|增|降|升|(?i:of which|of those|of these|increas|decreas|grew|growth|rose|fell|\bup\b|\bdown\b|margin"
    r"|compared|from|rate\b|than)"
)
_NEXT = pattern(r"(?:[^.;:<V><P>]{0,60}?(?:,|\band\b|；|，|、|\bwhile\b|;)[^.:<V><P>]{0,60}|、)")
_FEWEST = 3
_PAIR = 2
_HUNDRED = Decimal(100)
_MOST_OFF = Decimal(60)
_TENTH = Decimal("0.1")


def hundreds_in(text: str, sheet: Sheet) -> Iterator[Finding]:
    """Yield which columns of shares of a table make 100, and which one has a slip where others do."""
    columns = [line for line in sheet.columns if _is_of_one_whole(line)]
    for group in sorted({row.group for row in sheet.rows}) if columns else ():
        rows = [at for at, row in enumerate(sheet.rows) if row.group == group]
        if any(sheet.rows[at].is_total or sheet.rows[at].is_partial for at in rows):
            continue
        found = [finding for line in columns if (finding := _column(text, [line.vector[at] for at in rows]))]
        holding = [finding for finding in found if only_if_it_holds(finding) is not None]
        yield from holding
        yield from (one for one in found if holding and one.verdict is Verdict.FAILS and _is_slip(one.operands))


def _is_of_one_whole(line: Line) -> bool:
    return _OF_ONE_WHOLE.search(line.label) is not None and _OF_SOMETHING_ELSE.search(line.label) is None


def _column(text: str, entries: Sequence[Entry | None]) -> Finding | None:
    """Return whether the shares of a stretch make 100; None where it is no whole stretch of shares without a total."""
    shares = [entry for entry in entries if entry is not None and entry.figure is not None]
    if len(shares) < _FEWEST or len(shares) < len(entries):
        return None
    if any(share.sort is not Sort.PERCENT or not 0 <= share.amount < _HUNDRED for share in shares):
        return None
    return _hundred([share.operand(text, share.figure.label, rounded=True) for share in shares if share.figure])


def _hundred(shares: Sequence[Operand], rule: str = "table.hundred") -> Finding | None:
    *others, last = shares
    expression = " - ".join(["100", *(f"x{place}" for place in range(1, len(others) + 1))])
    claim = Claim(CheckKind.SUM, rule, last, tuple(others), expression, "The other shares leave", unit="%")
    return finding_of(claim)


def _is_slip(shares: Sequence[Operand]) -> bool:
    """Say whether one slip in one of the shares explains that they don't make 100."""
    missing = _HUNDRED - sum((share.value or Decimal(0) for share in shares), Decimal(0))
    if not 0 < abs(missing) <= _MOST_OFF:
        return False
    values = [(share.value or Decimal(0), share.slack * 2 or _TENTH) for share in shares]
    return any(one_slip(value, value + missing, step, fewest=_PAIR) for value, step in values)


def remaining_findings(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether the shares of a sentence make 100: those before what remains, or a list of them in English."""
    if shape.text.count(PERCENT) < _PAIR or _ONLY_SHARES.search(shape.text):
        return
    ends = [found.start("n" if found["n"] is not None else "m") for found in _REMAINING.finditer(shape.text)]
    closes = len(ends) == 1
    run = _run(shape, ends[0] if closes else None)
    if len(run) < (_PAIR if closes else _FEWEST) or not (closes or _SHARES.search(shape.text)):
        return
    found = operands(text, *(shape.figures[index] for index in run))
    finding = _hundred(found, "prose.hundred") if found is not None else None
    if finding is None or found is None:
        return
    if only_if_it_holds(finding) or (closes and finding.verdict is Verdict.FAILS and _is_slip(found)):
        yield finding


def _run(shape: Shape, end: int | None) -> list[int]:
    """Return the shares of a sentence up to a mark, or all; none when other amounts stand between them."""
    indices = [index for index, mark in enumerate(shape.marks) if end is None or mark <= end]
    shares = [index for index in indices if shape.text[shape.marks[index]] == PERCENT]
    if not shares or shares != list(range(shares[0], shares[0] + len(shares))):
        return []
    joined = all(_NEXT.fullmatch(shape.before(index)) for index in shares[1:])
    return shares if joined else []
