"""Markup to a page: its elements, and what stands in its head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tui.reading.html_tree import Element, measure, sum_up

_TEXTLESS_TAGS = frozenset((
    "annotation", "annotation-xml", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame",
    "frameset", "head", "iframe", "input", "link", "map", "meta", "meter", "noframes", "noscript", "object",
    "optgroup", "option", "param", "progress", "rp", "rt", "script", "select", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
))  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its body, and what the head says of it."""

    body: Element
    """The root; its `tag` is `body`."""
    elements: tuple[Element, ...]
    """All elements from the body on, parents before their children."""
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


def page_of(markup: str) -> Page:
    """Parse markup into a page, each element measured.

    The parser would drop a NUL, and join the digits beside it; it becomes U+FFFD, as do lone surrogates.
    """
    if "\0" in markup:
        markup = markup.replace("\0", "\ufffd")
    tree = LexborHTMLParser(_encodable(markup))
    scripts = tree.css("script")
    root = tree.root
    body = _body_of(tree)
    elements = measure(body)
    sum_up(elements)
    return Page(
        body=body,
        elements=tuple(elements),
        plain_weight=body.weight - body.link_weight,
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
        base=_base_of(tree),
    )


def _encodable(markup: str) -> str:
    try:
        markup.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", markup)
    return markup


def _base_of(tree: LexborHTMLParser) -> str:
    base = tree.css_first("base[href]")
    return (base.attributes.get("href") or "").strip() if base is not None else ""


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
