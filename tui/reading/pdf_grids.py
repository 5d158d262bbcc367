"""Ruled tables: the lines that cross on a page to grids, and the characters between them to cells."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.reading.characters import is_chinese, is_wide
from tui.reading.draft import DraftCell
from tui.reading.pdf_links import links_over
from tui.reading.pdf_pages import Glyph, Rule
from tui.reading.pdf_runs import Run, run_of

_SNAP = 3.0
"""How far apart, in points, two ends may be that meet in print."""
_MOST_CROSSINGS = 400_000
"""Pairs of lines that are looked at on one page; a drawing has more."""
_FIRST_WIDE = "\u2e80"
_AROUND = 20
_FEWEST_LINES = 2
_FEWEST_ROWS = 2
_LOWEST_ROW = 5.0
"""The least height of a row, in points: lines closer than a letter is high are one, drawn double."""


class Grid(Struct, frozen=True):
    """Where the lines of a ruled table stand, and which of its cells are one."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    joined: frozenset[tuple[int, int, bool]]
    """Places (row, column) that no line parts from the one to the right (False) or below (True)."""

    @property
    def box(self) -> Rule:
        """Its outer edges."""
        return Rule(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def holds(self, glyph: Glyph) -> bool:
        """Say whether a character stands inside."""
        return self.place(glyph) is not None

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Return the row and column in which a character stands; None when it stands outside."""
        column = bisect_right(self.xs, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(self.ys, glyph.base - 0.3 * glyph.font.size) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return row, column
        return None


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """Return the ruled tables of a page: at least two rows and two columns between lines that cross."""
    levels, uprights = _lines(rules)
    if len(levels) * len(uprights) > _MOST_CROSSINGS:
        return []
    grids = [_grid(*group) for group in _crossing(levels, uprights)]
    return [grid for grid in grids if grid is not None]


def _lines(rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Return the level and the upright lines, pieces of one line joined."""
    levels: dict[int, list[Rule]] = defaultdict(list)
    uprights: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.is_level:
            levels[round((rule.top + rule.bottom) / 2)].append(rule)
        else:
            uprights[round((rule.left + rule.right) / 2)].append(rule)
    level = [line for at in sorted(levels) for line in _joined(levels[at], across=True)]
    upright = [line for at in sorted(uprights) for line in _joined(uprights[at], across=False)]
    return level, upright


def _joined(pieces: Iterable[Rule], *, across: bool) -> list[Rule]:
    joined: list[Rule] = []
    for piece in sorted(pieces, key=lambda rule: rule.left if across else rule.top):
        last = joined[-1] if joined else None
        if last is not None and (piece.left - last.right if across else piece.top - last.bottom) <= _SNAP:
            joined[-1] = Rule(
                min(last.left, piece.left),
                min(last.top, piece.top),
                max(last.right, piece.right),
                max(last.bottom, piece.bottom),
            )
        else:
            joined.append(piece)
    return joined


def _crossing(levels: Sequence[Rule], uprights: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of lines that hang together."""
    parent = list(range(len(levels) + len(uprights)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, level in enumerate(levels):
        for j, upright in enumerate(uprights):
            if _meet(level, upright):
                parent[root(i)] = root(len(levels) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, level in enumerate(levels):
        groups[root(i)][0].append(level)
    for j, upright in enumerate(uprights):
        groups[root(len(levels) + j)][1].append(upright)
    return list(groups.values())


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.left - _SNAP <= upright.left <= level.right + _SNAP
        and upright.top - _SNAP <= level.top <= upright.bottom + _SNAP
    )


def _grid(levels: Sequence[Rule], uprights: Sequence[Rule]) -> Grid | None:
    if len(levels) <= _FEWEST_LINES or len(uprights) <= _FEWEST_LINES:
        return None
    xs = _snapped((rule.left + rule.right) / 2 for rule in uprights)
    ys = _snapped((rule.top + rule.bottom) / 2 for rule in levels)
    if len(xs) <= _FEWEST_LINES or len(ys) <= _FEWEST_ROWS:
        return None
    joined: set[tuple[int, int, bool]] = set()
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            x, y = (left + right) / 2, (top + bottom) / 2
            if column + 2 < len(xs) and not _has_upright(uprights, right, y):
                joined.add((row, column, False))
            if row + 2 < len(ys) and not _has_level(levels, bottom, x):
                joined.add((row, column, True))
    return Grid(xs, ys, frozenset(joined))


def _snapped(places: Iterable[float]) -> tuple[float, ...]:
    snapped: list[float] = []
    for place in sorted(places):
        if not snapped or place - snapped[-1] > _LOWEST_ROW:
            snapped.append(place)
    return tuple(snapped)


def _has_upright(uprights: Iterable[Rule], x: float, y: float) -> bool:
    return any(
        abs((rule.left + rule.right) / 2 - x) <= _LOWEST_ROW and rule.top <= y <= rule.bottom for rule in uprights
    )


def _has_level(levels: Iterable[Rule], y: float, x: float) -> bool:
    return any(abs((rule.top + rule.bottom) / 2 - y) <= _LOWEST_ROW and rule.left <= x <= rule.right for rule in levels)


def cells_of(grid: Grid, glyphs: Iterable[Glyph]) -> tuple[tuple[DraftCell, ...], ...]:
    """Return the cells of a ruled table by printed row; rows and columns without any word are left out."""
    words: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    owners = _owners(grid)
    for glyph in glyphs:
        place = grid.place(glyph)
        if place is not None:
            words[owners[place]].append(glyph)
    rows: list[tuple[DraftCell, ...]] = []
    for row in range(len(grid.ys) - 1):
        cells = [
            _cell(words[row, column], *_spans(owners, row, column))
            for column in range(len(grid.xs) - 1)
            if owners[row, column] == (row, column)
        ]
        if cells:
            rows.append(tuple(cells))
    return tuple(rows)


def _owners(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place the one at the upper left of its cell; a cell grows to the right, then down."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(grid.ys) - 1):
        for column in range(len(grid.xs) - 1):
            if (row - 1, column, True) in grid.joined:
                owners[row, column] = owners[row - 1, column]
            elif (row, column - 1, False) in grid.joined:
                owners[row, column] = owners[row, column - 1]
            else:
                owners[row, column] = (row, column)
    return owners


def _spans(owners: dict[tuple[int, int], tuple[int, int]], row: int, column: int) -> tuple[int, int]:
    down = across = 1
    while owners.get((row + down, column)) == (row, column):
        down += 1
    while owners.get((row, column + across)) == (row, column):
        across += 1
    return down, across


def _cell(glyphs: Iterable[Glyph], row_span: int, column_span: int) -> DraftCell:
    """Return a cell, its lines joined."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        # A raised number of a note stands less than half an em above its line.
        if rows and glyph.base - rows[-1][-1].base < 0.5 * max(glyph.font.size, rows[-1][-1].font.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = [run_of(row) for row in rows]
    text = joined_lines([line.text for line in lines])
    links = links_over(text, (glyph for line in lines for glyph in line.glyphs))
    return DraftCell(text, False, row_span, column_span, links)


def joined_lines(lines: Sequence[str]) -> str:
    """Return lines of print as one: wide characters without a space, a hyphened word without its space."""
    text = ""
    for line in filter(None, lines):
        # Whether the hyphen belongs to the word the print does not say: it stays, without a space.
        hyphened = text[-1:] == "-" and text[-2:-1].isalpha()
        text += line if not text or hyphened or is_joint_wide(text, line) else f" {line}"
    return text


def is_joint_wide(before: str, after: str) -> bool:
    """Say whether two lines meet without a space; “ ” — … are of both scripts, so what stands around them tells."""
    edges = before[-1] + after[0]
    if max(edges) >= _FIRST_WIDE:
        return True
    return (is_wide(edges[0]) or is_wide(edges[1])) and is_chinese(before[-_AROUND:] + after[:_AROUND])


def without(runs: Iterable[Run], grids: Sequence[Grid]) -> list[Run]:
    """Return what stands outside the grids; a run that reaches into one keeps the part outside."""
    kept: list[Run] = []
    for run in runs:
        outside = [glyph for glyph in run.glyphs if not any(grid.holds(glyph) for grid in grids)]
        if len(outside) == len(run.glyphs):
            kept.append(run)
        elif outside:
            kept.append(run_of(outside))
    return kept
