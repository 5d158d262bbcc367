"""Where an item stands and what it says, as the journal keeps it when that changes."""

import json
from typing import TypeAlias

from msgspec import convert

from tui.domain.anchoring import even_sides, sides_of
from tui.domain.review import Item
from tui.domain.text import Span, Target, TextPositionSelector, TextQuoteSelector

_Place: TypeAlias = tuple[str, str, str, int, int, str, str, str, str, str]


def place_text(item: Item) -> str:
    """Return all that is said of an item but its id, as the journal keeps it."""
    quote, position = item.target.quote, item.target.position
    told = [quote.exact, quote.prefix, quote.suffix, position.start, position.end]
    told += [item.printed, item.kind, item.value, item.unit, item.label]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def place_from(name: str, text: str) -> Item:
    """Return the item with an id that `place_text` wrote.

    Raises:
        ValueError: It did not write this.
    """
    exact, prefix, suffix, start, end, *rest = convert(json.loads(text), _Place)
    Span(start, end)
    target = Target(TextQuoteSelector(exact, prefix, suffix), TextPositionSelector(start, end))
    return Item(name, target, *rest)


def sentence_of(item: Item) -> str:
    """Return the sentence that an item's words stood in."""
    before, after = sides_of(item.target.quote)
    return f"{before}{item.target.quote.exact}{after}"


def says_the_same(one: str, other: str) -> bool:
    """Say whether two places have the same words in the same sentence, wherever they stand."""
    first, second = place_from("", one).target.quote, place_from("", other).target.quote
    return first.exact == second.exact and even_sides(sides_of(first)) == even_sides(sides_of(second))
