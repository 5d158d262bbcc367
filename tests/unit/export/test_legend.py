"""Tick marks of the reviewer's own: explained in every file, and the same after a round trip."""

from pathlib import Path

import pytest

from tests.making import START, desk_in, reading_of
from tui.domain.review import Status
from tui.session import Desk, ReviewSession
from tui.settings import Settings
from tui.store.database import Store

TEXT = "There were 12 apples and 13 pears.\n"
OWN = {"F": "adds up", "Q": "asked the author"}


def ticked(folder: Path) -> ReviewSession:
    desk = Desk(Store.open(folder), Settings("Ada", ticks=OWN), clock=lambda: START)
    session = desk.begin(reading_of(TEXT))
    session.mark((0, 1), Status.VERIFIED)
    session.tick((0,), "F")
    session.tick((0, 1), "Q")
    return session


def exported(session: ReviewSession, format_name: str) -> bytes:
    body = session.export(format_name)
    return body.encode() if isinstance(body, str) else body


@pytest.mark.parametrize("format_name", ["markdown", "csv", "jsonl", "annotations", "html"])
def test_a_file_says_what_each_mark_stands_for(tmp_path: Path, format_name: str) -> None:
    body = exported(ticked(tmp_path), format_name)
    assert all(meaning.encode() in body for meaning in OWN.values())


@pytest.mark.parametrize("format_name", ["csv", "jsonl", "annotations"])
def test_the_marks_come_back(tmp_path: Path, format_name: str) -> None:
    body = exported(ticked(tmp_path), format_name)
    other = desk_in(tmp_path / "other", reviewer="Bo")
    session = other.begin(reading_of(TEXT))
    other.import_notes(body, into=session.report_id)
    again = other.resume(session.report_id)
    assert [again.review(index).ticks for index in (0, 1)] == [("F", "Q"), ("Q",)]
    assert again.review(0).tags == ()
    other.close()


def test_a_legend_that_is_changed_holds_at_once(tmp_path: Path) -> None:
    session = ticked(tmp_path)
    session.legend = {"Q": "rang them up"}
    body = exported(session, "markdown")
    assert b"rang them up" in body
    assert b"asked the author" not in body
