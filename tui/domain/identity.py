"""Which item each figure of a reading is, from one reading of a report to the next."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from tui.domain.anchoring import Outcome, anchor, describe_all, says_still
from tui.domain.figure import Figure
from tui.domain.finding import Finding
from tui.domain.journal import Journal
from tui.domain.placing import place_from
from tui.domain.report import LEFT_OUT, Report
from tui.domain.review import Item, Orphan, Review
from tui.domain.spans import spans_of
from tui.domain.text import Span, Target
from tui.domain.wire import quantity_value

FIGURE = "T-"
"""What the ids of figures begin with."""
PICKED = "P-"
"""What the ids of passages begin with."""
MERGED = "M-"
"""What the ids of items begin with that came from another store and are none of this one's."""

_WHY = {
    Outcome.GONE: "it was not found again for certain",
    Outcome.AMBIGUOUS: "its words stand in more than one place now",
}
_MOST_EXPLAINED = 300
"""Of how many orphans it is found out one by one what became of them; of a page that is gone there may be thousands."""
_BESIDE = 8
"""By how much on each side an orphan's place is looked up in a table."""
_MOST_DIGITS = 9
"""Digits of an item's number: ids come from imported files, too."""
_DIGEST = 6
"""How many hexadecimal digits name a passage."""


class Numbering(Struct, frozen=True):
    """The items of a reading's figures."""

    numbers: Sequence[int]
    """The item number of each figure, in reading order."""
    next_number: int
    """The first number that no item of the report has had."""


class Numbered(Struct, frozen=True):
    """A reading with the items of its figures."""

    report: Report
    """The reading."""
    numbering: Numbering
    """The items."""


def item_id(number: int) -> str:
    """Return an item's id: `T-0042` for 42; five digits and more from 10,000."""
    return f"{FIGURE}{number:04}"


def passage_id(item: Item, items: Mapping[str, Item]) -> str:
    """Return the id of a passage: `P-3fa9c1`, from its words and their place, so that it is the same in all stores.

    Args:
        item: The passage, under any id.
        items: What was ever decided on, by id; a longer id is given where another passage has this one.
    """
    name = fingerprint(item)
    ids = (PICKED + name[:length] for length in range(_DIGEST, len(name) + 1))
    return next(one for one in ids if one not in items or fingerprint(items[one]) == name)


def fingerprint(item: Item) -> str:
    """Return what names the words and the place of an item as it was first decided on, in hexadecimal."""
    quote = item.target.quote
    told = "\0".join((str(item.target.position.start), quote.prefix, quote.exact, quote.suffix))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def placed(item: Item, review: Review) -> Item:
    """Return an item as it was last said to stand."""
    return place_from(item.id, review.place) if review.place else item


def stray_place(text: str, item: Item) -> Span | None:
    """Return where an item stands that is no figure of a reading by its number; None when that is not certain.

    A passage that the reviewer picked may say something else there; anything else has to be as it was.
    """
    anchored = anchor(text, item.target)
    return anchored.span if anchored.sentence_kept or item.id.startswith(PICKED) else None


def first_numbers(report: Report) -> Numbering:
    """Number the figures of a report's first reading in reading order, from 1."""
    count = len(report.numerals.figures)
    return Numbering(tuple(range(1, count + 1)), count + 1)


def next_numbers(past: Numbered, report: Report, items: Mapping[str, Item], journal: Journal) -> Numbering:
    """Number the figures of a later reading of the same report.

    A figure that is found again keeps its number, also where its value or its sentence changed: then what was
    decided of it no longer shows, unless `stands_still` says so. The words of an orphan that are back are its figure
    again.
    """
    from tui.domain.pairing import Printed, carried  # noqa: PLC0415 - only a report that changed needs it

    numbers = past.numbering.numbers
    spans = spans_of(report.numerals.figures)
    places = carried(Printed.of(past.report), Printed.of(report))
    decided = {index for index, number in enumerate(numbers) if _matters(journal, number)}
    kept = {places[index].index: numbers[index] for index in decided.intersection(places)}
    present = set(numbers)
    strays = [placed(item, journal.review(name)) for name, item in items.items() if _is_stray(name, present)]
    for index, name in figures_back(report.text, spans, strays).items():
        kept.setdefault(index, int(name.removeprefix(FIGURE)))
    for index, place in places.items():
        kept.setdefault(place.index, numbers[index])
    return _filled(len(spans), kept, past.numbering.next_number)


