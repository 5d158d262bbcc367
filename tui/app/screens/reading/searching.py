"""Searching the text, the labels and the notes; and figures by their value."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.app.keys import shown_key
from tui.app.screens.reading.part import Part
from tui.app.search import Search, Sought
from tui.app.telling import tell_error
from tui.domain.text import Span
from tui.errors import StoreError
from tui.language import spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


class Searching(Part):
    """The search keys, and what is sought."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Search on a screen."""
        super().__init__(screen)
        self._search = Search()
        self._sought = Sought(screen.session)

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "search.open": lambda: self.screen.prompt.open(self._search.words, self),
            "search.next": lambda: self._go_to(self._search.step(1)),
            "search.previous": lambda: self._go_to(self._search.step(-1)),
        }

    @property
    def is_on(self) -> bool:
        """Whether something is sought."""
        return bool(self._search.words)

    def accept(self, words: str) -> None:
        """Go to the first match from the top of the screen on."""
        self.screen.set_focus(self.screen.article)
        if words:
            self.go_to_first()

    def give_up(self) -> None:
        """Take the highlights away."""
        self.screen.set_focus(self.screen.article)
        self.seek("")

    def seek(self, words: str) -> None:
        """Highlight what is found in the text, the labels and the notes, or figures by their value: `=1.2亿`, `>5%`."""
        try:
            matches = self._sought.matches(words)
        except StoreError as error:
            tell_error(self.screen, error)
            return
        self._search.found(words, matches)
        self.screen.article.set_matches(matches)

    def go_to_first(self) -> None:
        """Go to the first match from the top of the screen on."""
        self.screen.walking.remember_place()
        self._go_to(self._search.first_from(self.screen.article.top_offset))

    def _go_to(self, match: Span | None) -> None:
        """Bring a match on the screen, and select the figure that it lies on or the next one on the screen."""
        screen, items = self.screen, self.session.items
        if match is None:
            sought = self._search.words
            self.say(
                spoken("not found: {words}", words=sought)
                if sought
                else spoken("search with {key}", key=shown_key("search.open"))
            )
            return
        screen.article.set_match(match)
        screen.article.reveal(match)
        index = bisect_right(items, match.start, key=lambda item: item.span.end)
        if index < len(items) and (items[index].span.start < match.end or screen.article.on_screen(index)):
            screen.select(index)
        self.say(self._search.place)
