"""What a search over the whole library found."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.keys import keys_of, way_out
from tui.app.present import on_one_row
from tui.app.room import cut, cut_before, padded
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.lines import ListView
from tui.app.words import Line, Word
from tui.domain.hit import Hit, HitPlace
from tui.language import counted, spoken

TITLE_CELLS = 26
BEFORE_CELLS = 24


class HitList(ListView):
    """The hits, one a row."""

    PANE = "hits"

    def __init__(self, hits: Sequence[Hit]) -> None:
        super().__init__()
        self._hits = hits

    def on_mount(self) -> None:
        """Say how many there are."""
        self.resize_rows(len(self._hits))
        self.focus()

    def line(self, row: int) -> Line:
        """Return the words of one hit's row: the report, then the words with what stands around them."""
        hit, base = self._hits[row], self.base_look(row)
        where = "" if hit.place is HitPlace.TEXT else f"{spoken(hit.place.value)} {hit.item_id}".strip() + ": "
        title = padded(hit.title, min(TITLE_CELLS, self.columns * 2 // 5))
        room = self.columns - sum(cell_len(words) for words in (title, where, hit.words))
        before = cut_before(on_one_row(hit.before), min(BEFORE_CELLS, room // 2))
        room -= cell_len(before)
        return (
            Word(title, f"{base} quiet".strip()),
            Word(where, f"{base} quiet".strip()),
            Word(before, base),
            Word(on_one_row(hit.words), f"{base} found".strip()),
            Word(cut(on_one_row(hit.after), max(room, 1)), base),
        )

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor else ""

    def picked(self, row: int) -> None:
        """Go to the hit of a row."""
        self.screen.dismiss(self._hits[row])


class HitsScreen(ModalScreen[Hit | None]):
    """Shows what was found; its result is the hit to go to."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, words: str, hits: Sequence[Hit]) -> None:
        """Show the hits of a search for `words`."""
        super().__init__()
        self._words = words
        self._hits = hits

    def compose(self) -> ComposeResult:
        """Make the list."""
        reports = counted(len({hit.report_id for hit in self._hits}), "{count} report", "{count} reports")
        places = counted(len(self._hits), "{count} place", "{count} places")
        with Vertical(id="frame"):
            yield TitleBar(
                spoken("“{words}”: {places} in {reports}", words=self._words, places=places, reports=reports)
            )
            yield HitList(self._hits)
            yield FooterBar(keys_of("list", "everywhere"), id="footer")

    def action_app_back(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
