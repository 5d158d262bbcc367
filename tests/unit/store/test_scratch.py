import sqlite3
from pathlib import Path

import apsw
import pytest

from tests.making import reading_of
from tui.errors import StoreError
from tui.session import Desk, ReviewSession
from tui.store.head import FILE_NAME

TEXT = "There are 12 apples and 13 pears in the basket."


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT))


def test_a_note_that_is_being_typed_is_in_the_file(session: ReviewSession, desk: Desk, tmp_path: Path) -> None:
    session.keep_draft("T-0001", "see the")
    session.keep_draft("T-0001", "see the annex 漢")
    connection = sqlite3.connect(f"file:{tmp_path / FILE_NAME}?mode=ro", uri=True)
    assert connection.execute("SELECT text FROM drafts").fetchall() == [("see the annex 漢",)]
    connection.close()
    assert desk.resume(session.report_id).draft("T-0001") == "see the annex 漢"


def test_an_item_has_no_draft_at_first_or_after_it_was_dropped(session: ReviewSession) -> None:
    assert session.draft("T-0001") is None
    session.keep_draft("T-0001", "x")
    session.drop_draft("T-0001")
    assert session.draft("T-0001") is None


def test_writing_the_note_drops_the_draft_of_that_item_alone(session: ReviewSession) -> None:
    session.keep_draft("T-0001", "see the")
    session.keep_draft("T-0002", "another")
    session.note(0, "see the annex")
    assert (session.draft("T-0001"), session.draft("T-0002")) == (None, "another")


def test_a_draft_is_no_event(session: ReviewSession) -> None:
    session.keep_draft("T-0001", "see the")
    assert session.history(0) == ()
    assert session.undo() is None


def test_the_last_value_of_a_setting_counts(session: ReviewSession, desk: Desk) -> None:
    session.keep_setting("folds", "[1]")
    session.keep_setting("folds", "[1, 2]")
    assert desk.resume(session.report_id).setting("folds") == "[1, 2]"
    assert session.setting("filter") is None


def test_each_report_has_settings_of_its_own(session: ReviewSession, desk: Desk) -> None:
    other = desk.begin(reading_of(TEXT + "!", location="/reports/two.txt"))
    session.keep_setting("folds", "[1]")
    assert other.setting("folds") is None


@pytest.mark.parametrize("statement", ["UPDATE drafts SET text = 'y'", "UPDATE report_settings SET value = 'y'"])
def test_what_was_changed_behind_our_back_is_noticed(session: ReviewSession, tmp_path: Path, statement: str) -> None:
    session.keep_draft("T-0001", "x")
    session.keep_setting("folds", "x")
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    connection.execute(statement)
    connection.close()
    with pytest.raises(StoreError, match="not as it was written"):
        (session.draft("T-0001"), session.setting("folds"))


def test_half_a_character_in_a_draft_is_refused(session: ReviewSession) -> None:
    with pytest.raises(StoreError, match="half a character"):
        session.keep_draft("T-0001", "broken \ud83d")
    assert session.draft("T-0001") is None
