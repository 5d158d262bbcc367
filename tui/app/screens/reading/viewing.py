"""Other views of the report: as printed, about it, the numerals set aside, the export; and the panes themselves."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tui.app.keys import shown_key
from tui.app.messages import AnewWanted, ChoicesMade, CommandWanted
from tui.app.present import about_lines, value_words
from tui.app.screens import (
    AsideScreen,
    AskScreen,
    ConfirmScreen,
    FillingScreen,
    LostScreen,
    OriginalScreen,
    SheetScreen,
)
from tui.app.screens.reading.panes import PANES
from tui.app.screens.reading.part import Part
from tui.domain.identity import says_something
from tui.domain.report import Choices
from tui.domain.review import STATUS_WORDS
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.domain.visible import without_hidden
from tui.language import retold, spoken

if TYPE_CHECKING:
    from tui.app.screens.aside import Chosen


class Viewing(Part):
    """The keys that show something else."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "report.original": self.show_original,
            "report.about": self.show_about,
            "report.aside": self.show_aside,
            "report.anew": self.ask_anew,
            "report.lost": self.show_lost,
            "review.export": self.export,
            "outline.toggle": self.turn_outline,
            "pane.zoom": self.zoom,
            "pane.unzoom": lambda: self.screen.zoom(""),
            "figure.copy": self.copy,
            "figure.pipe": self.ask_pipe,
            "report.summary": self.show_summary,
        }

    def show_original(self) -> None:
        """Show the page as it was printed, and read it again when something was put in or left out."""
        offset = self.screen.article.top_offset
        screen = OriginalScreen(self.session.report, offset, self._reviewed_in)
        self.screen.app.push_screen(screen, self._read_with)

    def _reviewed_in(self, span: Span) -> int:
        """Return how many items in a stretch of the text something was decided on."""
        return sum(says_something(self.session.review(index)) for index in self.session.spans.overlapping(span))

    def _read_with(self, choices: Choices | None) -> None:
        if choices is not None:
            self.screen.post_message(ChoicesMade(self.session, choices))

    def show_about(self) -> None:
        """Show what is known of the report."""
        lines = about_lines(self.session.report, self.session.orphans, original=shown_key("report.original"))
        self.screen.app.push_screen(SheetScreen(spoken("About this report"), lines))

    def show_aside(self) -> None:
        """Show the numerals that are no figures."""
        screen = AsideScreen(self.session.report.text, self.session.report.numerals.set_aside, self.session.passages)
        self.screen.app.push_screen(screen, self._go_to_numeral)

    def ask_anew(self) -> None:
        """Ask for the report to be fetched anew."""
        self.screen.post_message(AnewWanted(self.session))

    def show_lost(self) -> None:
        """Show the reviewed items that were not found again, to put one on the selected figure."""
        orphans, index = self.session.orphans, self.screen.selected
        if not orphans:
            self.say(spoken("every reviewed item has its place"))
            return
        item = self.session.items[index] if index >= 0 else None
        words = f"{item.id} {item.span.of(self.session.report.text)}" if item else ""
        self.screen.app.push_screen(LostScreen(orphans, words), self._attach)

    def _attach(self, orphan_id: str | None) -> None:
        """Put a lost item on the selected figure; where that is printed otherwise, show both and ask first."""
        if orphan_id is None or self.screen.selected < 0:
            return
        span = self.session.items[self.screen.selected].span
        lost = next((orphan for orphan in self.session.orphans if orphan.item.id == orphan_id), None)
        is_alike = lost is not None and lost.item.printed.split() == span.of(self.session.report.text).split()
        # What was decided on the figure itself, or a place that another window gave it, keeps it from being put there,
        # whatever the answer.
        if lost is None or is_alike or says_something(self.session.review(self.screen.selected)):
            self._put(orphan_id, span)
            return
        from tui.app.consequences import attaching_lines  # noqa: PLC0415 - nobody waits for it before the first paint

        lines = attaching_lines(self.session.report.text, lost.item, span)
        screen = ConfirmScreen(spoken("Put {item} on a figure that is printed otherwise?", item=orphan_id), lines)
        self.screen.app.push_screen(screen, partial(self._agreed, orphan_id, span))

    def _agreed(self, orphan_id: str, span: Span, agreed: bool | None) -> None:
        if agreed:
            self._put(orphan_id, span)
        else:
            self.say(spoken("nothing was changed"))

    def _put(self, orphan_id: str, span: Span) -> None:
        if self.changed(lambda: self.session.attach(orphan_id, span)) is not None:
            index = self.session.item_at(span)
            self.screen.select(self.screen.selected if index is None else index)
            self.say(
                spoken("{item} stands here, saved; {undo} takes it back", item=orphan_id, undo=shown_key("review.undo"))
            )

    def _go_to_numeral(self, chosen: "Chosen | None") -> None:
        """Go to a numeral that was chosen, and make it an item if asked."""
        if chosen is None:
            return
        if chosen.is_taken_up:
            self.take_up(chosen.numeral.span)
        else:
            self.screen.walking.remember_place()
            self.screen.article.reveal(chosen.numeral.span)
            self.say(spoken("no figure: {reason}", reason=retold(chosen.numeral.reason)))

    def take_up(self, span: Span) -> None:
        """Make a passage an item, and select it."""
        change = self.changed(lambda: self.session.pick(span))
        index = None if change is None else self.session.item_at(span)
        if index is not None:
            self.screen.select(index)
            name, undo = self.session.items[index].id, shown_key("review.undo")
            self.say(spoken("{item} taken up, saved; {undo} takes it back", item=name, undo=undo))

    def export(self) -> None:
        """Export the notes."""
        from tui.app.screens.exporting import ExportScreen  # noqa: PLC0415 - it loads all formats

        self.screen.app.push_screen(ExportScreen(self.session), self._say_exported)

    def _say_exported(self, where: str | None) -> None:
        if where:
            self.say(spoken("written: {path}", path=where))

    def turn_outline(self) -> None:
        """Hide the outline, or show it."""
        self.screen.hide_outline(hidden=bool(self.screen.outline.display))

    def zoom(self) -> None:
        """Give the pane that has the focus the whole screen, or each pane its own again."""
        pane = next((name for name in PANES if self.screen.query_one(f"#{name}").has_focus), "article")
        self.screen.zoom("" if self.screen.zoomed else pane)

    def show_summary(self) -> None:
        """Show how far the review is, in counts and bars."""
        from tui.app.summary import summary_in_steps  # noqa: PLC0415 - nobody waits for it before the first paint

        begin = partial(summary_in_steps, self.session)
        self.screen.app.push_screen(FillingScreen(spoken("Summary"), begin, self.screen.size.width))

    def _told(self) -> str:
        """Return the selected figure as it leaves for elsewhere: its words, what it says, its sentence, its note."""
        index = self.screen.selected
        item, review, text = self.session.items[index], self.session.review(index), self.session.report.text
        words = [f"{item.id}\t{item.span.of(text)}\t{spoken(STATUS_WORDS[review.status])}"]
        if item.figure is not None:
            words.append(f"{item.figure.label}: {value_words(item.figure)}".removeprefix(": "))
        words += [context_around(text, item.span).of(text), review.note]
        return without_hidden("\n".join(word for word in words if word))

    def copy(self) -> None:
        """Copy the selected figure to the clipboard of the terminal (OSC 52), which works over SSH too."""
        if self.screen.selected >= 0:
            self.screen.app.copy_to_clipboard(self._told())
            self.say(
                spoken("copied, if the terminal allows it: {pipe} hands it to a command", pipe=shown_key("figure.pipe"))
            )

    def ask_pipe(self) -> None:
        """Ask for a command that gets the selected figure on its standard input."""
        if self.screen.selected >= 0:
            hint = spoken(
                "a program and its arguments; it gets the figure, its value, sentence and note. No shell reads it."
            )
            self.screen.app.push_screen(
                AskScreen(spoken("Hand the figure to a command"), hint, keeps=False), self._pipe
            )

    def _pipe(self, command: str | None) -> None:
        if command:
            self.screen.post_message(CommandWanted(command, self._told()))
