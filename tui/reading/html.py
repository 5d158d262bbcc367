"""Pages to drafts: the article, what was set apart, and what the page says of itself."""

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.draft import Draft, DraftBlock
from tui.reading.html_blocks import Piece, draft_block, mark_prominent, pieces_of
from tui.reading.html_choosing import Choice, choose
from tui.reading.html_lines import set_lines_apart
from tui.reading.html_page import Page, page_of
from tui.reading.html_pruning import Trust, prune
from tui.reading.html_title import Title, printed_title, title_of, without_title_row
from tui.reading.html_tree import Element
from tui.reading.html_weights import weigh
from tui.reading.linked_data import LinkedArticle, linked_article
from tui.reading.metadata import metadata_of
from tui.reading.plaintext import blocks_of

_SAVE_HINT = "Open it in a browser, save the page there, and open the saved file."


def draft_of(markup: str, *, location: str = "", keep: Collection[str] = (), raw: bytes = b"") -> Draft:
    """Take a page apart.

    Args:
        markup: The page, decoded.
        location: Its address, whose host may stand in the title; empty when there is none.
        keep: The words, repaired, of regions that the reviewer put back: they are taken apart like the article.
        raw: The page in UTF-8, where it came so.

    Returns:
        The blocks in reading order, those that are not the article set apart in their places.

    Raises:
        ReadError: The page has no text, or none without its scripts.
    """
    try:
        return _drafted(page_of(markup, raw, whole=bool(keep)), location, keep)
    except _NotWholeError:
        return _drafted(page_of(markup, raw), location, keep)


class _NotWholeError(Exception):
    """What of a page was only weighed may be of the article."""


def _drafted(page: Page, location: str, keep: Collection[str]) -> Draft:
    try:
        return _draft_of(page, location, keep)
    finally:
        page.release()


def _draft_of(page: Page, location: str, keep: Collection[str]) -> Draft:
    linked = linked_article(page.json_ld)
    title = title_of(page, linked, location)
    found = _found(page, title, keep)
    for template in page.templates if found.weight < _LITTLE else ():
        template_page = page_of(template)
        inner = _found(template_page, title, keep)
        template_page.release()
        if inner.weight > _FAR_MORE * found.weight:
            found = replace(inner, doubts=("the text stands in a template that the page fills by script",))
    blocks = list(_blocks(found))
    doubts = found.doubts
    if weigh(linked.body) > max(_FAR_MORE * found.weight, _LITTLE):
        blocks = _linked_blocks(linked, blocks)
        doubts = ("the text was taken from the page's data for search engines; its layout is lost",)
    elif found.weight < _LITTLE:
        error = None if found.has_prose and not _is_login(page, found) else _nothing_to_read(page)
        if error is not None:
            raise error
        if not found.weight:
            blocks = [replace(block, aside="") for block in blocks]
    doubts = (*doubts, *_missing(page, linked, found.weight))
    said = metadata_of(page, linked, found.choice, found.title)
    return Draft(tuple(blocks), said.title, said.date, said.author, said.publisher, said.language, doubts, page.base)


_SHORT = 600.0
"""A hundred words: an opening, before which many pages ask for a login."""


def _missing(page: Page, linked: LinkedArticle, weight: float) -> Iterable[str]:
    """Yield why a part of the article may not be on the page."""
    if linked.is_paid:
        yield "the page says that not all of it is free to read: a part may be missing"
    elif page.asks_login and weight < _SHORT:
        yield "the page asks for a login and shows little text: a part may be missing"


_MOSTLY_TEXT = 0.5


def _blocks(found: "_Found") -> Iterable[DraftBlock]:
    """Yield the blocks; plain text in a page is read as such, where it is most of the article and no listing in it."""
    printed = sum(piece.weight for piece in found.pieces if _is_printed(piece))
    is_text = printed > _MOSTLY_TEXT * found.weight
    for piece in found.pieces:
        if is_text and _is_printed(piece):
            yield from blocks_of(piece.text)
        else:
            yield draft_block(piece)


def _is_printed(piece: Piece) -> bool:
    """Say whether a piece of the article keeps its lines as they are printed, and has no markup of its own (`pre`)."""
    is_plain = piece.element is not None and piece.element.end == piece.element.index + 1
    return is_plain and "\n" in piece.text and not (piece.aside or piece.kept)


_LITTLE = 150.0
"""Less than this is no article: two short lines."""


class _Found(Struct, frozen=True):
    """What was found on a page."""

    choice: Choice
    pieces: list[Piece]
    title: str
    weight: float
    has_prose: bool
    doubts: tuple[str, ...]


