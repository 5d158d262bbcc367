"""W3C Web Annotation JSON-LD: an AnnotationPage, for tools like Hypothesis and for archives.

Web Annotation Data Model §3 (bodies and targets), §4.2 (selectors), §4.3 (states), §5 (collections). Offsets are code
points, as §4.2.5 asks; a quote's context is long enough that it means one place only.
"""

import base64
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from tui import __version__
from tui.domain.anchoring import describe_all
from tui.domain.evidence import Evidence
from tui.domain.review import Item, Review, Status
from tui.domain.text import Target
from tui.domain.wire import Json, Object
from tui.export.notes import SCHEMA, Notes
from tui.export.wording import evidence_fields, finding_words, left_out_words, utc

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""What gives the terms their meaning."""
_HALVES = re.compile("[\ud800-\udfff]")
_IN_THE_LIST = "\n  "
"""A line break, and as far in as what stands in the page's list: within a text JSON has no line break."""
_GENERATOR: Object = {"type": "Software", "name": f"tieout {__version__}, schema {SCHEMA}"}


def render(several: Sequence[Notes]) -> Iterator[str]:
    """Yield one page with an annotation for each item and each check, in reading order."""
    page: Object = {
        "@context": CONTEXT,
        "id": f"urn:tieout:{'+'.join(notes.report_id for notes in several)}:page",
        "type": "AnnotationPage",
        "partOf": {
            "id": f"urn:tieout:{'+'.join(notes.report_id for notes in several)}",
            "type": "AnnotationCollection",
            "label": " ".join(_accounted(notes) for notes in several),
            "total": sum(notes.exported + len(notes.findings) for notes in several),
            "generator": _GENERATOR,
        },
        "startIndex": 0,
        "items": [],
    }
    head, _, tail = _json(page).rpartition("[]")
    yield f"{head}["
    before = _IN_THE_LIST
    for annotation in (annotation for notes in several for annotation in _annotations(notes)):
        yield before + _json(annotation).replace("\n", _IN_THE_LIST)
        before = f",{_IN_THE_LIST}"
    yield ("]" if before == _IN_THE_LIST else "\n ]") + tail + "\n"


def _json(value: Object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _accounted(notes: Notes) -> str:
    report = notes.report
    count = f"{notes.exported} items, left out: {left_out_words(notes)}"
    return f"{report.name} ({count}; snapshot SHA-256 {report.source.sha256})."


def _annotations(notes: Notes) -> Iterator[Object]:
    for noted in notes.items:
        yield _annotation(notes, noted.item, noted.review)
    for orphan in notes.orphans:
        yield _annotation(notes, orphan.item, orphan.review, gone=True)
    yield from _checks(notes)


def _annotation(notes: Notes, item: Item, review: Review, *, gone: bool = False) -> Object:
    bodies = [*_bodies(notes, review), *map(_evidence, review.evidence)]
    linked = {"motivation": ["assessing", "linking"]} if review.evidence else {"motivation": "assessing"}
    return {
        "id": f"urn:tieout:{notes.report_id}:{item.id}",
        "type": "Annotation",
        **linked,
        **_made(review),
        "body": bodies,
        "target": _target(notes, item.target, gone=gone),
    }


def _made(review: Review) -> Object:
    """Return who made an annotation and when; nothing while nothing is decided."""
    if review.at is None:
        return {"generator": _GENERATOR}
    return {
        "creator": {"type": "Person", "name": review.reviewer},
        "created": utc(review.at),
        "generator": _GENERATOR,
    }


def _bodies(notes: Notes, review: Review) -> Iterator[Json]:
    yield _words("assessing", review.status.value)
    for opinion in review.opinions if review.differs else ():
        if opinion.status is not Status.OPEN:
            yield _words("describing", f"{opinion.reviewer}: {opinion.status.value}")
    if review.note:
        yield _words("commenting", review.note)
    for tick in review.ticks:
        yield _words("classifying", f"{tick} {notes.legend.get(tick, '')}".strip())
    for tag in review.tags:
        yield _words("tagging", tag)


def _words(purpose: str, value: str) -> Object:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _evidence(piece: Evidence) -> Object:
    """Return a piece of evidence: a resource where it has an address, else its words."""
    told = "; ".join([piece.kind.value, *(f"{name} {value}".strip() for name, value in evidence_fields(piece))])
    if not piece.place.startswith(("https://", "http://")):
        return _words("describing", told)
    resource: Object = {"type": "SpecificResource", "purpose": "linking", "source": piece.place}
    told = "; ".join(part for part in (piece.title, piece.locator, piece.value and f"value {piece.value}") if part)
    if told:
        resource["label"] = told
    if piece.quote:
        resource["selector"] = {"type": "TextQuoteSelector", "exact": piece.quote}
    if piece.accessed:
        cached: Object = {"cached": _named(piece.sha256)} if piece.sha256 else {}
        resource["state"] = {"type": "TimeState", "sourceDate": piece.accessed, **cached}
    return resource


def iri(location: str) -> str:
    """Return the IRI that a report's place is named by (Web Annotation Data Model §3.1): of a file, its `file:` one."""
    path = PurePath(location)
    return path.as_uri() if path.is_absolute() else location


def _target(notes: Notes, target: Target, *, gone: bool) -> Object:
    source = notes.report.source
    quote, position = target.quote, target.position
    selectors: list[Json] = [
        {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    ]
    if not gone:
        selectors.append({"type": "TextPositionSelector", "start": position.start, "end": position.end})
    return {
        "type": "SpecificResource",
        "source": iri(source.location),
        "state": {"type": "TimeState", "sourceDate": utc(source.retrieved_at), "cached": _named(source.sha256)},
        "selector": selectors,
    }


def _named(sha256: str) -> str:
    """Return the name of bytes by their hash (RFC 6920 §3)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def _checks(notes: Notes) -> Iterator[Object]:
    """Yield the findings, each at the place of the figure that is held against the others."""
    targets = describe_all(notes.report.text, [check.finding.spans[0] for check in notes.findings])
    for check, target in zip(notes.findings, targets, strict=True):
        words = finding_words(check) + (f" Dismissed: {check.review.dismissed}" if check.review.dismissed else "")
        yield {
            "id": f"urn:tieout:{notes.report_id}:{check.finding.key}:{target.position.start}",
            "type": "Annotation",
            "motivation": "assessing",
            **_made(check.review),
            "body": [_words("describing", words)],
            "target": _target(notes, target, gone=False),
        }
