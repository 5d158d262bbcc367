"""Reading order on one page: bands of columns from the top, columns from the left, tables where rows align.

A band is a stretch of rows that one blank strip, a gutter, runs through from its first to its last row. What stands on
both sides of it are columns of text when they are filled like text, and a table when short cells stand in rows.
"""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from tui.reading.characters import display_width
from tui.reading.draft import DraftCell
from tui.reading.pdf_grids import Grid, cells_of, joined_lines
from tui.reading.pdf_pages import Glyph, Rule
from tui.reading.pdf_runs import Run, rows_of

Rows: TypeAlias = tuple[tuple[DraftCell, ...], ...]
Strip: TypeAlias = tuple[float, float]

_NARROWEST_GUTTER = 8.0
"""In points; less is a space in large print."""
_PROSE_WIDTH = 22
"""The display columns of a line of running text in a narrow column; most cells are shorter."""
_MOST_DEPTH = 4
"""Columns inside columns inside bands: no page goes deeper."""
_FEWEST_TABLE_ROWS = 3
_FEWEST_COLUMN_ROWS = 2
_FEWEST_ROWS_OF_NUMBERS = 2
_PAIR = 2
_SPARSE = 0.4
"""How many lines a column of side heads has at most, beside those of the text that it stands by."""
_LEVEL_LINES = 4
"""How many lines of one length, one above the other, rule a table without uprights: head, two rows, foot."""
_TALLEST_ROW = 90.0
_SAME_END = 6.0
_MOST_UNRULED = 0.3
_FAR_APART = 3.0
"""The gap, in ems, across which two lines are no longer one."""


@dataclass(slots=True, eq=False)
class PrintedTable:
    """A table in its place."""

    left: float
    top: float
    right: float
    bottom: float
    rows: Rows

    @property
    def base(self) -> float:
        """Where it begins, for the order."""
        return self.top

    @property
    def size(self) -> float:
        """It has no em of its own."""
        return 0.0


Atom: TypeAlias = Run | PrintedTable


@dataclass(slots=True, eq=False)
class Line:
    """A line of text, or a table, in reading order."""

    runs: list[Run]
    """From the left; empty for a table."""
    left: float
    right: float
    """The edges of the column that it stands in."""
    table: PrintedTable | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(run.text for run in self.runs)


def tables_of(rules: Sequence[Rule], grids: Sequence[Grid], runs: Sequence[Run]) -> tuple[list[PrintedTable], set[int]]:
    """Return the ruled tables of a page and the ids of the runs in them.

    Lines of one length above each other rule a table without uprights; those that cross rule a grid. Where the
    uprights stand in the head alone, the level lines are what rules the table.
    """
    tables: list[PrintedTable] = []
    taken: set[int] = set()
    for zone in _zones(rules):
        box = Rule(zone[0].left, zone[0].top, zone[0].right, zone[-1].top)
        covered = sum(max(0.0, min(grid.ys[-1], box.bottom) - max(grid.ys[0], box.top)) for grid in grids)
        if covered > (1 - _MOST_UNRULED) * (box.bottom - box.top):
            continue
        held = [run for run in runs if id(run) not in taken and _holds(box, run)]
        table = _ruled_table(zone, held)
        if table is not None:
            tables.append(table)
            taken |= {id(run) for run in held}
    return tables, taken


