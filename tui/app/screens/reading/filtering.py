"""Showing only some figures: by a preset or by an expression. The others stay in the text, without a mark."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.app.choice import Choice
from tui.app.present import HIDDEN_CODE
from tui.app.screens import AskScreen, ChooseScreen
from tui.app.screens.reading.part import Part
from tui.app.telling import tell_error
from tui.errors import TieoutError
from tui.language import spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

PRESETS: tuple[Choice, ...] = (
    Choice("", "all", "every figure: no filter"),
    Choice("status:open", "open", "what is still to be reviewed"),
    Choice("status:disputed", "disputed", "what was found wrong"),
    Choice("status:needs_source", "needs source", "what nothing was found for"),
    Choice("finding:fails,near", "findings", "what a check speaks against"),
    Choice("note:*", "noted", "what has a note"),
    Choice("kind:money", "money", "sums of money"),
    Choice("kind:percent", "percent", "percentages and percentage points"),
    Choice("beware:*", "odd", "numbers with odd characters"),
    Choice("-evidence:* status:verified", "no evidence", "verified, but without evidence"),
)
"""The filters that `f` offers."""
HINT = "status: kind: section: label: unit: period: note: tag: tick: evidence: by: finding:  >1e6  =1.2亿  -not  a word"


_HIDING = bytes(code | HIDDEN_CODE for code in range(256))


class Filtering(Part):
    """The keys of the filter, and which items it shows."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Filter on a screen."""
        super().__init__(screen)
        self.expression = ""
        self._shown: frozenset[int] | None = None

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {"filter.preset": self.choose, "filter.expression": self.ask}

    @property
    def words(self) -> str:
        """The filter for the header; empty when there is none."""
        return f"[{self.expression}: {len(self._shown)}] " if self._shown is not None else ""

    def looks(self) -> bytearray:
        """Return how each item is shown, a byte each: as it is decided, or hidden."""
        looks = bytearray(self.session.looks())
        if self._shown is None:
            return looks
        shown = looks.translate(_HIDING)
        for index in self._shown:
            shown[index] = looks[index]
        return shown

    def follow(self) -> None:
        """Work out anew which items the filter shows, after they were numbered otherwise."""
        if self.expression:
            self._shown = self.session.filtered(self.expression)

    def choose(self) -> None:
        """Choose a preset."""
        choices = [Choice(one.value, spoken(one.name), spoken(one.meaning)) for one in PRESETS]
        self.screen.app.push_screen(ChooseScreen(spoken("Show only"), choices), self._set)

    def ask(self) -> None:
        """Ask for an expression."""
        screen = AskScreen(spoken("Show only what fits"), spoken(HINT), self.expression)
        self.screen.app.push_screen(screen, self._set)

    def clear(self) -> None:
        """Show every item again."""
        if self.expression:
            self._set("")

    def begin_with(self, expression: str) -> None:
        """Filter as the reviewer left it; what is not understood any more is left out."""
        with suppress(TieoutError):
            self._shown = self.session.filtered(expression) if expression else None
            self.expression = expression

    def _set(self, expression: str | None) -> None:
        if expression is None:
            return
        try:
            shown = self.session.filtered(expression) if expression else None
        except TieoutError as error:
            tell_error(self.screen, error)
            return
        self.expression, self._shown = expression, shown
        self.screen.show_anew()
        if shown is None:
            self.say(spoken("every figure is shown"))
        else:
            words = spoken("{count} figures fit; M picks all out, esc shows every figure again", count=len(shown))
            self.say(words)
            self._go_to_shown()

    def _go_to_shown(self) -> None:
        """Select the first shown item from the selected one on."""
        screen, count = self.screen, len(self.session.items)
        for distance in range(count):
            if screen.is_shown((screen.selected + distance) % count):
                screen.select((screen.selected + distance) % count)
                return
