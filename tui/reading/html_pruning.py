"""What of a page is not the article, told before the article is looked for: hidden nodes, navigation, teasers, forms.

Owns the marks on `Element.aside`. A mark by name or tag never takes a large part of the page's prose away: an element
that holds more than `_SPARED_SHARE` of it keeps its place whatever it is called.
"""

from collections.abc import Iterator
from enum import IntEnum
from itertools import islice

from msgspec import Struct

from tui.reading.html_names import NEED_LINKS
from tui.reading.html_page import Page
from tui.reading.html_tree import HEADING_TAGS, Element, set_apart, sum_up, take_back_sums

_SPARED_SHARE = 0.3
_BEYOND_DOUBT = frozenset(("comments", "gallery"))
"""Purposes that are believed of the larger part of a page too, as long as an article is left."""
_LEAST_REST = 400.0
"""How much prose must be left for a larger part of the page to be set apart, and which share of it."""
_LEAST_REST_SHARE = 0.15
_LEAST_ARTICLE = 150.0
_LINKED_DENSITY = 0.15
_LIST_TAGS = frozenset(("ul", "ol", "dl", "div", "section", "table", "tbody", "td"))


class Trust(IntEnum):
    """How much of what the markup says of itself is believed, most first."""

    ALL = 0
    MOST = 1
    """Names and tags are not believed of a large part of the page."""
    HIDDEN = 2
    """Names and tags are not believed; hidden nodes are left out."""
    NONE = 3
    """Hidden nodes may be the article too: some pages show them by script."""


def prune(page: Page, heading: Element | None, trust: Trust = Trust.ALL) -> None:
    """Mark what is not the article, and sum up the page without it.

    Args:
        page: The page; marks of an earlier pruning are taken off.
        heading: The element that prints the title; what holds it is set apart only when it is hidden.
        trust: How much of the markup is believed; lists of links are told by what they hold.
    """
    _take_off_marks(page)
    if trust is not Trust.NONE:
        set_apart({element: "hidden" for element in page.telling if element.hidden}, page.elements)
    scope = _Scope(page.body.prose, heading if trust is Trust.ALL else None)
    if trust < Trust.HIDDEN:
        set_apart(dict(_named(page, heading, scope)), page.elements)
    lists = [element for element in page.elements[1:] if element.links >= _FEWEST_LINKS and element.tag in _LIST_TAGS]
    told = ((element, "" if element.aside else _list_reason(element, scope)) for element in lists)
    set_apart({element: reason for element, reason in told if reason}, page.elements)


def _take_off_marks(page: Page) -> None:
    marked = [element for element in page.elements if element.aside]
    for element in marked:
        element.aside = ""
    if marked:
        take_back_sums(page.elements)
        sum_up(page.elements)


def _named(page: Page, heading: Element | None, scope: "_Scope") -> Iterator[tuple[Element, str]]:
    """Yield what its tag or names say is not the article; most of what stands in it is so too, unlooked at."""
    place = heading.index if heading is not None else -1
    past = 0
    for element in page.telling:
        if element.index < past:
            continue
        if element.aside:
            past = element.end
        elif element.purpose and element.weight:
            reason = "" if element.index <= place < element.end else _reason(element, scope)
            if reason:
                yield element, reason
                # By-lines are read for metadata: what in them is none has to be known.
                past = past if reason == "by-line" else element.end


def _list_reason(element: Element, scope: "_Scope") -> str:
    if _is_list_of_links(element):
        return "navigation"
    return "teaser" if not scope.spares(element, "teaser") and _is_row_of_cards(element) else ""


class _Scope(Struct, frozen=True):
    """What a mark is weighed against: the prose of the page, and the title when marks may take a large part of it."""

    whole: float
    heading: Element | None

    def spares(self, element: Element, reason: str) -> bool:
        """Say whether an element is too large a part of the page to be set apart for a reason.

        A large part goes when the title stands elsewhere, an article is left, and the purpose is sure or the element
        is full of links.
        """
        if element.prose <= self.whole * _SPARED_SHARE:
            return False
        rest = self.whole - element.prose
        if reason == "comments" and rest > _LEAST_ARTICLE:
            return False
        if (
            self.heading is None
            or element.holds(self.heading)
            or rest < max(_LEAST_REST, _LEAST_REST_SHARE * self.whole)
        ):
            return True
        return reason not in _BEYOND_DOUBT and element.link_density <= _LINKED_DENSITY


def _reason(element: Element, scope: _Scope) -> str:
    reason = element.purpose
    if scope.spares(element, reason):
        return ""
    if reason in NEED_LINKS and element.tag != "aside" and not element.links:
        return ""
    return reason


_FEWEST_LINKS = 3
_FEWEST_CARDS = 3
_MOST_CARD_WEIGHT = 700.0
_LEAST_CARD_LINKS = 0.15
_LOOKED_INTO = 40


_LINKED_SHARE = 0.7
_LINKED_LIST = 0.85
_LINKED_TABLE = 0.9
_PROSE_SHARE = 0.1


def _is_list_of_links(element: Element) -> bool:
    """Say whether an element is a menu: links and next to nothing else; lists and tables of a report link too."""
    if element.prose > _PROSE_SHARE * element.weight:
        return False
    most = _LINKED_TABLE if element.tables else _LINKED_LIST if element.tag in ("ul", "ol") else _LINKED_SHARE
    return element.link_density > most


def _is_row_of_cards(element: Element) -> bool:
    """Say whether an element lists other articles: siblings of one make, each a linked headline and little more."""
    makes: dict[tuple[str, str], int] = {}
    for child in element.children:
        if (
            isinstance(child, Element)
            and not child.aside
            and child.links
            and 0 < child.weight < _MOST_CARD_WEIGHT
            and _is_card(child)
        ):
            make = (child.tag, child.attribute("class").split(" ")[0])
            makes[make] = makes.get(make, 0) + 1
    return bool(makes) and max(makes.values()) >= _FEWEST_CARDS


def _is_card(element: Element) -> bool:
    """Say whether an element opens with a linked headline or a linked picture; a figure is a picture of the article."""
    if element.tag == "figure" or element.link_density < _LEAST_CARD_LINKS:
        return False
    is_marked = element.images > 0 or element.tag == "article"
    for inner in islice(element.descendants(), _LOOKED_INTO):
        is_marked = is_marked or inner.tag in HEADING_TAGS
        if inner.text_weight:
            return is_marked and inner.text_weight <= inner.text_link_weight
    return False
