"""What a page says of itself: title, day, author, publisher, language.

Owns which evidence goes before which: the page's own fields made for the purpose, then JSON-LD, then Open Graph, then
the by-line as printed, then the head's title.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tui.reading.bylines import author_of, day_of, publisher_of
from tui.reading.html_tree import BLOCK_TAGS, HEADING_TAGS, Element, Page, weigh

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

_TITLE_METAS = ("articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_DATE_METAS = (
    "pubdate", "article:published_time", "publishdate", "publish_date", "og:published_time", "datepublished", "date",
    "dc.date", "dcterms.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "citation_publication_date",
    "sailthru.date", "parsely-pub-date", "article.published", "og:pubdate", "publication_date", "weibo: article:create_at",
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
_SEPARATORS = re.compile(
    r"\s+[-–—|·»:]{1,2}\s+|\s*[_|｜]+\s*|--+|\s+[-–—]|[-–—]\s+|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fffA-Za-z])"
)
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Recipe)$")
_MOST_DEPTH = 40
"""How deep JSON-LD is searched: real pages nest it three or four deep."""
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article as JSON-LD describes it; each field is empty where it says nothing."""

    title: str = ""
    """Its `headline`."""
    date: str = ""
    """The day of `datePublished`, `YYYY-MM-DD`."""
    author: str = ""
    """The names of its `author`, joined by commas."""
    publisher: str = ""
    """The name of its `publisher`."""
    language: str = ""
    """Its `inLanguage`."""
    body: str = ""
    """Its `articleBody`, paragraphs parted by line ends."""


@dataclass(frozen=True, slots=True)
class Metadata:
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


def linked_article(scripts: Sequence[str]) -> LinkedArticle:
    """Return what JSON-LD says of the article; scripts that are not JSON say nothing."""
    best = LinkedArticle()
    for script in scripts:
        try:
            root: Json = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(root):
            article = _article(item)
            if (len(article.body), bool(article.title), bool(article.date)) > (
                len(best.body),
                bool(best.title),
                bool(best.date),
            ):
                best = article
    return best


