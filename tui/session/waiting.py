"""Time at items that nothing was decided on yet: it waits beside the journal, and is written with the first decision.

As events it would make items of all figures that were ever looked at. So it is one setting of the report for each
reviewer, kept when the review is left. A decision on an item takes its time along; where that was not noted here any
more, as when the program was killed, the event itself tells that the time is written.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from msgspec import Struct

from tui.session.scratchpad import Scratchpad

_KEY = "time of "
_MOST_S = 1e9
"""Thirty years: more is damage."""


class _Kept(Struct, frozen=True):
    """What was kept, as it was read."""

    at: datetime | None
    seconds: Mapping[str, float]


_NOTHING = _Kept(None, {})


class WaitingTime:
    """For how long a reviewer was at each item since the last decision on it, active."""

    def __init__(self, pad: Scratchpad, reviewer: str, written_after: Callable[[str, datetime], bool]) -> None:
        """Go on with what was kept.

        Args:
            pad: Keeps it.
            reviewer: Whose time it is.
            written_after: Says of an item, by id, whether this reviewer's time on it was written after a moment.
        """
        self._pad = pad
        self._key = f"{_KEY}{reviewer}"
        self._written_after = written_after
        self._before: _Kept | None = None
        self._new: dict[str, float] = {}

    def spend(self, name: str, seconds: float) -> None:
        """Count time at an item."""
        self._new[name] = self._new.get(name, 0.0) + seconds

    def kept_s(self, name: str) -> float:
        """Return how much was kept for an item when the review was left, and is not written yet."""
        before = self._known
        seconds = before.seconds.get(name, 0.0)
        return seconds if seconds and not self._is_written(name, before) else 0.0

    @property
    def all_kept_s(self) -> float:
        """How much was kept for all items, and is not written yet."""
        return sum(map(self.kept_s, self._known.seconds))

    def seconds(self, name: str) -> float:
        """Return how much waits for a decision on an item."""
        return self.kept_s(name) + self._new.get(name, 0.0)

    def wrote(self, name: str, seconds: int) -> None:
        """Take in that so much of the time at an item was written just now; a rest goes on waiting."""
        self._new[name] = max(0.0, self.seconds(name) - seconds)
        before = self._known
        self._before = _Kept(before.at, {other: s for other, s in before.seconds.items() if other != name})

    def keep(self, at: datetime) -> None:
        """Keep what waits, in one write, or in none where nothing came to it.

        Raises:
            StoreError: It could not be written.
        """
        if not any(seconds >= 1 for seconds in self._new.values()):
            return
        # Another window may have kept some meanwhile.
        self._before = None
        names = dict.fromkeys([*self._known.seconds, *self._new])
        waiting = {name: round(seconds, 1) for name in names if (seconds := self.seconds(name)) >= 1}
        text = json.dumps({"at": at.isoformat(), "seconds": waiting}, separators=(",", ":"))
        self._pad.keep_setting(self._key, text)
        self._before, self._new = _Kept(at, waiting), {}

    @property
    def _known(self) -> _Kept:
        if self._before is None:
            self._before = _read(self._pad.setting(self._key))
        return self._before

    def _is_written(self, name: str, before: _Kept) -> bool:
        return before.at is not None and self._written_after(name, before.at)


def _read(text: str | None) -> _Kept:
    """Return what was kept; nothing where it is damaged."""
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        if text:
            told = json.loads(text)
            seconds = {str(name): float(each) for name, each in told["seconds"].items() if 0 <= each < _MOST_S}
            at = datetime.fromisoformat(told["at"])
            return _Kept(at, seconds) if at.tzinfo else _NOTHING
    return _NOTHING
