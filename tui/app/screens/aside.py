"""The numerals that are no figures: each with its reason and its words, to be looked through and taken up."""

from array import array
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.keys import bindings, keys_of, way_out
from tui.app.room import cut, cut_before, padded
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.lines import ListView
from tui.app.words import Line, Word
from tui.domain.figure import SetAside
from tui.domain.ondemand import OnDemand
from tui.domain.spans import spans_of
from tui.domain.text import Span
from tui.language import counted, retold

NUMERAL_CELLS = 14
REASON_CELLS = 30
BEFORE_CELLS = 24


class Chosen(Struct, frozen=True):
    """A numeral that the reviewer chose."""

    numeral: SetAside
    """The numeral."""
    is_taken_up: bool
    """Whether it is to be reviewed like a figure; else it is only gone to."""


class AsideList(ListView):
    """The numerals, one a row, in reading order."""

    PANE = "aside"
    BINDINGS: ClassVar[list[BindingType]] = bindings("aside")

    def __init__(self, text: str, numerals: Sequence[SetAside]) -> None:
        super().__init__()
        self._text = text
        self._numerals = numerals

    def on_mount(self) -> None:
        """Say how many there are."""
        self.resize_rows(len(self._numerals))
        self.focus()

    def line(self, row: int) -> Line:
        """Return the words of one numeral's row."""
        numeral, base = self._numerals[row], self.base_look(row)
        start, end = numeral.span.start, numeral.span.end
        before = self._text[max(0, start - self.columns) : start].rpartition("\n")[2]
        after = self._text[end : end + self.columns].partition("\n")[0]
        printed = padded(self._text[start:end], min(NUMERAL_CELLS, self.columns // 4))
        reason = padded(retold(numeral.reason), min(REASON_CELLS, self.columns * 2 // 5))
        room = self.columns - sum(cell_len(words) for words in (printed, reason, self._text[start:end]))
        before = cut_before(before, min(BEFORE_CELLS, room // 2))
        room -= cell_len(before)
        look = f"{base} numeral".strip()
        return (
            Word(printed, look),
            Word(reason, f"{base} reason".strip()),
            Word(before, base),
            Word(self._text[start:end], look),
            Word(cut(after, max(room, 1)), base),
        )

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor and self._numerals else ""

    def picked(self, row: int) -> None:
        """Go to the numeral of a row."""
        self.screen.dismiss(Chosen(self._numerals[row], is_taken_up=False))

    def action_aside_take_up(self) -> None:
        """Review the numeral under the cursor like a figure."""
        if self._numerals:
            self.screen.dismiss(Chosen(self._numerals[self.cursor], is_taken_up=True))


class AsideScreen(ModalScreen[Chosen | None]):
    """Shows the numerals that were set aside; its result is the one that was chosen."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, text: str, numerals: Sequence[SetAside], reviewed: Sequence[Span] = ()) -> None:
        """Show the numerals of `text`, but for those that are `reviewed` already."""
        super().__init__()
        self._text = text
        self._numerals = _without(numerals, reviewed)

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="frame"):
            yield TitleBar(
                counted(
                    len(self._numerals), "{count} numeral that is no figure", "{count} numerals that are no figures"
                )
            )
            yield AsideList(self._text, self._numerals)
            yield FooterBar(keys_of("list", "aside", "everywhere"), id="footer")

    def action_app_back(self) -> None:
        """Choose none."""
        self.dismiss(None)


def _without(numerals: Sequence[SetAside], reviewed: Sequence[Span]) -> Sequence[SetAside]:
    """Return numerals but for those at some places."""
    spans = spans_of(numerals)
    taken = sorted({place for span in reviewed if (place := spans.at(span)) is not None})
    if not taken:
        return numerals
    left = array("I", range(len(numerals)))
    for place in reversed(taken):
        del left[place]
    return OnDemand(len(left), lambda row: numerals[left[row]])
