"""How a piece of the page is printed: bold, centred, large. It is the evidence for headings that no tag marks.

Only what the markup itself says is known here, not what style sheets do.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct

from tui.reading.html_tree import BLOCK_TAGS, HEADING_TAGS, Element

# The summary of a part that is folded away is what it is called (HTML Living Standard §4.11.2).
_BOLD_TAGS = frozenset(("b", "strong", "th", "summary", *HEADING_TAGS))
_RAISING_NAMES = frozenset(("sup", "super", "superscript"))
"""Classes that pages print raised by."""
_RAISING = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_MOST_PIECES = 40
"""How many pieces of text what is raised has at most: nested without end, each would be looked through anew."""
_PRINTED_TAGS = frozenset((*_BOLD_TAGS, "center", "font", "u"))
"""What prints its words in a way of its own whether it has a style or not."""
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:\s*bold", re.IGNORECASE)
_THIN = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_UNDERLINED = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,40}underline", re.IGNORECASE)
_SIZED = re.compile(r"font(?:-size)?\s*:[^;]{0,40}?(\d{1,3}(?:\.\d{1,4})?)(px|pt|em|rem|%)", re.IGNORECASE)
_COLOUR = re.compile(r"(?<![\w-])color\s{0,9}:", re.IGNORECASE)
# Black, greys and what is not said are the colour of text; `background-color` is another property.
_COLOURED = re.compile(
    r"(?<![\w-])color\s{0,9}:\s{0,9}(?!black|inherit|initial|unset|windowtext|#?([0-9a-f])\1\1(?![0-9a-f])"
    r"|#?([0-9a-f]{2})\2\2|rgba?\(\s{0,9}(\d{1,3})\s{0,9},\s{0,9}\3\s{0,9},\s{0,9}\3\b)[#a-z]",
    re.IGNORECASE,
)
_USUAL_SIZE = 16.0
"""What browsers print text in, in CSS pixels, where a page says nothing."""
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": _USUAL_SIZE}
_RELATIVE_UNITS = {"em": 1.0, "%": 0.01}
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
"""The sizes of `<font size>` in CSS pixels (HTML Living Standard §15.3.1)."""


class Print(Struct, frozen=True):
    """How text is printed."""

    bold: bool = False
    """Whether it is bold."""
    centred: bool = False
    """Whether its block is centred."""
    coloured: bool = False
    """Whether it has a colour that is no grey."""
    size: float = _USUAL_SIZE
    """Its size in CSS pixels."""
    underlined: bool = False
    """Whether it is underlined, and not only because it is a link."""


PLAIN = Print()


def print_of(element: Element, outer: Print) -> Print:
    """Return how the text in an element is printed.

    Args:
        element: The element.
        outer: How the text around it is printed.
    """
    tag, attributes = element.tag, element.attributes
    style = attributes.get("style") if attributes else None
    if tag not in _PRINTED_TAGS and not style and "align" not in attributes:
        return outer
    bold = outer.bold or tag in _BOLD_TAGS
    centred, coloured, size = outer.centred or tag == "center", outer.coloured, outer.size
    underlined = outer.underlined or tag == "u"
    if style:
        said = _said_by(style) if len(style) <= _LONGEST_KEPT else _said_by.__wrapped__(style)
        bold = (bold or said.bold) and not said.thin
        if said.unit:
            size = said.size * (_UNITS[said.unit] if said.unit in _UNITS else _RELATIVE_UNITS[said.unit] * size)
        coloured = coloured if said.coloured is None else said.coloured
        underlined = underlined or (tag != "a" and said.underlined)
        centred = centred or (tag in BLOCK_TAGS and said.centred)
    if tag == "font":
        size = _FONT_SIZES.get(element.attribute("size"), size)
        colour = _coloured_by(f"color:{element.attribute('color') or 'inherit'}")
        coloured = coloured if colour is None else colour
    if not centred and "align" in attributes and tag in BLOCK_TAGS:
        centred = element.attribute("align").lower() == "center"
    printed = Print(bold, centred, coloured, size, underlined)
    return outer if printed == outer else printed


class _Said(Struct, frozen=True):
    """What a style says of the print of what stands in its element."""

    bold: bool
    thin: bool
    centred: bool
    underlined: bool
    coloured: bool | None
    """None where it says nothing of it."""
    size: float
    unit: str
    """Of the size; empty where it says nothing of it."""


_LONGEST_KEPT = 1000


@lru_cache(maxsize=1024)
def _said_by(style: str) -> _Said:
    """Return what a style says; a page has a few, again and again."""
    sized = _SIZED.search(style)
    return _Said(
        bold=bool(_BOLD.search(style)),
        thin=bool(_THIN.search(style)),
        centred=bool(_CENTRED.search(style)),
        underlined=bool(_UNDERLINED.search(style)),
        coloured=_coloured_by(style),
        size=float(sized[1]) if sized else 0.0,
        unit=sized[2].lower() if sized else "",
    )


def may_be_raised(element: Element) -> bool:
    """Say whether an inline element prints its words raised: by its tag, its style or its name, or as a power."""
    if element.last_word - element.first_word > _MOST_PIECES:
        return False
    if element.tag == "sup":
        return True
    attributes = element.attributes
    if attributes:
        style, classes = attributes.get("style"), attributes.get("class")
        if style and "vertical-align" in style and _RAISING.search(style):
            return True
        if classes and "sup" in classes and not _RAISING_NAMES.isdisjoint(classes.split()):
            return True
    base = element.parent
    return base is not None and base.tag == "msup" and element.end == base.end and element.index > base.index + 1


def _coloured_by(style: str) -> bool | None:
    """Say whether a style has a colour that is no grey; None where it says nothing of it."""
    said = _COLOUR.search(style)
    return None if said is None or style.startswith("inherit", said.end()) else bool(_COLOURED.search(style))


_MOST_SHARE = 0.5
_LARGER = 1.2


_SETTING_OFF: tuple[Callable[[Print], bool], ...] = tuple(
    map(attrgetter, ("bold", "centred", "coloured", "underlined"))
)
"""What sets a piece off where little of the text has it."""


def prominent(prints: Sequence[Print], weights: Sequence[float]) -> list[bool]:
    """Say of each piece whether its print sets it off from the others.

    Where half of the text is bold, centred, coloured or underlined, that sets nothing off.

    Args:
        prints: How each piece is printed as a whole.
        weights: How much text each piece has.
    """
    whole = sum(weights)

    def is_rare(sets_off: Callable[[Print], bool]) -> bool:
        return (
            sum(weight for piece, weight in zip(prints, weights, strict=True) if sets_off(piece)) < _MOST_SHARE * whole
        )

    telling = [sets_off for sets_off in _SETTING_OFF if is_rare(sets_off)]
    sizes: Counter[float] = Counter()
    for piece, weight in zip(prints, weights, strict=True):
        sizes[piece.size] += round(weight)
    usual = sizes.most_common(1)[0][0] if sizes else _USUAL_SIZE
    return [any(sets_off(piece) for sets_off in telling) or piece.size >= _LARGER * usual for piece in prints]
