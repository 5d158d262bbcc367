"""Reports: the sectioned article, and where it came from."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from tui.domain.figure import Numerals
from tui.domain.finding import Finding
from tui.domain.naming import name_of
from tui.domain.text import Span


class BlockKind(StrEnum):
    """What part a block plays in the article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    QUOTE = "quote"
    CAPTION = "caption"
    NOTE = "note"


class Source(Struct, frozen=True):
    """Where a snapshot's bytes came from, and what they are."""

    location: str
    """The address, the absolute path or `-`, as the store keeps it."""
    media_type: str
    """What the bytes are, known from the bytes: `text/html`, `text/markdown`, `text/plain` …"""
    sha256: str
    """The SHA-256 of the bytes, in lower-case hexadecimal."""
    size: int
    """How many bytes there are."""
    retrieved_at: datetime
    """When they were fetched or read; aware, UTC."""
    final_location: str = ""
    """Where the redirects led; empty when it is `location`."""
    declared_charset: str = ""
    """The charset that the HTTP header named; empty when it named none."""
    chosen_charset: str = ""
    """The charset that the user named, which goes before the header's; empty when none was."""


class Charset(Struct, frozen=True):
    """How the bytes became text."""

    name: str = "utf-8"
    """The WHATWG name of the encoding."""
    how: str = ""
    """How it was known: `byte order mark`, `HTTP header`, `meta tag`, `valid UTF-8`, `detected`, `you said so`."""
    damaged: int = 0
    """How many characters could not be decoded and stand as U+FFFD."""

    @property
    def is_doubtful(self) -> bool:
        """Whether another encoding may be the right one."""
        return "in doubt" in self.how or self.how.startswith("guessed")


class Cell(Struct, frozen=True):
    """One cell of a table's grid; a cell that spans rows or columns stands in each place it covers."""

    span: Span
    """Its words in `Report.text`; an empty span for an empty cell."""
    header: bool = False
    """Whether the page marks it as a head."""


class Table(Struct, frozen=True):
    """A table as a rectangular grid, spans laid out.

    In `Report.text` the cells of a row are joined by tabs and the rows by line ends; a spanning cell is written once.
    """

    rows: tuple[tuple[Cell, ...], ...]
    """Rows from the top, cells from the left; all rows are of one length."""


class Block(Struct, frozen=True):
    """One piece of the article in reading order."""

    kind: BlockKind
    """What part it plays."""
    span: Span
    """Its words in `Report.text`, without the line end after it."""
    level: int = 0
    """For a heading its level in the markup, from 1; for a list item its depth, from 1; else 0."""
    table: Table | None = None
    """The grid of a table; None for all other kinds."""
    page: int = 0
    """The page on which it begins, from 1; 0 when the format has no pages."""
    marker: str = ""
    """What a list prints before it and its text does not hold: `1.`, `(a)`, `iv.`, `•`; empty for nothing."""


BULLET = "•"
"""The marker of an item that is not counted, whichever bullet the page draws."""

_SET_APART = frozenset("编編篇章节節条條款")
"""What ends a number after which a space is printed (编 篇 章 节 条)."""


class Section(Struct, frozen=True):
    """A node of the outline. A section's span holds those of its children."""

    level: int
    """1 for the top; a child's level is its parent's plus one or more."""
    number: str
    """As printed (`一、`, `（二）`, `3.1`, `Item 1A.`); empty when it has none."""
    title: str
    """Without number and final punctuation, repaired."""
    span: Span
    """From its heading to the next section of its level or a higher one, or the end."""
    heading: Span
    """The printed number and title inside `span`."""

    @property
    def name(self) -> str:
        """Number and title on one line, set apart as they are printed: `1.2 Scope`, `第一章 总则`, `一、总则`."""
        is_apart = self.number.isascii() or self.number[-1] in _SET_APART
        return f"{self.number}{' ' if self.number and is_apart else ''}{self.title}"


