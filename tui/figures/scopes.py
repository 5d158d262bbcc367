"""The place or body that a figure holds for, as the text names it: 全市, 四川省, in Scotland, the Bank of England's."""

import re
from bisect import bisect_right

from tui.figures.data.labels import NO_PLACES
from tui.figures.folding import Folded
from tui.figures.lines import line_start

_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_CHINESE = re.compile(
    r"(?:^|[，。；：、\s年])(全[国省市区县州球镇]|我[国省市区县]|"
    r"[\u4e00-\u9fff]{2,4}(?:[省县]|(?<![上城都股楼门入])市|(?<![港园社景校厂小库牧山地城市郊开])区|州)(?![场长民政级值委内际人域]))"
)
_NAME = r"(?:[A-Z][A-Za-z&-]{1,24}|[A-Z]\.(?= [A-Z]))"
_NAMES = rf"(?:{_NAME}|U\.S\.|U\.K\.|EU|UK|US|UN)(?: (?:(?:of|and) (?:the )?)?{_NAME}){{0,4}}"
_BODY = rf"(?:{_NAME}|U\.S\.|U\.K\.|EU|UK|US|UN)(?: (?:(?:of|and) (?:the )?)?{_NAME}){{0,3}}"
_ENGLISH = re.compile(
    rf"(?<![A-Za-z])(?:(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ww]ithin) (?:the )?(?P<place>{_NAMES})(?![a-z])(?!['’]s)"
    rf"|(?P<body>{_BODY})['’]s(?= )"
    r"|(?P<all>nationwide|worldwide|statewide|globally))"
)
_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])[.!?][\"”’)]?\s|\n|\t")
_NEAR = 60
_LONGEST_LINK = 40
_MOST_FRAMES = 4
_ENDS_THE_CLAUSE = re.compile(r"[.;:!?]\s|[0-9\n\t]")


class Scopes:
    """Finds what place or body the figures of one text hold for, in reading order."""

    def __init__(self, folded: Folded) -> None:
        self._text = folded.text
        self._clean = folded.clean
        self._named = [found for found in _ENGLISH.finditer(folded.text) if _is_place(found)]
        self._starts = [found.start() for found in self._named]
        self._sentences = [0, *(end.end() for end in _SENTENCE_END.finditer(folded.text))] if self._named else [0]
        self._has_chinese = _IDEOGRAPH.search(folded.text) is not None
        self._paragraph = self._end = 0
        self._chinese = ""

    def of(self, start: int, end: int) -> str:
        """Return the place or body that the figure at `start:end` of the folded text holds for; empty without one."""
        if not self._has_chinese:
            return self._english(start, end)
        self._see_chinese(start)
        chinese = _IDEOGRAPH.search(self._text, max(0, start - 12), end + 12) is not None
        scope = self._chinese if chinese else self._english(start, end)
        self._end = end
        return scope

    def _see_chinese(self, start: int) -> None:
        line = line_start(self._text, start)
        if line > self._paragraph:
            self._paragraph, self._chinese = line, ""
        named = list(_CHINESE.finditer(self._text, max(self._end, self._paragraph, start - _NEAR), start))
        if named and named[-1][1][0] not in "所各每设":
            self._chinese = self._clean[named[-1].start(1) : named[-1].end(1)]

    def _english(self, start: int, end: int) -> str:
        if not self._named:
            return ""
        index = bisect_right(self._starts, start)
        behind = self._named[index] if index < len(self._named) else None
        near = behind is not None and not behind["body"] and behind.start() - end <= _LONGEST_LINK
        if behind is not None and near and _ENDS_THE_CLAUSE.search(self._text, end, behind.start()) is None:
            return self._words(behind)
        sentence, paragraph = self._sentence(start), line_start(self._text, start)
        for found in reversed(self._named[max(0, index - _MOST_FRAMES) : index]):
            opens = found["place"] and found.start() == self._sentence(found.start())
            if found.start() >= sentence or (opens and found.start() >= paragraph):
                return self._words(found)
        return ""

    def _words(self, found: re.Match[str]) -> str:
        group = next(name for name in ("place", "body", "all") if found[name])
        return self._clean[found.start(group) : found.end(group)]

    def _sentence(self, offset: int) -> int:
        return self._sentences[bisect_right(self._sentences, offset) - 1]


def _is_place(found: re.Match[str]) -> bool:
    words = (found["place"] or found["body"] or "").split()
    return not any(word.rstrip(".").lower() in NO_PLACES for word in words)
