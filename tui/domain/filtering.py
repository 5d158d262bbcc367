"""Filters: which items a reviewer wants to see, as an expression of a few words.

    status:disputed kind:money section:二 value:>1e6 note:* tag:later -tick:F 富華

All terms have to hold; `-` before one turns it round; `a,b` after a colon means either. `*` means that there is any.
`=`, `>`, `>=`, `<`, `<=` before a number compare the value, its unit if one is given, `a..b` asks for a value between.
A word without a colon is looked for in the printed words, the label and the note.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec import Struct

from tui.domain.amounts import OPERATORS, Comparison
from tui.domain.figure import Figure, Quantity
from tui.domain.finding import Verdict
from tui.domain.review import Review
from tui.errors import TieoutError

ANY = "*"
_EXAMPLE = "Write, for example: status:disputed kind:money value:>1e6 note:*"


class Facts(Struct, frozen=True):
    """What a filter may ask of one item."""

    printed: str
    """Its words."""
    figure: Figure | None
    """The figure; None for a passage."""
    review: Review
    """What was decided."""
    sections: tuple[str, ...]
    """The names of the sections it stands in, the outermost first."""
    verdicts: frozenset[Verdict]
    """How the findings that it takes part in came out, the dismissed ones left out."""


Holds = Callable[[Facts], bool]
ReadQuantity = Callable[[str], Quantity | None]


class Filter(Struct, frozen=True):
    """A filter that was understood."""

    expression: str
    """As it was written."""
    terms: tuple[Holds, ...]
    """What has to hold of an item, each."""

    def accepts(self, facts: Facts) -> bool:
        """Say whether an item is to be shown."""
        return all(holds(facts) for holds in self.terms)


def parsed_filter(expression: str, read: ReadQuantity) -> Filter:
    """Return the filter that an expression describes.

    Args:
        expression: The words.
        read: Returns the quantity that words like `1.2亿` or `5%` state, or None.

    Raises:
        TieoutError: A term can't be understood; the message names it.
    """
    return Filter(expression, tuple(_term(word, read) for word in expression.split()))


def parsed_comparison(words: str, read: ReadQuantity) -> Comparison:
    """Return the comparison that words describe: `=1.2亿`, `> 5 %`, `1e6..2e6`; blanks don't matter.

    Raises:
        TieoutError: It can't be understood.
    """
    wanted = words.strip()
    operator = next((sign for sign in OPERATORS if wanted.startswith(sign)), "=")
    low_words, dots, high_words = (part.strip() for part in wanted.removeprefix(operator).partition(".."))
    low, high = _number(low_words, read), _number(high_words, read) if dots else None
    unit = low[1] or (high[1] if high else "")
    return Comparison(operator, low[0], high[0] if high else None, unit)


def _term(word: str, read: ReadQuantity) -> Holds:
    if word.startswith("-") and len(word) > 1 and not word[1].isdigit():
        holds = _term(word[1:], read)
        return lambda facts: not holds(facts)
    if word.startswith(OPERATORS):
        return _value_term(word, read)
    name, colon, wanted = word.partition(":")
    if not colon:
        return _word_term(word)
    if not wanted:
        raise TieoutError(f"“{word}” says nothing after the colon.", _EXAMPLE)
    if name == "value":
        return _value_term(wanted, read)
    ask = _FIELDS.get(name)
    if ask is None:
        raise TieoutError(f"There is no “{name}:” to filter by.", f"There are: {', '.join((*_FIELDS, 'value'))}.")
    choices = [choice.casefold() for choice in wanted.split(",") if choice]
    return lambda facts: any(_fits(choice, ask(facts)) for choice in choices)


def _word_term(word: str) -> Holds:
    sought = word.casefold()

    def holds(facts: Facts) -> bool:
        label = facts.figure.label if facts.figure else ""
        return any(sought in text.casefold() for text in (facts.printed, label, facts.review.note))

    return holds


def _fits(choice: str, values: Sequence[str]) -> bool:
    if choice == ANY:
        return any(values)
    return any(choice in value.casefold() for value in values)


_FIELDS: dict[str, Callable[[Facts], Sequence[str]]] = {
    "status": lambda facts: (facts.review.status.value, facts.review.status.value.replace("_", "-")),
    "kind": lambda facts: (facts.figure.kind.value if facts.figure else "passage",),
    "section": lambda facts: facts.sections,
    "label": lambda facts: (facts.figure.label if facts.figure else "",),
    "unit": lambda facts: (facts.figure.quantity.unit if facts.figure else "",),
    "period": lambda facts: (facts.figure.period if facts.figure else "",),
    "scope": lambda facts: (facts.figure.scope if facts.figure else "",),
    "note": lambda facts: (facts.review.note,),
    "tag": lambda facts: facts.review.tags,
    "tick": lambda facts: facts.review.ticks,
    "evidence": lambda facts: tuple(f"{piece.title} {piece.place} {piece.quote}" for piece in facts.review.evidence),
    "by": lambda facts: (facts.review.reviewer,),
    "finding": lambda facts: tuple(verdict.value for verdict in facts.verdicts),
    "beware": lambda facts: facts.figure.warnings if facts.figure else (),
}
"""What a filter can ask by name, and the words of an item that answer."""


def _value_term(wanted: str, read: ReadQuantity) -> Holds:
    comparison = parsed_comparison(wanted, read)
    return lambda facts: facts.figure is not None and comparison.accepts(facts.figure.quantity)


def _number(words: str, read: ReadQuantity) -> tuple[Decimal, str]:
    """Return a number and its unit; plain and scientific numbers are read as they are, others as figures are."""
    try:
        number = Decimal(words)
    except ArithmeticError:
        quantity = read(words) if words else None
        if quantity is None or quantity.value is None:
            raise TieoutError(f"“{words}” is no number that tieout understands.", _EXAMPLE) from None
        return quantity.value, quantity.unit
    if not number.is_finite():
        raise TieoutError(f"“{words}” is no number that tieout understands.", _EXAMPLE)
    return number, ""
