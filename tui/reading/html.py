"""Pages to drafts: the article, what was set apart, and what the page says of itself."""

from tui.errors import ReadError
from tui.reading.draft import Draft
from tui.reading.html_blocks import draft_block, pieces_of
from tui.reading.html_choosing import Choice, choose
from tui.reading.html_lines import set_lines_apart
from tui.reading.html_pruning import Trust, prune
from tui.reading.html_tree import Element, Page, page_of
from tui.reading.metadata import linked_article, metadata_of, title_of


def draft_of(markup: str, *, location: str = "") -> Draft:
    """Take a page apart.

    Args:
        markup: The page, decoded.
        location: Its address, for what the page leaves unsaid; empty when there is none.

    Returns:
        The blocks in reading order, those that are not the article set apart.

    Raises:
        ReadError: There is no text on the page.
    """
    page = page_of(markup)
    if not page.body.weight:
        raise ReadError("the page has no text", "open it in a browser, save it, and open the file")
    linked = linked_article(page.json_ld)
    title, heading = title_of(page, linked)
    said = metadata_of(page, linked, title)
    pieces = pieces_of(page.body, _chosen(page, heading))
    set_lines_apart(pieces, title)
    return Draft(
        blocks=tuple(draft_block(piece) for piece in pieces),
        title=said.title,
        date=said.date,
        author=said.author,
        publisher=said.publisher,
        language=said.language,
    )


_ENOUGH_SHARE = 0.3
_ENOUGH_PROSE = 200.0
_PLENTY_OF_PROSE = 450.0
_FAR_MORE = 3.0
_MOST_LINKS = 0.25


def _chosen(page: Page, heading: Element | None) -> Choice:
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
    return best
