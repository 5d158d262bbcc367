"""The reading screen: outline, article and card with one selection; one key a decision.

The screen holds the session, the panes and the selection. What its keys do stands in parts: walking, deciding, several
at once, searching, checks, views.
"""

from tui.app.screens.reading.screen import ReadingScreen

__all__ = ["ReadingScreen"]
