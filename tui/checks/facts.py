"""The facts of a report: each figure with the names of what it measures, in statements that can be compared.

A statement is a sentence of prose or a row of a table. Facts are found by value, rounded to what is printed, and by
name: nothing here tries all pairs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

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

Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
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
    words: frozenset[str]
    """The telling words around it."""
    is_prose: bool
    """Whether it stands in a sentence."""

    @property
    def value(self) -> Decimal:
        """What it says."""
        value = self.figure.quantity.value
        return value if value is not None else Decimal(0)

    @property
    def step(self) -> Decimal:
        """One unit in its last printed place."""
        return self.figure.quantity.precision or Decimal(1)

    @property
    def digits(self) -> int:
        """How many digits are printed that count."""
        return len(format(_places(self.value, self.step), "f").lstrip("-"))

    @property
    def key(self) -> Key:
        """Where it is looked up: its sort, unit, last place and number."""
        place = self.step.adjusted()
        return self.figure.kind.value, self.figure.quantity.unit, place, int(_places(self.value, self.step))

    def coarser_keys(self) -> Iterator[Key]:
        """Yield all keys under which a coarser statement of the same fact would be looked up."""
        place = self.step.adjusted()
        for coarser in range(self.digits - _FEWEST_DIGITS + 1):
            step = EXACT.scaleb(Decimal(1), Decimal(place + coarser))
            yield self.figure.kind.value, self.figure.quantity.unit, place + coarser, int(_places(self.value, step))


def _places(value: Decimal, step: Decimal) -> Decimal:
    return EXACT.divide(value, step).quantize(Decimal(1), ROUND_HALF_EVEN, EXACT)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a row."""

    facts: tuple[Fact, ...]
    """Its facts, in order."""
    is_prose: bool
    """Whether it is a sentence."""
    sheet: int
    """Which table it belongs to, from 0; -1 for a sentence."""
    name: str
    """What a row is about, reduced; empty for a sentence."""
    words: frozenset[str]
    """The telling words of a row's label; empty for a sentence."""


def statements_of(prose: Prose) -> list[Statement]:
    """Return the rows and sentences of a report that hold facts; a written table's lines are rows and no sentences."""
    found: list[Statement] = []
    in_rows: set[int] = set()
    for number, sheet in enumerate(prose.sheets):
        for row in sheet.rows:
            prose.pace()
            figures = [entry.figure for entry in row.vector if entry is not None and entry.figure is not None]
            in_rows |= {figure.id for figure in figures}
            told = telling(row.label)
            name = reduced(row.label)
            facts = [Fact(figure, len(found), name, name, told, False) for figure in figures if is_compared(figure)]
            found.append(Statement(tuple(facts), False, number, name, told))
    for shape in prose.sentences():
        figures = [figure for figure in shape.figures if is_compared(figure) and figure.id not in in_rows]
        facts = [_told(figure, len(found), prose.report.text, shape.span) for figure in figures]
        if facts:
            found.append(Statement(tuple(facts), True, -1, "", frozenset()))
    return found


def _told(figure: Figure, statement: int, text: str, sentence: Span) -> Fact:
    """Return the fact that a figure of a sentence states."""
    name = reduced(figure.label)
    said = [word for word in _WORD.findall(figure.label.lower()) if word not in _STOPPED]
    head = said[-1] if said and name.isascii() else name
    return Fact(figure, statement, name, head, _around(text, sentence, figure.span), True)


def is_compared(figure: Figure) -> bool:
    """Say whether a figure states a number that another statement may repeat."""
    quantity = figure.quantity
    if figure.kind not in _COMPARED or quantity.value is None or not quantity.precision or not quantity.value:
        return False
    return EXACT.divide(abs(quantity.value), quantity.precision).adjusted() < _MOST_DIGITS


def _around(text: str, sentence: Span, figure: Span) -> frozenset[str]:
    start = max(sentence.start, figure.start - _LONGEST_CONTEXT)
    end = min(sentence.end, figure.end + _LONGEST_CONTEXT)
    return telling(f"{text[start : figure.start]} {text[figure.end : end]}")


def telling(label: str) -> frozenset[str]:
    """Return the words that tell what something is: English words, and pairs of Chinese characters."""
    folded = label.translate(FOLD).lower()
    english = {word for word in _WORD.findall(folded) if word not in _STOPPED}
    pairs = {run[at : at + 2] for run in _IDEOGRAPHS.findall(folded) for at in range(len(run) - 1)}
    return frozenset(english | pairs)


def reduced(label: str) -> str:
    """Return a label without the words that two ways of saying the same differ in: 实现, 增加值, 同比增长, the."""
    folded = label.translate(FOLD).lower()
    if not _IDEOGRAPHS.search(folded):
        return " ".join(sorted({word for word in _WORD.findall(folded) if word not in _STOPPED}))
    plain = _FILLER.sub("", folded)
    return _GENERIC.sub("", _CHANGE_END.sub("", plain)) or plain


def by_value(statements: Sequence[Statement], pace: Pace) -> dict[Key, list[Fact]]:
    """Return the facts under each key that a statement as coarse or coarser would look them up by."""
    found: dict[Key, list[Fact]] = {}
    for statement in statements:
        pace()
        for fact in statement.facts:
            for key in fact.coarser_keys():
                found.setdefault(key, []).append(fact)
    return found
