"""JSON Lines: for scripts, and lossless. One object a line, each with its `type`.

For each report a `document`, then each `section`, `item`, `check`, `evidence` and `event`. When everything was asked
for there are a `reading` and a `snapshot` too, and `jsonl_back` makes the same review of the lines.
"""

import base64
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import asdict

from tui import __version__
from tui.domain.figure import Figure
from tui.domain.review import Event, Item, Review
from tui.domain.wire import Json, Object, finding_to_wire, plain, report_in_parts
from tui.export.notes import SCHEMA, NotedFinding, Notes, Whole

FIELDS: Mapping[str, frozenset[str]] = {
    kind: frozenset(["type", *names.split()])
    for kind, names in {
        "document": (
            "schema program id title location author source date language sha256 media_type retrieved charset "
            "reviewers signed statuses counts ticks text"
        ),
        "reading": "report numbers next_number place",
        "snapshot": "sha256 encoding body",
        "section": "index level number title start end",
        "item": (
            "id status note ticks tags reviewer at spent_s opinions printed kind value unit label quote position "
            "section checkable low high modifier scale precision period scope first orphan withdrawn"
        ),
        "check": (
            "id kind rule verdict spans values slacks names expression computed tolerance message items dismissed "
            "reviewer at first"
        ),
        "evidence": "item kind place title locator quote value accessed sha256 is_private",
        "event": "action kind of at reviewer item field was now previous digest",
    }.items()
}
"""The fields that tieout writes, by the type of the line; what else an imported file had there is kept and written."""
_TOGETHER = 500
"""Of how many items it is looked together how they were first decided on."""
_HALVES = re.compile("[\ud800-\udfff]")


def render(several: Sequence[Notes]) -> Iterator[str]:
    """Yield the lines of each report: its document first, the rest in reading and journal order."""
    for notes in several:
        for wire in _with_others(notes):
            yield from _line(wire)


class _Parts(Struct, frozen=True):
    """An object that is too large to be made as a whole."""

    fields: Mapping[str, Json | Iterator[Json]]
    """What is in it."""


_Wire: TypeAlias = Mapping[str, Json | _Parts]


def _with_others(notes: Notes) -> Iterator[_Wire]:
    """Yield the lines with what others once added to them, then the lines that only others wrote."""
    if not notes.others:
        yield from _lines(notes)
        return
    for wire in _lines(notes):
        added = notes.others.get(line_key(wire))
        yield {**json.loads(added), **wire} if added else wire
    for key, added in notes.others.items():
        if key.split("\x1f", 1)[0] not in FIELDS:
            yield json.loads(added)


def line_key(wire: Mapping[str, object]) -> str:
    """Return what a line is known by from one export to the next, so that what others added to it stays with it."""
    told = "\x1f".join(str(wire.get(name, "")) for name in _KEYS.get(str(wire["type"]), ()))
    return f"{wire['type']}\x1f{told or json.dumps(wire, sort_keys=True)}"


_KEYS: Mapping[str, tuple[str, ...]] = {
    "document": ("id",),
    "reading": ("next_number",),
    "snapshot": ("sha256",),
    "section": ("index",),
    "item": ("id",),
    "check": ("id",),
    "evidence": ("item", "kind", "place", "title", "locator", "quote"),
    "event": ("digest",),
}
"""The fields that tell a line from others of its type."""


