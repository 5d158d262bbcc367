"""What the lines above a table say of the unit and scale of its numbers.

Three things say it: brackets (`… were as follows (in millions):`, however long the sentence is), a unit line
(单位：亿元, `$ in thousands`) and a title that closes with it (`Cargo by trade, thousand tonnes`). A sentence that
states a figure (`Profit was $5.5 million.`) says nothing of the table below it.
"""

import re

from tui.figures.heads import NO_HINT, Hint, hint_of
from tui.figures.lines import line_start

_LINES_ABOVE = 4
_LONGEST_CAPTION = 160
_CLOSING = re.compile(r"\([^()]{1,160}\)$|单位[ :：]*[^\s,，;；()]{1,12}$")
_LONGEST_CLOSING = 180
_BRACKETED = re.compile(r"\([^()]{1,160}\)")
_FIGURE = re.compile(r"[$€£¥] ?[1-9]|[0-9] ?(?:[万亿]|(?i:thousand|million|billion|trillion|mn|bn)(?![a-z]))")
_UNIT_LINE = re.compile(
    r"(?i:\W{0,3}(?:(?:all|the)\s)?(?:amounts?|figures|values|numbers|sums|dollars|units?|expressed|stated|presented)"
    r"\b[^.]{0,40}\bin\s|\W{0,3}in (?:thousands|millions|billions)(?: of (?:u\.?s\.? )?[a-z]+)?\W{0,3}$)"
)
_SENTENCE_ENDS = (".", "!", "?", "。", ";", "；")
_CROWD = re.compile(r"(?i:(?<!in )(?:thousands|millions|billions) of )")
_CLOSING_CROWD = re.compile(r"(?i:(?:^|[,;:–—] ?)(?:thousands|millions|billions) of (?:u\.?s\.? )?[a-z]+$)")


def caption_hint(text: str, start: int) -> Hint:
    """Return what the three lines above the table at `start` say of its unit; the nearest goes first."""
    end = start
    for _ in range(_LINES_ABOVE):
        end = max(0, end - 1)
        begin = line_start(text, end)
        if hint := _line_hint(text[begin:end]):
            return hint
        end = begin
        if not begin:
            break
    return NO_HINT


def _line_hint(line: str) -> Hint:
    """Return what one line says: its end however long it is, the rest only of a line short enough for a title."""
    line = line.rstrip(" \t\u00a0:：")
    closing = _CLOSING.search(line[-_LONGEST_CLOSING:])
    if closing is not None and (hint := hint_of(closing.group(), caption=True)):
        return hint
    if len(line) >= _LONGEST_CAPTION:
        return NO_HINT
    if not _is_prose(line):
        return hint_of(line, caption=True)
    said = (hint_of(found.group(), caption=True) for found in _BRACKETED.finditer(line))
    return next((hint for hint in said if hint), NO_HINT)


def _is_prose(line: str) -> bool:
    """Say whether a line speaks of something else than the unit of a table, so that only its brackets count."""
    if "单位" in line or _UNIT_LINE.match(line) is not None:
        return False
    if line.endswith(_SENTENCE_ENDS) or _FIGURE.search(line) is not None:
        return True
    return _CROWD.search(line) is not None and _CLOSING_CROWD.search(line) is None
