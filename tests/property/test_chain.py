from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.chaining import event
from tui.domain.chain import chain_breaks, heads, linked
from tui.domain.review import Event

journals = st.lists(
    st.builds(
        lambda number, reviewer, now: event(str(number), reviewer=reviewer, now=now),
        st.uuids(),
        st.sampled_from(["Ada", "Ben", "Eve"]),
        st.text(max_size=5),
    ),
    min_size=1,
    max_size=12,
).map(lambda events: tuple(linked(events, {})))


@given(journals)
def test_a_journal_as_it_was_written_has_no_breaks(journal: tuple[Event, ...]) -> None:
    assert chain_breaks(journal) == ()


@given(journals, st.data())
def test_a_change_of_any_event_is_found(journal: tuple[Event, ...], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(journal) - 1))
    field = data.draw(st.sampled_from(["action", "of", "reviewer", "item_id", "was", "now", "previous", "digest"]))
    value: Any = data.draw(st.text(max_size=5))
    changed = replace(journal[index], **{field: value})
    assume(changed != journal[index])
    assert changed in [broken.event for broken in chain_breaks([*journal[:index], changed, *journal[index + 1 :]])]


@given(journals, st.data())
def test_a_missing_event_is_found_unless_its_reviewer_made_none_after_it(
    journal: tuple[Event, ...], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(journal) - 1))
    rest = [*journal[:index], *journal[index + 1 :]]
    is_last = journal[index].digest == heads(journal)[journal[index].reviewer]
    assert bool(chain_breaks(rest)) != is_last


@given(journals, st.data())
def test_two_events_of_one_reviewer_that_changed_places_are_found(
    journal: tuple[Event, ...], data: st.DataObject
) -> None:
    mine = [index for index, one in enumerate(journal) if one.reviewer == journal[0].reviewer]
    assume(len(mine) > 1)
    one, other = sorted(data.draw(st.lists(st.sampled_from(mine), min_size=2, max_size=2, unique=True)))
    order = list(journal)
    order[one], order[other] = order[other], order[one]
    assert chain_breaks(order)


@given(journals, journals, st.data())
def test_journals_of_two_stores_put_together_stay_whole(
    one: tuple[Event, ...], other: tuple[Event, ...], data: st.DataObject
) -> None:
    turns = data.draw(st.permutations([0] * len(one) + [1] * len(other)))
    sources = [iter(one), iter(other)]
    assert chain_breaks([next(sources[turn]) for turn in turns]) == ()
