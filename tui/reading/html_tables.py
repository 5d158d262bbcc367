"""Tables: which of them are data, and what stands in their cells.

A table that only places things on the page is taken apart like any other block.
"""

import re

from tui.reading.characters import raised
from tui.reading.draft import DraftCell, DraftLink
from tui.reading.html_print import may_be_raised
from tui.reading.html_tree import BLOCK_TAGS, Element
from tui.reading.links import folded

_MOST_SPAN = 1000
"""No more columns or rows than HTML lets a cell span (HTML Living Standard §4.9.11)."""
_LONGEST_SPAN = 6
_LAYOUT_ROLES = frozenset(("presentation", "none"))
_CELL_TAGS = frozenset(("td", "th"))
_SPACE = re.compile(r"\s+")


def is_data_table(table: Element) -> bool:
    """Say whether a table is a grid of data: two rows of two cells or more, and no table or chapter inside it."""
    if table.attribute("role") in _LAYOUT_ROLES or table.tables > 1:
        return False
    filled_rows = 0
    for element in table.descendants():
        if element.tag == "tr" and len(_cells(element)) >= _FEWEST_CELLS:
            filled_rows += 1
        elif element.tag in _CELL_TAGS and _is_column(element, table):
            return False
    return filled_rows >= _FEWEST_ROWS


_FEWEST_CELLS = 2
_FEWEST_ROWS = 2
_COLUMN_WEIGHT = 1000.0
_COLUMN_SHARE = 0.6


def _is_column(cell: Element, table: Element) -> bool:
    """Say whether a cell is a column of the page: most of the text of a large table stands in it."""
    return cell.weight > _COLUMN_WEIGHT and cell.weight > _COLUMN_SHARE * table.weight


def rows_of(table: Element) -> tuple[tuple[DraftCell, ...], ...]:
    """Return the cells of a data table by printed row; rows in which nothing is printed are left out."""
    rows = []
    for element in table.descendants():
        if element.tag == "tr":
            row = tuple(_draft_cell(cell) for cell in _cells(element))
            if any(cell.text for cell in row):
                rows.append(row)
    return tuple(rows)


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in _CELL_TAGS]


def _draft_cell(cell: Element) -> DraftCell:
    text, links = linked_text(cell)
    return DraftCell(
        text=text,
        header=cell.tag == "th",
        row_span=_span(cell.attribute("rowspan")),
        column_span=_span(cell.attribute("colspan")),
        links=links,
    )


def linked_text(cell: Element) -> tuple[str, tuple[DraftLink, ...]]:
    """Return the words of a cell or a caption on one line, raised digits as raised, with its links."""
    if not cell.links and not any(map(may_be_raised, cell.descendants())):
        return cell.text(), ()
    words: list[str] = []
    links: dict[int, str] = {}
    waiting: list[tuple[Element | str, str]] = [(cell, "")]
    while waiting:
        node, address = waiting.pop()
        if isinstance(node, str) or node.tag == "br":
            if address:
                links[len(words)] = address
            words.append(node if isinstance(node, str) else " ")
            continue
        if may_be_raised(node) and (power := raised(node.text(), words[-1] if words else "")):
            words.append(power)
            continue
        inner = node.attribute("href") if node.is_link else address
        parting = [(" ", address)] if node.tag in BLOCK_TAGS else []
        waiting += [*parting, *((child, inner) for child in reversed(node.children)), *parting]
    return folded(words, links, _SPACE)


def _span(printed: str) -> int:
    """Read a span as browsers do: anything that is not a number from 1 on counts as 1."""
    digits = printed.strip()
    return (
        max(1, min(int(digits), _MOST_SPAN))
        if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_SPAN
        else 1
    )
