"""What a reader of one format hands on: blocks of text before they are repaired, joined and sectioned.

The readers (`html`, `markdown`, `plaintext` …) make drafts; `assemble` makes reports of them.
"""

from msgspec import Struct

from tui.domain.report import BlockKind


class DraftLink(Struct, frozen=True):
    """Words that lead somewhere."""

    start: int
    """Where they begin in the text of their block or cell."""
    end: int
    """Where they end."""
    address: str
    """Where they lead, as printed: relative to the page's address, and of any scheme."""


class DraftCell(Struct, frozen=True):
    """A cell as the page has it, before spans are laid out."""

    text: str
    """Its words; line ends and tabs inside are still there."""
    header: bool = False
    """Whether the page marks it as a head."""
    row_span: int = 1
    """How many rows it covers, 1 or more."""
    column_span: int = 1
    """How many columns it covers, 1 or more."""
    links: tuple[DraftLink, ...] = ()
    """In order."""


class DraftBlock(Struct, frozen=True):
    """One piece of the page in reading order."""

    kind: BlockKind
    """What part it plays."""
    text: str
    """Its words as the page has them, white space folded as the format demands; empty for a table."""
    level: int = 0
    """For a heading its level in the markup, from 1; for a list item its depth, from 1; else 0."""
    rows: tuple[tuple[DraftCell, ...], ...] = ()
    """The cells of a table by printed row; empty for all other kinds."""
    prominent: bool = False
    """Whether the whole block is printed bold, larger or centred: evidence for an unmarked heading."""
    centred: bool = False
    """Whether it is prominent and stands in the middle of the line."""
    aside: str = ""
    """Why the reader set it apart as not the body (`navigation`, `teaser` …); empty for the body."""
    links: tuple[DraftLink, ...] = ()
    """Its links in order; those of a table stand in its cells."""
    page: int = 0
    """The page on which it begins, from 1; 0 when the format has no pages."""
    marker: str = ""
    """What a list prints before it and `text` does not hold: `1.`, `(a)`, `•`; empty for nothing."""
    kept: str = ""
    """The words, repaired, of the set-apart region that it is of, which the reviewer put back; else empty."""


class Draft(Struct, frozen=True):
    """A page taken apart, with what it says of itself; each field is empty where it says nothing."""

    blocks: tuple[DraftBlock, ...]
    """In reading order, the set-apart ones in their places."""
    title: str = ""
    """The article's own title."""
    date: str = ""
    """The day of publication, `YYYY-MM-DD`."""
    author: str = ""
    """Who wrote it."""
    publisher: str = ""
    """The body that published it (来源)."""
    language: str = ""
    """BCP 47, as the page declares it."""
    doubts: tuple[str, ...] = ()
    """What the reader was not sure of, a line each."""
    base: str = ""
    """The address that links are relative to; empty for that of the source."""
