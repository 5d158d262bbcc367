"""The facts of a report: each figure with the names of what it measures, in statements that can be compared.

A statement is a sentence of prose or a row of a table. Facts are found by value, rounded to what is printed, and by
name: nothing here tries all pairs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property, lru_cache

from msgspec import Struct

from tui.checks.claims import LEVELS
from tui.checks.intervals import EXACT
from tui.checks.pace import Pace
from tui.checks.shapes import Prose
from tui.domain.figure import Figure, FigureKind
from tui.domain.text import Span
from tui.figures.data.characters import FOLD
from tui.figures.data.wording import words

_COMPARED = LEVELS | {FigureKind.PERCENT}
_WORD = re.compile(r"[a-z][a-z’'-]{2,}")
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]+")
_STOPPED = frozenset(
    words(
        "the and for from with was were are has have had per share its their our this that total about "
        "approximately nearly more less than increased decreased increase decrease rose fell compared year "
        "quarter fiscal period ended ending prior weeks months million billion thousand percent which amount "
        "amounts reported respectively during over under been being other also just only into january "
        "february march april may june july august september october november december"
    )
)
"""English words that tell nothing of what a number measures."""
_CHANGE_END = re.compile(
    "(?:(?:比|较)?(?:上年|去年|上年末|去年同期|上年同期|同期)|同比|环比)?(?:实际|名义)?(?:增长|下降|增加|减少|上涨|下跌|提高|回落|增速|增幅|增长率)$"
)
_GENERIC = re.compile("(?:增加值|总产量|产量|产值|总额|总量|指标值|数量|绝对数|绝对量|合计|总计|金额)$")
_FILLER = re.compile(
    '实现|完成|达到?|全年|全市|全县|全区|年末|累计|预计|初步核算|#|其中|的|[ 　:：“”"]|[（(][^）)]*[）)]'
)
_MOST_DIGITS = 12
_FEWEST_DIGITS = 2
_LONGEST_CONTEXT = 200

Key = tuple[FigureKind, str, int, int]
"""Where a number is looked up: its sort, unit, last place and how many units of that place it has."""


@dataclass(frozen=True, eq=False)
class Fact:
    """A figure as a statement has it."""

    figure: Figure
    """The figure."""
    statement: int
    """Which statement it stands in."""
    name: str
    """What it measures, reduced to what two ways of saying it share; empty when the text does not say."""
    head: str
    """What its name is about: its last telling word in English, the whole of it in Chinese."""
    text: str
    """What it stands in, folded and in lower case: the report's text, or the label of its row."""
    around: Sequence[Span]
    """The words around it in `text`."""
    is_prose: bool
    """Whether it stands in a sentence."""
    value: Decimal
    """What it says."""
    step: Decimal
    """One unit in its last printed place."""
    count: int
    """How many such units it says."""
    is_whole: bool
    """Whether `value` is just so many of them."""
    digits: int
    """How many digits are printed that count."""
    significant: int
    """How many are left without the zeros at the end, which may be of rounding."""
    place: int
    """The power of ten of its last printed place."""
    key: Key
    """Where it is looked up."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words around it."""
        return _telling(" ".join(span.of(self.text) for span in self.around))

    def coarser_key(self, coarser: int) -> Key:
        """Return where a statement that is coarser by so many places is looked up for the same fact."""
        if self.is_whole:
            count = _rounded(self.count, 10**coarser)
        else:
            count = int(_quotient(self.value, EXACT.scaleb(_ONE, Decimal(self.place + coarser))).quantize(*_TO_UNITS))
        return self.figure.kind, self.figure.quantity.unit, self.place + coarser, count

    def coarser_keys(self) -> Iterator[Key]:
        """Yield all keys under which a coarser statement of the same fact would be looked up."""
        for coarser in range(self.digits - _FEWEST_DIGITS + 1):
            yield self.coarser_key(coarser)


_ONE = Decimal(1)
_TO_UNITS = _ONE, ROUND_HALF_EVEN, EXACT
_quotient = EXACT.divide


def _rounded(count: int, units: int) -> int:
    """Return how many times `units` goes into `count`, a half to the even."""
    whole, rest = divmod(abs(count), units)
    whole += 2 * rest > units or (2 * rest == units and whole % 2 == 1)
    return whole if count >= 0 else -whole


def _fact(
    figure: Figure, statement: int, name: str, head: str, *, text: str, around: Sequence[Span], is_prose: bool
) -> Fact:
    value, step = figure.quantity.value or Decimal(0), figure.quantity.precision or _ONE
    units = _quotient(value, step)
    count = int(units.quantize(*_TO_UNITS))
    place = step.adjusted()
    printed = str(count)
    return Fact(
        figure=figure,
        statement=statement,
        name=name,
        head=head,
        text=text,
        around=around,
        is_prose=is_prose,
        value=value,
        step=step,
        count=count,
        is_whole=units == count and step == EXACT.scaleb(_ONE, Decimal(place)),
        digits=len(printed.lstrip("-")),
        significant=len(printed.rstrip("0")),
        place=place,
        key=(figure.kind, figure.quantity.unit, place, count),
    )


