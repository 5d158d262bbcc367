"""Excel workbooks (XLSX, ISO/IEC 29500-1 §18) to drafts: each sheet a heading and a table of what its cells display.

Read from the XML itself: openpyxl gives neither merged cells without loading the whole book nor numbers as displayed.
Formulas are not computed: what the program last stored is what it displayed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.archive import Archive, archive_of, xml_of
from tui.reading.characters import raised
from tui.reading.draft import Draft, DraftBlock, DraftCell
from tui.reading.sheets import MOST_CELLS, table_rows, too_large
from tui.reading.sheets_formats import BUILT_IN, GENERAL, displayed

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ON = frozenset(("1", "true"))
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WIDEST = 16_384
_VALUE_TAG_END = b"v>"
"""How the tags of a cell's value end, whatever prefix they have."""
_MOST_MERGED = 4 * MOST_CELLS
"""Merged cells don't overlap in a sound book, so they cover no more places than there are."""
_HINT = "Open it in Excel, save it again, and open that."


class _Book(Struct, frozen=True):
    """What all sheets share."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]
    """The number format of each cell style."""
    from_1904: bool


def draft_of(snapshot: bytes) -> Draft:
    """Take a workbook apart.

    Empty rows and columns are left out; hidden sheets are set apart, hidden rows and columns are read, and `doubts`
    says so.

    Raises:
        ReadError: It is damaged, too large, or has no filled cell.
    """
    archive = archive_of(snapshot)
    main = next(iter(archive.related("").get("officeDocument", ())), "xl/workbook.xml")
    root = archive.tree(main)
    if root is None:
        raise ReadError("The workbook does not say what is in it.", _HINT)
    book = _book(archive, main, root)
    relations = archive.relations(main)
    blocks: list[DraftBlock] = []
    doubts: list[str] = []
    cells = 0
    for entry in root.iterfind(f"{_X}sheets/{_X}sheet"):
        kind, member = relations.get(entry.get(_ID, ""), ("", ""))
        sheet = _sheet(archive.read(member)) if kind == "worksheet" else None
        rows = _rows(sheet, book) if sheet is not None else ()
        cells += sum(map(len, rows))
        if cells > MOST_CELLS:
            raise too_large()
        name = entry.get("name", "")
        if rows:
            aside = "hidden sheet" if entry.get("state", "visible") != "visible" else ""
            blocks.append(DraftBlock(BlockKind.HEADING, name, level=1, aside=aside))
            blocks.append(DraftBlock(BlockKind.TABLE, "", rows=rows, aside=aside))
        if sheet is not None:
            doubts += _unworked(sheet, name)
        if sheet is not None and rows and _hides(sheet):
            doubts.append(f"the sheet “{name}” hides rows or columns, which are shown here")
    if not blocks:
        raise ReadError("The workbook has no filled cell.", "If it holds charts only, open what they were made from.")
    return Draft(tuple(blocks), doubts=tuple(doubts))


def _sheet(data: bytes) -> Element | None:
    """Return a sheet's root; None when it is missing. One that is too large is refused before it is parsed."""
    values = data.count(_VALUE_TAG_END) // 2
    if values > 2 * MOST_CELLS:
        raise too_large()
    return xml_of(data) if data else None


def _book(archive: Archive, main: str, root: Element) -> _Book:
    related = archive.related(main)
    strings = archive.tree(next(iter(related.get("sharedStrings", ())), ""))
    styles = archive.tree(next(iter(related.get("styles", ())), ""))
    properties = root.find(f"{_X}workbookPr")
    return _Book(
        tuple(map(_words, strings.iterfind(f"{_X}si"))) if strings is not None else (),
        _formats(styles) if styles is not None else (),
        properties is not None and properties.get("date1904") in _ON,
    )


def _words(element: Element) -> str:
    """Return the words of a rich text, without what says how they sound (`rPh`)."""
    words = element.findtext(f"{_X}t", "") + "".join(map(_run, element.iterfind(f"{_X}r")))
    return words.replace("\r", "").strip()


def _run(run: Element) -> str:
    words = run.findtext(f"{_X}t", "")
    aligned = run.find(f"{_X}rPr/{_X}vertAlign")
    is_raised = aligned is not None and aligned.get("val") == "superscript"
    return (raised(words) if is_raised else "") or words


