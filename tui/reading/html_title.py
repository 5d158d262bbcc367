"""The article's own title: as the page states it, as it prints it, and without the site's name."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import BlockKind
from tui.reading.bylines import is_byline, is_label, is_title_label, opens_with_label
from tui.reading.html_blocks import Piece
from tui.reading.html_choosing import Choice
from tui.reading.html_page import Page
from tui.reading.html_tree import BLOCK_TAGS, HEADING_TAGS, Element
from tui.reading.html_weights import weigh
from tui.reading.linked_data import LinkedArticle
from tui.reading.metadata import metas_of
from tui.reading.untitled import is_untitled

_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_TITLE_NAMES = re.compile(r"(?<![a-z])(?:title|tit|bt|biaoti|headline|subject)", re.IGNORECASE)
_SEPARATORS = re.compile(
    r"\s+[-–—|·»:]{1,2}\s+|\s*[_|｜]+\s*|--+|\s+[-–—]|[-–—]\s+|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fffA-Za-z])",
)
_HOST = re.compile(r"https?://([^/:?#]{1,253})", re.IGNORECASE)
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w{2,5}|#)?", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))
_IS_CODE = re.compile(r"[A-Za-z_/.-]*[0-9][A-Za-z0-9_/.-]*")
"""A number under which something is filed: digits, and no blank."""
_NO_LETTERS = re.compile(r"[\W_]+")
_NO_ASCII_LETTERS = bytes(byte for byte in range(0x80) if not chr(byte).isalnum())
_MOST_WEIGHT = 400.0
_FEWEST_LETTERS = 4
_STATED_SHARE = 0.5
_MOST_CANDIDATES = 300
_MOST_SIGNS = 60.0
_FIRST_SHARE = 0.6
_FACT = "ix:nonnumeric"
"""What holds a fact in words (Inline XBRL 1.1, §12)."""
_MOST_LINKS = 0.5


class Title(Struct, frozen=True):
    """A title, and how well it is known."""

    text: str
    """Its words; empty when the page has none."""
    element: Element | None = None
    """The element that prints it; None when none was found."""
    is_sure: bool = True
    """Whether the page states it as the article's; else it may be the name of the site."""


@lru_cache(maxsize=8192)
def _is_titled(names: str) -> bool:
    return bool(_TITLE_NAMES.search(names))


def _is_called_title(element: Element) -> bool:
    """Say whether the class, the id or the role of an element says that it prints a title."""
    name_of = element.attributes.get
    classes, identifier, role = name_of("class"), name_of("id"), name_of("role")
    return bool(
        (classes and _is_titled(classes)) or (identifier and _is_titled(identifier)) or (role and _is_titled(role))
    )


def bare(text: str) -> str:
    """Return the letters and digits of a text alone, in lower case."""
    if text.isascii():
        return text.encode().translate(None, _NO_ASCII_LETTERS).decode().lower()
    return _NO_LETTERS.sub("", text).lower()


def title_of(page: Page, linked: LinkedArticle, location: str = "") -> Title:
    """Return the title that the head and JSON-LD state, with the heading on the page that prints it.

    Args:
        page: The page, not yet pruned.
        linked: What JSON-LD says of the article.
        location: The page's address: a part of the title that names its host is the site's name.
    """
    metas = metas_of(page)
    site = bare(metas.get("og:site_name", ""))
    own = metas.get("articletitle", "")
    said = (linked.title, *(metas.get(name, "") for name in _TITLE_METAS))
    head = "" if is_untitled(page.title) else page.title
    stated = own or next((title for title in said if title and not is_untitled(title)), "")
    stated = stated or ("" if head else _filed_title(page))
    printed = _heading(page, {bare(stated)} - {""}, bare(head), site)
    if own:
        return Title(own, printed)
    if printed is not None and len(bare(printed.text())) >= _STATED_SHARE * len(bare(stated)):
        return Title(printed.text(), printed)
    heads = [element for element in page.elements if element.tag == "h1" and 0 < element.weight <= _MOST_WEIGHT]
    only = heads[0] if len(heads) == 1 and not _leads_home(heads[0]) else None
    host = _HOST.match(location)
    named = bare(host[1]) if host else ""
    if stated and bare(stated) != site:
        return Title(_without_site(stated, site, named), only)
    text = _without_site(head, site, named) or (only.text() if only is not None else "")
    return Title(text, only, is_sure=False)


def _filed_title(page: Page) -> str:
    """Return who filed which form, as the cover of a filing in Inline XBRL is tagged (17 CFR 232.406); else nothing."""
    facts: dict[str, str] = {}
    for element in page.elements:
        if element.tag == _FACT:
            facts.setdefault(element.attribute("name"), element.text())
    registrant, form = facts.get("dei:EntityRegistrantName", ""), facts.get("dei:DocumentType", "")
    return f"{registrant} Form {form}" if registrant and form else ""


def _heading(page: Page, stated: set[str], head: str, site: str) -> Element | None:
    """Return the heading whose words the head or the stated title holds: main headings first, then the longest."""
    # A heading that weighs more than the titles it may repeat can't stand in them.
    most = min(_MOST_WEIGHT, max(map(weigh, (head, *stated))) + _MOST_SIGNS)
    heads = (element for element in page.elements if element.tag == "h1" and 0 < element.weight <= most)
    found = _longest(islice(heads, _MOST_CANDIDATES), stated, head, site)
    if found is not None:
        return found
    candidates = (
        element
        for element in page.elements
        if 0 < element.weight <= most
        and (element.tag in HEADING_TAGS or (element.attributes and _is_called_title(element)))
    )
    return _longest(islice(candidates, _MOST_CANDIDATES), stated, head, site)


