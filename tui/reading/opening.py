"""What the first lines of a plain text say of the report: its title, its date, who wrote and who published it."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import BlockKind
from tui.reading.boilerplate import reasons
from tui.reading.bylines import author_of, day_of, is_byline, publisher_of
from tui.reading.characters import is_chinese, is_title_case, latin_words, weight
from tui.reading.draft import DraftBlock
from tui.reading.numbering import FIRST_VALUES, marker_of


class Opening(Struct, frozen=True):
    """A draft's blocks with the title and the by-lines set apart, and what those say; empty where they say nothing."""

    blocks: tuple[DraftBlock, ...]
    title: str = ""
    date: str = ""
    author: str = ""
    publisher: str = ""


_MOST_LINES = 24
_BODY_WEIGHT = 80
_LONGEST_TITLE = 45
_LONGEST_DATE = 14
_LONGEST_VALUE = 20
_FEWEST_TITLE_WORDS = 3
_MOST_TITLE_LINES = 3
_TITLE_GOES_ON = tuple("和与與及暨的、")
_TITLE_BEGINS = ("关于", "關於")
_MEMO = re.compile(r"(?i:to|from|cc|date|re|subject|via|through|attn|attention|ref)\s?:")
"""How the lines of a memorandum's head open; its subject names it."""
_SUBJECT = re.compile(r"(?i:re|subject)\s?:\s*(\S.*)")
# What Chinese documents are called; the 15 kinds of 公文 are those of 党政机关公文处理工作条例 §8.
_DOCUMENT = re.compile(
    r"(?:报告|報告|通知|通报|通報|公报|公報|公告|通告|决定|決定|决议|決議|意[见見][书書]?|办法|辦法|规定|規定|条例|條例|细则|細則|方案"
    r"|规划|規劃|计划|計劃|纲要|綱要|要点|总结|總結|批复|批覆|函|复函|答复|纪要|紀要|议案|議案|命令|说明|說明|讲话"
    r"|講話|章程|规则|規則|预案|預案|指南|标准|標準|白皮书|白皮書|年报|年報|季报|季報|汇报|匯報|情况|情況|業績|业绩|答[记記]者[问問])"
    r"(?:全文|摘要)?(?:[（(][^（）()]{1,20}[）)])?",
)
_ENGLISH_DOCUMENT = re.compile(
    r"(?i)\b(?:reports?|statement|(?:press|news) release|results|review|plan|act|memorandum|testimony|bulletin|notice"
    r"|survey|strategy|outlook|guidance|policy|minutes|annual|quarter(?:ly)?|handbook|guidelines?)\b",
)
# A subtitle names a day too: ——2026年1月26日在…会议上.
_OCCASION = re.compile(r"\A——|在.+上\Z")
_CHINESE_SENTENCE = re.compile("[。！？；，：]")
_ENGLISH_SENTENCE = re.compile(r"[.;:,]$|[a-z]\. ")


def opening_of(blocks: Sequence[DraftBlock]) -> Opening:
    """Read the title and the by-lines off the first blocks, up to the first paragraph of running text or number.

    The first line that fits is the title only on evidence: it is named like a document, a by-line or a subtitle
    follows it, it is the very first and stands over the first of a count, or in English it is set as a title directly
    above the text.
    """
    kept = list(blocks)
    chrome = reasons([block.text for block in blocks[:_MOST_LINES]])
    found = {"title": "", "date": "", "author": "", "publisher": ""}
    at, end = 0, _opening_end(blocks)
    while at < end:
        taken = 0
        if not kept[at].aside and kept[at].kind is BlockKind.PARAGRAPH and at not in chrome:
            taken = _by_line(kept, at, end, found)
            if not taken and marker_of(kept[at].text):
                break
            if not taken and not found["title"] and _reads_as_title(kept, at, end):
                first = _title_start(kept, at)
                found["title"] = "".join(line.text.strip() for line in kept[first : at + 1])
                kept[first : at + 1] = [replace(line, aside="title") for line in kept[first : at + 1]]
            kept[at : at + taken] = [replace(line, aside="by-line") for line in kept[at : at + taken]]
        at += taken or 1
    found["date"] = found["date"] or _occasion(blocks[:end])
    return Opening(tuple(kept), **found)