def item_wire(item: Item) -> Object:
    """Return what an item is, without what was decided on it."""
    quote, position = item.target.quote, item.target.position
    return {
        "printed": item.printed,
        "kind": item.kind,
        "value": item.value,
        "unit": item.unit,
        "label": item.label,
        "quote": {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        "position": {"start": position.start, "end": position.end},
    }


def _line(wire: _Wire) -> Iterator[str]:
    """Yield a line; what comes in parts is never there as a whole."""
    if not any(isinstance(value, _Parts) for value in wire.values()):
        yield f"{_json(wire)}\n"
        return
    yield "{"
    for place, (name, value) in enumerate(wire.items()):
        yield f"{', ' if place else ''}{_json(name)}: "
        yield from _in_parts(value) if isinstance(value, _Parts) else (_json(value),)
    yield "}\n"


def _in_parts(parts: _Parts) -> Iterator[str]:
    """Yield an object whose lists may come one by one."""
    yield "{"
    for place, (name, value) in enumerate(parts.fields.items()):
        yield f"{', ' if place else ''}{_json(name)}: "
        if isinstance(value, Iterator):
            yield "["
            yield from (f"{', ' if at else ''}{_json(one)}" for at, one in enumerate(value))
            yield "]"
        else:
            yield _json(value)
    yield "}"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    # Half a character has no UTF-8; its escape means the same.
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _lines(notes: Notes) -> Iterator[_Wire]:
    yield _document(notes)
    if notes.whole is not None:
        yield from _whole(notes, notes.whole)
    yield from _sections(notes)
    yield from _items(notes)
    for orphan in notes.orphans:
        yield {**_item(orphan.item, orphan.review), "orphan": orphan.why}
    keys = [check.finding.key for check in notes.findings]
    first = notes.kept.some(keys)
    for check in notes.findings:
        yield {**_check(check), **_first(first.get(check.finding.key))}
    shown = {*notes.names, *(orphan.item.id for orphan in notes.orphans), *keys}
    withdrawn = [name for name in notes.kept.names if name not in shown]
    kept = notes.kept.some(withdrawn)
    for name in withdrawn:
        # Nothing stands of it but its events: a passage that was picked and given up, a finding of another reading.
        yield {**_item(kept[name], Review()), "withdrawn": True}
    yield from _evidence(notes)
    for event in notes.events:
        yield _event(event)


def _items(notes: Notes) -> Iterator[Object]:
    for first in range(0, len(notes.items), _TOGETHER):
        some = notes.items[first : first + _TOGETHER]
        kept = notes.kept.some([noted.item.id for noted in some])
        for noted in some:
            known = kept.get(noted.item.id, noted.item)
            yield {
                **_item(noted.item, noted.review),
                "section": noted.section,
                **_figure(noted.figure),
                **_first(None if known == noted.item else known),
            }


def _document(notes: Notes) -> Object:
    report = notes.report
    return {
        "type": "document",
        "schema": SCHEMA,
        "program": f"tieout {__version__}",
        "id": notes.report_id,
        "title": report.title,
        "location": report.source.location,
        "author": report.author,
        "source": report.publisher,
        "date": report.date,
        "language": report.language,
        "sha256": report.source.sha256,
        "media_type": report.source.media_type,
        "retrieved": report.source.retrieved_at.isoformat(),
        "charset": report.charset.name,
        "reviewers": list(notes.reviewers),
        "signed": [
            {"role": one.role.value, "by": one.reviewer, "at": one.at.isoformat(), "changed_since": one.changed_since}
            for one in notes.sign_offs
        ],
        "statuses": [status.value for status in notes.statuses],
        "counts": {
            "items": notes.tally.total,
            "reviewed": notes.tally.reviewed,
            "exported": notes.exported,
            "left_out": dict(notes.left_out),
            "private_evidence_left_out": notes.private,
        },
        "ticks": dict(notes.legend),
        "text": report.text,
    }


def _whole(notes: Notes, whole: Whole) -> Iterator[_Wire]:
    yield {
        "type": "reading",
        "report": _Parts(report_in_parts(notes.report)),
        "numbers": list(whole.numbers),
        "next_number": whole.next_number,
        "place": whole.place,
    }
    body = base64.b64encode(zlib.compress(whole.snapshot)).decode("ascii")
    yield {"type": "snapshot", "sha256": notes.report.source.sha256, "encoding": "zlib+base64", "body": body}


def _sections(notes: Notes) -> Iterator[Object]:
    for index, section in enumerate(notes.report.sections):
        yield {
            "type": "section",
            "index": index,
            "level": section.level,
            "number": section.number,
            "title": section.title,
            "start": section.span.start,
            "end": section.span.end,
        }


def _item(item: Item, review: Review) -> Object:
    return {
        "type": "item",
        "id": item.id,
        "status": review.status.value,
        "note": review.note,
        "ticks": list(review.ticks),
        "tags": list(review.tags),
        "reviewer": review.reviewer,
        "at": review.at.isoformat() if review.at else None,
        "spent_s": review.spent_s,
        "opinions": [
            {"reviewer": one.reviewer, "status": one.status.value, "note": one.note, "at": one.at.isoformat()}
            for one in review.opinions
        ],
        **item_wire(item),
    }


def _figure(figure: Figure | None) -> Object:
    """Return what the current reading says of an item's figure; a range as its bounds."""
    if figure is None:
        return {}
    quantity = figure.quantity
    bounds = [None if bound is None else plain(bound) for bound in (quantity.low, quantity.high)]
    return {
        "checkable": figure.checkable,
        "low": bounds[0],
        "high": bounds[1],
        "modifier": [modifier.value for modifier in quantity.modifiers],
        "scale": plain(quantity.scale),
        "precision": None if quantity.precision is None else plain(quantity.precision),
        "period": figure.period,
        "scope": figure.scope,
    }


def _first(item: Item | None) -> Object:
    """Return an item as it was first decided on, where the current reading has it otherwise."""
    return {} if item is None else {"first": item_wire(item)}


def _check(check: NotedFinding) -> Object:
    return {
        "type": "check",
        "id": check.finding.key,
        **finding_to_wire(check.finding),
        "items": list(check.items),
        "dismissed": check.review.dismissed,
        "reviewer": check.review.reviewer,
        "at": check.review.at.isoformat() if check.review.at else None,
    }


def _evidence(notes: Notes) -> Iterator[Object]:
    for item_id, pieces in notes.evidence:
        for piece in pieces:
            wire = {name: value for name, value in asdict(piece).items() if value}
            yield {"type": "evidence", "item": item_id, **wire, "kind": piece.kind.value}


def _event(event: Event) -> Object:
    return {
        "type": "event",
        "action": event.action,
        "kind": event.kind.value,
        "of": event.of,
        "at": event.at.isoformat(),
        "reviewer": event.reviewer,
        "item": event.item_id,
        "field": event.field.value,
        "was": event.was,
        "now": event.now,
        "previous": event.previous,
        "digest": event.digest,
    }
