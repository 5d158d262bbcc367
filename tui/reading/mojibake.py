"""Text that was decoded with the wrong charset before the page was made, and can be decoded right again.

Two sorts are common: UTF-8 read as Windows-1252 or Latin-1 (`â€œ` for “, `ä¸­å›½` for 中国), and GB 2312 read as Latin-1
(`ÖÐ¹ú` for 中国). Only what is certain is given back: a run that decodes without an error, into characters of one sort,
where the run as it stands is no word of any language. Whole pages in a wrong charset are `decode`'s.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum

from tui.reading.plausible import COMMON_HANZI

Undone = tuple[int, int, str]
"""Where a run stands, and what it was."""

# The bytes 80 to 9F as Windows-1252 prints them; those that it leaves open, and Latin-1, print control characters.
_PRINTED = {bytes((byte,)).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"}
_TO_BYTES = {**{chr(byte): byte for byte in range(0x80, 0x100)}, **_PRINTED}
_TAIL = "\u0080-\u00bf" + "".join(map(re.escape, _PRINTED))
_UTF8_CHARACTER = f"[Â-ß][{_TAIL}]|[à-ï][{_TAIL}]{{2}}|[ð-ô][{_TAIL}]{{3}}"
# What every run begins with stands first by itself: a pattern that begins with a choice is tried at each character.
_UTF8_RUN = re.compile(
    f"[Â-ô](?:(?<=[Â-ß])[{_TAIL}]|(?<=[à-ï])[{_TAIL}]{{2}}|(?<=[ð-ô])[{_TAIL}]{{3}})(?:{_UTF8_CHARACTER})*"
)
_GB_RUN = re.compile("[\u00a1-\u00f7][\u00a1-\u00fe](?:[\u00a1-\u00fe]{2})*(?![\u00a1-\u00fe])")
_MAY_BE_RUN = re.compile(
    b"\xc2[\xa1-\xbf][\xc2\xc3]|\xc3[\x80-\xbf](?:[\xc2\xc3\xc5\xc6\xcb]|\xe2[\x80\x82\x84])",
)
"""What both sorts of runs begin with, in UTF-8: bytes are searched several times faster than characters."""
_SENTENCE_MARKS = frozenset("…–—‘’“”‹›•")
"""What may stand after an accented letter at the end of a word."""
_FEWEST_LETTERS = 3
_FEWEST_HANZI = 2
_SURE_HANZI = 4
_COMMON_SHARE = 0.5


class _Sort(Enum):
    """What a character is that a run decodes to."""

    SIGN = "a sign of punctuation"
    LATIN = "a letter or sign of Latin-1"
    LETTER = "a Greek or Cyrillic letter"
    WIDE = "a Chinese or Japanese character"
    OTHER = "none that is ever damaged so"


def may_be_undone(text: str) -> bool:
    """Say whether a text has a run that looks like bytes of another charset; fast where it has none."""
    if text.isascii():
        return False
    raw = text.encode("utf-8", "surrogatepass")
    # One byte is found many times faster than a pattern, and all runs begin with one of these.
    if (b"\xc2" not in raw and b"\xc3" not in raw) or not _MAY_BE_RUN.search(raw):
        return False
    return bool(_UTF8_RUN.search(text) or _GB_RUN.search(text))


def undone(text: str) -> Iterator[Undone]:
    """Yield the runs of one block that were decoded wrong, in order, with what they were."""
    if not text.isascii():
        yield from list(_from_utf8(text)) or list(_from_gb(text))


def _from_utf8(text: str) -> Iterator[Undone]:
    runs = [(run, decoded) for run in _UTF8_RUN.finditer(text) if (decoded := _decoded(run[0], "utf-8"))]
    sorts = [[_sort(character) for character in decoded] for _, decoded in runs]
    # 中国 proves what it is; after that 年 alone does too.
    is_wide = any(found.count(_Sort.WIDE) >= _FEWEST_HANZI for found in sorts)
    for (run, decoded), found in zip(runs, sorts, strict=True):
        letters = found.count(_Sort.LETTER)
        is_sure = (_Sort.WIDE not in found or is_wide) and (not letters or letters >= _FEWEST_LETTERS)
        if is_sure and _Sort.OTHER not in found and not _ends_word(run[0]):
            yield run.start(), run.end(), decoded


def _ends_word(run: str) -> bool:
    """Say whether a run may be an accented letter and the mark after it."""
    return len(run) == 2 and run[0] not in "ÂÃ" and run[1] in _SENTENCE_MARKS  # noqa: PLR2004 - a letter and a mark


def _sort(character: str) -> _Sort:
    code = ord(character)
    if 0x2010 <= code <= 0x205E or character in "€™№−∞≤≥≈←→":  # noqa: PLR2004 - General Punctuation
        return _Sort.SIGN
    if 0xA0 <= code <= 0x17F:  # noqa: PLR2004 - the two Latin blocks
        return _Sort.LATIN
    if 0x370 <= code <= 0x52F and character.isalpha():  # noqa: PLR2004 - Greek and Cyrillic
        return _Sort.LETTER
    is_wide = unicodedata.east_asian_width(character) in "WF" and unicodedata.category(character)[0] in "LPS"
    return _Sort.WIDE if is_wide and code < 0x10000 else _Sort.OTHER  # noqa: PLR2004 - of the first plane


def _from_gb(text: str) -> Iterator[Undone]:
    runs = [(run, _decoded(run[0], "gb2312")) for run in _GB_RUN.finditer(text)]
    hanzi = "".join(decoded for _, decoded in runs)
    common = sum(character in COMMON_HANZI for character in hanzi)
    if all(len(decoded) < _SURE_HANZI for _, decoded in runs) or common < _COMMON_SHARE * len(hanzi):
        return
    for run, decoded in runs:
        if decoded:
            yield run.start(), run.end(), decoded


def _decoded(run: str, codec: str) -> str:
    """Return what a run was; empty when it can't be that."""
    try:
        return bytes(map(_TO_BYTES.__getitem__, run)).decode(codec)
    except UnicodeDecodeError:
        return ""
