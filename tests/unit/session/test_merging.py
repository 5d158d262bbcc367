"""Several reviewers' stores put together."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from tests.making import START, reading_of, reading_with_findings
from tui.domain.chain import chain_breaks, linked
from tui.domain.merging import ALIAS
from tui.domain.review import ActionKind, Event, EventField, Status
from tui.domain.text import Span
from tui.errors import ReadError, StoreError
from tui.session import Desk, ReviewSession, Stated
from tui.session.mending import make_backup
from tui.settings import Settings
from tui.store.batches import Batch
from tui.store.database import Store

TEXT = (
    "There are 12 apples in the first of all baskets.\n"
    "There are 13 pears in the second of all baskets.\n"
    "There are 14 plums in the third of all the baskets.\n"
)
Opener = Callable[[str, str], Desk]


@pytest.fixture
def desk_of(tmp_path: Path) -> Iterator[Opener]:
    """Open a store of its own for each name, as the reviewer, whose clock begins at another time."""
    opened: list[Desk] = []

    def open_desk(folder: str, reviewer: str) -> Desk:
        times = (START + timedelta(minutes=7 * len(opened), seconds=second) for second in range(10**6))
        opened.append(Desk(Store.open(tmp_path / folder), Settings(reviewer=reviewer), clock=lambda: next(times)))
        return opened[-1]

    yield open_desk
    for desk in opened:
        desk.close()


def events_of(session: ReviewSession) -> set[Event]:
    return set(session._state.journal.all_events)


def marked(desk: Desk, *decisions: tuple[int, Status], text: str = TEXT) -> ReviewSession:
    session = desk.begin(reading_of(text))
    for index, status in decisions:
        session.mark([index], status)
    return session


def test_a_merged_decision_shows_and_bears_its_reviewer_s_name(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    marked(ada)
    marked(ben, (1, Status.DISPUTED)).note(1, "counted again")
    (merged,) = ada.merge(tmp_path / "b")
    assert (merged.is_new, merged.events, merged.known, merged.differing, merged.orphans) == (False, 2, 0, 0, 0)
    review = ada.resume(merged.report_id).review(1)
    assert (review.status, review.note, review.reviewer) == (Status.DISPUTED, "counted again", "Ben")
    assert ada.library()[0].tally.disputed == 1


def test_where_they_differ_both_opinions_are_kept_and_shown(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    marked(ada, (1, Status.VERIFIED))
    marked(ben, (1, Status.DISPUTED))
    (merged,) = ada.merge(tmp_path / "b" / "tieout.db")
    assert merged.differing == 1
    review = ada.resume(merged.report_id).review(1)
    assert (review.status, review.differs) == (Status.VERIFIED, True)
    assert {opinion.reviewer: opinion.status for opinion in review.opinions} == {
        "Ada": Status.VERIFIED,
        "Ben": Status.DISPUTED,
    }


def test_merging_again_changes_nothing(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    session = marked(ada, (0, Status.VERIFIED))
    marked(ben, (1, Status.DISPUTED))
    ada.merge(tmp_path / "b")
    before = events_of(ada.resume(session.report_id))
    (merged,) = ada.merge(tmp_path / "b")
    assert (merged.events, merged.known) == (0, 1)
    assert events_of(ada.resume(session.report_id)) == before


@pytest.mark.parametrize("order", list(permutations("bcd")))
def test_in_whatever_order_stores_are_merged_the_same_is_there(
    desk_of: Opener, tmp_path: Path, order: tuple[str, ...]
) -> None:
    target = desk_of("a", "Ada")
    session = marked(target, (0, Status.VERIFIED))
    ben, cai = marked(desk_of("b", "Ben"), (0, Status.DISPUTED)), marked(desk_of("c", "Cai"), (2, Status.EXCLUDED))
    ben.tick([0], "F")
    ben.undo()
    cai.tick([0], "R")
    again = marked(desk_of("d", "Ben"), (0, Status.NEEDS_SOURCE))
    again.pick(Span(13, 19))
    for name in order:
        target.merge(tmp_path / name)
    merged = target.resume(session.report_id)
    assert events_of(merged) == events_of(session) | events_of(ben) | events_of(cai) | events_of(again)
    assert chain_breaks(target._store.load(session.report_id).events) == ()
    assert [merged.review(index).status.value for index in range(4)] == ["verified", "open", "open", "excluded"]
    assert merged.review(0).ticks == ("R",)
    assert {opinion.reviewer: opinion.status.value for opinion in merged.review(0).opinions} == {
        "Ada": "verified",
        "Ben": "needs_source",
        "Cai": "open",
    }


def test_what_passed_through_another_store_is_not_taken_twice(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben, cai = (desk_of(name[0].lower(), name) for name in ("Ada", "Ben", "Cai"))
    session = marked(ada)
    marked(ben, (1, Status.DISPUTED))
    marked(cai, (2, Status.VERIFIED))
    cai.merge(tmp_path / "b")
    assert [merged.events for merged in ada.merge(tmp_path / "c")] == [2]
    assert [merged.events for merged in ada.merge(tmp_path / "b")] == [0]
    assert ada.resume(session.report_id).tally.reviewed == 2


def test_a_report_that_is_not_here_is_taken_over_whole(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    there = marked(ben, (1, Status.DISPUTED))
    (merged,) = ada.merge(tmp_path / "b")
    assert (merged.is_new, merged.report_id) == (True, there.report_id)
    here = ada.resume(there.report_id)
    assert here.report == there.report
    assert events_of(here) == events_of(there)
    assert [merged.events for merged in ada.merge(tmp_path / "b")] == [0]


def test_an_export_of_everything_merges_like_the_store(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    session = marked(ada, (0, Status.VERIFIED))
    there = marked(ben, (1, Status.DISPUTED))
    exported = there.export("jsonl", tuple(Status), private=True)
    (tmp_path / "ben.jsonl").write_bytes(exported.encode() if isinstance(exported, str) else exported)
    assert [merged.events for merged in ada.merge(tmp_path / "ben.jsonl")] == [1]
    assert [merged.events for merged in ada.merge(tmp_path / "b")] == [0]
    assert events_of(ada.resume(session.report_id)) == events_of(session) | events_of(there)


def test_a_finding_and_its_figure_are_not_taken_for_each_other(desk_of: Opener, tmp_path: Path) -> None:
    text = "Of the whole, 3 + 4 = 8 are there in all the places.\n"
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    ada.begin(reading_with_findings(text))
    theirs = ben.begin(reading_with_findings(text))
    (finding,) = theirs.report.findings
    stated = theirs.item_at(finding.spans[0])
    assert stated is not None
    theirs.mark([stated], Status.VERIFIED)
    theirs.dismiss(finding, "as the source has it")
    ada.merge(tmp_path / "b")
    ours = ada.resume(theirs.report_id)
    assert events_of(ours) == events_of(theirs)
    assert (ours.review(stated).status, ours.review(stated).dismissed) == (Status.VERIFIED, "")
    assert ours.dismissal(finding).dismissed == "as the source has it"
    (again,) = ada.merge(tmp_path / "b")
    (back,) = ben.merge(tmp_path / "a")
    assert (again.events, back.events) == (0, 0)


def test_a_passage_in_the_place_of_a_figure_is_not_taken_for_it(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    marked(ada)
    theirs = marked(ben, (0, Status.DISPUTED))
    theirs.recast([0], [Stated(theirs.items[0].span, "12", "", "")])
    theirs.mark([0], Status.VERIFIED)
    ada.merge(tmp_path / "b")
    ours = ada.resume(theirs.report_id)
    assert events_of(ours) == events_of(theirs)
    assert [item.id for item in ours.items] == [item.id for item in theirs.items]
    assert ours.review(0).status is Status.VERIFIED
    assert ben.merge(tmp_path / "a")[0].events == 0


def test_the_other_store_is_not_changed(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    marked(ada)
    marked(ben, (1, Status.DISPUTED))
    before = {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir() if path.is_file()}
    ada.merge(tmp_path / "b")
    after = {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir() if path.is_file()}
    assert {name: after[name] for name in ("tieout.db", "marks.jsonl")} == {
        name: before[name] for name in ("tieout.db", "marks.jsonl")
    }


def test_a_decision_on_other_words_does_not_show_as_one_on_these(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    session = marked(ada)
    marked(ben, (1, Status.VERIFIED), text=TEXT.replace("13", "31"))
    ada.merge(tmp_path / "b")
    here = ada.resume(session.report_id)
    assert here.tally.verified == 0
    before = here.before(1)
    assert before is not None
    assert (before.printed, before.status, before.reviewer) == ("31", Status.VERIFIED, "Ben")


def test_a_decision_on_words_that_are_not_here_is_listed_and_comes_once(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    session = marked(ada, (0, Status.VERIFIED))
    marked(ben, (0, Status.DISPUTED), text="Only here it is said that the town spent 99 of its pounds.\n" + TEXT)
    assert [(merged.events, merged.orphans) for merged in ada.merge(tmp_path / "b")] == [(1, 1)]
    assert [merged.events for merged in ada.merge(tmp_path / "b")] == [0]
    here = ada.resume(session.report_id)
    assert here.review(0).status is Status.VERIFIED
    assert [(orphan.item.printed, orphan.review.status) for orphan in here.orphans] == [("99", Status.DISPUTED)]
    assert chain_breaks(ada._store.load(session.report_id).events) == ()


def test_figures_numbered_otherwise_there_are_known_by_their_words(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    session = marked(ada, (1, Status.VERIFIED))
    there = marked(ben, (2, Status.DISPUTED), text="It was 1 day.\n" + TEXT)
    assert there.items[2].id == "T-0003"
    ada.merge(tmp_path / "b")
    assert [merged.events for merged in ada.merge(tmp_path / "b")] == [0]
    here = ada.resume(session.report_id)
    assert {opinion.reviewer: opinion.status for opinion in here.review(1).opinions} == {
        "Ada": Status.VERIFIED,
        "Ben": Status.DISPUTED,
    }
    assert here.orphans == ()
    assert sum(ALIAS in name for name in here._state.kept) == 1
    assert ada.begin(reading_of("New.\n" + TEXT)).orphans == ()


@pytest.mark.parametrize("name", ["nothing-here", "empty"])
def test_what_is_neither_a_store_nor_an_export_is_refused(desk_of: Opener, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises((ReadError, StoreError)):
        desk_of("a", "Ada").merge(tmp_path / name)


def test_a_blind_reviewer_sees_nothing_of_others_until_it_is_ended(desk_of: Opener, tmp_path: Path) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    marked(ada, (0, Status.VERIFIED), (1, Status.VERIFIED)).note(0, "seen")
    session = marked(ben, (2, Status.EXCLUDED))
    session.be_blind(is_blind=True)
    ben.merge(tmp_path / "a")
    again = ben.resume(session.report_id)
    assert again.is_blind
    assert (again.tally.reviewed, again.review(0).note, again.history(0)) == (1, "", ())
    again.mark([0], Status.DISPUTED)
    assert not again.review(0).differs
    again.be_blind(is_blind=False)
    assert again.review(0).differs
    assert again.tally.reviewed == 3
    assert ben.library()[0].tally == again.tally == ben.resume(session.report_id).tally


def test_undo_does_not_begin_or_end_a_blind_review(desk_of: Opener) -> None:
    session = marked(desk_of("a", "Ada"))
    session.be_blind(is_blind=True)
    assert session.undo() is None
    assert session.is_blind


def test_a_signature_says_when_something_changed_since(desk_of: Opener) -> None:
    ada = desk_of("a", "Ada")
    session = marked(ada, (0, Status.VERIFIED))
    session.sign(EventField.PREPARED)
    (signed,) = session.sign_offs
    assert (signed.role, signed.reviewer, signed.changed_since) == (EventField.PREPARED, "Ada", False)
    session.note(0, "one more thing")
    assert session.sign_offs[0].changed_since
    session.sign(EventField.PREPARED)
    assert not ada.resume(session.report_id).sign_offs[0].changed_since
    assert ada.begin(reading_of("New.\n" + TEXT)).sign_offs[0].changed_since
    session.sign(EventField.PREPARED, is_signed=False)
    assert session.sign_offs == ()


def test_a_merged_decision_that_was_made_earlier_changes_what_was_signed(desk_of: Opener, tmp_path: Path) -> None:
    ben, ada = desk_of("b", "Ben"), desk_of("a", "Ada")
    marked(ben, (1, Status.VERIFIED))
    session = marked(ada, (0, Status.VERIFIED))
    session.sign(EventField.REVIEWED)
    ada.merge(tmp_path / "b")
    assert ada.resume(session.report_id).sign_offs[0].changed_since


@pytest.mark.parametrize("into", ["a", "b"])
def test_of_passages_that_overlap_most_stand_and_the_others_are_listed(
    desk_of: Opener, tmp_path: Path, into: str
) -> None:
    start = TEXT.index("the first of all")
    desks = {"a": desk_of("a", "Ada"), "b": desk_of("b", "Ben")}
    marked(desks["a"]).pick(Span(start, start + 16))
    ben = marked(desks["b"])
    for span in (Span(start + 4, start + 9), Span(start + 10, start + 12)):
        ben.pick(span)
    (merged,) = desks[into].merge(tmp_path / ("b" if into == "a" else "a"))
    session = desks[into].resume(merged.report_id)
    places = [item.span for item in session.items]
    assert [span.of(TEXT) for span in places] == ["12", "first", "of", "13", "14"]
    assert [session.item_at(span) for span in places] == [0, 1, 2, 3, 4]
    assert [(lost.item.printed, lost.why) for lost in session.orphans] == [
        ("the first of all", "other items stand in its words now")
    ]
    assert (merged.orphans, session.tally.total) == (1, 5)


def test_a_copy_of_a_store_under_any_name_merges_like_the_store(desk_of: Opener, tmp_path: Path) -> None:
    ben = desk_of("b", "Ben")
    marked(ben, (1, Status.DISPUTED))
    copy = make_backup(tmp_path / "b", tmp_path / "from Ben.db")
    ada = desk_of("a", "Ada")
    (merged,) = ada.merge(copy)
    assert ada.resume(merged.report_id).review(1).status is Status.DISPUTED


@pytest.mark.parametrize(
    ("field", "now"),
    [
        (EventField.STATUS, "later"),
        (EventField.EVIDENCE, '[{"kind":"quote","title":5}]'),
        (EventField.EVIDENCE, '[{"kind":"oracle"}]'),
        (EventField.EVIDENCE, '{"kind":"quote"}'),
        (EventField.SPENT, "long"),
        (EventField.PLACE, ""),
        (EventField.PLACE, '["12","","",9,3,"12","","","",""]'),
        (EventField.PLACE, '[12,"","",3,5,"12","","","",""]'),
    ],
)
def test_a_decision_that_this_version_cannot_read_is_refused_and_nothing_of_it_is_kept(
    desk_of: Opener, tmp_path: Path, field: EventField, now: str
) -> None:
    ada, ben = desk_of("a", "Ada"), desk_of("b", "Ben")
    marked(ada, (0, Status.VERIFIED))
    session = marked(ben, (1, Status.DISPUTED))
    told = Event("later", ActionKind.DO, "", START + timedelta(days=1), "Cy", session.items[1].id, field, "", now)
    (event,) = linked([told], {})
    ben._store.record((session.report_id, session.reading_id), START, lambda: Batch((event,), (), session.tally))
    with pytest.raises(ReadError, match="decision of Cy on T-0002"):
        ada.merge(tmp_path / "b")
    again = ada.resume(ada.library()[0].id)
    assert [again.review(index).status for index in range(3)] == [Status.VERIFIED, Status.OPEN, Status.OPEN]
