"""Searching the whole library: words in titles, notes and texts, in any case and width.

Words of three characters and more are found by their trigrams; those of one or two, which most Chinese words are, by
the trigrams that begin with them. What the index offers is checked in the passage itself.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias, cast

from msgspec import Struct

from tui.domain.hit import Hit, HitPlace
from tui.domain.text import Span
from tui.folding import folded, lowered
from tui.store.faults import in_reviewers_words
from tui.store.search_index import MADE_ANEW, SearchIndex

_TRIGRAM = 3
_LAST_CHARACTER = "\U0010ffff"
_CONTEXT = 40
"""How many characters on each side of the words are returned with them."""
_ORDER = (HitPlace.TITLE, HitPlace.NOTE, HitPlace.TEXT)
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTE = '"'
_MOST_TOLD = 64
"""How many short words, and how many trigrams, the index is asked for: SQLite takes no endless query."""
Wanted: TypeAlias = Callable[[str, str], bool]
"""Says of a report's id, and the reviewer whose note it is, whether it is to be looked into."""
_Passage: TypeAlias = tuple[str, str, str, str, int, str, str]
"""Report, place, item, reviewer, offset, text, and the report's title."""


class Search(Struct, frozen=True):
    """What is looked for, and how far."""

    query: str
    """The words; those in double quotes have to stand together."""
    limit: int = 100
    """The most hits."""
    per_report: int = 20
    """The most hits in one report."""


def search(
    index: SearchIndex,
    wanted: Search,
    is_wanted: Wanted,
    progress: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> tuple[Hit, ...]:
    """Return where words stand: first in titles, then in notes, then in texts, in the order in which they were read.

    All words have to stand on one line; each place of the longest of them there is a hit.

    Args:
        index: The index; it is brought up to date first.
        wanted: What is looked for.
        is_wanted: What is to be looked into.
        progress: Told how many of how many reports are taken into the index.
        is_cancelled: Asked from time to time whether to stop.

    Raises:
        StoreError: The store or the index can't be read.
    """

    def found() -> tuple[Hit, ...]:
        index.bring_up_to_date(progress, is_cancelled)
        return tuple(islice(_hits(index, terms, is_wanted, wanted.per_report), wanted.limit))

    terms = terms_of(wanted.query)
    if not terms:
        return ()
    with in_reviewers_words():
        try:
            return found()
        except MADE_ANEW:
            index.forget()
            return found()


def terms_of(query: str) -> tuple[str, ...]:
    """Return the words of a query, folded: what is between double quotes is one word."""
    # A lone surrogate stands in no passage.
    kept = query.encode("utf-8", "replace").decode()
    found = (match[1] if match[1] is not None else match[2] for match in _TERM.finditer(kept))
    return tuple(dict.fromkeys(_as_sought(term) for term in found if term.strip()))


def _as_sought(text: str) -> str:
    return lowered(folded(text))


def _hits(index: SearchIndex, terms: Sequence[str], is_wanted: Wanted, per_report: int) -> Iterator[Hit]:
    counts = Counter[str]()
    last = ("", -1)
    for passage in _candidates(index, terms):
        report_id, place, item_id, reviewer, offset, text, title = passage
        if counts[report_id] >= per_report or not is_wanted(report_id, reviewer):
            continue
        for span in islice(_places(text, terms), per_report - counts[report_id]):
            # Pieces of a very long line overlap.
            if place == HitPlace.TEXT and (report_id, offset + span.start) <= last and last[0] == report_id:
                continue
            last = (report_id, offset + span.start) if place == HitPlace.TEXT else last
            counts[report_id] += 1
            yield Hit(
                report_id,
                title,
                HitPlace(place),
                item_id,
                reviewer,
                span.shifted(offset) if place == HitPlace.TEXT else None,
                *_around(text, span),
            )


def _candidates(index: SearchIndex, terms: Sequence[str]) -> Iterator[_Passage]:
    """Yield the passages that may hold all terms, titles first."""
    conditions = ["place = ?"]
    parameters: list[str] = []
    for term in [term for term in terms if len(term) < _TRIGRAM][:_MOST_TOLD]:
        conditions.append("passages.id IN (SELECT doc FROM trigrams WHERE term >= ? AND term < ?)")
        parameters += [term, term + _LAST_CHARACTER]
    trigrams = {term[at : at + _TRIGRAM] for term in terms for at in range(len(term) - _TRIGRAM + 1)}
    # FTS5 takes a zero byte for the end of the query; a double quote in a term is one of full width, folded.
    told = [
        f'"{trigram.replace(_QUOTE, 2 * _QUOTE)}"' for trigram in sorted(trigrams)[:_MOST_TOLD] if "\0" not in trigram
    ]
    if told:
        conditions.append("passages.id IN (SELECT rowid FROM words WHERE words MATCH ?)")
        parameters.append(" AND ".join(told))
    query = (
        "SELECT report_id, place, item_id, reviewer, starts, text, title FROM passages JOIN indexed USING (report_id) "  # noqa: S608 - our own conditions; what is looked for is a parameter
        f"WHERE {' AND '.join(conditions)} ORDER BY passages.id"
    )
    for place in _ORDER:
        yield from cast("Iterator[_Passage]", index.rows(query, (place.value, *parameters)))


def _places(text: str, terms: Sequence[str]) -> Iterator[Span]:
    """Yield where the longest term stands on lines that have all of them."""
    hay, longest = _as_sought(text), max(terms, key=len)
    at = hay.find(longest)
    while at != -1:
        line = Span(hay.rfind("\n", 0, at) + 1, end if (end := hay.find("\n", at)) != -1 else len(hay))
        if all(hay.find(term, line.start, line.end) != -1 for term in terms):
            yield Span(at, at + len(longest))
            at = hay.find(longest, at + len(longest))
        else:
            at = hay.find(longest, line.end)


def _around(text: str, span: Span) -> tuple[str, str, str]:
    """Return what stands before the words on their line, the words, and what stands after them."""
    before = text[max(0, span.start - _CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _CONTEXT].partition("\n")[0]
    return before, span.of(text), after
