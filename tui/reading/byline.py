"""What the first lines of a plain text say of the report: its title, its date, who wrote and who published it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.domain.report import BlockKind
from tui.reading.boilerplate import reasons
from tui.reading.characters import han_count, latin_words, weight
from tui.reading.draft import DraftBlock
from tui.reading.numbering import marker_of


@dataclass(frozen=True, slots=True)
class Head:
    """A draft's blocks with the title and the by-lines set apart, and what those say; empty where they say nothing."""

    blocks: tuple[DraftBlock, ...]
    title: str = ""
    date: str = ""
    author: str = ""
    publisher: str = ""


_HEAD_BLOCKS = 24
_LABELS: Mapping[str, str] = {
    "来源": "publisher", "稿件来源": "publisher", "信息来源": "publisher", "文章来源": "publisher", "發布機構": "publisher",
    "发布机构": "publisher", "來源": "publisher", "Source": "publisher", "Publisher": "publisher",
    "时间": "date", "時間": "date", "日期": "date", "发布时间": "date", "发布日期": "date", "發布時間": "date",
    "發佈日期": "date", "Date": "date", "Published": "date",
    "作者": "author", "记者": "author", "記者": "author", "Author": "author", "By": "author",
}  # fmt: skip
_LABELLED = re.compile(
    rf"({'|'.join(sorted(_LABELS, key=len, reverse=True))})[ \u3000]?(?:[:：]|(?<=Published)|(?<=By) )[ \u3000]*"
)
_DATE = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?")
_DATE_LINE = re.compile(rf"[（(]?{_DATE.pattern}(?:[ T]?\d{{1,2}}[:时時]\d{{2}}(?:[:分]?\d{{0,2}}秒?)?)?[）)]?")
# What Chinese official and business documents are called (the kinds of 公文 in 党政机关公文处理工作条例 §8 among them).
_DOCUMENT = re.compile(
    r"(?:报告|報告|通知|通报|通報|公报|公報|公告|通告|决定|決定|决议|決議|意见|意見|意見書|办法|辦法|规定|規定|条例|條例|细则|方案|规划|規劃|计划"
    r"|計劃|纲要|要点|总结|批复|批覆|函|复函|答复|说明|說明|讲话|講話|章程|规则|規則|预案|指南|标准|白皮书|白皮書|年报|年報|季报|汇报|情况|業績|业绩)"
    r"(?:全文|摘要)?(?:[（(][^（）()]{1,20}[）)])?(?:——.{1,40})?",
)
_ENGLISH_DOCUMENT = re.compile(
    r"(?i:report|statement|(?:press|news) release|results|review|plan|act|memorandum|testimony|bulletin|notice|survey|strategy|outlook"
    r"|guidance|policy|minutes|annual|quarter(?:ly)?)",
)
_SENTENCE_MARKS = re.compile(r"[。！？；，:：;]|\.\s*$")


def by_lines_of(blocks: Sequence[DraftBlock]) -> Head:
    """Read the title and the by-lines off the first blocks, up to the first paragraph of running text."""
    end = _head_end(blocks)
    chrome = reasons([block.text for block in blocks])
    kept = list(blocks)
    fields: dict[str, str] = {}
    title_at = -1
    at = 0
    while at < end:
        block = kept[at]
        if block.aside or block.kind is not BlockKind.PARAGRAPH or at in chrome:
            at += 1
            continue
        taken = _by_line(kept, at, end, fields)
        if not taken and title_at < 0 and not fields.get("seen") and _reads_as_title(kept, at, end):
            title_at, taken = at, 1
            kept[at] = replace(block, aside="title")
        elif taken:
            kept[at : at + taken] = [replace(line, aside="by-line") for line in kept[at : at + taken]]
        elif marker_of(block.text):
            break
        at += taken or 1
    title = blocks[title_at].text.strip() if title_at >= 0 else ""
    return Head(tuple(kept), title, fields.get("date", ""), fields.get("author", ""), fields.get("publisher", ""))


def _head_end(blocks: Sequence[DraftBlock]) -> int:
    for at, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if block.kind is not BlockKind.PARAGRAPH or (not block.aside and weight(block.text) >= 80):
            return at
    return min(len(blocks), _HEAD_BLOCKS)


def _by_line(blocks: Sequence[DraftBlock], at: int, end: int, fields: dict[str, str]) -> int:
    """Note what a by-line says in `fields`, and return how many blocks it takes: 0, 1, or 2 for a label and its value."""
    text = blocks[at].text.strip()
    if _DATE_LINE.fullmatch(text):
        fields.setdefault("date", _iso(text))
        return 1
    labels = list(_LABELLED.finditer(text))
    if not labels or labels[0].start() != 0 or weight(text) > 60:
        return 0
    taken = 1
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        value = text[label.end() : following.start() if following else len(text)].strip(" \u3000|")
        if not value and following is None and at + 1 < end and weight(blocks[at + 1].text) <= 20:
            value, taken = blocks[at + 1].text.strip(), 2
        field = _LABELS[label.group(1)]
        fields.setdefault(field, _iso(value) if field == "date" else value)
    return taken


def _iso(text: str) -> str:
    found = _DATE.search(text)
    return f"{found.group(1)}-{int(found.group(2)):02}-{int(found.group(3)):02}" if found else ""


def _reads_as_title(blocks: Sequence[DraftBlock], at: int, end: int) -> bool:
    """Say whether a line is the title: short, no sentence, no number of its own, and named or dated like a document."""
    text = blocks[at].text.strip()
    named = text.split("——")[0]
    if weight(named) > 45 or _SENTENCE_MARKS.search(named) or marker_of(text) or not any(map(str.isalpha, text)):
        return False
    if han_count(text) > len(latin_words(text)):
        return (bool(_DOCUMENT.search(text) and _DOCUMENT.search(text[-45:])) and _ends_as_document(text)) or _is_dated(
            blocks, at, end
        )
    return len(latin_words(text)) > 2 and (
        bool(_ENGLISH_DOCUMENT.search(text)) or text.isupper() or _is_dated(blocks, at, end)
    )


def _ends_as_document(text: str) -> bool:
    return any(found.end() == len(text) for found in _DOCUMENT.finditer(text))


def _is_dated(blocks: Sequence[DraftBlock], at: int, end: int) -> bool:
    following = next((block.text.strip() for block in blocks[at + 1 : end] if not block.aside), "")
    return bool(following.startswith("——") or _DATE_LINE.fullmatch(following) or _LABELLED.match(following))
