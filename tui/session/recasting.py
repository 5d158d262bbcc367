"""Items made otherwise than the reader found them: edited, split, joined. What was there stays in the journal."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.identity import PICKED, items_of, passage_id
from tui.domain.placing import place_text
from tui.domain.review import EventField, Item
from tui.domain.text import Span
from tui.session.state import ReviewState


class Stated(Struct, frozen=True):
    """What the reviewer says that a passage states."""

    span: Span
    """Where it stands."""
    value: str = ""
    """The value as the machine interface writes it; empty when the reviewer gave none."""
    unit: str = ""
    """Its unit."""
    label: str = ""
    """What it measures."""


Wanted = tuple[str, EventField, str, str]
"""An item's id, the field that is set, what it was and what it is to be."""


def recast(
    state: ReviewState, names: Sequence[str], stated: Sequence[Stated]
) -> tuple[tuple[Wanted, ...], tuple[Item, ...]]:
    """Return what puts passages in the place of items, and the passages that the store does not have yet.

    Args:
        state: What there is.
        names: The items that go, by id.
        stated: What comes in their place; none overlaps another, or an item that stays.
    """
    made = [_passage(state, one) for one in stated]
    stays = {item.id for item in made}
    wanted = [*_going([name for name in names if name not in stays]), *_coming(state, made)]
    return tuple(wanted), tuple(item for item in made if item.id not in state.kept)


def _passage(state: ReviewState, stated: Stated) -> Item:
    (item,) = items_of(state.report.text, [("", stated.span, None)])
    return replace(item, id=passage_id(item, state.kept), value=stated.value, unit=stated.unit, label=stated.label)


def _going(names: Sequence[str]) -> Iterator[Wanted]:
    for name in names:
        if name.startswith(PICKED):
            yield name, EventField.PICKED, "yes", ""
        else:
            yield name, EventField.REPLACED, "", "yes"


def _coming(state: ReviewState, made: Sequence[Item]) -> Iterator[Wanted]:
    for item in made:
        if not state.journal.review(item.id).is_picked:
            yield item.id, EventField.PICKED, "", "yes"
        if item.id in state.kept and (was := place_text(state.former(item.id))) != place_text(item):
            yield item.id, EventField.PLACE, was, place_text(item)
