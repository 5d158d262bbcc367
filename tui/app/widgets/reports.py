"""The list of the library: a row a report, with its progress."""

from pathlib import PurePath

from rich.cells import cell_len

from tui.app.messages import ReportPicked
from tui.app.present import when
from tui.app.room import cut, progress_words
from tui.app.widgets.lines import ListView
from tui.app.words import Line, Word
from tui.domain.library import LibraryEntry

BAR_CELLS = 14
WHEN_CELLS = 17
PUBLISHER_CELLS = 18
ROOMY = 100
"""From how many columns on a row has room for the publisher, and for when the report was touched."""


class LibraryList(ListView):
    """The reports, one a row, last touched first."""

    PANE = "library"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._entries: tuple[LibraryEntry, ...] = ()
        self._count_cells = 0

    def show(self, entries: tuple[LibraryEntry, ...], *, at_top: bool = False) -> None:
        """Show other reports; the cursor stays on its report, or else on its row, unless it is to be at the top."""
        here = "" if self.entry is None else self.entry.id
        rows = {entry.id: row for row, entry in enumerate(entries)}
        self._entries = entries
        self._count_cells = max((len(_counts(entry)) for entry in entries), default=0)
        self.cursor = 0 if at_top else rows.get(here, min(self.cursor, max(len(entries) - 1, 0)))
        self.resize_rows(len(entries))
        self.redraw_all()
        self.show_rows(range(self.cursor, self.cursor + 1), margin=1)

    def line(self, row: int) -> Line:
        """Return one report's row: title, publisher, day, bar, counts, when it was touched."""
        entry = self._entries[row]
        width = self.columns
        base = self.base_look(row)
        tally = entry.tally
        tail = [Word(w.text, f"{base} {w.look}".strip()) for w in progress_words(tally, BAR_CELLS)]
        tail.append(Word(_counts(entry).ljust(self._count_cells + 1), base))
        if width >= ROOMY:
            tail.append(Word(when(entry.touched_at).rjust(WHEN_CELLS) + " ", f"{base} quiet".strip()))
        taken = sum(cell_len(word.text) for word in tail)
        source = ""
        if width >= ROOMY:
            source = cut(entry.publisher or PurePath(entry.location).name, PUBLISHER_CELLS)
            source = f"{source}{' ' * (PUBLISHER_CELLS - cell_len(source))} {entry.date:<10} "
        room = max(width - taken - cell_len(source) - 2, 1)
        mark = "▌" if base else " "
        title = cut(f"{mark}{entry.title}", room)
        # Behind a title that is cut there is no room for tags, and a second sign of it would say nothing more.
        is_whole = title == f"{mark}{entry.title}"
        tags = cut(f" #{' #'.join(entry.tags)}", max(room - cell_len(title), 0)) if entry.tags and is_whole else ""
        gap = " " * (room - cell_len(title) - cell_len(tags) + 2)
        return (
            Word(title, base),
            Word(tags, f"{base} tag".strip()),
            Word(gap, base),
            Word(source, f"{base} quiet".strip()),
            *tail,
        )

    @property
    def entry(self) -> LibraryEntry | None:
        """The report under the cursor; None when there is none."""
        return self._entries[self.cursor] if self._entries else None

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor and self._entries else ""

    def picked(self, row: int) -> None:
        """Open the report of a row."""
        self.post_message(ReportPicked(self._entries[row].id))


def _counts(entry: LibraryEntry) -> str:
    """Return how much is reviewed, and what is disputed or without a source."""
    tally = entry.tally
    flags = "".join(f" {sign}{n}" for sign, n in (("X", tally.disputed), ("?", tally.needs_source)) if n)
    return f" {tally.reviewed}/{tally.total}{flags}"
