"""Reviewed items whose place was not found again: each with what was decided, to be put on a figure by hand."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.keys import keys_of, way_out
from tui.app.present import on_one_row
from tui.app.room import cut, padded
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.lines import ListView
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Orphan
from tui.language import counted, retold, spoken

ID_CELLS = 9
PRINTED_CELLS = 18
STATUS_CELLS = 16


class LostList(ListView):
    """The items, one a row."""

    PANE = "lost"

    def __init__(self, orphans: Sequence[Orphan]) -> None:
        super().__init__()
        self._orphans = orphans

    def on_mount(self) -> None:
        """Say how many there are."""
        self.resize_rows(len(self._orphans))
        self.focus()
        self._tell()

    def line(self, row: int) -> Line:
        """Return the words of one item's row: what it read, what was decided, why it is lost."""
        orphan, base = self._orphans[row], self.base_look(row)
        status = orphan.review.status
        told = f"{STATUS_GLYPHS[status]} {spoken(STATUS_WORDS[status])}"
        room = max(self.columns - ID_CELLS - PRINTED_CELLS, 1)
        return (
            Word(padded(orphan.item.id, ID_CELLS), f"{base} quiet".strip()),
            Word(padded(" ".join(orphan.item.printed.split()), PRINTED_CELLS), f"{base} strong".strip()),
            Word(padded(told, min(STATUS_CELLS, room)), base),
            Word(cut(retold(orphan.why), room - STATUS_CELLS) if room > STATUS_CELLS else "", base),
        )

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor else ""

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, and show below where it stood."""
        super().move_to(row)
        self._tell()

    def _tell(self) -> None:
        orphan = self._orphans[self.cursor]
        quote = orphan.item.target.quote
        before, after = on_one_row(quote.prefix), on_one_row(quote.suffix)
        lines: list[Line] = [(Word(before), Word(quote.exact, "strong"), Word(after))]
        if orphan.review.note:
            lines += [(), (Word(f"{spoken('note')} ", "name"), Word(orphan.review.note))]
        self.screen.query_one("#finding", SheetView).show(lines)

    def picked(self, row: int) -> None:
        """Choose the row."""
        self.screen.dismiss(self._orphans[row].item.id)


class LostScreen(ModalScreen[str | None]):
    """Shows what was not found again; its result is the id of what is to be put on the selected figure."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, orphans: Sequence[Orphan], selected: str) -> None:
        """Show orphans; `selected` are the words of the figure that one can be put on, or empty."""
        super().__init__()
        self._orphans = orphans
        self._selected = selected

    def compose(self) -> ComposeResult:
        """Make the list, and the sheet below it."""
        with Vertical(id="frame"):
            count = len(self._orphans)
            title = counted(count, "Not found again: {count} reviewed item", "Not found again: {count} reviewed items")
            yield TitleBar(title)
            yield LostList(self._orphans)
            yield SheetView(id="finding")
            yield FooterBar(keys_of("list", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Say what Enter does."""
        if self._selected:
            self.query_one(FooterBar).say(spoken("enter: it is {figure}", figure=self._selected))

    def action_app_back(self) -> None:
        """Choose none."""
        self.dismiss(None)
