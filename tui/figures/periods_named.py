"""The period that a figure holds for: what its clause, its sentence or the head of its paragraph names."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from tui.domain.figure import FigureKind
from tui.figures.drafts import Draft
from tui.figures.grids import Place
from tui.figures.lines import line_start

_WHEN = frozenset({FigureKind.DATE, FigureKind.PERIOD})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")
# A year that is only compared with, or where a time begins or ends, is no period of what follows.
_COMPARED_BEFORE = re.compile(
    r"(?:[比较自从]|(?i:(?<![a-z])(?:since|before|after|until|till|than|from|versus|vs\.?|against|with|to|by))"
    r"(?: the)?(?: end of)?(?: fiscal)?(?: year)?[ \n])$|[比较自从]$"
    r"|(?:Act|Acts|Amendments|Code|Law|Order|Agreement|Treaty|Convention|Regulations)(?: \([A-Z]+\))? of $"
)
_COMPARED_AFTER = re.compile("以来|以前|之前|相比|同期|[起前]")
_TO_PERIOD = re.compile(
    r"[^.;:\n0-9]{0,40}?(?:^|[ \n])(?:in|for|during|at|as of|by|throughout|over)"
    r"(?:[ \n](?!from|compared|versus|against|to[ \n])[a-z0-9-]{1,12}){0,7}[ \n]$"
)
_TURNED = re.compile(r"(?i:\b(?:from|compared|versus|against|than|since)\b)")
_FRAME = re.compile(
    r"(?i:^[\"“]?(?:in|for|during|at|as of|at the end of|by the end of|over|throughout)\b[^.;0-9]{0,30}$)"
)
_AS_OF = re.compile(r"(?i:as (?:of|at) )$")
_LONGEST_FRAME = 40
_LONGEST_LINK = 70


class PeriodsNamed:
    """The periods that a text names, and the figures that they hold for."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        """Take the folded text and all its drafts in reading order."""
        self._text = text
        self._whens = [draft for draft in drafts if self._is_period(draft) and not self._is_compared(draft)]
        self._starts = [when.start for when in self._whens]
        self._sentences = [0, *(found.end() for found in _SENTENCE_END.finditer(text))] if self._whens else [0]

    def of(self, draft: Draft, place: Place | None) -> str:
        """Return the code of the period that `draft` holds for; empty when the text gives none."""
        if draft.code and draft.kind in _WHEN:
            return ""
        if place is not None and not place.head:
            found = _YEAR.search(place.column_label) or _YEAR.search(place.row_label)
            return found.group() if found is not None else ""
        if not self._whens:
            return ""
        index = bisect_right(self._starts, draft.start)
        text, start = self._text, draft.start
        if _IDEOGRAPH.search(text, max(0, start - 12), draft.end + 12) is not None:
            when = self._whens[index - 1] if index else None
            if when is None or when.start < line_start(text, start) or text[start - 1] in "从由":
                return ""
            return when.code
        return self._english(draft, index)

    def _english(self, draft: Draft, index: int) -> str:
        behind = self._whens[index] if index < len(self._whens) else None
        near = behind is not None and behind.start - draft.end <= _LONGEST_LINK
        if behind is not None and near and _TO_PERIOD.fullmatch(self._text, draft.end, behind.start) is not None:
            return behind.code
        before = self._whens[index - 1] if index else None
        if before is None:
            return ""
        if before.start >= self._sentence(draft.start):
            turned = _TURNED.search(self._text, before.end, draft.start) is not None
            return "" if turned else before.code
        return self._frame(draft.start, index)

    def _frame(self, start: int, index: int) -> str:
        """Return the period that opens an earlier sentence of the paragraph (In 2023, …); empty without one."""
        paragraph = line_start(self._text, start)
        for when in reversed(self._whens[max(0, index - _MOST_FRAMES) : index]):
            if when.start < paragraph:
                return ""
            opening = self._sentence(when.start)
            if when.start - opening < _LONGEST_FRAME and _FRAME.match(self._text[opening : when.start]):
                return when.code
        return ""

    def _sentence(self, offset: int) -> int:
        return self._sentences[bisect_right(self._sentences, offset) - 1]

    def _is_period(self, draft: Draft) -> bool:
        if draft.kind is FigureKind.DATE and draft.checkable:
            return _AS_OF.search(self._text, max(0, draft.start - 6), draft.start) is not None
        return draft.kind in _WHEN

    def _is_compared(self, when: Draft) -> bool:
        text = self._text
        if text.startswith("的", when.end):
            return False
        if _COMPARED_AFTER.match(text, when.end) is not None:
            return True
        return _COMPARED_BEFORE.search(text, max(0, when.start - 30), when.start) is not None


_MOST_FRAMES = 8
