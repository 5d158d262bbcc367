"""A list of things of which one is chosen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen

from tui.app.choice import Choice
from tui.app.keys import choosing_keys, way_out
from tui.app.room import cut
from tui.app.screens.fitting import fit_rows
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.lines import ListView
from tui.app.words import Line, Word

MOST_SHOWN = 12
"""How many choices stand on the screen at once; longer lists are scrolled."""


class ChoiceList(ListView):
    """The choices, one a row."""

    PANE = "choice"

    def __init__(self, choices: Sequence[Choice], choose: Callable[[str], object]) -> None:
        """Show choices; `choose` is called with the value of the one that is chosen."""
        super().__init__()
        self._choices = list(choices)
        self._choose = choose
        self._name_cells = max((cell_len(choice.name) for choice in choices), default=0) + 2

    def on_mount(self) -> None:
        """Say how many there are."""
        self.resize_rows(len(self._choices))
        self.focus()

    def line(self, row: int) -> Line:
        """Return the words of one choice's row."""
        choice, base = self._choices[row], self.base_look(row)
        name = choice.name + " " * (self._name_cells - cell_len(choice.name))
        return (
            Word(name, f"{base} name".strip()),
            Word(cut(choice.meaning, max(self.columns - self._name_cells, 1)), base),
        )

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor and self._choices else ""

    def on_key(self, event: Key) -> None:
        """Choose what a character stands for: its own, or the small letter where the list needs that for nothing."""
        typed = event.character or ""
        is_free = event.key not in self._bindings.key_to_bindings
        row = next((row for row, choice in enumerate(self._choices) if choice.key and choice.key == typed), None)
        if row is None and is_free:
            capital = typed.upper()
            row = next((row for row, choice in enumerate(self._choices) if choice.key and choice.key == capital), None)
        if row is not None:
            event.stop()
            event.prevent_default()
            self.picked(row)

    def picked(self, row: int) -> None:
        """Choose the row."""
        self._choose(self._choices[row].value)

    def set_meaning(self, value: str, meaning: str) -> None:
        """Show another meaning of the choice with a value."""
        self._choices = [replace(c, meaning=meaning) if c.value == value else c for c in self._choices]
        self.redraw_all()


class ChooseScreen(ModalScreen[str | None]):
    """Shows choices; its result is the value of the one that was chosen, or None."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        """Choose among `choices` under a title."""
        super().__init__()
        self._title_words = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical(id="choose-frame"):
            yield TitleBar(self._title_words)
            yield ChoiceList(self._choices, self.dismiss)
            yield FooterBar(choosing_keys(), id="footer")

    def on_mount(self) -> None:
        """Be as high as the choices need."""
        fit_rows(self.query_one("#choose-frame"), min(len(self._choices), MOST_SHOWN))

    def action_app_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