class Repair(Struct, frozen=True):
    """Scraping damage that was undone; putting `was` back at `span`, last repair first, restores the original."""

    span: Span
    """What stands in `Report.text` now; an empty span where something was taken out."""
    was: str
    """What stood there before."""
    why: str
    """The sort of damage, in the reviewer's words: `pinyin annotation`, `space inside a number` …"""


class Aside(Struct, frozen=True):
    """A piece of the page that is not the body: kept, and shown when asked for."""

    reason: str
    """Why it was set apart: `leave-site notice`, `copyright notice`, `contact line`, `navigation` …"""
    text: str
    """Its words, repaired like the body."""
    at: int
    """The offset in `Report.text` before which it stood."""
    repairs: tuple[Repair, ...] = ()
    """What was undone in its words, with spans into `text`."""


class Link(Struct, frozen=True):
    """Words of the body that lead somewhere."""

    span: Span
    """The words; never empty, and inside one block."""
    address: str
    """Where they lead: an absolute http or https address, at most `LONGEST_ADDRESS` long, without white space."""


LONGEST_ADDRESS = 2_000
"""What browsers and servers still take; a longer one carries data, not a place."""


class Choices(Struct, frozen=True):
    """What the reviewer put into the body, and left out of it, against the reader's judgement."""

    keep: tuple[str, ...] = ()
    """The words of what was set apart and belongs to the body, as `Aside.text` has them; all that say the same are
    kept."""
    drop: tuple[tuple[str, int], ...] = ()
    """The words of each block that was left out, and which it is, from 0 in page order, of those that say the same."""


NO_CHOICES = Choices()
LEFT_OUT = "left out by you"
"""The reason of an aside that the reviewer set apart."""

_TABLES_ALONE = frozenset({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
"""The types of files that hold tables and nothing else."""
_NO_NUMERALS = Numerals()
_UTF8 = Charset()


class Report(Struct, frozen=True):
    """One frozen reading of a snapshot. `text` is the string that all offsets refer to.

    Its sequences are tuples, or from the store ones that are equal to those and make an element when it is asked for.
    """

    source: Source
    """Where it came from."""
    text: str
    """The body that is reviewed, without the title."""
    title: str = ""
    """The page's own title; empty when it has none."""
    date: str = ""
    """The day of publication, `YYYY-MM-DD`; empty when the page does not say."""
    author: str = ""
    """Who wrote it; empty when the page does not say."""
    publisher: str = ""
    """The body that published it (来源); empty when the page does not say."""
    language: str = ""
    """BCP 47: `zh-Hans`, `zh-Hant`, `en` …; empty when unknown."""
    charset: Charset = _UTF8
    """How the bytes became text."""
    blocks: Sequence[Block] = ()
    """In reading order, never overlapping."""
    sections: Sequence[Section] = ()
    """In reading order, parents before their children."""
    aside: Sequence[Aside] = ()
    """What was set apart as not the body, in page order."""
    repairs: Sequence[Repair] = ()
    """In reading order, never overlapping."""
    numerals: Numerals = _NO_NUMERALS
    """Its figures, and the numerals that are none."""
    findings: Sequence[Finding] = ()
    """What its figures say of each other, in reading order; empty when it was read without checks."""
    doubts: tuple[str, ...] = ()
    """What the reader was not sure of, a line each, for the reviewer to see."""
    links: Sequence[Link] = ()
    """In reading order, never overlapping."""
    choices: Choices = NO_CHOICES
    """What the reviewer chose before it was read."""

    @property
    def name(self) -> str:
        """What it is called on one line: its title, else what its first lines say, else where it came from.

        The first words of tables by themselves are the head of a column or the name of a sheet: these are called after
        their file.
        """
        location = self.source.location
        file = location.rpartition("/")[2].strip("-") if self.source.media_type in _TABLES_ALONE else ""
        return " ".join(self.title.split()) or file or name_of(self.text, location) or location
