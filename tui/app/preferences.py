"""What the reviewer sets: shown at once, and kept in the settings file."""

import os
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from tui.app.keys import take_own
from tui.language import choose, speak
from tui.settings import Panes, Settings, save_panes, save_tick, save_word, with_tick, with_word

if TYPE_CHECKING:
    from textual.binding import Keymap

    from tui.app.screens.reading import ReadingScreen
    from tui.app.screens.settings import SettingsScreen
    from tui.session import Desk


class SetApp(Protocol):
    """What settings change in an app."""

    desk: "Desk"
    """Where reports are read, with the settings as they are."""

    @property
    def available_themes(self) -> Collection[str]:
        """The names of the themes."""

    def show_theme(self, name: str) -> None:
        """Show a theme."""

    def set_keymap(self, keymap: "Keymap") -> None:
        """Have other keys."""

    def reviews(self) -> "Sequence[ReadingScreen]":
        """Return the reviews that are open."""

    def show_in_language(self) -> None:
        """Show everything in the language that is spoken now."""

    def call_later(self, callback: Callable[[], None]) -> object:
        """Do something after what is being done."""


class Preferences:
    """Changes settings for an app."""

    def __init__(self, app: SetApp, file: Path) -> None:
        """Keep what is set in a file."""
        self._app = app
        self._file = file

    @property
    def _settings(self) -> Settings:
        return self._app.desk.settings

    def screen(self) -> "SettingsScreen":
        """Return the screen of the settings as they are."""
        from tui.app.screens.settings import Changes, SettingsScreen  # noqa: PLC0415 - only its key needs it

        names = sorted(self._app.available_themes, key=lambda name: (not name.startswith("tieout"), name))
        changes = Changes(self.set_word, self.set_panes, self.set_tick)
        return SettingsScreen(self._settings, tuple(names), str(self._file), changes)

    def set_word(self, key: str, value: str) -> None:
        """Set and keep one line of words, and show what it changes.

        Raises:
            TieoutError: It makes no sense, or could not be kept.
        """
        if key == "preset":
            self._app.set_keymap(take_own(value, self._settings.keys))
        save_word(self._file, key, value)
        self._app.desk.settings = with_word(self._settings, key, value)
        if key == "theme":
            self._app.show_theme(value)
        if key == "language":
            speak(choose(value, os.environ))
            self._app.call_later(self._app.show_in_language)

    def keep_panes(self, panes: Panes) -> None:
        """Keep the sizes that the panes have now, for every report; they hold until the end where that fails.

        Raises:
            SettingsError: They could not be kept.
        """
        self._app.desk.settings = replace(self._settings, panes=panes)
        save_panes(self._file, panes)

    def set_panes(self, panes: Panes) -> None:
        """Keep other sizes of the panes, and give those on the screen theirs.

        Raises:
            SettingsError: They make no sense, or could not be kept.
        """
        save_panes(self._file, panes)
        self._app.desk.settings = replace(self._settings, panes=panes)
        for review in self._app.reviews():
            review.sizing.take(panes)

    def set_tick(self, sign: str, meaning: str) -> None:
        """Keep what a tick mark stands for, and have it so in the review on the screen.

        Raises:
            SettingsError: It is no tick mark, or could not be kept.
        """
        save_tick(self._file, sign, meaning)
        self._app.desk.settings = with_tick(self._settings, sign, meaning)
        for review in self._app.reviews():
            review.take_legend(self._settings.legend)
