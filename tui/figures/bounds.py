"""Two bounds that make one range: 大于10小于20, 1000以上，1500以下, above 3 and below 5."""

import re

from tui.figures.amounts import Amount, amount_at
from tui.figures.context import modifiers
from tui.figures.data import phrases
from tui.figures.data.characters import FOLD
from tui.figures.reading import Reading

_CHINESE = sorted({word for row in phrases.BOUND_BEFORE.values() for word in row.split()}, key=len, reverse=True)
_ENGLISH = sorted({word for row in phrases.ENGLISH_BOUNDS.values() for word in row.split(";")}, key=len, reverse=True)
_AFTER = sorted({word for row in phrases.BOUND_AFTER.values() for word in row.split()}, key=len, reverse=True)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word.translate(FOLD)) for word in words if word)


_JOINTS = (
    re.compile(f"(?:[，,] {{0,2}})?(?:并且|而且|且|并|而|但|又|和)?(?:{_any(_CHINESE)}) ?"),
    re.compile(f"(?:{_any(_AFTER)})[，,、]? {{0,2}}(?:且|但|和)?"),
    re.compile(rf"(?i:(?:,? and|,? but|,) (?:{_any(_ENGLISH)}) ?(?:an? (?=half|quarter))?)"),
)
"""What stands between the two numbers of one range."""
_WORD_BEFORE = re.compile(rf"(?:(?:{_any(_CHINESE)}) ?|(?i:(?<![a-z])(?:{_any(_ENGLISH)}) ?))$")
_WORD_AFTER = re.compile(f"{_any(_AFTER)}")
_LONGEST_WORD = 30
_ROLES = frozenset({"cardinal", "fraction"})
_FIRST_JOINTS = frozenset(" ，," + "".join({word.translate(FOLD)[0] for word in [*_CHINESE, *_AFTER]}) + "且并而但又和")


def between_bounds(reading: Reading, first: Amount) -> Amount | None:
    """Return the range from `first` to the number behind it, when one is bounded below and the other above."""
    text = reading.text
    follower = text[first.end : first.end + 1]
    # Behind a blank only the English words join: and, but.
    if follower not in _FIRST_JOINTS or (follower == " " and text[first.end + 1 : first.end + 2] not in "aAbB"):
        return None
    if first.high is not None or first.role not in _ROLES:
        return None
    joint = next((found for pattern in _JOINTS if (found := pattern.match(text, first.end))), None)
    if joint is None:
        return None
    _, one = modifiers(text, first.start, first.end)
    floor, reading.floor = reading.floor, joint.end()
    second = amount_at(reading, joint.end()) if one else None
    reading.floor = floor
    if second is None or second.high is not None or second.role not in _ROLES:
        return None
    _, other = modifiers(text, second.start, second.end)
    low, high = (first, second) if one[0] == ">" else (second, first)
    if not other or one[0] == other[0] or low.value >= high.value or not _alike(first, second):
        return None
    return _range(text, first, second, low, high)


def _alike(first: Amount, second: Amount) -> bool:
    """Say whether no unit parts the two; with a unit of its own each is a bounded figure (满14周岁不满16周岁)."""
    shared = second.unit is None or (second.unit.factor == 1 and second.scale == 1)
    return first.unit is None and shared


def _range(text: str, first: Amount, second: Amount, low: Amount, high: Amount) -> Amount:
    before = _WORD_BEFORE.search(text, max(0, first.start - _LONGEST_WORD), first.start)
    after = _WORD_AFTER.match(text, second.end)
    return Amount(
        before.start() if before else first.start, after.end() if after else second.end, low.value, high.value,
        second.unit, second.scale, second.step, first.approximate or second.approximate, first.words, False,
        "cardinal", (first.number[0], second.number[1]),
    )  # fmt: skip
