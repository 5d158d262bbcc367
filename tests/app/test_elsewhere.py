"""What other windows decide meanwhile: nothing that is decided here lands on another figure for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.reviewing import Reviewer, reviewing
from tests.making import desk_in, reading_of
from tui.app.widgets.sheet import SheetView
from tui.domain.text import Span
from tui.errors import StoreError
from tui.session import ReviewSession

TEXT = "All the apples.\nThere were 12 apples.\nAnd 13 pears."
FIRST_WORDS = Span(0, 3)


@pytest.fixture(autouse=True)
def nothing_is_looked_for_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for what others decided when a test says so, however fast the machine is."""
    monkeypatch.setattr("tui.app.screens.reading.watching.PAUSE_S", 3_600.0)


def elsewhere(reviewer: Reviewer, decide: Callable[[ReviewSession], object]) -> None:
    """Have another window decide something."""
    other = desk_in(reviewer.folder, reviewer="Ben")
    decide(other.resume(reviewer.report_id))
    other.close()


def pick_first_words(session: ReviewSession) -> None:
    """Put an item before all others."""
    session.pick(FIRST_WORDS)


def words_with(reviewer: Reviewer, has: Callable[[ReviewSession, int], object]) -> list[str]:
    """Return the words of the items that have something, seen through a connection of its own."""
    session = reviewer.kept_session()
    return [item.span.of(session.report.text) for index, item in enumerate(session.items) if has(session, index)]


async def test_a_note_is_kept_on_its_figure_though_another_window_puts_an_item_before_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        await reviewer.press("c", *"seen")
        elsewhere(reviewer, pick_first_words)
        screen.session.refresh()
        await reviewer.press("escape")
        assert words_with(reviewer, lambda session, index: session.review(index).note) == ["12"]
        assert "T-0001" in reviewer.said


@pytest.mark.parametrize("picked_out", [("J",), ("m", "J", "m")], ids=["one", "two"])
@pytest.mark.parametrize(
    ("keys", "answer"),
    [(("T",), ("enter",)), (("number_sign", *"later"), ("enter",))],
    ids=["tick", "tag"],
)
async def test_marks_are_kept_on_their_figures(
    tmp_path: Path, picked_out: tuple[str, ...], keys: tuple[str, ...], answer: tuple[str, ...]
) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        await reviewer.press(*picked_out, *keys)
        elsewhere(reviewer, pick_first_words)
        screen.session.refresh()
        await reviewer.press(*answer)
        marked = words_with(reviewer, lambda session, index: session.review(index).ticks or session.review(index).tags)
        assert marked == (["13"] if picked_out == ("J",) else ["12", "13"])


async def test_a_status_for_several_is_kept_on_those_that_were_listed(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        await reviewer.press("m", "J", "m", "d")
        elsewhere(reviewer, pick_first_words)
        screen.session.refresh()
        await reviewer.press("enter")
        assert reviewer.kept() == {"12": "disputed", "13": "disputed"}


async def test_evidence_is_kept_on_its_figure(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        await reviewer.press("J", "t", "j", "j", "enter", *"Annex")
        elsewhere(reviewer, pick_first_words)
        screen.session.refresh()
        await reviewer.press("ctrl+s")
        assert words_with(reviewer, lambda session, index: session.review(index).evidence) == ["13"]


async def test_a_figure_that_is_edited_stays_the_same(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        await reviewer.press("J", "e", "tab", *["backspace"] * 2, *"13000")
        elsewhere(reviewer, pick_first_words)
        screen.session.refresh()
        await reviewer.press("enter")
        assert words_with(reviewer, lambda session, index: session.stated(index)) == ["All", "13"]


async def test_a_decision_says_which_figure_it_is_on(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        await reviewer.press("J")
        elsewhere(reviewer, pick_first_words)
        await reviewer.press("v")
        assert reviewer.kept() == {"13": "verified"}
        assert "T-0002 verified" in reviewer.said
        await reviewer.press("C", *"seen", "escape")
        assert words_with(reviewer, lambda session, index: session.review(index).note) == ["13"]


async def test_an_item_that_another_window_takes_away_is_shown_no_more(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        elsewhere(reviewer, pick_first_words)
        screen.watching.look()
        assert len(screen.looks) == 3
        elsewhere(reviewer, ReviewSession.undo)
        screen.watching.look()
        assert len(screen.looks) == len(screen.session.items) == 2
        await reviewer.press("K", "K", "J")
        assert reviewer.selected == "13"


async def test_nothing_is_taken_in_while_a_sheet_lies_over_the_review(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen = reviewer.screen
        screen.watching.look()
        await reviewer.press("i")
        elsewhere(reviewer, pick_first_words)
        screen.watching._time_is_up()
        assert len(screen.session.items) == 2
        await reviewer.press("q")
        screen.watching._time_is_up()
        assert len(screen.session.items) == 3


async def test_a_store_that_cant_be_asked_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reviewing(tmp_path, reading=reading_of(TEXT)) as reviewer:
        screen, told = reviewer.screen, []
        monkeypatch.setattr("tui.app.screens.reading.watching.tell_error", lambda _, error: told.append(error.message))

        def fail() -> bool:
            raise StoreError("The disk does not answer.")

        with monkeypatch.context() as broken:
            broken.setattr(screen.session, "changed_elsewhere", fail)
            screen.watching.look()
            screen.watching.look()
            assert told == ["The disk does not answer."]
        screen.watching.look()
        monkeypatch.setattr(screen.session, "changed_elsewhere", fail)
        screen.watching.look()
        assert told == ["The disk does not answer."] * 2
        assert screen.query_one("#card", SheetView).words
