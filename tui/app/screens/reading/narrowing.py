"""Showing only some sections in the outline, as one types."""

from collections.abc import Callable, Mapping

from tui.app.keys import shown_key
from tui.app.screens.reading.part import Part
from tui.language import counted, spoken


class Narrowing(Part):
    """The key that filters the outline, and what is typed after it."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {"outline.filter": self.ask}

    @property
    def is_on(self) -> bool:
        """Whether the outline shows only some sections."""
        return bool(self.screen.outline.words)

    def ask(self) -> None:
        """Begin to type words, with the outline on the screen."""
        if self.screen.zoomed not in {"", "outline"}:
            self.screen.zoom("")
        if not self.screen.outline.display:
            self.screen.hide_outline(hidden=False)
        self.screen.prompt.open(self.screen.outline.words, self)
        self.say(spoken("outline: only sections with these words; {cancel} shows all", cancel=shown_key("app.cancel")))

    def seek(self, words: str) -> None:
        """Show only the sections that have the words typed so far."""
        found = self.screen.outline.narrow(words)
        fitting = counted(found, "{count} section with these words", "{count} sections with these words")
        self.say(fitting if words.strip() else "")

    def accept(self, words: str) -> None:
        """Go to the outline, and keep what it shows."""
        self.screen.set_focus(self.screen.outline)
        if words.strip():
            self.say(
                spoken(
                    "{open} goes there, {cancel} shows all sections again",
                    open=shown_key("list.pick"),
                    cancel=shown_key("app.cancel"),
                )
            )

    def give_up(self) -> None:
        """Show all sections again."""
        self.clear()
        self.screen.set_focus(self.screen.outline)

    def clear(self) -> None:
        """Show all sections again, where the reviewer is."""
        self.screen.outline.narrow("")
        self.screen.outline.set_here(self.screen.section)
        self.say(spoken("every section is shown"))
