"""The settings by keys: shown at once, kept in the file; own keys and presets."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.making import desk_in, reading_of
from tui import paths
from tui.app.app import TieoutApp
from tui.app.screens.choosing import ChoiceList
from tui.app.screens.library import LibraryScreen
from tui.app.screens.reading import ReadingScreen
from tui.app.screens.settings import NAMES, SettingsScreen
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.sheet import SheetView
from tui.domain.review import Status
from tui.session import Desk
from tui.settings import Panes, Settings, load_settings
from tui.store.database import Store

TEXT = "There were 12 cases and 13 deaths."


def app_with(folder: Path, settings: Settings) -> TieoutApp:
    desk = desk_in(folder)
    desk.begin(reading_of(TEXT))
    desk.close()
    return TieoutApp(Desk(Store.open(folder), settings))


async def test_a_theme_is_chosen_shown_and_kept(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("comma", "enter", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert app.theme == "tieout-dark"
        assert load_settings(paths.settings_file()).theme == app.theme


async def test_a_preset_changes_what_the_keys_do_at_once(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("comma", "down", "enter", "down", "enter", "escape", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("a", "x", "backspace")
        await pilot.pause()
        session = app.screen.session
        assert [session.review(index).status for index in (0, 1)] == [Status.VERIFIED, Status.OPEN]
        app.set_keymap({})


async def test_own_keys_work_in_every_view(tmp_path: Path) -> None:
    own = {"figure.verify": "Z", "app.back": "Q", "report.about": "I"}
    app = app_with(tmp_path, Settings("Ada", keys=own))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("v", "Z")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.session.tally.verified == 1
        await pilot.press("I")
        await pilot.pause()
        assert not isinstance(app.screen, ReadingScreen)
        await pilot.press("q", "Q")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


async def test_settings_that_make_no_sense_are_told_and_the_defaults_hold(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada", theme="plaid", keys={"figure.verify": "d"}))
    async with app.run_test(size=(200, 24)) as pilot:
        await pilot.pause()
        said = "".join(word.text for word in app.screen.query_one("#footer").words(400))  # type: ignore[attr-defined]
        assert "Two actions" in said
        assert app.theme == "tieout-dark"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.session.tally.verified == 1


async def test_a_file_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text("theme = plaid", encoding="utf-8")
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("comma", "enter", "down", "enter")
        await pilot.pause()
        assert "line 1" in app.screen.query_one("#where", SheetView).words


async def in_settings(pilot: Pilot[int], key: str) -> None:
    """Open the settings over a review, at one of them."""
    await pilot.pause()
    await pilot.press("enter", "comma", *["down"] * list(NAMES).index(key), "enter")
    await pilot.pause()


def card_of(app: TieoutApp) -> str:
    return app.screen.query_one("#card", SheetView).words


async def test_a_tick_mark_means_something_else_at_once_and_is_kept(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_settings(pilot, "ticks")
        await pilot.press("down", "enter", *"foots well", "enter")
        await pilot.pause()
        assert load_settings(paths.settings_file()).ticks == {"F": "foots well"}
        await pilot.press("escape", "escape", "T", "down", "enter")
        await pilot.pause()
        assert "F foots well" in card_of(app)


async def test_another_tick_mark_is_made_offered_and_taken_away(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_settings(pilot, "ticks")
        await pilot.press("G", "enter", "Q", "tab", *"asked", "enter", "escape", "escape", "T", "G", "enter")
        await pilot.pause()
        assert "Q asked" in card_of(app)
        await pilot.press("comma", *["down"] * list(NAMES).index("ticks"), "enter", "G", "up", "enter")
        await pilot.press(*["backspace"] * len("asked"), "enter")
        await pilot.pause()
        assert load_settings(paths.settings_file()).ticks == {}


async def test_what_is_no_tick_mark_is_told(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_settings(pilot, "ticks")
        await pilot.press("G", "enter", *"a b", "tab", *"asked", "enter")
        await pilot.pause()
        assert "without blanks" in app.screen.query_one("#where", SheetView).words
        assert not paths.settings_file().exists()


async def test_the_size_of_a_pane_is_set_shown_and_taken_back(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_settings(pilot, "outline")
        await pilot.press("backspace", *"40", "enter", "escape")
        await pilot.pause()
        assert app.screen.query_one("#outline").outer_size.width == 40
        assert load_settings(paths.settings_file()).panes == Panes(outline=40)
        await pilot.press("comma", *["down"] * list(NAMES).index("outline"), "enter", "backspace", "backspace", "0")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.screen.query_one("#outline").outer_size.width == 32


@pytest.mark.parametrize(("words", "told"), [("wide", "no number"), ("900", "not between 0 and 500")])
async def test_a_size_that_makes_no_sense_is_told_and_not_kept(tmp_path: Path, words: str, told: str) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_settings(pilot, "card")
        await pilot.press("backspace", *words, "enter")
        await pilot.pause()
        assert told in app.screen.query_one("#where", SheetView).words
        assert not paths.settings_file().exists()
        assert app.desk.settings.panes == Panes()


async def test_a_size_of_endless_digits_is_told(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await in_settings(pilot, "card")
        app.screen.query_one(Input).value = "9" * 5_000  # more than Python makes a number of
        await pilot.press("enter")
        await pilot.pause()
        assert "no number" in app.screen.query_one("#where", SheetView).words


async def test_a_language_is_chosen_spoken_at_once_and_kept(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("v", "comma", "down", "down", "enter", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        assert load_settings(paths.settings_file()).language == "zh"
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "未核" in app.screen.query_one("#card", SheetView).words
        await pilot.press("u")
        await pilot.pause()
        assert app.screen.session.tally.reviewed == 0
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_the_language_that_is_chosen_is_told_in_words(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada"))
    async with app.run_test() as pilot:
        await pilot.press("comma")
        await pilot.pause()
        rows = app.screen.query_one(ChoiceList)
        shown = ["".join(word.text for word in rows.line(row)) for row in range(rows.virtual_size.height)]
        assert any("as the environment says" in line for line in shown)


async def test_what_is_said_names_own_keys(tmp_path: Path) -> None:
    app = app_with(tmp_path, Settings("Ada", preset="prodigy", keys={"several.all": "Z", "app.cancel": "f9"}))
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("F", *"kind:count", "enter")
        await pilot.pause()
        said = "".join(word.text for word in app.screen.query_one("#footer", FooterBar).words(140))
        assert "Z picks all out, f9 shows every figure again" in said
        await pilot.press("m", "a")
        await pilot.pause()
        assert "backspace takes all of it back at once." in app.screen.query_one(SheetView).words
        app.set_keymap({})
