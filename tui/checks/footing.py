"""Which lines of a table are the sum or the difference of others: it is seen from the numbers, not guessed from words.

The lines of a table, rows from the top or columns from the left, are read onto a stack. A line that is the sum of the
last two or more lines of the stack takes their place, so that totals of totals are found; likewise one that is the
first of the last few less the rest (sales less cost). The lines are read from the end, too, for tables that put the
total first.

A structure is accepted when it holds in some lanes (the columns, for a total of rows) and misses in few. How much a
lane that holds says is counted in bits: that a sum of seven digits comes out by chance is a matter of one in millions,
that 2 + 3 = 5 says next to nothing. What stands as 其中, of which or # is part of another line and is passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from math import log2

from tui.checks.sheets import Entry, Line, Sort
from tui.checks.slips import is_slip

_ZERO = Decimal(0)
_FEW_PARTS = 12
"""The most parts of a line that no word calls a total."""
_MANY_PARTS = 400
"""The most parts of a total."""
_ENOUGH_BITS = 13.0
_ENOUGH_BITS_OF_TOTAL = 8.0
BITS_OF_ONE_IN_MANY = 6.0
"""How many bits make a structure that counts only together with others, as a table of one lane has them."""
_BITS_TOGETHER = 15.0
_MOST_BITS = 20.0
_TWO_YEARS = 2
_MOST_PROBES = 4
"""How many lanes are looked at to see whether a sum may come out."""
_FLOAT_ROOM = 1e-9
"""How far a sum of floats may be off, as a part of its size."""
_BITS_OF_SLIPS = (19.0, 14.0, 12.0)
"""How many bits a total has that no lane need hold, by how many totals of the table came out."""
_FEWEST_PARTS = 3
_FEWEST_DIGITS = 1000
"""How many units of its last place a number has at least of which a slip says anything."""


class State(Enum):
    """How a structure comes out in a lane."""

    HOLDS = auto()
    CLOSE = auto()
    MISSES = auto()


@dataclass(frozen=True, slots=True)
class Structure:
    """A line that is made of others."""

    total: int
    """The line that is made."""
    parts: Sequence[int]
    """The lines that make it, in reading order."""
    signs: Sequence[int]
    """1 or -1 for each of them."""
    states: dict[int, State]
    """How it comes out, by lane; lanes that can't be worked out are left out."""
    bits: float
    """How much the lanes that hold say for it."""

    def lanes(self, state: State) -> list[int]:
        """Return the lanes in which it comes out so."""
        return [lane for lane, found in self.states.items() if found is state]

    @property
    def is_sum(self) -> bool:
        """Whether nothing is taken away."""
        return all(sign > 0 for sign in self.signs)


@dataclass(slots=True)
class _Trial:
    """Sums of the last lines of the stack, growing by a line at a time."""

    sums: list[Decimal | None]
    slacks: list[Decimal]
    sorts: list[Sort]
    filled: list[int]

    def add(self, line: Line, sign: int) -> None:
        """Add a line in each lane; a lane in which it states no number, or another sort of number, is given up."""
        for lane, entry in enumerate(line.vector):
            total = self.sums[lane]
            if total is None:
                continue
            if entry is None or (entry.figure is not None and self.sorts[lane] not in (entry.sort, Sort.BLANK)):
                self.sums[lane] = None
            elif entry.figure is not None:
                self.sums[lane] = total + entry.amount if sign > 0 else total - entry.amount
                self.slacks[lane] += entry.slack
                self.sorts[lane] = entry.sort
                self.filled[lane] += 1


def _empty(width: int) -> _Trial:
    return _Trial([_ZERO] * width, [_ZERO] * width, [Sort.BLANK] * width, [0] * width)


@dataclass(frozen=True, slots=True)
class _Probe:
    """What a line states in one lane."""

    lane: int
    amount: float
    slack: float


