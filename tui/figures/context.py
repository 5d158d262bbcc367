"""The words beside a number that loosen or bound it."""

import re

from tui.figures.data import phrases
from tui.figures.data.characters import FOLD


def _by_word(table: dict[str, str], separator: str | None) -> dict[str, str]:
    return {word.translate(FOLD): sign for sign, words in table.items() for word in words.split(separator) if word}


_CHINESE_BEFORE = {
    **dict.fromkeys((w.translate(FOLD) for w in phrases.APPROXIMATE_BEFORE), "~"),
    **_by_word(phrases.BOUND_BEFORE, None),
}
_CHINESE_AFTER = {**dict.fromkeys(phrases.APPROXIMATE_AFTER, "~"), **_by_word(phrases.BOUND_AFTER, None)}
_ENGLISH_BEFORE = {**dict.fromkeys(phrases.ENGLISH_APPROXIMATE, "~"), **_by_word(phrases.ENGLISH_BOUNDS, ";")}
_ENGLISH_AFTER = _by_word(phrases.ENGLISH_AFTER, ";")
_AFTER_STARTS = frozenset(letter for word in _ENGLISH_AFTER for letter in (word[0], word[0].upper()))
_LONGEST_BEFORE = max(map(len, _CHINESE_BEFORE))
_LONGEST_AFTER = max(map(len, _CHINESE_AFTER))
_PREPOSITIONS = frozenset(["the", "a", "an", "to", "by", "of", "at"])


def modifiers(text: str, start: int, end: int) -> tuple[bool, str]:
    """Return whether the words beside `text[start:end]` make it approximate, and the bound they set (`>`, `<=` …)."""
    before = _before(text, start)
    after = _after(text, end)
    approximate = "~" in {before, after}
    comparator = next((sign for sign in (after, before) if sign and sign != "~"), "")
    return approximate, comparator


def _before(text: str, start: int) -> str:
    end = start - 1 if text[start - 1 : start] == " " else start
    if not end:
        return ""
    last = text[end - 1]
    if last > "\u2e80":
        for length in range(_LONGEST_BEFORE, 0, -1):
            sign = _CHINESE_BEFORE.get(text[max(0, end - length) : end])
            if sign:
                return "" if text[max(0, end - length - 1) : end] in _OTHER_WORDS else sign
        return ""
    if last in "<>≥≤=~" and text[max(0, end - 2) : end].strip() in _ENGLISH_BEFORE:
        return _ENGLISH_BEFORE[text[max(0, end - 2) : end].strip()]
    return _english_before(text[max(0, start - 36) : start])


_OTHER_WORDS = frozenset(
    [
        "签约",
        "合约",
        "条约",
        "契约",
        "节约",
        "预约",
        "违约",
        "履约",
        "制约",
        "公约",
        "集约",
        "通过",
        "经过",
        "不过",
        "最近",
        "附近",
        "邻近",
        "不满",
        "圆满",
        "充满",
        "丰满",
        "小康",
        "东近",
        "布满",
    ]
)


_WORD = re.compile("[A-Za-z<>=~≥≤]")
_BREAK = re.compile(r"[.,;:()\t|]\s|\t|\|")


def _english_before(tail: str) -> str:
    if tail[-1:] not in {" ", "\n"} or _WORD.search(tail) is None:
        return ""
    cut = max((found.end() for found in _BREAK.finditer(tail)), default=0)
    words = tail[cut:].lower().split()
    sign = _longest_before(words)
    return sign or (_longest_before(words[:-1]) if words and words[-1] in _PREPOSITIONS else "")


def _longest_before(words: list[str]) -> str:
    signs = (_ENGLISH_BEFORE.get(" ".join(words[-count:]), "") for count in range(min(5, len(words)), 0, -1))
    return next((sign for sign in signs if sign), "")


def _after(text: str, end: int) -> str:
    follower = text[end : end + 1]
    if follower > "\u2e80" or follower == "(":
        for length in range(_LONGEST_AFTER, 0, -1):
            sign = _CHINESE_AFTER.get(text[end : end + length])
            if sign and text[end : end + length] not in {"余", "多", "来", "许", "起"}:
                return sign
        return ""
    if follower == "+":
        return ">="
    if follower != " " or text[end + 1 : end + 2] not in _AFTER_STARTS:
        return ""
    words = text[end + 1 : end + 16].lower().split(" ")
    for count in (2, 1):
        sign = _ENGLISH_AFTER.get(" ".join(words[:count]).rstrip(".,;"))
        if sign:
            return sign
    return ""
