"""Reading order on one page: bands of columns from the top, columns from the left, tables where rows align.

A band is a stretch of rows that one blank strip, a gutter, runs through from its first to its last row. What stands on
both sides of it are columns of text when they are filled like text, and a table when short cells stand in rows.
"""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from tui.reading.characters import display_width
from tui.reading.draft import DraftCell
from tui.reading.pdf_grids import Grid, cells_of, joined_lines
from tui.reading.pdf_links import links_over
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
_OVERLAP = 0.7
_SPARSE = 0.4
"""How many lines a column of side heads has at most, beside those of the text that it stands by."""
_LEVEL_LINES = 4
"""How many lines of one length, one above the other, rule a table without uprights: head, two rows, foot."""
_TALLEST_ROW = 90.0
_SAME_END = 6.0
_MOST_UNRULED = 0.3
_WIDEST_JUSTIFIED = 1.8
"""The widest gap, in ems, to which a narrow column spreads its words; the cells of tables stand farther apart."""
_FAR_APART = 3.0
"""The gap, in ems, across which two lines are no longer one."""


class PrintedTable(Struct, eq=False):
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


class Line(Struct, eq=False):
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
        for table in _ruled_tables(zone, [run for run in runs if id(run) not in taken and _holds(box, run)]):
            tables.append(table)
            place = Rule(table.left, table.top, table.right, table.bottom)
            taken |= {id(run) for run in runs if _holds(place, run)}
    return tables, taken


