"""reStructuredText to drafts, by docutils with everything off that reads other files or runs other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.report import BULLET, BlockKind
from tui.errors import ReadError
from tui.reading.bylines import day_of
from tui.reading.characters import raised
from tui.reading.docx_numerals import FORMATS
from tui.reading.docx_text import note_mark
from tui.reading.draft import Draft, DraftBlock, DraftCell, DraftLink
from tui.reading.links import folded, strung

if TYPE_CHECKING:
    from docutils import nodes

_SETTINGS: Mapping[str, object] = {
    "_disable_config": True,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 5,
    "syntax_highlight": "none",
    "pep_references": False,
    "rfc_references": False,
    "warning_stream": False,
}
_HINT = "Convert it to HTML or plain text, and open that."
_TOO_LONG = 2_000_000
"""docutils reads some 200 kB a second."""
_INSERTED = re.compile(r"^[ \t]*\.\. (?:include|raw|literalinclude)::", re.MULTILINE)
_SPACE = re.compile(r"\s+")
_DOCINFO = ("date", "author", "organization")
_NOT_PRINTED = frozenset(("comment", "substitution_definition", "target", "system_message", "problematic", "pending"))
_KINDS: Mapping[str, BlockKind] = {
    "list_item": BlockKind.LIST_ITEM,
    "definition_list_item": BlockKind.LIST_ITEM,
    "block_quote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "footnote": BlockKind.NOTE,
    "citation": BlockKind.NOTE,
}
_COUNTS: Mapping[str, str] = {
    "loweralpha": "lowerLetter",
    "upperalpha": "upperLetter",
    "lowerroman": "lowerRoman",
    "upperroman": "upperRoman",
}
"""How docutils names the ways of counting, but for the usual one, and how `FORMATS` does."""
_LEAVES = frozenset(
    (
        "paragraph",
        "title",
        "subtitle",
        "rubric",
        "caption",
        "attribution",
        "term",
        "literal_block",
        "line",
        "field_name",
    )
)


class _Place(Struct, frozen=True):
    """Where a node stands."""

    kind: BlockKind = BlockKind.PARAGRAPH
    sections: int = 0
    lists: int = 0
    aside: str = ""
    marker: str = ""
    """What the lists that it opens an item of print before it."""


def draft_of(text: str) -> Draft:
    """Take a reStructuredText apart; headings have the level of their adornment, in the order in which those came up.

    Directives that insert files and raw output do nothing.

    Raises:
        ReadError: It is too long or too deep, or has no text.
    """
    if len(text) > _TOO_LONG:
        raise ReadError("The file is too long to be read as reStructuredText.", _HINT)
    document = _parsed(text)
    _raise_note_marks(document)
    blocks = tuple(_blocks(document))
    title = str(document.get("title", ""))
    if not blocks and not title:
        raise ReadError("The file has no text.", "Open another file.")
    said = {_name(node): node.astext().strip() for node in document.findall() if _name(node) in _DOCINFO}
    return Draft(
        blocks=blocks,
        title=title,
        date=day_of(said.get("date", "")),
        author=said.get("author", ""),
        publisher=said.get("organization", ""),
        doubts=tuple(_doubts(text)),
    )


def _doubts(text: str) -> Iterator[str]:
    inserted = len(_INSERTED.findall(text))
    if inserted:
        count = "1 directive that inserts" if inserted == 1 else f"{inserted} directives that insert"
        yield f"{count} other files or raw output: what they insert is not read"


def _parsed(text: str) -> nodes.document:
    # docutils takes longer to load than most pages take to read, so only those who need it pay.
    from docutils.core import publish_doctree  # noqa: PLC0415
    from docutils.utils import SystemMessage  # noqa: PLC0415

    try:
        return publish_doctree(text, settings_overrides=dict(_SETTINGS))
    except (SystemMessage, RecursionError, ValueError) as error:
        raise ReadError("The file can't be read as reStructuredText.", _HINT) from error


def _raise_note_marks(document: nodes.document) -> None:
    """Print powers raised, and the marks of notes in the text and before the notes: none reads as a number."""
    from docutils.nodes import Element, Text  # noqa: PLC0415

    for mark in list(document.findall()):
        if isinstance(mark, Element) and _name(mark) in {"footnote_reference", "label"}:
            number = mark.astext()
            mark.clear()
            mark.append(Text(note_mark(int(number)) if number.isdecimal() else f"[{number}]"))
        elif isinstance(mark, Element) and _name(mark) == "superscript" and (power := raised(mark.astext())):
            mark.clear()
            mark.append(Text(power))


def _blocks(document: nodes.document) -> Iterator[DraftBlock]:
    waiting: list[tuple[nodes.Node, _Place]] = [(document, _Place())]
    while waiting:
        node, place = waiting.pop()
        name = _name(node)
        if name in _NOT_PRINTED or name == "docinfo":
            continue
        if name == "table":
            yield from _table(node, place)
        elif name in _LEAVES:
            yield from _leaf(node, place)
        else:
            waiting.extend(reversed(_opened(name, node, place)))


def _name(node: nodes.Node) -> str:
    """Return what a node is in docutils' document tree, which names its classes so."""
    return type(node).__name__


