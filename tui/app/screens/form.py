"""A form of a few one-line fields."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.keys import way_out
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.fields import Field
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.language import spoken


class Entry(Struct, frozen=True):
    """One field of a form."""

    name: str
    """What is asked for; the result's key."""
    hint: str
    """What stands in the empty field."""
    value: str = ""
    """What stands in it at first."""


class FormScreen(ModalScreen[dict[str, str] | None]):
    """Fields under each other; its result is what stands in each by name, or None when it was given up."""

    CSS_PATH = "sheets.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape", "app_back", "give up", show=False, priority=True),
        Binding("ctrl+s", "keep", "keep", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, title: str, entries: Sequence[Entry]) -> None:
        """Ask for entries under a title."""
        super().__init__()
        self._title_words = title
        self._entries = entries

    def compose(self) -> ComposeResult:
        """Make the fields."""
        with Vertical(id="form-frame"):
            yield TitleBar(self._title_words)
            for number, entry in enumerate(self._entries):
                with Horizontal(classes="entry"):
                    yield SheetView(id=f"name-{number}", classes="name")
                    yield Field(entry.value, placeholder=spoken(entry.hint), id=f"field-{number}")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Name the fields, and begin in the first."""
        for number, entry in enumerate(self._entries):
            name = self.query_one(f"#name-{number}", SheetView)
            name.can_focus = False
            name.show([(Word(spoken(entry.name), "name"),)])
        self.query(Input).first().focus()
        self.query_one(FooterBar).offer(spoken("tab: next field · enter or ctrl+s: keep · esc: give up"))

    def on_input_submitted(self) -> None:
        """Keep what stands in the fields."""
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what stands in the fields."""
        values = [field.value.strip() for field in self.query(Input)]
        self.dismiss({entry.name: value for entry, value in zip(self._entries, values, strict=True)})

    def action_app_back(self) -> None:
        """Give up."""
        self.dismiss(None)
