"""How much a text weighs, and how many stops it has: what an article is told by.

Owns what a letter and an ideograph weigh. The texts of a page are weighed together: one pass over all of them takes a
fraction of the time of a few calls for each.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

CJK_WEIGHT = 2.5
"""How many Latin letters one Chinese character stands for: a page of the same news is that much shorter."""
_EDGE = "\0"
"""Parts the texts; none has it in it."""
_ODD_SPACE = re.compile(b"\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)")
_OTHER_SPACES = tuple(space.encode() for space in "\u00a0\u3000\x85\u1680")
"""White space beyond ASCII in UTF-8: that of General Punctuation, and the rest."""
_WIDE_STOPS = tuple(stop.encode() for stop in "，、。；：！？")
_RARE_STOPS = tuple(stop.encode() for stop in "।۔،")
_GOES_ON = range(0x80, 0xC0)
"""The bytes of UTF-8 that go on with a character that another began."""
_NO_LETTERS = bytes([*b"\t\n\v\f\r\x1c\x1d\x1e\x1f ", *_GOES_ON])
_NO_STOPS = bytes(byte for byte in range(1, 0x100) if byte not in b",;!?")
# In UTF-8 the characters from U+4000 to U+9FFF begin with the bytes from E4 to E9, and what is rarer with others.
_NO_COMMON_CJK = bytes(byte for byte in range(1, 0x100) if not 0xE4 <= byte <= 0xE9)  # noqa: PLR2004 - see above
_BELOW_CJK = bytes(range(0xE3))
_RARE_CJK = "\u3040-\u30ff\u3400-\u3fff\uac00-\ud7af\uf900-\ufaff"
_IS_RARE_CJK = re.compile(f"[{_RARE_CJK}]")
_RARE_CJK_OR_EDGE = re.compile(f"[{_RARE_CJK}{_EDGE}]")
_SPACES_ALIKE = bytes(ord(" ") if byte in b"\t\n\v\f\r\x1c\x1d\x1e\x1f" else byte for byte in range(0x100))


class Weights(NamedTuple):
    """What texts weigh, one by one."""

    weights: list[float]
    """In Latin letters: white space nothing, a Chinese character `CJK_WEIGHT`."""
    stops: list[int]
    """How many commas, stops and their like; a point is one where white space or nothing follows it."""


def weigh(text: str) -> float:
    """Return how much a text weighs, in Latin letters: white space nothing, a Chinese character `CJK_WEIGHT`."""
    return weights_of((text.replace(_EDGE, "\ufffd"),))[0]


def weights_of(texts: Sequence[str]) -> list[float]:
    """Return what texts weigh, one by one; none has a NUL in it."""
    return _weighed(texts, with_stops=False).weights


def weighed(texts: Sequence[str]) -> Weights:
    """Return what texts weigh and how many stops they have, one by one; none has a NUL in it."""
    return _weighed(texts, with_stops=True)


def _weighed(texts: Sequence[str], *, with_stops: bool) -> Weights:
    if not texts:
        return Weights([], [])
    others = [at for at, text in enumerate(texts) if not text.isascii()]
    if 2 * len(others) > len(texts):
        return _beyond_ascii(texts, with_stops=with_stops)
    # A page in a Latin script has a few texts beyond ASCII, and these take several times as long.
    raw = _EDGE.join([text if text.isascii() else "" for text in texts] if others else texts).encode()
    found = Weights(list(map(float, _lengths(raw.translate(None, _NO_LETTERS)))), _stops(raw) if with_stops else [])
    if others:
        rest = _beyond_ascii([texts[at] for at in others], with_stops=with_stops)
        for at, weight in zip(others, rest.weights, strict=True):
            found.weights[at] = weight
        for at, stops in zip(others, rest.stops, strict=with_stops):
            found.stops[at] = stops
    return found


def _beyond_ascii(texts: Sequence[str], *, with_stops: bool) -> Weights:
    joined = _EDGE.join(texts)
    raw = _ODD_SPACE.sub(b" ", joined.encode("utf-8", "surrogatepass"))
    for space in _OTHER_SPACES:
        raw = raw.replace(space, b" ")
    is_wide = bool(raw.translate(None, _BELOW_CJK))
    stops = _stops(_with_plain_stops(raw, is_wide=is_wide)) if with_stops else []
    letters = _lengths(raw.translate(None, _NO_LETTERS))
    if not is_wide:
        return Weights(list(map(float, letters)), stops)
    wide = _lengths(raw.translate(None, _NO_COMMON_CJK))
    if _IS_RARE_CJK.search(joined):
        rare = "".join(_RARE_CJK_OR_EDGE.findall(joined)).split(_EDGE)
        wide = [common + len(rarer) for common, rarer in zip(wide, rare, strict=True)]
    return Weights([all_of + (CJK_WEIGHT - 1) * cjk for all_of, cjk in zip(letters, wide, strict=True)], stops)


def _with_plain_stops(raw: bytes, *, is_wide: bool) -> bytes:
    for stop in _WIDE_STOPS if is_wide else ():
        raw = raw.replace(stop, b",")
    for stop in _RARE_STOPS:
        # One byte is found many times faster than more, and hardly any page has these.
        raw = raw.replace(stop, b",") if stop[0] in raw else raw
    return raw


def _stops(raw: bytes) -> list[int]:
    raw = raw.translate(_SPACES_ALIKE)
    if raw.endswith(b"."):
        raw += b" "
    return _lengths(raw.replace(b". ", b",").replace(b".\0", b",\0").translate(None, _NO_STOPS))


def _lengths(raw: bytes) -> list[int]:
    return list(map(len, raw.split(b"\0")))
