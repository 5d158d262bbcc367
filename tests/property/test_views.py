"""A review that goes on from a view is the same as one that reads its whole journal, whatever was decided."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.making import desk_in, reading_of
from tui.domain.review import EventField, Status
from tui.domain.text import Span
from tui.errors import ConflictError
from tui.session import Desk, ReviewSession, Stated, deciding, recording, state
from tui.store import reviews

_TEXT = "# One\nThere are 12 apples and 7 more.\n## Deep\n13 pears in 2021, and 12.\n# Two\nAnd 14 plums; 15 too.\n"
_CHANGED = _TEXT.replace("12 apples", "11 apples").replace("14 plums", "14 small plums").replace(" too", "")
_FIGURES = 7
_REVIEWERS = ("Ada", "Ben")
_WHO = st.sampled_from(_REVIEWERS)
_WHICH = st.lists(st.integers(0, _FIGURES), min_size=1, max_size=3)


def _told(session: ReviewSession) -> Iterator[object]:
    """Yield all that a screen may ask of a session."""
    journal = session._state.journal
    yield session.items
    yield session.spans
    yield session.looks()
    yield session.tally
    yield [session.section_tally(index) for index in range(len(session.report.sections))]
    yield session._state.changed
    yield [session.index_of(item.id) for item in session.items]
    for index in range(len(session.items)):
        yield session.review(index), session.history(index), session.section_of(index), session.stated(index)
    yield journal.to_undo()
    yield journal.to_redo()
    yield dict(journal.heads)
    yield session.orphans
    yield session.sign_offs


class Reviewing(RuleBasedStateMachine):
    """Two reviewers decide in windows that are opened again and again."""

    @initialize(most=st.sampled_from([1, 2, 500]), many=st.sampled_from([1, 200]))
    def begin(self, most: int, many: int) -> None:
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr("tui.session.recording.MOST_ACTIONS", most)
        self._patch.setattr(reviews, "_MOST_RUNS", most)
        for module in (deciding, recording, state):
            self._patch.setattr(module, "MANY", many)
        self._folder = tempfile.TemporaryDirectory()
        self.desks = {name: desk_in(Path(self._folder.name), reviewer=name) for name in _REVIEWERS}
        reading = reading_of(_TEXT, unchecked=frozenset({"2021"}))
        self.report_id = self.desks["Ada"].begin(reading).report_id
        self.windows = {name: self.desks[name].resume(self.report_id) for name in _REVIEWERS}

    def teardown(self) -> None:
        for desk in self.desks.values():
            desk.close()
        self._folder.cleanup()
        self._patch.undo()

    def _indices(self, who: str, which: list[int]) -> list[int]:
        return sorted({index % len(self.windows[who].items) for index in which})

    @rule(who=_WHO, which=_WHICH, status=st.sampled_from(Status))
    def mark(self, who: str, which: list[int], status: Status) -> None:
        with suppress(ConflictError):
            self.windows[who].mark(self._indices(who, which), status)

    @rule(who=_WHO, which=_WHICH, text=st.sampled_from(["", "so", "not so"]))
    def note(self, who: str, which: list[int], text: str) -> None:
        with suppress(ConflictError):
            self.windows[who].note(self._indices(who, which)[0], text)

    @rule(who=_WHO, which=_WHICH)
    def tick(self, who: str, which: list[int]) -> None:
        with suppress(ConflictError):
            self.windows[who].tick(self._indices(who, which), "a")

    @rule(
        who=_WHO,
        start=st.sampled_from([_TEXT.index("apples"), _TEXT.index("plums"), _TEXT.index("Deep")]),
        ahead=st.integers(0, 2),
        length=st.integers(1, 6),
    )
    def pick(self, who: str, start: int, ahead: int, length: int) -> None:
        """A blind reviewer may pick words that overlap those that another one picked."""
        with suppress(ConflictError):
            self.windows[who].pick(Span(start + ahead, start + ahead + length))

    @rule(who=_WHO, which=_WHICH)
    def put_otherwise(self, who: str, which: list[int]) -> None:
        index = self._indices(who, which)[0]
        with suppress(ConflictError):
            self.windows[who].recast([index], [Stated(self.windows[who].spans[index], "99", "kg", "weight")])

    @rule(who=_WHO)
    def undo(self, who: str) -> None:
        with suppress(ConflictError):
            self.windows[who].undo()

    @rule(who=_WHO)
    def redo(self, who: str) -> None:
        with suppress(ConflictError):
            self.windows[who].redo()

    @rule(who=_WHO)
    def sign(self, who: str) -> None:
        self.windows[who].sign(EventField.PREPARED)

    @rule(who=_WHO, is_blind=st.booleans())
    def be_blind(self, who: str, is_blind: bool) -> None:
        self.windows[who].be_blind(is_blind=is_blind)

    @rule(who=_WHO)
    def look_at_the_other_window(self, who: str) -> None:
        self.windows[who].refresh()

    @rule(who=_WHO)
    def leave(self, who: str) -> None:
        self.windows[who].keep_view()

    @rule(who=_WHO)
    def open_again(self, who: str) -> None:
        self.windows[who] = self.desks[who].resume(self.report_id)

    @rule(text=st.sampled_from([_TEXT, _CHANGED]))
    def read_anew(self, text: str) -> None:
        self.windows["Ada"] = self.desks["Ada"].begin(reading_of(text, unchecked=frozenset({"2021"})))
        self.windows["Ben"] = self.desks["Ben"].resume(self.report_id)

    @invariant()
    def from_the_view_it_is_as_from_the_journal(self) -> None:
        for who, desk in self.desks.items():
            eager = desk._session_of(who, desk._store.load(self.report_id))
            stored = desk._store.load(self.report_id, viewer=who)
            assert list(_told(desk._session_of(who, stored))) == list(_told(eager))
            self.windows[who].refresh()
            told = list(_told(self.windows[who]))
            assert told == list(_told(eager))

    @invariant()
    def no_two_items_overlap(self) -> None:
        for window in self.windows.values():
            assert all(not one.overlaps(other) for one, other in pairwise(window.spans))
            assert [window.item_at(span) for span in window.spans] == [*range(len(window.items))]


def _is_from_a_view(desk: Desk, report_id: str) -> bool:
    return desk._store.load(report_id, viewer="Ada").view is not None


def test_a_review_goes_on_from_its_view_without_reading_its_journal(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(_TEXT))
    session.mark([0, 1], Status.VERIFIED)
    assert _is_from_a_view(desk, session.report_id)
    session.keep_view()
    stored = desk._store.load(session.report_id, viewer="Ada")
    assert stored.view is not None
    assert stored.news == ()
    assert desk.resume(session.report_id).review(1).status is Status.VERIFIED
    desk.close()


TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
