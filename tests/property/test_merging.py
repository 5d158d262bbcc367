"""Merge laws: what a set of events means does not depend on how, in which order or how often it came together.

`TIEOUT_HISTORIES=10000` runs so many random histories; without it a few.
"""

import os
import secrets
from datetime import timedelta
from itertools import permutations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace

from tests.making import START
from tui.domain.chain import chain_breaks, linked
from tui.domain.journal import Journal
from tui.domain.opinions import canonical
from tui.domain.placing import place_text
from tui.domain.review import ActionKind, Event, EventField, Item, Status
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector

HISTORIES = int(os.environ.get("TIEOUT_HISTORIES", "60"))
REVIEWERS = ("Ada", "Ben", "Ada")
"""Who works in each store; one of them goes on in two stores."""
ITEMS = ("T-0001", "T-0002", "P-00000a")
stores = st.integers(0, len(REVIEWERS) - 1)
items = st.sampled_from(ITEMS)


def place(number: int) -> str:
    quote = TextQuoteSelector(str(number), "It was said that ", " came.\n")
    return place_text(Item("", Target(quote, TextPositionSelector(17, 18)), str(number)))


fields = st.one_of(
    st.tuples(st.just(EventField.STATUS), st.sampled_from([status.value for status in Status])),
    st.tuples(st.just(EventField.NOTE), st.sampled_from(["", "seen", "not so"])),
    st.tuples(st.just(EventField.TICKS), st.sampled_from(["", "F", "F R", "R"])),
    st.tuples(st.just(EventField.PLACE), st.integers(1, 3).map(place)),
    st.tuples(st.just(EventField.PICKED), st.sampled_from(["", "yes"])),
)


class Stores(RuleBasedStateMachine):
    """Three stores whose clocks differ, that decide and merge at random."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[list[Event]] = [[] for _ in REVIEWERS]
        self.journals = [Journal(viewer=name) for name in REVIEWERS]
        self.minutes = 0

    def write(self, store: int, *events: Event) -> None:
        """Write the events of one action as a session does."""
        journal = self.journals[store]
        at = journal.time_after(events[0].at)
        ordered = sorted((replace(event, at=at) for event in events), key=canonical)
        sealed = tuple(linked(ordered, journal.heads))
        self.written[store] += sealed
        journal.add(sealed)

    def event(self, store: int, kind: ActionKind = ActionKind.DO, of: str = "") -> Event:
        self.minutes += 1
        # The second store's clock goes an hour ahead, the third one's stands still.
        minutes = (self.minutes, self.minutes + 60, 5)[store]
        at = START + timedelta(minutes=minutes)
        return Event(secrets.token_hex(8), kind, of, at, REVIEWERS[store], "", EventField.NOTE, "", "")

    @rule(
        store=stores,
        names=st.lists(items, min_size=1, max_size=2, unique=True),
        what=fields,
        seconds=st.sampled_from([0, 7, 60]),
    )
    def decide(self, store: int, names: list[str], what: tuple[EventField, str], seconds: int) -> None:
        field, now = what
        was = place(9) if field is EventField.PLACE else Status.OPEN.value if field is EventField.STATUS else ""
        first = self.event(store)
        spent = [changed(first, names[0], EventField.SPENT, "", str(seconds))] if seconds else []
        self.write(store, *(changed(first, name, field, was, now) for name in names), *spent)

    @rule(store=stores, name=items, number=st.integers(1, 3))
    def read_anew(self, store: int, name: str, number: int) -> None:
        event = changed(self.event(store, ActionKind.REOPENED, "sha"), name, EventField.PLACE, place(9), place(number))
        self.write(store, event)

    @rule(store=stores, is_undo=st.booleans())
    def replay(self, store: int, is_undo: bool) -> None:
        journal = self.journals[store]
        past = journal.to_undo() if is_undo else journal.to_redo()
        if past:
            first = self.event(store, ActionKind.UNDO if is_undo else ActionKind.REDO, past[0].action)
            self.write(store, *(changed(first, one.item_id, one.field, one.now, one.was) for one in past))

    @rule(store=stores, other=stores)
    @precondition(lambda self: any(self.written))
    def merge(self, store: int, other: int) -> None:
        new = self.journals[store].unknown(self.written[other])
        self.written[store] += new
        self.journals[store].add(new)

    @invariant()
    def what_a_journal_grew_to_is_what_its_events_mean(self) -> None:
        for name, journal in zip(REVIEWERS, self.journals, strict=True):
            anew = Journal(journal.all_events, viewer=name)
            assert [anew.review(item) for item in ITEMS] == [journal.review(item) for item in ITEMS]
            assert (anew.to_undo(), anew.to_redo()) == (journal.to_undo(), journal.to_redo())

    @invariant()
    def time_that_was_spent_is_added_up_and_never_taken_back(self) -> None:
        for journal in self.journals:
            spent = [event for event in journal.all_events if event.field is EventField.SPENT]
            assert sum(journal.review(item).spent_s for item in ITEMS) == sum(int(event.now) for event in spent)

    @invariant()
    def no_chain_breaks(self) -> None:
        for written in self.written:
            assert chain_breaks(written) == ()

    def teardown(self) -> None:
        """Merge all in every order, and each twice: one set of events, one meaning for each reviewer."""
        for viewer in set(REVIEWERS):
            met = []
            for order in permutations(range(len(REVIEWERS))):
                journal = Journal(viewer=viewer)
                for store in (*order, order[0]):
                    journal.add(self.written[store])
                met.append((journal.events, [journal.review(item) for item in ITEMS], journal.to_undo()))
            assert all(one == met[0] for one in met)


def changed(event: Event, name: str, field: EventField, was: str, now: str) -> Event:
    return replace(event, item_id=name, field=field, was=was, now=now)


TestMergeLaws = Stores.TestCase
TestMergeLaws.settings = settings(
    max_examples=HISTORIES, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
