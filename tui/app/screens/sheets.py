"""Screens that only show something: help, what is known of a report."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.keys import PLACES, Key, all_keys, keys_of, way_out
from tui.app.screens.fitting import fit_lines
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.fields import Field
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.language import spoken

KEY_CELLS = 12


class SheetScreen(ModalScreen[None]):
    """A sheet over the screen; any of its ways out closes it."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        """Show lines under a title."""
        super().__init__()
        self._title_words = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Make the sheet."""
        with Vertical(id="frame"):
            yield TitleBar(self._title_words)
            yield SheetView(id="sheet")
            yield FooterBar(keys_of("everywhere"), id="footer")

    def on_mount(self) -> None:
        """Fill the sheet."""
        self.query_one(SheetView).show(self._lines)
        self.query_one(SheetView).focus()
        self.fit()

    def on_resize(self, event: Resize) -> None:  # noqa: ARG002 - the lines are wrapped otherwise
        """Be as high as the lines need."""
        self.fit()

    def fit(self) -> None:
        """Be as high as the lines need."""
        fit_lines(self.query_one("#frame"), self._lines)

    def action_app_back(self) -> None:
        """Close the sheet."""
        self.dismiss()


def help_lines(words: str = "", first: str = "") -> list[Line]:
    """Return the keys by place, that of the pane one is in first.

    With `words`, those that speak of all of them, each with the name that the settings give keys to.
    """
    wanted = words.split()
    lines: list[Line] = []
    for place, heading in sorted(PLACES.items(), key=lambda pair: pair[0] != first):
        found = [key for key in all_keys() if key.place == place and all(_speaks_of(key, word) for word in wanted)]
        if found:
            lines += [(Word(spoken(heading), "head"),)]
            lines += [
                (
                    Word(f"  {key.shown:<{KEY_CELLS}} ", "key"),
                    Word(spoken(key.does)),
                    Word(f"  {key.id}" if wanted else "", "name"),
                )
                for key in found
            ]
            lines.append(())
    return lines or [(Word(spoken("No key for “{words}”.", words=words)),)]


def _speaks_of(key: Key, word: str) -> bool:
    """Say whether a key is called so, or its words hold the word; one letter or sign alone is a key."""
    is_one_key = len(word) == 1 and word.isascii()
    if is_one_key or word in key.shown.split():
        return word in key.shown.split()
    return word.lower() in key.keys.split(",") or word.lower() in f"{spoken(key.does)} {key.does} {key.id}".lower()


class HelpScreen(ModalScreen[None]):
    """All keys, filtered as one types, by word and by key."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("down", "scroll(1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]

    def __init__(self, place: str = "") -> None:
        """Show the keys of a place first."""
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """Make the field and the sheet."""
        with Vertical(id="frame"):
            yield TitleBar(spoken("Help: every key"))
            yield Field(placeholder=spoken("a word, or a key"))
            yield SheetView(id="sheet")

    def on_mount(self) -> None:
        """Show all keys, ready to be filtered."""
        self.query_one(SheetView).show(help_lines(first=self._place))
        self.query_one(Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show the keys that the words speak of."""
        self.query_one(SheetView).show(help_lines(message.value, self._place))

    def on_input_submitted(self) -> None:
        """Close the help."""
        self.dismiss()

    def action_scroll(self, rows: int) -> None:
        """Scroll the keys while the field keeps the focus."""
        self.query_one(SheetView).scroll_rows(rows)

    def action_app_back(self) -> None:
        """Close the help."""
        self.dismiss()
