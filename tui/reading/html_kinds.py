"""What the nodes of the parser's tree are for those that walk over it, by their tags."""

from tui.reading.html_names import NAMELESS_TAGS
from tui.reading.html_tree import BLOCK_TAGS

_TEXTLESS_TAGS = frozenset((
    "annotation", "annotation-xml", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame",
    "frameset", "head", "iframe", "input", "link", "map", "meta", "meter", "noframes", "noscript", "object",
    "optgroup", "option", "param", "progress", "rp", "rt", "script", "select", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
))  # fmt: skip
TEXT, ELEMENT, BLOCK, COUNTED, NAMED = 1, 2, 4, 8, 16
"""What a node of the parser's tree is for the walk, or-ed; 0 for what is passed over.

The names of what is named may tell its purpose.
"""


def _kind(tag: str) -> int:
    counted = COUNTED if tag in _COUNTED_TAGS else 0
    return ELEMENT | counted | (BLOCK if tag in BLOCK_TAGS else 0) | (0 if tag in NAMELESS_TAGS else NAMED)


_COUNTED_TAGS = frozenset(("a", "br", "img", "table"))

KINDS: dict[str | None, int] = {
    **{tag: _kind(tag) for tag in ("font", "span", "sup", *_COUNTED_TAGS, *NAMELESS_TAGS, *BLOCK_TAGS)},
    **dict.fromkeys(_TEXTLESS_TAGS, 0),
    **dict.fromkeys((None, "-comment", "!doctype", "-document", "-end-of-file", "-undef"), 0),
    "-text": TEXT,
}  # fmt: skip
"""What the nodes of the parser's tree are by their tags, those apart that pages make up: these are `UNKNOWN`."""
UNKNOWN = ELEMENT | NAMED
