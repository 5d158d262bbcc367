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
_SIGNS_BEFORE = {**_ENGLISH_BEFORE, **_CHINESE_BEFORE}
_AFTER_STARTS = frozenset(letter for word in _ENGLISH_AFTER for letter in (word[0], word[0].upper()))
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _ENGLISH_BEFORE)
_LONGEST_BEFORE = max(map(len, _CHINESE_BEFORE))
_LONGEST_AFTER = max(map(len, _CHINESE_AFTER))
_PREPOSITIONS = frozenset(["the", "a", "an", "to", "by", "of", "at"])


def modifiers(text: str, start: int, end: int) -> tuple[bool, str]:
    """Return whether the words beside `text[start:end]` make it approximate, and the bound they set (`>`, `<=` …)."""
    before = _SIGNS_BEFORE.get(_word_before(text, start), "")
    after = _after(text, end)
    approximate = "~" in {before, after}
    comparator = next((sign for sign in (after, before) if sign and sign != "~"), "")
    if not comparator and text[start - 1 : start] == "比":
        comparator = _THAN_ADJECTIVES.get(text[end : end + 1], "")
    if comparator in {"<", ">"} and text.startswith(" or equal", end) and not text.startswith(" or equal to", end):
        comparator += "="
    return approximate, comparator


def is_condition(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]` is compared with (greater than 30, 大于50的) and nothing follows that it counts.

    Words that only loosen or bound a stated amount (over, up to, 超过, 以上) make no condition.
    """
    word = "than" if text[start - 1 : start] == "比" else _word_before(text, start)
    compared = _COMPARES.search(word) or _EQUAL_BEFORE.search(text, max(0, start - 10), start)
    return compared is not None and _COUNTS_NOTHING.match(text, end) is not None


# 比三十大 is greater than thirty.
_THAN_ADJECTIVES = {**dict.fromkeys("大高多", ">"), **dict.fromkeys("小低少", "<")}
# A comparison says `than`, 于 or `equal`, or is a sign; `no more than 100` states the hundred.
_COMPARES = re.compile("^(?!no|不|高|低)(?:.*(?:than|equal|于)|[<>≥≤]|exceeding)")
_EQUAL_BEFORE = re.compile(r"(?i:\bequals? to )$")
_COUNTS_NOTHING = re.compile(
    r" ?(?:[.,;:!?)](?![0-9])|[，。；、！？的而且但和并或大小高低多少不]|\n|$)"
    r"| (?:and|or|in|but|as|at|when|if|while|then|than)(?![a-z])"
)


def _word_before(text: str, start: int) -> str:
    """Return the word of the tables that stands before `start`; empty when none does."""
    end = start - 1 if text[start - 1 : start] == " " else start
    if not end:
        return ""
    last = text[end - 1]
    if last > "\u2e80":
        return _chinese_before(text[max(0, end - _LONGEST_BEFORE - 3) : end])
    sign = text[max(0, end - 3) : end].strip()
    if last in "<>≥≤=~" and (found := next((sign[at:] for at in (0, 1, 2) if sign[at:] in _ENGLISH_BEFORE), "")):
        return found
    return _english_before(text[max(0, start - 36) : start])


def _chinese_before(tail: str) -> str:
    """Return the longest word that `tail` ends with; blanks may part it (小于 或 等于)."""
    joined = tail.replace(" ", "") if " " in tail else tail
    for length in range(_LONGEST_BEFORE, 0, -1):
        if joined[-length:] in _CHINESE_BEFORE:
            return "" if tail[-length - 1 :] in _OTHER_WORDS else joined[-length:]
    return ""


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
    found = _longest_before(words)
    return found or (_longest_before(words[:-1]) if words and words[-1] in _PREPOSITIONS else "")


def _longest_before(words: list[str]) -> str:
    if not words or words[-1] not in _LAST_WORDS:
        return ""
    phrases_before = (" ".join(words[-count:]) for count in range(min(6, len(words)), 0, -1))
    return next((phrase for phrase in phrases_before if phrase in _ENGLISH_BEFORE), "")


_THAN_NUMBER = re.compile(" [a-z]+ [a-z]+ than [0-9a-z]")


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
    words = text[end + 1 : end + 18].lower().split(" ")
    for count in (2, 1):
        sign = _ENGLISH_AFTER.get(" ".join(words[:count]).rstrip(".,;"))
        # In `12 and more than 194` the words bound the number behind them.
        if sign and not (words[count : count + 1] == ["than"] and _THAN_NUMBER.match(text, end)):
            return sign
    return ""
