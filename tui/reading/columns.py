"""Tables in plain text: lines whose cells are parted by tabs, or set in columns by spaces."""

import re
from collections.abc import Sequence

from tui.reading.characters import display_width
from tui.reading.draft import DraftCell

_GAP = re.compile(r"(?: |\u00a0){2,}|(?:\u3000|\t)+")
_HAS_DIGIT = re.compile(r"\d")
_FEWEST_ROWS = 2
_FEWEST_ALIGNED_ROWS = 3
_FEWEST_COLUMNS = 2

Rows = tuple[tuple[DraftCell, ...], ...]


def has_tab(line: str) -> bool:
    """Say whether tabs part the cells of a line."""
    return "\t" in line.strip()


def has_gap(line: str) -> bool:
    """Say whether gaps part the words of a line, as they do in a row that is set in columns."""
    return bool(_GAP.search(line.strip()))


def tabbed_rows(lines: Sequence[str]) -> Rows:
    """Return the cells of a run of tab-separated lines; empty when there are fewer than two."""
    if len(lines) < _FEWEST_ROWS:
        return ()
    return tuple(tuple(DraftCell(cell.strip()) for cell in line.strip("\r\n ").split("\t")) for line in lines)


def aligned_rows(lines: Sequence[str]) -> Rows:
    """Return the cells of a run of lines that are set in columns; empty when they are not.

    Columns are the stretches between display columns that are blank in every line. Three rows and a digit behind
    the first column are asked for, so that justified prose is not taken for a table.
    """
    if len(lines) < _FEWEST_ALIGNED_ROWS:
        return ()
    rows = _split(lines)
    with_digits = sum(any(_HAS_DIGIT.search(cell) for cell in row[1:]) for row in rows)
    if len(rows[0]) < _FEWEST_COLUMNS or with_digits * 2 < len(rows):
        return ()
    return tuple(tuple(DraftCell(cell) for cell in row) for row in rows)


def _split(lines: Sequence[str]) -> list[list[str]]:
    """Cut the lines where all of them are blank for two display columns or more."""
    grids = [_by_column(line) for line in lines]
    width = max(len(grid) for grid in grids)
    blank = [True] * width
    for grid in grids:
        for column, character in enumerate(grid):
            if not character.isspace():
                blank[column] = False
    cuts: list[tuple[int, int]] = []
    start = 0
    for column in range(1, width + 1):
        if column == width or (blank[column] and not blank[column - 1] and all(blank[column : column + 2])):
            cuts.append((start, column))
            start = column
    pieces = [["".join(grid[start:end]).strip() for start, end in cuts] for grid in grids]
    filled = [index for index in range(len(cuts)) if any(row[index] for row in pieces)]
    return [[row[index] for index in filled] for row in pieces]


def _by_column(line: str) -> list[str]:
    """Return what stands in each display column of a line; a wide character fills its first of two, then nothing."""
    columns: list[str] = []
    for character in line.expandtabs(8).rstrip():
        if character == "\u3000":
            columns += "  "
            continue
        width = display_width(character)
        columns.append(character)
        # An empty string is no white space, so the second half of a wide character never counts as blank.
        columns += [""] * (width - 1)
    return columns
