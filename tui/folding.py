"""Characters that a search takes for the same: full and half width, traditional and simplified Chinese, either case."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_FIRST_HAN = 0x2E80
"""Below this there is no Chinese character to be simplified."""
_SURROGATES = range(0xD800, 0xE000)


@cache
def _to_simplified() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - it takes as long to load as all else, and only searches need it

    return OpenCC("t2s")


class _Folds(dict[int, str]):
    """A table for `str.translate` that fills itself as characters are met; one character is always made of one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character)
        folded = plain if len(plain) == 1 else character
        # Half a character is none to the converter.
        if code >= _FIRST_HAN and code not in _SURROGATES:
            simple = _to_simplified().convert(folded)
            folded = simple if len(simple) == 1 else folded
        self[code] = folded
        return folded


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return the text with like characters made the same, every offset kept. Case is left as it is."""
    return text if text.isascii() else text.translate(_FOLDS)


def lowered(text: str) -> str:
    """Return the text in lower case with every offset kept: a letter that would become two stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
