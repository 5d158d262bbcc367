"""Which items of another store are which of this one's, and its events under the names that they have here."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.anchoring import anchor, says_still
from tui.domain.chain import digest_of
from tui.domain.identity import FIGURE, MERGED, PICKED, fingerprint, passage_id
from tui.domain.review import Event, Item
from tui.domain.text import Span

ALIAS = "~"
"""What stands in the id under which an item is kept as another store described it, after the id that it has here."""
_DIGEST = 10


class Here(Struct, frozen=True):
    """What a store knows of a report that marks of another one come to."""

    text: str
    """The reading's text."""
    figures: Mapping[Span, str]
    """The id of each figure of the reading, by its place."""
    kept: Mapping[str, Item]
    """What was ever decided on, by id."""


class Named(Struct, frozen=True):
    """What comes from another store, as it is called here."""

    items: tuple[Item, ...]
    """What this store does not have yet."""
    events: tuple[Event, ...]
    """All events, in the other store's order; their chain holds under the new names, too."""


def named_here(here: Here, items: Iterable[Item], events: Sequence[Event]) -> Named:
    """Return items and events of another store's review of the same report under the ids that they have here.

    An item is the one here that has its words in its place, or that its words are found on. One that is not found for
    certain gets an id of its own made of its words, so that it is never taken for another; it is listed with the
    orphans, unless its words stand in the reading.
    """
    known = {(_sort(name), fingerprint(item)): name.split(ALIAS)[0] for name, item in here.kept.items()}
    names: dict[str, str] = {}
    made: dict[str, Item] = {}
    for item in items:
        if ALIAS in item.id:
            continue
        mark = fingerprint(item)
        alike = next((known[sort, mark] for sort in _sorts_alike(item.id) if (sort, mark) in known), "")
        name = alike or _name(here, item, mark)
        names[item.id] = name
        if not alike:
            own = name if name not in here.kept and name not in made else f"{name}{ALIAS}{mark[:_DIGEST]}"
            made[own] = replace(item, id=own)
    return Named(tuple(made.values()), tuple(_renamed(events, names)))


def _sort(name: str) -> str:
    """Return what tells items apart whose words and place are the same: figures, passages, and all others by name.

    A finding is described by the place of its figure, and a passage may stand in the place of a figure.
    """
    if name.startswith((FIGURE, MERGED)):
        return FIGURE
    return PICKED if name.startswith(PICKED) else name


def _sorts_alike(name: str) -> tuple[str, ...]:
    """Return as what an item may be known here: as its own sort before the other that has words of its own."""
    own = _sort(name)
    return (own, PICKED if own == FIGURE else FIGURE) if own in {FIGURE, PICKED} else (own,)


def _name(here: Here, item: Item, mark: str) -> str:
    if item.id.startswith(PICKED):
        return passage_id(item, here.kept)
    if not item.id.startswith((FIGURE, MERGED)):
        # Findings and the report itself have the same id in all stores.
        return item.id
    position = item.target.position
    span = Span(position.start, position.end)
    if span not in here.figures or not says_still(here.text, span, item.target):
        span = anchor(here.text, item.target).span or Span(0, 0)
    return here.figures.get(span) or f"{MERGED}{mark[:_DIGEST]}"


def _renamed(events: Sequence[Event], names: Mapping[str, str]) -> Iterable[Event]:
    """Yield events with other names for their items, linked and sealed anew from the first one that needs it."""
    digests: dict[str, str] = {}
    for event in events:
        name, previous = names[event.item_id], digests.get(event.previous, event.previous)
        if event.digest and (name, previous) == (event.item_id, event.previous):
            yield event
            continue
        linked = replace(event, item_id=name, previous=previous)
        sealed = replace(linked, digest=digest_of(linked))
        digests[event.digest] = sealed.digest
        yield sealed
