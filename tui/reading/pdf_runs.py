"""Printed characters to runs: words on one baseline that no wide gap parts."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from msgspec import Struct

from tui.reading.characters import is_wide
from tui.reading.pdf_pages import Glyph

_WIDEST_SPACE = 0.9
"""The widest gap inside a line of justified print, in ems; the gutters of tables and columns are wider."""
_WIDEST_TAB = 4.0
"""The widest gap between a bullet or a number and what it opens, in ems."""
_BACKWARDS = 0.35
"""How far kerning and slanted type reach back over the character before, in ems."""
_WORD_GAP = 0.28
_WIDE_GAP = 0.7
"""From which gap on, in ems, print without a space character shows one: between Latin and between wide characters."""
_NO_GAP = 0.06
_OFF_BASE = 0.5
"""How far raised and lowered characters stand off the baseline, in ems."""
_SAME_BASE = 0.25
_RAISED = 0.2
_SMALLER = 0.8
"""The size of a raised character as a share of its line's."""
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD_SHARE = 0.9
_OPENER = re.compile(r"[•·●○◦▪■□◆◇➢✓❖\uf0b7\uf0a7\uf0d8–—*-]|[(（]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)）．]|\[\d{1,3}\]")
_DECIMAL_OPENER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?")


class Run(Struct, eq=False):
    """Words on one baseline."""

    glyphs: list[Glyph]
    """From the left."""
    left: float
    right: float
    base: float
    """The baseline of most of its characters."""
    size: float
    """The em of most of its characters."""
    bold: bool
    """Whether all of it is bold, or printed twice or with an outline to look so."""
    text: str
    """Its words, a space where one is printed; digits that are raised stay raised (900¹ is not 9001)."""

    @property
    def top(self) -> float:
        """Where tall letters end."""
        return self.base - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Where descenders end."""
        return self.base + 0.2 * self.size


def runs_of(glyphs: Sequence[Glyph]) -> list[Run]:
    """Return the runs of a page, from the top, and from the left on one baseline."""
    chains: list[list[Glyph]] = []
    for glyph in glyphs:
        if chains and _follows(chains[-1][-1], glyph):
            chains[-1].append(glyph)
        else:
            chains.append([glyph])
    return _with_openers(_merged([run_of(chain) for chain in chains]))


def _follows(before: Glyph, after: Glyph) -> bool:
    em = max(before.font.size, after.font.size)
    gap = after.left - before.right
    return -_BACKWARDS * em < gap < _WIDEST_SPACE * em and abs(after.base - before.base) < _OFF_BASE * em


def run_of(chain: Iterable[Glyph]) -> Run:
    """Return the run that some characters of one line make, in whatever order they come."""
    glyphs, doubled = _without_overprint(sorted(chain, key=attrgetter("left")))
    size = Counter(glyph.font.size for glyph in glyphs).most_common(1)[0][0]
    base = statistics.median_low([glyph.base for glyph in glyphs if glyph.font.size == size])
    letters = [glyph for glyph in glyphs if glyph.char.isalnum()] or glyphs
    bold = doubled * 2 > len(glyphs) or sum(glyph.font.bold for glyph in letters) >= _BOLD_SHARE * len(letters)
    right = max(glyph.right for glyph in glyphs)
    return Run(glyphs, glyphs[0].left, right, base, size, bold, text_of(glyphs, base, size))


def _without_overprint(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], int]:
    """Leave out what is printed twice, a hair apart, to look bold; and say how many characters were."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        # Two of a kind side by side stand about one width apart, an overprint far less.
        reach = 0.5 * (glyph.right - glyph.left)
        near = kept[-3:] if kept and glyph.left - kept[-1].left < reach else []
        if not any(
            other.char == glyph.char and glyph.left - other.left < reach and abs(other.base - glyph.base) < 1
            for other in near
        ):
            kept.append(glyph)
    return kept, len(glyphs) - len(kept)


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Join runs that the file has apart although they stand in one line, and put all in order."""
    merged: list[Run] = []
    for row in rows_of(runs):
        row.sort(key=attrgetter("left"))
        chain = [row[0]]
        for run in row[1:]:
            em = max(chain[-1].size, run.size)
            if run.left - max(part.right for part in chain) < _WIDEST_SPACE * em:
                chain.append(run)
            else:
                merged.append(_joined(chain))
                chain = [run]
        merged.append(_joined(chain))
    return merged


def _joined(runs: Sequence[Run]) -> Run:
    return runs[0] if len(runs) == 1 else _rebuilt(runs)


def _rebuilt(runs: Sequence[Run]) -> Run:
    whole = run_of([glyph for run in runs for glyph in run.glyphs])
    whole.bold = whole.bold or all(run.bold for run in runs)
    return whole


def _with_openers(runs: Sequence[Run]) -> list[Run]:
    """Join bullets and numbers that stand alone to what they open."""
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before is not None and 0 <= run.left - before.right < _WIDEST_TAB * run.size and _opens(before, run):
            opened = _rebuilt([before, run])
            opened.bold = run.bold
            joined[-1] = opened
        else:
            joined.append(run)
    return joined


def _opens(mark: Run, run: Run) -> bool:
    """Say whether a run is the bullet or number, or the raised number of a note, that another begins with."""
    if mark.size <= _SMALLER * run.size:
        return 0 <= run.base - mark.base < _OFF_BASE * run.size and mark.text.isdigit()
    if abs(mark.base - run.base) >= _SAME_BASE * run.size:
        return False
    # 2.1 before words numbers them; before another number it is a cell of its own.
    return bool(_OPENER.fullmatch(mark.text) or (run.text[0].isalpha() and _DECIMAL_OPENER.fullmatch(mark.text)))


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs by baseline, from the top; a raised or lowered bit belongs to the row that it touches."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if rows and abs(run.base - rows[-1][0].base) < _SAME_BASE * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def text_of(glyphs: Sequence[Glyph], base: float, size: float) -> str:
    """Return the words that characters of one line make."""
    words: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and _is_parted(before, glyph):
            words.append(" ")
        is_raised = glyph.font.size <= _SMALLER * size and base - glyph.base > _RAISED * size
        words.append(glyph.char.translate(SUPERSCRIPTS) if is_raised else glyph.char)
        before = glyph
    return "".join(words)


def _is_parted(before: Glyph, after: Glyph) -> bool:
    em = max(before.font.size, after.font.size)
    gap = (after.left - before.right) / em
    if after.spaced:
        return gap > _NO_GAP
    return gap > (_WIDE_GAP if is_wide(before.char) or is_wide(after.char) else _WORD_GAP)
