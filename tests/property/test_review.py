import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.making import desk_in, reading_of
from tui.domain.look import look_code
from tui.domain.review import Status
from tui.domain.tallying import SectionTallies
from tui.session import ReviewSession

TEXT = "0 first\n# One\n1 and 2\n## Deep\n3 and 2021\n# Two\n5 and 6\n"
COUNT = 7
some_disk = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

marks = st.tuples(st.lists(st.integers(0, COUNT - 1), min_size=1, max_size=4), st.sampled_from(list(Status)))
notes = st.tuples(st.integers(0, COUNT - 1), st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
times = st.tuples(st.integers(0, COUNT - 1), st.floats(0, 90))
steps = st.lists(st.one_of(marks, notes, times, st.just("undo"), st.just("redo")), max_size=12)


def begun(folder: str) -> ReviewSession:
    return desk_in(Path(folder)).begin(reading_of(TEXT, unchecked=frozenset({"2021"})))


def take(session: ReviewSession, step: object) -> None:
    match step:
        case "undo":
            session.undo()
        case "redo":
            session.redo()
        case (list() as indices, Status() as status):
            session.mark(indices, status)
        case (int() as index, str() as note):
            session.note(index, note)
        case (int() as index, float() as seconds):
            session.spend(session.items[index].id, seconds)


def decided(session: ReviewSession) -> list[tuple[Status, str]]:
    return [(session.review(index).status, session.review(index).note) for index in range(COUNT)]


@some_disk
@given(steps)
def test_what_is_on_disk_is_what_is_in_memory(history: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = begun(folder)
        for step in history:
            take(session, step)
        again = begun(folder)
        for index in range(COUNT):
            assert again.review(index) == session.review(index)
            assert again.history(index) == session.history(index)
        assert again.tally == session.tally


@some_disk
@given(steps)
def test_tallies_kept_by_difference_are_the_tallies_counted_anew(history: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = begun(folder)
        for step in history:
            take(session, step)
        looks = [look_code(session.review(n).status, checkable=item.checkable) for n, item in enumerate(session.items)]
        anew = SectionTallies(session.report.sections, [item.span.start for item in session.items], bytes(looks))
        assert session.tally == anew.whole
        for section in range(len(session.report.sections)):
            assert session.section_tally(section) == anew.of(section)


@some_disk
@given(steps, st.one_of(marks, notes))
def test_undo_gives_what_was_before_and_redo_what_was_after(history: list[object], last: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = begun(folder)
        for step in history:
            take(session, step)
        before = decided(session)
        take(session, last)
        after = decided(session)
        if before == after:
            return
        session.undo()
        assert decided(session) == before
        session.redo()
        assert decided(session) == after


@some_disk
@given(steps, st.integers(0, 12))
def test_undo_without_end_leads_to_the_beginning_across_a_restart(history: list[object], before_restart: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = begun(folder)
        for step in history:
            take(session, step)
        for _ in range(before_restart):
            session.undo()
        session = begun(folder)
        while session.undo() is not None:
            pass
        assert decided(session) == [(Status.OPEN, "")] * COUNT


@some_disk
@given(st.lists(marks, max_size=8), st.integers(0, 8))
def test_redo_brings_back_all_that_undo_took(history: list[object], times: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = begun(folder)
        for step in history:
            take(session, step)
        whole = decided(session)
        taken = sum(session.undo() is not None for _ in range(times))
        session = begun(folder)
        for _ in range(taken):
            assert session.redo() is not None
        assert session.redo() is None
        assert decided(session) == whole