def _zones(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return the groups of level lines, of one length, that stand closely above each other."""
    zones: list[list[Rule]] = []
    for rule in sorted(_level_lines(rules), key=lambda rule: rule.top):
        for zone in zones:
            above = zone[-1]
            is_same = abs(above.left - rule.left) <= _SAME_END and abs(above.right - rule.right) <= _SAME_END
            if is_same and rule.top - above.top <= _TALLEST_ROW:
                if rule.top - above.top > _SAME_END:
                    zone.append(rule)
                break
        else:
            zones.append([rule])
    return [zone for zone in zones if len(zone) >= _LEVEL_LINES]


def _level_lines(rules: Iterable[Rule]) -> list[Rule]:
    """Return the level lines, those that are drawn cell by cell joined."""
    lines: list[Rule] = []
    for rule in sorted((rule for rule in rules if rule.is_level), key=lambda rule: (round(rule.top), rule.left)):
        last = lines[-1] if lines else None
        if last is not None and abs(last.top - rule.top) <= 1 and rule.left - last.right <= _SAME_END / 2:
            lines[-1] = Rule(last.left, last.top, max(last.right, rule.right), last.bottom)
        else:
            lines.append(rule)
    return lines


def _holds(box: Rule, run: Run) -> bool:
    middle = (run.left + run.right) / 2
    return box.left <= middle <= box.right and box.top <= run.base - 0.3 * run.size <= box.bottom


def _ruled_table(zone: Sequence[Rule], runs: Sequence[Run]) -> PrintedTable | None:
    rows: list[list[list[Run]]] = []
    for above, below in pairwise(zone):
        held = [run for run in runs if above.top <= run.base - 0.3 * run.size < below.top]
        if held:
            rows.append(rows_of(held))
    gutters = _gutters([run for row in rows for line in row if len(line) > 1 for run in line])
    filled = [row for row in rows if len({_column(run, gutters) for line in row for run in line}) > 1]
    if (
        not gutters
        or len(filled) < _FEWEST_TABLE_ROWS
        or _is_prose([run for row in rows for line in row for run in line])
    ):
        return None
    cells = [row for lines in rows for row in _parted(lines, gutters)]
    return PrintedTable(zone[0].left, zone[0].top, zone[0].right, zone[-1].top, tuple(cells))


def _parted(lines: Sequence[Sequence[Run]], gutters: Sequence[Strip]) -> list[tuple[DraftCell, ...]]:
    """Return one row, or one for each line where numbers stand below each other: then no line parts the rows."""
    numbers = [0] * (len(gutters) + 1)
    for line in lines:
        for run in line:
            numbers[_column(run, gutters)] += _is_number(run.text)
    if max(numbers) > 1:
        return [_cells([line], gutters) for line in lines]
    return [_cells(lines, gutters)]


def _cells(lines: Sequence[Sequence[Run]], gutters: Sequence[Strip]) -> tuple[DraftCell, ...]:
    words: list[list[str]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        for run in sorted(line, key=lambda run: run.left):
            words[_column(run, gutters)].append(run.text)
    return tuple(DraftCell(joined_lines(cell)) for cell in words)


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) * 2 > len(text)


def _column(run: Atom, gutters: Sequence[Strip]) -> int:
    middle = (run.left + run.right) / 2
    return sum(middle > (left + right) / 2 for left, right in gutters)


def _is_prose(runs: Sequence[Run]) -> bool:
    """Say whether most of what stands there are lines as long as running text has them."""
    widths = [display_width(run.text) for run in runs]
    return bool(widths) and statistics.median(widths) >= _PROSE_WIDTH


def grid_tables(grids: Sequence[Grid], glyphs: Sequence[Glyph]) -> list[PrintedTable]:
    """Return the tables that crossing lines rule."""
    return [PrintedTable(*grid.box, cells_of(grid, glyphs)) for grid in grids]


def lines_of(atoms: Sequence[Atom]) -> list[Line]:
    """Return the lines and tables of a page in reading order."""
    lines: list[Line] = []
    waiting = [(list(atoms), 0)] if atoms else []
    while waiting:
        region, depth = waiting.pop()
        parts = _parts(region) if depth < _MOST_DEPTH else [region]
        if len(parts) == 1:
            lines += _flow(parts[0])
        else:
            waiting += [(part, depth + 1) for part in reversed(parts)]
    return lines


def _parts(region: Sequence[Atom]) -> list[list[Atom]]:
    """Return the parts of a region that are read one after another; bands of one column that follow are one part."""
    parts: list[list[Atom]] = []
    is_open = False
    for band, gutters in _bands(region):
        columns = _columns(band, gutters)
        if len(columns) > 1:
            parts += columns
        elif is_open:
            parts[-1] += columns[0]
        else:
            parts += columns
        is_open = len(columns) == 1
    return parts


def _flow(atoms: Sequence[Atom]) -> list[Line]:
    """Return the rows of one column as lines."""
    left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
    lines: list[Line] = []
    for row in _rows(atoms):
        runs = [atom for atom in row if isinstance(atom, Run)]
        lines += [Line(part, left, right) for part in _side_by_side(runs)]
        lines += [Line([], left, right, atom) for atom in row if isinstance(atom, PrintedTable)]
    return lines


def _side_by_side(row: Sequence[Run]) -> list[list[Run]]:
    """Part what stands far apart on one baseline (a heading, 单位：元 at the margin), but no number from its label."""
    parts: list[list[Run]] = []
    for run in row:
        apart = parts and run.left - parts[-1][-1].right > _FAR_APART * run.size
        if parts and (not apart or _is_number(run.text)):
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts


def _rows(atoms: Iterable[Atom]) -> list[list[Atom]]:
    rows: list[list[Atom]] = []
    for atom in sorted(atoms, key=lambda atom: (atom.base, atom.left)):
        em = max(atom.size, rows[-1][0].size) if rows else 0.0
        if rows and abs(atom.base - rows[-1][0].base) < 0.3 * em:
            rows[-1].append(atom)
        else:
            rows.append([atom])
    for row in rows:
        row.sort(key=lambda atom: atom.left)
    return rows


def _bands(atoms: Sequence[Atom]) -> list[tuple[list[Atom], list[Strip]]]:
    """Return the bands from the top, each with its gutters; a band without any is one column."""
    left, right = min(atom.left for atom in atoms), max(atom.right for atom in atoms)
    bands: list[tuple[list[Atom], list[Strip]]] = []
    band: list[Atom] = []
    blanks: list[Strip] = [(left, right)]
    for row in _rows(atoms):
        narrowed = _narrowed(blanks, row)
        if band and not _inner(narrowed, left, right) and (_inner(blanks, left, right) or not narrowed):
            bands.append((band, _inner(blanks, left, right)))
            band, narrowed = [], _narrowed([(left, right)], row)
        band += row
        blanks = narrowed
    bands.append((band, _inner(blanks, left, right)))
    return bands


def _narrowed(blanks: Iterable[Strip], row: Iterable[Atom]) -> list[Strip]:
    """Return the blank strips without what the row prints on."""
    narrowed = list(blanks)
    for atom in row:
        cut: list[Strip] = []
        for start, end in narrowed:
            cut += [(start, min(end, atom.left)), (max(start, atom.right), end)]
        narrowed = [(start, end) for start, end in cut if end - start >= _NARROWEST_GUTTER]
    return narrowed


def _inner(blanks: Iterable[Strip], left: float, right: float) -> list[Strip]:
    return [(start, end) for start, end in blanks if start > left + 1 and end < right - 1]


def _gutters(runs: Sequence[Run]) -> list[Strip]:
    if not runs:
        return []
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    return _inner(_narrowed([(left, right)], runs), left, right)


def _columns(band: Sequence[Atom], gutters: Sequence[Strip]) -> list[list[Atom]]:
    """Return what a band is read as: columns one after another, or one column, with a table where its rows align."""
    columns = [column for column in _by_column(band, gutters) if column]
    if len(columns) == 1:
        return columns
    runs = [atom for atom in band if isinstance(atom, Run)]
    if len(runs) == len(band) and not _is_prose(runs):
        aligned = _with_table(runs, gutters)
        if aligned:
            return [aligned]
    heights = [len(_rows(column)) for column in columns]
    if len(columns) == _PAIR and heights[0] <= _SPARSE * heights[1]:
        return _beside(columns[0], columns[1])
    return columns if min(heights) >= _FEWEST_COLUMN_ROWS else [list(band)]


def _by_column(atoms: Iterable[Atom], gutters: Sequence[Strip]) -> list[list[Atom]]:
    columns: list[list[Atom]] = [[] for _ in range(len(gutters) + 1)]
    for atom in atoms:
        columns[_column(atom, gutters)].append(atom)
    return columns


def _with_table(runs: Sequence[Run], gutters: Sequence[Strip]) -> list[Atom]:
    """Return the band with its rows that align as a table; empty when too few of them do."""
    rows = rows_of(runs)
    is_filled = [len({_column(run, gutters) for run in row}) > 1 for row in rows]
    if sum(is_filled) * 2 < len(rows):
        return []
    # What stands alone above and below the rows is a caption or the end of a paragraph.
    first, end = is_filled.index(True), len(rows) - is_filled[::-1].index(True)
    held = rows[first:end]
    with_numbers = sum(any(map(str.isdigit, run.text)) for row in held for run in row[1:])
    if len(held) < (_FEWEST_TABLE_ROWS if with_numbers < len(held) else _FEWEST_ROWS_OF_NUMBERS):
        return []
    inner = [run for row in held for run in row]
    table = PrintedTable(
        left=min(run.left for run in inner),
        top=min(run.top for run in inner),
        right=max(run.right for run in inner),
        bottom=max(run.bottom for run in inner),
        rows=tuple(_cells([row], gutters) for row in held),
    )
    outside = [run for row in (*rows[:first], *rows[end:]) for run in row]
    return [*outside, table]


def _beside(heads: Sequence[Atom], text: Sequence[Atom]) -> list[list[Atom]]:
    """Return a column of side heads and the text that they stand by, each head before the line that it begins at."""
    parts: list[list[Atom]] = []
    lines = sorted(text, key=lambda atom: atom.base)
    for cluster in _clusters(heads):
        before = [atom for atom in lines if atom.base <= cluster[0].top]
        lines = [atom for atom in lines if atom.base > cluster[0].top]
        parts += [part for part in (before, cluster) if part]
    return [*parts, lines] if lines else parts


def _clusters(atoms: Iterable[Atom]) -> list[list[Atom]]:
    """Return the atoms of one column by what stands closely together."""
    clusters: list[list[Atom]] = []
    for atom in sorted(atoms, key=lambda atom: atom.base):
        if clusters and atom.top - clusters[-1][-1].bottom < atom.size:
            clusters[-1].append(atom)
        else:
            clusters.append([atom])
    return clusters