class _Sums:
    """For each lane the sums of the stack from its bottom up to each line: what any run of lines comes to."""

    def __init__(self, width: int) -> None:
        self._sums = [[0.0] for _ in range(width)]
        self._slacks = [[0.0] for _ in range(width)]

    def push(self, line: Line, sign: int) -> None:
        """Take a line on."""
        for (amount, slack), sums, slacks in zip(line.nears, self._sums, self._slacks, strict=True):
            sums.append(sums[-1] + sign * amount)
            slacks.append(slacks[-1] + slack)

    def shorten(self, height: int) -> None:
        """Let all lines above the first `height` go."""
        for lane in (*self._sums, *self._slacks):
            del lane[height + 1 :]

    def coming_to(self, probes: Sequence[_Probe], most: int) -> set[int]:
        """Return which of the last 2, 3 … `most` lines come to what is probed, in some lane."""
        found: set[int] = set()
        for probe in probes:
            sums, slacks = self._sums[probe.lane], self._slacks[probe.lane]
            amount, top = probe.amount, sums[-1]
            room = slacks[-1] + probe.slack + _FLOAT_ROOM * (abs(top) + abs(amount))
            first = len(sums) - 1 - most
            below = zip(range(most, 1, -1), sums[first:-2], slacks[first:-2], strict=True)
            found.update(count for count, under, slack in below if abs(top - under - amount) <= room - slack)
        return found

    def less(self, probes: Sequence[_Probe], most: int) -> tuple[set[int], bool]:
        """Return of how many last lines the first less the rest is what is probed; say whether two are so reversed."""
        found: set[int] = set()
        is_turned = False
        for probe in probes:
            sums, slacks = self._sums[probe.lane], self._slacks[probe.lane]
            amount, top = probe.amount, sums[-1]
            room = slacks[-1] + probe.slack + _FLOAT_ROOM * (abs(top) + abs(amount))
            first = len(sums) - 1 - most
            runs = zip(range(most, 1, -1), sums[first:-2], sums[first + 1 : -1], slacks[first:-2], strict=True)
            found.update(
                count for count, under, above, slack in runs if abs(2 * above - under - top - amount) <= room - slack
            )
            turned = 2 * sums[-_TWO_YEARS] - sums[-_TWO_YEARS - 1] - top + amount
            is_turned = is_turned or abs(turned) <= room - slacks[-_TWO_YEARS - 1]
        return found, is_turned


