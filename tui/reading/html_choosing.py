"""Where the article stands on the page.

Owns the choice of the elements whose content is the body of the report. Each paragraph gives its score to what it
stands in, weaker with distance. From the best the choice climbs to every ancestor that adds a good share of prose, and
then takes along the siblings that read like it.
"""

import re
from functools import lru_cache

from msgspec import Struct

from tui.reading.html_page import Page
from tui.reading.html_tables import is_data_table
from tui.reading.html_tree import BLOCK_TAGS, Element

_CONTENT_NAMES = re.compile(
    r"(?<![a-z])(?:article|content|main|body|post|entry|text|story|detail|news|hentry|blog|zoom|trs_editor|con)",
    re.IGNORECASE,
)
_AGAINST_NAMES = re.compile(
    r"(?<![a-z])(?:comment|foot|footer|masthead|media|meta|promo|related|scroll|share|sidebar|side|sponsor|shopping|tags"
    r"|widget|list)(?![a-z])",
    re.IGNORECASE,
)


class Choice(Struct, frozen=True):
    """Where the article is."""

    core: tuple[Element, ...]
    """The elements that hold it, in document order."""
    heading: Element | None = None
    """The element that holds the title, when the page prints it before the article."""


def choose(page: Page, heading: Element | None) -> Choice:
    """Return the elements that hold the article; the body when nothing stands out.

    Args:
        page: The page, pruned.
        heading: The element that holds the article's title; None when it was not found.
    """
    best = _best(page)
    if best is None:
        return Choice((page.body,), heading)
    core = _with_siblings(_climbed(best, heading))
    if heading is None or heading.index >= core[-1].end:
        heading = _heading_before(page, core[0])
    return Choice(core, heading)


def _heading_before(page: Page, core: Element) -> Element | None:
    """Return the last main heading before the article: some pages print another title than their head states."""
    heads = [element for element in page.elements[: core.index] if element.tag == "h1" and element.weight]
    return heads[-1] if heads else None


def _best(page: Page) -> Element | None:
    scores: dict[Element, float] = {}
    skip_to = 0
    for element in page.elements:
        if element.index < skip_to:
            continue
        if element.aside:
            skip_to = element.end
        elif element.own_weight >= _SCORED_WEIGHT and element.tag in BLOCK_TAGS:
            _spread(element, scores)
    best, highest = None, 0.0
    for element, score in scores.items():
        total = score * (1 - element.link_density)
        if total > highest:
            best, highest = element, total
    return best


_SCORED_WEIGHT = 25.0
_HOLDING_TAGS = frozenset(("div", "td", "section", "article"))
_SHARES = (1.0, 1 / 2, 1 / 6, 1 / 9, 1 / 12, 1 / 15)
"""How much of a paragraph's score goes to what it stands in, the nearest first."""
_LETTERS_A_POINT = 100
_MOST_POINTS = 3.0


def _spread(block: Element, scores: dict[Element, float]) -> None:
    """Give a paragraph's score to what it stands in; text that is only broken into lines counts for its own block."""
    plain = block.own_weight - block.own_link_weight
    score = 1 + block.stops + min(plain / _LETTERS_A_POINT, _MOST_POINTS + block.breaks)
    element: Element | None = block if block.breaks > 1 or block.tag in _HOLDING_TAGS else block.parent
    for share in _SHARES:
        if element is None:
            return
        if element not in scores:
            scores[element] = _opening_score(element)
        scores[element] += score * share
        element = element.parent


_OPENING = {"div": 5.0, "article": 10.0, "pre": 3.0, "td": 3.0, "blockquote": 3.0, "ol": -3.0, "ul": -3.0, "li": -3.0}


_NAMED_POINTS = 25.0
_MARKED_POINTS = 50.0


def _opening_score(element: Element) -> float:
    score = _OPENING.get(element.tag, 0.0)
    if not element.attributes:
        return score
    marked = element.attribute("itemprop").lower() == "articlebody"
    return score + _named_score(element.names) + _MARKED_POINTS * marked


@lru_cache(maxsize=8192)
def _named_score(names: str) -> float:
    return _NAMED_POINTS * (bool(_CONTENT_NAMES.search(names)) - bool(_AGAINST_NAMES.search(names)))


_ADDED_PROSE = 0.2
"""The share of the prose chosen so far that an ancestor must add to be chosen."""
_MOST_LINKS = 0.25
_LEAST_PROSE = 0.5
_WHOLE_PROSE = 400.0


def _climbed(best: Element, heading: Element | None) -> Element:
    """Climb to the highest ancestor that adds much prose and few links; those between may add little.

    What holds the title and the best element holds the article: nothing above it is looked at, unless it holds little,
    or the page marks both as one article or as its main part.
    """
    ancestors = [best, *best.ancestors()]
    tables = [element for element in ancestors if element.tag == "table" and is_data_table(element)]
    marked = [element for element in ancestors if element.tag in ("article", "main")]
    chosen = tables[-1] if tables else best
    for ancestor in chosen.ancestors():
        is_whole = heading is not None and chosen.holds(heading) and chosen.prose > _WHOLE_PROSE
        if is_whole and not (marked and marked[-1].holds(ancestor)):
            break
        if _adds_prose(chosen, ancestor):
            chosen = ancestor
    return chosen


def _adds_prose(chosen: Element, ancestor: Element) -> bool:
    prose = ancestor.prose - chosen.prose
    weight = ancestor.weight - chosen.weight
    links = ancestor.link_weight - chosen.link_weight
    if weight < 1:
        return True
    return (
        prose > _ADDED_PROSE * chosen.prose and links < _MOST_LINKS * weight and prose > _LEAST_PROSE * (weight - links)
    )


_SIBLING_PROSE = 80.0


def _with_siblings(best: Element) -> tuple[Element, ...]:
    """Return the element with those beside it that are of its make, or are paragraphs, and hold prose."""
    if best.parent is None:
        return (best,)
    chosen = []
    for child in best.parent.children:
        if isinstance(child, str):
            continue
        is_prose = not child.aside and child.prose > _SIBLING_PROSE and child.link_density < _MOST_LINKS
        if child is best or (is_prose and (child.tag == "p" or child.names == best.names)):
            chosen.append(child)
    return tuple(chosen)
