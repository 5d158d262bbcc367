"""The same fact stated twice: in a sentence and a table, in two sentences, or in rows of unlike length.

Two statements are of the same facts when they share at least two rare numbers, or one and the name. Then their other
numbers that stand beside the shared ones are held against each other. A pair that disagrees fails only where

- its statements agree on most of their numbers, and the two are one slip apart;
- or it has the name of a row, of which the sentence has another number right, and is one slip apart;
- or the names are the same, no period parts them, and digits are swapped or a unit is another;
- or a long number is one slip from another among the same words.

Everything else may be another fact, and is not reported.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from tui.checks.claims import alike, scale_of
from tui.checks.facts import Fact, Index, Statement, by_value, statements_of
from tui.checks.intervals import EQUAL, Claim, finding_of, operand_of
from tui.checks.proof import misplaced, one_slip
from tui.checks.shapes import Prose
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Verdict

_MOST_OCCURRENCES = 8
_MOST_PARTNERS = 4
_ENOUGH = 4
_FEWEST_SHARED = 2
_COUNTING_DIGITS = 3
_SURE_DIGITS = 2
_LONG = 5
_TELLING_DIGITS = 4
_MOSTLY = 0.6
_COMMON_WORDS = 4
_COMMON_SHARE = 0.4

Pair = tuple[Fact, Fact]


def repeat_findings(prose: Prose) -> Iterator[Finding]:
    """Yield where a report says the same fact twice, and whether it says the same."""
    statements = statements_of(prose)
    told: set[tuple[int, int]] = set()
    for finding, pair in _all(statements, prose):
        key = min(pair), max(pair)
        if key not in told:
            told.add(key)
            yield finding


def _all(statements: Sequence[Statement], prose: Prose) -> Iterator[tuple[Finding, tuple[int, int]]]:
    text = prose.report.text
    index = by_value(statements, prose.pace)
    for statement in statements:
        prose.pace()
        shared = _shared(statement, index)
        for partner in _partners(statement, shared, statements):
            if _is_left_to_tables(statement, statements[partner]):
                continue
            pairs = [pair for pair in shared if pair[1].statement == partner]
            yield from _agreeing(pairs, text)
            yield from _beside(statement, statements[partner], pairs, text)
    yield from _named(statements, prose)
    yield from _alone(statements, index, prose)


def _is_left_to_tables(statement: Statement, partner: Statement) -> bool:
    """Say whether two statements are rows that the ties between tables look at: of one sheet, or equally long."""
    is_near = statement.sheet == partner.sheet or len(statement.facts) == len(partner.facts)
    return not statement.is_prose and not partner.is_prose and is_near


def _shared(statement: Statement, index: Index) -> list[Pair]:
    """Return the facts of a statement with the equal ones of others, for numbers that are rare enough to tell."""
    pairs: list[Pair] = []
    for fact in statement.facts:
        equal = index.every.get(fact.key, ()) if fact.significant >= _SURE_DIGITS else ()
        if len(equal) <= _MOST_OCCURRENCES + len(statement.facts):
            found = [other for other in equal if other.statement != fact.statement]
            pairs += [(fact, other) for other in found] if len(found) <= _MOST_OCCURRENCES else []
    return pairs


def _partners(statement: Statement, shared: Sequence[Pair], statements: Sequence[Statement]) -> list[int]:
    """Return the statements that share enough: at least two numbers with enough digits, or one under the same name."""
    if not shared:
        return []
    weight: Counter[int] = Counter()
    count: Counter[int] = Counter()
    for fact, other in {(fact.figure.id, other.statement): (fact, other) for fact, other in shared}.values():
        weight[other.statement] += fact.digits - 1
        count[other.statement] += 1
        if _same_name(fact, other) and statement.is_prose != statements[other.statement].is_prose:
            weight[other.statement] += _ENOUGH
            count[other.statement] += 1
    enough = [number for number, total in weight.most_common() if total >= _ENOUGH and count[number] >= _FEWEST_SHARED]
    return enough[:_MOST_PARTNERS]


def _same_name(fact: Fact, other: Fact) -> bool:
    """Say whether two facts are of one name, or the one's words are all among the other's."""
    if not fact.name or not other.name:
        return False
    if fact.name == other.name:
        return True
    first, second = set(fact.name.split(" ")), set(other.name.split(" "))
    return min(len(first), len(second)) > 1 and (first <= second or second <= first)


def _agreeing(pairs: Sequence[Pair], text: str) -> Iterator[tuple[Finding, tuple[int, int]]]:
    for fact, other in pairs:
        if other.is_prose and fact.step != other.step and not _same_name(fact, other):
            continue
        finding = _held(fact, other, text)
        if finding is not None and finding.verdict in {Verdict.HOLDS, Verdict.ROUNDING}:
            yield finding, (fact.figure.id, other.figure.id)


def _held(fact: Fact, other: Fact, text: str, rule: str = "prose.repeat") -> Finding | None:
    """Return how two statements of a fact compare: the coarser one is held against the finer."""
    coarse, fine = (fact, other) if fact.step >= other.step else (other, fact)
    # Two places that both say “about” repeat one number: the word widens neither against the other.
    are_loose = coarse.figure.quantity.approximate and fine.figure.quantity.approximate
    figures = [_flatly(one.figure) if are_loose else one.figure for one in (coarse, fine)]
    stated = operand_of(figures[0], text, rounded=coarse.step > fine.step)
    known = operand_of(figures[1], text)
    if stated is None or known is None:
        return None
    makes, states = "Another place says", "here it is"
    claim = Claim(CheckKind.CONTRADICTION, rule, stated, (known,), EQUAL, makes, states, scale_of(coarse.figure))
    return finding_of(claim)


def _flatly(figure: Figure) -> Figure:
    return replace(figure, quantity=replace(figure.quantity, approximate=False))


def _beside(
    statement: Statement, partner: Statement, pairs: Sequence[Pair], text: str
) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """Yield pairs beside the shared ones that disagree by one slip."""
    distinct = min(len({one.figure.id for one, _ in pairs}), len({other.figure.id for _, other in pairs}))
    if distinct < _MOSTLY * min(len(statement.facts), len(partner.facts)) or not _of_one_thing(
        statement, partner, pairs
    ):
        return
    mine = {fact.figure.id: at for at, fact in enumerate(statement.facts)}
    theirs = {fact.figure.id: at for at, fact in enumerate(partner.facts)}
    taken = {mine[fact.figure.id] for fact, _ in pairs}, {theirs[other.figure.id] for _, other in pairs}
    for fact, other in pairs:
        for step in (-1, 1):
            at, across = mine[fact.figure.id] + step, theirs[other.figure.id] + step
            if at in taken[0] or across in taken[1] or not (0 <= at < len(mine) and 0 <= across < len(theirs)):
                continue
            found = _slipped(statement.facts[at], partner.facts[across], text, fewest=_COUNTING_DIGITS)
            if found is not None:
                yield found, (statement.facts[at].figure.id, partner.facts[across].figure.id)


def _of_one_thing(statement: Statement, partner: Statement, pairs: Sequence[Pair]) -> bool:
    """Say whether two statements that share numbers are of one thing: by their words, or by numbers that tell."""
    if statement.is_prose and partner.is_prose:
        return any(
            len(fact.words & other.words) >= max(_FEWEST_SHARED, _COMMON_SHARE * min(len(fact.words), len(other.words)))
            for fact, other in pairs
        )
    telling = {fact.figure.id for fact, _ in pairs if fact.digits >= _TELLING_DIGITS}
    return len(telling) >= _FEWEST_SHARED


def _slipped(fact: Fact, other: Fact, text: str, *, fewest: int) -> Finding | None:
    step = max(fact.step, other.step)
    if not alike(fact.figure, other.figure) or not one_slip(fact.value, other.value, step, fewest=fewest):
        return None
    finding = _held(fact, other, text)
    return finding if finding is not None and finding.verdict is Verdict.FAILS else None


def _named(statements: Sequence[Statement], prose: Prose) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """Yield facts of one name: a sentence against a row that it shares another number with, or against a sentence."""
    text = prose.report.text
    rows: dict[str, list[Statement]] = {}
    sentences: dict[tuple[str, FigureKind, str], Fact] = {}
    for statement in statements:
        if not statement.is_prose and statement.name:
            rows.setdefault(statement.name, []).append(statement)
    for statement in statements:
        prose.pace()
        for fact in statement.facts if statement.is_prose else ():
            if not fact.name:
                continue
            for row in rows.get(fact.name, ())[:_MOST_PARTNERS]:
                yield from _in_row(statement, fact, row, text)
            key = fact.head, fact.figure.kind, fact.figure.quantity.unit
            other = sentences.get(key)
            if other is not None:
                yield from _in_sentence(fact, other, text)
            sentences[key] = fact


def _in_row(statement: Statement, fact: Fact, row: Statement, text: str) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """Yield a fact against the row of its name: agreeing with a cell, or with none where another fact does."""
    cells = [cell for cell in row.facts if alike(cell.figure, fact.figure)]
    for cell in cells:
        finding = _held(fact, cell, text)
        if finding is not None and finding.verdict in {Verdict.HOLDS, Verdict.ROUNDING}:
            if fact.digits >= _SURE_DIGITS:
                yield finding, (fact.figure.id, cell.figure.id)
            return
    anchors = [
        other
        for other in statement.facts
        if other is not fact
        and other.name == fact.name
        and any(other.key in set(cell.coarser_keys()) for cell in row.facts)
    ]
    if not anchors:
        return
    for cell in cells:
        finding = _slipped(fact, cell, text, fewest=_SURE_DIGITS)
        if finding is not None:
            yield finding, (fact.figure.id, cell.figure.id)
            return


def _in_sentence(fact: Fact, other: Fact, text: str) -> Iterator[tuple[Finding, tuple[int, int]]]:
    if fact.statement == other.statement or not _same_period(fact, other):
        return
    step = max(fact.step, other.step)
    are_near = abs(fact.value - other.value) <= step and fact.significant >= _SURE_DIGITS
    enough = min(fact.digits, other.digits) >= _COUNTING_DIGITS and bool(fact.figure.quantity.unit)
    is_slip = enough and not are_near and misplaced(fact.value, other.value, step)
    one, two = set(fact.name.split(" ")), set(other.name.split(" "))
    if not (are_near or is_slip) or not (one <= two or two <= one):
        return
    finding = _held(fact, other, text)
    if finding is None or (finding.verdict is Verdict.FAILS) is not is_slip or finding.verdict is Verdict.NEAR:
        return
    yield finding, (fact.figure.id, other.figure.id)


def _same_period(fact: Fact, other: Fact) -> bool:
    first, second = fact.figure.period, other.figure.period
    return not first or not second or first == second


def _alone(statements: Sequence[Statement], index: Index, prose: Prose) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """Yield single numbers of sentences that are repeated, or all but repeated, among the same words."""
    text = prose.report.text
    near: dict[tuple[FigureKind, str, str], list[Fact]] = {}
    for statement in statements:
        prose.pace()
        for fact in statement.facts if statement.is_prose else ():
            other = _before(fact, index) if fact.digits >= _COUNTING_DIGITS else None
            if other is not None and not fact.words.isdisjoint(other.words):
                tells = fact.significant >= _COUNTING_DIGITS
                if tells or (fact.significant >= _SURE_DIGITS and _are_common(fact, other)):
                    yield from _agreeing([(fact, other)], text)
            if fact.digits < _LONG or not (fact.figure.quantity.unit or "," in fact.figure.span.of(text)):
                continue
            for key in _wildcards(fact):
                for like in near.get(key, ())[-_MOST_PARTNERS:]:
                    yield from _almost(fact, like, text)
                near.setdefault(key, []).append(fact)


def _before(fact: Fact, index: Index) -> Fact | None:
    """Return where a sentence says the same last before; None when too many do, or none."""
    found: list[Fact] = []
    for other in index.prose.get(fact.key, ()):
        if other.statement >= fact.statement:
            break
        found.append(other)
        if len(found) > _MOST_OCCURRENCES:
            return None
    return found[-1] if found else None


def _wildcards(fact: Fact) -> Iterator[tuple[FigureKind, str, str]]:
    """Yield the digits of a number with one left open each, and in order: what one slip leaves the same."""
    digits = str(fact.count)
    kind, unit = fact.figure.kind, fact.figure.quantity.unit
    for at in range(len(digits)):
        yield kind, unit, f"{digits[:at]}?{digits[at + 1 :]}"
    yield kind, unit, "".join(sorted(digits))


def _almost(fact: Fact, other: Fact, text: str) -> Iterator[tuple[Finding, tuple[int, int]]]:
    if fact.statement == other.statement or fact.value == other.value or not _same_period(fact, other):
        return
    if max(fact.significant, other.significant) < _TELLING_DIGITS:
        return
    if not _are_common(fact, other):
        return
    found = _slipped(fact, other, text, fewest=_LONG)
    if found is not None:
        yield replace(found, rule="prose.near"), (fact.figure.id, other.figure.id)


def _are_common(fact: Fact, other: Fact) -> bool:
    """Say whether two facts stand among the same words."""
    common = len(fact.words & other.words)
    return common >= _COMMON_WORDS and common >= _COMMON_SHARE * min(len(fact.words), len(other.words))
