"""The core's two doors: the desk (read, begin, library) and the review session (mark, undo, note, export)."""
