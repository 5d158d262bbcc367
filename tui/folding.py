"""Characters that a search takes for the same: full and half width, traditional and simplified Chinese, either case."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_FIRST_HAN = 0x2E80
"""Below this there is no Chinese character to be simplified."""
_BASIC_PLANE = 0x10000
_SURROGATES = range(0xD800, 0xE000)


@cache
def _to_simplified() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - it takes as long to load as all else, and only searches need it

    return OpenCC("t2s")


class _Folds(dict[int, str]):
    """A table for `str.translate` that fills itself as characters are met; one character is always made of one."""

    def __missing__(self, code: int) -> str:
        ((_, folded),) = _folds((code,))
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


def alike(character: str) -> tuple[str, ...]:
    """Return the characters of the basic plane that folded and in lower case are `character`, itself first."""
    return _forms().get(character, (character,))


def _folds(codes: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield what characters fold to. To ask for many at once takes a twentieth of the time."""
    plain = {}
    for code in codes:
        form = unicodedata.normalize("NFKC", chr(code))
        plain[code] = form if len(form) == 1 else chr(code)
    # Half a character is none to the converter.
    han = [code for code in plain if code >= _FIRST_HAN and code not in _SURROGATES]
    simple = _to_simplified().convert("\n".join(plain[code] for code in han)).split("\n") if han else ()
    plain.update((code, form) for code, form in zip(han, simple, strict=True) if len(form) == 1)
    yield from plain.items()


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    codes = [code for code in range(_BASIC_PLANE) if chr(code) != "\n"]
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for code, form in _folds(codes):
        forms[lowered(form)].append(chr(code))
    return {
        form: (form, *(other for other in others if other != form))
        for form, others in forms.items()
        if others != [form]
    }
