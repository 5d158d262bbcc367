"""A workbook that is written row by row: typed cells, no text that runs, nothing cut.

XlsxWriter makes it: of the two well-kept libraries it keeps what a formula comes to, can be told that text is text, and
has no dependency; openpyxl was a fifth faster, and fails on control characters and cuts long cells without a word.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter
from msgspec import Struct
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tui.domain.visible import visible
from tui.domain.wire import plain
from tui.errors import ExportError
from tui.export.rows import Cell

LONG_TEXTS = "Long texts"
"""The sheet that holds what goes beyond a cell."""
_LONGEST_CELL = 32_767
"""How many UTF-16 units a cell takes (Excel specifications and limits)."""
_SHOWN_OF_A_LONG_ONE = 1_000
_PART = 16_000
"""Code points of one part of a long text: at most two UTF-16 units each, so that any part fits."""
_MOST_LINKS = 60_000
"""A sheet takes 65,530 hyperlinks; the text of later ones stays."""
_LONGEST_LINK = 2_000
_EXACT_DIGITS = 15
"""A spreadsheet's numbers are exact to so many digits; a longer one is written as text."""
_MOST_ROWS = 1_048_576
"""How many rows a sheet takes (Excel specifications and limits)."""
_EARLIEST_YEAR = 1900
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to say, and CR, which it would turn into LF."""


class Link(Struct, frozen=True):
    """A cell that leads somewhere."""

    text: str
    """What it shows."""
    to: str
    """An http or https address, or `internal:'Sheet'!A1`."""


class Formula(Struct, frozen=True):
    """A cell that is worked out; made of our own words and cell names only, never of text from outside."""

    formula: str
    """The formula, from its `=`."""
    result: Decimal | str
    """What it comes to, for readers that don't calculate."""


class Book:
    """A workbook in memory."""

    def __init__(self, created: datetime) -> None:
        """Begin a workbook; `created` is written into it, so that two exports of one review are equal."""
        self._body = io.BytesIO()
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._workbook = xlsxwriter.Workbook(self._body, {**options, "strings_to_numbers": False})
        self._workbook.set_properties({"created": created.astimezone(UTC).replace(tzinfo=None)})
        self.link = self._workbook.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})
        self.head = self._workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = self._workbook.add_format({"text_wrap": True, "valign": "top"})
        self._numbers: dict[str, Format] = {}
        self._long: Sheet | None = None

    def sheet(self, name: str, columns: Sequence[tuple[str, int]]) -> "Sheet":
        """Add a sheet with a frozen head; columns are a name and a width in characters."""
        return Sheet(self, name, self._workbook.add_worksheet(name), columns)

    def number(self, shown: str) -> Format:
        """Return the one format of numbers or times that are shown so."""
        if shown not in self._numbers:
            self._numbers[shown] = self._workbook.add_format({"num_format": shown, "valign": "top"})
        return self._numbers[shown]

    def keep_long(self, where: str, text: str) -> None:
        """Write a text that no cell takes into the sheet of long texts, in parts."""
        if self._long is None:
            self._long = self.sheet(LONG_TEXTS, (("Cell", 24), ("Part", 8), ("Text", 100)))
        for part, at in enumerate(range(0, len(text), _PART), 1):
            self._long.add((where, Decimal(part), text[at : at + _PART]))

    def finished(self) -> bytes:
        """Return the file."""
        if self._long is not None:
            self._long.finish()
        self._workbook.close()
        return self._body.getvalue()


class Sheet:
    """A sheet that is written from the top."""

    def __init__(self, book: Book, name: str, worksheet: Worksheet, columns: Sequence[tuple[str, int]]) -> None:
        self._book = book
        self._name = name
        self._worksheet = worksheet
        self._columns = len(columns)
        self._links = 0
        self.row = 0
        """The row that is written next, from 0."""
        for index, (column, width) in enumerate(columns):
            worksheet.set_column(index, index, width)
            worksheet.write_string(0, index, column, book.head)
        worksheet.freeze_panes(1, 1)
        self.row = 1

    def add(self, cells: Sequence[Cell | Link | Formula]) -> None:
        """Write a row.

        Raises:
            ExportError: A sheet takes no more rows.
        """
        if self.row >= _MOST_ROWS:
            message = f"The sheet “{self._name}” would have more than {_MOST_ROWS:,} rows."
            raise ExportError(message, "Export fewer reports at once, one file each with --output FOLDER/, or as csv.")
        for column, cell in enumerate(cells):
            self._write(column, cell)
        self.row += 1

    def finish(self) -> None:
        """Put a filter on the head."""
        self._worksheet.autofilter(0, 0, max(1, self.row - 1), self._columns - 1)

    def _write(self, column: int, cell: Cell | Link | Formula) -> None:
        if isinstance(cell, Decimal):
            self._write_number(column, cell)
        elif isinstance(cell, datetime):
            self._write_time(column, cell)
        elif isinstance(cell, Formula):
            result = cell.result if isinstance(cell.result, str) else float(cell.result)
            self._worksheet.write_formula(self.row, column, cell.formula, self._book.text, result)
        elif isinstance(cell, Link):
            self._write_link(column, cell)
        elif cell:
            self._write_text(column, cell)

    def _write_number(self, column: int, number: Decimal) -> None:
        digits = number.normalize().as_tuple()
        if not isinstance(digits.exponent, int) or len(digits.digits) > _EXACT_DIGITS:
            self._write_text(column, plain(number))
            return
        places = max(0, -digits.exponent)
        shown = "#,##0" + (f".{'0' * places}" if places else "")
        self._worksheet.write_number(self.row, column, float(number), self._book.number(shown))

    def _write_time(self, column: int, at: datetime) -> None:
        naive = at.astimezone(UTC).replace(tzinfo=None)
        if naive.year < _EARLIEST_YEAR:
            self._write_text(column, at.isoformat())
            return
        self._worksheet.write_datetime(self.row, column, naive, self._book.number("yyyy-mm-dd hh:mm:ss"))

    def _write_link(self, column: int, link: Link) -> None:
        fits = len(link.to) <= _LONGEST_LINK and self._links < _MOST_LINKS
        if not fits or len(link.text) > _PART or not link.text:
            self._write_text(column, link.text)
            return
        self._links += 1
        self._worksheet.write_url(
            self.row,
            column,
            link.to,
            self._book.link,
            sheet_text(link.text),
        )

    def _write_text(self, column: int, text: str) -> None:
        shown = sheet_text(text)
        if len(shown) > _PART and len(shown.encode("utf-16-le")) // 2 > _LONGEST_CELL:
            where = f"{self._name}!{cell_name(self.row, column)}"
            self._book.keep_long(where, shown)
            shown = f"{shown[:_SHOWN_OF_A_LONG_ONE]} … [all of it in “{LONG_TEXTS}”, {where}]"
        self._worksheet.write_string(self.row, column, shown, self._book.text)


def sheet_text(text: str) -> str:
    """Return a text as a cell can hold it: characters that XML has no way to say are shown, all others stay."""
    return _ILLEGAL.sub(lambda match: visible(match[0]), text)


def cell_name(row: int, column: int) -> str:
    """Return a cell's name: `B7` for row 6 and column 1, both from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def linked_places(names: Mapping[str, int], sheet: str, name: str) -> Link | str:
    """Return a cell that leads to the row of a sheet where `name` stands; the plain name when it stands in none."""
    return Link(name, f"internal:'{sheet}'!A{names[name] + 1}") if name in names else name
