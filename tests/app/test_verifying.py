from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in, reading_of
from tui.app.screens.confirming import ConfirmScreen
from tui.app.screens.reading import ReadingScreen, verifying
from tui.domain.review import Status
from tui.store import opening
from tui.store.head import FILE_NAME

TEXT = "\n".join(f"There are {number} apples." for number in range(10, 40))


@pytest.fixture
def large_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if each store were too large to be looked at whole as it is opened, and nobody looked before a test does."""
    monkeypatch.setattr(opening, "_CHECKED_AT_ONCE_BYTES", -1)
    monkeypatch.setattr(verifying, "_FIRST_PAUSE_S", 3_600.0)


def _decided(folder: Path, damage: str) -> None:
    desk = desk_in(folder)
    session = desk.begin(reading_of(TEXT))
    session.mark(range(30), Status.VERIFIED)
    session.keep_view()
    desk.close()
    connection = apsw.Connection(str(folder / FILE_NAME))
    for trigger in ("events_refuse_update", "items_refuse_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(damage)
    connection.close()


async def _looked_at_until(reviewer: Reviewer, is_so: Callable[[], bool]) -> None:
    """Have the store's rows looked at, as by itself, until something is so."""
    reviewer.screen._verifying._thread.start()
    while not is_so():
        await reviewer.pilot.pause(0.01)


@pytest.mark.usefixtures("large_stores")
@pytest.mark.parametrize(
    "damage", ["UPDATE events SET now = 'disputed' WHERE seq = 25", "DELETE FROM items WHERE id = 'T-0025'"]
)
async def test_damage_that_the_view_does_not_show_is_found_while_one_works(tmp_path: Path, damage: str) -> None:
    _decided(tmp_path, damage)
    async with reviewing(tmp_path, TEXT) as reviewer:
        assert isinstance(reviewer.app.screen, ReadingScreen)
        await _looked_at_until(reviewer, lambda: isinstance(reviewer.app.screen, ConfirmScreen))


@pytest.mark.usefixtures("large_stores")
async def test_a_sound_store_is_looked_at_to_its_end_and_no_more(tmp_path: Path) -> None:
    _decided(tmp_path, "SELECT 1")
    async with reviewing(tmp_path, TEXT) as reviewer:
        session = reviewer.screen.session
        await _looked_at_until(reviewer, lambda: session._is_checked)
        assert reviewer.app.screen is reviewer.screen
        assert session.is_checked


@pytest.mark.usefixtures("large_stores")
async def test_it_rests_while_the_reviewer_works_and_ends_with_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "_AFTER_KEY_S", 3_600.0)
    _decided(tmp_path, "SELECT 1")
    async with reviewing(tmp_path, TEXT) as reviewer:
        session, looking = reviewer.screen.session, reviewer.screen._verifying._thread
        reviewer.app.activity.touch()
        looking.start()
        await reviewer.pilot.press("q")
        while looking.is_alive():
            await reviewer.pilot.pause(0.01)
        assert not session.is_checked


async def test_a_file_that_has_changed_though_it_stood_as_it_did_is_told_once_its_bytes_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "_FIRST_PAUSE_S", 3_600.0)
    async with reviewing(tmp_path, TEXT) as reviewer:
        reviewer.screen.session.is_as_read = lambda: False
        await _looked_at_until(reviewer, lambda: bool(reviewer.app._notifications))
        (notice,) = reviewer.app._notifications
        assert "The file has changed since it was read" in notice.message