def _found(page: Page, title: Title, keep: Collection[str]) -> _Found:
    choice, trust = _chosen(page, title.element)
    if page.light and (trust >= Trust.HIDDEN or not _are_apart(page.light)):
        raise _NotWholeError
    pieces = pieces_of(page.body, choice, keep)
    mark_prominent([piece for piece in pieces if not piece.aside])
    if not title.is_sure or _stands_after(title.element, choice):
        title = replace(title, text=printed_title(page, choice, pieces, title.text))
        pieces = [without_title_row(piece, title.text) for piece in pieces]
    # What the reviewer kept is not looked at: neither for lines that are not of it, nor as a sign of an article.
    found = [piece for piece in pieces if not piece.kept]
    set_lines_apart(found, title.text, is_repeated=title.element is not None)
    body = [piece for piece in found if not piece.aside]
    return _Found(
        choice=choice,
        pieces=pieces,
        title=title.text,
        weight=sum(piece.weight for piece in body),
        has_prose=any(element.prose for element in choice.core),
        doubts=tuple(_doubts(choice, body, trust)),
    )


def _are_apart(regions: Iterable[Element]) -> bool:
    """Say whether each region that holds text is set apart, or stands in what is."""
    inside: set[Element] = set()
    for region in regions:
        way: list[Element] = []
        outer: Element | None = region if region.weight else None
        while outer is not None and not outer.aside and outer not in inside:
            way.append(outer)
            outer = outer.parent
        if outer is None and way:
            return False
        inside.update(way)
    return True


def _stands_after(element: Element | None, choice: Choice) -> bool:
    return element is not None and element.index >= choice.core[-1].end


def _doubts(choice: Choice, body: Sequence[Piece], trust: Trust) -> Iterable[str]:
    if trust is Trust.NONE:
        yield "the page hides this text until a script shows it"
    elif trust is Trust.HIDDEN:
        yield "the article was hard to tell from the rest of the page: more of it is shown rather than less"
    if not any(element.prose for element in choice.core) and not any(piece.rows for piece in body):
        yield "this looks like a page of links or labels, not like a report"


def _linked_blocks(linked: LinkedArticle, blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Return the paragraphs that JSON-LD gives, the page's own blocks set apart after them."""
    if "</" in linked.body:
        page = page_of(linked.body)
        own = [draft_block(piece) for piece in pieces_of(page.body, Choice((page.body,)))]
        page.release()
    else:
        own = [DraftBlock(BlockKind.PARAGRAPH, line.strip()) for line in linked.body.splitlines() if line.strip()]
    return [
        *own,
        *(block if block.aside or block.kept else replace(block, aside="outside the article") for block in blocks),
    ]


_LOGIN_WORDS = re.compile(r"pass(?:word|code)|(?:log|sign)[ -]?in\b|密[码碼]|登[录錄入]", re.IGNORECASE)


def _is_login(page: Page, found: "_Found") -> bool:
    """Say whether the little text that a page has speaks of the login that it asks for."""
    return page.asks_login and any(_LOGIN_WORDS.search(piece.text) for piece in found.pieces if not piece.aside)


def _nothing_to_read(page: Page) -> ReadError | None:
    """Return why a page with no prose is no report; None when its few words are all that it is."""
    if page.asks_login:
        return ReadError("The page asks for a login and shows no text.", f"Log in with a browser. {_SAVE_HINT}")
    if page.scripts:
        return ReadError("The page builds itself by JavaScript and holds no text.", _SAVE_HINT)
    if not page.plain_weight:
        return ReadError("The page holds nothing to read.", _SAVE_HINT)
    return None


_ENOUGH_SHARE = 0.3
_ENOUGH_PROSE = 200.0
_PLENTY_OF_PROSE = 450.0
_FAR_MORE = 3.0
_MOST_LINKS = 0.25


def _chosen(page: Page, heading: Element | None) -> tuple[Choice, Trust]:
    """Choose the article, believing the markup less as long as little of the page's prose was chosen."""
    most = page.body.prose
    best, trusted, found = Choice((page.body,)), Trust.ALL, -1.0
    for trust in Trust:
        prune(page, heading, trust)
        choice = choose(page, heading)
        prose = sum(element.prose for element in choice.core)
        links = max(element.link_density for element in choice.core)
        if prose > _FAR_MORE * found and (found < 0 or links < _MOST_LINKS):
            best, trusted, found = choice, trust, prose
        if found > min(max(_ENOUGH_SHARE * most, _ENOUGH_PROSE), _PLENTY_OF_PROSE):
            break
    if trust is not trusted:
        prune(page, heading, trusted)
    return best, trusted
