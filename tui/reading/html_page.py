"""Markup to a page: its elements, and what stands in its head."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tui.reading.html_kinds import BLOCK, COUNTED, KINDS, NAMED, TEXT, kind_of
from tui.reading.html_light import HIDDEN_ADDRESS, LIGHT, Light
from tui.reading.html_names import ASIDE_TAGS, told_of
from tui.reading.html_tree import BLOCK_TAGS, INLINE_EDGE, LOCAL, Element, Stretch, sum_up, weigh_texts

_SURROGATES = re.compile("[\ud800-\udfff]")


class Page(Struct, frozen=True):
    """A parsed page: its body, and what the head says of it."""

    body: Element
    """The root; its `tag` is `body`."""
    elements: tuple[Element, ...]
    """All elements from the body on, parents before their children."""
    light: tuple[Element, ...]
    """Those that were not taken apart: what stands in each is one stretch of text."""
    telling: tuple[Element, ...]
    """Those that the markup hides, or whose tag or names say that they may not be the article, in document order."""
    plain_weight: float
    """How much text the body has, that of links left out."""
    title: str
    """The head's title, white space folded."""
    metas: tuple[tuple[str, str], ...]
    """The names (`name`, `property`, `itemprop`, `http-equiv`; lower case) and contents of the meta tags, in order."""
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
    base: str
    """The address that it says its links are relative to (`<base href>`); empty when it says none."""

    def release(self) -> None:
        """Have the elements let go of what they stand in, so that their memory is free without the garbage collector.

        To find the circles of a page costs a tenth of what it takes to read it.
        """
        for element in self.elements:
            element.parent = None


def page_of(markup: str, raw: bytes = b"", *, whole: bool = True) -> Page:
    """Parse markup into a page, each element measured.

    The parser would drop a NUL, and join the digits beside it; it becomes U+FFFD, as do lone surrogates.

    Args:
        markup: The page.
        raw: The same in UTF-8, which then need not be made for the parser; empty where it is not at hand.
        whole: Whether all of it is taken apart; else what its names say is not the article is weighed and not more.
    """
    # To look for a NUL takes ten times as long in a text that is not of Latin-1: half of its bytes are zero.
    if b"\0" in raw if raw else "\0" in markup:
        markup, raw = markup.replace("\0", "\ufffd"), b""
    if _XML.match(markup):
        markup, raw = _as_html(markup), b""
    tree = LexborHTMLParser(raw) if raw else _parsed(markup)
    found: dict[str, list[LexborNode]] = defaultdict(list)
    # One query for all: each walks the whole page.
    for node in tree.css("title, meta, base[href], script, noscript, template, pre, input[type=password]"):
        found[node.tag or ""].append(node)
    root = tree.root
    has_printed = bool(found["pre"])
    light = Light(has_printed=has_printed)
    elements, telling = _elements_of(tree, None if whole else light, has_printed=has_printed)
    sum_up(elements)
    body = elements[0]
    return Page(
        body=body,
        elements=tuple(elements),
        light=tuple(light.taken),
        telling=tuple(telling),
        plain_weight=body.weight - body.link_weight,
        title=" ".join(found["title"][0].text().split()) if found["title"] else "",
        metas=tuple(_metas_of(found["meta"])),
        json_ld=tuple(
            script.text()
            for script in found["script"]
            if (script.attributes.get("type") or "").lower() == "application/ld+json"
        ),
        language=(root.attributes.get("lang") or "").strip() if root is not None else "",
        templates=tuple(_templates_of(found["script"], [*found["noscript"], *found["template"]])),
        scripts=len(found["script"]),
        asks_login=bool(found["input"]),
        base=(found["base"][0].attributes.get("href") or "").strip() if found["base"] else "",
    )


_XML = re.compile(r"[\s\ufeff]*<\?xml\s")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_EMPTY_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]*)(\s[^<>]*)?/>")
_VOID_TAGS = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip


def _as_html(markup: str) -> str:
    """Return a page of XHTML as a parser of HTML reads it right (W3C Polyglot Markup §4.6).

    `<script/>` and `<p/>` end where they begin, and CDATA is text: read as HTML, the one swallows all that follows it,
    and the other is a comment.
    """
    before, *sections = markup.split(_CDATA)
    parts = [before]
    for section in sections:
        text, end, after = section.partition(_CDATA_END)
        parts.append(f"{escape(text, quote=False)}{after}" if end else f"{_CDATA}{section}")
    return _EMPTY_TAG.sub(_closed, "".join(parts))


