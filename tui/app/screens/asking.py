"""Asks for one line of words."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.keys import way_out
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.fields import Field
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.errors import TieoutError
from tui.language import retold, spoken


class AskScreen(ModalScreen[str | None]):
    """A field for one line; its result is what was typed, or None when it was given up."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape", "app_back", "give up", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        hint: str,
        words: str = "",
        *,
        keeps: bool = True,
        check: Callable[[str], object] | None = None,
    ) -> None:
        """Ask under a title.

        Args:
            title: What is asked.
            hint: What stands below the field.
            words: What stands in it at first.
            keeps: Whether what is typed is kept; otherwise something is done with it.
            check: Raises a TieoutError where what was typed makes no sense: it is told, and can be mended.
        """
        super().__init__()
        self._title_words = title
        self._hint = hint
        self._words = words
        self._keeps = keeps
        self._check = check

    def compose(self) -> ComposeResult:
        """Make the field."""
        with Vertical(id="ask-frame"):
            yield TitleBar(self._title_words)
            yield Field(self._words, id="answer")
            yield SheetView(id="hint")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Be ready to be typed into."""
        self.query_one(SheetView).show([(Word(self._hint),)])
        self.query_one(Input).focus()
        keys = spoken("enter: keep · esc: give up") if self._keeps else spoken("enter: do it · esc: give up")
        self.query_one(FooterBar).offer(keys)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Hand the words on, where they make sense."""
        words = message.value.strip()
        try:
            if self._check is not None:
                self._check(words)
        except TieoutError as error:
            self.query_one(SheetView).show([(Word(retold(error.message), "alarm"),), (Word(retold(error.hint)),)])
        else:
            self.dismiss(words)

    def action_app_back(self) -> None:
        """Give up."""
        self.dismiss(None)
