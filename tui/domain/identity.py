"""Which item each figure of a reading is, from one reading of a report to the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.domain.anchoring import Anchored, Outcome, anchor, describe_all
from tui.domain.figure import Figure
from tui.domain.finding import Finding
from tui.domain.journal import Journal
from tui.domain.pairing import Printed, carried
from tui.domain.report import Report
from tui.domain.review import Item, Orphan, Review
from tui.domain.text import Span, Target
from tui.domain.wire import quantity_value

FIGURE = "T-"
"""What the ids of figures begin with."""
PICKED = "P-"
"""What the ids of passages begin with."""

_WHY = {
    Outcome.GONE: "it was not found again for certain",
    Outcome.AMBIGUOUS: "its words stand in more than one place now",
}


@dataclass(frozen=True, slots=True)
class Numbering:
    """The items of a reading's figures."""

    numbers: tuple[int, ...]
    """The item number of each figure, in reading order."""
    next_number: int
    """The first number that no item of the report has had."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A reading with the items of its figures."""

    report: Report
    """The reading."""
    numbering: Numbering
    """The items."""


def item_id(number: int) -> str:
    """Return an item's id: `T-0042` for 42; five digits and more from 10,000."""
    return f"{FIGURE}{number:04}"


def picked_id(number: int) -> str:
    """Return the id of a passage that the reviewer picked: `P-0003` for 3; no figure ever has it."""
    return f"{PICKED}{number:04}"


def next_picked(ids: Iterable[str]) -> str:
    """Return the id of the next passage to be picked, after those that have been."""
    return picked_id(1 + max((int(name.removeprefix(PICKED)) for name in ids if name.startswith(PICKED)), default=0))


def picked_place(text: str, item: Item) -> Span | None:
    """Return where a passage stands that the reviewer picked; None when it is not found with its sentence."""
    anchored = anchor(text, item.target)
    return anchored.span if anchored.sentence_kept else None


def first_numbers(report: Report) -> Numbering:
    """Number the figures of a report's first reading in reading order, from 1."""
    count = len(report.numerals.figures)
    return Numbering(tuple(range(1, count + 1)), count + 1)


def next_numbers(past: Numbered, report: Report, items: Mapping[str, Item], journal: Journal) -> Numbering:
    """Number the figures of a later reading of the same report.

    A figure that is found again keeps its number. One that was decided on keeps it only if its sentence is as it was:
    else the decision becomes an orphan, and the figure gets the next free number, like a new one.
    """
    spans = [figure.span for figure in report.numerals.figures]
    decided = {index for index, number in enumerate(past.numbering.numbers) if _matters(journal, number)}
    old = Printed(past.report.text, [figure.span for figure in past.report.numerals.figures])
    places = carried(old, Printed(report.text, spans), decided)
    kept = {index: place for index, place in places.items() if place.sentence_kept or index not in decided}
    numbers = {kept[index].index: past.numbering.numbers[index] for index in decided.intersection(kept)}
    for index, number in _come_home(report.text, spans, items.values(), set(past.numbering.numbers)):
        numbers.setdefault(index, number)
    for index, place in kept.items():
        numbers.setdefault(place.index, past.numbering.numbers[index])
    return _filled(len(spans), numbers, past.numbering.next_number)


def orphans_of(report: Report, journal: Journal, items: Iterable[Item], present: Mapping[str, int]) -> list[Orphan]:
    """Return what was decided on items that are not `present` in a reading, by id."""
    return [
        Orphan(item, journal.review(item.id), _why(report.text, item))
        for item in sorted(items, key=lambda item: (len(item.id), item.id))
        if item.id not in present and _says_something(journal.review(item.id))
    ]


def items_of(text: str, wanted: Sequence[tuple[str, Span, Figure | None]]) -> list[Item]:
    """Return items as the store keeps them when they are decided on for the first time.

    Args:
        text: The report's text.
        wanted: The id, the place and, unless it is a passage, the figure of each.
    """
    targets = describe_all(text, [span for _, span, _ in wanted])
    return [_item(name, target, figure) for (name, _, figure), target in zip(wanted, targets, strict=True)]


def finding_items(text: str, findings: Iterable[Finding]) -> list[Item]:
    """Return findings as the store keeps them when they are decided on for the first time, each once."""
    unlike = {finding.key: finding for finding in findings}
    targets = describe_all(text, [finding.spans[0] for finding in unlike.values()])
    return [
        Item(key, target, target.quote.exact, kind="finding", label=finding.message)
        for (key, finding), target in zip(unlike.items(), targets, strict=True)
    ]


def _item(name: str, target: Target, figure: Figure | None) -> Item:
    if figure is None:
        return Item(name, target, target.quote.exact)
    value = quantity_value(figure.quantity)
    printed = "/".join(map(str, value)) if isinstance(value, list) else str(value)
    return Item(name, target, target.quote.exact, figure.kind.value, printed, figure.quantity.unit, figure.label)


def _come_home(text: str, spans: Sequence[Span], items: Iterable[Item], present: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the figures that orphans of earlier readings are, with their numbers: their words are back."""
    indices = {span: index for index, span in enumerate(spans)}
    for item in items:
        if not item.id.startswith(FIGURE):
            continue
        number = int(item.id.removeprefix(FIGURE))
        anchored = anchor(text, item.target) if number not in present else Anchored(Outcome.GONE)
        if anchored.sentence_kept and anchored.span in indices:
            yield indices[anchored.span], number


def _filled(count: int, numbers: Mapping[int, int], next_number: int) -> Numbering:
    filled = []
    for index in range(count):
        if index in numbers:
            filled.append(numbers[index])
        else:
            filled.append(next_number)
            next_number += 1
    return Numbering(tuple(filled), next_number)


def _matters(journal: Journal, number: int) -> bool:
    return _says_something(journal.review(item_id(number)))


def _says_something(review: Review) -> bool:
    return review.is_decided or bool(review.note) or review.is_picked


def _why(text: str, item: Item) -> str:
    anchored = anchor(text, item.target)
    if anchored.outcome is Outcome.VALUE_CHANGED and anchored.span is not None:
        return f"it reads {anchored.span.of(text)} now"
    if anchored.found:
        return "no figure is read there now" if anchored.sentence_kept else "its sentence changed"
    return _WHY[anchored.outcome]