class Statement(Struct, frozen=True):
    """A sentence or a row."""

    facts: tuple[Fact, ...]
    """Its facts, in order."""
    is_prose: bool
    """Whether it is a sentence."""
    sheet: int
    """Which table it belongs to, from 0; -1 for a sentence."""
    name: str
    """What a row is about, reduced; empty for a sentence."""


def statements_of(prose: Prose) -> list[Statement]:
    """Return the rows and sentences of a report that hold facts; a written table's lines are rows and no sentences."""
    found: list[Statement] = []
    in_rows: set[int] = set()
    for number, sheet in enumerate(prose.sheets):
        for row in sheet.rows:
            prose.pace()
            figures = [entry.figure for entry in row.vector if entry is not None and entry.figure is not None]
            in_rows |= {figure.id for figure in figures}
            name, label = reduced(row.label), _folded(row.label)
            words = (Span(0, len(label)),)
            facts = [
                _fact(figure, len(found), name, name, text=label, around=words, is_prose=False)
                for figure in figures
                if is_compared(figure)
            ]
            found.append(Statement(tuple(facts), False, number, name))
    folded = _folded(prose.folded)
    for shape in prose.sentences():
        figures = [figure for figure in shape.figures if is_compared(figure) and figure.id not in in_rows]
        facts = [_told(figure, len(found), folded, shape.span) for figure in figures]
        if facts:
            found.append(Statement(tuple(facts), True, -1, ""))
    return found


def _told(figure: Figure, statement: int, text: str, sentence: Span) -> Fact:
    """Return the fact that a figure of a sentence states."""
    name, head = _names(figure.label)
    start = max(sentence.start, figure.span.start - _LONGEST_CONTEXT)
    end = min(sentence.end, figure.span.end + _LONGEST_CONTEXT)
    around = Span(start, figure.span.start), Span(figure.span.end, end)
    return _fact(figure, statement, name, head, text=text, around=around, is_prose=True)


def is_compared(figure: Figure) -> bool:
    """Say whether a figure states a number that another statement may repeat."""
    quantity = figure.quantity
    if figure.kind not in _COMPARED or quantity.value is None or not quantity.precision or not quantity.value:
        return False
    return EXACT.divide(abs(quantity.value), quantity.precision).adjusted() < _MOST_DIGITS


@lru_cache(maxsize=4096)
def _names(label: str) -> tuple[str, str]:
    """Return a figure's label reduced, and what it is about."""
    name = reduced(label)
    said = _telling_words(label.lower())
    return name, said[-1] if said and name.isascii() else name


def telling(label: str) -> frozenset[str]:
    """Return the words that tell what something is: English words, and pairs of Chinese characters."""
    return _telling(_folded(label))


def _telling(folded: str) -> frozenset[str]:
    pairs = [run[at : at + 2] for run in _IDEOGRAPHS.findall(folded) for at in range(len(run) - 1)]
    return frozenset(_telling_words(folded) + pairs)


def _telling_words(lowered: str) -> list[str]:
    return [word for word in _WORD.findall(lowered) if word not in _STOPPED]


def reduced(label: str) -> str:
    """Return a label without the words that two ways of saying the same differ in: 实现, 增加值, 同比增长, the."""
    return _reduced(_folded(label))


def _reduced(folded: str) -> str:
    if folded.isascii() or not _IDEOGRAPHS.search(folded):
        return " ".join(sorted(set(_telling_words(folded))))
    plain = _FILLER.sub("", folded)
    return _GENERIC.sub("", _CHANGE_END.sub("", plain)) or plain


def _folded(words: str) -> str:
    """Return words folded and in lower case, each character in its place."""
    folded = words.translate(FOLD)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(_lowered(character) for character in folded)


def _lowered(character: str) -> str:
    """Return a character in lower case, or as it is where that would be two."""
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


class Index(Struct, frozen=True):
    """Facts by value, each also where a coarser statement of it would be looked up; in the order of the statements."""

    every: dict[Key, list[Fact]]
    """All facts."""
    prose: dict[Key, list[Fact]]
    """Those of sentences."""


def by_value(statements: Sequence[Statement], pace: Pace) -> Index:
    """Return the facts under each key that a statement as coarse or coarser looks them up by."""
    places: dict[tuple[FigureKind, str], set[int]] = {}
    for statement in statements:
        for fact in statement.facts:
            places.setdefault(fact.key[:2], set()).add(fact.place)
    index = Index({}, {})
    for statement in statements:
        pace()
        for fact in statement.facts:
            for place in places[fact.key[:2]]:
                if 0 <= place - fact.place <= fact.digits - _FEWEST_DIGITS:
                    key = fact.coarser_key(place - fact.place) if place > fact.place or not fact.is_whole else fact.key
                    index.every.setdefault(key, []).append(fact)
                    if fact.is_prose:
                        index.prose.setdefault(key, []).append(fact)
    return index
