"""The prompt at the foot of the text, for what is found as it is typed."""

from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.message import Message

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
    """A field that is there while it has the focus; Enter keeps what is sought, Esc gives it up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "give up the search", show=False)]

    class GivenUp(Message):
        """The search was given up."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(placeholder=spoken("what to look for"), id=id, compact=True)
        self.display = False
        self.sought: Sought | None = None

    def open(self, words: str, sought: Sought) -> None:
        """Show the prompt for `sought`, with the words sought last ready to be typed over."""
        self.sought = sought
        self.value = words
        self.display = True
        self.screen.set_focus(self)  # at once: `focus` would wait for its turn behind keys that are typed ahead
        self.select_all()

    def action_give_up(self) -> None:
        """Give the search up."""
        self.display = False
        self.post_message(self.GivenUp())
