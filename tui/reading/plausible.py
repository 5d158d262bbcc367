"""Whether decoded text looks like something a person wrote: how a wrong encoding is told from a right one.

A wrong encoding seldom fails outright. It leaves signs: private-use characters, scripts mixed inside a word, capitals
in the middle of words, hanzi that nobody uses. This module weighs those signs; what to do about them is `decode`'s.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_letters

from msgspec import Struct

SAMPLE_CHARACTERS = 6_000
"""About how many characters in and beside words outside ASCII are looked at, from the beginning."""

COMMON_HANZI = frozenset(
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好"
    "看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知"
    "世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打"
    "太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父"
    "应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条病达"
    "深完今提求清王化空业思切怎非找片罗钱吗语元喜离飞科言干流欢约各即指合反题必该论交终林请医晚制球决传画保读运及则房早院量"
    "苦火布品近坐产答星精视五连司巴奇管类未朋且夜步二百市区县省政府亿企农村建设投资增收入支生产总值率同比务局委会计服社经济"
    "這個們來時為說國學著裡後會過對沒還樣開總從無現動頭經長兒愛給間兩親進與見問點幾話實聲車機氣別書體卻電門聽許寫馬難樂讓處"
    "應場報關張認軍歲覺帶萬邊風變師滿戰遠輕條達業語離飛論傳運則產視連類億農設資總濟務計區縣發展廳"
    "日本年月者会社時間東京国内新聞記事大学生活用語情報発表円売上業株式今後前回目的場合必要方法各地第以上中小企業部長開始予定"
)
"""Hanzi and kanji of common use, simplified, traditional and Japanese: about half of any running text."""

_LETTER_RUN = re.compile(r"[^\W\d_]{2,64}")
_STRETCH = re.compile(r"[^\x00-\x7f][^<>\n]{0,80}")
_MOST_BEFORE = 3
_LAST = "\U0010ffff"
_HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HANJA_BY_HANGUL = re.compile(
    r"[\uac00-\ud7a3][\u3400-\u9fff\uf900-\ufaff]|[\u3400-\u9fff\uf900-\ufaff][\uac00-\ud7a3]"
)
_HANGUL = re.compile("[\uac00-\ud7a3]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_HIGH_LATIN_RUN = re.compile(r"[\u00a1-\u017f]{3,64}")
_SIGN_IN_WORD = re.compile(
    r"[\u00c0-\u024f\u0370-\u05ff][\u00a1-\u00bf\u2010-\u203a\u0080-\u009f\u20ac\u2122]"
    r"|[a-z][\u00a1-\u00a9\u00ac\u00ae-\u00b1\u00b4\u00b6\u00b8\u00bc-\u00bf][a-z]"
    r"|[a-z][\u00a1-\u00a6\u00a8\u00ac\u00af\u00b1\u00b4\u00b6\u00b8\u00bc-\u00bf]"
    r"|[\u0400-\u04ff\u0370-\u03ff][\u2500-\u259f]|[\u2500-\u259f][\u0400-\u04ff]"
)
_SIGN = re.compile("[\u0080-\u00bf\u2010-\u203a\u20ac\u2122\u2500-\u259f]")
"""Stands wherever a sign stands in a word."""


class _Script(Struct, frozen=True):
    """An alphabet, and how much of running text its commoner letters make up."""

    letters: re.Pattern[str]
    common: frozenset[str]
    """The letters of common use, in lower case."""
    least: float
    """The share of them below which the text is doubted: between what right and wrong readings have."""


_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SCRIPTS = (
    _Script(re.compile("[\u0370-\u03ff]"), frozenset("αοιετνσςηρπκμλυάίόέήδγ"), 0.7),
    _Script(re.compile("[\u0400-\u052f]"), frozenset("оеаинтсрвлкмдпуыязьбгчйіїє"), 0.7),
    _Script(re.compile("[\u0590-\u05ff]"), frozenset("יוהלאתרבמשנדחעקפםן"), 0.75),
    _Script(re.compile("[\u0600-\u06ff]"), frozenset("اليمنتروبةعدسفحقكهجأ"), 0.7),
    _Script(re.compile("[\u0e00-\u0e7f]"), frozenset("านรอกเงมยลวดทสตปะีห้่ัิ์ไคแพบขุู"), 0.7),
)
"""Scripts of encodings with one byte a letter, in which wrong readings give letters too, but the rare ones."""
_ALPHABETS = (*(script.letters for script in _SCRIPTS), _LATIN)
_ENOUGH_COMMON = 0.22
"""The share of common hanzi below which the text is doubted: right text has .4 and more, wrong text .1 and less."""
_FULL_MARK = 1.0


def oddness(text: str, *, as_chinese: bool = False) -> float:
    """Return how unlikely it is that a person wrote this, from 0 (ordinary) to 1 (a wrong encoding).

    The weight of the odd characters is set against the number of characters outside ASCII, of which about the first
    `SAMPLE_CHARACTERS` count; text in ASCII alone is never odd.

    Args:
        text: The bytes as one encoding has them.
        as_chinese: Whether it was read as Chinese: then the share of hiragana is added, for Japanese keeps its kana.
    """
    text = _around_high_characters(text)
    counts = Counter(text)
    outside = _total(counts, "\x80", _LAST)
    if not outside:
        return 0.0
    kana = _total(counts, "\u3041", "\u3096") / outside if as_chinese else 0.0
    odd = 0.0
    for part in _odd_parts(text, counts):
        odd += part
        # Most wrong readings are as odd as can be long before all is looked at.
        if odd >= outside:
            return _FULL_MARK + kana
    return odd / outside + kana


def _odd_parts(text: str, counts: Counter[str]) -> Iterator[float]:
    """Yield the weights of what is odd, each sort once, those first that are soon found."""
    yield float(sum(n for c, n in counts.items() if _CONTROLS.match(c) or unicodedata.category(c) == "Cn"))
    letters = "".join(counts)
    # Over the distinct characters is soon seen what is not there, and need not be looked for in the text.
    scripts = [script for script in _SCRIPTS if script.letters.search(letters)]
    yield _odd_hanzi(counts) + sum(_odd_script(counts, script) for script in scripts)
    yield 0.5 * (_total(counts, "\uff61", "\uff9f") + _total(counts, "\u3131", "\u318e"))
    if _HANGUL.search(letters):
        yield 1.5 * len(_HANJA_BY_HANGUL.findall(text))
    if _SIGN.search(letters):
        yield 1.5 * len(_SIGN_IN_WORD.findall(text))
    yield sum(len(run) - 1 for run in _HIGH_LATIN_RUN.findall(text))
    yield _odd_words(text, counts)


def _around_high_characters(text: str) -> str:
    """Return the stretches of the text that hold characters outside ASCII, until there are enough of them."""
    stretches: list[str] = []
    size = end = 0
    for stretch in _STRETCH.finditer(text):
        # Letters before it that the pattern asked for would have it tried at each letter of the page.
        before = text[max(end, stretch.start() - _MOST_BEFORE) : stretch.start()]
        words = before[len(before.rstrip(ascii_letters)) :] + stretch[0]
        end = stretch.end()
        stretches.append(words)
        size += len(words)
        if size > SAMPLE_CHARACTERS:
            break
    return "\n".join(stretches)


def _total(counts: Counter[str], first: str, last: str) -> int:
    return sum(n for c, n in counts.items() if first <= c <= last)


def _odd_hanzi(counts: Counter[str]) -> float:
    hanzi = {c: n for c, n in counts.items() if _HANZI.match(c)}
    total = sum(hanzi.values())
    if not total:
        return 0.0
    share = (sum(n for c, n in hanzi.items() if c in COMMON_HANZI) + 2) / (total + 4)
    return max(0.0, 1 - share / _ENOUGH_COMMON) * total


def _odd_script(counts: Counter[str], script: _Script) -> float:
    letters = {c: n for c, n in counts.items() if script.letters.match(c)}
    total = sum(letters.values())
    if not total:
        return 0.0
    share = (sum(n for c, n in letters.items() if c.lower() in script.common) + 2) / (total + 2)
    return max(0.0, 1 - share / script.least) * total * 2


def _odd_words(text: str, counts: Counter[str]) -> float:
    """Return how many letters stand in words that mix alphabets, or as capitals outside ASCII inside words."""
    letters = "".join(counts)
    alphabets = [alphabet for alphabet in _ALPHABETS if alphabet.search(letters)]
    if len(alphabets) <= 1 and not any(c.isupper() and not c.isascii() for c in counts):
        return 0.0
    return sum(_odd_letters(word, alphabets) for word in _LETTER_RUN.findall(text) if not word.isascii())


def _odd_letters(word: str, alphabets: Sequence[re.Pattern[str]]) -> float:
    mixed = sum(bool(letters.search(word)) for letters in alphabets)
    if mixed > 1:
        return sum(1.0 for c in word if not c.isascii())
    return 0.0 if word.isupper() else sum(1.0 for c in word[1:] if c.isupper() and not c.isascii())
