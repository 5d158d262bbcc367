"""Going from figure to figure and from section to section."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.app.present import OPEN_CODES
from tui.app.screens.reading.deciding import all_reviewed
from tui.app.screens.reading.part import Part
from tui.language import spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_MOST_JUMPS = 100


class Walking(Part):
    """The keys that move the selection."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Walk on a screen."""
        super().__init__(screen)
        self._left: list[str] = []

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "figure.next": lambda: self.step(1),
            "figure.previous": lambda: self.step(-1),
            "figure.next_open": lambda: self.step(1, only_open=True),
            "figure.previous_open": lambda: self.step(-1, only_open=True),
            "section.next": lambda: self.go_to_section(1),
            "section.previous": lambda: self.go_to_section(-1),
            "jump.back": self.jump_back,
        }

    def step(self, direction: int, *, only_open: bool = False) -> None:
        """Select the next shown item in a direction, the next unreviewed one if asked; say so when there is none."""
        screen, count = self.screen, len(self.session.items)
        index = self._start_of_step(direction)
        while 0 <= index < count and not self._is_wanted(index, only_open=only_open):
            index += direction
        if 0 <= index < count:
            screen.select(index)
        elif only_open:
            is_left = self.session.tally.open
            self.say(spoken("nothing unreviewed that way") if is_left else all_reviewed())
        else:
            self.say(spoken("that was the last figure") if direction > 0 else spoken("that was the first figure"))

    def _is_wanted(self, index: int, *, only_open: bool) -> bool:
        screen = self.screen
        return screen.is_open(index) if only_open else screen.is_shown(index)

    def _start_of_step(self, direction: int) -> int:
        """Return the item to try first: beside the selected one, or when that is off the screen, the first on it."""
        screen = self.screen
        if screen.selected >= 0 and not screen.article.on_screen(screen.selected):
            shown = screen.article.items_on_screen()
            if shown:
                return shown[0] if direction > 0 else shown[-1]
        return screen.selected + direction

    def advance(self) -> None:
        """Select the next unreviewed item, from the top again after the last."""
        found = self.next_unreviewed()
        self.screen.select(self.screen.selected if found is None else found)

    def next_unreviewed(self) -> int | None:
        """Return the next unreviewed item, from the top again after the last; None where there is no other."""
        screen, looks = self.screen, self.screen.looks
        after = (looks.find(code, screen.selected + 1) for code in OPEN_CODES)
        before = (looks.find(code, 0, screen.selected) for code in OPEN_CODES)
        found = min((at for at in after if at >= 0), default=None)
        return found if found is not None else min((at for at in before if at >= 0), default=None)

    def ahead(self) -> set[int]:
        """Return the items that the next key is likely to go on to: beside the selected one, and where a mark goes."""
        beside = self.screen.selected + 1
        found = {self.next_unreviewed(), beside if beside < len(self.session.items) else None}
        return {index for index in found if index is not None}

    def go_to_section(self, direction: int) -> None:
        """Go to the next section in a direction."""
        sections = self.session.report.sections
        here = self.screen.section
        section = (here if here is not None else -1) + direction
        if 0 <= section < len(sections):
            self.show_section(section)
        elif here == 0 and direction < 0 and sections[0].span.start > 0:
            self._show_lead()
        else:
            self.say(spoken("that was the last section") if direction > 0 else spoken("that was the first section"))

    def show_section(self, section: int) -> None:
        """Bring a section to the top of the text, and select its first figure if it has one."""
        screen, shown = self.screen, self.session.report.sections[section]
        starts = self.session.spans.starts
        first = bisect_left(starts, shown.span.start)
        self.remember_place()
        if first < len(starts) and starts[first] < shown.span.end:
            screen.select(first)
        screen.article.reveal(shown.heading, at_top=True)
        screen.set_section(section)

    def _show_lead(self) -> None:
        """Go to what stands before the first section."""
        self.remember_place()
        if self.session.items:
            self.screen.select(0)
        self.screen.article.action_text_top()
        self.screen.set_section(None)

    def remember_place(self) -> None:
        """Remember the selected item, before a jump."""
        here = self.session.items[self.screen.selected].id if self.screen.selected >= 0 else ""
        if here and self._left[-1:] != [here]:
            self._left.append(here)
            del self._left[:-_MOST_JUMPS]

    def jump_back(self) -> None:
        """Select the item that the last jump began at."""
        while self._left:
            index = self.session.index_of(self._left.pop())
            if index is not None and index != self.screen.selected:
                self.screen.select(index)
                return
        self.say(spoken("no jump to go back from"))
