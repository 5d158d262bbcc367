"""By-lines: the short lines about an article that stand beside it and are not of it.

The labels are those of Chinese news and government pages (来源：… 发布时间：… 作者：…) and of English ones. Tables of
words are data; values end at white space, at the next label, or at a closing bracket.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise, takewhile

from msgspec import Struct

from tui.reading.characters import may_be_wide

_SOURCE_LABELS = (
    "文章来源|信息来源|新闻来源|内容来源|稿件来源|本文来源|来源单位|来源于|来源|稿源|发布机构|发布单位|信息提供|供稿单位|发文机关"
    "|公开单位|公开主体|发布部门|责任部门|责任单位|来源部门|制发机关|文章出处|文章來源|資料來源|新聞來源|來源|發布機構|發布單位|發佈單位"
    "|發布機關|發文機關|發稿單位"
)
_AUTHOR_LABELS = "本文作者|文章作者|作者|作 者|供稿人|撰稿人|撰稿|撰文|通讯员|记者|記者"
_DATE_LABELS = (
    "发布时间|发布日期|发表时间|发表日期|发稿时间|发文日期|成文日期|公开日期|公布日期|公布时间|印发日期|信息时间|信息日期|更新时间|更新日期"
    "|日期|时间|发布|發布日期|發布時間|發佈日期|發佈時間|發文日期|公告日期|張貼日期|更新時間"
)
_IS_PUBLISHED = re.compile("[发發][布佈表稿]|公[开布開告]|張貼")
"""What says of a day that it is the one of publication: it goes before those of writing and of changes."""
_OTHER_LABELS = (
    "责任编辑|责编|编辑|校对|审核|审稿|浏览次数|浏览量|浏览|点击数|点击量|点击|阅读次数|阅读量|阅读|字体|字号|访问次数|访问量"
    "|人气|打印|关键词|关键字|标签|分享到|分享|摄影|图片|美编|签发|監製|責任編輯|編輯|分享至|字體|瀏覽|索引号|文号|主题分类|有效性"
)
_CATALOGUE_LABELS = (
    "索引号|索取号|信息索引号|统一编号|登记号|主题分类|信息分类|体裁分类|组配分类|主题词|公开方式|公开形式|公开范围|公开时限|生成日期"
    "|发文字号|文件编号|文号|效力状态|生效日期|废止日期|内容概述|索引號|發文字號|主題分類|發文機關"
)
"""What the catalogue of a government's published information says of each document (政府信息公开条例, 2019, §12)."""
_CATALOGUE_TITLES = frozenset(("标题", "名称", "信息名称", "文件名称", "公文名称", "標題", "名稱"))
"""What it calls a document's title."""
_LABEL = rf"(?:{_SOURCE_LABELS}|{_AUTHOR_LABELS}|{_DATE_LABELS}|{_OTHER_LABELS})"
_IS_LABEL = re.compile(rf"{_LABEL}\s*[:：]")
_ONLY_LABEL = re.compile(rf"(?:{_LABEL}|{_CATALOGUE_LABELS})[:：]?")
_ONLY_SOURCE = re.compile(_SOURCE_LABELS)
_PEOPLE = re.compile("(?:本报|本報|通讯员|见习)?(?:记者|記者)|通讯员|作者|编辑|編輯|责编")
_SOURCE = re.compile(rf"(?:{_SOURCE_LABELS})\s*[:：]\s*")
_AUTHOR = re.compile(rf"(?<![\u4e00-\u9fff])(?:{_AUTHOR_LABELS})\s*[:：]\s*")
_DATE = re.compile(rf"(?:{_DATE_LABELS})\s*[:：]\s*")
_PARTED_DAY = re.compile(r"(?<![\d:])(3[01]|[12]\d|0?[1-9])\s+((?:19|20)\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])(?!\d)")
_CLOCK_TIME = re.compile(r"(?<!\d)\d{1,2}[:：]\d{2}(?!\d)")
_YEAR_APART = re.compile(r"(?<![\d:])((?:19|20)\d\d)\s+(1[0-2]|0?[1-9])\s?[-/月]\s?(3[01]|[12]\d|0?[1-9])(?!\d)")
_REPORTER = re.compile(
    r"(?:记者|通讯员|記者|文[/／|｜]|撰文)\s*[:：/]?\s*([\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4}){0,3})(?![\u4e00-\u9fff])"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石"
    "廖贾夏韦付傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂"
    "張劉陳楊黃趙吳孫馬鄭謝羅許韓馮鄧蕭葉蘇魏呂盧鍾譚陸賈韋鄒閻龍賀顧龔邵萬錢嚴湯溫齊喬龐顏莊聶"
)
"""The surnames of nine in ten Chinese people (the commonest in the census of 2020), in both scripts."""
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])")
_NO_PERSON = re.compile(r"[省市县區区州报報社网網台站局]|通讯|通訊|编辑|編輯|时间|時間|文章|文字")
_MOST_PEOPLE = 4
_SIGNED = re.compile(r"(?:By|BY|Von|Par|Por|Written by|Posted by|Author:|Autor:)\s+([^\W\d_].{1,60})")
_SIGNATURE_END = re.compile(
    r"\s(?:on|at|in|for|published|updated|posted|and others)\b|[|·•–—/\d(@]|, |\s{2}", re.IGNORECASE
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·_-]{1,15}")
_OTHER_WORDS = re.compile(
    r"原创|字号|分享|评论|阅读|浏览|打印|编辑|收藏|关注|首页|正文|大|小|作者|记者|来源|举报|转载|参与|我要|微信|微博|图片|视频"
    r"|新闻$|页|条|次|时间|時間|\d[时時点點分]|^[A-Za-z]{1,3}$|comment|share|read|updated|published|posted|print|view|by$|min",
    re.IGNORECASE,
)
_CLOSING_NAME = re.compile(r"[（(](?:记者|作者|文[/／]|撰稿)?[:：]?\s?([\u4e00-\u9fff]{2,4})[)）]\s*$")
_NO_CLOSING_NAME = re.compile(r"[完图文注续]|待|截至|编译|下同|原创|记者")
_DIGITS = re.compile(r"\d{2}|[。！？，,；;:：]")
_NO_NAME = re.compile(r"原创|作者$|关注|订阅|^\W+$")
_LONGEST_NAME = 24
_LONGEST_VALUE = 40
_VALUE_END = re.compile(r"[\s　|｜丨)）\]】〕;；,，。]")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/.]\s?|年\s?)(1[0-2]|0?[1-9])\s?(?:[-/.]\s?|月\s?)(3[01]|[12]\d|0?[1-9])(?!\d)"
)
_COMPACT_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d{1,5}(?:\D|$))")
_MINGUO_DAY = re.compile(
    r"\s?(?:中?華?民國)?\s?(1[0-4]\d|[89]\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])(?![\d:])"
)
"""A day as Taiwan prints it: years count from 1912 (中華民國, CNS 7648)."""
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY_FIRST = re.compile(
    r"(?<!\w)(\d{1,2})(?:st|nd|rd|th)?[ .]{1,2}(?:of )?([A-Za-z]{3,9})[.,]{0,2} ((?:19|20)\d\d)(?!\w)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\w)")
