"""Regions that their names say are set apart as a whole: their words are weighed, and they are not taken apart.

They are a third of most pages. Whoever reads a page so has to read it whole when one of them is not set apart.
"""

from selectolax.lexbor import LexborNode

from tui.reading.html_kinds import BLOCK, COUNTED, KINDS, TEXT, UNKNOWN
from tui.reading.html_tree import INLINE_EDGE, LOCAL, Element, Stretch

LIGHT = frozenset((
    "advertisement", "comments", "navigation", "notice", "page foot", "share buttons", "side column", "tags", "teaser",
))  # fmt: skip
"""What is set apart as a whole, and hardly ever has the title or the by-line in it."""
_TELLING = (
    "h1, article, main, table, time, address, [itemprop], [rel~=author], [rel~=tag], "
    "[class*=author], [class*=date], [class*=time], [class*=source]"
)
"""What may be the article, or say of it who wrote it, and when: what holds that is taken apart."""
_LARGE = 1000
"""How many letters outside of links a region has that may be the article, whatever it is called."""
_LONGEST_LABEL = 24
_NEAR = 12
"""How many elements around a region are looked at for a table."""
_MOST_REFUSED = 40
"""How many regions may prove to be none before no more are tried: one in another, each is looked through."""


class Light:
    """What of a page is only weighed."""

    def __init__(self, *, has_printed: bool) -> None:
        """Begin a page; `has_printed` says whether the white space of some of it counts."""
        self.taken: list[Element] = []
        self._refused = 0
        self._has_printed = has_printed
        self._words: list[str] = []
        self._texts: dict[tuple[bool, bool], list[str]] = {}

    def takes(self, node: LexborNode, element: Element, stretches: list[Stretch]) -> bool:
        """Weigh what stands in an element, if it is such a region; say whether it is.

        Args:
            node: The element in the parser's tree; it has children.
            element: The element, a block whose purpose is one of `LIGHT`; it is given the words, how many links and
                pictures are in it, and one child.
            stretches: Takes its text: that of links, and labels, count for no block.
        """
        if self._refused == _MOST_REFUSED:
            return False
        is_taken = (
            # Some names are believed only of what has links in it.
            (element.tag == "aside" or node.css_first("a") is not None)
            and not _is_in_table(element)
            and node.css_first(_TELLING) is None
            and self._weigh(node, element, stretches)
        )
        self._refused += not is_taken
        return is_taken

    def _weigh(self, node: LexborNode, element: Element, stretches: list[Stretch]) -> bool:
        self._words, self._texts = element.words, {}
        links, images = self._walk(node)
        plain = sum(map(len, self._texts.get((False, True), ())))
        if plain > _LARGE or (not links and element.tag != "aside"):
            del self._words[element.first_word :]
            return False
        element.links, element.images = element.links + links, element.images + images
        label = Element("div", {}, None, 0, self._words, 0)
        for (is_linked, is_long), texts in self._texts.items():
            stretches.append((" ".join(texts), element, element if is_long and not is_linked else label, is_linked))
        element.children.append("".join(self._words[element.first_word :]).replace(INLINE_EDGE, ""))
        self.taken.append(element)
        return True

    def _walk(self, region: LexborNode) -> tuple[int, int]:
        """Take the words of a region; return how many links and pictures are in it."""
        words, links, images, linked = self._words, 0, 0, 0
        node = region.child
        above: list[tuple[LexborNode, str, int]] = []
        while node is not None or above:
            if node is None:
                opened, edge, linked = above.pop()
                words.append(edge)
                node = opened.next
                continue
            kind = KINDS.get(node.tag, UNKNOWN)
            if kind == TEXT:
                self._take(node.text_content or "", is_linked=linked > 0)
            elif kind:
                edge = " " if kind & BLOCK else INLINE_EDGE
                words.append(edge)
                is_link, is_image = self._counted(node) if kind & COUNTED else (0, 0)
                links, images = links + is_link, images + is_image
                child = node.child
                if child is not None:
                    above.append((node, edge, linked))
                    node, linked = child, linked + is_link
                    continue
                words.append(edge)
            node = node.next
        return links, images

    def _take(self, text: str, *, is_linked: bool) -> None:
        if not text.isspace():
            self._texts.setdefault((is_linked, len(text) > _LONGEST_LABEL), []).append(text)
        elif self._words[-1] == " " and (text[-1] == "\n" or not self._has_printed):
            return
        self._words.append(text)

    def _counted(self, node: LexborNode) -> tuple[int, int]:
        """Say whether a node is a link, and whether it is a picture, as 0 or 1; put a space where it is a break."""
        tag = node.tag
        if tag == "br":
            self._words.append(" ")
        is_link = tag == "a" and not (node.attributes.get("href") or "#").startswith(LOCAL)
        return int(is_link), int(tag == "img")


def _is_in_table(element: Element) -> bool:
    """Say whether a region stands in a table: it may be of a cell, and is kept with its links."""
    outer = element.parent
    for _ in range(_NEAR):
        if outer is None or outer.tag == "table":
            break
        outer = outer.parent
    return outer is not None and outer.tag == "table"
