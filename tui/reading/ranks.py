"""At which level each heading stands: a stack of the families of numbers, markup levels and styles seen so far."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from tui.reading.headings import Candidate, Evidence, is_closing, is_opening
from tui.reading.numbering import FIRST_VALUES, PARTS, Marker, Numeral, family_named, value_of

_OUTRANKS_PROMINENCE = 7
_FEWEST_PARTS = 2
_ANNEX = 1
"""The rank of annexes, which belong to the whole report."""
_CHAPTERS = "I."
"""Numerals in capitals, which number the chapters of an English paper and never its smallest parts."""
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


def with_parts(candidates: Sequence[Candidate], centred: Collection[int]) -> list[Candidate]:
    """Return the candidates with the centred lines told that divide the report: numbers and bold lines are below them.

    So are the reports of courts and governments set: 过去五年的工作 in the middle, 一、 to 五、 below it, 今后的建议 in
    the middle again. There are two or more, the first above all numbers, and no count goes on across one.
    """
    places = [
        at for at, found in enumerate(candidates) if found.block in centred and found.evidence is Evidence.PROMINENT
    ]
    others = [
        at
        for at, found in enumerate(candidates)
        if found.block not in centred and (found.marker or found.evidence is Evidence.PROMINENT)
    ]
    is_divided = len(places) >= _FEWEST_PARTS and bool(others) and places[0] < others[0] < places[-1]
    if is_divided and not any(candidates[at].marker for at in others):
        # Without numbers two of them hold lines of the other make: one that stands between such may be a table's title.
        holding = {bisect_right(places, at) for at in others}
        is_divided = len(holding) >= _FEWEST_PARTS
    is_higher = any(found.markup or (found.marker and found.marker.key in PARTS) for found in candidates)
    if not is_divided or is_higher or _goes_on_across(candidates, frozenset(places)):
        return list(candidates)
    parts = frozenset(places)
    return [replace(found, is_part=at in parts) for at, found in enumerate(candidates)]


def _goes_on_across(candidates: Sequence[Candidate], parts: Collection[int]) -> bool:
    """Say whether a count that was begun before one of the lines goes on after it."""
    passed = 0
    last: dict[str, tuple[int, int]] = {}
    for at, candidate in enumerate(candidates):
        passed += at in parts
        if candidate.marker:
            before, value = last.get(candidate.marker.key, (passed, 0))
            if before < passed and candidate.marker.value > value:
                return True
            last[candidate.marker.key] = passed, candidate.marker.value
    return False


def levels_of(candidates: Sequence[Candidate]) -> list[int]:
    """Return the level of each heading, from 1; a child's is its parent's plus one."""
    continuing = _continuing(candidates)
    inner = _inner_counts(candidates)
    stack: list[int] = []
    levels: list[int] = []
    for at, candidate in enumerate(candidates):
        open_now = [candidates[index] for index in stack]
        running = [index in continuing for index in stack]
        heads_anew = _restarted(candidates[at + 1 : at + 2], open_now)
        if candidate.is_part:
            stack.clear()
        elif candidate.evidence is Evidence.PROMINENT and heads_anew is not None:
            del stack[heads_anew:]
        else:
            del stack[_parents(candidate, open_now, running, is_inner=at in inner) :]
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


def _inner_counts(candidates: Sequence[Candidate]) -> set[int]:
    """Return where a family counts anew inside a count of its own that goes on afterwards (三、 一、 二、 四、)."""
    inner: set[int] = set()
    counts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, candidate in enumerate(candidates):
        if candidate.marker:
            counts[candidate.marker.key].append((at, candidate.marker.value))
    for count in counts.values():
        values = [value for _, value in count]
        goes_on_at = len(values)
        for place in range(len(values) - 1, 0, -1):
            if place + 1 < len(values) and values[place + 1] != values[place] + 1:
                goes_on_at = place + 1
            after = values[goes_on_at] if goes_on_at < len(values) else 0
            if values[place] == 1 and after == values[place - 1] + 1:
                inner.add(count[place][0])
    return inner


def _restarted(following: Sequence[Candidate], stack: Sequence[Candidate]) -> int | None:
    """Return the place of the open count that the next heading begins anew: a line between them heads the new count."""
    marker = following[0].marker if following else None
    if marker is None or marker.path or marker.value not in FIRST_VALUES:
        return None
    at = next((at for at, other in enumerate(stack) if other.marker and other.marker.key == marker.key), len(stack))
    # Where such lines head counts already, they stand beside each other.
    return at if at < len(stack) and not any(other.evidence in _WEAK for other in stack[:at]) else None


def _parents(candidate: Candidate, stack: Sequence[Candidate], running: Sequence[bool], *, is_inner: bool) -> int:
    """Return how many of the open headings the new one lies in."""
    if candidate.marker is not None:
        same = _place_by_number(candidate, candidate.marker, stack, is_inner=is_inner)
        if same is not None:
            return same
    if candidate.markup:
        return _place_by_markup(candidate, stack, running)
    if candidate.marker is not None:
        return _place_by_rank(candidate.marker, stack)
    return _place_by_style(candidate, stack, running)


def _place_by_number(candidate: Candidate, marker: Marker, stack: Sequence[Candidate], *, is_inner: bool) -> int | None:
    """Return the place of a number whose count, or whose parent number, is open; None for a new one."""
    if len(marker.path) > 1:
        return _place_by_path(marker.path, stack)
    same = [at for at, other in enumerate(stack) if other.marker and _counts_with(marker, other.marker)]
    if not same:
        return next((at for at, other in enumerate(stack) if marker.path and other.marker and other.marker.path), None)
    going_on = [at for at in same if marker.value == _value(stack[at]) + 1]
    alike = [at for at in going_on or same if stack[at].markup == candidate.markup]
    at = (alike or going_on or same)[-1]
    if going_on:
        return at
    # Old reports reuse 一、 under 第一，: a count begun anew below another number, or deeper in the markup, is its own.
    restarts = marker.value <= _value(stack[at])
    is_below = any(below.marker is not None for below in stack[at + 1 :]) or candidate.markup > stack[at].markup > 0
    return None if is_inner or (restarts and is_below) else at


def _counts_with(marker: Marker, other: Marker) -> bool:
    """Say whether two numbers may be of one count; `1` and `1.` are."""
    return marker.key == other.key or len(marker.path) == len(other.path) == 1


def _value(candidate: Candidate) -> int:
    return candidate.marker.value if candidate.marker else 0


def _place_by_path(path: tuple[int, ...], stack: Sequence[Candidate]) -> int | None:
    paths = [other.marker.path if other.marker else () for other in stack]
    siblings = [at for at, other in enumerate(paths) if len(other) == len(path) and path[:-1] == other[:-1]]
    if siblings:
        return siblings[-1]
    parents = [at for at, other in enumerate(paths) if other and len(other) < len(path) and path[: len(other)] == other]
    if parents:
        return parents[-1] + 1
    return next((at for at, other in enumerate(paths) if len(other) >= len(path)), None)


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
    if rank == _ANNEX:
        return 0
    for at, other in enumerate(stack):
        if rank and other.marker and not other.markup and other.marker.family.rank > rank:
            return at
        # A bold line above the chapters is a title page or a letter, not what they are parts of.
        if (
            (0 < rank <= _OUTRANKS_PROMINENCE or marker.key == _CHAPTERS)
            and other.evidence is Evidence.PROMINENT
            and not other.is_part
        ):
            return at
        if is_opening(other) and not other.markup:
            return at
    return len(stack)


def _place_by_style(candidate: Candidate, stack: Sequence[Candidate], running: Sequence[bool]) -> int:
    if is_closing(candidate):
        return 0
    for at in range(len(stack) - 1, -1, -1):
        if running[at]:
            break
        if stack[at].is_part:
            return at + 1
        if stack[at].evidence in _WEAK:
            return at
    return len(stack)
