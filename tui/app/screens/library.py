"""The library: every report in the store with its progress, and a field to open another."""

from pathlib import PurePath
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from tui.app.keys import bindings, keys_of
from tui.app.messages import ReportPicked, ReportWanted
from tui.app.present import when
from tui.app.widgets.bars import FooterBar, TitleBar, progress_words
from tui.app.widgets.fields import Field
from tui.app.widgets.lines import Line, ListView, Word, cut
from tui.app.widgets.sheet import SheetView
from tui.domain.library import LibraryEntry
from tui.errors import TieoutError
from tui.session import Desk

BAR_CELLS = 14
WHEN_CELLS = 17
PUBLISHER_CELLS = 18
ROOMY = 100

EMPTY: tuple[Line, ...] = (
    (Word("No reports yet.", "strong"),),
    (),
    (Word("Type an address or the path of a file in the field above and press Enter."),),
    (Word("Pages, PDF, Word, Markdown and plain text can be read; what you mark is saved at once."),),
)


class LibraryList(ListView):
    """The reports, one a row, last touched first."""

    PREFIX = "library"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "library--cursor",
        "library--quiet",
        "library--verified",
        "library--disputed",
        "library--needs_source",
        "library--rest",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._entries: tuple[LibraryEntry, ...] = ()
        self._count_cells = 0

    def show(self, entries: tuple[LibraryEntry, ...]) -> None:
        """Show other reports and keep the cursor on its row."""
        self._entries = entries
        self._count_cells = max((cell_len(_counts(entry)) for entry in entries), default=0)
        self.cursor = min(self.cursor, max(len(entries) - 1, 0))
        self.resize_rows(len(entries))
        self.redraw_all()

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
        gap = " " * (room - cell_len(title) + 2)
        return (Word(title + gap, base), Word(source, f"{base} quiet".strip()), *tail)

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor and self._entries else ""

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual passes it
        """Draw the rows for the new width."""
        self.redraw_all()

    def picked(self, row: int) -> None:
        """Open the report of a row."""
        self.post_message(ReportPicked(self._entries[row].id))


def _counts(entry: LibraryEntry) -> str:
    """Return how much is reviewed, and what is disputed or without a source."""
    tally = entry.tally
    flags = "".join(f" {sign}{n}" for sign, n in (("X", tally.disputed), ("?", tally.needs_source)) if n)
    return f" {tally.reviewed}/{tally.total}{flags}"


class LibraryScreen(Screen[None]):
    """What `tieout` alone shows."""

    PLACE: ClassVar[str] = "library"
    """Its place in the table of keys, for the command palette."""
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("library"),
        Binding("down", "to_list", show=False),
    ]

    def __init__(self, desk: Desk, notice: str = "") -> None:
        """Show what the desk's store holds, and a notice if there is one."""
        super().__init__()
        self._desk = desk
        self._notice = notice

    def compose(self) -> ComposeResult:
        """Make the field and the list."""
        yield TitleBar("tieout: the reports under review")
        yield Field(placeholder="open an address (https://…) or a file", id="address", compact=True)
        yield SheetView(id="trouble")
        yield LibraryList(id="reports")
        yield SheetView(id="empty")
        yield FooterBar(keys_of("list", "library", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Show the reports, and say what there is to say."""
        self.forget_trouble()
        self.refresh_reports()
        if self._notice:
            self.say(self._notice, alarm=True)
        elif self._desk.read_only:
            self.say("the store is read-only: marks can't be saved", alarm=True)

    def on_screen_resume(self) -> None:
        """Show the progress made meanwhile."""
        self.refresh_reports()

    def refresh_reports(self) -> None:
        """Read the store again."""
        entries = self._desk.library()
        self.query_one(LibraryList).show(entries)
        self.query_one(LibraryList).display = bool(entries)
        self.query_one("#empty", SheetView).display = not entries
        if entries:
            self.query_one(LibraryList).focus()
        else:
            self.query_one("#empty", SheetView).show(EMPTY)
            self.query_one(Input).focus()

    def say(self, words: str, *, alarm: bool = False) -> None:
        """Show something in the footer."""
        self.query_one(FooterBar).say(words, alarm=alarm)

    def tell_trouble(self, error: TieoutError) -> None:
        """Show what went wrong and what to do next, below the field, until something else is opened."""
        trouble = self.query_one("#trouble", SheetView)
        trouble.show([(Word(error.message, "alarm"),), (Word(error.hint),)])
        trouble.display = True

    def forget_trouble(self) -> None:
        """Take the words of the last failure away."""
        self.query_one("#trouble", SheetView).display = False

    def action_library_add(self) -> None:
        """Go to the field for another report."""
        self.query_one(Input).focus()

    def action_to_list(self) -> None:
        """Go from the field to the list."""
        self.query_one(LibraryList).focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Open what was typed."""
        location = message.value.strip()
        if location:
            message.input.value = ""
            self.forget_trouble()
            self.post_message(ReportWanted(location))

    def action_app_cancel(self) -> None:
        """Leave the field."""
        self.query_one(Input).value = ""
        if self.query_one(LibraryList).display:
            self.query_one(LibraryList).focus()

    def action_app_back(self) -> None:
        """Leave the program."""
        self.app.exit(0)
