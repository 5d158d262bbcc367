"""English number words that say no quantity."""

import re

from tui.domain.figure import FigureKind
from tui.figures.amounts import Amount
from tui.figures.data.wording import words
from tui.figures.drafts import Aside, Finding, Reason
from tui.figures.reading import Reading
from tui.figures.units import unit_at

_VAGUE = re.compile(
    r"(?i:hundreds|thousands|millions|billions|trillions|dozens|lakhs|crores|million|billion|trillion)(?![a-z])"
)
_HALF_AFTER = re.compile(r"[ -](?:year|way|hour|time)", re.IGNORECASE)


def vague(reading: Reading, place: int) -> Finding | None:
    """Return a scale that stands for no number (hundreds of, in millions)."""
    text = reading.text
    found = _VAGUE.match(text, place)
    # `a million dollars` is a sum, `a million reasons` is none.
    if found is not None and text[max(0, place - 2) : place] in {"a ", "A "}:
        unit = unit_at(text, found.end(), reading.words)
        found = None if unit is not None and unit[0].kind is FigureKind.MONEY else found
    return Aside(place, found.end(), Reason.VAGUE) if found is not None else None


def idle_word(text: str, amount: Amount) -> Aside | None:
    """Return the English number word that says no quantity (one of them, at first, a second party)."""
    start, end = amount.number
    word = text[start:end].lower()
    if amount.bare and amount.start == start and (amount.unit is None or amount.unit.kind is FigureKind.COUNT):
        return Aside(start, end, Reason.ARTICLE)
    if word in _SCALES and _STATED_APART.search(text, max(0, start - 5), start):
        return Aside(start, end, Reason.SCALE)
    if amount.role == "ordinal":
        return _idle_ordinal(text, start, end)
    is_quarter = word in _QUARTERS and not text[max(0, start - 4) : start].lower().endswith(_BEFORE_QUARTER)
    is_half = word == "half" and (_HALF_AFTER.match(text, end) or text[start - 1 : start] == "-")
    if (word in _UNCERTAIN and amount.unit is None) or is_quarter or is_half:
        return Aside(start, end, Reason.WORD)
    return None


def _idle_ordinal(text: str, start: int, end: int) -> Aside | None:
    """Return the ordinal that only counts off (Second, …), joins (third-party) or names (Fifth Amendment)."""
    if text[end : end + 1] == "," and text[start].isupper():
        return Aside(start, end, Reason.LIST_NUMBER)
    idle = text[start:end].lower() == "first" or text[end : end + 1] == "-" or text[start - 4 : start] == "per "
    return Aside(start, end, Reason.PHRASE) if idle or _NAMED_ORDINAL.match(text, end) is not None else None


_NAMED_ORDINAL = re.compile(r" (?:[Pp]art|Amendment|Circuit|Avenue|Street|World)")
_SCALES = frozenset({"thousand", "million", "billion"})
_STATED_APART = re.compile(r"(?:[,;:(–—] ?(?:in )?| in )$")
"""What stands before the scale of a table: `Cargo, thousand tonnes`, `(in thousand tonnes)`."""
_UNCERTAIN = frozenset(words("once double doubles doubling triple triples tripling"))
_QUARTERS = frozenset({"quarter", "quarters"})
_BEFORE_QUARTER = ("a ", "one ", "one-", "a\n")
