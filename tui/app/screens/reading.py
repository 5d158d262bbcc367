"""The reading screen: outline, article and card with one selection; one key a decision."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.screen import Screen
from textual.widgets import Input

from tui.app.keys import bindings, keys_of
from tui.app.layout import Content, content_breaks
from tui.app.messages import FigurePicked, SectionPicked
from tui.app.present import about_lines, card_lines, look_of
from tui.app.screens.aside import AsideScreen, Chosen
from tui.app.screens.exporting import ExportScreen
from tui.app.screens.note import NoteScreen
from tui.app.screens.sheets import OriginalScreen, SheetScreen
from tui.app.search import Search
from tui.app.telling import tell_error
from tui.app.widgets.article import ArticleView, Mark
from tui.app.widgets.bars import FooterBar, HeaderBar
from tui.app.widgets.outline import OutlineView
from tui.app.widgets.prompt import SearchPrompt
from tui.app.widgets.sheet import SheetView
from tui.domain.review import STATUS_WORDS, Status
from tui.domain.tally import Tally, section_parents
from tui.domain.text import Span
from tui.errors import ConflictError, StoreError
from tui.session import Change, ReviewSession

NARROW, SHORT = 100, 20


class ReadingScreen(Screen[None]):
    """One report under review."""

    PLACE: ClassVar[str] = "reading"
    """Its place in the table of keys, for the command palette."""
    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (64, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall")]  # noqa: RUF012 - as Textual has it

    def __init__(self, session: ReviewSession) -> None:
        """Review what a session holds."""
        super().__init__()
        self.session = session
        self.selected = -1
        self._marked = -1
        self._section: int | None = None
        self._parents = section_parents(session.report.sections)
        self._items = session.items
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._search = Search(session.report.text)

    def compose(self) -> ComposeResult:
        """Make the panes."""
        yield HeaderBar(id="header")
        with Container(id="panes"):
            with Horizontal(id="text"):
                yield OutlineView(id="outline")
                yield ArticleView(id="article")
            yield SheetView(id="card")
        yield SearchPrompt(id="prompt")
        yield FooterBar(keys_of("reading", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Fill the panes and go where the reviewer was."""
        session = self.session
        self._outline.show(session.report.sections, self._section_tallies(), session.tally)
        self._show_text()
        self._show_progress()
        if session.items:
            self._go_where_left()
        self._article.focus()
        self._say_state()

    def _show_text(self) -> None:
        """Fill the article with the report and its items, at the beginning."""
        report, items = self.session.report, self.session.items
        self._items = items
        spans = tuple(item.span for item in items)
        self._starts, self._ends = [span.start for span in spans], [span.end for span in spans]
        marks = [Mark(section.heading.start, section.heading.end, "heading") for section in report.sections]
        content = Content(report.text, report.blocks, content_breaks(report.sections), spans)
        self._article.show(content, spans, [self._look(index) for index in range(len(items))], marks)

    @property
    def _outline(self) -> OutlineView:
        return self.query_one("#outline", OutlineView)

    @property
    def _article(self) -> ArticleView:
        return self.query_one("#article", ArticleView)

    @property
    def _footer(self) -> FooterBar:
        return self.query_one("#footer", FooterBar)

    def _section_tallies(self) -> list[Tally]:
        return [self.session.section_tally(index) for index in range(len(self.session.report.sections))]

    def _look(self, index: int) -> str:
        return look_of(self.session.items[index], self.session.review(index))

    def _say_state(self) -> None:
        report = self.session.report
        if self.session.read_only:
            self._footer.say("read-only: marks can't be saved", alarm=True)
        elif self.session.orphans:
            self._footer.say(f"{len(self.session.orphans)} reviewed items were not found again: i", alarm=True)
        elif report.doubts:
            self._footer.say(f"{report.doubts[0]} (i)")
        elif not self.session.items:
            self._footer.say("no figures were found in this report")

    def _go_where_left(self) -> None:
        """Select the item where the reviewer was; at first, and after a crash, the first open one."""
        self.selected = self.session.place
        if self.selected == 0 and self._look(0) != Status.OPEN.value:
            self._advance()
        else:
            self.select(self.selected)

    # Selection

    def select(self, index: int) -> None:
        """Make one item the selected one in all panes."""
        self.selected = index
        self._section = self.session.section_of(index)
        self._article.select(index)
        self._outline.set_here(self._section)
        self.query_one("#card", SheetView).show(card_lines(self.session, index))

    def _step(self, direction: int, *, only_open: bool = False) -> None:
        """Select the next item in a direction, the next unreviewed one if asked; say so when there is none."""
        items = self.session.items
        self._footer.say("")
        index = self._start_of_step(direction)
        while 0 <= index < len(items) and only_open and self._look(index) != Status.OPEN.value:
            index += direction
        if 0 <= index < len(items):
            self.select(index)
        elif only_open:
            self._footer.say("nothing unreviewed that way" if self.session.tally.open else "everything is reviewed")
        else:
            self._footer.say("that was the last figure" if direction > 0 else "that was the first figure")

    def _start_of_step(self, direction: int) -> int:
        """Return the item to try first: beside the selected one, or when that is off the screen, the first on it."""
        shown = self._article.items_on_screen()
        if self.selected < 0 or self._article.on_screen(self.selected) or not shown:
            return self.selected + direction
        return shown[0] if direction > 0 else shown[-1]

    def action_figure_next(self) -> None:
        """Select the next figure."""
        self._step(1)

    def action_figure_previous(self) -> None:
        """Select the previous figure."""
        self._step(-1)

    def action_figure_next_open(self) -> None:
        """Select the next unreviewed figure."""
        self._step(1, only_open=True)

    def action_figure_previous_open(self) -> None:
        """Select the previous unreviewed figure."""
        self._step(-1, only_open=True)

    def action_section_next(self) -> None:
        """Go to the next section."""
        self._go_to_section(1)

    def action_section_previous(self) -> None:
        """Go to the previous section."""
        self._go_to_section(-1)

    def _go_to_section(self, direction: int) -> None:
        sections = self.session.report.sections
        self._footer.say("")
        section = (self._section if self._section is not None else -1) + direction
        if 0 <= section < len(sections):
            self._show_section(section)
        else:
            self._footer.say("that was the last section" if direction > 0 else "that was the first section")

    def _show_section(self, section: int) -> None:
        """Bring a section to the top of the text, and select its first figure if it has one."""
        span = self.session.report.sections[section].span
        first = bisect_left(self._starts, span.start)
        if first < len(self._starts) and self._starts[first] < span.end:
            self.select(first)
        self._article.reveal(self.session.report.sections[section].heading, at_top=True)
        self._section = section
        self._outline.set_here(section)

    def on_section_picked(self, message: SectionPicked) -> None:
        """Go to a section that was opened in the outline."""
        if message.section is None:
            self._article.action_text_top()
        else:
            self._show_section(message.section)

    def on_figure_picked(self, message: FigurePicked) -> None:
        """Select a figure that was clicked."""
        self.select(message.index)

    # Decisions

    def _mark(self, status: Status, *, advance: bool = True) -> None:
        if not self._can_decide():
            return
        try:
            change = self.session.mark((self.selected,), status)
        except StoreError as error:
            self._alarm(error)
            return
        self._show_change(change)
        self._marked = self.selected
        item = self.session.items[self.selected]
        words = f"{STATUS_WORDS[status]}, saved" if change.indices else f"was {STATUS_WORDS[status]} already"
        self._footer.say(f"{item.id} {words}{self._left_words()}")
        if advance and self.session.tally.open:
            self._advance()
        else:
            self.select(self.selected)

    def _can_decide(self) -> bool:
        """Say whether there is a selected figure that the reviewer sees; one off the screen is brought back first."""
        if self.selected < 0:
            self._footer.say("there is no figure to mark")
            return False
        if not self._article.on_screen(self.selected):
            self.select(self.selected)
            self._footer.say("this is the selected figure: press again to decide on it")
            return False
        return True

    def _left_words(self) -> str:
        return "" if self.session.tally.open else "; everything is reviewed"

    def _advance(self) -> None:
        """Select the next unreviewed item, from the top again after the last."""
        count = len(self.session.items)
        for distance in range(1, count):
            index = (self.selected + distance) % count
            if self._look(index) == Status.OPEN.value:
                self.select(index)
                return
        self.select(self.selected)

    def action_figure_verify(self) -> None:
        """Mark the figure as verified and go on."""
        self._mark(Status.VERIFIED)

    def action_figure_dispute(self) -> None:
        """Mark the figure as disputed and go on."""
        self._mark(Status.DISPUTED)

    def action_figure_need_source(self) -> None:
        """Mark the figure as one that needs a source and go on."""
        self._mark(Status.NEEDS_SOURCE)

    def action_figure_exclude(self) -> None:
        """Mark the figure as no claim to check and go on."""
        self._mark(Status.EXCLUDED)

    def action_figure_reopen(self) -> None:
        """Take the figure's conclusion away."""
        self._mark(Status.OPEN, advance=False)

    def action_figure_note(self) -> None:
        """Write a note on the selected figure."""
        if self._can_decide():
            self._write_note(self.selected)

    def action_figure_note_marked(self) -> None:
        """Write a note on the figure that was marked last."""
        if self._marked < 0:
            self._footer.say("nothing was marked yet: c writes a note on the selected figure")
            return
        self.select(self._marked)
        self._write_note(self._marked)

    def _write_note(self, index: int) -> None:
        item = self.session.items[index]
        words = f"{item.id} {item.span.of(self.session.report.text)}"
        screen = NoteScreen(words, self.session.review(index).note)
        self.app.push_screen(screen, partial(self._keep_note, index))

    def _keep_note(self, index: int, note: str | None) -> None:
        if note is None:
            return
        try:
            change = self.session.note(index, note)
        except StoreError as error:
            self._alarm(error)
            self.app.push_screen(NoteScreen(self.session.items[index].id, note), partial(self._keep_note, index))
            return
        self._show_change(change)
        self.select(index)
        self._footer.say(f"note on {self.session.items[index].id} saved")

    def action_review_undo(self) -> None:
        """Take the last action back."""
        self._turn_back("undone", "nothing to undo", undo=True)

    def action_review_redo(self) -> None:
        """Bring back what was taken back last."""
        self._turn_back("done again", "nothing to redo", undo=False)

    def _turn_back(self, done: str, nothing: str, *, undo: bool) -> None:
        try:
            change = self.session.undo() if undo else self.session.redo()
        except StoreError as error:
            self._alarm(error)
            return
        if change is None:
            self._footer.say(nothing)
            return
        self._show_change(change)
        if change.indices:
            self.select(change.indices[0])
        self._footer.say(f"{done}: {change.what}")

    def _show_change(self, change: Change) -> None:
        """Push the difference down: looks of the items, counts of their sections, progress."""
        self._show_items(change.indices)

    def _show_items(self, indices: Sequence[int]) -> None:
        if self.session.items is not self._items:
            self._show_other_items()
        self._article.set_looks([(index, self._look(index)) for index in indices])
        for section in self._sections_above(indices):
            self._outline.set_tally(section, self.session.section_tally(section))
        self._outline.set_tally(None, self.session.tally)
        self._show_progress()

    def _show_other_items(self) -> None:
        """Show items that were picked, or given back; the selection stays on its words or goes to the nearest."""
        old, top = self._items[self.selected].span if self.selected >= 0 else Span(0, 0), self._article.top_offset
        self._show_text()
        self._outline.show(self.session.report.sections, self._section_tallies(), self.session.tally)
        self._article.reveal(Span(top, top), at_top=True)
        self.selected = -1
        if self._items:
            self.select(min(bisect_left(self._starts, old.start), len(self._items) - 1))

    def _sections_above(self, indices: Iterable[int]) -> set[int]:
        """Return the sections that some items stand in, at all depths."""
        above: set[int] = set()
        for index in indices:
            section = self.session.section_of(index)
            while section is not None and section not in above:
                above.add(section)
                section = self._parents[section]
        return above

    def _show_progress(self) -> None:
        self.query_one("#header", HeaderBar).show(self.session.report.name, self.session.tally)

    def _alarm(self, error: StoreError) -> None:
        """Say loudly that nothing was saved, and show what another window decided meanwhile."""
        self._footer.say(f"not saved: {error.message}", alarm=True)
        tell_error(self, error)
        if isinstance(error, ConflictError):
            changed = self.session.refresh()
            self._show_items(changed)
            self.select(self.selected)

    def action_review_saved(self) -> None:
        """Say that there is nothing to save."""
        self._footer.say("every mark is already saved")

    def action_review_export(self) -> None:
        """Export the notes."""
        self.app.push_screen(ExportScreen(self.session), self._say_exported)

    def _say_exported(self, where: str | None) -> None:
        if where:
            self._footer.say(f"written: {where}")

    # Search

    def action_search_open(self) -> None:
        """Open the search prompt."""
        self.query_one("#prompt", SearchPrompt).open(self._search.words)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Highlight what is found while it is typed."""
        if message.input.display:
            self._seek(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go to the first match from the top of the screen on."""
        message.input.display = False
        self._article.focus()
        if message.value:
            self._go_to_match(self._search.first_from(self._article.top_offset))

    def on_search_prompt_given_up(self) -> None:
        """Take the highlights away."""
        self._article.focus()
        self._seek("")

    def _seek(self, words: str) -> None:
        self._search.seek(words)
        self._article.set_matches(self._search.matches)

    def action_search_next(self) -> None:
        """Go to the next match."""
        self._go_to_match(self._search.step(1))

    def action_search_previous(self) -> None:
        """Go to the previous match."""
        self._go_to_match(self._search.step(-1))

    def _go_to_match(self, match: Span | None) -> None:
        """Bring a match on the screen, and select the figure that it lies on or the next one on the screen."""
        if match is None:
            self._footer.say(f"not found: {self._search.words}" if self._search.words else "search with /")
            return
        self._article.reveal(match)
        index = bisect_right(self._ends, match.start)
        if index < len(self._starts) and (self._starts[index] < match.end or self._article.on_screen(index)):
            self.select(index)
        self._footer.say(self._search.place)

    # Other views

    def action_report_original(self) -> None:
        """Show the page as it was printed."""
        self.app.push_screen(OriginalScreen(self.session.report))

    def action_report_about(self) -> None:
        """Show what is known of the report."""
        self.app.push_screen(SheetScreen("About this report", about_lines(self.session.report, self.session.orphans)))

    def action_report_aside(self) -> None:
        """Show the numerals that are no figures."""
        reviewed = [item.span for item in self.session.items if item.figure is None]
        screen = AsideScreen(self.session.report.text, self.session.report.numerals.set_aside, reviewed)
        self.app.push_screen(screen, self._go_to_numeral)

    def _go_to_numeral(self, chosen: Chosen | None) -> None:
        """Go to a numeral that was chosen, and make it an item if asked."""
        if chosen is None:
            return
        if chosen.is_taken_up:
            self._take_up(chosen.numeral.span)
        else:
            self._article.reveal(chosen.numeral.span)
            self._footer.say(f"no figure: {chosen.numeral.reason}")

    def _take_up(self, span: Span) -> None:
        try:
            change = self.session.pick(span)
        except StoreError as error:
            self._alarm(error)
            return
        self._show_change(change)
        self.select(change.indices[0])
        self._footer.say(f"{self.session.items[self.selected].id} taken up, saved; u takes it back")

    def action_outline_toggle(self) -> None:
        """Hide the outline, or show it."""
        self._outline.display = not self._outline.display
        if not self._outline.display:
            self._article.focus()

    def action_app_cancel(self) -> None:
        """Give the search up."""
        self._seek("")

    def action_app_back(self) -> None:
        """Leave the report."""
        self.keep_place()
        self.dismiss()

    def keep_place(self) -> None:
        """Keep where the reviewer is, for the next time; that is no decision, so a failure is no alarm."""
        if self.selected >= 0 and not self.session.read_only:
            with suppress(StoreError):
                self.session.save_place(self.selected)
