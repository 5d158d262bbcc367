"""The prompt at the foot of the text, for what is found as it is typed."""

from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType

from tui.app.widgets.fields import Field
from tui.language import spoken


class Sought(Protocol):
    """What the words of the prompt are for."""

    def seek(self, words: str) -> None:
        """Show what the words typed so far find."""

    def accept(self, words: str) -> None:
        """Keep what they found."""

    def give_up(self) -> None:
        """Show everything as before."""


class SearchPrompt(Field):
    """A field that is there while it has the focus; Enter keeps what is sought, Esc gives it up.

    Both are done at once, for keys that are typed ahead find the screen as it is after them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "give up the search", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(placeholder=spoken("what to look for"), id=id)
        self.display = False
        self._sought: Sought | None = None
        self._seen = ""

    def open(self, words: str, sought: Sought) -> None:
        """Show the prompt for `sought`, with the words sought last ready to be typed over."""
        self._sought = sought
        self._seen = words
        self.value = words
        self.display = True
        self.screen.set_focus(self)  # at once: `focus` would wait for its turn behind keys that are typed ahead
        self.select_all()

    def on_input_changed(self) -> None:
        """Show what is found while it is typed."""
        if self.display:
            self._seek()

    async def action_submit(self) -> None:
        """Keep what was found."""
        if self.display and self._sought is not None:
            self._seek()
            self.display = False
            self._sought.accept(self.value)

    def action_give_up(self) -> None:
        """Give the search up."""
        if self.display and self._sought is not None:
            self.display = False
            self._sought.give_up()

    def _seek(self) -> None:
        if self._sought is not None and self.value != self._seen:
            self._seen = self.value
            self._sought.seek(self.value)
