"""What the nodes of the parser's tree are for those that walk over it, by their tags."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tui.reading.html_names import NAMELESS_TAGS
from tui.reading.html_tree import BLOCK_TAGS

_TEXTLESS_TAGS = frozenset((
    "annotation", "annotation-xml", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame",
    "frameset", "head", "iframe", "input", "link", "map", "meta", "meter", "noframes", "noscript", "object",
    "optgroup", "option", "param", "progress", "rp", "rt", "script", "select", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
))  # fmt: skip
TEXT, ELEMENT, BLOCK, COUNTED, NAMED, TELLING = 1, 2, 4, 8, 16, 32
"""What a node of the parser's tree is for the walk, or-ed; 0 for what is passed over.

The names of what is named may tell its purpose; what is telling may be the article, or say who wrote it, and when.
"""


def _kind(tag: str) -> int:
    counted = (COUNTED if tag in _COUNTED_TAGS else 0) | (TELLING if tag in _TELLING_TAGS else 0)
    return ELEMENT | counted | (BLOCK if tag in BLOCK_TAGS else 0) | (0 if tag in NAMELESS_TAGS else NAMED)


_COUNTED_TAGS = frozenset(("a", "br", "img", "table"))
_TELLING_TAGS = frozenset(("h1", "article", "main", "table", "time", "address"))

_BY_NAME: dict[str | None, int] = {
    **{tag: _kind(tag) for tag in ("font", "span", "sup", *_COUNTED_TAGS, *_TELLING_TAGS, *NAMELESS_TAGS, *BLOCK_TAGS)},
    **dict.fromkeys(_TEXTLESS_TAGS, 0),
    **dict.fromkeys((None, "-comment", "!doctype", "-document", "-end-of-file", "-undef"), 0),
    "-text": TEXT,
}
"""What the nodes of the parser's tree are by their tags, those apart that pages make up: these are `_UNKNOWN`."""
_UNKNOWN = ELEMENT | NAMED

Kind = tuple[int, str]
"""What a node is for the walk, and its tag."""


def kind_of(node: LexborNode) -> Kind:
    """Return what a node of the parser's tree is; `KINDS` knows it sooner."""
    tag = node.tag
    return _BY_NAME.get(tag, _UNKNOWN), tag or ""


def _numbered() -> dict[int, Kind]:
    parser = LexborHTMLParser(".<!-- -->")
    nodes = [parser.create_node(tag) for tag in _BY_NAME if tag and tag[0] not in "-!"]
    node = None if parser.body is None else parser.body.first_child
    while node is not None:
        nodes.append(node)
        node = node.next
    return {node.tag_id: kind_of(node) for node in nodes}


KINDS = _numbered()
"""What nodes are by the numbers that the parser has for their tags: a number takes a third of the time of a name."""
