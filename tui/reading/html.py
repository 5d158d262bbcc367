"""Pages to drafts: the article, what was set apart, and what the page says of itself."""

from tui.errors import ReadError
from tui.reading.draft import Draft
from tui.reading.html_blocks import draft_block, pieces_of
from tui.reading.html_choosing import choose
from tui.reading.html_lines import set_lines_apart
from tui.reading.html_pruning import prune
from tui.reading.html_tree import page_of
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
    prune(page, heading)
    pieces = pieces_of(page.body, choose(page, heading))
    set_lines_apart(pieces, title)
    return Draft(
        blocks=tuple(draft_block(piece) for piece in pieces),
        title=said.title,
        date=said.date,
        author=said.author,
        publisher=said.publisher,
        language=said.language,
    )
