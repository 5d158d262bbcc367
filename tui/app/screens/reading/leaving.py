"""How the reviewer left the screen: kept at the end, and there again at the beginning."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.app.widgets.marks import Place
from tui.errors import StoreError

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_KEY = "screen"


def keep_state(screen: "ReadingScreen") -> None:
    """Keep place, folds, filter, panes and time. None of it is a decision, so a failure is no alarm."""
    session = screen.session
    screen.timing.settle()
    if session.read_only:
        return
    state = {
        "filter": screen.filtering.expression,
        "folded": screen.outline.folded,
        "outline_hidden": screen.outline_hidden,
        "zoom": screen.zoomed,
        "reading": session.reading_id,
        "reviewed": session.tally.reviewed,
        "selected": screen.selected,
        "section": screen.section,
        "text": screen.article.place,
        "outline": screen.outline.scroll_offset.y,
    }
    with suppress(StoreError):
        if screen.selected >= 0:
            session.save_place(screen.selected)
        text = json.dumps(state, ensure_ascii=False)
        if session.setting(_KEY) != text:
            session.keep_setting(_KEY, text)
        session.keep_time()
    session.keep_view()


def restore_state(screen: "ReadingScreen") -> None:
    """Show folds, filter and panes as they were left; what is damaged is left out."""
    with suppress(StoreError, ValueError, KeyError, TypeError):
        state = _kept_state(screen)
        if state:
            screen.filtering.begin_with(str(state["filter"]))
            screen.outline.fold([int(index) for index in state["folded"]])
            if state["outline_hidden"]:
                screen.hide_outline(hidden=True)
            screen.zoom(str(state["zoom"]))


def was_left_here(screen: "ReadingScreen") -> bool:
    """Say whether the selected item is the one that the review was left at, and nothing was decided since."""
    session = screen.session
    with suppress(StoreError, ValueError, KeyError, TypeError):
        state = _kept_state(screen)
        left = state["reading"], state["selected"], state["reviewed"]
        return left == (session.reading_id, screen.selected, session.tally.reviewed)
    return False


def return_to_place(screen: "ReadingScreen") -> None:
    """Have on the screen what was on it when the selected item was left; what is damaged is left out."""
    session, count = screen.session, len(screen.session.report.sections)
    with suppress(StoreError, ValueError, KeyError, TypeError):
        state = _kept_state(screen)
        if (state["reading"], state["selected"]) != (session.reading_id, screen.selected):
            return
        section, (offset, number, left, has_selected) = state["section"], state["text"]
        if section is None or 0 <= section < count:
            screen.set_section(section)
        place = Place(min(int(offset), len(session.report.text)), int(number), int(left), bool(has_selected))
        screen.article.return_to(place)
        screen.outline.return_to(int(state["outline"]))


def _kept_state(screen: "ReadingScreen") -> dict[str, Any]:
    """Return what was kept; nothing at first.

    Raises:
        StoreError: The store can't be read.
        ValueError: It is damaged.
    """
    state = json.loads(screen.session.setting(_KEY) or "{}")
    if not isinstance(state, dict):
        raise TypeError(_KEY)
    return state
