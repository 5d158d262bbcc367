"""Web annotations back: made by tieout or by others (W3C Web Annotation Data Model; Hypothesis's own JSON as well)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast
from urllib.parse import unquote

from tui.domain.evidence import LEGEND, Evidence, EvidenceKind, evidence_text
from tui.domain.review import EventField, Status
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector
from tui.domain.wire import Json
from tui.errors import ReadError
from tui.export.marks import Incoming, Mark, Unplaced
from tui.export.statuses import status_named

_Object = Mapping[str, Json]
_LISTS = ("items", "rows", "@graph")
"""Where a page of annotations keeps them: W3C, Hypothesis, JSON-LD."""
_DEEPEST = 8
"""How far a selector may be refined by others."""
_COMMENTS = frozenset({"", "commenting", "describing", "replying", "questioning", "assessing", "editing"})
"""The purposes of a body whose words are a note; `assessing` only when they name no status."""
_TICKS = frozenset(f"{tick} {words}" for tick, words in LEGEND.items())
"""The words that `annotations` writes for the usual tick marks; for those of the user's own, only it classifies so."""
_OURS = "tieout "
_FILE = "file://"
_TAGS = frozenset({"tagging", "classifying"})


def is_annotations(wire: Json) -> bool:
    """Say whether a JSON document holds web annotations."""
    return any(True for _ in _annotations(wire))


def parsed(wire: Json) -> Incoming:
    """Return what the annotations say.

    Raises:
        ReadError: There are none.
    """
    if not is_annotations(wire):
        raise ReadError("The file holds no web annotations.", "Known are W3C annotation pages and Hypothesis exports.")
    marks: list[Mark] = []
    unplaced: list[Unplaced] = []
    for number, annotation in enumerate(_annotations(wire), 1):
        where = f"annotation {number}"
        try:
            found = _mark(where, annotation)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            found = Unplaced(where, "", f"it is not a web annotation as W3C has it ({error})")
        if isinstance(found, Mark):
            marks.append(found)
        elif found is not None:
            unplaced.append(found)
    return Incoming(tuple(marks), unplaced=tuple(unplaced))


def _annotations(wire: Json) -> Iterator[_Object]:
    """Yield the annotations of a page, of a collection with its first page in it, or of a list."""
    if isinstance(wire, dict):
        inside = next((wire[name] for name in _LISTS if isinstance(wire.get(name), list)), None)
        first = wire.get("first")
        if inside is None and isinstance(first, dict):
            inside = first.get("items")
        wire = inside if inside is not None else [wire]
    if isinstance(wire, list):
        yield from (cast("_Object", entry) for entry in wire if isinstance(entry, dict) and "target" in entry)


def _mark(where: str, annotation: _Object) -> Mark | Unplaced | None:
    """Return what an annotation says; None for one that says nothing, like a mere highlight."""
    target = next(iter(_listed(annotation["target"])), None)
    quote = _quote(target)
    fields = _fields(annotation)
    if not fields:
        return None
    if quote is None:
        return Unplaced(where, "", "it quotes no words of the page")
    return Mark(
        where,
        Target(quote, TextPositionSelector(0, 0)),
        fields,
        reviewer=_name(annotation.get("creator", annotation.get("user"))),
        report=_source(annotation, target),
    )


def _listed(wire: Json) -> Sequence[Json]:
    return wire if isinstance(wire, list) else [] if wire is None else [wire]


def _quote(target: Json) -> TextQuoteSelector | None:
    """Return the words that a target quotes. Its position is of the page as others read it, and says nothing here."""
    waiting = list(_listed(cast("_Object", target).get("selector"))) if isinstance(target, dict) else []
    for _ in range(_DEEPEST):
        selectors = [cast("_Object", entry) for entry in waiting if isinstance(entry, dict)]
        for selector in selectors:
            if selector.get("type") == "TextQuoteSelector" and _text(selector, "exact"):
                return TextQuoteSelector(*(_text(selector, name) for name in ("exact", "prefix", "suffix")))
        waiting = [deeper for selector in selectors for deeper in _listed(selector.get("refinedBy"))]
    return None


def _fields(annotation: _Object) -> dict[EventField, str]:
    notes, tags = [_text(annotation, "text")], [str(tag) for tag in _listed(annotation.get("tags"))]
    is_ours = _name(annotation.get("generator")).startswith(_OURS)
    ticks: list[str] = []
    evidence: list[Evidence] = []
    status: Status | None = None
    for body in _listed(annotation.get("body", annotation.get("bodyValue"))):
        wire = cast("_Object", body) if isinstance(body, dict) else {"value": body}
        purpose, words = _text(wire, "purpose"), _text(wire, "value")
        named = status_named(words)
        if purpose == "assessing" and named is not None:
            status = named
        elif words in _TICKS or (is_ours and purpose == "classifying" and words):
            ticks.append(words.split()[0])
        elif purpose in _TAGS:
            tags.append(words)
        elif purpose == "linking" and _text(wire, "source"):
            quote = _quote(wire)
            exact = "" if quote is None else quote.exact
            title = words or _text(wire, "label")
            evidence.append(Evidence(EvidenceKind.ADDRESS, _text(wire, "source"), title, quote=exact))
        elif purpose in _COMMENTS:
            notes.append(words)
    status = status or next((found for tag in tags if (found := status_named(tag))), None)
    told = {
        EventField.STATUS: "" if status in {None, Status.OPEN} else str(status),
        EventField.NOTE: "\n".join(filter(None, notes)),
        EventField.TICKS: " ".join(ticks),
        EventField.TAGS: " ".join("-".join(tag.split()) for tag in tags if tag.strip() and status_named(tag) is None),
        EventField.EVIDENCE: evidence_text(evidence),
    }
    return {field: text for field, text in told.items() if text}


def _name(creator: Json) -> str:
    """Return who made it: a name, or the account's (`acct:ada@example.org`)."""
    first = next(iter(_listed(creator)), None)
    if isinstance(first, dict):
        return next(filter(None, (_text(first, name) for name in ("name", "nickname", "id"))), "")
    return first.removeprefix("acct:").split("@")[0] if isinstance(first, str) else ""


def _source(annotation: _Object, target: Json) -> str:
    """Return the page's address or path, without the place in it that a fragment names."""
    if isinstance(target, dict):
        source = target.get("source", annotation.get("uri"))
        source = source.get("id") if isinstance(source, dict) else source
    else:
        source = target
    address = source.split("#", 1)[0] if isinstance(source, str) else ""
    return unquote(address.removeprefix(_FILE)) if address.startswith(_FILE) else address


def _text(wire: _Object, name: str) -> str:
    value = wire.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        message = f"its {name} is no text"
        raise TypeError(message)
    return value


def decoded(text: str) -> Json:
    """Return a JSON document.

    Raises:
        ReadError: It is none.
    """
    try:
        return cast("Json", json.loads(text))
    except (ValueError, RecursionError) as error:
        raise ReadError(
            "The file is neither JSON Lines, web annotations nor a table.", "Known: jsonl, csv, JSON-LD."
        ) from error
