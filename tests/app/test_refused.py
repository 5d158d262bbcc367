"""A disk that refuses to be read while a review is open: it is told, and the review goes on when it can be read."""

from pathlib import Path
from typing import NoReturn

import pytest

from tests.app.reviewing import reviewing
from tests.making import desk_in, reading_of
from tui.app.screens.note import NoteScreen
from tui.app.screens.reading import ReadingScreen
from tui.domain.review import Status
from tui.errors import StoreError
from tui.store.queries import Queries

TEXT = "\n".join(f"There were {number} things in the house." for number in range(80))


def refuse(*_: object) -> NoReturn:
    raise StoreError("The disk refused.", "Check the disk.")


async def test_what_cannot_be_read_is_told_and_shown_once_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    session.mark(range(0, 80, 2), Status.VERIFIED)
    session.keep_view()
    desk.close()
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        with monkeypatch.context() as refusing:
            refusing.setattr(Queries, "rows", refuse)
            await reviewer.press(*"JJJJJJJJJJJJJJJJJJJJJJJJJ")
            assert "The disk refused." in reviewer.card
            await reviewer.press("slash", *"house", "enter")
            await reviewer.press("S")
            if not isinstance(reviewer.app.screen, ReadingScreen):
                await reviewer.press("escape")
            await reviewer.press("v")
            assert "not saved: The disk refused." in reviewer.said
            await reviewer.press("c")
            if isinstance(reviewer.app.screen, NoteScreen):
                await reviewer.press("escape")
            assert "The disk refused." in next(iter(reviewer.app._notifications)).message
        await reviewer.press("J")
        assert reviewer.selected in reviewer.card
        assert "The disk refused." not in reviewer.card
        await reviewer.press("d")
        assert "disputed, saved" in reviewer.said
