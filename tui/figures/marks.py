"""Numerals that only mark: numbers of sections, list items and notes, and times of day."""

import re

from tui.domain.figure import FigureKind
from tui.figures.drafts import Aside, Finding, Reason
from tui.figures.lines import line_start
from tui.figures.reading import Reading
from tui.figures.units import unit_at

_LINE_NUMBER = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[、)]|\.(?=[ \u00a0\u4e00-\u9fff“A-Z])|[ "
    r"\u00a0]+(?=[A-Z\u4e00-\u9fff\[“])(?!(?:USD|EUR|GBP|CNY|HKD|RMB|JPY|TWD)\b))"
)
_BRACKETED = re.compile(r"[0-9]{1,3}(?:[,—-] ?[0-9]{1,3})*\]")
_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?(?: ?[aApP]\.?[mM]\.?)?(?![0-9])|"
    r"[时點点](?:[0-5]?[0-9]分|半)?(?![间段])|(?:\.[0-5][0-9])? ?(?:[ap]\.?m\.?|AM|PM)(?![a-zA-Z]))"
)
_SMALL_BRACKET = re.compile(r"([0-9]{1,2}|[ivx]{1,4}|[a-z])\)(?! ?(?:%|percent|million|billion|thousand|bn|million))")
_BEFORE_NUMBER = frozenset({"", "\n", "(", " ", "\t"})


def bracketed_note(reading: Reading, place: int) -> Finding | None:
    """Return the mark of a note in square brackets."""
    text = reading.text
    found = _BRACKETED.match(text, place) if text[max(0, place - 2) : place].endswith(("[", "[^")) else None
    return Aside(place, found.end() - 1, Reason.FOOTNOTE_MARK) if found is not None else None


def clock(reading: Reading, place: int) -> Finding | None:
    """Return the time of day at `place`."""
    text = reading.text
    found = _CLOCK.match(text, place)
    if found is None or (":" in found.group() and _is_ratio(text, place, found.end())):
        return None
    return Aside(place, found.end(), Reason.TIME)


def _is_ratio(text: str, place: int, end: int) -> bool:
    before = text[max(0, place - 5) : place]
    return "比" in before or "ratio" in before or text[end : end + 2].startswith((":", " :", "."))


def line_number(reading: Reading, place: int) -> Finding | None:
    """Return the number of a section, list item or note that the digits at the head of a line are."""
    text = reading.text
    if text[place - 1 : place] not in _BEFORE_NUMBER:
        return None
    head = line_start(text, place)
    lead = text[head:place].strip(" \t#*-•·")
    if lead:
        return _parenthesised(reading, place) if text[place - 1] == "(" else None
    found = _LINE_NUMBER.match(text, place)
    if found is None:
        return None
    printed = found.group()
    if printed[-1] in " \u00a0":
        return _spaced_number(reading, place, head, found)
    return Aside(place, found.end() - 1, Reason.SECTION_NUMBER)


def _spaced_number(reading: Reading, place: int, head: int, found: re.Match[str]) -> Aside | None:
    """Return the number before a blank and a capital at the head of a line: of a note or a section."""
    text = reading.text
    printed = found.group().strip()
    if "\t" in text[found.end() : found.end() + 40].partition("\n")[0]:
        return None
    if "." in printed and not _ends_in_unit(reading, found.end()):
        return Aside(place, place + len(printed), Reason.SECTION_NUMBER)
    if text[found.end()] > "\u2e80":
        named = unit_at(text, found.end(), reading.words, worded=True) is None
        return Aside(place, place + len(printed), Reason.SECTION_NUMBER) if named else None
    before = text[max(0, head - 2) : head]
    if before[-1:] in {"\n", ""} and _is_note(reading, int(printed), paragraph=before in {"\n\n", ""}):
        return Aside(place, place + len(printed), Reason.FOOTNOTE_MARK)
    return None


def _ends_in_unit(reading: Reading, place: int) -> bool:
    """Say whether nothing but a unit of measure stands between `place` and the end of the line."""
    unit = unit_at(reading.text, place, reading.words)
    measured = unit is not None and unit[0].kind is not FigureKind.COUNT
    return unit is not None and measured and reading.text[unit[1] : unit[1] + 1] in {"", "\n"}


def _is_note(reading: Reading, number: int, *, paragraph: bool) -> bool:
    """Say whether a line may begin with this number as a note's: it or a neighbour is marked."""
    notes = reading.notes
    return number in notes or (paragraph and (number - 1 in notes or number + 1 in notes))


def _parenthesised(reading: Reading, place: int) -> Aside | None:
    text = reading.text
    found = _SMALL_BRACKET.match(text, place)
    if found is None:
        return None
    line = line_start(text, place)
    between = text[max(line, text.rfind("\t", line, place) + 1, text.rfind("|", line, place) + 1) : place - 1].strip()
    behind = text[found.end() : found.end() + 1]
    cell_end = behind in {"", "\n", "\t", "|"} or (
        behind == " " and text[found.end() : found.end() + 40].lstrip(" ")[:1] in {"|", "\n", "\t", ""}
    )
    if not between and cell_end and line != place - 1:
        return None
    if not between:
        return Aside(place, found.end() - 1, Reason.LIST_NUMBER)
    return Aside(place, found.end() - 1, Reason.FOOTNOTE_MARK) if _is_mark(reading, found.group(1)) else None


def _is_mark(reading: Reading, printed: str) -> bool:
    """Say whether a number in brackets inside a line marks a note: marks of two digits stand in a row of such."""
    if not printed.isdigit() or len(printed) == 1:
        return True
    number = int(printed)
    return number - 1 in reading.marks or number + 1 in reading.marks
