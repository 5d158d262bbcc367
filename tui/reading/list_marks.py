"""What is printed before the items of a list in HTML: numbers, letters and bullets that no text holds.

Counts as browsers do (HTML Living Standard §4.4.5 and §4.4.8, CSS Counter Styles Level 3). Only what the markup itself
says is known here, not what style sheets do.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial

from tui.domain.report import BULLET
from tui.reading.docx_numerals import FORMATS
from tui.reading.html_tree import Element

_INTEGER = re.compile(r"\s*([+-]?\d{1,9})")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]{0,80})", re.IGNORECASE)
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


def _alphabet(letters: str, value: int) -> str:
    """Return a number in letters, the first after the last being doubled: a … z, aa, ab (CSS Counter Styles §3.1.4)."""
    if value < 1:
        return str(value)
    words = ""
    while value:
        value, letter = divmod(value - 1, len(letters))
        words = letters[letter] + words
    return words


_LATIN = partial(_alphabet, "abcdefghijklmnopqrstuvwxyz")
_CAPITAL = partial(_alphabet, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_STYLES: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-leading-zero": FORMATS["decimalZero"],
    "lower-alpha": _LATIN,
    "lower-latin": _LATIN,
    "upper-alpha": _CAPITAL,
    "upper-latin": _CAPITAL,
    "lower-roman": FORMATS["lowerRoman"],
    "upper-roman": FORMATS["upperRoman"],
    "lower-greek": partial(_alphabet, _GREEK),
    "cjk-decimal": FORMATS["japaneseDigitalTenThousand"],
    "cjk-ideographic": FORMATS["chineseCounting"],
    "simp-chinese-informal": FORMATS["chineseCounting"],
    "trad-chinese-informal": FORMATS["chineseCounting"],
    "simp-chinese-formal": FORMATS["chineseLegalSimplified"],
    "trad-chinese-formal": FORMATS["ideographLegalTraditional"],
    "cjk-heavenly-stem": FORMATS["ideographTraditional"],
    "cjk-earthly-branch": FORMATS["ideographZodiac"],
}
"""How a style of CSS counts; the Chinese ones put 、 after the number (§7.2), the others a full stop."""
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset(("disc", "circle", "square"))
_TYPED_BULLETS = frozenset("•·●○◦▪■□◆◇➢✓-–—*")
_CHINESE_COUNT = FORMATS["chineseCounting"]
_COUNT_STOPS = frozenset(".．、)）")
_LONGEST_COUNT = 24
"""More characters than any count of nine digits has, in digits or in Chinese, and what stands around it."""


class ListMarks:
    """The marks of one list, counting as its items are met in order."""

    def __init__(self, element: Element) -> None:
        """Take the list."""
        is_ordered = element.tag == "ol"
        items = [child for child in element.children if isinstance(child, Element) and child.tag == "li"]
        self._style = _style_of(element, "decimal" if is_ordered else "disc")
        self._step = -1 if is_ordered and "reversed" in element.attributes else 1
        first = len(items) if self._step < 0 else 1
        self._next = _integer(element.attribute("start"), first) if is_ordered else first

    def next(self, item: Element) -> tuple[str, int]:
        """Return what is printed before an item, empty where nothing is, and the number that it has."""
        value = _integer(item.attribute("value"), self._next)
        self._next = value + self._step
        return printed_mark(_style_of(item, self._style), value), value


def printed_mark(style: str, value: int) -> str:
    """Return what a list style of CSS prints before the item with a number; empty for `none`."""
    if style == "none":
        return ""
    if style in _BULLETS:
        return BULLET
    is_chinese = style.startswith("cjk-") or "-chinese-" in style
    return f"{_STYLES[style](value)}{'、' if is_chinese else '.'}"


def without_typed(mark: str, value: int, text: str) -> str:
    """Return an item's mark; none where its text begins with one.

    Who types the marks switches those of the list off, mostly in a style sheet, which is not read.
    """
    if mark == BULLET and text[:1] in _TYPED_BULLETS and not text[1:2].isdigit():
        return ""
    # Hardly any item opens with a count: one look for a stop after it is soon done.
    if _COUNT_STOPS.isdisjoint(text[: len(mark) + _LONGEST_COUNT]):
        return mark
    counts = {str(value), _CHINESE_COUNT(value), mark.rstrip(".、")} - {BULLET}
    opening = text[1:] if text[:1] in "(（" else text
    stops = ")）" if opening is not text else ".．、)）"
    for count in counts:
        if opening.startswith(count) and opening[len(count) : len(count) + 1] in tuple(stops):
            return mark if opening[len(count) + 1 : len(count) + 2].isdigit() else ""
    return mark


def _style_of(element: Element, usual: str) -> str:
    """Return the list style that an element's own markup names; `usual` where it names none that is known."""
    if not element.attributes:
        return usual
    printed = [match[1] for match in _LIST_STYLE.finditer(element.attribute("style"))]
    for word in printed[-1].lower().split() if printed else ():
        if word == "none" or word in _BULLETS or word in _STYLES:
            return word
    kind = element.attribute("type")
    return _TYPES.get(kind, kind.lower() if kind.lower() in _BULLETS else usual)


def _integer(printed: str, usual: int) -> int:
    found = _INTEGER.match(printed)
    return int(found[1]) if found else usual
