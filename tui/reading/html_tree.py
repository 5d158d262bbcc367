"""A page as a light tree of our own: what the other parts of the HTML reader measure, prune and walk.

Owns the way from markup to `Page`: which elements hold no text, what stands in the head, how much each element
weighs. It leaves to others what any of it means. Nothing here or after recurses over a page: nesting of any depth
costs memory, not the stack.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ],
)
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXTLESS_TAGS = frozenset(
    [
        "annotation",
        "annotation-xml",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "img",
        "input",
        "link",
        "map",
        "meta",
        "meter",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "progress",
        "rp",
        "rt",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ],
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_STOPS = re.compile(r"[,，、。；;：!?！？।۔،]|\.(?=\s|$)")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
CJK_WEIGHT = 2.5
"""How many Latin letters one Chinese character stands for: a page of the same news is that much shorter."""


class Element:
    """One element of the page with what it holds, in order.

    Attributes:
        tag: Its name, lower case.
        attributes: As printed; an attribute without a value is "".
        parent: None for the root alone.
        children: Elements and stretches of text as printed, white space included.
        names: Its class, id and role, as evidence of what it is for.
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
        aside: Why it is not the body; empty while it may be.
    """

    __slots__ = (
        "aside",
        "attributes",
        "breaks",
        "children",
        "end",
        "images",
        "index",
        "link_weight",
        "links",
        "names",
        "own_link_weight",
        "own_prose",
        "own_weight",
        "parent",
        "prose",
        "stops",
        "tables",
        "tag",
        "text_link_weight",
        "text_weight",
        "weight",
    )

    def __init__(self, tag: str, attributes: Mapping[str, str | None], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []
        self.names = ""
        if attributes:
            named = (attributes.get("class"), attributes.get("id"), attributes.get("role"))
            self.names = " ".join(name for name in named if name)
        self.weight = 0.0
        self.link_weight = 0.0
        self.own_weight = 0.0
        self.own_link_weight = 0.0
        self.own_prose = 0.0
        self.text_weight = 0.0
        self.text_link_weight = 0.0
        self.prose = 0.0
        self.stops = 0
        self.breaks = 0
        self.tables = 0
        self.images = 0
        self.links = 0
        self.index = 0
        self.end = 0
        self.aside = ""

    def attribute(self, name: str) -> str:
        """Return the value of an attribute; empty when it has none."""
        return self.attributes.get(name) or ""

    @property
    def is_link(self) -> bool:
        """Whether it leads away from the page; what leads to another place of it is part of the text."""
        return self.tag == "a" and not (self.attributes.get("href") or "#").startswith(("#", "javascript:"))

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
        words: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                words.append(node)
                continue
            if node.tag == "br":
                words.append(" ")
            if apart or node.tag in BLOCK_TAGS:
                words.append(" ")
                waiting.append(" ")
            waiting.extend(reversed(node.children))
        return _SPACE.sub(" ", "".join(words)).strip()


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its body, and what the head says of it."""

    body: Element
    """The root; its `tag` is `body`."""
    elements: tuple[Element, ...]
    """All elements from the body on, parents before their children."""
    title: str
    """The head's title, white space folded."""
    metas: tuple[tuple[str, str], ...]
    """The names (lower case: `name`, `property`, `itemprop` or `http-equiv`) and contents of the meta tags, in order."""
    json_ld: tuple[str, ...]
    """The scripts of type `application/ld+json`, as printed."""
    language: str
    """The `lang` of the document element; empty when it has none."""
    templates: tuple[str, ...]
    """Markup that scripts would put on the page, or that stands in for them: templates and `noscript`."""
    scripts: int
    """How many scripts the page has."""
    asks_login: bool
    """Whether the page asks for a password."""


def weigh(text: str) -> float:
    """Return how much a text weighs, in Latin letters: white space nothing, a Chinese character `CJK_WEIGHT`."""
    letters = len(text) if text.isalnum() else len("".join(text.split()))
    if text.isascii():
        return float(letters)
    return letters + (CJK_WEIGHT - 1) * len(_CJK.findall(text))


def page_of(markup: str) -> Page:
    """Parse markup into a page, each element measured.

    NUL would be dropped by the parser, and `1\\0 2` read as `12`; it becomes U+FFFD, as do lone surrogates.
    """
    if "\0" in markup:
        markup = markup.replace("\0", "\ufffd")
    tree = LexborHTMLParser(_SURROGATES.sub("\ufffd", markup))
    scripts = tree.css("script")
    root = tree.root
    body = _body_of(tree)
    elements = _measure(body)
    sum_up(elements)
    return Page(
        body=body,
        elements=tuple(elements),
        title=_title_of(tree),
        metas=tuple(_metas_of(tree)),
        json_ld=tuple(
            script.text()
            for script in scripts
            if (script.attributes.get("type") or "").lower() == "application/ld+json"
        ),
        language=(root.attributes.get("lang") or "").strip() if root is not None else "",
        templates=tuple(_templates_of(tree, scripts)),
        scripts=len(scripts),
        asks_login=tree.css_first("input[type=password]") is not None,
    )


