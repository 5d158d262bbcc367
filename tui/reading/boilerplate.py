"""What of a page is not its body, and why: notices, controls, contact and editor lines, tails of links.

Nothing is deleted: what is set apart stays in the report and can be looked at. A false hit hides a figure from the
reviewer, so a rule works at the head or the tail of the page only, or asks for words that no report says.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from tui.reading.characters import han_count, may_be_wide, weights


class _Place(Enum):
    """Where a rule may work."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    HEAD = "head"
    TAIL = "tail"


class _Rule(Struct, frozen=True):
    """What a line that is not the body looks like."""

    reason: str
    place: _Place
    pattern: re.Pattern[str]
    longest: int
    """The most Chinese characters (or as much in Latin letters) that such a line has."""
    is_chinese: bool
    """Whether it asks for words in Chinese."""
    sign: str = ""
    """What it asks for, in lower case: letters are found many times faster than a pattern without regard to case."""


def _rule(reason: str, place: _Place, pattern: str, longest: int, sign: str = "") -> _Rule:
    return _Rule(reason, place, re.compile(pattern), longest, han_count(pattern) > 0, sign)


# Both scripts in one pattern, character by character: pages mix them when a converter did half its work.
_RULES: tuple[_Rule, ...] = (
    _rule("leave-site notice", _Place.ANYWHERE, r"[访訪][问問]的[链鏈連][接結]即[将將][离離][开開]", 60),
    _rule("leave-site notice", _Place.EDGE, r"是否[继繼][续續](?:[访訪][问問])?[?？]?\Z|\A放[弃棄]\Z", 30),
    _rule("leave-site notice", _Place.EDGE, r"[继繼][续續][访訪][问問]\s*(?:放[弃棄]|取消)?\Z", 20),
    _rule(
        "leave-site notice",
        _Place.EDGE,
        r"(?i)\byou are (?:now |about to )?leav(?:e|ing)\b.{0,60}\bsite\b",
        80,
        "you are ",
    ),
    _rule("copyright notice", _Place.EDGE, r"\A凡在?本(?:网站|網站|[网網站报報]).{0,12}[注註]明", 900),
    _rule(
        "copyright notice",
        _Place.EDGE,
        r"(?:[网網站报報稿]|作品|[图圖]片).{0,40}版[权權](?:均|皆)?[属屬归歸].{0,20}所有",
        200,
    ),
    _rule(
        "copyright notice",
        _Place.EDGE,
        r"未[经經].{0,20}(?:授[权權]|[许許]可|同意).{0,20}(?:不得|禁止|[严嚴]禁).{0,20}(?:[转轉][载載]|[复復複][制製]|[镜鏡]像|摘[编編])",
        400,
    ),
    _rule("copyright notice", _Place.EDGE, r"\A版[权權]所有", 120),
    _rule("copyright notice", _Place.TAIL, r"(?i)\A(?:copyright\b|©|\(c\) ?\d{4})|\ball rights reserved\b", 40),
    _rule(
        "site registration",
        _Place.EDGE,
        r"[\u4e00-\u9fff]ICP[备備证證]|公[网網]安[备備]|[网網]站[标標][识識][码碼]",
        120,
    ),
    _rule("contact line", _Place.TAIL, r"\A[（(]?[联聯][系繫絡络](?:方式|[电電][话話]|我[们們]|人|地址)\s*[:：]", 80),
    _rule(
        "contact line",
        _Place.TAIL,
        r"\A(?:[地网網]址|[电電][话話]|[传傳]真|[邮郵][编編箱]|[电電]子[邮郵]件|[热熱][线線])\s*[:：]",
        80,
    ),
    _rule("contact line", _Place.TAIL, r"(?i)\A(?:contact us|(?:media|press|investor) contacts?)\b", 80),
    _rule("editor line", _Place.TAIL, r"\A[【\[（(]?\s*(?:责任|責任)?[编編][辑輯审審]\s*[:：]", 40),
    _rule(
        "editor line",
        _Place.TAIL,
        r"\A[【\[（(]?\s*(?:[责責][编編]|[审審]核|校[对對]|[初复復终終][审審]|[监監][制製])\s*[:：]",
        40,
    ),
    _rule("by-line", _Place.HEAD, r"本[报報网網社][记記]者.{1,12}[摄攝]\Z", 40),
    _rule("page controls", _Place.EDGE, r"[扫掃]一[扫掃]|[扫掃][码碼](?:[关關]注|分享|[阅閱][读讀]|下[载載])", 40),
    _rule("page controls", _Place.EDGE, r"手[机機]打[开開](?:[当當]前)?[页頁]", 40),
    _rule(
        "page controls",
        _Place.EDGE,
        r"(?i)\A(?:(?:skip|jump) to (?:main )?(?:content|navigation)|print this page|share this|back to top)\W*\Z",
        30,
    ),
    _rule("cookie notice", _Place.EDGE, r"(?i)\b(?:this (?:web)?site|we|our partners) uses? cookies\b", 200, "cookies"),
    _rule(
        "cookie notice",
        _Place.EDGE,
        r"(?i)\bcookie (?:policy|settings|preferences)\b|\baccept (?:all )?cookies\b",
        60,
        "cookie",
    ),
    _rule(
        "subscription line",
        _Place.TAIL,
        r"(?i)\A(?:sign up|subscribe)\b.{0,60}\b(?:newsletter|alerts?|updates|emails?)\b",
        80,
    ),
)

