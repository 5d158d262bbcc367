"""Evidence: what a figure was agreed to, and the tick marks that say which work was done."""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, convert
from msgspec.structs import asdict


class EvidenceKind(StrEnum):
    """What sort of thing a figure was agreed to."""

    ADDRESS = "address"
    FILE = "file"
    QUOTE = "quote"
    FIGURE = "figure"
    CALCULATION = "calculation"
    INTERVIEW = "interview"


LEGEND: Mapping[str, str] = {
    "✓": "agreed to source",
    "F": "foots",
    "CF": "cross-foots",
    "R": "recalculated",
    "PY": "agreed to the prior version",
    "IM": "immaterial difference",
    "X": "exception",
    "?": "needs source",
    "–": "excluded",
}
"""The tick marks that every working paper explains; firms differ, so the settings can change and add to them."""


def legend_with(own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the legend with meanings of the user's own, by sign: changed ones in their place, new ones at the end."""
    return {**LEGEND, **own}


class Evidence(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that an item was tied to."""

    kind: EvidenceKind
    """What sort of thing it is."""
    place: str = ""
    """The address, the path, or the id of the other item; empty for a quote, a calculation or an interview."""
    title: str = ""
    """What it is called; for an interview with whom it was."""
    locator: str = ""
    """Where in it: `page 12`, `paragraph 3`, `Sheet1!B7`, `00:12:31`; for an interview its date."""
    quote: str = ""
    """The words that were agreed to; for a calculation the formula with its numbers."""
    value: str = ""
    """The value that stands there, as the machine interface writes it; empty when none was given."""
    accessed: str = ""
    """When it was looked at, ISO 8601 in UTC; empty when that is not known."""
    sha256: str = ""
    """The hash of the snapshot that was kept of it; empty when none was."""
    is_private: bool = False
    """Whether it stays out of exports unless asked for, like the contact of an interview."""


_PIECES = tuple[Evidence, ...]


def evidence_text(pieces: Iterable[Evidence]) -> str:
    """Return pieces of evidence as the journal keeps them; empty when there are none."""
    wire = [{key: value for key, value in asdict(piece).items() if value} for piece in pieces]
    return json.dumps(wire, ensure_ascii=False, separators=(",", ":")) if wire else ""


def evidence_from(text: str) -> tuple[Evidence, ...]:
    """Return the pieces of evidence that `evidence_text` wrote.

    Raises:
        ValueError: It did not write this.
    """
    return convert(json.loads(text), _PIECES) if text else ()