def _items(root: Json) -> Iterator[dict[str, Json]]:
    """Yield the objects whose type is an article's, nested ones too, without recursion."""
    waiting: list[tuple[Json, int]] = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _MOST_DEPTH:
            continue
        if isinstance(node, dict):
            kinds = node.get("@type")
            named = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in named):
                yield node
            waiting.extend((value, depth + 1) for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend((value, depth + 1) for value in node if isinstance(value, dict | list))


def _article(item: dict[str, Json]) -> LinkedArticle:
    return LinkedArticle(
        title=_names(item.get("headline")),
        date=day_of(_names(item.get("datePublished"))),
        author=_names(item.get("author")),
        publisher=_names(item.get("publisher")),
        language=_names(item.get("inLanguage")),
        body=_names(item.get("articleBody")),
    )


def _names(value: Json) -> str:
    """Return the words of a JSON-LD value: itself, its name, or the names of its members."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        name = value.get("name")
        return name.strip() if isinstance(name, str) else ""
    if isinstance(value, list):
        names = (
            entry if isinstance(entry, str) else entry.get("name") for entry in value if isinstance(entry, str | dict)
        )
        return ", ".join(name.strip() for name in names if isinstance(name, str) and name.strip())
    return ""


def metadata_of(page: Page, linked: LinkedArticle, title: str) -> Metadata:
    """Weigh what the head, JSON-LD and the printed by-lines say, and return the best of each."""
    metas = _by_name(page)
    lines = list(_short_lines(page))
    return Metadata(
        title=title,
        date=_date(page, metas, linked, lines),
        author=_author(metas, linked, lines),
        publisher=_publisher(metas, linked, lines),
        language=page.language or metas.get("content-language", "") or linked.language,
    )


def _by_name(page: Page) -> dict[str, str]:
    metas: dict[str, str] = {}
    for name, content in page.metas:
        metas.setdefault(name, content)
    return metas


_MOST_TITLE_WEIGHT = 400
_FEWEST_TITLE_LETTERS = 4


def _first(metas: dict[str, str], names: Sequence[str]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _short_lines(page: Page) -> Iterator[str]:
    """Yield the short blocks of the page: where by-lines are printed."""
    for element in page.elements:
        if element.tag in BLOCK_TAGS and 0 < element.own_weight < 300:
            yield element.text(apart=True)[:400] if element.weight < 600 else _own_text(element)


def _own_text(element: Element) -> str:
    words = []
    for child in element.children:
        if isinstance(child, str):
            words.append(child)
        elif child.tag not in BLOCK_TAGS:
            words.append(child.text(apart=True))
    return " ".join(" ".join(words).split())


def _bare(text: str) -> str:
    return _NO_LETTERS.sub("", text).lower()


def title_of(page: Page, linked: LinkedArticle) -> tuple[str, Element | None]:
    """Return the article's own title, without the site's name, and the element that prints it where one does."""
    metas = _by_name(page)
    head = _bare(page.title)
    stated = metas.get("articletitle") or linked.title or _first(metas, _TITLE_METAS)
    wanted = _bare(stated)
    best: tuple[int, str, Element | None] = (0, "", None)
    rank = (False, 0)
    for element in page.elements:
        if not 0 < element.weight <= _MOST_TITLE_WEIGHT or not (
            element.tag in HEADING_TAGS or "title" in element.names.lower()
        ):
            continue
        text = element.text()
        bare = _bare(text)
        if (
            len(bare) >= _FEWEST_TITLE_LETTERS
            and (bare in head or bare == wanted)
            and (element.tag == "h1", len(bare)) > rank
        ):
            rank = (element.tag == "h1", len(bare))
            best = (len(bare), text, element)
    if metas.get("articletitle"):
        return stated, best[2]
    if best[2] is not None and best[0] >= 0.5 * len(wanted):
        return best[1], best[2]
    heads = [element for element in page.elements if element.tag == "h1" and 0 < element.weight <= _MOST_TITLE_WEIGHT]
    only = heads[0] if len(heads) == 1 else None
    return _without_site(stated or page.title or (only.text() if only is not None else "")), only


def _without_site(title: str) -> str:
    """Cut the site's name off a head's title: the parts after the first separator, when the first is long enough."""
    parts = [part for part in _SEPARATORS.split(title) if part.strip()]
    if len(parts) < 2:
        return title.strip()
    first = parts[0].strip()
    longest = max(parts, key=weigh).strip()
    return first if weigh(first) >= 0.6 * weigh(longest) else longest


def _date(page: Page, metas: dict[str, str], linked: LinkedArticle, lines: Sequence[str]) -> str:
    for name in _DATE_METAS:
        day = day_of(metas.get(name, ""))
        if day:
            return day
    if linked.date:
        return linked.date
    for element in page.elements:
        if element.tag == "time" or element.attribute("itemprop").lower() == "datepublished":
            day = day_of(element.attribute("datetime") or element.attribute("content") or element.text()[:60])
            if day:
                return day
    return next((day for line in lines if len(line) < 120 and (day := day_of(line))), "")


def _author(metas: dict[str, str], linked: LinkedArticle, lines: Sequence[str]) -> str:
    printed = next((author for line in lines if (author := author_of(line))), "")
    stated = _first(metas, _AUTHOR_METAS)
    if stated.isdigit() or stated.startswith("http"):
        stated = ""
    return printed or linked.author or stated


def _publisher(metas: dict[str, str], linked: LinkedArticle, lines: Sequence[str]) -> str:
    printed = next((publisher for line in lines if (publisher := publisher_of(line))), "")
    stated = _first(metas, _PUBLISHER_METAS)
    return (
        metas.get("contentsource")
        or printed
        or publisher_of(stated)
        or stated
        or linked.publisher
        or _first(metas, _SITE_METAS)
    )
