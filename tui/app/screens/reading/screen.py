"""The reading screen itself: its panes, its one selection, and what is shown after a decision."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal

from tui.app import styles
from tui.app.activity import Activity
from tui.app.choice import Turned
from tui.app.keys import bindings, keys_of
from tui.app.layout import Content, content_breaks
from tui.app.messages import CheckFailed, FigurePicked, SectionPicked
from tui.app.present import HIDDEN_CODE, OPEN_CODES, look_named
from tui.app.screens.drawn import DrawnScreen
from tui.app.screens.reading.cards import Cards
from tui.app.screens.reading.casting import Casting
from tui.app.screens.reading.checking import Checking
from tui.app.screens.reading.deciding import Deciding
from tui.app.screens.reading.filtering import Filtering
from tui.app.screens.reading.greeting import first_words
from tui.app.screens.reading.leaving import as_opened, go_where_left, keep_state, restore_state
from tui.app.screens.reading.narrowing import Narrowing
from tui.app.screens.reading.panes import PANES
from tui.app.screens.reading.searching import Searching
from tui.app.screens.reading.several import Several
from tui.app.screens.reading.signing import Signing
from tui.app.screens.reading.sizing import PaneSizes, Sizing
from tui.app.screens.reading.timing import Timing
from tui.app.screens.reading.touring import Touring
from tui.app.screens.reading.tying import Tying
from tui.app.screens.reading.verifying import Verifying
from tui.app.screens.reading.viewing import Viewing
from tui.app.screens.reading.walking import Walking
from tui.app.screens.reading.watching import Watching
from tui.app.takeover import Ahead
from tui.app.telling import tell_error
from tui.app.widgets.article import MOST_REDRAWN, ArticleView
from tui.app.widgets.bars import FooterBar, HeaderBar, TourBar
from tui.app.widgets.marks import Mark
from tui.app.widgets.outline import WHOLE, OutlineView
from tui.app.widgets.sheet import SheetView
from tui.domain.ondemand import Placed
from tui.domain.spans import spans_of
from tui.domain.tally import Tally
from tui.domain.text import Span
from tui.errors import ConflictError, HalfSavedError, StoreError
from tui.language import retold, spoken
from tui.session import ReviewSession

if TYPE_CHECKING:
    from tui.app.widgets.prompt import SearchPrompt

_MOVING = frozenset(
    {
        *("figure.next", "figure.previous", "figure.next_open", "figure.previous_open"),
        *("section.next", "section.previous", "finding.next", "finding.previous", "jump.back"),
        *("search.open", "search.next", "search.previous"),
    }
)
"""What a key may do that was typed before the report could be seen: it decides nothing, and opens nothing that does."""
NARROW, SHORT = 100, 20
BROAD = 180
"""From how many columns on the text has its measure with room to spare, which goes to the other panes."""


class ReadingScreen(DrawnScreen):
    """One report under review."""

    PLACE: ClassVar[str] = "reading"
    """Its place in the table of keys, for the command palette."""
    CSS_PATH: ClassVar = [styles.SHARED, styles.READING]
    AUTO_FOCUS: ClassVar = "ArticleView"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (64, "-narrow"), (NARROW, "-wide"), (BROAD, "-broad")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall")]  # noqa: RUF012 - as Textual has it

    def __init__(
        self,
        session: ReviewSession,
        at: tuple[str, Span | None] = ("", None),
        *,
        sizes: PaneSizes,
        activity: Activity,
        ahead: Ahead,
        tour: bool = False,
        notice: str = "",
        turned: Turned | None = None,
    ) -> None:
        """Review what a session holds, where it was left, or elsewhere; with a tour or a notice first.

        Args:
            session: The review.
            at: The item to begin at, by its id, or the place; empty and None for neither.
            sizes: How large the panes are.
            activity: For how long the reviewer is active.
            ahead: Told, when the review is left, how its screen will be when it is opened again.
            tour: Whether to show around.
            notice: What to tell first; empty for nothing.
            turned: The choice of what is the body that led here; None where none did.
        """
        super().__init__()
        self.touring = Touring(self, is_on=tour)
        self._begin_at = at
        self.notice = notice
        self._ahead = ahead
        self.session = session
        self.selected = -1
        self.section: int | None = None
        self.zoomed = ""
        self.outline_hidden = False
        self._prompt: SearchPrompt | None = None
        self._items = session.items
        self.looks = bytearray()
        self.cards = Cards(self)
        self.walking = Walking(self)
        self.several = Several(self)
        self.filtering = Filtering(self)
        self.checking = Checking(self)
        self.searching = Searching(self)
        self.narrowing = Narrowing(self)
        self.deciding = Deciding(self, turned)
        self.tying = Tying(self)
        self.signing = Signing(self)
        self.sizing = Sizing(self, sizes)
        self.timing = Timing(self, activity)
        self.watching = Watching(self)
        self._verifying = Verifying(self, activity)
        self._acts = self._actions()

    def _actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does, by the id of its binding."""
        parts = (
            self.walking,
            self.several,
            self.filtering,
            self.checking,
            self.searching,
            self.narrowing,
            self.deciding,
            self.tying,
            self.signing,
            self.sizing,
            Casting(self),
            Viewing(self),
        )
        return {name: act for part in parts for name, act in part.actions().items()}

    def compose(self) -> ComposeResult:
        """Make the panes."""
        yield HeaderBar(id="header")
        with Container(id="panes"):
            with Horizontal(id="text"):
                yield OutlineView(id="outline")
                yield ArticleView(id="article")
            yield SheetView(id="card")
        yield TourBar(id="tour")
        yield FooterBar(keys_of("reading", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Fill the panes and go where the reviewer was."""
        self._show_outline()
        restore_state(self)
        self._show_text()
        self._show_progress()
        if self.session.items:
            self.selected = self.session.place
            go_where_left(self, *self._begin_at)
        self.article.focus()
        self.touring.begin()
        self.say_state()
        self._verifying.begin()

    def action_do(self, name: str) -> None:
        """Do what a key does, by the id of its binding.

        Keys that were typed ahead of a sheet or of the search can still arrive here: they belong to what is opening,
        and none of them may decide anything.
        """
        if self.app.screen is not self:
            return
        if self.typed_at < self.seen_at and name not in _MOVING:
            self.footer.say(spoken("that was typed before the report could be seen: press again"))
            return
        if self._prompt is not None and self._prompt.display and name != "search.open":
            self.set_focus(self._prompt)
            return
        self.footer.say("")
        try:
            self._acts[name]()
        except StoreError as error:
            tell_error(self, error)  # what is shown could not be read; what is saved tells of that itself
        self.touring.did(name)

    @cached_property
    def outline(self) -> OutlineView:
        """The section tree."""
        return self.query_one("#outline", OutlineView)

    @cached_property
    def article(self) -> ArticleView:
        """The text."""
        return self.query_one("#article", ArticleView)

    @cached_property
    def card(self) -> SheetView:
        """What there is to say of the selected item."""
        return self.query_one("#card", SheetView)

    @cached_property
    def header(self) -> HeaderBar:
        """The report's title, and how far the review is."""
        return self.query_one("#header", HeaderBar)

    @cached_property
    def footer(self) -> FooterBar:
        """What was just done, and the keys."""
        return self.query_one("#footer", FooterBar)

    @property
    def prompt(self) -> "SearchPrompt":
        """The field of the search, which is made when it is first asked for."""
        if self._prompt is None:
            from tui.app.widgets.prompt import SearchPrompt  # noqa: PLC0415 - no review waits for it

            self._prompt = SearchPrompt(id="prompt")
            self.mount(self._prompt, before="#tour")
        return self._prompt

    # What is shown

    def _show_outline(self) -> None:
        self.outline.show(self.session.report.sections, self.tally)

    def tally(self, section: int) -> Tally:
        """Return how far the review of a section is, or of the whole report for `WHOLE`."""
        return self.session.tally if section == WHOLE else self.session.section_tally(section)

    def _show_text(self) -> None:
        """Fill the article with the report and its items, at the beginning."""
        report, spans = self.session.report, self.session.spans
        self._items = self.session.items
        content = Content(report.text, report.blocks, content_breaks(report.sections), spans)
        self.looks = self.filtering.looks()
        self.article.show(content, spans, self.looks, Placed(spans_of(report.sections), self._heading))
        self.show_badges()

    def _heading(self, section: int) -> Mark:
        heading = self.session.report.sections[section].heading
        return Mark(heading.start, heading.end, "heading")

    def show_badges(self) -> None:
        """Show which figures and sections a finding speaks of."""
        self.cards.forget()
        starts = self.session.standing_starts()
        self.article.set_badges(starts)
        self.outline.set_badges(starts)

    def look(self, index: int) -> str:
        """Return how an item is shown now."""
        return look_named(self.looks[index])

    def is_shown(self, index: int) -> bool:
        """Say whether the filter shows an item."""
        return not self.looks[index] & HIDDEN_CODE

    def is_open(self, index: int) -> bool:
        """Say whether an item is shown and still to be reviewed."""
        return self.looks[index] in OPEN_CODES

    def _show_progress(self) -> None:
        name = self.session.report.name
        title = f"{self.signing.words}{self.filtering.words}{name}"
        self.header.show(title, self.session.tally)

    def show_signed(self) -> None:
        """Show in the header what stands under the report."""
        self.signing.tell()
        self._show_progress()

    def say_state(self) -> None:
        """Tell what a reviewer is told first."""
        if self.notice:
            self.footer.say(self.notice)
            return
        words, is_alarm = first_words(self.session, sum(self.session.standing()))
        if words:
            self.footer.say(words, alarm=is_alarm)

    # The selection

    def select(self, index: int) -> None:
        """Make one item the selected one in all panes."""
        self.timing.settle()
        self.selected = index
        self.article.select(index)
        self.set_section(self.session.section_of(index))
        self.checking.selected(index)
        self.several.show()
        self.cards.show(index)

    def take_legend(self, legend: Mapping[str, str]) -> None:
        """Have tick marks stand for something else from now on."""
        self.session.legend = legend
        self.cards.forget()
        if self.selected >= 0:
            self.select(self.selected)

    def set_section(self, section: int | None) -> None:
        """Say in which section the reviewer is."""
        self.section = section
        self.outline.set_here(section)

    def section_at_cursor(self) -> Span | None:
        """Return the place of the section under the outline's cursor; None unless the outline has the focus."""
        section = self.outline.section_at_cursor if self.outline.has_focus else None
        return None if section is None else self.session.report.sections[section].span

    def on_section_picked(self, message: SectionPicked) -> None:
        """Go to a section that was opened in the outline."""
        if message.section is None:
            self.article.action_text_top()
        else:
            self.walking.show_section(message.section)

    def on_figure_picked(self, message: FigurePicked) -> None:
        """Select a figure that was clicked."""
        self.select(message.index)

    # After a decision

    def show_items(self, indices: Iterable[int]) -> None:
        """Push the difference down: looks of the items, counts of their sections, progress."""
        changed = set(indices)
        self.cards.forget(changed)
        if self.session.items is not self._items:
            self._show_other_items()
        looks = self.filtering.looks()
        if len(changed) > MOST_REDRAWN:
            self.looks[:] = looks
            self.outline.redraw_all()
        else:
            for index in changed:
                self.looks[index] = looks[index]
            self.outline.redraw_tallies(map(self.session.section_of, changed))
        self.article.redraw_items(changed)
        self.signing.follow()
        self._show_progress()

    def show_anew(self) -> None:
        """Show every item again, after the filter changed."""
        self.looks[:] = self.filtering.looks()
        self.article.redraw_all()
        self._show_progress()

    def _show_other_items(self) -> None:
        """Show items that were picked, or given back; the selection stays on its words or goes to the nearest."""
        old, top = self._items[self.selected].span if self.selected >= 0 else Span(0, 0), self.article.top_offset
        self.filtering.follow()
        self._show_text()
        self._show_outline()
        self.article.reveal(Span(top, top), at_top=True)
        self.selected = -1
        self.several.forget()
        if self._items:
            self.select(min(bisect_left(self.session.spans.starts, old.start), len(self._items) - 1))

    def alarm(self, error: StoreError) -> None:
        """Say loudly that nothing was saved, or not twice, and show what came in, from another window or half saved."""
        if isinstance(error, ConflictError | HalfSavedError):
            self.watching.look()
        message = retold(error.message)
        is_kept = isinstance(error, HalfSavedError)
        self.footer.say(message if is_kept else spoken("not saved: {message}", message=message), alarm=True)
        tell_error(self, error)

    def was_drawn(self) -> None:
        """Get ready for the next key, now that this one is answered."""
        self.cards.make_ready()

    def touched(self) -> None:
        """Look soon for what other windows decided: the reviewer has done something, or come back."""
        self.watching.touch()

    def on_screen_resume(self, event: events.ScreenResume) -> None:  # noqa: ARG002 - Textual calls the one above, too
        """Look for that, too, when what lay over the review is gone, and show what came meanwhile."""
        self.touched()
        self.checking.resume()

    def on_check_failed(self, message: CheckFailed) -> None:
        """Tell of damage to what the review goes on from, or of its file that has changed."""
        tell_error(self, message.error)

    # Leaving

    def on_unmount(self) -> None:
        """Leave the store alone: it may be closed now."""
        self._verifying.end()

    def action_app_cancel(self) -> None:
        """Give up the nearest thing: in the outline its filter; what is picked out, the search, the filter."""
        self.footer.say("")
        if self.narrowing.is_on and (self.outline.has_focus or not self.is_narrowed):
            self.narrowing.clear()
        elif self.several.chosen:
            self.several.forget()
            self.footer.say(spoken("nothing is picked out any more"))
        elif self.searching.is_on:
            self.searching.seek("")
        else:
            self.filtering.clear()

    @property
    def is_narrowed(self) -> bool:
        """Whether something that Esc gives up is on in the text."""
        return bool(self.several.chosen or self.searching.is_on or self.filtering.expression)

    def action_app_back(self) -> None:
        """Leave the report."""
        self.keep_place()
        self.dismiss()

    def keep_place(self) -> None:
        """Keep where the reviewer is and how the screen is, for the next time."""
        keep_state(self)
        self.sizing.keep()
        source = self.session.report.source
        self._ahead.left(source.location, source.sha256, as_opened(self), self.acts_on)

    @property
    def acts_on(self) -> str:
        """The selected item, and what is decided on it."""
        if self.selected < 0:
            return ""
        item = self.session.items[self.selected]
        return f"{self.session.report_id} {item.id} {self.session.status(self.selected).value}"

    # Panes

    def hide_outline(self, *, hidden: bool) -> None:
        """Hide the outline, or show it where the terminal has no room for it by itself."""
        self.outline_hidden = hidden
        self.outline.display = not hidden
        if hidden:
            self.article.focus()

    def zoom(self, pane: str) -> None:
        """Give one pane, by its id, the whole screen; an empty name gives each its own again."""
        self.zoomed = pane
        for name in PANES:
            self.set_class(name == pane, f"-only-{name}")
        self.sizing.fit()

    def on_resize(self, _: events.Resize) -> None:
        """Give the panes their sizes, as far as there is room now."""
        self.call_after_refresh(self.sizing.fit)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the edge of a pane."""
        self.sizing.grasp(event.screen_x, event.screen_y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Pull the edge that is held."""
        self.sizing.pull(event.screen_x, event.screen_y)

    def on_mouse_up(self) -> None:
        """Let go of the edge."""
        self.sizing.let_go()