_ANYWHERE = tuple(rule for rule in _RULES if rule.place is _Place.ANYWHERE)
_AT_HEAD = tuple(rule for rule in _RULES if rule.place in {_Place.EDGE, _Place.HEAD})
_AT_TAIL = tuple(rule for rule in _RULES if rule.place in {_Place.EDGE, _Place.TAIL})

_CONTROLS = frozenset(
    word
    for line in (
        "下载 下載 打印 列印 全屏 收藏 字号 字號 字体 字體 大 中 小 加大 还原 還原 减小 減小 放大",
        "缩小 縮小 分享 分享到 转发 复制链接 "
        "关闭 關閉 关闭窗口 關閉窗口 打印本页 列印本頁 关闭本页 返回 返回顶部 返回首页 首页 首頁 上一页 下一页",
        "上一篇 下一篇 我要纠错 纠错 朗读 语音播报 无障碍 微信 微博 点赞 听全文",
        "print share email save download top home close previous next facebook twitter linkedin menu search",
    )
    for word in line.split()
)
_TOKEN_EDGE = re.compile(r"[\s【】\[\]（）()|｜:：·>»<«/、，,]+")
# Lines after which a page only links elsewhere; they count as that where no running text follows.
_LAST_LINE = re.compile(
    r"[【\[]?(?:相[关關]|延伸|推[荐薦]|[热熱][点點]|更多)"
    r"(?:[报報][道導]|新[闻聞]|[阅閱][读讀]|[链鏈]接|附件|文章|稿件|解[读讀]|[资資][讯訊]|推[荐薦]|[专專][题題])[】\]]?[\s:：>》»]*"
    r"|(?i:related (?:articles|stories|links|news|content|documents|information)|recommended for you"
    r"|more (?:from|in|on) .{1,40}|you may also like|read more)\W*",
)
_LONGEST_TAIL_LINE = 60
_BODY_WEIGHT = 60
_NAME = 8
_FARTHEST = 40
# A number between dashes or alone, or words that a bar parts from it: `Chapter 3` and `Table 3` count up too.
_PAGE_LINE = re.compile(r"([-–—· ]*|.*[|｜]\s*)(\d{1,4})([-–—· ]*|\s*[|｜].*)")
_PAGE_DASHES = frozenset("-–—· ")
# On every page of a filing, a link back to the contents.
_CONTENTS_LINK = re.compile(r"(?i:(?:back to |return to )?(?:table of )?contents)|返回目[录錄]")
_LONGEST_RUNNING_LINE = 120
_FEWEST_PAGES = 3
_WIDEST_STEP = 20


