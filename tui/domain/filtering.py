"""Filters: which items a reviewer wants to see, as an expression of a few words.

    status:disputed kind:money section:二 value:>1e6 note:* tag:later -tick:F 富華

All terms have to hold; `-` before one turns it round; `a,b` after a colon means either. `*` means that there is any.
`=`, `>`, `>=`, `<`, `<=` before a number compare the value, its unit if one is given, `a..b` asks for a value between.
A word without a colon is looked for in the printed words, the label and the note.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.amounts import OPERATORS, Comparison
from tui.domain.figure import FigureKind, Quantity
from tui.domain.finding import Verdict
from tui.domain.review import Status
from tui.errors import TieoutError

ANY = "*"
VALUE = "value"
"""The field that is compared."""
WORDS = ""
"""Stands for the printed words, the label and the note together."""
FIELDS = (
    *("status", "kind", "section", "label", "unit", "period", "scope", "note", "tag", "tick", "evidence", "by"),
    *("differs", "changed", "finding", "beware"),
)
"""What a filter can ask by name."""
NEEDS_NO_CHECK = "no_check"
"""What `status` calls an item that is open and needs no check."""
_CLOSED: Mapping[str, Sequence[str]] = {
    "status": (*(status.value for status in Status), NEEDS_NO_CHECK),
    "kind": (*FigureKind, "passage"),
    "finding": tuple(verdict.value for verdict in Verdict),
}
"""All that a field may have, where that is known: what is none of it is mistyped."""
_EXAMPLE = "Write, for example: status:disputed kind:money value:>1e6 note:*"


Holds = Callable[[Sequence[str]], bool]
ReadQuantity = Callable[[str], Quantity | None]


class Term(Struct, frozen=True):
    """One thing that has to hold of an item."""

    field: str
    """One of `FIELDS`, or `VALUE`, or `WORDS`."""
    holds: Holds
    """Says whether what an item has in that field is what is looked for."""
    comparison: Comparison | None = None
    """For `VALUE` what the value has to compare with; None for other fields."""
    is_negated: bool = False
    """Whether it must not hold."""


class Filter(Struct, frozen=True):
    """A filter that was understood."""

    expression: str
    """As it was written."""
    terms: tuple[Term, ...]
    """What has to hold of an item, each."""


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


def _term(word: str, read: ReadQuantity) -> Term:
    plain = word.lstrip("-")
    turns = len(word) - len(plain)
    # `-5` is a number, and a dash by itself a word.
    turns -= bool(turns) and (not plain or plain[0].isdigit())
    if turns:
        return replace(_term(word[turns:], read), is_negated=turns % 2 == 1)
    if word.startswith(OPERATORS):
        return _value_term(word, read)
    name, colon, wanted = word.partition(":")
    if not colon:
        sought = word.casefold()
        return Term(WORDS, lambda values: any(sought in value.casefold() for value in values))
    if not wanted:
        raise nothing_after(word)
    if name == VALUE:
        return _value_term(wanted, read)
    if name not in FIELDS:
        raise no_field(name, ", ".join((*FIELDS, VALUE)))
    choices = [choice.casefold() for choice in wanted.split(",") if choice]
    known = _CLOSED.get(name)
    if known is not None:
        for choice in choices:
            if choice != ANY and not _fits(choice.replace("-", "_"), known):
                raise no_value(name, choice, ", ".join(known))
    return Term(name, lambda values: any(_fits(choice, values) for choice in choices))


def nothing_after(word: str) -> TieoutError:
    """Return the error of a term that asks for nothing."""
    return TieoutError(f"“{word}” says nothing after the colon.", _EXAMPLE)


def no_field(name: str, known: str) -> TieoutError:
    """Return the error of a term that asks for what no item has; `known` lists what could be asked for."""
    return TieoutError(f"There is no “{name}:” to filter by.", f"There are: {known}.")


def no_value(name: str, choice: str, known: str) -> TieoutError:
    """Return the error of a term that asks for a value which its field never has; `known` lists those that it has."""
    return TieoutError(f"Nothing in “{name}:” is called “{choice}”.", f"There are: {known}.")


def _fits(choice: str, values: Sequence[str]) -> bool:
    if choice == ANY:
        return any(values)
    return any(choice in value.casefold() for value in values)


def _value_term(wanted: str, read: ReadQuantity) -> Term:
    return Term(VALUE, any, parsed_comparison(wanted, read))


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
