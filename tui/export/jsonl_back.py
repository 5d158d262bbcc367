"""JSON Lines back: what `jsonl` wrote, by this version or an earlier one, or a script in the same words."""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import cast

from msgspec import Struct, field

from tui.domain.evidence import Evidence, EvidenceKind, evidence_text
from tui.domain.opinions import refuse_unreadable
from tui.domain.report import Report
from tui.domain.review import ActionKind, Event, EventField, Item, Status
from tui.domain.text import Span, Target, TextPositionSelector, TextQuoteSelector
from tui.domain.wire import Json, report_from_wire
from tui.errors import ReadError
from tui.export.jsonl import FIELDS, line_key
from tui.export.marks import Copy, Incoming, Mark
from tui.export.notes import SCHEMA, Whole

_NOT_OURS = "Write it with `tieout export --format jsonl`."
_LARGEST_SNAPSHOT_BYTES = 100_000_000
_STATUSES = frozenset(Status)

Line = Mapping[str, Json]


def parsed(body: str) -> tuple[Incoming, ...]:
    """Return what the lines say of each report, in order.

    Raises:
        ReadError: A line is not what `jsonl` writes, or a later version wrote it.
    """
    reports: list[_Lines] = []
    for number, line in enumerate(body.split("\n"), 1):
        if not line.strip():
            continue
        try:
            wire = _object(line)
            if wire.get("type") == "document":
                _refuse_later(wire)
                reports.append(_Lines(wire))
            if not reports:
                raise ReadError(f"Line {number} comes before any document.", _NOT_OURS)
            reports[-1].add(number, wire)
        except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise ReadError(f"Line {number} is not a line of an export: {_reason(error)}.", _NOT_OURS) from error
    return tuple(lines.incoming() for lines in reports)


def _object(line: str) -> Line:
    wire = json.loads(line)
    if not isinstance(wire, dict):
        message = "it is no object"
        raise TypeError(message)
    return wire


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"it has no {error}"
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _refuse_later(document: Line) -> None:
    schema = document["schema"]
    if isinstance(schema, int) and schema > SCHEMA:
        message = f"A later tieout wrote this file (schema {schema}; this one reads up to {SCHEMA})."
        raise ReadError(message, "Import it with that version or a later one.")


class _Lines(Struct):
    """The lines of one report as they come."""

    document: Line
    reading: Line | None = None
    snapshot: bytes = b""
    items: dict[str, Item] = field(default_factory=dict)
    marks: list[tuple[int, Line]] = field(default_factory=list)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)

    def add(self, number: int, wire: Line) -> None:
        """Take in a line."""
        kind = str(wire.get("type", ""))
        self._keep_others(kind, wire)
        if kind in {"item", "check"}:
            self.marks.append((number, wire))
            self.items[_text(wire, "id")] = _first(wire)
        elif kind == "evidence":
            self.evidence.setdefault(_text(wire, "item"), []).append(_piece(wire))
        elif kind == "event":
            self.events.append(_event(wire))
        elif kind == "reading":
            self.reading = wire
        elif kind == "snapshot":
            self.snapshot = _snapshot(wire)

    def incoming(self) -> Incoming:
        """Return what the lines come to."""
        marks = [mark for number, wire in self.marks if (mark := self._mark(number, wire)) is not None]
        return Incoming(tuple(marks), copy=self._copy(), others=self.others)

    def _mark(self, number: int, wire: Line) -> Mark | None:
        fields = dict(_decided(wire))
        pieces = evidence_text(self.evidence.get(_text(wire, "id"), ()))
        if pieces:
            fields[EventField.EVIDENCE] = pieces
        if not fields:
            return None
        is_finding = wire["type"] == "check"
        return Mark(
            where=f"line {number}",
            target=_first(wire).target if is_finding or "orphan" in wire else _item(wire).target,
            fields=fields,
            reviewer=_text(wire, "reviewer"),
            report=_text(self.document, "location"),
            sha256="" if "orphan" in wire else _text(self.document, "sha256"),
            finding=_text(wire, "id") if is_finding else "",
            item_id="" if is_finding else _text(wire, "id"),
        )

    def _copy(self) -> Copy | None:
        if self.reading is None or not self.snapshot:
            return None
        report = _report(self.reading)
        if hashlib.sha256(self.snapshot).hexdigest() != report.source.sha256:
            raise ReadError("The snapshot in the file is not the one that its report was read from.", _NOT_OURS)
        numbers = tuple(int(str(number)) for number in cast("Sequence[Json]", self.reading["numbers"]))
        next_number, place = (int(str(self.reading[name])) for name in ("next_number", "place"))
        if len(numbers) != len(report.numerals.figures) or len({*numbers, next_number}) != len(numbers) + 1:
            raise ReadError("The numbers of the items in the file don't fit its figures.", _NOT_OURS)
        named = {event.item_id for event in self.events}
        if not named.issubset(self.items):
            raise ReadError(f"The file decides on {min(named.difference(self.items))} without saying what it is.")
        items = [item for name, item in self.items.items() if name in named]
        whole = Whole(self.snapshot, numbers, next_number, max(0, place))
        return Copy(_text(self.document, "id"), report, whole, items, tuple(self.events))

    def _keep_others(self, kind: str, wire: Line) -> None:
        unknown = {name: value for name, value in wire.items() if name not in FIELDS.get(kind, ())}
        if unknown:
            self.others[line_key(wire)] = json.dumps(unknown if kind in FIELDS else wire, ensure_ascii=False)


