import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import desk_in, reading_of, report_of
from tui.domain.review import ActionKind, Event, EventField, Item, Status
from tui.domain.text import Target, TextPositionSelector, TextQuoteSelector
from tui.errors import StoreError
from tui.store.packing import (
    pack_bytes,
    pack_numbers,
    pack_report,
    unpack_bytes,
    unpack_numbers,
    unpack_report,
)
from tui.store.rows import event_of, event_row, item_of, item_row
from tui.store.seals import checksum_by_piece, row_checksum

NOTES = int(os.environ.get("TIEOUT_NOTES", "20"))
"""How many random histories of notes are written and read back; 2,000 on demand."""
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
wild = st.text(max_size=60)
numbers = st.integers(0, 10**9)
times = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants the bounds naive
events = st.builds(
    Event,
    action=words,
    kind=st.sampled_from(ActionKind),
    of=words,
    at=times,
    reviewer=words,
    item_id=words,
    field=st.sampled_from(EventField),
    was=words,
    now=words,
)
targets = st.builds(
    Target,
    st.builds(TextQuoteSelector, words, words, words),
    st.builds(TextPositionSelector, numbers, numbers),
)
items = st.builds(Item, words, targets, words, words, words, words, words)


@given(events, numbers, words)
def test_an_event_comes_back_from_its_row(event: Event, seq: int, report_id: str) -> None:
    assert event_of(event_row(seq, report_id, event)) == event


@given(items, words)
def test_an_item_comes_back_from_its_row(item: Item, report_id: str) -> None:
    assert item_of(item_row(report_id, item)) == item


@given(wild)
def test_a_report_of_any_text_comes_back_from_its_bytes(text: str) -> None:
    report = replace(report_of("7 " + text), title=text)
    assert unpack_report(pack_report(report).body) == report


@given(wild, wild)
def test_readings_have_one_digest_when_they_say_the_same(text: str, place: str) -> None:
    one, other = report_of(text + "1", location="/a"), report_of(text + "1", location="/b" + place)
    later = replace(other, source=replace(other.source, retrieved_at=datetime(2030, 1, 1, tzinfo=UTC)))
    assert pack_report(one).digest == pack_report(later).digest
    assert pack_report(one).digest != pack_report(replace(one, title=one.title + "!")).digest


@given(st.lists(numbers))
def test_item_numbers_come_back_from_their_bytes(given_numbers: list[int]) -> None:
    assert unpack_numbers(pack_numbers(given_numbers)) == tuple(given_numbers)


@given(st.binary())
def test_bytes_come_back_from_their_packing(body: bytes) -> None:
    assert unpack_bytes(pack_bytes(body)) == body


@given(st.lists(words, min_size=1, max_size=4), st.data())
def test_a_changed_value_changes_the_checksum(values: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(values) - 1))
    other = data.draw(words)
    changed = [*values[:index], other, *values[index + 1 :]]
    assert (row_checksum(*values) == row_checksum(*changed)) == (values == changed)


@given(words, words)
def test_where_one_value_ends_is_part_of_the_checksum(one: str, other: str) -> None:
    assert row_checksum(one, other) != row_checksum(one + other, "") or not other


@given(st.text(max_size=9), st.lists(st.binary(max_size=9), max_size=9), st.integers())
def test_a_row_has_one_checksum_whether_it_is_read_whole_or_in_pieces(
    words: str, pieces: list[bytes], number: int
) -> None:
    body = b"".join(pieces)
    by_piece = checksum_by_piece((words, number), len(body), pieces, (number, words))
    for _ in pieces:
        next(by_piece)
    with pytest.raises(StopIteration) as ended:
        next(by_piece)
    assert ended.value.value == row_checksum(words, number, body, number, words)


@settings(max_examples=NOTES)
@given(st.lists(st.tuples(st.integers(0, 2), words, st.sampled_from(Status)), max_size=6))
def test_notes_of_any_characters_are_kept_exactly(decisions: list[tuple[int, str, Status]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        session = desk.begin(reading_of("1 and 2 and 3"))
        for index, note, status in decisions:
            session.note(index, note)
            session.mark([index], status)
        again = desk.resume(session.report_id)
        assert [again.review(index) for index in range(3)] == [session.review(index) for index in range(3)]
        desk.close()


@settings(max_examples=NOTES)
@given(st.text(st.characters(), max_size=30))
def test_a_note_of_any_text_comes_back_exactly_or_is_refused_and_leaves_nothing(note: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        session = desk.begin(reading_of("1 and 2"))
        try:
            session.note(0, note)
        except StoreError:
            assert any("\ud800" <= character <= "\udfff" for character in note)
            note = ""
        assert desk.resume(session.report_id).review(0).note == session.review(0).note == note
        desk.close()


@pytest.mark.parametrize("note", ["x" * 1_000_000, "漢\x00字\r\n\u202e" * 100_000, "\x00", "\n", "🧮\ufe0f"])
def test_notes_that_are_long_or_odd_come_back_exactly(note: str, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of("1 and 2"))
    session.keep_draft("T-0001", note)
    assert session.draft("T-0001") == note
    session.note(0, note)
    assert desk.resume(session.report_id).review(0).note == note
    desk.close()
