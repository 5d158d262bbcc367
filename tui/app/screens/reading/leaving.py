"""How the reviewer left the screen: kept at the end, and there again at the beginning."""

import json
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tui.app.takeover import written_for
from tui.app.widgets.marks import Place
from tui.domain.text import Span
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


def as_opened(screen: "ReadingScreen") -> str:
    """Return what is written to the terminal to show the screen as it will be when the review is opened again."""
    is_plain = screen.app.screen is screen and screen.focused is screen.article and not screen.notice
    if not is_plain or screen.is_narrowed or screen.touring.is_on or screen.checking.has_compared:
        return ""
    screen.footer.say("")
    screen.say_state()
    screen.checking.leave()
    if screen.selected >= 0:
        # The time at it was just kept, which its card tells.
        screen.cards.forget((screen.selected,))
        screen.cards.show(screen.selected)
    screen.card.scroll_to(y=0, animate=False, force=True)
    screen.article.return_to(screen.article.place)
    return written_for(screen)


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


def go_where_left(screen: "ReadingScreen", item_id: str, span: Span | None) -> None:
    """Select the item where the reviewer was; at first, and after a crash, the first open one.

    Args:
        screen: Shows the review; its selection is the item that the review was kept at.
        item_id: The item to go to instead; empty for none.
        span: The place to go to instead; None for none.
    """
    session = screen.session
    known = session.index_of(item_id) if item_id else None if span is None else session.item_at(span)
    if span is not None and known is None:
        screen.select(min(bisect_left(session.spans.starts, span.start), len(session.items) - 1))
        screen.article.reveal(span)
        screen.article.set_operands((span,))
    elif known is not None:
        screen.select(known)
    elif screen.selected == 0 and not screen.is_open(0) and not _was_left_here(screen):
        screen.walking.advance()
    else:
        screen.select(screen.selected)
        _return_to_place(screen)


def _was_left_here(screen: "ReadingScreen") -> bool:
    """Say whether the selected item is the one that the review was left at, and nothing was decided since."""
    session = screen.session
    with suppress(StoreError, ValueError, KeyError, TypeError):
        state = _kept_state(screen)
        left = state["reading"], state["selected"], state["reviewed"]
        return left == (session.reading_id, screen.selected, session.tally.reviewed)
    return False


def _return_to_place(screen: "ReadingScreen") -> None:
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
