"""Passages that the reviewer makes items."""

from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.domain.tally import Tally
from tui.domain.text import Span
from tui.errors import ConflictError
from tui.session import Desk, ReviewSession

TEXT = "# One\nThere are 12 apples and five pears.\n# Two\nAnd 14 plums.\n"
NAME = "P-4fba43"
"""Made of the words and their place, so that it is the same in every store."""
FIVE = Span(TEXT.index("five"), TEXT.index("five") + 4)


@pytest.fixture
def session(desk: Desk) -> ReviewSession:
    return desk.begin(reading_of(TEXT))


def ids(session: ReviewSession) -> list[str]:
    return [item.id for item in session.items]


def test_a_picked_passage_is_an_item_in_its_place(session: ReviewSession) -> None:
    change = session.pick(FIVE)
    assert change.indices == (1,)
    assert ids(session) == ["T-0001", NAME, "T-0002"]
    assert session.items[1].figure is None
    assert session.tally == Tally(open=3)
    assert session.section_tally(0) == Tally(open=2)


def test_it_is_there_again_after_a_restart_with_what_was_decided(desk: Desk, session: ReviewSession) -> None:
    session.pick(FIVE)
    session.mark((1,), Status.VERIFIED)
    again = desk.resume(session.report_id)
    assert ids(again) == ["T-0001", NAME, "T-0002"]
    assert again.review(1).status is Status.VERIFIED
    assert again.tally == Tally(open=2, verified=1)
    assert desk.library()[0].tally == Tally(open=2, verified=1)


def test_undo_gives_it_back_and_redo_picks_it_again(desk: Desk, session: ReviewSession) -> None:
    session.pick(FIVE)
    session.undo()
    assert ids(session) == ["T-0001", "T-0002"]
    assert session.tally == desk.library()[0].tally == Tally(open=2)
    assert session.orphans == ()
    session.redo()
    assert ids(session) == ["T-0001", NAME, "T-0002"]
    assert session.tally == desk.library()[0].tally == Tally(open=3)


def test_each_gets_an_id_of_its_own_in_all_windows(session: ReviewSession, tmp_path: Path) -> None:
    other_desk = desk_in(tmp_path, reviewer="Ben")
    other = other_desk.resume(session.report_id)
    session.pick(FIVE)
    other.pick(Span(TEXT.index("pears"), TEXT.index("pears") + 5))
    picked = [item.id for item in other.items if item.figure is None]
    assert picked[0] == NAME
    assert len(set(picked)) == 2
    assert session.refresh() == (2,)
    assert ids(session) == ids(other)
    assert session.tally == other_desk.resume(session.report_id).tally == Tally(open=4)
    other_desk.close()


def test_the_same_passage_is_one_item_whoever_picks_it(session: ReviewSession, tmp_path: Path) -> None:
    other_desk = desk_in(tmp_path, reviewer="Ben")
    other = other_desk.resume(session.report_id)
    session.pick(FIVE)
    with pytest.raises(ConflictError, match="Ada has just changed"):
        other.pick(FIVE)
    assert other.pick(FIVE).indices == ()
    assert ids(other) == ids(session)
    other_desk.close()


def test_it_is_found_again_in_a_changed_report(desk: Desk, session: ReviewSession) -> None:
    session.pick(FIVE)
    changed = desk.begin(reading_of("A new first line with 99.\n" + TEXT))
    assert NAME in ids(changed)
    place = ids(changed).index(NAME)
    assert changed.items[place].span.of(changed.report.text) == "five"


def test_it_is_open_again_when_its_sentence_changed(desk: Desk, session: ReviewSession) -> None:
    session.pick(FIVE)
    session.mark((1,), Status.VERIFIED)
    changed = desk.begin(reading_of(TEXT.replace("12 apples and five", "12 apples or five")))
    place = ids(changed).index(NAME)
    assert changed.review(place).status is Status.OPEN
    before = changed.before(place)
    assert before is not None
    assert (before.sentence, before.status) == ("There are 12 apples and five pears.", Status.VERIFIED)


def test_it_is_an_orphan_when_it_is_gone(desk: Desk, session: ReviewSession) -> None:
    session.pick(FIVE)
    changed = desk.begin(reading_of("# One\nNothing is left of it.\n"))
    assert ids(changed) == []
    assert [orphan.item.id for orphan in changed.orphans] == [NAME]


def test_it_is_exported_like_a_figure(session: ReviewSession) -> None:
    session.pick(FIVE)
    session.mark((1,), Status.VERIFIED)
    for form in ("markdown", "csv", "jsonl"):
        notes = session.export(form)
        assert NAME in (notes if isinstance(notes, str) else notes.decode())


@pytest.mark.parametrize("words", ["12 apples", "five pears", "fiv", "12"])
def test_a_passage_that_touches_another_item_is_refused(session: ReviewSession, words: str) -> None:
    session.pick(FIVE)
    with pytest.raises(ConflictError, match="stands in these words"):
        session.pick(Span(TEXT.index(words), TEXT.index(words) + len(words)))
    assert ids(session) == ["T-0001", NAME, "T-0002"]
