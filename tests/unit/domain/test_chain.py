from datetime import timedelta, timezone

from msgspec.structs import replace

from tests.chaining import AT, event
from tui.domain.chain import BreakKind, ChainBreak, chain_breaks, digest_of, heads, linked


def test_the_first_event_of_a_reviewer_has_none_before_it() -> None:
    (first,) = linked([event("a")], {})
    assert (first.previous, len(first.digest)) == ("", 64)


def test_each_event_names_the_one_before_it_of_the_same_reviewer() -> None:
    ada, ben, again = linked([event("a"), event("b", reviewer="Ben"), event("c")], {})
    assert (ben.previous, again.previous) == ("", ada.digest)


def test_a_chain_goes_on_from_its_head() -> None:
    first = tuple(linked([event("a")], {}))
    (second,) = linked([event("b")], heads(first))
    assert chain_breaks([*first, second]) == ()


def test_a_time_in_another_zone_is_the_same_moment() -> None:
    (one,) = linked([event("a")], {})
    assert digest_of(replace(one, at=AT.astimezone(timezone(timedelta(hours=8))))) == one.digest


def test_an_event_that_was_changed_is_named() -> None:
    one, two = linked([event("a"), event("b")], {})
    changed = replace(one, now="disputed")
    assert chain_breaks([changed, two]) == (ChainBreak(changed, BreakKind.CHANGED),)


def test_a_changed_event_with_a_new_digest_breaks_the_next_one() -> None:
    one, two = linked([event("a"), event("b")], {})
    forged = replace(one, now="disputed")
    forged = replace(forged, digest=digest_of(forged))
    assert chain_breaks([forged, two]) == (ChainBreak(two, BreakKind.MISSING),)


def test_the_event_after_a_missing_one_is_named() -> None:
    one, _, three = linked([event("a"), event("b"), event("c")], {})
    assert chain_breaks([one, three]) == (ChainBreak(three, BreakKind.MISSING),)


def test_an_event_that_stands_before_its_predecessor_is_named() -> None:
    one, two, three = linked([event("a"), event("b"), event("c")], {})
    assert chain_breaks([one, three, two]) == (ChainBreak(three, BreakKind.MOVED),)


def test_the_event_of_another_reviewer_does_not_stand_in_for_the_one_before() -> None:
    one, two = linked([event("a"), event("b")], {})
    other = replace(one, reviewer="Ben")
    assert [broken.kind for broken in chain_breaks([other, two])] == [BreakKind.CHANGED, BreakKind.MISSING]


def test_an_event_without_a_digest_counts_as_changed() -> None:
    bare = event("a")
    assert chain_breaks([bare]) == (ChainBreak(bare, BreakKind.CHANGED),)


def test_a_chain_that_forks_in_two_copies_of_a_store_is_whole() -> None:
    begun = tuple(linked([event("a")], {}))
    here, there = (tuple(linked([event(action)], heads(begun))) for action in "bc")
    assert chain_breaks([*begun, *here, *there]) == ()
