"""The reader: from a place to a report, or from a snapshot and the reviewer's choices; it touches no store."""

import threading
from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui.domain.report import NO_CHOICES, Report
from tui.session.library import silent
from tui.settings import Settings

# What the first screen has no need of is imported where it is used.
if TYPE_CHECKING:
    from tui.reading.places import Place
    from tui.session.adding import Manner
    from tui.session.readings import Read, Reading, Rereading, Stage


class Reader:
    """What reads reports; any thread may call it."""

    settings: Settings
    """The user's own, such as the words that figures are found by."""
    _clock: Callable[[], datetime]

    def read(
        self,
        location: str,
        *,
        encoding: str = "",
        progress: Callable[[str], None] = silent,
        cancelled: threading.Event | None = None,
        stdin: bytes | None = None,
    ) -> "Reading":
        """Fetch an address or a file and read it. Blocks; touches no store, so any thread may call it.

        Args:
            location: An http or https address, a path, or `-` for `stdin`.
            encoding: The charset that the user says it is in; empty to find out.
            progress: Told each stage in a few words.
            cancelled: Set by another thread to stop.
            stdin: The bytes for `-`.

        Raises:
            FetchError: It could not be fetched, or the user cancelled.
            DecodeError: Its bytes are not text.
            ReadError: It holds no report, or reading it took too much.
        """
        from tui.reading.fetch import fetch  # noqa: PLC0415 - as above
        from tui.session.readings import Reading, Rereading  # noqa: PLC0415 - as above
        from tui.store.packing import pack_report  # noqa: PLC0415 - as above

        stop = cancelled or threading.Event()
        snapshot, source = fetch(
            location, encoding=encoding, progress=progress, cancelled=stop, clock=self._clock, stdin=stdin
        )
        report = self._read(Rereading(snapshot, source, NO_CHOICES), progress, stop)
        return Reading(snapshot, report, pack_report(report))

    def fetch(self, location: str, *, cancelled: threading.Event | None = None) -> tuple[bytes, str]:
        """Return the bytes of an address or a file, and when they were taken (ISO 8601, UTC), as evidence.

        Blocks; touches no store, so any thread may call it.

        Raises:
            FetchError: It could not be fetched, or the user cancelled.
        """
        from tui.reading.fetch import fetch  # noqa: PLC0415 - as above

        stop = cancelled or threading.Event()
        body, source = fetch(location, encoding="", progress=silent, cancelled=stop, clock=self._clock, stdin=None)
        return body, source.retrieved_at.isoformat()

    def read_again(
        self,
        rereading: "Rereading",
        *,
        progress: Callable[[str], None] = silent,
        cancelled: threading.Event | None = None,
    ) -> "Reading":
        """Read a snapshot with the reviewer's choices. Blocks; touches no store, so any thread may call it.

        Args:
            rereading: What `choose` returned.
            progress: Told each stage in a few words.
            cancelled: Set by another thread to stop.

        Raises:
            ReadError: Nothing is left to read, reading it took too much, or the user stopped it.
        """
        from tui.session.readings import Reading  # noqa: PLC0415 - as above
        from tui.store.packing import pack_report  # noqa: PLC0415 - as above

        report = self._read(rereading, progress, cancelled or threading.Event())
        return Reading(rereading.snapshot, report, pack_report(report), is_chosen=True)

    def _read(self, rereading: "Rereading", progress: Callable[[str], None], cancelled: threading.Event) -> Report:
        from tui.supervise import read_document  # noqa: PLC0415 - as above

        return read_document(
            rereading.snapshot,
            rereading.source,
            additions=self.settings.figures,
            choices=rereading.choices,
            progress=progress,
            cancelled=cancelled,
        )

    def read_all(
        self,
        places: "Sequence[Place]",
        manner: "Manner | None" = None,
        *,
        progress: "Callable[[Stage], None]" = silent,
        cancelled: threading.Event | None = None,
    ) -> "Generator[Read, None, None]":
        """Read many places side by side; yield each as soon as it is there. Any thread may call it: it needs no store.

        What may pass is tried again. Close the iterator, or set `cancelled`, to stop: what is under way is given up.

        Args:
            places: As `find_places` finds them.
            manner: How they are read; the usual way when None.
            progress: Told each stage, on the caller's thread.
            cancelled: Set by another thread to stop.
        """
        from tui.session.adding import MANNER, read_all  # noqa: PLC0415 - as above

        stop = cancelled or threading.Event()
        return read_all(places, manner or MANNER, self.settings, self._clock, progress=progress, cancelled=stop)
