"""Other views of the report: as printed, about it, the numerals set aside, the export; and the panes themselves."""

from collections.abc import Callable, Mapping

from tui.app.messages import ChoicesMade
from tui.app.present import about_lines
from tui.app.screens.aside import AsideScreen, Chosen
from tui.app.screens.exporting import ExportScreen
from tui.app.screens.original import OriginalScreen
from tui.app.screens.reading.part import Part
from tui.app.screens.sheets import SheetScreen
from tui.domain.report import Choices
from tui.domain.text import Span


class Viewing(Part):
    """The keys that show something else."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "report.original": self.show_original,
            "report.about": self.show_about,
            "report.aside": self.show_aside,
            "review.export": self.export,
            "outline.toggle": self.turn_outline,
        }

    def show_original(self) -> None:
        """Show the page as it was printed, and read it again when something was put in or left out."""
        offset = self.screen.article.top_offset
        self.screen.app.push_screen(OriginalScreen(self.session.report, offset), self._read_with)

    def _read_with(self, choices: Choices | None) -> None:
        if choices is not None:
            self.screen.post_message(ChoicesMade(self.session, choices))

    def show_about(self) -> None:
        """Show what is known of the report."""
        lines = about_lines(self.session.report, self.session.orphans)
        self.screen.app.push_screen(SheetScreen("About this report", lines))

    def show_aside(self) -> None:
        """Show the numerals that are no figures."""
        reviewed = [item.span for item in self.session.items if item.figure is None]
        screen = AsideScreen(self.session.report.text, self.session.report.numerals.set_aside, reviewed)
        self.screen.app.push_screen(screen, self._go_to_numeral)

    def _go_to_numeral(self, chosen: Chosen | None) -> None:
        """Go to a numeral that was chosen, and make it an item if asked."""
        if chosen is None:
            return
        if chosen.is_taken_up:
            self.take_up(chosen.numeral.span)
        else:
            self.screen.walking.remember_place()
            self.screen.article.reveal(chosen.numeral.span)
            self.say(f"no figure: {chosen.numeral.reason}")

    def take_up(self, span: Span) -> None:
        """Make a passage an item, and select it."""
        change = self.changed(lambda: self.session.pick(span))
        if change is not None:
            self.screen.select(change.indices[0])
            self.say(f"{self.session.items[self.screen.selected].id} taken up, saved; u takes it back")

    def export(self) -> None:
        """Export the notes."""
        self.screen.app.push_screen(ExportScreen(self.session), self._say_exported)

    def _say_exported(self, where: str | None) -> None:
        if where:
            self.say(f"written: {where}")

    def turn_outline(self) -> None:
        """Hide the outline, or show it."""
        outline = self.screen.outline
        outline.display = not outline.display
        if not outline.display:
            self.screen.article.focus()
