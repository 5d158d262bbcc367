"""What all formats for people say alike: times, values and counts in words."""

import re
from datetime import UTC, datetime

from tui.domain.report import Report
from tui.domain.review import STATUS_WORDS, Item, Status
from tui.export.notes import Notes

_WHOLE_PART = re.compile(r"(?<![\d.])\d+", re.ASCII)
_CODES = frozenset({"", "date", "period", "identifier", "phone", "ratio", "fraction", "ordinal"})
"""The kinds whose values are no amounts, and passages, which have none."""
UNCHECKED = "not to be checked"


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
    return ", ".join(f"{count} {names[name]}" for name, count in notes.left_out.items() if count) or "nothing"


def section_words(report: Report, section: int | None) -> str:
    """Return a section's number and title as printed; empty for None."""
    return "" if section is None else report.sections[section].name
