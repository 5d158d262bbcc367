"""JSON Lines: for scripts, and lossless. One object a line, each with its `type`."""

import json
from collections.abc import Iterator

from tui import __version__
from tui.domain.figure import Figure
from tui.domain.review import Event, Item, Review
from tui.domain.wire import Object, plain
from tui.export.notes import SCHEMA, Notes


def render(notes: Notes) -> str:
    """Return one line for the document, one for each section, item and event, in reading and journal order."""
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in _lines(notes))


def _lines(notes: Notes) -> Iterator[Object]:
    yield _document(notes)
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
    for noted in notes.items:
        yield {**_item(noted.item, noted.review), "section": noted.section, **_figure(noted.figure)}
    for orphan in notes.orphans:
        yield {**_item(orphan.item, orphan.review), "orphan": orphan.why}
    for event in notes.events:
        yield _event(event)


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
        "statuses": [status.value for status in notes.statuses],
        "counts": {
            "items": notes.tally.total,
            "reviewed": notes.tally.reviewed,
            "exported": len(notes.items) + len(notes.orphans),
            "left_out": dict(notes.left_out),
        },
        "text": report.text,
    }


def _item(item: Item, review: Review) -> Object:
    quote, position = item.target.quote, item.target.position
    return {
        "type": "item",
        "id": item.id,
        "status": review.status.value,
        "note": review.note,
        "reviewer": review.reviewer,
        "at": review.at.isoformat() if review.at else None,
        "printed": item.printed,
        "kind": item.kind,
        "value": item.value,
        "unit": item.unit,
        "label": item.label,
        "quote": {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        "position": {"start": position.start, "end": position.end},
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
    }
