"""A page's elements as a light tree of our own: what the other parts of the HTML reader measure, prune and walk.

Owns how much each element weighs. It leaves to others what any of it means. Nothing here or after recurses over a page:
nesting of any depth costs memory, not the stack. Most of the time that a page takes is spent on its elements, one by
one: what is done for each of them is kept short.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from tui.reading.html_weights import weighed

BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
INLINE_EDGE = "\0"
"""Stands among the words of a page where an inline element begins or ends; no page has it in its text."""
LOCAL = ("#", "javascript:", "mailto:", "tel:")
"""What the addresses of links begin with that lead to a place of the page or to a person."""


class Element(Struct, eq=False, gc=False):
    """One element of the page with what it holds, in order. `weigh_texts` and `sum_up` fill in what it weighs.

    The garbage collector does not know of elements, which takes half of the time to make one: whoever lets go of a
    page takes its elements out of their circles before (`Page.release`).
    """

    tag: str
    """Its name, lower case."""
    attributes: Mapping[str, str | None]
    """As printed; an attribute without a value is None."""
    parent: "Element | None"
    """What it stands in; None for the root alone."""
    index: int
    """Its place among the elements of the page, in document order."""
    words: list[str]
    """The words of the whole page, blocks parted by spaces and inline elements by `INLINE_EDGE`."""
    first_word: int
    """Where its own begin among them."""
    is_link: bool = False
    """Whether it leads to another page, and not to a place of this one or to a person."""
    links: int = 0
    """How many links are in it."""
    images: int = 0
    """How many pictures are in it."""
    tables: int = 0
    """How many tables are in it, itself included."""
    children: "list[Element | str]" = field(default_factory=list)
    """Elements and stretches of text as printed, white space included."""
    last_word: int = 0
    """Where its own words end."""
    end: int = 0
    """The place after the last element inside it."""
    purpose: str = ""
    """Why it may not be the body by its tag and names; empty when they say nothing of the kind."""
    hidden: bool = False
    """Whether the markup hides it."""
    aside: str = ""
    """Why it is not the body; empty while it may be. `set_apart` sets it."""
    weight: float = 0.0
    """How much text stands in it, in Latin letters."""
    link_weight: float = 0.0
    """How much of that is the text of links."""
    prose: float = 0.0
    """How much text in it stands in paragraphs that read as prose."""
    text_weight: float = 0.0
    """How much text stands directly in it, in no element inside it."""
    text_link_weight: float = 0.0
    """How much of that is the text of links."""
    own_weight: float = 0.0
    """How much text belongs to it and to no block inside it."""
    own_link_weight: float = 0.0
    """How much of that is the text of links."""
    own_prose: float = 0.0
    """How much text of its own reads as prose."""
    stops: int = 0
    """How many commas, stops and their like stand in its own text."""
    breaks: int = 0
    """How many line breaks stand in its own text."""

    @property
    def names(self) -> str:
        """Its class, id and role, as evidence of what it is for."""
        attributes = self.attributes
        if not attributes:
            return ""
        get = attributes.get
        names, identifier, role = get("class") or "", get("id"), get("role")
        if not (identifier or role):
            return names
        return " ".join(filter(None, (names, identifier, role)))

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


Stretch = tuple[str, Element, Element, bool]
"""A stretch of text that is more than white space: as printed, the element that it stands directly in, the innermost
block that it stands in, and whether it leads to another page."""


def weigh_texts(stretches: Sequence[Stretch]) -> None:
    """Weigh the text of a page for the elements that it stands in."""
    all_weights, all_stops = weighed([stretch[0] for stretch in stretches])
    blocks: dict[int, Element] = {}
    for (_, element, block, linked), weight, stops in zip(stretches, all_weights, all_stops, strict=True):
        element.text_weight += weight
        element.weight += weight
        block.own_weight += weight
        blocks[block.index] = block
        if linked:
            element.text_link_weight += weight
            element.link_weight += weight
            block.own_link_weight += weight
        else:
            block.stops += stops
    for block in blocks.values():
        block.own_prose = block.prose = _own_prose(block)


def set_apart(reasons: Mapping[Element, str], elements: Sequence[Element]) -> None:
    """Mark elements as not the body, and take what they weigh off what they stand in.

    Args:
        reasons: Why each is not, in document order.
        elements: All elements of the page.
    """
    for element, reason in reasons.items():
        element.aside = reason
    steps = _MOST_STEPS * len(elements)
    for element in reasons:
        steps -= _take_off(element)
        if steps < 0:
            # Many that stand deep in each other are climbed from one by one in the square of their number.
            take_back_sums(elements)
            sum_up(elements)
            return


_MOST_STEPS = 10


def _take_off(element: Element) -> int:
    """Take what an element weighs off what it stands in; return off how many elements."""
    weight, link_weight, prose = element.weight, element.link_weight, element.prose
    images, links = element.images, element.links
    steps, outer = 0, element.parent
    while outer is not None:
        outer.weight -= weight
        outer.link_weight -= link_weight
        outer.prose -= prose
        outer.images -= images
        outer.links -= links
        steps += 1
        # What is set apart weighs nothing in what is outside of it.
        outer = None if outer.aside else outer.parent
    return steps


def take_back_sums(elements: Iterable[Element]) -> None:
    """Have elements weigh what stands in them alone, as before `sum_up`."""
    for element in elements:
        tag = element.tag
        element.weight, element.link_weight = element.text_weight, element.text_link_weight
        element.prose = element.own_prose
        element.links = 1 if element.is_link else 0
        element.images = 1 if tag == "img" else 0
        element.tables = 1 if tag == "table" else 0


def sum_up(elements: Sequence[Element]) -> None:
    """Add up weights, links, pictures and tables from the leaves to the root.

    Args:
        elements: All elements of a page, in document order; each weighs what stands in it alone. What is set apart
            adds its tables and nothing else.
    """
    for element in reversed(elements):
        parent = element.parent
        if parent is None:
            continue
        if element.tables:
            parent.tables += element.tables
        if element.aside:
            continue
        if element.weight:
            parent.weight += element.weight
            parent.prose += element.prose
            parent.link_weight += element.link_weight
        if element.links:
            parent.links += element.links
        if element.images:
            parent.images += element.images


_PROSE_WEIGHT = 60.0
_SENTENCE_WEIGHT = 20.0


def _own_prose(block: Element) -> float:
    """Return how much of a block's own text reads as prose: long enough or punctuated, and not mostly links."""
    plain = block.own_weight - block.own_link_weight
    is_long = plain >= _PROSE_WEIGHT or (plain >= _SENTENCE_WEIGHT and block.stops > 0)
    return plain if is_long and block.own_link_weight <= plain else 0.0
