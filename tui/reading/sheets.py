"""Tables by themselves to drafts: comma-separated values (RFC 4180) as one table."""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.draft import Draft, DraftBlock, DraftCell

MOST_CELLS = 20_000
"""The most cells of a report: more is a database, and a table of it takes longer to lay out than anybody waits."""
_DELIMITERS = ",\t;|"
_SAMPLE_ROWS = 30


def draft_of(text: str) -> Draft:
    """Take comma-separated values apart: one table, its first row a head where it holds no numbers.

    The delimiter (comma, tab, semicolon or bar) is the one that gives the most rows of one length; Excel's line
    `sep=;` settles it.

    Raises:
        ReadError: It is empty, too large, or its quotes don't match.
    """
    delimiter, body = _announced(text.removeprefix("\ufeff"))
    rows = _rows(body, delimiter or _delimiter_of(body))
    if not rows:
        raise ReadError("The table is empty.", "Check the file.")
    return Draft((DraftBlock(BlockKind.TABLE, "", rows=table_rows(rows)),))


def table_rows(rows: Sequence[Sequence[str]]) -> tuple[tuple[DraftCell, ...], ...]:
    """Return rows of words as cells; the first row is a head where other rows follow and none of it is a number."""
    is_headed = len(rows) > 1 and any(rows[0]) and not any(_is_number(words) for words in rows[0])
    return tuple(tuple(DraftCell(words, header=is_headed and at == 0) for words in row) for at, row in enumerate(rows))


def too_large() -> ReadError:
    """Return what to say of a table with more than `MOST_CELLS` cells."""
    return ReadError("The table has more cells than a report can hold.", "Save the part that you need by itself.")


def _is_number(words: str) -> bool:
    return any(map(str.isdigit, words)) and not any(map(str.isalpha, words))


def _announced(text: str) -> tuple[str, str]:
    """Return the delimiter that a first line `sep=;` names, and the text below it."""
    first, _, rest = text.partition("\n")
    named = first.strip("\r")
    return (named[4], rest) if named.lower().startswith("sep=") and len(named) == len("sep=;") else ("", text)


def _delimiter_of(text: str) -> str:
    def regularity(delimiter: str) -> tuple[int, int]:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for row, _ in zip(lines, range(_SAMPLE_ROWS), strict=False):
                widths[len(row)] += len(row) > 1
        except csv.Error:
            return 0, 0
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(_DELIMITERS, key=regularity)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            words = [cell.strip() for cell in row]
            cells += len(words)
            if cells > MOST_CELLS:
                raise too_large()
            if any(words):
                rows.append(words)
    except csv.Error as error:
        raise ReadError("The table can't be read: its quotes don't match.", "Save it again, as UTF-8.") from error
    return rows
