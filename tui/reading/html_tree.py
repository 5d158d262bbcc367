"""A page's elements as a light tree of our own: what the other parts of the HTML reader measure, prune and walk.

Owns how much each element weighs. It leaves to others what any of it means. Nothing here or after recurses over a page:
nesting of any depth costs memory, not the stack. Most of the time that a page takes is spent on its elements, one by
one: what is done for each of them is kept short.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tui.reading.characters import may_be_wide

BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_STOPS = re.compile(r"[,，、。；;：!?！？।۔،]|\.(?=\s|$)")
_FULL_STOP = re.compile(r"\.(?=\s|$)")
INLINE_EDGE = "\0"
"""Stands among the words of a page where an inline element begins or ends; no page has it in its text."""
_LOCAL = ("#", "javascript:", "mailto:", "tel:")
CJK_WEIGHT = 2.5
"""How many Latin letters one Chinese character stands for: a page of the same news is that much shorter."""


class Element:
    """One element of the page with what it holds, in order. `add_text` and `sum_up` fill in what it weighs.

    Attributes:
        tag: Its name, lower case.
        attributes: As printed; an attribute without a value is "".
        parent: None for the root alone.
        children: Elements and stretches of text as printed, white space included.
        is_link: Whether it leads to another page, and not to a place of this one or to a person.
        weight: How much text stands in it, in Latin letters.
        link_weight: How much of that is the text of links.
        own_prose: How much text of its own reads as prose.
        text_weight: How much text stands directly in it, in no element inside it.
        text_link_weight: How much of that is the text of links.
        own_weight: How much text belongs to it and to no block inside it.
        own_link_weight: How much of that is the text of links.
        prose: How much text in it stands in paragraphs that read as prose.
        stops: How many commas, stops and their like stand in its own text.
        breaks: How many line breaks stand in its own text.
        tables: How many tables are in it, itself included.
        images: How many pictures are in it.
        links: How many links are in it.
        index: Its place among the elements of the page, in document order.
        end: The place after the last element inside it.
        words: The words of the whole page, blocks parted by spaces and inline elements by `INLINE_EDGE`.
        first_word: Where its own begin among them.
        last_word: Where they end.
        aside: Why it is not the body; empty while it may be. `set_apart` sets it.
    """

    __slots__ = (
        "aside", "attributes", "breaks", "children", "end", "first_word", "images", "index", "is_link", "last_word",
        "link_weight", "links", "own_link_weight", "own_prose", "own_weight", "parent", "prose", "stops", "tables",
        "tag", "text_link_weight", "text_weight", "weight", "words",
    )  # fmt: skip
    end: int
    last_word: int
    weight: float
    link_weight: float
    prose: float
    tables: int
    images: int
    links: int

    def __init__(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        parent: "Element | None",
        index: int,
        words: list[str],
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.index = index
        self.words = words
        self.first_word = len(words)
        self.children: list[Element | str] = []
        self.is_link = tag == "a" and not (attributes.get("href") or "#").startswith(_LOCAL)
        self.text_weight = self.text_link_weight = self.own_weight = self.own_link_weight = 0.0
        self.own_prose = 0.0
        self.stops = self.breaks = 0
        self.aside = ""

    @property
    def names(self) -> str:
        """Its class, id and role, as evidence of what it is for."""
        attributes = self.attributes
        if not attributes:
            return ""
        names = attributes.get("class") or ""
        for name in (attributes.get("id"), attributes.get("role")):
            if name:
                names = f"{names} {name}" if names else name
        return names

    def attribute(self, name: str) -> str:
        """Return the value of an attribute; empty when it has none."""
        return self.attributes.get(name) or ""

    @property
    def link_density(self) -> float:
        """The share of its text that is the text of links, from 0 to 1."""
        return self.link_weight / self.weight if self.weight else 0.0

    def descendants(self) -> Iterator["Element"]:
        """Yield the elements inside it, in document order."""
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def ancestors(self) -> Iterator["Element"]:
        """Yield the elements that it is in, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def holds(self, other: "Element") -> bool:
        """Say whether another element of the page is this one or stands in it."""
        return self.index <= other.index < self.end

    def text(self, *, apart: bool = False) -> str:
        """Return all words in it on one line, white space folded, blocks and breaks apart.

        Args:
            apart: Whether inline elements stand apart too, as the columns of a by-line do.
        """
        words = "".join(self.words[self.first_word : self.last_word]).replace(INLINE_EDGE, " " if apart else "")
        return " ".join(words.split())

    def set_apart(self, reason: str) -> None:
        """Mark it as not the body, and take what it weighs off what it stands in."""
        self.aside = reason
        weight, link_weight, prose = self.weight, self.link_weight, self.prose
        images, links = self.images, self.links
        outer = self.parent
        while outer is not None:
            outer.weight -= weight
            outer.link_weight -= link_weight
            outer.prose -= prose
            outer.images -= images
            outer.links -= links
            # What is set apart weighs nothing in what is outside of it.
            outer = None if outer.aside else outer.parent