def reasons(texts: Sequence[str]) -> dict[int, str]:
    """Say which blocks of a page are not its body.

    Args:
        texts: The blocks' words in page order, repaired; empty for tables.

    Returns:
        The reason for each block that is set apart, by its index.
    """
    sizes = weights(texts)
    lines = list(zip(texts, sizes, strict=True))
    found = {at: rule.reason for at, line in enumerate(lines) if (rule := _rule_for(*line, _ANYWHERE))}
    found |= _running_lines(texts)
    tail = _tail_start(lines)
    found |= dict.fromkeys(range(tail, len(texts)), "tail of links")
    found |= _edge(lines, range(tail), _AT_HEAD, found)
    found |= _edge(lines, range(tail - 1, -1, -1), _AT_TAIL, found)
    # A page that is nothing but such lines is shown whole: more rather than less.
    return dict(sorted(found.items())) if len(found) < len(texts) else {}


def _running_lines(texts: Sequence[str]) -> dict[int, str]:
    """Find the page numbers and running heads of print: short lines that differ by a number alone, which counts up."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, text in enumerate(texts):
        numbered = _PAGE_LINE.fullmatch(text.strip()) if _may_run(text) and _may_be_numbered(text.strip()) else None
        if numbered:
            words = f"{numbered.group(1)}#{numbered.group(3)}"
            places[words].append((at, int(numbered.group(2))))
    links = [at for at, text in enumerate(texts) if _may_run(text) and _CONTENTS_LINK.fullmatch(text.strip())]
    found = dict.fromkeys(links, "running head") if len(links) >= _FEWEST_PAGES else {}
    for words, numbers in places.items():
        counts_up = all(before < after <= before + _WIDEST_STEP for (_, before), (_, after) in pairwise(numbers))
        if len(numbers) >= _FEWEST_PAGES and counts_up:
            reason = "running head" if any(map(str.isalpha, words)) else "page number"
            found |= {at: reason for at, _ in numbers}
    return found


def _may_be_numbered(line: str) -> bool:
    """Say whether a line may be a page's number: it begins with that, or with a dash, or a bar parts words from it."""
    return line[:1] in _PAGE_DASHES or line[:1].isdecimal() or "|" in line or "｜" in line


def _may_run(text: str) -> bool:
    return len(text) <= _LONGEST_RUNNING_LINE


_Line = tuple[str, int]
"""A block's words, and what they weigh."""


def _rule_for(text: str, size: int, rules: Sequence[_Rule]) -> _Rule | None:
    has_ideographs = may_be_wide(text)
    for rule in rules:
        may_fit = size <= rule.longest and (has_ideographs or not rule.is_chinese)
        if may_fit and (not rule.sign or rule.sign in text.lower()) and rule.pattern.search(text):
            return rule
    return None


def _edge(lines: Sequence[_Line], order: range, rules: Sequence[_Rule], known: dict[int, str]) -> dict[int, str]:
    """Walk in from one end of the page to the first running text; name the lines on the way that are not the body.

    A table, which has no words of its own here, ends the walk too.
    """
    found: dict[int, str] = {}
    passed = 0
    for at in order:
        if at in known:
            continue
        text, size = lines[at]
        rule = _rule_for(text, size, rules)
        if rule:
            found[at] = rule.reason
            if text.rstrip().endswith((":", "：")) and at + 1 < len(lines) and lines[at + 1][1] <= _NAME:
                found[at + 1] = rule.reason
        elif _is_controls(text):
            found[at] = "page controls"
        elif size >= _BODY_WEIGHT or not text.strip() or passed == _FARTHEST:
            break
        else:
            passed += 1
    return found


def _is_controls(text: str) -> bool:
    words = [word for word in _TOKEN_EDGE.split(text.lower()) if word]
    return bool(text.strip()) and len(text) <= _LONGEST_TAIL_LINE and all(word in _CONTROLS for word in words)


def _tail_start(lines: Sequence[_Line]) -> int:
    """Return where the page only links elsewhere from then on: an index, or the number of blocks when nowhere."""
    start = len(lines)
    before, after = sum(size for _, size in lines), 0
    for at in range(len(lines) - 1, -1, -1):
        text, size = lines[at]
        before, after = before - size, after + size
        if not text.strip() or size > _LONGEST_TAIL_LINE or after > before:
            break
        if _LAST_LINE.fullmatch(text.strip()):
            start = at
    return start
