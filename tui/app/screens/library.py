"""The library: every report in the store with its progress; found, filed, removed, and another opened."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import ScreenResume
from textual.widgets import Input

from tui.app import styles
from tui.app.canvas import Canvas
from tui.app.choice import Choice
from tui.app.keys import bindings, keys_of, shown_key
from tui.app.messages import DamageFound, FoundInLibrary, LibrarySearchFailed, ReportPicked, ReportWanted, TourWanted
from tui.app.present import when
from tui.app.screens import AskScreen, ChooseScreen, ConfirmScreen, HitsScreen
from tui.app.screens.whole import WholeScreen
from tui.app.takeover import Ahead, written_for
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.fields import Field
from tui.app.widgets.reports import LibraryList
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.domain.library import LibraryEntry, Order, ordered
from tui.errors import DamagedError, StoreError, TieoutError
from tui.folding import folded
from tui.language import retold, spoken
from tui.session import Desk

if TYPE_CHECKING:
    from tui.domain.hit import Hit
    from tui.session import ReviewSession

EMPTY: tuple[tuple[str, str], ...] = (
    ("strong", "No reports yet."),
    ("", ""),
    ("", "Type an address or the path of a file in the field above and press Enter."),
    ("", "Pages, PDF, Word, Markdown and plain text can be read; what you mark is saved at once."),
    ("", ""),
    ("library.tour", "opens a sample report and shows you around: it takes a minute."),
    ("", ""),
    ("strong", "The keys that matter in a report:"),
    ("figure.next", "next figure"),
    (
        "figure.verify figure.dispute figure.need_source",
        "verified, disputed, needs a source: saved at once, and on to the next",
    ),
    ("figure.note", "a note on it"),
    ("review.undo", "undo"),
    ("help.open", "all keys"),
)
"""What an empty library says: the bindings whose keys stand before it, or how the line looks, and the words."""
_KEY_CELLS = 8


def empty_lines() -> list[Line]:
    """Return what an empty library says."""
    keys = {bound: " ".join(map(shown_key, bound.split())) for bound, _ in EMPTY if bound not in {"", "strong"}}
    cells = max(_KEY_CELLS, *(len(names) + 2 for names in keys.values()))
    lines: list[Line] = []
    for bound, words in EMPTY:
        if bound in keys:
            lines.append((Word(f"{keys[bound]:<{cells}}", "key"), Word(spoken(words))))
        else:
            lines.append((Word(spoken(words), bound),) if words else ())
    return lines


ORDER_WORDS = {
    Order.TOUCHED: "last touched first",
    Order.TITLE: "by title",
    Order.SOURCE: "by publisher",
    Order.DATE: "latest first",
    Order.OPEN: "most open first",
    Order.DISPUTED: "most disputed first",
    Order.PROGRESS: "least reviewed first",
}


class LibraryScreen(WholeScreen):
    """What `tieout` alone shows."""

    PLACE: ClassVar[str] = "library"
    """Its place in the table of keys, for the command palette."""
    CSS_PATH: ClassVar = [styles.SHARED, styles.LIBRARY]
    AUTO_FOCUS: ClassVar = "LibraryList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("library"),
        Binding("down", "to_list", show=False),
    ]

    def __init__(self, desk: Desk, ahead: Ahead, notice: str = "") -> None:
        """Show what the desk's store holds, and a notice if there is one; `ahead` is told how it is left."""
        super().__init__()
        self._compositor = Canvas()
        self._desk = desk
        self._ahead = ahead
        self._notice = notice
        self._order = Order.TOUCHED
        self._removed: list[str] = []
        self._sought = ""
        self._give_up_search = Event()
        self._found: FoundInLibrary | None = None
        self._entries: tuple[LibraryEntry, ...] = ()

    def compose(self) -> ComposeResult:
        """Make the fields and the list."""
        yield TitleBar(spoken("tieout: the reports under review"))
        yield Field(placeholder=spoken("open an address (https://…), a file or a folder"), id="address")
        yield SheetView(id="trouble")
        yield LibraryList(id="reports")
        yield SheetView(id="empty")
        hint = spoken("show only reports with these words (title, publisher, place, #tag)")
        yield Field(placeholder=hint, id="filter")
        yield FooterBar(keys_of("list", "library", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Show the reports, and say what there is to say."""
        self.query_one("#filter").display = False
        self.forget_trouble()
        self.refresh_reports()
        if self._notice:
            self.say(self._notice, alarm=True)
        elif self._desk.read_only:
            self.say(spoken("the store is read-only: marks can't be saved"), alarm=True)

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002 - Textual calls the one above, too
        """Show the progress made meanwhile; at first there was none."""
        if not self.is_unseen:
            self.refresh_reports()
            self._show_found()

    @property
    def _list(self) -> LibraryList:
        return self.query_one(LibraryList)

    def refresh_reports(self) -> None:
        """Read the store again."""
        try:
            self._entries = self._desk.library()
        except StoreError as error:
            self.tell_trouble(error)
            return
        entries = self._entries
        self._show()
        self._list.display = bool(entries)
        self.query_one("#empty", SheetView).display = not entries
        if entries:
            self._list.focus()
        else:
            self.query_one("#empty", SheetView).show(empty_lines())
            self.query_one("#address", Input).focus()

    def _show(self, *, at_top: bool = False) -> None:
        words = folded(self.query_one("#filter", Input).value.casefold()).split()
        shown = ordered(self._entries, self._order)
        if words:
            shown = tuple(entry for entry in shown if _has(entry, words))
        self._list.show(shown, at_top=at_top)
        if words:
            self.say(spoken("{count} of {total} reports have these words", count=len(shown), total=len(self._entries)))

    def say(self, words: str, *, alarm: bool = False) -> None:
        """Show something in the footer."""
        self.query_one(FooterBar).say(words, alarm=alarm)

    def tell_trouble(self, error: TieoutError) -> None:
        """Show what went wrong and what to do next, below the field, until something else is opened."""
        trouble = self.query_one("#trouble", SheetView)
        trouble.show([(Word(retold(error.message), "alarm"),), (Word(retold(error.hint)),)])
        trouble.display = True
        if isinstance(error, DamagedError):
            self.post_message(DamageFound(error))

    def forget_trouble(self) -> None:
        """Take the words of the last failure away."""
        self.query_one("#trouble", SheetView).display = False

    # Opening

    def action_library_add(self) -> None:
        """Go to the field for another report."""
        self.query_one("#address", Input).focus()

    def action_library_tour(self) -> None:
        """Open the sample report and show the reviewer around."""
        self.post_message(TourWanted())

    def action_to_list(self) -> None:
        """Go from a field to the list."""
        self._list.focus()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Open what was typed; or keep the filter and go to the list."""
        if message.input.id == "filter":
            self._list.focus()
            return
        location = message.value.strip()
        if location:
            message.input.value = ""
            self.forget_trouble()
            self.post_message(ReportWanted(location))

    # Finding

    def action_library_filter(self) -> None:
        """Show only some reports, as one types."""
        field = self.query_one("#filter", Input)
        field.display = True
        field.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show only the reports that have the words of the filter."""
        if message.input.id == "filter":
            self._show()

    def action_library_sort(self) -> None:
        """Sort by the next thing."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._show(at_top=True)
        self.say(spoken(ORDER_WORDS[self._order]))

    def action_library_search(self) -> None:
        """Search all reports for words."""
        hint = spoken("words that stand in one line of a title, a note or a text; “in quotes” together")
        self.app.push_screen(AskScreen(spoken("Search the whole library"), hint, keeps=False), self._search)

    def _search(self, words: str | None) -> None:
        if words:
            self._give_up_search.set()
            self._sought, self._found, self._give_up_search = words, None, Event()
            self.say(spoken("searching for {words} …", words=words))
            self.run_worker(partial(self._seek, words, self._give_up_search), thread=True, name="searching")

    def on_unmount(self) -> None:
        """Give up what is sought when the program is left: it would wait for that."""
        self._give_up_search.set()

    def _seek(self, words: str, is_given_up: Event) -> None:
        """Search in a thread, on a connection of its own; it ends in one message."""
        try:
            with closing(self._desk.apart()) as library:
                hits = library.search(words, cancelled=is_given_up)
        except TieoutError as error:
            self.post_message(LibrarySearchFailed(error))
        else:
            self.post_message(FoundInLibrary(words, hits))

    def on_library_search_failed(self, message: LibrarySearchFailed) -> None:
        """Say why nothing could be sought."""
        self.tell_trouble(message.error)

    def on_found_in_library(self, message: FoundInLibrary) -> None:
        """Show what was found, unless other words were sought since."""
        if message.words == self._sought:
            self._found = message
            self._show_found()

    def _show_found(self) -> None:
        """Show what was found; where a review or a sheet lies over the library by now, once that is gone."""
        found = self._found
        if found is None or self.app.screen is not self:
            return
        self._found = None
        if found.hits:
            self.say("")
            self.app.push_screen(HitsScreen(found.words, found.hits), self._go_to_hit)
        else:
            self.say(spoken("not found in any report: {words}", words=found.words))

    def _go_to_hit(self, hit: "Hit | None") -> None:
        if hit is not None:
            self.post_message(ReportPicked(hit.report_id, hit.item_id, hit.span))

    # Filing

    def action_library_tag(self) -> None:
        """File the report under tags."""
        entry = self._list.entry
        if entry is not None:
            hint = spoken("words with blanks between them; none takes all away")
            screen = AskScreen(spoken("Tags of {title}", title=entry.title), hint, " ".join(entry.tags))
            self.app.push_screen(screen, partial(self._tag, entry.id))

    def _tag(self, report_id: str, words: str | None) -> None:
        if words is not None:
            self._do(lambda: self._desk.tag(report_id, words.replace("#", " ").split()), spoken("tags saved"))

    def action_library_blind(self) -> None:
        """Begin a blind review of the report, or end it, after asking."""
        entry = self._list.entry
        if entry is None:
            return
        try:
            session = self._desk.resume(entry.id)
        except StoreError as error:
            self.tell_trouble(error)
            return
        from tui.app.signed import blind_question  # noqa: PLC0415 - only this key needs it

        question, meaning = blind_question(is_blind=session.is_blind)
        screen = ConfirmScreen(question, [(Word(entry.title, "strong"),), (), *meaning])
        self.app.push_screen(screen, partial(self._turn_blind, session))

    def _turn_blind(self, session: "ReviewSession", agreed: bool | None) -> None:
        is_blind = not session.is_blind
        if agreed:
            done = spoken("your review is blind") if is_blind else spoken("your review is no longer blind")
            self._do(lambda: session.be_blind(is_blind=is_blind), done)

    def action_library_remove(self) -> None:
        """Take the report out of the library, after asking."""
        entry = self._list.entry
        if entry is not None:
            words = spoken(
                "Nothing that was decided is lost: {undo} brings it back at once, {removed} shows all removed ones.",
                undo=shown_key("library.unremove"),
                removed=shown_key("library.removed"),
            )
            lines: list[Line] = [(Word(entry.title, "strong"),), (), (Word(words),)]
            screen = ConfirmScreen(spoken("Remove this report?"), lines)
            self.app.push_screen(screen, partial(self._remove, entry.id))

    def _remove(self, report_id: str, agreed: bool | None) -> None:
        if agreed and self._do(
            lambda: self._desk.remove(report_id),
            spoken("removed: {undo} brings it back", undo=shown_key("library.unremove")),
        ):
            self._removed.append(report_id)

    def action_library_unremove(self) -> None:
        """Bring back the report that was removed last."""
        if not self._removed:
            self.say(
                spoken(
                    "nothing was removed just now: {removed} shows all that were removed",
                    removed=shown_key("library.removed"),
                )
            )
        elif self._do(lambda: self._desk.restore(self._removed[-1]), spoken("it is back")):
            self._removed.pop()

    def action_library_removed(self) -> None:
        """Choose a removed report, to bring it back."""
        try:
            gone = self._desk.removed()
        except StoreError as error:
            self.tell_trouble(error)
            return
        if not gone:
            self.say(spoken("no report was removed"))
            return
        choices = [Choice(entry.id, when(entry.removed_at or entry.touched_at), entry.title) for entry in gone]
        self.app.push_screen(ChooseScreen(spoken("Removed reports: enter brings one back"), choices), self._restore)

    def _restore(self, report_id: str | None) -> None:
        if report_id is not None:
            self._do(lambda: self._desk.restore(report_id), spoken("it is back"))

    def _do(self, change: Callable[[], object], done: str) -> bool:
        """Change something in the store and say so; say whether it could be done."""
        try:
            change()
        except StoreError as error:
            self.tell_trouble(error)
            return False
        self.refresh_reports()
        self.say(done)
        return True

    # Leaving

    @property
    def acts_on(self) -> str:
        """The report under the cursor."""
        return self._list.entry.id if self._list.entry is not None else ""

    def keep_place(self) -> None:
        """Tell how the library will be when it is opened again: it begins at the top."""
        self._ahead.left("", "", self._as_opened(), self.acts_on)

    def _as_opened(self) -> str:
        """Return what is written to the terminal to show that; nothing where panes are there that won't be then."""
        others = [self.query_one("#filter"), self.query_one("#trouble")]
        is_plain = self.app.screen is self and self._list.has_focus and not self._notice
        if not is_plain or any(pane.display for pane in others):
            return ""
        self._order = Order.TOUCHED
        self.query_one("#address", Input).value = ""
        self._show(at_top=True)
        self._list.scroll_to(y=0, animate=False, force=True)
        self.say("")
        return written_for(self)

    def action_app_cancel(self) -> None:
        """Leave the field; end the filter."""
        field = self.query_one("#filter", Input)
        field.value = self.query_one("#address", Input).value = ""
        field.display = False
        self.say("")
        if self._list.display:
            self._list.focus()

    def action_app_back(self) -> None:
        """Leave the program."""
        self.keep_place()
        self.app.exit(0)


def _has(entry: LibraryEntry, words: list[str]) -> bool:
    """Say whether a report has all words, in its title, publisher, place or tags."""
    told = " ".join((entry.title, entry.publisher, entry.location, entry.date, *(f"#{tag}" for tag in entry.tags)))
    shown = folded(told.casefold())
    return all(word in shown for word in words)