def _decided(wire: Line) -> Iterator[tuple[EventField, str]]:
    """Yield the fields that a line decides, as the journal keeps them."""
    status = _text(wire, "status")
    if status in _STATUSES and status != Status.OPEN:
        yield EventField.STATUS, status
    elif status and status not in _STATUSES:
        message = f"there is no status {status!r}"
        raise ValueError(message)
    for name, event_field in (("note", EventField.NOTE), ("dismissed", EventField.DISMISSED)):
        if _text(wire, name):
            yield event_field, _text(wire, name)
    for name, event_field in (("ticks", EventField.TICKS), ("tags", EventField.TAGS)):
        words = " ".join(str(word) for word in cast("Sequence[Json]", wire.get(name) or ()))
        if words:
            yield event_field, words


def _first(wire: Line) -> Item:
    first = wire.get("first")
    return _item({**cast("Line", first), "id": wire["id"]} if isinstance(first, dict) else wire)


def _item(wire: Line) -> Item:
    if "quote" not in wire:
        # A check that nothing was decided on names its place by its spans alone.
        return Item(_text(wire, "id"), Target(TextQuoteSelector("", "", ""), TextPositionSelector(0, 0)), "")
    quote, position = cast("Line", wire["quote"]), cast("Mapping[str, int]", wire["position"])
    target = Target(
        TextQuoteSelector(_text(quote, "exact"), _text(quote, "prefix"), _text(quote, "suffix")),
        TextPositionSelector(int(position["start"]), int(position["end"])),
    )
    Span(target.position.start, target.position.end)
    words = (_text(wire, name) for name in ("printed", "kind", "value", "unit", "label"))
    return Item(_text(wire, "id"), target, *words)


def _piece(wire: Line) -> Evidence:
    words = {name: _text(wire, name) for name in _EVIDENCE_WORDS}
    return Evidence(EvidenceKind(_text(wire, "kind")), **words, is_private=bool(wire.get("is_private")))


_EVIDENCE_WORDS = ("place", "title", "locator", "quote", "value", "accessed", "sha256")


def _event(wire: Line) -> Event:
    event = Event(
        action=_text(wire, "action"),
        kind=ActionKind(_text(wire, "kind")),
        of=_text(wire, "of"),
        at=datetime.fromisoformat(_text(wire, "at")),
        reviewer=_text(wire, "reviewer"),
        item_id=_text(wire, "item"),
        field=EventField(_text(wire, "field")),
        was=_text(wire, "was"),
        now=_text(wire, "now"),
        previous=_text(wire, "previous"),
        digest=_text(wire, "digest"),
    )
    refuse_unreadable(event)
    return event


def _snapshot(wire: Line) -> bytes:
    try:
        packed = base64.b64decode(_text(wire, "body"), validate=True)
        inflater = zlib.decompressobj()
        body = inflater.decompress(packed, _LARGEST_SNAPSHOT_BYTES)
    except (binascii.Error, zlib.error) as error:
        message = "its snapshot is damaged"
        raise ValueError(message) from error
    if inflater.unconsumed_tail or not inflater.eof:
        message = "its snapshot is cut off or too large"
        raise ValueError(message)
    return body


def _report(wire: Line) -> Report:
    try:
        report = report_from_wire(cast("Line", wire["report"]))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise ReadError(f"The reading in the file can't be understood: {_reason(error)}.", _NOT_OURS) from error
    length = len(report.text)
    if any(span.end > length for span in _spans(report)):
        raise ReadError("The reading in the file names places beyond its text.", _NOT_OURS)
    return report


def _spans(report: Report) -> Iterator[Span]:
    yield from (figure.span for figure in report.numerals.figures)
    yield from (numeral.span for numeral in report.numerals.set_aside)
    for block in report.blocks:
        yield block.span
        yield from (cell.span for row in block.table.rows for cell in row) if block.table else ()
    for section in report.sections:
        yield section.span
        yield section.heading
    yield from (link.span for link in report.links)
    yield from (repair.span for repair in report.repairs)
    yield from (span for finding in report.findings for span in finding.spans)


def _text(wire: Mapping[str, Json], name: str) -> str:
    value = wire.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        message = f"its {name} is no text"
        raise TypeError(message)
    return value
