"""What all formats for people say alike: times, values and counts in words."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.figure import Figure
from tui.domain.finding import VERDICT_WORDS, worked_out
from tui.domain.report import Report
from tui.domain.review import STATUS_WORDS, Item, Review, Status
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector
from tui.export.notes import NotedFinding, Notes

_WHOLE_PART = re.compile(r"(?<![\d.])\d+", re.ASCII)
_CODES = frozenset({"", "date", "period", "identifier", "phone", "ratio", "fraction", "ordinal"})
"""The kinds whose values are no amounts, and passages, which have none."""
UNCHECKED = "not to be checked"
NOWHERE = Target(TextQuoteSelector("", "", ""), TextPositionSelector(0, 0))
"""The target of what stands at no place of a text."""
_OWN_WORDS = frozenset({EvidenceKind.QUOTE, EvidenceKind.CALCULATION})
"""The kinds of evidence that are told by their words, having no place."""


def utc(at: datetime | None) -> str:
    """Return a time as ISO 8601 in UTC, to the second; empty for none."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


def value_words(item: Item) -> str:
    """Return the normalised value with its unit: `3,960,000 CNY`, `8.2%`, `20家`, `5–8%`; codes as they are."""
    value = item.value
    if item.kind not in _CODES:
        value = _WHOLE_PART.sub(lambda digits: f"{int(digits[0]):,}", value).replace("/", "–")
    touching = item.unit == "%" or not item.unit.isascii()
    return f"{value}{'' if touching else ' '}{item.unit}".strip()


def left_out_words(notes: Notes) -> str:
    """Return what the file leaves out: `28 open, 2 disputed`; `nothing` when all is in it."""
    names = {status.value: STATUS_WORDS[status] for status in Status} | {"unchecked": UNCHECKED}
    counts = [f"{count} {names[name]}" for name, count in notes.left_out.items() if count]
    if notes.private:
        counts.append(f"{notes.private} private {'pieces' if notes.private > 1 else 'piece'} of evidence")
    return ", ".join(counts) or "nothing"


def evidence_title(piece: Evidence) -> str:
    """Return what a piece of evidence is called on one line: its title, else its sort."""
    return " ".join(piece.title.split()) or (piece.kind.value if piece.kind in _OWN_WORDS else "")


def evidence_place(piece: Evidence) -> str:
    """Return where a piece of evidence is on one line: its address or file, else its own words."""
    return " ".join((piece.place or (piece.quote if piece.kind in _OWN_WORDS else "")).split())


def finding_words(noted: NotedFinding) -> str:
    """Return how a relation came out, with its calculation: `fails: 4 + 5 = 9; 8 is stated. The parts make 9.`."""
    made = worked_out(noted.finding)
    calculation = f"{made}. " if made else ""
    return f"{VERDICT_WORDS[noted.finding.verdict]}: {calculation}{noted.finding.message}"


def status_words(review: Review, figure: Figure | None) -> str:
    """Return a conclusion in words; an open item that needs none says so."""
    needs_none = review.status is Status.OPEN and figure is not None and not figure.checkable
    return UNCHECKED if needs_none else STATUS_WORDS[review.status]


def section_words(report: Report, section: int | None) -> str:
    """Return a section's number and title as printed; empty for None."""
    return "" if section is None else report.sections[section].name


def opinion_words(review: Review) -> str:
    """Return what each reviewer concludes where they differ: `Ada verified, Bo disputed`; empty where they agree."""
    concluded = [one for one in review.opinions if one.status is not Status.OPEN]
    return ", ".join(f"{one.reviewer} {STATUS_WORDS[one.status]}" for one in concluded) if review.differs else ""


def signed_words(notes: Notes) -> str:
    """Return who signed the report for what: `prepared by Ada, 2026-01-02T03:04:05Z`; empty when no one did."""
    since = {True: " (changed since)", False: ""}
    signed = (f"{one.role.value} by {one.reviewer}, {utc(one.at)}{since[one.changed_since]}" for one in notes.sign_offs)
    return "; ".join(signed)


def dismissal_words(review: Review) -> str:
    """Return why a finding was dismissed, by whom and when; empty while it stands."""
    return f"{review.dismissed} ({review.reviewer}, {utc(review.at)})" if review.dismissed else ""


def evidence_fields(piece: Evidence) -> Iterator[tuple[str, str]]:
    """Yield what else than its kind there is to say of a piece of evidence: a name, or none, and the value."""
    named = (
        ("", piece.title),
        ("", piece.place),
        ("", piece.locator),
        ("", f"“{piece.quote}”" if piece.quote and piece.kind is not EvidenceKind.CALCULATION else piece.quote),
        ("value", piece.value),
        ("accessed", piece.accessed),
        ("SHA-256", piece.sha256),
    )
    return ((name, value) for name, value in named if value)