def _title_start(blocks: Sequence[DraftBlock], at: int) -> int:
    """Return where the title begins that a line ends: a Chinese one goes on after 和 or 的, or begun with 关于."""
    first = at
    while first > 0 and at - first < _MOST_TITLE_LINES and _goes_on(blocks[first - 1]):
        first -= 1
    return first


def _goes_on(line: DraftBlock) -> bool:
    text = line.text.strip()
    is_line = line.kind is BlockKind.PARAGRAPH and not line.aside and weight(text) <= _LONGEST_TITLE
    is_open = text.endswith(_TITLE_GOES_ON) or (text.startswith(_TITLE_BEGINS) and not _is_named(text))
    return is_line and is_chinese(text) and is_open and not _CHINESE_SENTENCE.search(text)


def _occasion(lines: Sequence[DraftBlock]) -> str:
    """Return the day on which a report was given, as the subtitle names it; empty when none does."""
    named = (day_of(line.text) for line in lines if _OCCASION.search(line.text.strip()))
    return next(filter(None, named), "")


def _opening_end(blocks: Sequence[DraftBlock]) -> int:
    for at, block in enumerate(blocks[:_MOST_LINES]):
        if block.kind is not BlockKind.PARAGRAPH or (not block.aside and weight(block.text) >= _BODY_WEIGHT):
            return at
    return min(len(blocks), _MOST_LINES)


def _by_line(blocks: Sequence[DraftBlock], at: int, end: int, found: dict[str, str]) -> int:
    """Note what a by-line says, and return how many blocks it takes: 0, 1, or 2 for a label and the value below it."""
    line, taken = blocks[at].text.strip(), 1
    subject = _SUBJECT.fullmatch(line)
    if subject and weight(subject[1]) <= _LONGEST_TITLE:
        found["title"] = found["title"] or subject[1]
        return 1
    if (
        line.endswith((":", "："))
        and is_byline(line)
        and at + 1 < end
        and weight(blocks[at + 1].text) <= _LONGEST_VALUE
    ):
        line, taken = line + blocks[at + 1].text.strip(), 2
    says = {"date": day_of(line), "author": author_of(line), "publisher": publisher_of(line)}
    dates_only = bool(says["date"]) and weight(line) <= _LONGEST_DATE and not _OCCASION.search(line)
    if not is_byline(line) or not (dates_only or says["author"] or says["publisher"]):
        return 0
    for name, value in says.items():
        found[name] = found[name] or value
    return taken


def _reads_as_title(blocks: Sequence[DraftBlock], at: int, end: int) -> bool:
    text = blocks[at].text.strip()
    named = text.split("——")[0]
    if weight(named) > _LONGEST_TITLE or not any(map(str.isalpha, named)):
        return False
    if is_chinese(text):
        is_sentence = bool(_CHINESE_SENTENCE.search(named))
        return not is_sentence and (
            _is_named(named) or _is_explained(blocks, at, end) or _stands_over_count(blocks, at)
        )
    is_first = all(block.aside for block in blocks[:at])
    set_as_title = text.isupper() or is_title_case(text) or (is_first and _is_explained(blocks, at, end))
    set_as_title = set_as_title and len(latin_words(text)) >= _FEWEST_TITLE_WORDS and not _MEMO.match(text)
    is_above_text = at + 1 == end and end < len(blocks)
    is_above_text = is_above_text or _stands_over_count(blocks, at)
    is_named = bool(_ENGLISH_DOCUMENT.search(text)) or _is_explained(blocks, at, end) or is_above_text
    return set_as_title and text[0].isalnum() and not _ENGLISH_SENTENCE.search(text) and is_named


def _is_named(title: str) -> bool:
    """Say whether a Chinese title ends in what documents are called."""
    return any(found.end() == len(title) for found in _DOCUMENT.finditer(title))


def _stands_over_count(blocks: Sequence[DraftBlock], at: int) -> bool:
    """Say whether the first line of all stands directly over the first of the report's numbered parts."""
    marker = marker_of(blocks[at + 1].text) if at + 1 < len(blocks) else None
    return marker is not None and marker.value in FIRST_VALUES and all(block.aside for block in blocks[:at])


def _is_explained(blocks: Sequence[DraftBlock], at: int, end: int) -> bool:
    """Say whether the line after is a subtitle or a by-line, which stand below a title."""
    following = next((block.text.strip() for block in blocks[at + 1 : end] if not block.aside), "")
    return following.startswith("——") or (is_byline(following) and weight(following) <= _LONGEST_VALUE)
