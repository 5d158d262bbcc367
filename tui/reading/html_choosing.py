"""Where the article stands on the page.

Owns the choice of the elements whose content is the body of the report. Each paragraph gives its score to what it
stands in, weaker with distance. From the best the choice climbs to every ancestor that adds a good share of prose, and
then takes along the siblings that read like it.
"""

import re
from dataclasses import dataclass

from tui.reading.html_tables import is_data_table
from tui.reading.html_tree import BLOCK_TAGS, Element, Page

_CONTENT_NAMES = re.compile(
    r"(?<![a-z])(?:article|content|main|body|post|entry|text|story|detail|news|hentry|blog|zoom|trs_editor|con)",
    re.IGNORECASE,
)
_AGAINST_NAMES = re.compile(
    r"(?<![a-z])(?:comment|foot|footer|masthead|media|meta|promo|related|scroll|share|sidebar|side|sponsor|shopping|tags|widget|list)(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Choice:
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
    """Return the last main heading before the article, for pages whose title is printed differently than in the head."""
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
        elif element.own_weight >= 25 and element.tag in BLOCK_TAGS:
            _spread(element, scores)
    best, highest = None, 0.0
    for element, score in scores.items():
        total = score * (1 - element.link_density)
        if total > highest:
            best, highest = element, total
    return best


def _spread(block: Element, scores: dict[Element, float]) -> None:
    """Give a paragraph's score to what it stands in; text that is only broken into lines counts for its own block."""
    plain = block.own_weight - block.own_link_weight
    score = 1 + block.stops + min(plain / 100, 3.0 + block.breaks)
    level = 0
    is_holder = block.breaks > 1 or block.tag in ("div", "td", "section", "article")
    element: Element | None = block if is_holder else block.parent
    while element is not None and level < 6:
        share = 1.0 if level == 0 else 0.5 if level == 1 else 1 / (level * 3)
        if element not in scores:
            scores[element] = _opening_score(element)
        scores[element] += score * share
        element, level = element.parent, level + 1


_OPENING = {"div": 5.0, "article": 10.0, "pre": 3.0, "td": 3.0, "blockquote": 3.0, "ol": -3.0, "ul": -3.0, "li": -3.0}


def _opening_score(element: Element) -> float:
    score = _OPENING.get(element.tag, 0.0)
    if element.names:
        score += 25 * bool(_CONTENT_NAMES.search(element.names)) - 25 * bool(_AGAINST_NAMES.search(element.names))
    if element.attribute("itemprop").lower() == "articlebody":
        score += 50
    return score


def _climbed(best: Element, heading: Element | None) -> Element:
    """Climb to the highest ancestor that adds much prose and few links; those between may add little.

    What holds the title and the best element holds the article: nothing above it is looked at, unless it holds little.
    """
    chosen = next((outer for outer in [*best.ancestors()][::-1] if outer.tag == "table" and is_data_table(outer)), best)
    for ancestor in chosen.ancestors():
        if heading is not None and chosen.holds(heading) and chosen.prose > _WHOLE_PROSE:
            break
        prose = ancestor.prose - chosen.prose
        weight = ancestor.weight - chosen.weight
        links = ancestor.link_weight - chosen.link_weight
        if weight < 1 or (prose > 0.2 * chosen.prose and links < 0.25 * weight and prose > 0.5 * (weight - links)):
            chosen = ancestor
    return chosen


_WHOLE_PROSE = 400.0


def _with_siblings(best: Element) -> tuple[Element, ...]:
    parent = best.parent
    if parent is None:
        return (best,)
    chosen = []
    for child in parent.children:
        if isinstance(child, str):
            continue
        is_prose = child.prose > 80 and child.link_density < 0.25
        if child is best or (not child.aside and is_prose and (child.tag == "p" or child.names == best.names)):
            chosen.append(child)
    return tuple(chosen)
