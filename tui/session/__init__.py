"""The core's two doors: the desk (read, begin, library) and the review session (mark, undo, note, export)."""

from tui.reading.places import Missed, Place, Places, find_places, listed_in
from tui.session.adding import Manner
from tui.session.agreeing import rated_items
from tui.session.arranging import ReviewItem
from tui.session.desk import Desk
from tui.session.importing import Imported
from tui.session.merging import MergedReport
from tui.session.readings import Added, Keeping, Kept, Read, Reading, Rereading, Stage, Unread
from tui.session.recasting import Stated
from tui.session.recording import Change
from tui.session.review import EXPORT_FORMATS, ReviewSession

__all__ = [
    "EXPORT_FORMATS",
    "Added",
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
    "Rereading",
    "ReviewItem",
    "ReviewSession",
    "Stage",
    "Stated",
    "Unread",
    "find_places",
    "listed_in",
    "rated_items",
]
