"""At which level each heading stands: a stack of the families of numbers, markup levels and styles seen so far."""

from collections.abc import Sequence
from dataclasses import replace

from tui.reading.headings import Candidate, Evidence, is_closing
from tui.reading.numbering import Marker, Numeral, family_named, value_of

_OUTRANKS_PROMINENCE = 5
_WEAK = {Evidence.PROMINENT, Evidence.CUSTOMARY}


def with_letters(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with C., D., I., L. … read as letters where they go on with a sequence of letters.

    (i) after (h) is a letter, and I. after nothing is a numeral: the sequence decides, not the symbol.
    """
    letters = family_named("A.")
    told: list[Candidate] = []
    last = 0
    for candidate in candidates:
        marker = candidate.marker
        symbol = marker.number.rstrip(".．") if marker else ""
        if marker and marker.family.numeral is Numeral.ROMAN and len(symbol) == 1:
            value = value_of(symbol, Numeral.LETTER)
            if last and value == last + 1:
                marker = replace(marker, family=letters, key=letters.name, value=value)
        if marker and marker.key == letters.name:
            last = marker.value
        told.append(replace(candidate, marker=marker))
    return told


def levels_of(candidates: Sequence[Candidate]) -> list[int]:
    """Return the level of each heading, from 1; a child's is its parent's plus one."""
    continuing = _continuing(candidates)
    stack: list[int] = []
    levels: list[int] = []
    for at, candidate in enumerate(candidates):
        open_now = [candidates[index] for index in stack]
        running = [index in continuing for index in stack]
        del stack[_parents(candidate, open_now, running) :]
        stack.append(at)
        levels.append(len(stack))
    return levels


def _continuing(candidates: Sequence[Candidate]) -> set[int]:
    """Return which numbered headings have a later sibling: whatever unnumbered stands between lies inside them."""
    running: set[int] = set()
    following: dict[str, int] = {}
    for at in range(len(candidates) - 1, -1, -1):
        marker = candidates[at].marker
        if marker is None:
            continue
        if following.get(marker.key, 0) > marker.value:
            running.add(at)
        following[marker.key] = marker.value
    return running


def _parents(candidate: Candidate, stack: Sequence[Candidate], running: Sequence[bool]) -> int:
    """Return how many of the open headings the new one lies in."""
    if candidate.marker is not None:
        same = _place_by_number(candidate.marker, stack)
        if same is not None:
            return same
    if candidate.markup:
        return _place_by_markup(candidate, stack, running)
    if candidate.marker is not None:
        return _place_by_rank(candidate.marker, stack)
    return _place_by_style(candidate, stack, running)


def _place_by_number(marker: Marker, stack: Sequence[Candidate]) -> int | None:
    """Return the place of a number whose family, or whose parent number, is open; None for a new family."""
    if marker.path:
        return _place_by_path(marker.path, stack)
    for at in range(len(stack) - 1, -1, -1):
        open_marker = stack[at].marker
        if open_marker is None or open_marker.key != marker.key:
            continue
        # A restart below another number is a list of its own: old reports reuse 一、 under 第一，.
        restarts = marker.value <= open_marker.value
        numbered_below = any(below.marker is not None for below in stack[at + 1 :])
        if not (restarts and numbered_below):
            return at
    return None


def _place_by_path(path: tuple[int, ...], stack: Sequence[Candidate]) -> int | None:
    for at in range(len(stack) - 1, -1, -1):
        open_marker = stack[at].marker
        open_path = open_marker.path if open_marker else ()
        if not open_path:
            continue
        if len(open_path) < len(path) and path[: len(open_path)] == open_path:
            return at + 1
        if len(open_path) == len(path) and path[:-1] == open_path[:-1]:
            return at
    same_or_deeper = [at for at, other in enumerate(stack) if other.marker and len(other.marker.path) >= len(path)]
    return same_or_deeper[0] if same_or_deeper else None


def _place_by_markup(candidate: Candidate, stack: Sequence[Candidate], running: Sequence[bool]) -> int:
    for at, other in enumerate(stack):
        if other.markup >= candidate.markup:
            return at
    keep = len(stack)
    while keep and stack[keep - 1].markup == 0 and not running[keep - 1]:
        keep -= 1
    return keep


def _place_by_rank(marker: Marker, stack: Sequence[Candidate]) -> int:
    rank = marker.family.rank
    for at, other in enumerate(stack):
        if rank and other.marker and not other.markup and other.marker.family.rank > rank:
            return at
        # A bold line above the chapters is a title page or a letter, not what they are parts of.
        if 0 < rank <= _OUTRANKS_PROMINENCE and other.evidence is Evidence.PROMINENT:
            return at
    return len(stack)


def _place_by_style(candidate: Candidate, stack: Sequence[Candidate], running: Sequence[bool]) -> int:
    if is_closing(candidate):
        return 0
    for at in range(len(stack) - 1, -1, -1):
        if running[at]:
            break
        if stack[at].evidence in _WEAK:
            return at
    return len(stack)
