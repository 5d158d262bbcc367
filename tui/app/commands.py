"""The command palette: every action of the table of keys that works on the present screen and in the pane one is in."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.app.keys import Key, keys_of
from tui.language import spoken

_IN_PANES = ("text", "outline", "list")
"""The places that are panes: their actions are offered where one of them has the focus."""


class KeyCommands(Provider):
    """Offers the actions by what they do, with their key."""

    def _offers(self) -> Iterator[tuple[Key, Callable[[], Awaitable[bool | None]]]]:
        place, pane = getattr(self.screen, "PLACE", ""), self.focused
        for key in keys_of(place, "everywhere"):
            if key.id != "app.palette":
                owner = self.app if key.place == "everywhere" else self.screen
                yield key, partial(owner.run_action, key.action)
        for key in keys_of(*_IN_PANES):
            if pane is not None and hasattr(pane, f"action_{key.action}"):
                yield key, partial(pane.run_action, key.action)

    async def discover(self) -> Hits:
        """Offer all actions in the order of the table."""
        for key, run in self._offers():
            yield DiscoveryHit(_words(key), run, help=key.shown)

    async def search(self, query: str) -> Hits:
        """Offer the actions that what is typed fits."""
        matcher, is_found = self.matcher(query), False
        for key, run in self._offers():
            score = matcher.match(_words(key))
            if score > 0:
                is_found = True
                yield Hit(score, matcher.highlight(_words(key)), run, help=key.shown)
        if not is_found:
            # Textual would say so itself after a while, in English.
            yield Hit(1, spoken("nothing that can be done is called so"), lambda: None)


def _words(key: Key) -> str:
    does = spoken(key.does)
    return does[:1].upper() + does[1:]