_CHINESE_DIGITS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_CHINESE_DAY = re.compile(
    r"([一二][〇零○Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def day_of(text: str) -> str:
    """Return the first day that a text names as `YYYY-MM-DD`; empty when it names none that the calendar knows."""
    if not _may_be_dated(text):
        return ""
    for pattern in (_DAY, _COMPACT_DAY):
        for printed in pattern.finditer(text):
            day = _iso(int(printed[1]), int(printed[2]), int(printed[3]))
            if day:
                return day
    named = [(found[1], found[2], found[3]) for found in _DAY_FIRST.finditer(text)]
    named += [(found[2], found[1], found[3]) for found in _MONTH_FIRST.finditer(text)]
    for day_number, month, year in named:
        if month[:3].lower() in _MONTHS:
            return _iso(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day_number))
    written = _CHINESE_DAY.search(text)
    if written:
        return _iso(
            int(written[1].translate(_CHINESE_DIGITS)), _chinese_number(written[2]), _chinese_number(written[3])
        )
    return ""


def _may_be_dated(text: str) -> bool:
    """Say whether a text may name a day: most texts have none of the signs that every day is printed with."""
    return "20" in text or "19" in text or "年" in text


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _chinese_number(printed: str) -> int:
    """Read 1 to 99 as days and months are written: 三, 十三, 二十, 三十一."""
    tens, ten, ones = printed.rpartition("十")
    units = int(ones.translate(_CHINESE_DIGITS)) if ones else 0
    return 10 * (int(tens.translate(_CHINESE_DIGITS)) if tens else 1) + units if ten else units


class Byline(Struct, frozen=True):
    """What the lines beside an article say of it; each field is empty where they say nothing."""

    date: str = ""
    """The day of publication, `YYYY-MM-DD`."""
    author: str = ""
    """Who wrote it."""
    publisher: str = ""
    """The body that published it (来源)."""


