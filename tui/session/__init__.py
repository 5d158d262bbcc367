"""The core's two doors: the desk (read, begin, library) and the review session (mark, undo, note, export).

Each name is imported when it is first asked for: a command waits for no other's modules.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.reading.lists import listed_in
    from tui.reading.places import Missed, Place, Places, find_places
    from tui.session.adding import Manner
    from tui.session.agreeing import rated_items
    from tui.session.arranging import ReviewItem
    from tui.session.desk import Desk
    from tui.session.formats import EXPORT_FORMATS
    from tui.session.importing import Imported
    from tui.session.merging import MergedReport
    from tui.session.readings import Added, Keeping, Kept, Read, Reading, Replaced, Rereading, Stage, Unread
    from tui.session.recasting import Stated
    from tui.session.recording import Change
    from tui.session.review import ReviewSession
    from tui.session.steps import Steps, done
    from tui.store.lines import Brief
    from tui.store.packing import without_collection

__all__ = [
    "EXPORT_FORMATS",
    "Added",
    "Brief",
    "Change",
    "Desk",
    "Imported",
    "Keeping",
    "Kept",
    "Manner",
    "MergedReport",
    "Missed",
    "Place",
    "Places",
    "Read",
    "Reading",
    "Replaced",
    "Rereading",
    "ReviewItem",
    "ReviewSession",
    "Stage",
    "Stated",
    "Steps",
    "Unread",
    "done",
    "find_places",
    "listed_in",
    "rated_items",
    "without_collection",
]

_MODULES = {
    "Missed": "tui.reading.places",
    "Place": "tui.reading.places",
    "Places": "tui.reading.places",
    "find_places": "tui.reading.places",
    "listed_in": "tui.reading.lists",
    "Manner": "tui.session.adding",
    "rated_items": "tui.session.agreeing",
    "ReviewItem": "tui.session.arranging",
    "Desk": "tui.session.desk",
    "EXPORT_FORMATS": "tui.session.formats",
    "Imported": "tui.session.importing",
    "MergedReport": "tui.session.merging",
    "Added": "tui.session.readings",
    "Keeping": "tui.session.readings",
    "Kept": "tui.session.readings",
    "Read": "tui.session.readings",
    "Reading": "tui.session.readings",
    "Replaced": "tui.session.readings",
    "Rereading": "tui.session.readings",
    "Stage": "tui.session.readings",
    "Unread": "tui.session.readings",
    "Stated": "tui.session.recasting",
    "Change": "tui.session.recording",
    "ReviewSession": "tui.session.review",
    "done": "tui.session.steps",
    "Steps": "tui.session.steps",
    "Brief": "tui.store.lines",
    "without_collection": "tui.store.packing",
}
"""Where each name is defined."""


def __getattr__(name: str) -> object:
    """Import a name."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value