def _closed(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _VOID_TAGS else f"<{tag[1]}{tag[2] or ''}></{tag[1]}>"


def _parsed(markup: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(markup.encode())
    except UnicodeEncodeError:
        return LexborHTMLParser(_SURROGATES.sub("\ufffd", markup))


_TEMPLATE_TYPES = frozenset(("text/template", "text/html", "text/x-template"))
_SHORTEST_TEMPLATE = 300


def _templates_of(scripts: Iterable[LexborNode], others: Iterable[LexborNode]) -> Iterator[str]:
    for node in scripts:
        if (node.attributes.get("type") or "").lower() in _TEMPLATE_TYPES:
            yield node.text()
    for node in others:
        markup = node.inner_html or ""
        if len(markup) >= _SHORTEST_TEMPLATE:
            yield markup


def _metas_of(metas: Iterable[LexborNode]) -> Iterator[tuple[str, str]]:
    for meta in metas:
        attributes = meta.attributes
        content = " ".join((attributes.get("content") or "").split())
        if not content:
            continue
        for key in ("name", "property", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                yield name.strip().lower(), content
                break


def _elements_of(  # noqa: C901 - one loop: a call for each node would take as long as all that is done for it
    tree: LexborHTMLParser, light: Light | None, *, has_printed: bool
) -> tuple[list[Element], list[Element]]:
    """Return all elements of the page in document order, each with its own text weighed, and the telling ones of them.

    Args:
        tree: The page.
        light: Takes what is only weighed; None where all is taken apart.
        has_printed: Whether the white space of some of it counts.
    """
    words: list[str] = [" "]
    telling, stretches = list[Element](), list[Stretch]()
    above: list[tuple[LexborNode, Element, Element, bool]] = []
    # A frameset page has no body; what stands outside of it is nothing that a reader sees.
    root = tree.body
    node, attributes = (None, {}) if root is None else (root.first_child, root.attributes)
    body = Element("body", attributes, None, 0, words, len(words))
    _judge(body, 0, telling)
    elements, element, block, children, linked = [body], body, body, body.children, False
    known, print_word = KINDS.get, words.append
    while True:
        if node is None:
            element.end, element.last_word = len(elements), len(words)
            print_word(" " if element is block else INLINE_EDGE)
            if not above:
                weigh_texts(stretches)
                return elements, telling
            opened, element, block, linked = above.pop()
            node, children = opened.next, element.children
            continue
        kind, tag = known(node.tag_id) or kind_of(node)
        if kind == TEXT:
            # White space after a block's edge parts nothing, but for that before a line of a `pre`.
            parts_nothing = words[-1] == " "
            if not (parts_nothing and not has_printed and node.is_empty_text_node):
                text = node.text_content or ""
                is_blank = text.isspace()
                if not is_blank:
                    stretches.append((text, element, block, linked))
                if not (is_blank and parts_nothing and (text[-1] == "\n" or not has_printed)):
                    children.append(text)
                    print_word(text)
        elif kind:
            edge = " " if kind & BLOCK else INLINE_EDGE
            print_word(edge)
            attributes = node.attributes
            inner = Element(tag, attributes, element, len(elements), words, len(words))
            elements.append(inner)
            children.append(inner)
            if kind & COUNTED:
                _count(inner, block)
            may_be_done = (attributes or tag in ASIDE_TAGS) and _judge(inner, kind, telling)
            child = node.first_child
            if child is not None and not (may_be_done and _is_done(node, inner, block, light, stretches)):
                above.append((node, element, block, linked))
                node, element, children, linked = child, inner, inner.children, linked or inner.is_link
                block = inner if kind & BLOCK else block
                continue
            inner.end, inner.last_word = len(elements), len(words)
            print_word(edge)
        node = node.next


def _judge(element: Element, kind: int, telling: list[Element]) -> bool:
    """Note whether an element is hidden, and what it is for; say whether it may not have to be walked for that.

    Args:
        element: The element.
        kind: What it is for the walk.
        telling: Takes it, if it is hidden or its tag or names say that it may not be the article.
    """
    attributes = element.attributes
    purpose, hidden = told_of(element.tag, attributes, is_named=kind & NAMED > 0)
    if purpose or hidden:
        element.purpose, element.hidden = purpose, hidden
        telling.append(element)
    return purpose != "" or hidden or HIDDEN_ADDRESS in attributes


def _is_done(node: LexborNode, element: Element, block: Element, light: Light | None, stretches: list[Stretch]) -> bool:
    """Say whether an element has all that it is to have, so that nothing in its node is walked."""
    if HIDDEN_ADDRESS in element.attributes:
        return _shows_address(element, block, stretches)
    if light is None or not (element.hidden or element.purpose in LIGHT) or element.tag not in BLOCK_TAGS:
        return False
    return light.takes(node, element, stretches)


def _count(element: Element, block: Element) -> None:
    """Count a link, picture, table or break; `block` is the innermost block that it stands in."""
    tag = element.tag
    if tag == "a":
        if not (element.attributes.get("href") or "#").startswith(LOCAL):
            element.is_link, element.links = True, 1
    elif tag == "img":
        element.images = 1
    elif tag == "br":
        block.breaks += 1
        element.words.append(" ")
    else:
        element.tables = 1


def _shows_address(element: Element, block: Element, stretches: list[Stretch]) -> bool:
    """Put the address that Cloudflare hides in an element into it; say whether there is one."""
    code = element.attributes.get(HIDDEN_ADDRESS)
    if not code:
        return False
    email = _email_of(code)
    element.children.append(email)
    element.words.append(email)
    stretches.append((email, element, element if element.tag in BLOCK_TAGS else block, element.is_link))
    return True


def _email_of(code: str) -> str:
    """Undo the address hiding of Cloudflare: the first byte is the key that the others are xor-ed with."""
    try:
        key, *letters = bytes.fromhex(code)
        return bytes(letter ^ key for letter in letters).decode("utf-8").replace("\0", "\ufffd")
    except ValueError:
        return "[email\u00a0protected]"