_TEMPLATE_TYPES = frozenset(("text/template", "text/html", "text/x-template"))
_SHORTEST_TEMPLATE = 300


def _templates_of(tree: LexborHTMLParser, scripts: Sequence[LexborNode]) -> Iterator[str]:
    for node in scripts:
        if (node.attributes.get("type") or "").lower() in _TEMPLATE_TYPES:
            yield node.text()
    for node in tree.css("noscript, template"):
        markup = node.inner_html or ""
        if len(markup) >= _SHORTEST_TEMPLATE:
            yield markup


def _title_of(tree: LexborHTMLParser) -> str:
    title = tree.css_first("title")
    return _SPACE.sub(" ", title.text()).strip() if title is not None else ""


def _metas_of(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for meta in tree.css("meta"):
        attributes = meta.attributes
        content = _SPACE.sub(" ", attributes.get("content") or "").strip()
        if not content:
            continue
        for key in ("name", "property", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                yield name.strip().lower(), content
                break


def _body_of(tree: LexborHTMLParser) -> Element:
    body = Element("body", tree.body.attributes if tree.body is not None else {}, None)
    # A frameset page has no body; what stands outside of it is nothing that a reader sees.
    waiting: list[tuple[LexborNode | None, Element]] = [(tree.body.child, body)] if tree.body is not None else []
    while waiting:
        node, parent = waiting.pop()
        while node is not None:
            tag = node.tag
            if tag == "-text":
                parent.children.append(node.text_content or "")
            elif tag and tag[0].isalpha() and tag not in _TEXTLESS_TAGS:
                element = Element(tag, node.attributes, parent)
                parent.children.append(element)
                email = element.attributes.get("data-cfemail")
                if email:
                    element.children.append(_email_of(email))
                elif node.child is not None:
                    waiting.append((node.next, parent))
                    node, parent = node.child, element
                    continue
            node = node.next
    return body


def _email_of(code: str) -> str:
    """Undo the address hiding of Cloudflare: the first byte is the key that the others are xor-ed with."""
    try:
        key, *letters = bytes.fromhex(code)
        return bytes(letter ^ key for letter in letters).decode("utf-8")
    except ValueError:
        return "[email\u00a0protected]"


def _measure(body: Element) -> list[Element]:
    elements: list[Element] = []
    waiting: list[tuple[Element, Element, bool]] = [(body, body, False)]
    while waiting:
        element, block, linked = waiting.pop()
        element.index = len(elements)
        elements.append(element)
        for child in element.children:
            if isinstance(child, str):
                _add_text(child, element, block, linked=linked)
        for child in reversed(element.children):
            if isinstance(child, Element):
                if child.tag == "br":
                    block.breaks += 1
                inner = child if child.tag in BLOCK_TAGS else block
                waiting.append((child, inner, linked or child.is_link))
    for element in elements:
        element.end = element.index + 1
        if element.tag in BLOCK_TAGS:
            element.own_prose = _own_prose(element)
    for element in reversed(elements):
        if element.parent is not None:
            element.parent.end = max(element.parent.end, element.end)
    return elements


def sum_up(elements: Sequence[Element]) -> None:
    """Add up weights, links, pictures and tables from the leaves to the root, leaving out what is set apart.

    Args:
        elements: All elements of a page, in document order.
    """
    for element in elements:
        element.weight, element.link_weight = element.text_weight, element.text_link_weight
        element.prose = element.own_prose
        tag = element.tag
        element.tables = 1 if tag == "table" else 0
        element.images = 1 if tag == "img" else 0
        element.links = 1 if element.is_link else 0
    for element in reversed(elements):
        parent = element.parent
        if parent is None:
            continue
        parent.tables += element.tables
        if not element.aside:
            parent.weight += element.weight
            parent.link_weight += element.link_weight
            parent.prose += element.prose
            parent.images += element.images
            parent.links += element.links


def _add_text(text: str, element: Element, block: Element, *, linked: bool) -> None:
    weight = weigh(text)
    if not weight:
        return
    element.text_weight += weight
    block.own_weight += weight
    if linked:
        element.text_link_weight += weight
        block.own_link_weight += weight
    else:
        block.stops += len(_STOPS.findall(text))


_PROSE_WEIGHT = 60.0
_SENTENCE_WEIGHT = 20.0


def _own_prose(block: Element) -> float:
    """Return how much of a block's own text reads as prose: long enough or punctuated, and not mostly links."""
    plain = block.own_weight - block.own_link_weight
    is_long = plain >= _PROSE_WEIGHT or (plain >= _SENTENCE_WEIGHT and block.stops > 0)
    return plain if is_long and block.own_link_weight <= plain else 0.0
