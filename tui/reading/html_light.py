"""Regions that are set apart as a whole, hidden or by their names: they are weighed, and not taken apart.

They are a third of most pages. Whoever reads a page so has to read it whole when one of them is not set apart.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from tui.reading.html_kinds import BLOCK, COUNTED, KINDS, TELLING, TEXT, kind_of
from tui.reading.html_names import NEED_LINKS
from tui.reading.html_tree import INLINE_EDGE, LOCAL, Element, Stretch

LIGHT = frozenset((
    "advertisement", "comments", "navigation", "notice", "page foot", "share buttons", "side column", "tags", "teaser",
))  # fmt: skip
"""What is set apart as a whole, and hardly ever has the title or the by-line in it."""
HIDDEN_ADDRESS = "data-cfemail"
"""Has the address that a page hides by Cloudflare's script; what stands in its element are other words."""
_TELLING_RELATIONS = frozenset(("author", "tag"))
"""What may say of the article who wrote it, and when: what holds that is taken apart, as is what may be an article."""
_LARGE = 1000
"""How many letters outside of links a region has that may be the article, whatever it is called."""
_LONGEST_LABEL = 24
_NEAR = 12
"""How many elements around a region are looked at for a table."""
_SPARE = 2000
_SPARE_SHARE = 4
"""How many words and edges may be taken in vain, and how many more for each element that was taken apart.

Regions stand in each other: to look through each of them takes the square of the page.
"""


class Light:
    """What of a page is only weighed."""

    def __init__(self, *, has_printed: bool) -> None:
        """Begin a page; `has_printed` says whether the white space of some of it counts."""
        self.taken: list[Element] = []
        self._in_vain = 0
        self._has_printed = has_printed

    def takes(self, node: LexborNode, element: Element, stretches: list[Stretch]) -> bool:
        """Weigh what stands in an element, if it is such a region; say whether it is.

        Args:
            node: The element in the parser's tree; it has children.
            element: The element, a block that is hidden or whose purpose is one of `LIGHT`; it is given the words, how
                many links and pictures are in it, and one child.
            stretches: Takes its text: that of links, and labels, count for no block.
        """
        if self._in_vain > _SPARE + _SPARE_SHARE * element.index or _is_in_table(element):
            return False
        words, texts = element.words, _Texts([], [], [], [])
        links, images = self._walk(node, words, texts)
        fewest = int(element.purpose in NEED_LINKS and element.tag != "aside" and not element.hidden)
        if links < fewest or sum(map(len, texts.prose)) > _LARGE:
            self._in_vain += len(words) - element.first_word
            del words[element.first_word :]
            return False
        element.links, element.images = element.links + links, element.images + images
        label = Element("div", {}, None, 0, words, 0)
        for at, some in enumerate(texts):
            if some:
                stretches.append((" ".join(some), element, element if some is texts.prose else label, at >= _LINKED))
        element.children.append("".join(words[element.first_word :]).replace(INLINE_EDGE, ""))
        self.taken.append(element)
        return True

    def _walk(  # noqa: C901 - one loop: a call for each node would take as long as all that is done for it
        self, region: LexborNode, words: list[str], texts: "_Texts"
    ) -> tuple[int, int]:
        """Take the words and texts of a region; return how many links and pictures it has, `_TOLD` if it may tell."""
        links, images, linked, has_printed = 0, 0, 0, self._has_printed
        node, known = region.first_child, KINDS.get
        above: list[tuple[LexborNode, str, int]] = []
        while node is not None or above:
            if node is None:
                opened, edge, linked = above.pop()
                words.append(edge)
                node = opened.next
                continue
            kind, tag = known(node.tag_id) or kind_of(node)
            if kind == TEXT:
                if has_printed or words[-1] != " " or not node.is_empty_text_node:
                    text = node.text_content or ""
                    if not text.isspace():
                        texts[_LINKED * (linked > 0) + (len(text) > _LONGEST_LABEL)].append(text)
                        words.append(text)
                    elif words[-1] != " " or (has_printed and text[-1] != "\n"):
                        words.append(text)
            elif kind:
                edge = " " if kind & BLOCK else INLINE_EDGE
                words.append(edge)
                attributes = node.attributes
                if kind & TELLING or (attributes and _tells(attributes)):
                    return _TOLD
                is_link = 0
                if kind & COUNTED:
                    if tag == "br":
                        words.append(" ")
                    is_link = tag == "a" and not (attributes.get("href") or "#").startswith(LOCAL)
                    links, images = links + is_link, images + (tag == "img")
                child = node.first_child
                if child is not None:
                    above.append((node, edge, linked))
                    node, linked = child, linked + is_link
                    continue
                words.append(edge)
            node = node.next
        return links, images


class _Texts(NamedTuple):
    """The texts of a region."""

    labels: list[str]
    prose: list[str]
    linked_labels: list[str]
    linked_prose: list[str]


_LINKED = 2
"""Where the texts of links begin among them."""
_TOLD = -1, 0


def _tells(attributes: Mapping[str, str | None]) -> bool:
    """Say whether an element may say who wrote the article, or when, or has words in place of its own."""
    get = attributes.get
    classes, relations = get("class"), get("rel")
    if classes and _is_telling(classes):
        return True
    if "itemprop" in attributes or HIDDEN_ADDRESS in attributes:
        return True
    return relations is not None and not _TELLING_RELATIONS.isdisjoint(relations.split())


@lru_cache(maxsize=8192)
def _is_telling(classes: str) -> bool:
    return "author" in classes or "date" in classes or "time" in classes or "source" in classes


def _is_in_table(element: Element) -> bool:
    """Say whether a region stands in a table: it may be of a cell, and is kept with its links."""
    outer = element.parent
    for _ in range(_NEAR):
        if outer is None or outer.tag == "table":
            break
        outer = outer.parent
    return outer is not None and outer.tag == "table"