@dataclass(slots=True)
class Footing:
    """The lines of one table, read in one direction."""

    lines: Sequence[Line]
    """All lines, in reading order."""
    backwards: bool = False
    """Whether totals stand before their parts."""
    differences: bool = False
    """Whether a line may be another less others, too."""
    keeps_differences: bool = True
    """Whether such a line takes the place of what it is made of, as profit does; a change since last year does not."""
    needed: float = _ENOUGH_BITS
    """How many bits make a structure of a line that no word calls a total."""
    sums: Sequence[Structure] = ()
    """Sums that are known: a line is no difference of others that stand beside it in one of them."""
    stack: list[int] = field(default_factory=list)
    """The lines that no total has taken yet."""
    accepted: int = 0
    """How many structures were found so far."""
    _sums: "_Sums" = field(init=False)
    _signed: "_Sums | None" = field(init=False)

    def __post_init__(self) -> None:
        width = len(self.lines[0].vector) if self.lines else 0
        self._sums = _Sums(width)
        is_signed = self.differences and any(line.is_taken_away for line in self.lines)
        self._signed = _Sums(width) if is_signed else None

    def structures(self) -> Iterator[Structure]:
        """Yield the lines that are made of others, those that are made first coming first."""
        order = range(len(self.lines) - 1, -1, -1) if self.backwards else range(len(self.lines))
        for at in order:
            line = self.lines[at]
            if line.is_partial and not self.backwards:
                continue
            found = self._best(at)
            if found is not None:
                self.accepted += 1
                yield found
                if found.is_sum or self.keeps_differences:
                    self._shorten(len(found.parts))
            if found is None or found.is_sum or self.keeps_differences:
                self._push(at)

    def _shorten(self, count: int) -> None:
        del self.stack[-count:]
        self._sums.shorten(len(self.stack))
        if self._signed is not None:
            self._signed.shorten(len(self.stack))

    def _push(self, at: int) -> None:
        self.stack.append(at)
        line = self.lines[at]
        self._sums.push(line, 1)
        if self._signed is not None:
            self._signed.push(line, -1 if line.is_taken_away else 1)

    def _best(self, at: int) -> Structure | None:
        """Return the most telling structure of a line; None when none tells enough."""
        best: Structure | None = None
        for signs in self._promising(at):
            found = self._judged(at, signs, self._trial(signs))
            if found is not None and (best is None or _rank(found) > _rank(best)):
                best = found
        return best

    def _promising(self, at: int) -> Iterator[Sequence[int]]:
        """Yield the signs of the last lines of the stack where their sum comes out somewhere, and where all are meant.

        Sums of floats, kept for the whole stack, find them without adding anything up; `_judged` adds up exactly.
        """
        line = self.lines[at]
        height = len(self.stack)
        most = min(height, _MANY_PARTS if line.is_total else _FEW_PARTS)
        ends = at == (0 if self.backwards else len(self.lines) - 1)
        probes = self._probes(line)
        hinted = self._signed is not None and any(self.lines[part].is_taken_away for part in self.stack[-most:])
        if most < _TWO_YEARS:
            return
        summed = self._sums.coming_to(probes, most)
        if line.is_total or ends:
            summed |= {height} & {most}
        less, is_turned = self._sums.less(probes, most) if self.differences else (set(), False)
        signed = self._signed.coming_to(probes, most) if self._signed is not None and hinted else set()
        turned = {_TWO_YEARS} if is_turned and not self.keeps_differences else set()
        for count in sorted(summed | less | signed | turned):
            if count in summed:
                yield (1,) * count
            if count in less:
                yield (1, *(-1,) * (count - 1))
            if count in turned:
                yield (-1, 1)
            if count in signed:
                yield tuple(-1 if self.lines[part].is_taken_away else 1 for part in self.stack[-count:])

    def _probes(self, line: Line) -> Sequence["_Probe"]:
        """Return the first lanes in which a line states something that can be told."""
        found = []
        for lane, entry in enumerate(line.vector):
            if entry is not None and entry.figure is not None and entry.sort is not Sort.OTHER:
                found.append(_Probe(lane, entry.near, entry.near_slack))
                if len(found) == _MOST_PROBES:
                    break
        return found

    def _trial(self, signs: Sequence[int]) -> _Trial:
        trial = _empty(len(self.lines[self.stack[-1]].vector))
        for part, sign in zip(self.stack[-len(signs) :], signs, strict=True):
            trial.add(self.lines[part], sign)
        return trial

    def _judged(self, at: int, signs: Sequence[int], trial: _Trial) -> Structure | None:
        line, count = self.lines[at], len(signs)
        parts = self.stack[-count:]
        if min(signs) < 0 and any(at in one.parts and not set(parts).isdisjoint(one.parts) for one in self.sums):
            return None
        states: dict[int, State] = {}
        bits = 0.0
        for lane, entry in enumerate(line.vector):
            state = _state(entry, trial, lane, count, is_sum=min(signs) > 0)
            if state is None or entry is None or (state is State.HOLDS and trial.filled[lane] == 1):
                continue  # a figure that only stands there again says nothing
            states[lane] = state
            if state is State.HOLDS:
                bits += _bits(entry, trial.slacks[lane])
        if self.backwards:
            parts, signs = parts[::-1], signs[::-1]
        structure = Structure(at, tuple(parts), tuple(signs), states, bits)
        needed = _ENOUGH_BITS_OF_TOTAL if line.is_total else self.needed
        holding, missing = len(structure.lanes(State.HOLDS)), len(structure.lanes(State.MISSES))
        most = holding if line.is_total else max(1, holding // 3)
        if bits >= needed + log2(count) and missing <= min(most, holding):
            return structure
        return structure if min(signs) > 0 and self._is_closed(at, structure) else None

    def _is_closed(self, at: int, structure: Structure) -> bool:
        """Say whether a line that is called a total, or ends the table, is meant to be all that is left.

        Then it is accepted where one lane holds beyond doubt, or where one slip explains what it misses: the more
        readily the more other totals come out.
        """
        line = self.lines[at]
        ends = at == (0 if self.backwards else len(self.lines) - 1)
        missing, holding = structure.lanes(State.MISSES), structure.lanes(State.HOLDS)
        is_meant = line.is_total or (ends and self.accepted and len(missing) == 1)
        if not is_meant or len(structure.parts) < len(self.stack) or len(missing) > 3 * max(1, len(holding)):
            return False
        if line.is_total and structure.bits >= _ENOUGH_BITS:
            return True
        entries = (line.vector[lane] for lane in missing)
        known = max((_bits(entry, _ZERO) for entry in entries if entry is not None), default=0.0)
        needed = _BITS_OF_SLIPS[min(self.accepted, len(_BITS_OF_SLIPS) - 1)]
        if structure.bits + known < needed or len(structure.parts) < _FEWEST_PARTS:
            return False
        return any(is_explained_by_slip(structure, self.lines, lane) for lane in missing)


def nested(structures: Sequence[Structure]) -> Sequence[Structure]:
    """Return those that bear each other out: the total of one is a part of another, and together they say enough."""
    family = list(range(len(structures)))
    by_total = {structure.total: index for index, structure in enumerate(structures)}
    for index, structure in enumerate(structures):
        for part in structure.parts:
            if part in by_total:
                family[by_total[part]] = index
    roots = [_root(family, index) for index in range(len(structures))]
    bits: dict[int, float] = {}
    for root, structure in zip(roots, structures, strict=True):
        bits[root] = bits.get(root, 0.0) + structure.bits - log2(len(structure.parts))
    return [one for root, one in zip(roots, structures, strict=True) if bits[root] >= _BITS_TOGETHER]


def _root(family: Sequence[int], index: int) -> int:
    """Return the outermost structure that holds this one; each is found before the one that holds it."""
    while family[index] != index:
        index = family[index]
    return index


def _rank(structure: Structure) -> tuple[int, float]:
    return len(structure.lanes(State.HOLDS)) - len(structure.lanes(State.MISSES)), structure.bits


def _state(entry: Entry | None, trial: _Trial, lane: int, count: int, *, is_sum: bool) -> State | None:
    """Return how the sum of a lane compares with what is stated; None when that says nothing."""
    total = trial.sums[lane]
    if entry is None or entry.figure is None or total is None or not trial.filled[lane]:
        return None
    if entry.sort is not trial.sorts[lane] or entry.sort is Sort.OTHER:
        return None
    if entry.sort is Sort.PERCENT and is_sum and abs(entry.amount - 100) > 1:
        return None
    distance = abs(entry.amount - total)
    slack = trial.slacks[lane] + entry.slack
    if distance <= slack:
        return State.HOLDS
    return State.CLOSE if distance <= max(2 * slack, entry.step * (count + 1)) else State.MISSES


def _bits(entry: Entry, slack: Decimal) -> float:
    """Return how unlikely it is that a lane holds by chance."""
    room = 2 * (slack + entry.slack) + (entry.step or 1)
    return min(_MOST_BITS, max(0.0, log2(float(abs(entry.amount) / room) + 1e-9)))


def is_explained_by_slip(structure: Structure, lines: Sequence[Line], lane: int) -> bool:
    """Say whether one slip in one of its figures explains why a structure misses in a lane."""
    entries = [lines[structure.total].vector[lane], *(lines[part].vector[lane] for part in structure.parts)]
    figures = [entry for entry in entries if entry is not None and entry.figure is not None]
    signs = (-1, *structure.signs)
    excess = sum(
        (sign * entry.amount for sign, entry in zip(signs, entries, strict=True) if entry is not None), start=_ZERO
    )
    slack = sum((entry.slack for entry in figures), start=_ZERO)
    step = min((entry.step for entry in figures if entry.step > 0), default=Decimal(1))
    if max(abs(entry.amount) for entry in figures) < step * _FEWEST_DIGITS:
        return False
    return any(
        is_slip(entry.amount, entry.amount - sign * excess, step, slack)
        for sign, entry in zip(signs, entries, strict=True)
        if entry is not None and entry.figure is not None
    )
