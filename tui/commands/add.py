"""`tieout add`: many places read at once and kept, with a summary of what was not read and why."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from msgspec import Struct, field

from tui.commands.gauge import Gauge, padded
from tui.commands.output import put_json
from tui.errors import StoreError, TieoutError
from tui.language import counted, retold, spoken
from tui.session import Added, Desk, Kept, Manner, Missed, Places, Stage, Unread, find_places, listed_in

INPUT = "-"
"""What stands for the input among places and lists."""
_MOST_NAMED = 10
"""How many places the summary names for one reason."""
_WHAT_CELLS = 10
"""How wide the first word of a line is."""


class Summary(Struct):
    """What came of all places."""

    places: Places
    """What was to be read."""
    kept: list[Kept] = field(default_factory=list)
    """The reports that are in the store now, as they came."""
    unread: list[Missed] = field(default_factory=list)
    """What could not be read or kept, and why."""
    passed_over: list[Missed] = field(default_factory=list)
    """What is no report, in folders, and why."""
    doubted: list[tuple[str, str]] = field(default_factory=list)
    """What the reader was not sure of in what was kept, each with its place."""

    @property
    def left(self) -> int:
        """How many places nothing came of: it was stopped before."""
        return len(self.places.wanted) - len(self.kept) - len(self.unread) - len(self.passed_over)

    @property
    def all_unread(self) -> tuple[Missed, ...]:
        """What could not be read, with what could not even be looked into."""
        return (*self.places.missed, *self.unread)

    @property
    def store_failed(self) -> bool:
        """Whether something was read and could not be kept."""
        return any(isinstance(missed.error, StoreError) for missed in self.unread)


def places_named(named: Sequence[str], lists: Sequence[str]) -> tuple[Places, bytes | None]:
    """Return what there is to read, and what was piped in when that is one of the places.

    Raises:
        TieoutError: Nothing is named, a list can't be read, or the input is named twice.
    """
    inputs = [*named, *lists].count(INPUT)
    if inputs > 1:
        raise TieoutError("The input (-) is named twice.", "It can be one report or one list.")
    stdin = sys.stdin.buffer.read() if inputs else None
    listed = [entry for name in lists for entry in listed_in(name, stdin)]
    if not (named or listed):
        raise TieoutError(
            "Nothing to add is named.", "Name addresses, files or folders, or a list of them with --from."
        )
    return find_places([*named, *listed]), None if INPUT in lists else stdin


def add(desk: Desk, places: Places, manner: Manner, *, as_json: bool = False) -> Summary:
    """Add places to the store; print a line for each as it comes, and the summary, also when it is interrupted.

    Raises:
        StoreError: Several readings in a row could not be kept.
    """
    summary = Summary(places)
    with Gauge(len(places.wanted)) as gauge:
        for missed in places.missed:
            _show(gauge, missed.location, Unread(missed.error), as_json=as_json)
        try:
            with closing(
                desk.add_all(places.wanted, manner, progress=lambda stage: _show_stage(gauge, stage))
            ) as adding:
                for added in adding:
                    _count(summary, added)
                    _show(gauge, added.place.location, added.outcome, as_json=as_json)
                    gauge.advance()
        finally:
            gauge.tell("\n".join(told(summary)))
    return summary


def told(summary: Summary) -> Iterator[str]:
    """Yield the lines of the summary: how many were kept, and by reason what was not."""
    how = Counter(kept.keeping for kept in summary.kept)
    parts = [spoken("{count} {how}", count=count, how=spoken(one.value, sense="keeping")) for one, count in how.items()]
    parts.insert(0, spoken("{count} in the store", count=len(summary.kept)))
    yield spoken("{sentence}.", sentence=spoken(", ").join(parts))
    if summary.left:
        total = len(summary.places.wanted)
        yield spoken(
            "Stopped before {left} of {total} were read: add them again to go on.", left=summary.left, total=total
        )
    if summary.places.hidden:
        yield counted(
            summary.places.hidden,
            "{count} hidden file or folder was passed over.",
            "{count} hidden files and folders were passed over.",
        )
    if summary.passed_over:
        yield counted(
            len(summary.passed_over),
            "{count} file in a folder was passed over:",
            "{count} files in folders were passed over:",
        )
        yield from _by_reason(map(_reason, summary.passed_over))
    if summary.doubted:
        yield spoken("{count} may not be read whole or right:", count=len({place for _, place in summary.doubted}))
        yield from _by_reason((retold(doubt), place) for doubt, place in summary.doubted)
    if summary.all_unread:
        yield spoken("{count} could not be read:", count=len(summary.all_unread))
        yield from _by_reason(map(_reason, summary.all_unread))


def _reason(missed: Missed) -> tuple[str, str]:
    message, hint = retold(missed.error.message), retold(missed.error.hint)
    return spoken("{message} {hint}", message=message, hint=hint).strip(), missed.location


def _by_reason(reasons: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each reason with the places that it holds for."""
    places: dict[str, list[str]] = {}
    for reason, location in reasons:
        places.setdefault(reason, []).append(location)
    for reason, locations in places.items():
        yield "  " + " ".join(reason.split())
        yield from (f"    {' '.join(location.split())}" for location in locations[:_MOST_NAMED])
        if len(locations) > _MOST_NAMED:
            yield "    " + spoken("and {count} more", count=len(locations) - _MOST_NAMED)


def _count(summary: Summary, added: Added) -> None:
    if isinstance(added.outcome, Kept):
        summary.kept.append(added.outcome)
        summary.doubted += [(doubt, added.place.location) for doubt in added.outcome.doubts]
        return
    rest = summary.passed_over if added.outcome.was_passed_over else summary.unread
    rest.append(Missed(added.place.location, added.outcome.error))


def _show_stage(gauge: Gauge, stage: Stage) -> None:
    gauge.show(f"{retold(stage.words)} · {stage.place.location}")


def _show(gauge: Gauge, location: str, outcome: Kept | Unread, *, as_json: bool) -> None:
    """Print what came of a place: an object for scripts; for people a line, of failures among what is told."""
    if as_json:
        gauge.clear()
        put_json({"place": location, **_as_object(outcome)})
    elif isinstance(outcome, Kept):
        what = spoken(outcome.keeping.value, sense="keeping")
        gauge.put(f"{padded(what, _WHAT_CELLS)}  {outcome.report_id}  {outcome.name}")
    elif not outcome.was_passed_over:
        what = spoken("{location}: {reason}", location=location, reason=retold(outcome.error.message))
        gauge.tell(f"{padded(spoken('not read'), _WHAT_CELLS)}  {what}")


def _as_object(outcome: Kept | Unread) -> dict[str, object]:
    if isinstance(outcome, Kept):
        what, doubts = outcome.keeping.value, list(outcome.doubts)
        return {"what": what, "id": outcome.report_id, "title": outcome.name, "doubts": doubts}
    what = "passed over" if outcome.was_passed_over else "not read"
    return {"what": what, "error": outcome.error.message, "hint": outcome.error.hint}
