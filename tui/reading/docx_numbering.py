"""Automatic numbering of a Word document, computed as Word prints it (ISO/IEC 29500-1 §17.9)."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from tui.reading.docx_numerals import CHINESE_FORMATS, FORMATS
from tui.reading.docx_styles import Layout, Style, Styles, W, number_of, value_of

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
_FULL_STOPS = "、。）】〕．：)"
"""After these a number needs no space of its own before a Chinese title."""


class _Level(Struct, frozen=True):
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restarts_after: int | None = None
    """The level, from 1, whose use starts this one anew; None for any above it, 0 for none."""
    is_legal: bool = False
    """Whether all levels print as decimals."""
    style: str = ""
    """The paragraph style that this level belongs to."""


class Number(Struct, frozen=True):
    """A number as it is printed before a paragraph."""

    text: str
    """With what parts it from the words; empty for bullets and for levels that print nothing."""
    group: tuple[str, int]
    """What tells its list and level from others."""
    level: int
    """Its depth, from 1."""
    is_bullet: bool = False
    """Whether it is a mark that counts nothing."""
    counts_parts: bool = False
    """Whether its form customarily numbers the parts of a report: Chinese numerals, 第…章, two components or more."""


class _List(Struct):
    """A list's levels and where its count is; instances of one abstract list share the count."""

    key: str
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document, counting as its paragraphs are read in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take `word/numbering.xml`; None when the document has none."""
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, tuple[_List, dict[int, _Level], dict[int, int]]] = {}
        if root is not None:
            self._read(root, styles)

    def next(self, layout: Layout, style: Style) -> Number | None:
        """Count one paragraph and return its number; None when no list numbers it.

        Args:
            layout: How the paragraph is set, its style's layout included.
            style: Its style, which a list may bind to a level.
        """
        instance = self._instances.get(layout.list_id or "")
        if instance is None:
            return None
        shared, overrides, starts = instance
        levels = shared.levels | overrides
        bound = next((at for at, level in levels.items() if level.style and level.style == style.key), None)
        own = layout.list_level
        if bound is not None and (own is None or layout.list_id == style.layout.list_id):
            own = bound
        at = min(own or 0, _LEVELS - 1)
        level = levels.get(at, _Level())
        self._count(shared, levels, at, starts)
        text = "" if level.format == "bullet" else _printed(shared, levels, at)
        is_bullet = level.format == "bullet" or not any(map(str.isalnum, text))
        counts_parts = level.format in CHINESE_FORMATS or len(_PLACE.findall(level.text)) > 1 or "第" in level.text
        gap = "" if level.suffix == "nothing" or text.endswith(tuple(_FULL_STOPS[:-1])) else " "
        number = f"{text}{gap}" if text and not is_bullet else ""
        return Number(number, (shared.key, at), at + 1, is_bullet, counts_parts)

    @staticmethod
    def _count(shared: _List, levels: dict[int, _Level], at: int, starts: dict[int, int]) -> None:
        counts = shared.counts
        if at in starts:
            # An instance that starts anew does so once, where it is first used.
            counts[at] = starts.pop(at) - 1
        counts[at] = counts.get(at, levels.get(at, _Level()).start - 1) + 1
        for deeper in [deep for deep in counts if deep > at]:
            rule = levels.get(deeper, _Level()).restarts_after
            if rule is None or (rule and at < rule):
                del counts[deeper]

    def _read(self, root: Element, styles: Styles) -> None:
        links: dict[str, str] = {}
        for element in root.iterfind(W + "abstractNum"):
            key = value_of(element, "abstractNumId") or ""
            self._lists[key] = _List(key, _levels_of(element))
            link = value_of(element.find(W + "numStyleLink"))
            if link:
                links[key] = link
        abstract = {
            value_of(element, "numId") or "": value_of(element.find(W + "abstractNumId")) or ""
            for element in root.iterfind(W + "num")
        }
        for key, link in links.items():
            named = abstract.get(styles.paragraph(link).layout.list_id or "", "")
            if named in self._lists:
                self._lists[key] = self._lists[named]
        for element in root.iterfind(W + "num"):
            numbers = self._lists.get(value_of(element.find(W + "abstractNumId")) or "")
            if numbers is not None:
                overrides = list(element.iterfind(W + "lvlOverride"))
                self._instances[value_of(element, "numId") or ""] = (numbers, _overrides(overrides), _starts(overrides))


def _levels_of(element: Element) -> dict[int, _Level]:
    return {number_of(level, "ilvl") or 0: _level_of(level) for level in element.iterfind(W + "lvl")}


def _level_of(element: Element) -> _Level:
    start = number_of(element.find(W + "start"))
    legal = element.find(W + "isLgl")
    # Formats newer than the standard stand in a choice, with one of its own as the other.
    formats = [value_of(found) or "" for found in element.iter(W + "numFmt")]
    return _Level(
        1 if start is None else start,
        next((name for name in formats if name in FORMATS or name == "bullet"), "decimal"),
        value_of(element.find(W + "lvlText")) or "",
        value_of(element.find(W + "suff")) or "tab",
        number_of(element.find(W + "lvlRestart")),
        legal is not None and value_of(legal) not in {"0", "false", "off"},
        value_of(element.find(W + "pStyle")) or "",
    )


def _overrides(elements: Sequence[Element]) -> dict[int, _Level]:
    found = ((number_of(element, "ilvl") or 0, element.find(W + "lvl")) for element in elements)
    return {at: _level_of(level) for at, level in found if level is not None}


def _starts(elements: Sequence[Element]) -> dict[int, int]:
    found = ((number_of(element, "ilvl") or 0, number_of(element.find(W + "startOverride"))) for element in elements)
    return {at: start for at, start in found if start is not None}


def _printed(shared: _List, levels: dict[int, _Level], at: int) -> str:
    """Return a level's text with the counts put in; a level above that was not used yet prints its first number."""
    is_legal = levels.get(at, _Level()).is_legal

    def count(place: re.Match[str]) -> str:
        wanted = int(place.group(1)) - 1
        level = levels.get(wanted, _Level())
        value = shared.counts.get(wanted, level.start)
        return (
            FORMATS["decimal" if is_legal and level.format != "none" else level.format](value)
            if level.format != "bullet"
            else ""
        )

    return _PLACE.sub(count, levels.get(at, _Level()).text).strip()
