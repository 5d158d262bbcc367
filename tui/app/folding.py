"""Characters that a search takes for the same: full width and half width, traditional and simplified Chinese."""

import unicodedata
from functools import cache

from opencc import OpenCC

_FIRST_HAN = 0x2E80
"""Below this there is no Chinese character to be simplified."""


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


class _Folds(dict[int, str]):
    """A table for `str.translate` that fills itself as characters are met; one character is always made of one."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character)
        folded = plain if len(plain) == 1 else character
        if code >= _FIRST_HAN:
            simple = _to_simplified().convert(folded)
            folded = simple if len(simple) == 1 else folded
        self[code] = folded
        return folded


_FOLDS = _Folds()


def folded(text: str) -> str:
    """Return the text with like characters made the same, every offset kept. Case is left as it is."""
    return text if text.isascii() else text.translate(_FOLDS)