def _opened(name: str, node: nodes.Node, place: _Place) -> list[tuple[nodes.Node, _Place]]:
    """Return what stands in a node with where it stands; a marker is printed before the first of it alone."""
    inner = _inside(name, node, place)
    children = [child for child in node.children if _name(child) not in _NOT_PRINTED]
    marks = _marks(name, node, len(children))
    marks[:1] = [f"{place.marker} {mark}".strip() for mark in marks[:1]]
    return [(child, replace(inner, marker=mark)) for child, mark in zip(children, marks, strict=True)]


def _marks(name: str, node: nodes.Node, count: int) -> list[str]:
    """Return what is printed before each thing that stands in a node; nothing where it is no list."""
    if name != "enumerated_list":
        return [BULLET if name == "bullet_list" else ""] * count
    attributes: Mapping[str, str] = getattr(node, "attributes", {})
    printed = FORMATS[_COUNTS.get(attributes.get("enumtype", ""), "decimal")]
    first = int(attributes.get("start", 1))
    prefix, suffix = attributes.get("prefix", ""), attributes.get("suffix", "")
    return [f"{prefix}{printed(value)}{suffix}" for value in range(first, first + count)]


def _inside(name: str, node: nodes.Node, place: _Place) -> _Place:
    is_list = name in {"bullet_list", "enumerated_list", "definition_list"}
    is_contents = name == "topic" and "contents" in getattr(node, "attributes", {}).get("classes", ())
    return _Place(
        _KINDS.get(name, place.kind),
        place.sections + (name == "section"),
        place.lists + is_list,
        "contents" if is_contents else place.aside,
    )


def _leaf(node: nodes.Node, place: _Place) -> Iterator[DraftBlock]:
    parent, name = _name(node.parent), _name(node)
    text, links = _linked(node)
    lines = node.astext().split("\n") if name == "literal_block" else [text]
    if name in {"title", "subtitle"} and parent in {"section", "document"}:
        is_title = parent == "document" and name == "title"
        aside = "title" if is_title else ""
        yield DraftBlock(BlockKind.HEADING, text, level=max(place.sections, 1), aside=aside, links=links)
        return
    kind = BlockKind.CAPTION if name == "caption" else place.kind
    is_prominent = name in {"rubric", "title"}
    level = place.lists if kind is BlockKind.LIST_ITEM else 0
    if name == "label" or not lines[0].strip():
        return
    label = node.parent.children[0] if parent in {"footnote", "citation"} else None
    if label is not None and node.parent.children[1:2] == [node]:
        line, inside = strung([(label.astext(), ()), (text, links)], " ")
        lines, links = [line], tuple(inside)
    marker = place.marker
    for line in filter(None, map(str.strip, lines)):
        own = links if len(lines) == 1 else ()
        yield DraftBlock(kind, line, level=level, prominent=is_prominent, aside=place.aside, links=own, marker=marker)
        marker = ""


def _linked(node: nodes.Node) -> tuple[str, tuple[DraftLink, ...]]:
    """Return the words of a node on one line, with the links in them."""
    from docutils.nodes import Inline, Text  # noqa: PLC0415

    words: list[str] = []
    addresses: dict[int, str] = {}
    block: nodes.Node | None = None
    for text in node.findall(Text):
        outer: nodes.Node = text.parent
        address = ""
        while isinstance(outer, Inline):
            address = address or str(getattr(outer, "attributes", {}).get("refuri", ""))
            outer = getattr(outer, "parent", node)
        words += ["\n"] if block is not None and outer is not block else []
        block = outer
        if address:
            addresses[len(words)] = address
        words.append(text.astext())
    return folded(words, addresses, _SPACE)


def _table(table: nodes.Node, place: _Place) -> Iterator[DraftBlock]:
    rows: list[tuple[DraftCell, ...]] = []
    for row in table.findall():
        if _name(row) == "title" and row.parent is table:
            yield DraftBlock(BlockKind.CAPTION, row.astext(), aside=place.aside)
        # The rows of a table inside a cell are words of that cell.
        if _name(row) == "row" and row.parent.parent.parent is table:
            is_head = _name(row.parent) == "thead"
            rows.append(tuple(_cell(entry, is_head=is_head) for entry in row.children))
    if rows:
        yield DraftBlock(BlockKind.TABLE, "", rows=tuple(rows), aside=place.aside)


def _cell(entry: nodes.Node, *, is_head: bool) -> DraftCell:
    attributes: Mapping[str, int] = getattr(entry, "attributes", {})
    text, links = _linked(entry)
    return DraftCell(text, is_head, attributes.get("morerows", 0) + 1, attributes.get("morecols", 0) + 1, links)