def weigh(text: str) -> float:
    """Return how much a text weighs, in Latin letters: white space nothing, a Chinese character `CJK_WEIGHT`."""
    # Counting is several times faster than splitting, and what is printable has no white space but spaces.
    letters = len(text) - text.count(" ") if text.isprintable() else len("".join(text.split()))
    if text.isascii() or not may_be_wide(text):
        return float(letters)
    return letters + (CJK_WEIGHT - 1) * len("".join(_CJK.findall(text)))


def sum_up(elements: Sequence[Element]) -> None:
    """Add up weights, links, pictures and tables from the leaves to the root.

    Args:
        elements: All elements of a page, in document order; none of them set apart.
    """
    for element in elements:
        tag = element.tag
        element.weight, element.link_weight = element.text_weight, element.text_link_weight
        element.prose = element.own_prose = _own_prose(element) if element.own_weight else 0.0
        element.tables = 1 if tag == "table" else 0
        element.images = 1 if tag == "img" else 0
        element.links = 1 if element.is_link else 0
    for element in reversed(elements):
        parent = element.parent
        if parent is None:
            continue
        if element.weight:
            parent.weight += element.weight
            parent.prose += element.prose
            parent.link_weight += element.link_weight
        if element.links:
            parent.links += element.links
        if element.images:
            parent.images += element.images
        if element.tables:
            parent.tables += element.tables


def add_text(text: str, element: Element, block: Element, *, linked: bool) -> None:
    """Weigh a stretch of text for the element that it stands in.

    Args:
        text: The text, as printed; not white space alone.
        element: What it stands directly in.
        block: The innermost block that it stands in.
        linked: Whether it leads to another page.
    """
    weight = weigh(text)
    element.text_weight += weight
    block.own_weight += weight
    if linked:
        element.text_link_weight += weight
        block.own_link_weight += weight
    else:
        block.stops += _stops(text)


def _stops(text: str) -> int:
    """Return how many commas, stops and their like a text has."""
    if not text.isascii():
        return len(_STOPS.findall(text))
    count = text.count
    marks = count(",") + count(";") + count("!") + count("?")
    if "." not in text:
        return marks
    if text.isprintable():
        return marks + count(". ") + (1 if text[-1] == "." else 0)
    return marks + len(_FULL_STOP.findall(text))


_PROSE_WEIGHT = 60.0
_SENTENCE_WEIGHT = 20.0


def _own_prose(block: Element) -> float:
    """Return how much of a block's own text reads as prose: long enough or punctuated, and not mostly links."""
    if block.tag not in BLOCK_TAGS:
        return 0.0
    plain = block.own_weight - block.own_link_weight
    is_long = plain >= _PROSE_WEIGHT or (plain >= _SENTENCE_WEIGHT and block.stops > 0)
    return plain if is_long and block.own_link_weight <= plain else 0.0
