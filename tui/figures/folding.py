"""A text as the rules see it: folded character by character, without annotations, and the way back."""

import re
from bisect import bisect_right

from msgspec import Struct
from msgspec.structs import replace

from tui.figures.data.characters import AMBIGUOUS_FORMAL, FOLD

# A reading in Latin letters behind a Chinese character, left by scrapers: 場(chǎng).
_ANNOTATION = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêɡ]{1,6}[)）]")
_ANNOTATED = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zɡ]{0,3}[)）]|[\u3400-\u9fff]\([a-z]{1,6}\)[\u3400-\u9fff，。]")
_DIGITS = "零〇一二三四五六七八九两"
_FORMAL_INSIDE = re.compile(
    rf"(?<=[千百十万亿拾点之肆伍陆陸{_DIGITS}0-9])[肆伍陆陸拾](?![军地上域运路续缘])"
    rf"|[肆伍陆陸](?=[拾十百千万亿萬億幾几点點])|拾(?=[万亿萬億{_DIGITS}])|[俩倆](?=[十百千万萬])"
)
# A fraction, a mixed number, a discount or a share whose characters are set apart by blanks: 三 百 五 又 三 分之 一.
_NUMBER_CHARACTERS = "零〇一二三四五六七八九十百千万亿两肆伍陆陸拾0-9"
_MARKS = "又分之点个折"
_APART = re.compile(
    rf"[{_NUMBER_CHARACTERS}](?:[{_NUMBER_CHARACTERS}{_MARKS}]| (?= {{0,2}}[{_NUMBER_CHARACTERS}{_MARKS}])){{2,60}}"
)
_ONE_NUMBER = re.compile(
    rf"[{_NUMBER_CHARACTERS}]{{1,20}}(?:(?:又[{_NUMBER_CHARACTERS}]{{1,20}})?分之[{_NUMBER_CHARACTERS}]{{1,20}}"
    rf"(?:点[{_NUMBER_CHARACTERS}]{{1,8}})?"
    rf"|(?:点[{_NUMBER_CHARACTERS}]{{1,8}})?(?:折|个百分点))"
)
_BLANKS = re.compile(" +")
_TWO_NUMBERS = re.compile("[0-9]{2} {1,3}[0-9]|[0-9] {1,3}[0-9]{2}")
# Full-width digits are grouped by the full-width comma, which else ends a clause.
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
# A blank that does not break stays one only where it may group digits.
_LOOSE_BLANK = re.compile(r"(?<![0-9])\u00a0|\u00a0(?![0-9]{3}(?![0-9]))")
_PLAIN_FORMAL = {ord(a): b for a, b in zip(AMBIGUOUS_FORMAL[::2], AMBIGUOUS_FORMAL[1::2], strict=True)}


class Folded(Struct, frozen=True):
    """The folded text, and where its pieces stood."""

    text: str
    """What the rules read."""
    clean: str
    """The same characters unfolded: what labels are cut from."""
    starts: tuple[int, ...] = ()
    """Where in `text` each piece begins that lies further on in the original; empty when nothing was left out."""
    shifts: tuple[int, ...] = ()
    """How far the piece of the same place was moved."""

    def original(self, offset: int) -> int:
        """Return the offset in the original of the character at `offset`."""
        if not self.starts:
            return offset
        place = bisect_right(self.starts, offset)
        return offset + self.shifts[place - 1] if place else offset

    def original_end(self, offset: int) -> int:
        """Return the offset after the character before `offset`, in the original."""
        return self.original(offset - 1) + 1 if self.starts and offset else offset

    def folded(self, offset: int) -> int:
        """Return where the character at `offset` of the original stands in `text`, or the one after it."""
        if not self.starts:
            return offset
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] + self.shifts[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        moved = offset - self.shifts[low - 1] if low else offset
        return min(moved, self.starts[low]) if low < len(self.starts) else moved


def fold(text: str) -> Folded:
    """Return `text` folded; left out are phonetic annotations and blanks inside a number."""
    plain = _WIDE_COMMA.sub(",", text).translate(FOLD)
    if "\u00a0" in plain:
        plain = _LOOSE_BLANK.sub(" ", plain)
    left_out = [found.span() for found in _ANNOTATION.finditer(text)] if _ANNOTATED.search(text) else []
    if " " in plain and ("分" in plain or "折" in plain):
        left_out = sorted(left_out + _blanks_in_numbers(plain))
    folded = _without(text, plain, left_out) if left_out else Folded(plain, text)
    if any(mark in text for mark in AMBIGUOUS_FORMAL[::2]):
        inside = _FORMAL_INSIDE.sub(lambda found: found.group().translate(_PLAIN_FORMAL), folded.text)
        return replace(folded, text=inside)
    return folded


def _blanks_in_numbers(plain: str) -> list[tuple[int, int]]:
    """Return where blanks stand between the characters of one number."""
    return [
        (blank.start() + number.start(), blank.end() + number.start())
        for number in _APART.finditer(plain)
        if " " in number.group()
        and _TWO_NUMBERS.search(number.group()) is None
        and _ONE_NUMBER.fullmatch(number.group().replace(" ", ""))
        for blank in _BLANKS.finditer(number.group())
    ]


def _without(text: str, plain: str, left_out: list[tuple[int, int]]) -> Folded:
    pieces: list[str] = []
    unfolded: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    last = length = 0
    for start, end in left_out:
        pieces.append(plain[last:start])
        unfolded.append(text[last:start])
        length += start - last
        last = end
        starts.append(length)
        shifts.append(last - length)
    pieces.append(plain[last:])
    unfolded.append(text[last:])
    return Folded("".join(pieces), "".join(unfolded), tuple(starts), tuple(shifts))
