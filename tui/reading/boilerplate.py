"""What of a page is not its body, and why: notices, controls, contact and editor lines, tails of links.

Nothing is deleted: what is set apart stays in the report and can be looked at. A false hit hides a figure from the
reviewer, so a rule works at the head or the tail of the page only, or asks for words that no report says.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from tui.reading.characters import weight


class _Place(Enum):
    """Where a rule may work."""

    ANYWHERE = "anywhere"
    EDGE = "edge"
    HEAD = "head"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a line that is not the body looks like."""

    reason: str
    place: _Place
    pattern: re.Pattern[str]
    longest: int
    """The most Chinese characters (or as much in Latin letters) that such a line has."""


def _rule(reason: str, place: _Place, pattern: str, longest: int) -> _Rule:
    return _Rule(reason, place, re.compile(pattern), longest)


_RULES: tuple[_Rule, ...] = (
    _rule("leave-site notice", _Place.ANYWHERE, r"您?(?:访问|訪問)的(?:链接|鏈接|連結)即(?:将|將)(?:离开|離開)", 60),
    _rule("leave-site notice", _Place.EDGE, r"是否(?:继续|繼續)(?:访问|訪問)?[?？]?\Z|(?:继续|繼續)(?:访问|訪問)\s*(?:放弃|放棄|取消)?\Z|\A(?:放弃|放棄)\Z", 30),
    _rule("leave-site notice", _Place.EDGE, r"(?i)you are (?:now |about to )?(?:leaving|leave)\b.{0,60}(?:web ?site|site|page)", 80),
    _rule("copyright notice", _Place.EDGE, r"凡(?:本|在本)(?:网站|網站|网|網|站|报|報).{0,12}(?:注明|註明)", 900),
    _rule("copyright notice", _Place.EDGE, r"(?:版权|版權)(?:均|皆)?(?:属|屬|归|歸).{0,20}所有|未(?:经|經).{0,20}(?:授权|授權|许可|許可|同意).{0,20}(?:不得|禁止|严禁|嚴禁).{0,20}(?:转载|轉載|复制|復制|複製|使用)", 400),
    _rule("copyright notice", _Place.EDGE, r"\A(?:版权|版權)所有|(?i:\A(?:copyright\b|©|\(c\) ?\d{4})|\ball rights reserved\b)", 120),
    _rule("site registration", _Place.EDGE, r"[\u4e00-\u9fff]ICP[备備证證]|公网安备|公網安備|(?:网站|網站)(?:标识码|標識碼)", 120),
    _rule("contact line", _Place.TAIL, r"\A[（(]?(?:联系|聯系|聯繫|聯絡)(?:方式|电话|電話|我们|我們|人|地址)\s*[:：]", 80),
    _rule("contact line", _Place.TAIL, r"\A(?:地址|电话|電話|传真|傳真|邮编|郵編|邮箱|郵箱|电子邮件|電子郵件|热线|熱線)\s*[:：]", 80),
    _rule("contact line", _Place.TAIL, r"(?i)\A(?:contact us|media contacts?|press contacts?|investor contacts?)\b", 80),
    _rule("editor line", _Place.TAIL, r"\A[【\[（(]?\s*(?:责任编辑|責任編輯|責任編辑|责编|責編|编辑|編輯|编审|審核|审核|校对|校對|初审|复审|终审|监制)\s*[:：]", 40),
    _rule("by-line", _Place.HEAD, r"(?:本报|本報|本网|本網|本社)(?:记者|記者).{1,12}[摄攝]\Z", 40),
    _rule("page controls", _Place.EDGE, r"扫一扫|掃一掃|(?:微信)?扫码(?:关注|分享|阅读|下载)|(?:手机|手機)(?:打开|打開)(?:当前|當前)?(?:页|頁)", 40),
    _rule("page controls", _Place.EDGE, r"(?i)\A(?:skip to (?:main )?content|print this page|share this|back to top|jump to (?:content|navigation)|view on \S{3,40})\W*\Z", 30),
    _rule("cookie notice", _Place.EDGE, r"(?i)\b(?:this (?:web)?site|we|our partners) uses? cookies\b|\bcookie (?:policy|settings|preferences)\b|\baccept (?:all )?cookies\b", 200),
    _rule("subscription line", _Place.TAIL, r"(?i)\A(?:sign up|subscribe)\b.{0,60}\b(?:newsletter|alerts?|updates|emails?)\b", 80),
)  # fmt: skip

