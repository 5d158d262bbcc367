"""Numbers among nothing but numbers: no words stand near enough to give them a unit, a bound or a name.

They are read without the rules that look at words, which would find nothing: a megabyte of bare numbers is common in
data that was pasted into a report.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tui.domain.figure import FigureKind, Quantity
from tui.figures.drafts import Draft
from tui.figures.numerals import EXACT
from tui.figures.reading import Reading

REACH = 40
"""How far around a number the rules look at most."""
_STRETCH = re.compile(rf"[0-9 \t\n.,|]{{{3 * REACH},}}")
# Fewer than four digits are no year, none of them is dialled, and nothing behind groups them with more.
_NUMBER = re.compile(
    r"(?!0[0-9])[0-9]{1,3}(?:,[0-9]{3}){0,5}(?:[.][0-9]{1,8})?(?![0-9.,]|[ ][0-9]{3}(?![0-9]))(?:(?=[ \n\t|])|$)"
)
_BLANKS = frozenset(" \t\n|")


class Lone(NamedTuple):
    """A bare number among bare numbers; offsets are into the folded text."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    printed: str
    """Its digits as they are printed."""


def stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where nothing but numbers stands, without the reach of the words at both ends; (end, end) at last."""
    text = reading.text
    # With decimal commas, what a number is depends on more than its digits.
    if not reading.european:
        for found in _STRETCH.finditer(text):
            yield found.start() + REACH, found.end() - REACH
    yield len(text), len(text)


def lone_at(text: str, place: int) -> Lone | None:
    """Return the bare number at `place`, which has to lie in such a stretch; None when the rules have to read it."""
    found = _NUMBER.match(text, place) if text[place - 1] in _BLANKS else None
    return Lone(place, found.end(), found.group()) if found is not None else None


@lru_cache(maxsize=4096)
def lone_quantity(printed: str) -> Quantity:
    """Return what the digits of a lone number say."""
    digits = printed.replace(",", "")
    return Quantity(Decimal(digits), precision=_step(digits))


def _step(digits: str) -> Decimal:
    return EXACT.scaleb(Decimal(1), -len(digits.partition(".")[2]))


def draft_of(lone: Lone) -> Draft:
    """Return the draft of a lone number that stands in a table, whose heads may give it unit and name."""
    quantity = lone_quantity(lone.printed)
    return Draft(lone.start, lone.end, FigureKind.COUNT, quantity.value, step=quantity.precision, plain=True)