def _formats(styles: Element) -> tuple[str, ...]:
    own = {
        _int(form.get("numFmtId")): form.get("formatCode", GENERAL)
        for form in styles.iterfind(f"{_X}numFmts/{_X}numFmt")
    }
    ids = (_int(cell.get("numFmtId")) for cell in styles.iterfind(f"{_X}cellXfs/{_X}xf"))
    return tuple(own.get(form) or BUILT_IN.get(form, GENERAL) for form in ids)


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004 - 32 bits


_Place = tuple[int, int]


def _rows(sheet: Element, book: _Book) -> tuple[tuple[DraftCell, ...], ...]:
    """Return the filled rows and columns of a sheet, merged cells as spans."""
    filled = {place: words for place, words in _cells(sheet, book) if words}
    if len(filled) > MOST_CELLS:
        raise too_large()
    lines = sorted({row for row, _ in filled})
    columns = sorted({column for _, column in filled})
    if len(lines) * len(columns) > 2 * MOST_CELLS:
        raise too_large()
    spans, covered = _merged(sheet, lines, columns)
    words = [[filled.get((line, column), "") for column in columns] for line in lines]
    heads = table_rows(words)
    return tuple(
        tuple(
            DraftCell(cell.text, cell.header, *spans.get((line, column), (1, 1)))
            for column, cell in zip(columns, row, strict=True)
            if (line, column) not in covered
        )
        for line, row in zip(lines, heads, strict=True)
    )


def _cells(sheet: Element, book: _Book) -> Iterator[tuple[_Place, str]]:
    line = 0
    for row in sheet.iterfind(f"{_X}sheetData/{_X}row"):
        line = _int(row.get("r")) or line + 1
        column = 0
        for cell in row.iterfind(f"{_X}c"):
            # A cell without a reference stands after the one before it.
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            yield (line, column), _displayed(cell, book)


def _place(reference: str) -> _Place | None:
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    column = 0
    for letter in found.group(1):
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found.group(2)), min(column, _WIDEST)


def _displayed(cell: Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_X}is")
        return _words(inline) if inline is not None else ""
    value = cell.findtext(f"{_X}v", "").strip()
    if kind == "s":
        at = _int(value)
        return book.strings[at] if at < len(book.strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind != "n" or not value:
        return value
    style = _int(cell.get("s"))
    code = book.formats[style] if style < len(book.formats) else GENERAL
    return displayed(value, code, from_1904=book.from_1904)


def _merged(sheet: Element, lines: list[int], columns: list[int]) -> tuple[Mapping[_Place, _Place], set[_Place]]:
    """Return height and width of merged cells by their first place, and the places that those cover besides."""
    spans: dict[_Place, _Place] = {}
    covered: set[_Place] = set()
    looked_at = 0
    for merge in sheet.iterfind(f"{_X}mergeCells/{_X}mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        start, end = _place(first), _place(last)
        if start is None or end is None:
            continue
        down = lines[bisect_left(lines, start[0]) : bisect_right(lines, end[0])]
        across = columns[bisect_left(columns, start[1]) : bisect_right(columns, end[1])]
        looked_at += len(down) * len(across)
        if looked_at > _MOST_MERGED:
            raise too_large()
        places = {(line, column) for line in down for column in across}
        if start in places and not places & covered:
            spans[start] = len(down), len(across)
            covered |= places - {start}
    return spans, covered


def _unworked(sheet: Element, name: str) -> Iterator[str]:
    """Yield what to say of formulas whose results were not kept: what programs write that don't work them out."""
    cells = sheet.iterfind(f"{_X}sheetData/{_X}row/{_X}c")
    count = sum(cell.find(f"{_X}f") is not None and not cell.findtext(f"{_X}v") for cell in cells)
    if count == 1:
        yield f"1 formula of the sheet “{name}” came without its result: its cell is empty"
    elif count:
        yield f"{count} formulas of the sheet “{name}” came without their results: their cells are empty"


def _hides(sheet: Element) -> bool:
    rows = sheet.iterfind(f"{_X}sheetData/{_X}row")
    columns = sheet.iterfind(f"{_X}cols/{_X}col")
    return any(line.get("hidden") in _ON for line in (*rows, *columns))
