"""The core's two doors: the desk (read, begin, library) and the review session (mark, undo, note, export)."""

from tui.session.desk import Desk, Reading, Rereading
from tui.session.review import EXPORT_FORMATS, Change, ReviewItem, ReviewSession

__all__ = ["EXPORT_FORMATS", "Change", "Desk", "Reading", "Rereading", "ReviewItem", "ReviewSession"]
