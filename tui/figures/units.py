"""Units at a place: what stands behind a number, and what rate it makes."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data.guards import ALWAYS_GUARDED, CONTINUED
from tui.figures.data.units import RATE_BASES
from tui.figures.language import Language, Unit

_BASES = "|".join(sorted(map(re.escape, RATE_BASES.split()), key=len, reverse=True))
_RATE = re.compile(rf" ?/ ?({_BASES})(?![a-zA-Z])|每({_BASES})(?![个年月日天均])")
_WORDS = re.compile(
    r"[ \u00a0]?[\n-]?([A-Za-zµ°℃℉‰€£¢¥₾×.]+(?:/[A-Za-z]+)?[23²³]?(?![A-Za-z])(?:[ \n-][A-Za-z]+\.?){0,3})"
)
_CUTS = re.compile(r"[ \n-]")
_SYMBOL_LENGTH = 3
_RATED = frozenset(
    {
        FigureKind.MONEY,
        FigureKind.COUNT,
        FigureKind.ENERGY,
        FigureKind.MASS,
        FigureKind.VOLUME,
        FigureKind.AREA,
        FigureKind.LENGTH,
        FigureKind.POWER,
    }
)
_CODE_BEHIND = re.compile(r"-?[0-9]")
_LONGEST_SYMBOL = 12
_ATTACHED_ONLY = frozenset("xWY×")


def unit_at(text: str, place: int, words: Language, *, worded: bool = False) -> tuple[Unit, int] | None:
    """Return the unit at `place` and where it ends; None when none stands there."""
    follower = text[place : place + 1]
    gap = place
    if follower in {" ", "\u00a0"}:
        gap += 1
        follower = text[gap : gap + 1]
    if follower == "%":
        if text.startswith((" points", "-points"), gap + 1):
            return words.english["pp"], gap + 8
        return words.chinese["%"], gap + 1
    if follower > "\u2e80" or follower in _SYMBOLS:
        return _chinese(text, gap, words, worded=worded)
    if follower.isalpha() or follower in _ENGLISH_STARTS:
        return _english(text, place, words)
    return None


_SYMBOLS = frozenset("℃℉‰㎡")
_ENGLISH_STARTS = frozenset("-\n°µ€£¢¥₾×")


def _chinese(text: str, place: int, words: Language, *, worded: bool) -> tuple[Unit, int] | None:
    table = words.chinese
    for length in range(words.longest, 0, -1):
        spelling = text[place : place + length]
        unit = table.get(spelling)
        if unit is None or len(spelling) < length:
            continue
        end = place + length
        if (
            (worded or spelling in ALWAYS_GUARDED)
            and text[end : end + 1] in CONTINUED.get(spelling, ())
            and end < len(text)
        ):
            continue
        return rated(text, unit, end)
    return None


def rated(text: str, unit: Unit, end: int) -> tuple[Unit, int]:
    """Return `unit` with what it is counted by (元/人), when that is written at `end`."""
    if text[end : end + 1] not in {"/", "每", " "} or unit.kind not in _RATED:
        return unit, end
    found = _RATE.match(text, end)
    if found is None:
        return unit, end
    base = found.group(1) or found.group(2)
    return Unit(FigureKind.RATE, f"{unit.unit}/{base}", unit.factor), found.end()


def _ends(phrase: str) -> list[int]:
    """Return where one to four words of a phrase end, with and without a final point."""
    ends = [cut.start() for cut in _CUTS.finditer(phrase)] + [len(phrase)]
    return sorted({*ends, *(end - 1 for end in ends if phrase[end - 1] == ".")})


def _english(text: str, place: int, words: Language) -> tuple[Unit, int] | None:
    found = _WORDS.match(text, place)
    if found is None:
        return None
    phrase, start = found.group(1), found.start(1)
    attached = start == place
    for cut in reversed(_ends(phrase)):
        spelling = phrase[:cut].replace("\n", " ")
        unit = (
            words.english.get(spelling)
            or words.chinese.get(spelling)
            or (words.english.get(spelling.lower()) if cut >= _SYMBOL_LENGTH else None)
        )
        if unit is None or (spelling in _ATTACHED_ONLY and not attached):
            continue
        if _CODE_BEHIND.match(text, start + cut) is not None:
            continue
        return rated(text, unit, start + cut)
    return _english_rate(text, start, words)


def _english_rate(text: str, start: int, words: Language) -> tuple[Unit, int] | None:
    """Return a unit with what it is counted by, written in one word that no table has (Btu/kWh)."""
    slash = text.find("/", start, start + _LONGEST_SYMBOL)
    unit = words.english.get(text[start:slash]) if slash > start else None
    found, end = rated(text, unit, slash) if unit is not None else (None, start)
    return (found, end) if found is not None and found.kind is FigureKind.RATE else None
