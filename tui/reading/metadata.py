"""What a page says of itself: title, day, author, publisher, language.

Owns which evidence goes before which: the page's own fields made for the purpose, then JSON-LD, then Open Graph, then
the by-line as printed, then the head's title.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from tui.reading.bylines import (
    Byline,
    byline_of,
    closing_name,
    day_near,
    day_of,
    has_clock,
    is_label,
    opens_with_label,
    plain_name,
    wired_by,
)
from tui.reading.html_choosing import Choice
from tui.reading.html_page import Page
from tui.reading.html_tree import BLOCK_TAGS, Element
from tui.reading.linked_data import ADDRESS, LinkedArticle

_DATE_METAS = (
    "pubdate", "article:published_time", "publishdate", "publish_date", "og:published_time", "datepublished", "date",
    "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "citation_publication_date",
    "sailthru.date", "parsely-pub-date", "article.published", "og:pubdate", "publication_date",
    "weibo: article:create_at",
)  # fmt: skip
_AUTHOR_METAS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
)
_PUBLISHER_METAS = ("contentsource", "source", "mediaid", "dc.publisher", "dcterms.publisher", "citation_publisher")
_SITE_METAS = ("og:site_name", "application-name")


class Metadata(Struct, frozen=True):
    """What a page says of itself; each field is empty where it says nothing."""

    title: str = ""
    """The article's own title, without the site's name."""
    date: str = ""
    """The day of publication, `YYYY-MM-DD`."""
    author: str = ""
    """Who wrote it."""
    publisher: str = ""
    """The body that published it (来源)."""
    language: str = ""
    """BCP 47."""


def metas_of(page: Page) -> dict[str, str]:
    """Return what the meta tags say, by name; the first of a name counts."""
    metas: dict[str, str] = {}
    for name, content in page.metas:
        metas.setdefault(name, content)
    return metas


def metadata_of(page: Page, linked: LinkedArticle, choice: Choice, title: str) -> Metadata:
    """Weigh what the head, JSON-LD and the printed by-lines say, and return the best of each.

    Args:
        page: The page, pruned.
        linked: What JSON-LD says of the article.
        choice: Where the article is: by-lines stand near its beginning and its end.
        title: The article's title, known already.
    """
    metas = metas_of(page)
    top, tail = _near(page, choice)
    above = _with_catalogue(byline_of(_lines_beside(top, title), _named(top)), page, choice)
    below = byline_of(_lines_beside(tail, title), {})
    publisher = _publisher(metas, linked, above, below)
    return Metadata(
        title=title,
        date=_date(page, metas, linked, above) or _dateline(page, choice) or below.date,
        author=above.author
        or linked.author
        or _author(metas, publisher)
        or below.author
        or _wired(page, choice)
        or _signature(page, choice),
        publisher=publisher or above.author,
        language=page.language or metas.get("content-language", "") or linked.language,
    )


def _lines_beside(elements: Sequence[Element], title: str) -> list[str]:
    """Return the short lines of elements without the title, which names nobody: an empty line stands in its place."""
    lines = _short_lines(elements)
    return ["" if line in title else line.replace(title, " ") for line in lines] if title else list(lines)


_LOOKED_BACK = 150
_CELLS = frozenset(("td", "th", "dt", "dd"))


def _with_catalogue(byline: Byline, page: Page, choice: Choice) -> Byline:
    """Return a by-line with what it lacks taken from the catalogue above the article: labels with values beside them.

    That is how governments print what they publish (政府信息公开条例, 2019, §12), often above the title.
    """
    if byline.date and byline.publisher:
        return byline
    start = choice.core[0].index
    cells = [element for element in page.elements[max(0, start - _LOOKED_BACK) : start] if element.tag in _CELLS]
    pairs = [
        f"{label.text().rstrip(':： ')}：{value.text()}"
        for label, value in pairwise(cells)
        if label.parent is value.parent and value.weight < _MOST_NAME_WEIGHT and is_label(label.text())
    ]
    told = byline_of(pairs, {}) if pairs else Byline()
    return replace(byline, date=byline.date or told.date, publisher=byline.publisher or told.publisher)


_SIGNED_LINES = 3


def _signature(page: Page, choice: Choice) -> str:
    """Return the name in brackets that one of the last lines ends with, as Chinese agencies sign."""
    last = choice.core[-1]
    lines = (
        element
        for element in reversed(page.elements[last.index : last.end])
        if element.own_weight and not element.aside
    )
    for element in islice(lines, _SIGNED_LINES):
        name = closing_name(_own_text(element))
        if name:
            return name
    return ""


_ABOVE = 60
_OPENING = 30
_CLOSING = 30
_BELOW = 60


def _near(page: Page, choice: Choice) -> tuple[list[Element], list[Element]]:
    """Return the elements between the title and the first prose, and those around the article's end."""
    start, end = choice.core[0].index, choice.core[-1].end
    first = choice.heading.index if choice.heading is not None and choice.heading.index <= start + _OPENING else start
    if first > start - 1:
        first = max(0, min(first, start) - (_ABOVE if choice.heading is None else 0))
    # Some designs print day and source over the title: there a label tells them.
    over = [element for element in page.elements[max(0, first - _OVER) : first] if _may_be_over_title(element)]
    top = [*page.elements[first:start], *over]
    for element in page.elements[start : max(start, first) + 2 * _OPENING]:
        if element.own_prose > _PROSE:
            break
        top.append(element)
    return top, list(page.elements[max(start, end - _CLOSING) : end + _BELOW])