def orphans_of(report: Report, journal: Journal, items: Iterable[Item], present: Mapping[str, int]) -> list[Orphan]:
    """Return what was decided on items that are not `present` in a reading, by id."""
    lost = [
        placed(item, journal.review(item.id))
        for item in sorted(items, key=lambda item: (len(item.id), item.id))
        if item.id not in present and says_something(journal.review(item.id))
    ]
    return [
        Orphan(item, journal.review(item.id), _why(report, item) if rank < _MOST_EXPLAINED else _WHY[Outcome.GONE])
        for rank, item in enumerate(lost)
    ]


def items_of(text: str, wanted: Sequence[tuple[str, Span, Figure | None]]) -> list[Item]:
    """Return items as the store keeps them when they are decided on for the first time.

    Args:
        text: The report's text.
        wanted: The id, the place and, unless it is a passage, the figure of each.
    """
    return [*described(text, [span for _, span, _ in wanted], wanted)]


def described(text: str, spans: Sequence[Span], wanted: Iterable[tuple[str, Span, Figure | None]]) -> Iterator[Item]:
    """Yield what `items_of` returns, one by one; `spans` are the places of those that are wanted."""
    targets = describe_all(text, spans)
    return (item_at(name, target, figure) for (name, _, figure), target in zip(wanted, targets, strict=True))


def finding_items(text: str, findings: Iterable[Finding]) -> list[Item]:
    """Return findings as the store keeps them when they are decided on for the first time, each once."""
    unlike = {finding.key: finding for finding in findings}
    targets = describe_all(text, [finding.spans[0] for finding in unlike.values()])
    return [
        Item(key, target, target.quote.exact, kind="finding", label=finding.message)
        for (key, finding), target in zip(unlike.items(), targets, strict=True)
    ]


def item_at(name: str, target: Target, figure: Figure | None) -> Item:
    """Return an item as the store keeps it when it is decided on for the first time."""
    if figure is None:
        return Item(name, target, target.quote.exact)
    value = quantity_value(figure.quantity)
    printed = "/".join(map(str, value)) if isinstance(value, list) else str(value)
    return Item(name, target, target.quote.exact, figure.kind.value, printed, figure.quantity.unit, figure.label)


def figures_back(text: str, spans: Sequence[Span], items: Iterable[Item]) -> Mapping[int, str]:
    """Return the figures that items are again which had no place, with their ids: words and sentence as they were."""
    wanted = defaultdict(list)
    for item in items:
        quote = item.target.quote
        wanted[quote.prefix[-_BESIDE:], quote.exact, quote.suffix[:_BESIDE]].append(item)
    found: dict[int, list[str]] = defaultdict(list)
    places: dict[str, int] = {}
    for index, span in enumerate(spans) if wanted else ():
        beside = text[max(0, span.start - _BESIDE) : span.start], text[span.end : span.end + _BESIDE]
        for item in wanted.get((beside[0], span.of(text), beside[1]), ()):
            if says_still(text, span, item.target):
                found[index].append(item.id)
                places[item.id] = places.get(item.id, 0) + 1
    return {index: names[0] for index, names in found.items() if len(names) == 1 and places[names[0]] == 1}


def _is_stray(name: str, present: set[int]) -> bool:
    number = name.removeprefix(FIGURE)
    is_number = number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS
    return name.startswith(FIGURE) and is_number and int(number) not in present


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
    return says_something(journal.review(item_id(number)))


def says_something(review: Review) -> bool:
    """Say whether anything would be lost with an item."""
    return review.is_decided or bool(review.note) or review.is_picked


def _why(report: Report, item: Item) -> str:
    text = report.text
    anchored = anchor(text, item.target)
    if not anchored.found and (reason := _set_apart_as(report, item)):
        return reason
    if anchored.outcome is Outcome.VALUE_CHANGED and anchored.span is not None:
        return f"it reads {anchored.span.of(text)} now"
    if anchored.found:
        there = "other items stand in its words now" if item.id.startswith(PICKED) else "no figure is read there now"
        return there if anchored.sentence_kept else "its sentence changed"
    return _WHY[anchored.outcome]


def _set_apart_as(report: Report, item: Item) -> str:
    """Return why the words of an item are not in the body, where a set-apart piece has them; empty where none has."""
    for piece in report.aside:
        if item.target.quote.exact in piece.text:
            anchored = anchor(piece.text, item.target)
            if anchored.found and anchored.sentence_kept:
                return piece.reason if piece.reason == LEFT_OUT else f"it is set apart now: {piece.reason}"
    return ""
