"""The language tables made ready for looking up, with a user's own additions."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from tui.domain.additions import NO_ADDITIONS, Additions
from tui.domain.figure import FigureKind
from tui.figures.data import classifiers, currencies, phrases, units
from tui.figures.data.characters import FOLD


class Unit(NamedTuple):
    """What stands behind a number."""

    kind: FigureKind
    """What sort of figure it makes."""
    unit: str
    """As `Quantity.unit` has it."""
    factor: Decimal
    """What the number is multiplied by."""


class Language(Struct, frozen=True):
    """All that is looked up while a text is read."""

    chinese: Mapping[str, Unit]
    """Units, currencies and classifiers by folded spelling."""
    english: Mapping[str, Unit]
    """Units and currencies by spelling; words in lower case."""
    before: Mapping[str, str]
    """Currencies by what stands before the number."""
    before_ends: frozenset[str]
    """The last characters of those."""
    phrases: frozenset[str]
    """Set phrases that begin with a number word."""
    longest: int = field(default=8)
    """The length of the longest Chinese spelling."""


_ONE = Decimal(1)


@lru_cache(maxsize=4)
def tables(additions: Additions = NO_ADDITIONS) -> Language:
    """Return the tables with `additions`.

    Raises:
        ValueError: An added unit names a kind that does not exist, or a factor that is no number.
    """
    chinese = {word: Unit(FigureKind.COUNT, word, _ONE) for word in (*classifiers.CLASSIFIERS, *additions.classifiers)}
    for kind, unit, factor, spellings in units.CHINESE:
        chinese.update(dict.fromkeys(spellings.split(), Unit(kind, unit, factor)))
    for currency, factor, words in currencies.AFTER_CHINESE:
        chinese.update(dict.fromkeys(words.split(), Unit(FigureKind.MONEY, currency, factor)))
    english: dict[str, Unit] = {}
    for kind, unit, factor, spellings in units.ENGLISH:
        english.update(dict.fromkeys(spellings.split(";"), Unit(kind, unit, factor)))
    for currency, factor, words in currencies.AFTER_ENGLISH:
        english.update(dict.fromkeys(words.split(";"), Unit(FigureKind.MONEY, currency, factor)))
    for spelling, kind_name, unit, times in additions.units:
        added = Unit(FigureKind(kind_name), unit, Decimal(times))
        chinese[spelling.translate(FOLD)] = english[spelling] = added
    before = {word.translate(FOLD): currency for currency, words in currencies.BEFORE.items() for word in words.split()}
    set_phrases = frozenset(phrase.translate(FOLD) for phrase in (*phrases.SET_PHRASES, *additions.phrases))
    return Language(
        chinese, english, before, frozenset(word[-1] for word in before), set_phrases, max(map(len, chinese))
    )
