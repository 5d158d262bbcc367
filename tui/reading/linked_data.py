"""What a page says of its article in JSON-LD (Schema.org), for search engines.

Owns how that is read: objects of any nesting, and what they refer to by `@id`. What it is worth beside other evidence
`metadata` weighs.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from tui.reading.bylines import day_of

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"

_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Recipe)$")
ADDRESS = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
"""How an address begins that stands where a name should."""
_MOST_DEPTH = 40
"""How deep JSON-LD is searched: real pages nest it three or four deep."""


class LinkedArticle(Struct, frozen=True):
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
    is_paid: bool = False
    """Whether a part of it is only for who pays (`isAccessibleForFree`)."""


def linked_article(scripts: Sequence[str]) -> LinkedArticle:
    """Return what JSON-LD says of the article; scripts that are not JSON say nothing."""
    articles: list[LinkedArticle] = []
    for script in scripts:
        try:
            root: Json = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        nodes = list(_nodes(root))
        named = {key: name for node in nodes if isinstance(key := node.get("@id"), str) and (name := _names(node))}
        articles.extend(_article(item, named) for item in nodes if _is_article(item))
    fullest = max(articles, key=_fullness, default=LinkedArticle())
    return replace(fullest, is_paid=any(article.is_paid for article in articles))


def _fullness(article: LinkedArticle) -> tuple[int, int]:
    fields = (article.title, article.date, article.author, article.publisher)
    return len(article.body), sum(map(bool, fields))


def _is_article(item: dict[str, Json]) -> bool:
    kinds = item.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in named)


def _nodes(root: Json) -> Iterator[dict[str, Json]]:
    """Yield all objects, nested ones too, without recursion."""
    waiting: list[tuple[Json, int]] = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _MOST_DEPTH:
            continue
        if isinstance(node, dict):
            yield node
            waiting.extend((value, depth + 1) for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend((value, depth + 1) for value in node if isinstance(value, dict | list))


def _article(item: dict[str, Json], named: Mapping[str, str]) -> LinkedArticle:
    """Return what an object says of an article; `named` are the names of those that others refer to by their `@id`."""

    def names(value: Json) -> str:
        found = (_names(one) or _referred(one, named) for one in (value if isinstance(value, list) else [value]))
        return ", ".join(filter(None, found))

    return LinkedArticle(
        title=_names(item.get("headline")),
        date=day_of(_names(item.get("datePublished"))),
        author=_person(names(item.get("author"))),
        publisher=names(item.get("publisher")),
        language=_names(item.get("inLanguage")),
        body=_names(item.get("articleBody")),
        is_paid=str(item.get("isAccessibleForFree", "")).rpartition("/")[2].lower() == "false",
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


def _referred(value: Json, named: Mapping[str, str]) -> str:
    """Return the name of what a value refers to by its `@id` (JSON-LD 1.1 §3.3)."""
    key = value.get("@id") if isinstance(value, dict) else None
    return named.get(key, "") if isinstance(key, str) else ""


def _person(names: str) -> str:
    """Return the names of people; what leads to a page about somebody is no name."""
    return "" if ADDRESS.match(names) else names
