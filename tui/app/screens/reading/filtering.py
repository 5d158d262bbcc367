"""Showing only some figures: by a preset or by an expression. The others stay in the text, without a mark."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tui.app.choice import Choice
from tui.app.keys import shown_key
from tui.app.present import HIDDEN_CODE
from tui.app.screens import AskScreen, ChooseScreen
from tui.app.screens.reading.part import Part
from tui.app.stepping import Done, Stepping, Waiting
from tui.app.telling import tell_error
from tui.errors import TieoutError
from tui.language import counted, spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

PRESETS: tuple[Choice, ...] = (
    Choice("", "all", "every figure: no filter"),
    Choice("status:open", "open", "what is still to be reviewed"),
    Choice("status:disputed", "disputed", "what was found wrong"),
    Choice("status:needs_source", "needs source", "what nothing was found for"),
    Choice("changed:*", "changed", "what was decided before the report changed"),
    Choice("differs:*", "differs", "what reviewers conclude differently on"),
    Choice("finding:fails,near", "findings", "what a check speaks against"),
    Choice("note:*", "noted", "what has a note"),
    Choice("kind:money", "money", "sums of money"),
    Choice("kind:percent", "percent", "percentages and percentage points"),
    Choice("beware:*", "odd", "numbers with odd characters"),
    Choice("-evidence:* status:verified", "no evidence", "verified, but without evidence"),
)
"""The filters that `f` offers."""
_HIDING = bytes([HIDDEN_CODE, 0]).ljust(256, b"\0")
"""By whether an item is shown, what hides it."""


class Filtering(Part):
    """The keys of the filter, and which items it shows."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Filter on a screen."""
        super().__init__(screen)
        self.expression = ""
        self._hiding: bytes | None = None
        """For each item `HIDDEN_CODE` where it is not shown, else 0; None without a filter."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {"filter.preset": self.choose, "filter.expression": self.ask}

    @property
    def words(self) -> str:
        """The filter for the header; empty when there is none."""
        if self._hiding is None:
            return ""
        from tui.app.filter_words import as_spoken  # noqa: PLC0415 - nobody waits for it who sees every figure

        return f"[{as_spoken(self.expression)}: {self._hiding.count(0)}] "

    def looks(self) -> bytearray:
        """Return how each item is shown, a byte each: as it is decided, or hidden."""
        looks = self.session.looks()
        if self._hiding is None:
            return bytearray(looks)
        # As two numbers they are put together in no time, for each key that decides.
        both = int.from_bytes(looks, "big") | int.from_bytes(self._hiding, "big")
        return bytearray(both.to_bytes(len(looks), "big"))

    def follow(self) -> None:
        """Work out anew which items the filter shows, after they were numbered otherwise."""
        self._hiding = None
        self.begin_with(self.expression)

    def choose(self) -> None:
        """Choose a preset."""
        choices = [Choice(one.value, spoken(one.name), spoken(one.meaning)) for one in PRESETS]
        self.screen.app.push_screen(ChooseScreen(spoken("Show only"), choices), self._set)

    def ask(self) -> None:
        """Ask for an expression."""
        from tui.app.filter_words import as_spoken, hint  # noqa: PLC0415 - as above

        title, words = spoken("Show only what fits"), as_spoken(self.expression)
        screen = AskScreen(title, hint(), words, keeps=False, check=self._check)
        self.screen.app.push_screen(screen, self._set)

    def _check(self, typed: str) -> object:
        return self.session.filtering(_in_english(typed))

    def clear(self) -> None:
        """Show every item again."""
        if self.expression:
            self._set("")

    def begin_with(self, expression: str) -> None:
        """Filter as the reviewer left it; what is not understood any more is left out.

        What takes longer than a moment goes on once the screen is there, with all items shown until then.
        """
        self.expression = ""
        if not expression:
            return
        try:
            stepping = Stepping(self.session.filtering(expression))
        except TieoutError:
            return
        done = stepping.go_on()
        if done is None:
            end = partial(self._end_anew, expression)
            self.screen.call_after_refresh(self.in_steps, stepping, _waiting(), end)
        elif done.result is not None:
            self._take(expression, done.result)

    def _end_anew(self, expression: str, done: Done[bytes] | None) -> None:
        shown = self._ended(done)
        if shown is not None:
            self._take(expression, shown)
            self.screen.show_anew()

    def _take(self, expression: str, shown: bytes) -> None:
        self.expression = expression
        self._hiding = shown.translate(_HIDING)

    def _set(self, typed: str | None) -> None:
        if typed is None:
            return
        expression = _in_english(typed)
        if not expression:
            self.expression, self._hiding = "", None
            self.screen.show_anew()
            self.say(spoken("every figure is shown"))
            return
        try:
            stepping = Stepping(self.session.filtering(expression))
        except TieoutError as error:
            tell_error(self.screen, error)
            return
        self.in_steps(stepping, _waiting(), partial(self._end, expression))

    def _end(self, expression: str, done: Done[bytes] | None) -> None:
        shown = self._ended(done)
        if shown is None:
            return
        self._take(expression, shown)
        self.screen.show_anew()
        words = counted(
            shown.count(1),
            "{count} figure fits; {all} picks it out, {cancel} shows every figure again",
            "{count} figures fit; {all} picks all out, {cancel} shows every figure again",
            all=shown_key("several.all"),
            cancel=shown_key("app.cancel"),
        )
        self.say(words)
        first = shown.find(1, max(self.screen.selected, 0))
        first = shown.find(1) if first < 0 else first
        if first >= 0:
            self.screen.select(first)

    def _ended(self, done: Done[bytes] | None) -> bytes | None:
        """Return what came of looking; None where it was given up or failed, which is told."""
        if done is None:
            self.say(spoken("given up: nothing was changed"))
        elif done.error is not None:
            tell_error(self.screen, done.error)
        return None if done is None else done.result


def _in_english(typed: str) -> str:
    from tui.app.filter_words import in_english  # noqa: PLC0415 - as above

    return in_english(typed)


def _waiting() -> Waiting:
    return Waiting(
        spoken("Looking for what fits"),
        lambda count: spoken("{count} figures looked at", count=f"{count:,}"),
        spoken("esc gives up"),
    )