def _longest(candidates: Iterable[Element], stated: Collection[str], head: str, site: str) -> Element | None:
    """Return the element with the most words that the titles hold, none that leads home."""
    best: Element | None = None
    most = 0
    for element in candidates:
        letters = bare(element.text())
        if len(letters) < _FEWEST_LETTERS or letters == site or not (letters in head or letters in stated):
            continue
        if len(letters) > most and not _leads_home(element):
            best, most = element, len(letters)
    return best


def _leads_home(element: Element) -> bool:
    """Say whether an element is, or holds, or stands in a link to the first page of the site: its name, no title."""
    links = [inner for inner in (element, *element.descendants(), *element.ancestors()) if inner.tag == "a"]
    return any(_HOME.fullmatch(link.attribute("href").strip()) and link.attribute("href") != "#" for link in links)


def _without_site(title: str, site: str, host: str) -> str:
    """Cut the site's name off a title: the first part is kept when it is long enough, else the longest."""
    parts = [part.strip() for part in _SEPARATORS.split(title) if part.strip()]
    parts = [part for part in parts if bare(part) != site and bare(part) not in host] or parts
    if not parts:
        return title.strip()
    longest = max(parts, key=weigh)
    return parts[0] if weigh(parts[0]) >= _FIRST_SHARE * weigh(longest) else longest


_LOOKED_BACK = 60
_LOOKED_INTO = 15
_LONGEST_CATALOGUE = 120
"""How many elements before the article its entry in a catalogue may begin."""
_ASKS = re.compile(r"(?:[问問]|Q\s?\d{0,2})\s?[:：.、]")
"""How a question begins that an answer follows."""
_MOST_OPENING_LINES = 4
_LEAST_TITLE = 16.0
_MOST_TITLE = 250.0


def printed_title(page: Page, choice: Choice, pieces: Sequence[Piece], stated: str) -> str:
    """Return the title that a page prints over its article where its head seems to name only the site.

    What the head says stays the title when nothing is printed, or when it says more than what is printed.

    What a catalogue calls the title goes before a heading, or what is called one, directly before the article or at its
    top, that before a first line that is set off by its print, and that before the first row of a table when it is one
    cell.
    """
    start = choice.core[0].index
    catalogued = _catalogued(page.elements[max(0, start - _LONGEST_CATALOGUE) : start + _LOOKED_INTO])
    if catalogued:
        return catalogued
    opening = []
    for element in page.elements[start : start + _LOOKED_INTO]:
        if element.own_prose > _MOST_TITLE:
            break
        opening.append(element)
    above = page.elements[max(0, start - _LOOKED_BACK) : start]
    near = [
        element
        for element in (*opening, *reversed(above))
        if (element.tag in HEADING_TAGS or _is_called_title(element))
        and _may_be_title(element.text(), element.weight, element.link_density)
    ]
    if near:
        # A main heading goes before those of the parts, wherever it stands; but not before what the head says too.
        heads = [element for element in near if element.tag == "h1" and not _leads_home(element)]
        is_said = bare(near[0].text()) in bare(stated)
        return stated if is_said else _fuller((heads or near)[0].text(), stated)
    most = 1 if stated else _MOST_OPENING_LINES
    return _fuller(_opening_line(pieces, most) or _line_above_byline(above), stated)


def _catalogued(elements: Sequence[Element]) -> str:
    """Return what the catalogue of published information calls the title; empty where there is none."""
    cells = [element for element in elements if element.tag in _CELLS]
    for label, value in pairwise(cells):
        if label.parent is value.parent and is_title_label(label.text()):
            title = value.text()
            return title if _may_be_title(title, value.weight, value.link_density) else ""
    return ""


def _fuller(printed: str, stated: str) -> str:
    return stated if bare(printed) in bare(stated) else printed


def _opening_line(pieces: Sequence[Piece], most: int) -> str:
    """Return the first of so many lines that is long enough for a title, while lines are set off from the text."""
    for piece in islice((piece for piece in pieces if not piece.aside), most):
        if piece.rows and len(piece.rows[0]) == 1:
            text = piece.rows[0][0].text
            return text if _may_be_title(text, weigh(text), 0.0) else ""
        if not (piece.prominent or piece.kind is BlockKind.HEADING):
            break
        if _may_be_title(piece.text, weigh(piece.text), piece.link_density):
            return piece.text
    return ""


def _line_above_byline(elements: Sequence[Element]) -> str:
    """Return the line that stands directly above a by-line with a label: so old pages print a title, in a table."""
    text = ""
    for element in elements:
        if element.tag not in BLOCK_TAGS or not 0 < element.own_weight <= _MOST_TITLE:
            continue
        line = element.text(apart=True)
        if text and is_byline(line) and opens_with_label(line):
            return text
        text = element.text() if _may_be_title(element.text(), element.weight, element.link_density) else ""
    return ""


def _may_be_title(text: str, weight: float, link_density: float) -> bool:
    return (
        _LEAST_TITLE <= weight <= _MOST_TITLE
        and link_density < _MOST_LINKS
        and not is_byline(text)
        and not is_label(text)
        and not _ASKS.match(text)
        and not _IS_CODE.fullmatch(text)
        and text[-1:] not in "。：:"
    )


def without_title_row(piece: Piece, title: str) -> Piece:
    """Return a table without its first row when that only prints the title."""
    if piece.rows and len(piece.rows) > 1 and len(piece.rows[0]) == 1 and piece.rows[0][0].text == title:
        return replace(piece, rows=piece.rows[1:])
    return piece
