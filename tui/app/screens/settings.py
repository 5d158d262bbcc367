"""The settings: theme, keys, language and name, shown at once and kept in the settings file."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.keys import PRESETS, keys_of, way_out
from tui.app.screens.asking import AskScreen
from tui.app.screens.choosing import Choice, ChoiceList, ChooseScreen
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.errors import TieoutError
from tui.language import LANGUAGES, retold, spoken
from tui.settings import Settings

NAMES = {"theme": "colours", "preset": "keys", "language": "language", "reviewer": "your name"}
"""What each setting is called here."""
LANGUAGE_NAMES = {"auto": "as the environment says", "en": "English", "zh": "中文"}
"""The languages, each by its own name."""

Change = Callable[[str, str], None]
"""Sets and keeps one setting by its name; raises TieoutError when that can't be done."""


class SettingsScreen(ModalScreen[None]):
    """Shows the settings; each is changed at once, and kept in the file that is named."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, settings: Settings, themes: tuple[str, ...], file: str, change: Change) -> None:
        """Show settings.

        Args:
            settings: As they are.
            themes: The names of the colours that there are.
            file: Where they are kept.
            change: Changes one.
        """
        super().__init__()
        self._settings = settings
        self._themes = themes
        self._file = file
        self._change = change

    def compose(self) -> ComposeResult:
        """Make the list."""
        rows = [Choice(key, spoken(name), getattr(self._settings, key)) for key, name in NAMES.items()]
        with Vertical(id="choose-frame"):
            yield TitleBar(spoken("Settings"))
            yield ChoiceList(rows, self._chosen)
            yield SheetView(id="where")
            yield FooterBar(keys_of("list", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Say where the settings are kept."""
        words = spoken("Kept in {file}, which can be edited; own keys stand there under [keys].", file=self._file)
        self.query_one("#where", SheetView).show([(Word(words, "name"),)])

    def _chosen(self, key: str) -> None:
        keep = partial(self._keep, key)
        if key == "theme":
            themes = [Choice(name, name) for name in self._themes]
            self.app.push_screen(ChooseScreen(spoken("Colours"), themes), keep)
        elif key == "preset":
            self.app.push_screen(ChooseScreen(spoken("Keys"), [Choice(name, name) for name in PRESETS]), keep)
        elif key == "language":
            languages = [Choice(name, name, spoken(LANGUAGE_NAMES[name])) for name in LANGUAGES]
            self.app.push_screen(ChooseScreen(spoken("Language"), languages), keep)
        else:
            hint = spoken("It stands with each decision, from the next report that is opened.")
            self.app.push_screen(AskScreen(spoken("Your name"), hint, self._settings.reviewer), keep)

    def _keep(self, key: str, value: str | None) -> None:
        if not value:
            return
        try:
            self._change(key, value)
        except TieoutError as error:
            self.query_one("#where", SheetView).show(
                [(Word(retold(error.message), "alarm"),), (Word(retold(error.hint)),)]
            )
            return
        self.query_one(ChoiceList).set_meaning(key, value)
        self.query_one(FooterBar).say(spoken("kept"))

    def action_app_back(self) -> None:
        """Go back."""
        self.dismiss(None)