def byline_of(lines: Sequence[str], named: Mapping[str, str]) -> Byline:
    """Read the lines beside an article.

    A labelled value goes before an unlabelled one. Without labels, a short name that stands beside the day is the
    publisher, as pages of accounts and news agencies print it.

    Args:
        lines: Short lines, in page order; columns of one line are parted by spaces.
        named: The names whose markup says that they are the `publisher` or the `author`.
    """
    labelled = [line for line in lines if _may_be_labelled(line)]
    publisher = next(filter(None, map(publisher_of, labelled)), "")
    author = (
        next(filter(None, map(author_of, labelled)), "")
        or _reporter(lines)
        or _signed(lines)
        or named.get("author", "")
    )
    # A label without a value says that the page leaves its source open.
    is_open = "author" in named or any(_SOURCE.search(line) for line in labelled)
    return Byline(
        date=_labelled_day(labelled)
        or next((day for line in lines if len(line) < _MOST_DATED and (day := day_near(line))), ""),
        author=author,
        publisher=publisher
        or named.get("publisher", "")
        or ("" if is_open else _in_next_cell(lines) or _beside_day(lines)),
    )


def _may_be_labelled(line: str) -> bool:
    """Say whether a line may have a label: all of them are Chinese words before a colon."""
    return (":" in line or "：" in line) and may_be_wide(line)


_MOST_DATED = 120
_MOST_BESIDE = 60


def is_label(text: str) -> bool:
    """Say whether a text is the label of a by-line or of a catalogue and nothing else, however it is spaced out."""
    words = "".join(text.split())
    return words.rstrip(":：") in _CATALOGUE_TITLES or bool(_ONLY_LABEL.fullmatch(words))


def has_clock(line: str) -> bool:
    """Say whether a line tells a time of day."""
    return bool(_CLOCK_TIME.search(line))


def opens_with_label(line: str) -> bool:
    """Say whether a line opens with the label of a by-line and its colon."""
    return bool(_IS_LABEL.match(line.lstrip("（([【 ")))


def is_title_label(text: str) -> bool:
    """Say whether a text is what a catalogue prints before a document's title."""
    return "".join(text.split()).rstrip(":：") in _CATALOGUE_TITLES


def publisher_of(line: str) -> str:
    """Return what a line names as its source (来源); empty when it names none."""
    return _value(_SOURCE, line)


def author_of(line: str) -> str:
    """Return whom a line names as the author; empty when it names nobody."""
    value = _value(_AUTHOR, line)
    at = line.find(value) + len(value)
    return _with_others(value, line[at:]) if value else ""


def _with_others(name: str, rest: str) -> str:
    """Return a Chinese name with those of the people that stand beside it, parted by blanks as it is from them."""
    names = [name]
    if not _is_person(name):
        return name
    for word in rest.split()[: _MOST_PEOPLE - 1]:
        if not _is_person(word):
            break
        names.append(word)
    return " ".join(names)


def _is_person(word: str) -> bool:
    return word[0] in _SURNAMES and bool(_PERSON.fullmatch(word)) and not _NO_PERSON.search(word) and not is_label(word)


def _labelled_day(lines: Sequence[str]) -> str:
    found = [(line, label) for line in lines for label in _DATE.finditer(line)]
    for line, label in sorted(found, key=lambda named: not _IS_PUBLISHED.match(named[1].group())):
        day = day_near(line[label.end() : label.end() + 40]) or _minguo_day(line, label.end())
        if day:
            return day
    return ""


def _minguo_day(line: str, start: int) -> str:
    found = _MINGUO_DAY.match(line, start)
    return _iso(1911 + int(found[1]), int(found[2]), int(found[3])) if found else ""


def day_near(line: str) -> str:
    """Return the day of a line, also where a design prints the day, or the year, large and the rest beside it."""
    day = day_of(line)
    if day:
        return day
    parted = _PARTED_DAY.search(line) if _may_be_dated(line) else None
    if parted:
        return _iso(int(parted[2]), int(parted[3]), int(parted[1]))
    apart = _YEAR_APART.search(line)
    return _iso(int(apart[1]), int(apart[2]), int(apart[3])) if apart else ""


def _reporter(lines: Sequence[str]) -> str:
    for line in lines:
        found = _REPORTER.search(line) if len(line) < _MOST_DATED else None
        if found:
            return _with_others(found[1], line[found.end() :])
    return ""


def _signed(lines: Sequence[str]) -> str:
    """Return the name of an English by-line."""
    for line in lines:
        found = _SIGNED.match(line) if len(line) < _MOST_DATED else None
        if found:
            end = _SIGNATURE_END.search(found[1])
            return (found[1][: end.start()] if end else found[1]).strip(" ,.")
    return ""


def plain_name(text: str) -> str:
    """Return a name that stands alone, its label cut off; empty for a day, a sentence, or what is too long for one."""
    value = _IS_LABEL.sub("", text).strip(" ：:|·@")
    is_name = 1 < len(value) <= _LONGEST_NAME and not _DIGITS.search(value) and not _NO_NAME.search(value)
    return value if is_name else ""


