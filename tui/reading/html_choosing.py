"""Where the article stands on the page.

Owns the choice of the elements whose content is the body of the report. The score goes from each paragraph to what it
stands in, weaker with distance; then the choice climbs while the parent adds prose, and takes siblings along that read
like it.
"""

import re

from tui.reading.html_tree import BLOCK_TAGS, Element

_CONTENT_NAMES = re.compile(
    r"(?<![a-z])(?:article|content|main|body|post|entry|text|story|detail|news|hentry|blog|zoom|trs_editor|con)",
)
_AGAINST_NAMES = re.compile(
    r"(?<![a-z])(?:comment|foot|footer|masthead|media|meta|promo|related|scroll|share|sidebar|side|sponsor|shopping|tags|widget|list)(?![a-z])",
)


def choose(body: Element) -> list[Element]:
    """Return the elements that hold the article, in document order; the body when nothing stands out."""
    best = _best(body)
    if best is None:
        return [body]
    best = _climbed(best)
    return _with_siblings(best)


def _best(body: Element) -> Element | None:
    scores: dict[Element, float] = {}
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.aside:
            continue
        if element.tag in BLOCK_TAGS and element.own_weight >= 25:
            _spread(element, scores)
        waiting.extend(child for child in element.children if isinstance(child, Element))
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
    element: Element | None = (
        block if block.breaks > 1 or block.tag in ("div", "td", "section", "article") else block.parent
    )
    while element is not None and level < 6:
        share = 1.0 if level == 0 else 0.5 if level == 1 else 1 / (level * 3)
        if element not in scores:
            scores[element] = _opening_score(element)
        scores[element] += score * share
        element, level = element.parent, level + 1


def _opening_score(element: Element) -> float:
    score = {
        "div": 5.0,
        "article": 10.0,
        "pre": 3.0,
        "td": 3.0,
        "blockquote": 3.0,
        "ol": -3.0,
        "ul": -3.0,
        "li": -3.0,
    }.get(element.tag, 0.0)
    if element.names:
        score += 25 * bool(_CONTENT_NAMES.search(element.names)) - 25 * bool(_AGAINST_NAMES.search(element.names))
    if element.attribute("itemprop") == "articlebody":
        score += 50
    return score


def _climbed(best: Element) -> Element:
    """Climb while the parent adds as much prose as an article's other half would, and few links."""
    while best.parent is not None and best.parent.tag != "body":
        parent = best.parent
        kept = [
            child for child in parent.children if isinstance(child, Element) and not child.aside and child is not best
        ]
        prose = sum(child.prose for child in kept)
        links = sum(child.link_weight for child in kept)
        weight = sum(child.weight for child in kept)
        only_child = weight < 1
        if not only_child and not (prose > 0.15 * best.prose and links < 0.3 * weight):
            break
        best = parent
    return best


def _with_siblings(best: Element) -> list[Element]:
    parent = best.parent
    if parent is None:
        return [best]
    chosen = []
    for child in parent.children:
        if isinstance(child, str):
            continue
        is_prose = (
            child.prose > 80
            and child.link_density < 0.25
            and (child.tag in ("p", "div", "section", "blockquote", "ul", "ol"))
        )
        if child is best or (not child.aside and is_prose and (child.tag == "p" or child.names == best.names)):
            chosen.append(child)
    return chosen
