"""Text folded for searching, character by character: case and width don't matter, and every offset stays as it is."""

from functools import lru_cache

_TO_FULL_WIDTH = 0xFEE0
_FULL_WIDTH = {_TO_FULL_WIDTH + code: code for code in range(0x21, 0x7F)}
"""The full-width forms of ASCII (Unicode block Halfwidth and Fullwidth Forms) to what they are forms of."""
_BLANKS = dict.fromkeys((0x3000, 0xA0, 0x2007, 0x202F), 0x20)
"""Ideographic and non-breaking spaces."""
_TABLE = _FULL_WIDTH | _BLANKS


def folded(text: str) -> str:
    """Return `text` as searching sees it: lower case, half width, as long as it was."""
    lowered = text.translate(_TABLE).lower() if not text.isascii() else text.lower()
    if len(lowered) == len(text):
        return lowered
    # A letter that would become two (İ) stays as it is.
    return "".join(low if len(low := character.lower()) == 1 else character for character in text.translate(_TABLE))


@lru_cache(maxsize=256)
def unfolded(character: str) -> tuple[str, ...]:
    """Return the characters that fold to a folded one, but for those that differ only in the case of ASCII."""
    wide = chr(ord(character) + _TO_FULL_WIDTH) if ord(character) + _TO_FULL_WIDTH in _FULL_WIDTH else ""
    blanks = tuple(map(chr, _BLANKS)) if character == " " else ()
    others = (character, character.upper(), *blanks, wide, wide.upper())
    return tuple(dict.fromkeys(one for one in others if len(one) == 1 and (one == character or not one.isascii())))
