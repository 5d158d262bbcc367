"""The screens: each holds a session or the desk, and passes differences down to its widgets.

Those that a key opens are offered here; the module of each is imported when the first one is made, since nobody waits
for it before the first paint.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.aside import AsideScreen
    from tui.app.screens.asking import AskScreen
    from tui.app.screens.checks import ChecksScreen
    from tui.app.screens.choosing import ChooseScreen
    from tui.app.screens.confirming import ConfirmScreen
    from tui.app.screens.filling import FillingScreen
    from tui.app.screens.form import Entry, FormScreen
    from tui.app.screens.hits import HitsScreen
    from tui.app.screens.lost import LostScreen
    from tui.app.screens.note import NoteScreen
    from tui.app.screens.opening import OpeningScreen
    from tui.app.screens.original import OriginalScreen
    from tui.app.screens.passage import Asked, PassageScreen
    from tui.app.screens.sheets import SheetScreen
    from tui.app.screens.stepping import SteppingScreen
else:

    def _later(module: str, name: str) -> Callable[..., object]:
        """Return what makes an object of a class whose module is imported only then."""

        def make(*args: object, **named: object) -> object:
            return getattr(import_module(f"tui.app.screens.{module}"), name)(*args, **named)

        return make

    AsideScreen = _later("aside", "AsideScreen")
    AskScreen = _later("asking", "AskScreen")
    ChecksScreen = _later("checks", "ChecksScreen")
    ChooseScreen = _later("choosing", "ChooseScreen")
    ConfirmScreen = _later("confirming", "ConfirmScreen")
    FillingScreen = _later("filling", "FillingScreen")
    Entry = _later("form", "Entry")
    FormScreen = _later("form", "FormScreen")
    HitsScreen = _later("hits", "HitsScreen")
    LostScreen = _later("lost", "LostScreen")
    NoteScreen = _later("note", "NoteScreen")
    OpeningScreen = _later("opening", "OpeningScreen")
    OriginalScreen = _later("original", "OriginalScreen")
    Asked = _later("passage", "Asked")
    PassageScreen = _later("passage", "PassageScreen")
    SheetScreen = _later("sheets", "SheetScreen")
    SteppingScreen = _later("stepping", "SteppingScreen")

__all__ = [
    "AsideScreen",
    "AskScreen",
    "Asked",
    "ChecksScreen",
    "ChooseScreen",
    "ConfirmScreen",
    "Entry",
    "FillingScreen",
    "FormScreen",
    "HitsScreen",
    "LostScreen",
    "NoteScreen",
    "OpeningScreen",
    "OriginalScreen",
    "PassageScreen",
    "SheetScreen",
    "SteppingScreen",
]
