"""What the nodes of the parser's tree are for those that walk over it, by their tags."""

from tui.reading.html_tree import BLOCK_TAGS

_TEXTLESS_TAGS = frozenset((
    "annotation", "annotation-xml", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame",
    "frameset", "head", "iframe", "input", "link", "map", "meta", "meter", "noframes", "noscript", "object",
    "optgroup", "option", "param", "progress", "rp", "rt", "script", "select", "source", "style", "svg", "template",
    "textarea", "title", "track", "video",
))  # fmt: skip
TEXT, ELEMENT, BLOCK, COUNTED = 1, 2, 4, 8
"""What a node of the parser's tree is for the walk, or-ed; 0 for what is passed over."""


class _Kinds(dict[str | None, int]):
    """What nodes are by their tags."""

    def __missing__(self, tag: str | None) -> int:
        """Say what a node is whose tag is in no table; it is not kept, for pages make up what they like."""
        return ELEMENT if tag and tag[0].isalpha() else 0


KINDS = _Kinds({
    **dict.fromkeys(("b", "em", "font", "i", "span", "strong", "sup"), ELEMENT),
    **dict.fromkeys(("a", "br", "img"), ELEMENT | COUNTED),
    **dict.fromkeys(BLOCK_TAGS, ELEMENT | BLOCK),
    "table": ELEMENT | BLOCK | COUNTED,
    **dict.fromkeys(_TEXTLESS_TAGS, 0),
    "-text": TEXT,
})  # fmt: skip