def _zones(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Return the groups of level lines, of one length, that stand closely above each other."""
    zones: list[list[Rule]] = []
    # By where they begin: a drawing has thousands of level lines, and each is held against those near it alone.
    beginning: dict[int, list[list[Rule]]] = defaultdict(list)
    for rule in sorted(_level_lines(rules), key=lambda rule: rule.top):
        at = int(rule.left // _SAME_END)
        near = [zone for place in (at - 1, at, at + 1) for zone in beginning.get(place, ())]
        zone = next((zone for zone in near if _goes_on_with(zone[-1], rule)), None)
        if zone is None:
            zones.append([rule])
            beginning[at] = [zone for zone in beginning[at] if rule.top - zone[-1].top <= _TALLEST_ROW]
            beginning[at].append(zones[-1])
        elif rule.top - zone[-1].top > _SAME_END:
            zone.append(rule)
    return [zone for zone in zones if len(zone) >= _LEVEL_LINES]


def _goes_on_with(above: Rule, rule: Rule) -> bool:
    """Say whether a level line may rule the table that one above it rules."""
    is_same = abs(above.left - rule.left) <= _SAME_END and abs(above.right - rule.right) <= _SAME_END
    return is_same and rule.top - above.top <= _TALLEST_ROW


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


def _ruled_tables(zone: Sequence[Rule], runs: Sequence[Run]) -> Iterator[PrintedTable]:
    """Yield the tables between the lines of a zone; the same lines may part paragraphs above and below."""
    strips: list[tuple[Rule, Rule, list[list[Run]]]] = []
    for above, below in pairwise(zone):
        rows = rows_of(run for run in runs if above.top <= run.base - 0.3 * run.size < below.top)
        if any(len(row) > 1 for row in rows) or (strips and len(rows) == 1):
            strips.append((above, below, rows))
        elif rows:
            yield from _ruled_table(strips)
            strips = []
    yield from _ruled_table(strips)


def _ruled_table(strips: Sequence[tuple[Rule, Rule, list[list[Run]]]]) -> Iterator[PrintedTable]:
    """Yield the table whose rows the strips are, if they are."""
    lines = [line for _, _, rows in strips for line in rows]
    gutters = _gutters(line for line in lines if len(line) > 1)
    filled = sum(len({_column(run, gutters) for line in rows for run in line}) > 1 for _, _, rows in strips)
    if gutters and filled >= _FEWEST_TABLE_ROWS and not _is_prose([run for line in lines for run in line]):
        first, last = strips[0][0], strips[-1][1]
        cells = [row for _, _, rows in strips for row in _parted(rows, gutters)]
        yield PrintedTable(first.left, first.top, first.right, last.top, tuple(cells))


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
    words: list[list[Run]] = [[] for _ in range(len(gutters) + 1)]
    for line in lines:
        for run in sorted(line, key=lambda run: run.left):
            words[_column(run, gutters)].append(run)
    return tuple(map(_cell, words))


def _cell(runs: Sequence[Run]) -> DraftCell:
    text = joined_lines([run.text for run in runs])
    return DraftCell(text, links=links_over(text, (glyph for run in runs for glyph in run.glyphs)))


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) * 2 > len(text)


def _column(run: Atom, gutters: Sequence[Strip]) -> int:
    middle = (run.left + run.right) / 2
    return sum(middle > (left + right) / 2 for left, right in gutters)


def _is_prose(runs: Sequence[Run]) -> bool:
    """Say whether most of what stands there are lines as long as running text has them."""
    widths = [display_width(run.text) for run in runs]
    return bool(widths) and statistics.median(widths) >= _PROSE_WIDTH


def _stretches(runs: Iterable[Run], gutters: Sequence[Strip]) -> list[Run]:
    """Return the runs with those of one line and column joined that justified print only spreads."""
    joined: list[Run] = []
    for row in rows_of(runs):
        place = -1
        for run in sorted(row, key=lambda run: run.left):
            column = _column(run, gutters)
            if column == place and run.left - joined[-1].right < _WIDEST_JUSTIFIED * run.size:
                joined[-1] = replace(joined[-1], right=run.right, text=f"{joined[-1].text} {run.text}")
            else:
                joined.append(run)
            place = column
    return joined


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
    bands: list[tuple[list[list[Atom]], list[Strip]]] = []
    before: list[Atom] = []
    for row in _rows(atoms):
        # Columns whose baselines differ stand in rows that overlap.
        beside = before if before and row[0].base - before[-1].base < _OVERLAP * row[0].size else []
        gaps = _gaps([*beside, *row])
        left = _narrowed(bands[-1][1], row) if bands else []
        if left:
            bands[-1] = ([*bands[-1][0], row], left)
        elif gaps:
            pulled, gaps = _pulled_back(bands, gaps)
            bands.append(([*pulled, row], gaps))
        elif bands and not bands[-1][1]:
            bands[-1][0].append(row)
        else:
            bands.append(([row], []))
        before = row
    return [([atom for row in rows for atom in row], gutters) for rows, gutters in bands if rows]


def _pulled_back(
    bands: Sequence[tuple[list[list[Atom]], list[Strip]]], gaps: list[Strip]
) -> tuple[list[list[Atom]], list[Strip]]:
    """Take the rows above that leave every gap free out of the band above: one column begins higher than the other."""
    pulled: list[list[Atom]] = []
    rows = bands[-1][0] if bands and not bands[-1][1] else []
    while rows and len(_narrowed(gaps, rows[-1])) == len(gaps):
        gaps = _narrowed(gaps, rows[-1])
        pulled.insert(0, rows.pop())
    return pulled, gaps


def _gaps(row: Iterable[Atom]) -> list[Strip]:
    """Return the blank strips between what stands side by side."""
    gaps: list[Strip] = []
    end: float | None = None
    for atom in sorted(row, key=lambda atom: atom.left):
        if end is not None and atom.left - end >= _NARROWEST_GUTTER:
            gaps.append((end, atom.left))
        end = atom.right if end is None else max(end, atom.right)
    return gaps


def _narrowed(blanks: Iterable[Strip], row: Iterable[Atom]) -> list[Strip]:
    """Return the blank strips without what the row prints on."""
    narrowed = list(blanks)
    for atom in row:
        cut: list[Strip] = []
        for start, end in narrowed:
            cut += [(start, min(end, atom.left)), (max(start, atom.right), end)]
        narrowed = [(start, end) for start, end in cut if end - start >= _NARROWEST_GUTTER]
    return narrowed


def _gutters(rows: Iterable[Sequence[Run]]) -> list[Strip]:
    """Return the strips that stay blank in all rows."""
    return _gaps([run for row in rows for run in row])


def _columns(band: Sequence[Atom], gutters: Sequence[Strip]) -> list[list[Atom]]:
    """Return what a band is read as: columns one after another, or one column, with a table where its rows align."""
    columns = [column for column in _by_column(band, gutters) if column]
    if len(columns) == 1:
        return columns
    runs = [atom for atom in band if isinstance(atom, Run)]
    if len(runs) == len(band) and not _is_prose(_stretches(runs, gutters)):
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
    # A label that runs on into the next column, alone in its row, hides a gutter from the band but not from the table.
    gutters = _gutters(row for row, filled in zip(rows, is_filled, strict=True) if filled)
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
