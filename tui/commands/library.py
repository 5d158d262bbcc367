"""`tieout show`, `search`, `tag` and `remove`: the reports in the store, for people and for scripts."""

from collections.abc import Iterator, Sequence

from msgspec.structs import asdict

from tui.commands.lines import cells
from tui.commands.listing import entry_object
from tui.commands.output import put_for_reader, put_json, tell
from tui.domain.hit import Hit, HitPlace
from tui.domain.library import LibraryEntry
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Status
from tui.domain.wire import quantity_value
from tui.errors import FetchError
from tui.language import retold, spoken
from tui.paths import named
from tui.session import Desk, ReviewSession

_PLACE_CELLS = 8
"""How wide the first word of a hit is."""


def entry_named(desk: Desk, reference: str) -> LibraryEntry:
    """Return the report that is meant.

    Raises:
        FetchError: The library has no such report.
        StoreError: The store can't be read.
    """
    entry = desk.find(reference)
    if entry is None:
        raise FetchError(f"The store has no report “{reference}”.", "See which there are with `tieout list`.")
    return entry


def show(desk: Desk, reference: str, *, as_json: bool) -> None:
    """Print a report with its items, what was decided on each, and the notes.

    Raises:
        FetchError: The library has no such report.
        StoreError: It can't be read from the store.
    """
    entry = entry_named(desk, reference)
    session = desk.resume(entry.id)
    if as_json:
        put_json({**entry_object(entry), **_session_object(session)}, indent=2)
        return
    for line in _session_lines(entry, session):
        put_for_reader(line)


def search(desk: Desk, words: Sequence[str], *, limit: int, as_json: bool) -> None:
    """Print where words stand in the library.

    Raises:
        StoreError: The store can't be read.
    """
    # What a shell has passed as one word stands together, like words in quotes.
    query = " ".join(f'"{word}"' if len(word.split()) > 1 and '"' not in word else word for word in words)
    hits = desk.search(query, limit)
    if as_json:
        put_json([_hit_object(hit) for hit in hits], indent=2)
        return
    if not hits:
        put_for_reader(spoken("Nothing found."))
    if len(hits) == limit:
        tell(spoken("These are the first {limit}; --limit shows more.", limit=limit))
    title = ""
    for hit in hits:
        if hit.report_id != title:
            put_for_reader(f"{hit.report_id}  {hit.title}")
            title = hit.report_id
        if hit.place is not HitPlace.TITLE:
            place = hit.item_id or spoken("text")
            put_for_reader(f"  {place}{' ' * (_PLACE_CELLS - cells(place))}{hit.before}{hit.words}{hit.after}")


def tag(desk: Desk, reference: str, tags: Sequence[str]) -> None:
    """File a report under tags instead of those that it has.

    Raises:
        FetchError: The library has no such report.
        StoreError: It could not be written.
    """
    desk.tag(entry_named(desk, reference).id, tags)


def remove(desk: Desk, reference: str, *, undo: bool) -> None:
    """Take a report out of the library, or put it back.

    Raises:
        FetchError: There is no such report.
        StoreError: It could not be written.
    """
    if not undo:
        desk.remove(entry_named(desk, reference).id)
        return
    names = {reference, str(named(reference).absolute())}
    removed = [entry.id for entry in desk.removed() if names & {entry.id, entry.location}]
    if not removed:
        message = f"No report “{reference}” was removed."
        raise FetchError(message, "See which there are with `tieout list --removed`.")
    desk.restore(removed[0])


def _hit_object(hit: Hit) -> dict[str, object]:
    span = {"start": hit.span.start, "end": hit.span.end} if hit.span else {"start": None, "end": None}
    wire = {**asdict(hit), "place": hit.place.value, **span}
    del wire["span"]
    return wire


def _session_object(session: ReviewSession) -> dict[str, object]:
    report = session.report
    return {
        "sections": [{"level": section.level, "name": section.name} for section in report.sections],
        "items": [_item_object(session, index) for index in range(len(session.items))],
        "orphans": [
            {
                "id": orphan.item.id,
                "printed": orphan.item.printed,
                "status": orphan.review.status.value,
                "note": orphan.review.note,
                "why": orphan.why,
            }
            for orphan in session.orphans
        ],
    }


def _item_object(session: ReviewSession, index: int) -> dict[str, object]:
    item, review = session.items[index], session.review(index)
    figure = item.figure
    return {
        "id": item.id,
        "start": item.span.start,
        "end": item.span.end,
        "printed": item.span.of(session.report.text),
        "section": session.section_of(index),
        "kind": figure.kind.value if figure else "",
        "value": quantity_value(figure.quantity) if figure else None,
        "unit": figure.quantity.unit if figure else "",
        "label": figure.label if figure else "",
        "checkable": item.checkable,
        "status": review.status.value,
        "note": review.note,
        "reviewer": review.reviewer,
        "at": review.at.isoformat() if review.at else None,
        "ticks": list(review.ticks),
        "tags": list(review.tags),
        # What is private, like the contact of an interview, is not printed.
        "evidence": [asdict(piece) for piece in review.evidence if not piece.is_private],
    }


def _session_lines(entry: LibraryEntry, session: ReviewSession) -> Iterator[str]:
    """Yield what `show` prints: the report, and by section its items with their notes."""
    yield entry.title
    yield "  ".join(part for part in (entry.id, entry.publisher, entry.date, entry.location) if part)
    tally = entry.tally
    counts = [spoken("{reviewed} of {total} figures reviewed", reviewed=tally.reviewed, total=tally.total)]
    counts += [
        spoken("{count} {status}", count=tally.count(status), status=spoken(STATUS_WORDS[status]))
        for status in Status
        if tally.count(status)
    ]
    yield spoken(", ").join(counts) + (f"  [{', '.join(entry.tags)}]" if entry.tags else "")
    shown: int | None = -1
    for index, item in enumerate(session.items):
        section, review = session.section_of(index), session.review(index)
        if section != shown:
            shown = section
            yield ""
            before = spoken("(before the first section)")
            yield session.report.sections[section].name if section is not None else before
        figure = item.figure
        glyph = STATUS_GLYPHS[review.status] if item.checkable or review.is_decided else " "
        printed = " ".join(item.span.of(session.report.text).split())
        yield f"{glyph} {item.id}  {printed}{f'  {figure.label}' if figure and figure.label else ''}"
        yield from (f"          {line}" for line in review.note.splitlines())
    if session.orphans:
        yield ""
        yield spoken("Decided, and not found in this version:")
        for orphan in session.orphans:
            yield f"{STATUS_GLYPHS[orphan.review.status]} {orphan.item.id}  {orphan.item.printed}  {retold(orphan.why)}"