_OVER = 25


def _may_be_over_title(element: Element) -> bool:
    is_short = (
        0 < element.weight < _MOST_GROUP
        and element.own_weight > 0
        and element.tag in BLOCK_TAGS
        and element.link_density < _MOST_LINKED
    )
    if not is_short:
        return False
    line = element.text(apart=True)
    # A day alone may be today's, which sites print over everything.
    return opens_with_label(line) or (has_clock(line) and bool(day_near(line)))


_MOST_LINKED = 0.5
_PROSE = 100.0
_MOST_LINE = 300.0
_MOST_GROUP = 120.0


def _short_lines(elements: Sequence[Element]) -> Iterator[str]:
    """Yield the short blocks, and the small groups of blocks: where by-lines are printed."""
    for element in elements:
        if element.tag in BLOCK_TAGS and (0 < element.own_weight < _MOST_LINE or 0 < element.weight < _MOST_GROUP):
            yield element.text(apart=True) if element.weight < _MOST_LINE else _own_text(element)


def _own_text(element: Element) -> str:
    words = []
    for child in element.children:
        if isinstance(child, str):
            words.append(child)
        elif child.tag not in BLOCK_TAGS:
            words.append(child.text(apart=True))
    return " ".join(" ".join(words).split())


_ROLES = (
    (
        "publisher",
        re.compile(
            r"(?<![a-z])(?:source|laiyuan|ly|js_name|nickname|account|media-?name|origin)(?![a-z])", re.IGNORECASE
        ),
    ),
    ("author", re.compile(r"(?<![a-z])(?:author|byline|writer|reporter|editor-name)(?![a-z])", re.IGNORECASE)),
)
_MOST_NAME_WEIGHT = 60.0


def _named(elements: Sequence[Element]) -> dict[str, str]:
    """Return the words of the elements whose names say that they hold the publisher or the author."""
    named: dict[str, str] = {}
    for element in elements:
        if not (element.attributes and 0 < element.weight < _MOST_NAME_WEIGHT):
            continue
        own = f"{element.names} {element.attribute('itemprop')} {element.attribute('rel')}"
        for role, pattern in _ROLES:
            if role not in named and pattern.search(own) and (name := plain_name(element.text())):
                named[role] = name
    return named