_WIRED = re.compile(
    r"[电電讯訊]\s?[（(](?:本报|本報|见习|見習|实习|實習|特约|特約)?(?:记者|記者|通讯员|通訊員)[\s:：]?"
    r"([\u4e00-\u9fff·、 ]{2,40})[）)]"
)


def wired_by(opening: str) -> str:
    """Return the reporters that stand after an agency's dateline (新华社南京3月12日电（记者王小明、李红））."""
    found = _WIRED.search(opening)
    return found[1].strip() if found else ""


def closing_name(paragraph: str) -> str:
    """Return the name in brackets that a paragraph ends with; empty without one."""
    found = _CLOSING_NAME.search(paragraph[-20:])
    return found[1] if found and not _NO_CLOSING_NAME.search(found[1]) else ""


def _beside_day(lines: Sequence[str]) -> str:
    """Return the name that shares a line with the day, or stands on the line before it."""
    before = ""
    for line in lines:
        if len(line) < _MOST_BESIDE and may_be_wide(before + line) and _CHINESE.search(before + line) and day_of(line):
            rest, _ = _without_days(line)
            words = _before_people(_CLOCK.sub(" ", rest).split())
            name = next(filter(_is_name, words), before)
            # A label without a colon heads a cell: what stands in the next ones is no name beside a day.
            if _is_name(name) and not any(map(_heads_cell, (*words, before))):
                return name
        before = line.strip()
    return ""


def _before_people(words: list[str]) -> list[str]:
    """Return the words before those that name reporters and editors: 记者 张三."""
    return list(takewhile(lambda word: not _PEOPLE.fullmatch(word), words))


def _in_next_cell(lines: Sequence[str]) -> str:
    """Return the name that stands after the label of a source without a colon, on a line with a day."""
    for line in lines:
        words = line.split() if len(line) < _MOST_DATED and day_of(line) else []
        named = (name for label, name in pairwise(words) if _ONLY_SOURCE.fullmatch(label) and _is_name(name))
        if name := next(named, ""):
            return name
    return ""


def _heads_cell(words: str) -> bool:
    return is_label(words) and words[-1] not in ":："


def _is_name(word: str) -> bool:
    """Say whether a word may be the name of a publisher as Chinese pages print it."""
    return bool(_NAME.fullmatch(word)) and not _OTHER_WORDS.search(word) and not is_label(word)


def _value(label: re.Pattern[str], line: str) -> str:
    for found in label.finditer(line):
        rest = line[found.end() :]
        following = _IS_LABEL.search(rest)
        if following:
            rest = rest[: following.start()]
        end = _VALUE_END.search(rest)
        value = (rest[: end.start()] if end else rest).strip(" ：:　\u00a0")
        if value and len(value) <= _LONGEST_VALUE and not day_of(value):
            return value
    return ""


_MOST_BYLINE = 120
_MOST_REST = 12
_ENGLISH_BYLINE = re.compile(
    r"(?i:by|von|par|por|di|da|av|door)\s+[A-ZÀ-ÖØ-Þ].{1,80}"
    r"|(?i:(?:autor:?|written by|posted by|published|posted|updated|last updated|reviewed by|edited by)\b.{2,80})",
)
_CLOCK = re.compile(
    r"\d{1,2}[:：.h]\d{2}(?:[:：]\d{2})?|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|[ap]\.?m\b\.?"
    r"|\b(?:gmt|utc|est|edt|pst|pdt|uhr|ist)\b|星期.",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[，。；！？]|[a-z], [a-z]|[a-z]\. ")
_OWN_DAY = re.compile(r"(?:日期|时间)\s*[:：]")


def is_byline(line: str) -> bool:
    """Say whether a line only says who, when and from where."""
    if len(line) > _MOST_BYLINE:
        return False
    opening = line.lstrip("（([【 ")
    # 时间：… of a notice may be when it takes place, with words around it.
    labels = _IS_LABEL.findall(opening)
    if _IS_LABEL.match(opening) and (len(labels) > 1 or not _OWN_DAY.match(opening)):
        return not _SENTENCE.search(line)
    if line[-1:] in "。！？!?；;":
        return False
    if _ENGLISH_BYLINE.fullmatch(line):
        return True
    if not _may_be_dated(line):
        return False
    rest, dates = _without_days(line)
    return dates > 0 and sum(letter.isalnum() for letter in _CLOCK.sub("", rest)) <= _MOST_REST


def _without_days(line: str) -> tuple[str, int]:
    dates = 0
    for pattern in (_DAY, _DAY_FIRST, _MONTH_FIRST, _CHINESE_DAY):
        line, count = pattern.subn("", line)
        dates += count
    return line, dates
