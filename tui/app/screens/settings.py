"""The settings: theme, keys, language, name, sizes of the panes, tick marks; shown at once and kept in the file."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.choice import Choice
from tui.app.keys import PRESETS, choosing_keys, shown_key, way_out
from tui.app.screens import AskScreen, ChooseScreen, Entry, FormScreen
from tui.app.screens.choosing import ChoiceList
from tui.app.screens.fitting import fit_rows
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.domain.evidence import LEGEND
from tui.errors import TieoutError
from tui.language import LANGUAGES, retold, spoken
from tui.settings import Panes, Settings, with_tick

NAMES = {
    "theme": "colours",
    "preset": "keys",
    "language": "language",
    "reviewer": "your name",
    "outline": "columns of the outline",
    "card": "columns of the card",
    "card_rows": "rows of the card below",
    "ticks": "tick marks",
}
"""What each setting is called here."""
SIZES = ("outline", "card", "card_rows")
"""The sizes of the panes."""
LANGUAGE_NAMES = {"auto": "as the environment says", "en": "English", "zh": "中文"}
"""The languages, each by its own name."""
ANOTHER = ""
"""The choice of a tick mark that is not there yet; no sign is empty."""


class Changes(Struct, frozen=True):
    """What sets and keeps the settings; each raises TieoutError when that can't be done."""

    word: Callable[[str, str], None]
    """Sets one line of words by its name."""
    panes: Callable[[Panes], None]
    """Sets the sizes of the panes."""
    tick: Callable[[str, str], None]
    """Sets what a tick mark stands for; an empty meaning takes the user's own away."""


_MOST_DIGITS = 9
"""Of a size; the settings say which sizes there are."""
_WHERE_ROWS = 2
"""The rows that say where the settings are kept."""


class SettingsScreen(ModalScreen[None]):
    """Shows the settings; each is changed at once, and kept in the file that is named."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, settings: Settings, themes: tuple[str, ...], file: str, changes: Changes) -> None:
        """Show settings.

        Args:
            settings: As they are.
            themes: The names of the colours that there are.
            file: Where they are kept.
            changes: Change them.
        """
        super().__init__()
        self._settings = settings
        self._themes = themes
        self._file = file
        self._changes = changes

    def compose(self) -> ComposeResult:
        """Make the list."""
        rows = [Choice(key, spoken(name), self._meaning(key)) for key, name in NAMES.items()]
        with Vertical(id="choose-frame"):
            yield TitleBar(spoken("Settings"))
            yield ChoiceList(rows, self._chosen)
            yield SheetView(id="where")
            yield FooterBar(choosing_keys(), id="footer")

    def on_mount(self) -> None:
        """Say where the settings are kept."""
        words = spoken("Kept in {file}, which can be edited; own keys stand there under [keys].", file=self._file)
        self.query_one("#where", SheetView).show([(Word(words, "name"),)])
        fit_rows(self.query_one("#choose-frame"), len(NAMES) + _WHERE_ROWS)

    def _meaning(self, key: str) -> str:
        """Return what a setting is now, in words."""
        if key in SIZES:
            return str(getattr(self._settings.panes, key) or spoken("as it fits"))
        if key == "ticks":
            return " ".join(self._settings.legend)
        value = str(getattr(self._settings, key))
        return spoken(LANGUAGE_NAMES[value]) if key == "language" else value

    def _chosen(self, key: str) -> None:
        keep = partial(self._keep_word, key)
        if key == "theme":
            themes = [Choice(name, name) for name in self._themes]
            self.app.push_screen(ChooseScreen(spoken("Colours"), themes), keep)
        elif key == "preset":
            self.app.push_screen(ChooseScreen(spoken("Keys"), [Choice(name, name) for name in PRESETS]), keep)
        elif key == "language":
            languages = [Choice(name, name, spoken(LANGUAGE_NAMES[name])) for name in LANGUAGES]
            self.app.push_screen(ChooseScreen(spoken("Language"), languages), keep)
        elif key == "reviewer":
            hint = spoken("It stands with each decision, from the next report that is opened.")
            self.app.push_screen(AskScreen(spoken("Your name"), hint, self._settings.reviewer), keep)
        elif key == "ticks":
            self._choose_tick()
        else:
            self._ask_size(key)

    def _keep_word(self, key: str, value: str | None) -> None:
        if value and self._done(lambda: self._changes.word(key, value)):
            self._show_kept(key, replace(self._settings, **{key: value}))

    def _ask_size(self, key: str) -> None:
        keys = " ".join(map(shown_key, ("outline.narrow", "outline.widen", "card.widen", "card.narrow")))
        hint = spoken(
            "0 for as it fits. In a report {keys} change it too, and the mouse on the edge of the pane.", keys=keys
        )
        cells = str(getattr(self._settings.panes, key))
        self.app.push_screen(AskScreen(spoken(NAMES[key]), hint, cells), partial(self._keep_size, key))

    def _keep_size(self, key: str, words: str | None) -> None:
        if words is None:
            return
        if not words.isascii() or not words.isdigit() or len(words) > _MOST_DIGITS:
            self._tell(TieoutError(f"“{words}” is no number.", "Type digits; 0 for as it fits."))
            return
        panes = replace(self._settings.panes, **{key: int(words)})
        if self._done(lambda: self._changes.panes(panes)):
            self._show_kept(key, replace(self._settings, panes=panes))

    def _choose_tick(self) -> None:
        choices = [Choice(sign, sign, spoken(meaning)) for sign, meaning in self._settings.legend.items()]
        another = Choice(ANOTHER, "+", spoken("another one"))
        self.app.push_screen(ChooseScreen(spoken("What the tick marks stand for"), [*choices, another]), self._ask_tick)

    def _ask_tick(self, sign: str | None) -> None:
        if sign is None:
            return
        own, usual = self._settings.ticks.get(sign, ""), LEGEND.get(sign, "")
        entries = [Entry("means", usual or "which work was done", own)]
        if sign == ANOTHER:
            entries.insert(0, Entry("sign", "one to eight characters"))
        title = spoken("Tick mark {sign}", sign=sign).strip()
        self.app.push_screen(FormScreen(title, entries), partial(self._keep_tick, sign))

    def _keep_tick(self, sign: str, answers: dict[str, str] | None) -> None:
        if answers is None:
            return
        named, meaning = sign or answers["sign"], answers["means"]
        if self._done(lambda: self._changes.tick(named, meaning)):
            self._show_kept("ticks", with_tick(self._settings, named, meaning))
            self._choose_tick()

    def _done(self, change: Callable[[], None]) -> bool:
        """Change something; say whether that could be done."""
        try:
            change()
        except TieoutError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: TieoutError) -> None:
        self.query_one("#where", SheetView).show([(Word(retold(error.message), "alarm"),), (Word(retold(error.hint)),)])

    def _show_kept(self, key: str, settings: Settings) -> None:
        self._settings = settings
        self.query_one(ChoiceList).set_meaning(key, self._meaning(key))
        self.query_one(FooterBar).say(spoken("kept"))

    def action_app_back(self) -> None:
        """Go back."""
        self.dismiss(None)
