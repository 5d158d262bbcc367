"""What a figure measures, in the text's own words."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from tui.domain.figure import FigureKind
from tui.figures.data.calendar import MONTHS
from tui.figures.data.characters import FOLD
from tui.figures.data.labels import (
    CHANGE,
    CHINESE_OPENINGS,
    CHINESE_STOPS,
    CHINESE_VERBS,
    ENGLISH_CHANGE,
    ENGLISH_STRIPPED,
    TAIL_STOPS,
)
from tui.figures.drafts import Draft
from tui.figures.folding import Folded
from tui.figures.grids import Place
from tui.figures.heads import hint_of
from tui.figures.lines import line_start

_STOP = re.compile(f"[{re.escape(CHINESE_STOPS)}]")
_SENTENCE_END = re.compile(r"[。！？\n]|[.!?]\s")


def _folded(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(word.translate(FOLD)) for word in words}, key=len, reverse=True))


_VERBS_BEHIND = re.compile(f"(?:{_folded(CHINESE_VERBS)})$")
_OPENING = re.compile(f"(?:{_folded(CHINESE_OPENINGS)}|[0-9]{{4}}年(?:度)?|[”）)])")
_CHANGE_ONLY = re.compile(f"(?:{_folded(CHANGE)}|[0-9]{{4}}年|其中)+")
_CHANGE_END = re.compile(f"(?:{_folded([w for w in CHANGE if len(w) > 1])})$")
_TAIL_STOP = re.compile(r"[，。；：、！？\n,;:!?()“”《》\t|]|[0-9]")
_AFTER_NUMBER = re.compile("(?:及以上|以上|以下|以内|左右|多|余|上下)?")
# When it was, and not what took so long (五年来，); as the last word of the phrase, or it begins another one.
_AFTER_DURATION = re.compile("(?:(?:以来|以前|以后|之前|之后|之内|期间)|[来内间后前](?![^，。；、：,;:\n的]))?")
_LONGEST_HEAD = 32
_LONGEST_TAIL = 14
_MANY_WORDS = 7
_COUNTED = frozenset({FigureKind.COUNT})
_UNLABELLED = frozenset({FigureKind.IDENTIFIER, FigureKind.PHONE, FigureKind.PERIOD})


_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-z]")


class Memory(Struct):
    """What the labels of a sentence hand on to the next figure."""

    end: int = 0
    """Where the last figure ended."""
    label: str = ""
    """What the last figure measured."""
    kind: FigureKind | None = None
    """What sort of figure it was; None before the first."""
    subject: str = ""
    """What the last figure that was no change measured."""
    when: tuple[int, int] = (0, 0)
    """Where the last period stands."""
    tail: int = 0
    """Where the words end that the last figure was named by, when they stand behind it."""
    sentence_start: int = 0
    """Where the first figure of the sentence stands."""
    sentence: int = 0
    """Where the sentence ends that `subject` belongs to."""


class Labeller:
    """Names the figures of one text, in reading order."""

    def __init__(self, folded: Folded) -> None:
        self._text = folded.text
        self._clean = folded.clean
        self._memory = Memory()

    def label(self, draft: Draft, place: Place | None) -> str:
        """Return what `draft` measures; empty when the text does not say."""
        memory = self._memory
        if draft.kind is FigureKind.PERIOD or (draft.kind is FigureKind.DATE and not draft.checkable):
            memory.when = (draft.start, draft.end)
            return self._plain_period(draft)
        if draft.kind in _UNLABELLED:
            return ""
        if place is not None and not place.head:
            label = _cell_label(place.row_label, place.column_label)
            memory.end = draft.end
            return label
        if draft.start >= memory.sentence:
            self._begin_sentence(draft)
        begin = max(memory.end, line_start(self._text, draft.start), draft.start - 160)
        label = self._chinese(draft, begin) if self._is_chinese(draft) else self._english(draft, begin)
        memory.label, memory.kind = label, draft.kind
        # What only sets the scope (13-week) stands inside the name of what is measured.
        if draft.kind is not FigureKind.DATE and draft.checkable:
            memory.end = draft.end
        return label

    def pass_over(self, end: int) -> None:
        """Take note of a number without a name that ends at `end`: no later name reaches back over it."""
        self._memory.end = end

    def _plain_period(self, draft: Draft) -> str:
        if draft.start >= self._memory.sentence:
            self._begin_sentence(draft)
        return ""

    def _begin_sentence(self, draft: Draft) -> None:
        found = _SENTENCE_END.search(self._text, draft.end)
        self._memory.sentence_start = draft.start
        self._memory.sentence = found.end() if found is not None else len(self._text)
        head = self._text[max(0, draft.start - 12) : draft.start]
        if "其中" not in head and _CHANGE_ONLY.match(head.rsplit("。", 1)[-1]) is None:
            self._memory.subject = ""

    def _is_chinese(self, draft: Draft) -> bool:
        return _IDEOGRAPH.search(self._text, max(0, draft.start - 12), draft.end + 12) is not None

    def _chinese(self, draft: Draft, begin: int) -> str:
        text = self._text
        stops = [found.end() for found in _STOP.finditer(text, begin, draft.start)]
        start = stops[-1] if stops else begin
        if draft.start - start < 2 and len(stops) > 1 and text[start - 1] in "：:":  # noqa: PLR2004 (比重： and the like)
            start = stops[-2]
        start = max(start, draft.start - _LONGEST_HEAD)
        memory = self._memory
        head = self._trimmed(start, draft.start)
        folded = head.translate(FOLD)
        if folded and _CHANGE_ONLY.fullmatch(folded):
            return (memory.subject + head) if memory.subject else head
        if not folded:
            listed = memory.label if draft.kind is memory.kind and text[begin : draft.start] in _LIST_MARKS else ""
            return listed or self._tail(draft) or memory.subject
        label = head
        if draft.kind in _COUNTED and draft.unit:
            label = head + self._tail(draft)
        change = _CHANGE_END.search(folded)
        memory.subject = label if change is None else head[: change.start()] or head
        return label

    def _trimmed(self, start: int, end: int) -> str:
        """Return the words between, without what opens the clause and without the verbs before the number."""
        text = self._text
        opened, closed = self._memory.when
        while True:
            found = _OPENING.match(text, start, end)
            if found is not None:
                start = found.end()
            elif opened <= start < closed <= end:
                start = closed
            else:
                break
        if start < opened and closed <= end and text[closed:end] in {"", "的"}:
            end = opened
        while end > start:
            behind = _VERBS_BEHIND.search(text, max(start, end - 5), end)
            if behind is None:
                break
            end = behind.start()
        return _if_words(self._clean[start:end].strip(" 、，,:：“”\"'（("))

    def _tail(self, draft: Draft) -> str:
        found = _TAIL_STOP.search(self._text, draft.end, draft.end + _LONGEST_TAIL)
        end = found.start() if found is not None else min(len(self._text), draft.end + _LONGEST_TAIL)
        begin = _matched(_AFTER_NUMBER, self._text, draft.end)
        if draft.kind is FigureKind.DURATION:
            begin = min(_matched(_AFTER_DURATION, self._text, begin), end)
        words = self._clean[begin:end].strip().removeprefix("的").rstrip("和及与")
        return _if_words(words)

    def _english(self, draft: Draft, begin: int) -> str:
        text = self._clean
        begin = max(begin, min(self._memory.tail, draft.start))
        if _LETTER.search(text, begin, draft.start) is None:
            return self._named_behind(draft) or self._memory.subject
        window = text[begin : draft.start].replace("\u00a0", " ")
        window = _ASIDE.sub("", _SENTENCES.split(window)[-1])
        if _ASIDE_PHRASE.match(window) is None:
            window = _ASIDE_PHRASE.sub("", window)
        cut = max((found.end() for found in _ENGLISH_CUT.finditer(window)), default=0)
        words = window[cut:].split()
        memory = self._memory
        change = [word for word in words if word.lower().strip(",.") in ENGLISH_CHANGE]
        name = _named(words)
        # A month says when, not what.
        name = "" if name.lower() in MONTHS else name
        if not name:
            joined = " ".join([memory.subject, *change]).strip()
            return self._named_behind(draft) or joined
        if memory.tail > memory.sentence_start and _JOINED.match(window) and (behind := self._named_behind(draft)):
            return behind
        memory.subject = name
        return " ".join([name, *change[:1]]) if change and change[0] not in name else name

    def _named_behind(self, draft: Draft) -> str:
        """Return the words behind the number that name it; they name no figure after it."""
        found = _TAIL_WORDS.match(self._text, draft.end)
        if found is None:
            return ""
        words = self._clean[found.start(1) : found.end(1)].split()
        placed = words[0] == "in" and words[1:2] != [] and words[1][0].isupper()
        if placed or words[0].lower() in TAIL_STOPS:
            return ""
        while words and words[-1].lower() in ENGLISH_STRIPPED:
            words.pop()
        if words:
            self._memory.tail = found.end()
        return " ".join(words)


# 31% in favour of the plan and 52% opposed: where one is named by what follows it, so is the next.
_JOINED = re.compile(r"[A-Za-z ]{0,60}(?:,| and| while| but)[ \n](?:the |some |only |another )?$")
_TAIL_WORDS = re.compile(r"[ \n](?:of |in (?!favou?r|[A-Z]))?((?:[A-Za-z][A-Za-z'’-]*[ \n]?){1,4})")
_SENTENCES = re.compile(r"[.!?][\"”’]?\s(?=[A-Z])")
_ENGLISH_CUT = re.compile(
    r"[;:(]|[.,]\s|\s[-•·]\s|\b(?:announce|state|say|said|report|estimate|find|found)(?:s|d|ed)?(?: \w+)? that\s"
)
_ASIDE = re.compile(r"[ \n]\([^()\n]{1,60}\)(?=[ \n])")
_ASIDE_PHRASE = re.compile(
    r"[ \n](?:for|ended|ending|during|as of|at the end of|at|in) (?:the )?(?:[a-z0-9-]+ ){0,4}"
    r"(?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}, ?[0-9]{4}|(?:fiscal )?(?:year )?(?:19|20)[0-9]{2}|quarter|"
    r"(?:three|six|nine|twelve) months)"
)


def _named(words: list[str]) -> str:
    """Return the words without those that only lead up to the number, the first ones kept."""
    kept = list(words)
    while kept and kept[-1].lower().strip(",.(") in ENGLISH_STRIPPED:
        kept.pop()
    while kept and kept[0].lower().strip(",.") in ENGLISH_STRIPPED:
        kept.pop(0)
    kept = [word for word in kept if _NOTE_MARK.fullmatch(word) is None]
    return _if_words(" ".join(kept[-_MANY_WORDS:]).strip(" ,.:;()•·-|$"))


def _matched(words: re.Pattern[str], text: str, start: int) -> int:
    """Return where the words end that stand at a place, if they do."""
    found = words.match(text, start)
    return found.end() if found else start


def _if_words(name: str) -> str:
    """Return a name that has words in it; nothing for one of signs and digits alone, which names nothing."""
    return name if any(map(str.isalpha, name)) else ""


_LIST_MARKS = frozenset("、，和及与")
_NOTE_MARK = re.compile(r"\[[0-9a-z]{1,4}\]")
_LONGEST_ROW = 60
_UNCLOSED = re.compile(r"(?<=\S)[ ]?[（(][^（）()]*$")
_UNIT_BRACKET = re.compile(r"[（(][^（）()]{1,16}[)）]")


def _unless_unit(found: re.Match[str]) -> str:
    """Return the bracket unless it holds a unit or the mark of a note, which are no part of a name."""
    inside = found.group()[1:-1].translate(FOLD)
    return "" if hint_of(f"({inside})") or hint_of(inside) or len(inside) < _SHORTEST_WORDS else found.group()


_SHORTEST_WORDS = 3


@lru_cache(maxsize=1024)
def _cell_label(row_label: str, column_label: str) -> str:
    row = _UNIT_BRACKET.sub(_unless_unit, row_label).strip(" #\t-—:：")
    column = _UNIT_BRACKET.sub(_unless_unit, column_label).strip()
    row = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", row)
    if len(row) > _LONGEST_ROW:
        row = _UNCLOSED.sub("", re.split(r"[,;，；]", row, maxsplit=1)[0][:_LONGEST_ROW])
    return f"{row} {column}".strip()
