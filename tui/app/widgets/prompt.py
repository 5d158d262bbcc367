"""The search prompt at the foot of the text."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.app.widgets.fields import Field


class SearchPrompt(Field):
    """A field that is there while it has the focus; Enter keeps what is sought, Esc gives it up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "give up the search", show=False)]

    class GivenUp(Message):
        """The search was given up."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(placeholder="search the text", id=id, compact=True)
        self.display = False

    def open(self, words: str) -> None:
        """Show the prompt with the words sought last, ready to be typed over."""
        self.value = words
        self.display = True
        self.screen.set_focus(self)  # at once: `focus` would wait for its turn behind keys that are typed ahead
        self.select_all()

    def action_give_up(self) -> None:
        """Give the search up."""
        self.display = False
        self.post_message(self.GivenUp())
