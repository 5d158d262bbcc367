"""How the reviewer left the screen: kept at the end, and there again at the beginning."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors import StoreError

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_KEY = "screen"


def keep_state(screen: "ReadingScreen") -> None:
    """Keep place, folds, filter and panes. None of it is a decision, so a failure is no alarm."""
    session = screen.session
    if session.read_only:
        return
    state = {
        "filter": screen.filtering.expression,
        "folded": screen.outline.folded,
        "outline_hidden": screen.outline_hidden,
        "zoom": screen.zoomed,
    }
    with suppress(StoreError):
        if screen.selected >= 0:
            session.save_place(screen.selected)
        text = json.dumps(state, ensure_ascii=False)
        if session.setting(_KEY) != text:
            session.keep_setting(_KEY, text)
    session.keep_view()


def restore_state(screen: "ReadingScreen") -> None:
    """Show folds, filter and panes as they were left; what is damaged is left out."""
    with suppress(StoreError, ValueError, KeyError, TypeError):
        state = json.loads(screen.session.setting(_KEY) or "{}")
        if state:
            screen.filtering.begin_with(str(state["filter"]))
            screen.outline.fold([int(index) for index in state["folded"]])
            if state["outline_hidden"]:
                screen.hide_outline(hidden=True)
            screen.zoom(str(state["zoom"]))
