"""What a session keeps of a report beside its journal: drafts of notes, and settings."""

from collections.abc import Callable
from datetime import datetime

from tui.store import scratch
from tui.store.transactions import StoreFile


class Scratchpad:
    """Drafts and settings of one report; the last that was written counts."""

    def __init__(self, store: StoreFile, report_id: str, clock: Callable[[], datetime]) -> None:
        """Keep them in an open store under the report's id."""
        self._scratch = store
        self._scratch_clock = clock
        self.report_id = report_id

    def keep_draft(self, item: str, text: str) -> None:
        """Keep a note on an item (its id) as far as it is typed; writing the note drops it.

        Raises:
            StoreError: It could not be written.
        """
        scratch.keep_draft(self._scratch, (self.report_id, item), text, self._scratch_clock())

    def draft(self, item: str) -> str | None:
        """Return the note that was being typed on an item (its id); None when there is none.

        Raises:
            StoreError: The store can't be read.
        """
        return scratch.draft(self._scratch, (self.report_id, item))

    def drop_draft(self, item: str) -> None:
        """Forget what was being typed on an item (its id).

        Raises:
            StoreError: It could not be written.
        """
        scratch.drop_draft(self._scratch, (self.report_id, item))

    def setting(self, key: str) -> str | None:
        """Return what was kept under a name for this report; None when nothing was.

        Raises:
            StoreError: The store can't be read.
        """
        return scratch.setting(self._scratch, (self.report_id, key))

    def keep_setting(self, key: str, value: str) -> None:
        """Keep a value under a name for this report, such as its folds or the sizes of its panes.

        Raises:
            StoreError: It could not be written.
        """
        scratch.keep_setting(self._scratch, (self.report_id, key), value)
