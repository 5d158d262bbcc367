"""The chain of a reviewer's events on one report: each names the one before it by its digest.

A digest is the SHA-256 of what an event says together with the digest before it, so a journal in which an event was
changed, left out or moved no longer fits together. Chains are per report and reviewer: events of several stores can
be put together in one journal and each chain stays as it was written. One reviewer who goes on in two copies of a
store makes a chain that forks; that is no break. What the chain alone can't show is that its last events are gone:
`heads` are what to write down elsewhere for that.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring_ascii

from msgspec import Struct
from msgspec.structs import replace

from tui.domain.review import Event


class BreakKind(StrEnum):
    """How an event does not fit into its chain."""

    CHANGED = "changed"
    """The event does not say what it said when it was written."""
    MISSING = "missing"
    """The event before it is not there."""
    MOVED = "moved"
    """The event before it comes later."""


class ChainBreak(Struct, frozen=True):
    """One event that does not fit into its chain."""

    event: Event
    """The event."""
    kind: BreakKind
    """How it does not fit."""


def digest_of(event: Event) -> str:
    """Return the SHA-256, in hexadecimal, of what an event says and of the digest before it.

    It covers all fields but `digest` itself, as a JSON array of texts in their order, the time in UTC.
    """
    return _digest_after(event, event.previous)


def _digest_after(event: Event, previous: str) -> str:
    said = (
        previous,
        event.action,
        event.kind,
        event.of,
        _in_utc(event.at),
        event.reviewer,
        event.item_id,
        event.field,
        event.was,
        event.now,
    )
    # What `json.dumps` writes of a list of texts, at a third of its time: a long journal has hundreds of thousands.
    return hashlib.sha256(f"[{','.join(map(encode_basestring_ascii, said))}]".encode("ascii")).hexdigest()


@lru_cache(maxsize=8)
def _in_utc(at: datetime) -> str:
    """Return a time as the digest covers it; the events of one action share theirs."""
    return at.astimezone(UTC).isoformat()


def linked(events: Iterable[Event], heads: Mapping[str, str]) -> Iterator[Event]:
    """Yield new events of one report, each linked to the one before it of the same reviewer.

    Args:
        events: In the order in which they are written.
        heads: The digest of each reviewer's last event so far; see `heads`.
    """
    last = dict(heads)
    for event in events:
        previous = last.get(event.reviewer, "")
        digest = last[event.reviewer] = _digest_after(event, previous)
        yield replace(event, previous=previous, digest=digest)


def heads(events: Iterable[Event]) -> dict[str, str]:
    """Return the digest of each reviewer's last event, by reviewer."""
    return {event.reviewer: event.digest for event in events}


def chain_breaks(events: Collection[Event]) -> tuple[ChainBreak, ...]:
    """Return the events of one report's journal that do not fit into their chains, in order.

    Args:
        events: All events of the report, in the order of the journal.
    """
    return tuple(breaks_in(events, ((event.reviewer, event.digest) for event in events)))


def breaks_in(events: Iterable[Event], written: Iterable[tuple[str, str]]) -> Iterator[ChainBreak]:
    """Yield what `chain_breaks` returns; the events are gone through once, and none is kept.

    Args:
        events: All events of the report, in the order of the journal.
        written: The reviewer and the digest of each of them, in any order.
    """
    is_seen = dict.fromkeys(written, False)
    for event in events:
        before = (event.reviewer, event.previous)
        if event.digest != digest_of(event):
            yield ChainBreak(event, BreakKind.CHANGED)
        elif event.previous and before not in is_seen:
            yield ChainBreak(event, BreakKind.MISSING)
        elif event.previous and not is_seen[before]:
            yield ChainBreak(event, BreakKind.MOVED)
        is_seen[event.reviewer, event.digest] = True
