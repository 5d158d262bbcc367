"""Undoes the damage that scraping does to one block's text, and keeps what stood there.

Every repair takes characters out, folds white space or decodes bytes again; none makes up a character. What can't be
repaired stays as it is and is found by `damage`. Nothing hidden is taken out inside or beside a number: joining its
parts could make another number, so it is left for the reviewer to see.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from tui.domain.report import Repair
from tui.domain.text import Span
from tui.reading.characters import HAN_RANGE, HIDDEN, WIDE_MARKS, is_han, is_numeral, may_be_wide
from tui.reading.mojibake import may_be_undone, undone


class _Edit(Struct, frozen=True):
    """A stretch that goes, and what stands there then."""

    start: int
    end: int
    now: str
    why: str


_AT_ENDS = "white space at the ends"
_BYTES = "bytes of another charset"
_WIDE = "an ideograph"


class _Rule(Struct, frozen=True):
    """One sort of damage: what it looks like, whether this place is one, and which part of it goes."""

    why: str
    signs: frozenset[str]
    """What of which one stands wherever this damage is, or `_AT_ENDS`, which no one character tells."""
    pattern: re.Pattern[str]
    """Begins with a class and looks back from it: what begins with a look back or a choice is tried everywhere."""
    accepts: Callable[[re.Match[str]], bool] = bool
    part: re.Pattern[str] | None = None
    now: str = ""
    wide: bool = False
    """Whether an ideograph stands beside this damage."""

    def applies(self, signs: Collection[str]) -> bool:
        """Say whether this damage may be where these signs are."""
        return not self.signs.isdisjoint(signs) and (not self.wide or _WIDE in signs)

    def edits(self, text: str) -> Iterator[_Edit]:
        """Yield what this rule changes in `text`, in order."""
        for found in self.pattern.finditer(text):
            if not self.accepts(found):
                continue
            if self.part is None:
                yield _Edit(*found.span(), self.now, self.why)
            else:
                for piece in self.part.finditer(text, *found.span()):
                    yield _Edit(*piece.span(), self.now, self.why)


class _Decoding(Struct, frozen=True):
    """Text that was decoded wrong and can be decoded right."""

    why: str = "wrong charset"

    def applies(self, signs: Collection[str]) -> bool:
        """Say whether this damage may be where these signs are."""
        return _BYTES in signs

    def edits(self, text: str) -> Iterator[_Edit]:
        """Yield what was decoded wrong in `text`, in order."""
        for start, end, was_meant in undone(text):
            yield _Edit(start, end, was_meant, self.why)


_TONES = "\u0300\u0301\u0304\u0306\u030c"
# The letters of dictionary print, which some converters of text to pinyin set for a and g.
_PHONETIC_LETTERS = str.maketrans("ɑɡ", "ag")
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]{1,3}(?:ng|n|r)?|h?(?:m|ng|n)",
)
# The readings without a tone: any other toneless letters in brackets are a word, an abbreviation or a symbol.
_NEUTRAL_SYLLABLES = {
    "的": "de", "地": "de", "得": "de", "了": "le", "着": "zhe", "著": "zhe", "过": "guo", "過": "guo", "们": "men",
    "們": "men", "个": "ge", "個": "ge", "么": "me", "麼": "me", "麽": "me", "吗": "ma", "嗎": "ma", "吧": "ba",
    "呢": "ne", "啊": "a", "头": "tou", "頭": "tou", "里": "li", "裡": "li", "裏": "li", "来": "lai", "來": "lai",
    "去": "qu", "上": "shang", "下": "xia", "儿": "er", "兒": "er", "子": "zi", "夫": "fu", "气": "qi", "氣": "qi",
    "识": "shi", "識": "shi", "处": "chu", "處": "chu", "当": "dang", "當": "dang", "分": "fen", "方": "fang",
    "服": "fu", "和": "huo", "家": "jia", "快": "kuai", "量": "liang", "亮": "liang", "面": "mian", "思": "si",
    "实": "shi", "實": "shi", "务": "wu", "務": "wu", "息": "xi", "边": "bian", "邊": "bian", "友": "you",
}  # fmt: skip


def _is_annotation(found: re.Match[str]) -> bool:
    letters = unicodedata.normalize("NFD", found.group(1).lower().translate(_PHONETIC_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    tones = sum(letter in _TONES for letter in letters)
    if tones == 0:
        return _NEUTRAL_SYLLABLES.get(found.string[found.start() - 1]) == plain
    return tones == 1 and _SYLLABLE.fullmatch(plain) is not None


def _stands_between_words(found: re.Match[str]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    # Joiners shape some scripts and emoji, and belong there; between ideographs they never do.
    if any(joiner in found.group() for joiner in "\u200c\u200d"):
        return is_han(before) and is_han(after) and not is_numeral(before) and not is_numeral(after)
    return _is_plain_word(before) and _is_plain_word(after)


def _is_plain_word(character: str) -> bool:
    return character.isspace() or character in WIDE_MARKS or (character.isalpha() and not is_numeral(character))


def _is_lost_layout(found: re.Match[str]) -> bool:
    text, start, end = found.string, found.start(), found.end()
    # Two typewriter spaces after a full stop are a habit of English; two groups of digits might be one number.
    divides_digits = text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
    return found.group() != "  " and not divides_digits


_SPACES = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACED_OUT = "space between Chinese characters"
_SPACE_RUN = re.compile(f"[{_SPACES}]+")
# Every rule asks for one of these signs, or for an ideograph, or for white space at an end: most blocks of other
# scripts have none, and are passed over at once.
_ODD_SPACES = "\u00a0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
_SIGN_BEYOND_ASCII = re.compile(f"[{HIDDEN}{_ODD_SPACES}]")
# In order: a later pass sees the text as the earlier ones left it.
_PASSES: tuple[tuple[_Rule | _Decoding, ...], ...] = (
    (_Decoding(),),
    (
        _Rule(
            "pinyin annotation",
            frozenset("(（"),
            re.compile(
                rf"[(（](?<=[{HAN_RANGE}][(（]) ?([A-Za-zɑɡ\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]{{1,9}}) ?[)）]"
            ),
            _is_annotation,
            wide=True,
        ),
    ),
    (
        _Rule(
            "undecoded space",
            frozenset("&"),
            re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#12288);(?:&(?:nbsp|ensp|emsp|thinsp|#160|#12288);)*"),
            _is_lost_layout,
            now=" ",
        ),
    ),
    (_Rule("hidden character", frozenset(HIDDEN), re.compile(f"[{HIDDEN}][{HIDDEN}]*"), _stands_between_words),),
    (
        _Rule("indent", frozenset({_AT_ENDS}), re.compile(r"\A\s+")),
        _Rule("trailing space", frozenset({_AT_ENDS}), re.compile(r"(?<!\s)\s+\Z")),
    ),
    (
        _Rule(
            "run of spaces",
            frozenset(f" \t\u3000{_ODD_SPACES}"),
            re.compile(rf"[{_SPACES}][{_SPACES}]+"),
            _is_lost_layout,
            now=" ",
        ),
    ),
    (
        # Four in a row: a name or a short title (总 则, 王 小 明) may be set with a space on purpose.
        _Rule(
            _SPACED_OUT,
            frozenset(" \u00a0\u3000"),
            re.compile(
                rf"[ \u00a0\u3000](?:(?<=[^{HAN_RANGE}][{HAN_RANGE}].)|(?<=\A[{HAN_RANGE}].))[{HAN_RANGE}]"
                rf"(?:[ \u00a0\u3000][{HAN_RANGE}]){{2,}}(?![{HAN_RANGE}])",
            ),
            part=_SPACE_RUN,
            wide=True,
        ),
        _Rule(
            "space beside Chinese punctuation",
            frozenset(" "),
            re.compile(
                rf" (?:(?<=[{HAN_RANGE}] )(?=[，。、；：！？）》”])|(?<=[，。、；！？（《“] )(?=[{HAN_RANGE}]))",
            ),
            wide=True,
        ),
        # Only where no sentence can end and no item begin: before a point, or after it inside a percentage in a clause.
        _Rule("space inside a number", frozenset([" ."]), re.compile(r" (?<=[0-9] )(?=[.][0-9]{1,9}[%％‰万萬亿億])")),
        _Rule(
            "space inside a number",
            frozenset([". "]),
            re.compile(rf"[0-9](?<=[{HAN_RANGE}][0-9])[0-9]{{0,8}}[.] [0-9]{{1,9}}[%％‰]"),
            part=_SPACE_RUN,
            wide=True,
        ),
    ),
)
_RULES = [rule for rules in _PASSES for rule in rules if isinstance(rule, _Rule)]
_ALL_SIGNS = frozenset(sign for rule in _RULES for sign in rule.signs) - {_AT_ENDS}
_PRINTABLE_SIGNS = tuple(sign for sign in _ALL_SIGNS if sign.isprintable())


@lru_cache(maxsize=256)
def _active(signs: frozenset[str]) -> tuple[tuple[_Rule | _Decoding, ...], ...]:
    """Return what of each pass may change a text with these signs; most texts have the same few."""
    return tuple(tuple(rule for rule in rules if rule.applies(signs)) for rules in _PASSES)


class Suspicions(Struct, frozen=True):
    """What may stand in some texts, so that it need not be looked for in each of them."""

    is_wide: bool = True
    """Whether an ideograph may."""
    is_garbled: bool = True
    """Whether bytes of another charset may."""


_ANYTHING = Suspicions()


def suspicions(texts: Iterable[str]) -> Suspicions:
    """Return what may stand in some texts."""
    joined = "\n".join([text for text in texts if not text.isascii()])
    return Suspicions(is_wide=may_be_wide(joined), is_garbled=may_be_undone(joined))


def repaired(text: str, suspected: Suspicions = _ANYTHING) -> tuple[str, tuple[Repair, ...]]:
    """Return one block's text with its scraping damage undone, and what was undone.

    Args:
        text: One block's words as the page has them, without the line end after it.
        suspected: What may stand in it.

    Returns:
        The repaired text, and the repairs in reading order with spans into it; `original` puts them back.
    """
    signs = _signs_of(text, suspected)
    if not signs:
        return text, ()
    changes: dict[int, tuple[str, str]] = {}
    current = text
    places: list[int] | None = None
    for at in range(len(_PASSES)):
        active = _active(signs)[at]
        edits = sorted((edit for rule in active for edit in rule.edits(current)), key=_beginning) if active else ()
        if not edits:
            continue
        if places is None:
            places = list(range(len(text)))
        _record(edits, current, places, changes)
        current, places = _applied(edits, current, places)
        signs = _signs_of(current, _ANYTHING)
    return current, _repairs(text, changes)


def _beginning(edit: _Edit) -> int:
    return edit.start


_NO_SIGNS = frozenset[str]()


def _signs_of(text: str, suspected: Suspicions) -> frozenset[str]:
    """Return the signs of damage that a text has; none for most texts, and soon."""
    at_ends = text[:1].isspace() or text[-1:].isspace()
    is_ascii = text.isascii()
    is_wide = not is_ascii and suspected.is_wide and may_be_wide(text)
    is_garbled = not is_ascii and suspected.is_garbled and may_be_undone(text)
    if not (
        at_ends
        or is_wide
        or is_garbled
        or "  " in text
        or "\t" in text
        or "&" in text
        or " ." in text
        # None of the signs is printable, and that is seen in a third of the time.
        or (not is_ascii and not text.isprintable() and _SIGN_BEYOND_ASCII.search(text))
    ):
        return _NO_SIGNS
    signs = frozenset([sign for sign in (_PRINTABLE_SIGNS if text.isprintable() else _ALL_SIGNS) if sign in text])
    if not (signs or at_ends or is_garbled):
        return _NO_SIGNS
    told = ((_AT_ENDS, at_ends), (_WIDE, is_wide), (_BYTES, is_garbled))
    return signs.union(sign for sign, is_there in told if is_there)


def original(text: str, repairs: Sequence[Repair]) -> str:
    """Return what stood there before the repairs: each `was` put back at its span, the last one first."""
    pieces: list[str] = []
    end = len(text)
    for repair in reversed(repairs):
        pieces += [text[repair.span.end : end], repair.was]
        end = repair.span.start
    pieces.append(text[:end])
    return "".join(reversed(pieces))


# Bytes that no longer were a character.
_LOST = re.compile(rf"(?<!\?)\?{{2,}}(?=[{HAN_RANGE}])|(?<=[{HAN_RANGE}])\?(?=[，。、；：])")
# Each other sort of damage, after a character that stands in it: where that is not, there is nothing to look for.
_DAMAGES = (
    ("\ufffd", re.compile("\ufffd+")),
    # U+FFFD, and empty memory, read as GBK.
    ("锟", re.compile("(?:锟斤拷)+")),
    ("烫", re.compile("(?:烫烫烫)+")),
    ("屯", re.compile("(?:屯屯屯)+")),
    # UTF-8 read as Windows-1252.
    ("Ã", re.compile("Ã[\u0080-\u00bf€]")),
    ("Â", re.compile("Â[\u0080-\u00bf€]")),
    ("â", re.compile("â[€\u0080][\u0080-\u00bfœ™“”˜’‘–—]")),
)


def damage(text: str) -> tuple[Span, ...]:
    """Return the places of `text` that are damaged beyond repair, in order: mojibake, and what could not be decoded."""
    if text.isascii():
        return ()
    found = [place for sign, pattern in _DAMAGES if sign in text for place in pattern.finditer(text)]
    if "?" in text and may_be_wide(text):
        found += _LOST.finditer(text)
    return tuple(sorted(Span(*place.span()) for place in found))


def _record(edits: Sequence[_Edit], current: str, places: Sequence[int], changes: dict[int, tuple[str, str]]) -> None:
    for edit in edits:
        for offset in range(edit.start, edit.end):
            now = edit.now[offset - edit.start : offset - edit.start + 1]
            if now != current[offset]:
                changes[places[offset]] = (now, edit.why)


def _applied(edits: Sequence[_Edit], current: str, places: Sequence[int]) -> tuple[str, list[int]]:
    words: list[str] = []
    kept: list[int] = []
    done = 0
    for edit in edits:
        words += [current[done : edit.start], edit.now]
        kept += places[done : edit.start]
        kept += places[edit.start : edit.start + len(edit.now)]
        done = edit.end
    return "".join(words) + current[done:], kept + list(places[done:])


def _repairs(text: str, changes: dict[int, tuple[str, str]]) -> tuple[Repair, ...]:
    """Return the changes as repairs: what was done to neighbouring characters for one reason is one repair."""
    repairs: list[Repair] = []
    shift = 0
    offsets = sorted(changes)
    first = 0
    for index, offset in enumerate(offsets):
        why = changes[offset][1]
        following = offsets[index + 1] if index + 1 < len(offsets) else -1
        # Between the spaces of a spaced-out word stands one character each: the reviewer sees the word, not each space.
        reach = 2 if why == _SPACED_OUT else 1
        if offset < following <= offset + reach and changes[following][1] == why:
            continue
        begins, ends = offsets[first], offset + 1
        was = text[begins:ends]
        now = "".join(changes[place][0] if place in changes else text[place] for place in range(begins, ends))
        repairs.append(Repair(Span(begins + shift, begins + shift + len(now)), was, why))
        shift += len(now) - len(was)
        first = index + 1
    return tuple(repairs)