_CONTROLS = frozenset(
    [
        "下载",
        "下載",
        "打印",
        "列印",
        "全屏",
        "收藏",
        "字号",
        "字號",
        "字体",
        "字體",
        "大",
        "中",
        "小",
        "加大",
        "还原",
        "還原",
        "减小",
        "減小",
        "放大",
        "缩小",
        "縮小",
        "分享",
        "分享到",
        "转发",
        "复制链接",
        "关闭",
        "關閉",
        "关闭窗口",
        "關閉窗口",
        "打印本页",
        "列印本頁",
        "关闭本页",
        "返回",
        "返回顶部",
        "返回首页",
        "首页",
        "首頁",
        "上一页",
        "下一页",
        "上一篇",
        "下一篇",
        "我要纠错",
        "纠错",
        "朗读",
        "语音播报",
        "无障碍",
        "微信",
        "微博",
        "点赞",
        "听全文",
        "print",
        "share",
        "email",
        "save",
        "download",
        "top",
        "home",
        "close",
        "previous",
        "next",
        "facebook",
        "twitter",
        "linkedin",
        "x",
        "menu",
        "search",
    ],
)
_TOKEN_EDGE = re.compile(r"[\s【】\[\]（）()|｜:：·>»<«/、，,]+")
# Lines after which a page only links elsewhere; they count as that where no running text follows.
_LAST_LINE = re.compile(
    r"[【\[]?(?:相关|相關|延伸|推荐|推薦|热点|热门|更多)(?:报道|報道|報導|新闻|新聞|阅读|閱讀|链接|鏈接|附件|文章|稿件|解读|资讯|推荐|专题)[】\]]?[\s:：>》»]*"
    r"|(?i:related (?:articles|stories|links|news|content|documents|information)|recommended for you|more (?:from|in|on) .{1,40}|you may also like|read more)\W*",
)
_LONGEST_TAIL_LINE = 60
_BODY_WEIGHT = 60
_NAME = 8
# A number between dashes or alone, or words that a bar parts from it: `Chapter 3` and `Table 3` count up too.
_PAGE_LINE = re.compile(r"([-–—· ]*|.*[|｜]\s*)(\d{1,4})([-–—· ]*|\s*[|｜].*)")
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
    found = {at: rule.reason for at, text in enumerate(texts) if (rule := _rule_for(text, {_Place.ANYWHERE}))}
    found |= _running_lines(texts)
    tail = _tail_start(texts)
    found |= dict.fromkeys(range(tail, len(texts)), "tail of links")
    found |= _edge(texts, range(tail), {_Place.EDGE, _Place.HEAD}, found)
    found |= _edge(texts, range(tail - 1, -1, -1), {_Place.EDGE, _Place.TAIL}, found)
    # A page that is nothing but such lines is shown whole: more rather than less.
    return dict(sorted(found.items())) if len(found) < len(texts) else {}


def _running_lines(texts: Sequence[str]) -> dict[int, str]:
    """Find the page numbers and running heads of print: short lines that differ by a number alone, which counts up."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, text in enumerate(texts):
        numbered = _PAGE_LINE.fullmatch(text.strip()) if len(text) <= _LONGEST_RUNNING_LINE else None
        if numbered:
            words = f"{numbered.group(1)}#{numbered.group(3)}"
            places[words].append((at, int(numbered.group(2))))
    found: dict[int, str] = {}
    for words, numbers in places.items():
        counts_up = all(before < after <= before + _WIDEST_STEP for (_, before), (_, after) in pairwise(numbers))
        if len(numbers) >= _FEWEST_PAGES and counts_up:
            reason = "running head" if any(map(str.isalpha, words)) else "page number"
            found |= {at: reason for at, _ in numbers}
    return found


def _rule_for(text: str, places: set[_Place]) -> _Rule | None:
    size = weight(text)
    return next(
        (rule for rule in _RULES if rule.place in places and size <= rule.longest and rule.pattern.search(text)),
        None,
    )


def _edge(texts: Sequence[str], order: range, places: set[_Place], known: dict[int, str]) -> dict[int, str]:
    """Walk in from one end of the page to the first running text, and name the lines on the way that are not the body."""
    found: dict[int, str] = {}
    for at in order:
        if at in known:
            continue
        rule = _rule_for(texts[at], places)
        if rule:
            found[at] = rule.reason
            if texts[at].rstrip().endswith((":", "：")) and at + 1 < len(texts) and weight(texts[at + 1]) <= _NAME:
                found[at + 1] = rule.reason
        elif _is_controls(texts[at]):
            found[at] = "page controls"
        elif _is_body(texts[at]):
            break
    return found


def _is_controls(text: str) -> bool:
    words = [word for word in _TOKEN_EDGE.split(text.lower()) if word]
    return bool(text.strip()) and len(text) <= _LONGEST_TAIL_LINE and all(word in _CONTROLS for word in words)


def _is_body(text: str) -> bool:
    """Say whether a block is running text or a table (which has no words of its own here)."""
    return not text.strip() or weight(text) >= _BODY_WEIGHT


def _tail_start(texts: Sequence[str]) -> int:
    """Return the index of the line after which the page only links elsewhere; the number of blocks when there is none."""
    start = len(texts)
    for at in range(len(texts) - 1, len(texts) // 2, -1):
        if not texts[at].strip() or weight(texts[at]) > _LONGEST_TAIL_LINE:
            break
        if _LAST_LINE.fullmatch(texts[at].strip()):
            start = at
    return start