def _first(metas: dict[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _date(page: Page, metas: dict[str, str], linked: LinkedArticle, above: Byline) -> str:
    for name in _DATE_METAS:
        day = day_of(metas.get(name, ""))
        if day:
            return day
    if linked.date or above.date:
        return linked.date or above.date
    for element in page.elements:
        if element.tag == "time" or (
            "itemprop" in element.attributes and element.attribute("itemprop").lower() == "datepublished"
        ):
            day = day_of(element.attribute("datetime") or element.attribute("content") or element.text()[:60])
            if day:
                return day
    return _day_beside_label(page)


_DAY_LABEL = re.compile(
    r"(?:date (?:of )?(?:release|publication|issue|published|issued)|(?:release|publication|issue) date"
    r"|(?:first )?(?:published|released|issued|posted)(?: on| date)?|date)\s*:?",
    re.IGNORECASE,
)
_LABEL_TAGS = frozenset(("dt", "th", "td", "span", "strong", "b", "p", "div", "li"))
_LIGHTEST_LABEL, _HEAVIEST_LABEL = 4.0, 26.0
_MOST_LABELS = 400


def _day_beside_label(page: Page) -> str:
    """Return the day in the element after a label in English (`Release date:`); empty where there is none."""
    short = (
        element
        for element in page.elements
        if element.tag in _LABEL_TAGS and _LIGHTEST_LABEL <= element.weight <= _HEAVIEST_LABEL
    )
    for label in islice(short, _MOST_LABELS):
        if _DAY_LABEL.fullmatch(label.text()):
            value = next(
                (after for after in page.elements[label.end : label.end + 1] if after.weight < _MOST_LINE), None
            )
            day = day_of(value.text()[:60]) if value is not None else ""
            if day:
                return day
    return ""


_DATELINE = re.compile(
    r"[A-Z][A-Za-z.’' -]{2,40}(?:, ?[A-Z][A-Za-z. ]{1,30}){0,2},? ?[-–—(]{0,2} ?"
    r"([A-Z][a-z]{2,8}\.? [0-9]{1,2},? [0-9]{4})\)? ?(?:/[A-Za-z ]{2,20}/ ?|\([A-Z][A-Za-z ]{2,30}\) ?)?[-–—:]"
)
"""How a press release opens: the place, the day, and who spreads it (`PARIS, May 2, 2025 –`)."""
_LONGEST_DATELINE = 160
_MOST_PARAGRAPHS = 3


def _openings(page: Page, choice: Choice) -> Iterator[str]:
    """Yield how the first paragraphs open."""
    elements = page.elements[choice.core[0].index : choice.core[-1].end]
    paragraphs = (element for element in elements if element.own_prose and not element.aside)
    for paragraph in islice(paragraphs, _MOST_PARAGRAPHS):
        yield paragraph.text()[:_LONGEST_DATELINE]


def _wired(page: Page, choice: Choice) -> str:
    """Return the reporters that a Chinese agency names where the first paragraph opens."""
    return next(filter(None, map(wired_by, _openings(page, choice))), "")


def _dateline(page: Page, choice: Choice) -> str:
    """Return the day with which one of the first paragraphs opens; empty where none does so."""
    for opening in _openings(page, choice):
        found = _DATELINE.match(opening)
        if found and (day := day_of(found[1])):
            return day
    return ""


def _author(metas: dict[str, str], publisher: str) -> str:
    """Return whom the meta tags name as the author: a site that names itself there does not say."""
    stated = _first(metas, _AUTHOR_METAS)
    sites = {publisher, _first(metas, _SITE_METAS), metas.get("copyright", "")}
    is_name = stated and not stated.isdigit() and not ADDRESS.match(stated)
    return stated if is_name and not any(stated in site for site in sites) else ""


def _publisher(metas: dict[str, str], linked: LinkedArticle, above: Byline, below: Byline) -> str:
    stated = _first(metas, _PUBLISHER_METAS)
    labelled = byline_of([stated], {}).publisher or stated
    return (
        metas.get("contentsource")
        or above.publisher
        or labelled
        or below.publisher
        or linked.publisher
        or _first(metas, _SITE_METAS)
    )
