"""The sentence that a figure stands in: what a reviewer has to see of it, on its card and in the notes."""

import re

from tui.domain.text import Span

_ALWAYS_ENDS = frozenset("。！？；!?;\n\t")
_MAY_END = re.compile(r"[。！？；!?;\n\t.]")
LONGEST_SIDE = 240
"""Code points to each side after which the sentence is cut at a space or a comma."""
_CUTS = frozenset("，、, ")
_LONGEST_ROW = 400
"""Code points of a table's row up to which it is shown whole."""


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence of `text` around a span, never across a line end or a table's cell.

    A full stop ends a sentence when white space follows it and no initial of one letter stands before it. A very long
    sentence is cut on both sides.
    """
    return Span(_beginning(text, span.start), _end(text, span.end))


def searched_around(text: str, span: Span) -> Span:
    """Return the stretch of `text` that decides where the sentence around a span begins and ends."""
    return Span(_searched_back(text, span.start), _searched_on(text, span.end))


def context_around(text: str, span: Span) -> Span:
    """Return what a reader needs around a figure: its sentence, or in a table its row when that is not too long."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    row = Span(start, end if end != -1 else len(text))
    return row if "\t" in row.of(text) and len(row) <= _LONGEST_ROW else sentence_around(text, span)


def _ends_at(text: str, at: int) -> bool:
    """Say whether a sentence ends with the character at `at`."""
    if text[at] in _ALWAYS_ENDS:
        return True
    if text[at] != ".":
        return False
    follows = text[at + 1 : at + 2]
    is_initial = at > 1 and text[at - 2] in " .(" and text[at - 1].isalpha()
    return (not follows or follows.isspace()) and not is_initial


def _searched_back(text: str, start: int) -> int:
    """Return where the search for the sentence's beginning stops: after an end, or at the longest side."""
    lowest = max(0, start - LONGEST_SIDE)
    ends = (start - found.start() for found in _MAY_END.finditer(text[lowest:start][::-1]))
    return next((at for at in ends if _ends_at(text, at - 1)), lowest)


def _searched_on(text: str, end: int) -> int:
    """Return where the search for the sentence's end stops: at an end, or at the longest side."""
    highest = min(len(text), end + LONGEST_SIDE)
    ends = (found.start() for found in _MAY_END.finditer(text, end, highest))
    return next((at for at in ends if _ends_at(text, at)), highest)


def _beginning(text: str, start: int) -> int:
    at = _searched_back(text, start)
    if at > 0 and not _ends_at(text, at - 1):
        at = next((place + 1 for place in range(at, start) if text[place] in _CUTS), at)
    while at < start and text[at].isspace():
        at += 1
    return at


def _end(text: str, end: int) -> int:
    at = _searched_on(text, end)
    if at == len(text):
        return at
    if at < end + LONGEST_SIDE:
        return at if text[at].isspace() else at + 1
    return next((place for place in range(at, end, -1) if text[place - 1] in _CUTS), at)
