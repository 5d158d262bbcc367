import json
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from tests.making import START, desk_in, reading_of
from tui.domain.hit import Hit, HitPlace
from tui.domain.review import ActionKind, Event, EventField, Status
from tui.domain.signing import WHOLE, whole_item
from tui.session import Desk
from tui.store.batches import Batch
from tui.store.head import FILE_NAME as STORE_NAME
from tui.store.search import terms_of
from tui.store.search_index import FILE_NAME, passages_of

ENGLISH = "# Roads\nThe town spent 3.5 million euros on Roads in 2024.\nIt has 5,200 people.\n"
CHINESE = "# 综述\n全年粮食产量六万吨，ＧＤＰ增长１０％。\n城镇登记失业率为4.08%。\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_in(tmp_path)
    desk.begin(reading_of(ENGLISH, location="/en"))
    desk.begin(reading_of(CHINESE, location="/zh"))
    yield desk
    desk.close()


def found(desk: Desk, query: str) -> list[str]:
    return [hit.words for hit in desk.search(query) if hit.place is HitPlace.TEXT]


def say_blind(desk: Desk, now: str) -> None:
    """Let Ben's review of the report that was touched last be blind, or end that."""
    session = desk.resume(desk.library()[0].id)
    at = START + timedelta(days=1 if now else 2)
    said = Event(f"blind {now}", ActionKind.DO, "", at, "Ben", WHOLE, EventField.BLIND, "", now)
    batch = Batch((said,), (whole_item("A report"),), session.tally)
    desk._store.record((session.report_id, session.reading_id), at, lambda: batch)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("million euros", ["million"]),
        ("粮食产量", ["粮食产量"]),
        ("粮食", ["粮食"]),
        ("粮", ["粮"]),
        ("roads", ["Roads", "Roads"]),
        ("in", ["in"]),
        ("GDP", ["ＧＤＰ"]),
        ("gd", ["ＧＤ"]),
        ("10%", ["１０％"]),
        ("%", ["％", "%"]),
        ("糧食產量", ["粮食产量"]),
        ("糧", ["粮"]),
        ("城鎮", ["城镇"]),
        ("３.5", ["3.5"]),
        ("spent 2024", ["spent"]),
        ('"spent 2024"', []),
        ('"spent 3.5"', ["spent 3.5"]),
        ("spent people", []),
        ("ju", []),
        ("none of this", []),
        ("", []),
        ('"', []),
        ('""', []),
    ],
)
def test_words_are_found_in_any_case_and_width_and_length(desk: Desk, query: str, expected: list[str]) -> None:
    assert found(desk, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        *("a'b", "a\0bcd", "a_c", "a%c", "!!", "(", "AND", "NEAR(", "*", '"a"b"', "＂abc", "a＂b c", "\ud800", "-"),
        *("x" * 9_000, " ".join(map(chr, range(0x5000, 0x5900)))),
    ],
)
def test_no_sign_in_a_query_means_anything(desk: Desk, query: str) -> None:
    assert found(desk, query) == []


def test_quotes_of_full_width_are_sought_as_they_are_printed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "quoted")
    desk.begin(reading_of("He said ＂five of them＂ in 2024."))
    assert found(desk, "＂five") == ["＂five"]
    desk.close()


def test_a_hit_says_where_the_words_stand_and_what_is_around_them(desk: Desk) -> None:
    (hit,) = desk.search("million")
    session = desk.resume(hit.report_id)
    assert hit.span is not None
    assert hit.span.of(session.report.text) == "million"
    assert (hit.title, hit.before, hit.after) == ("A report", "The town spent 3.5 ", " euros on Roads in 2024.")


def test_titles_come_before_notes_and_notes_before_texts(desk: Desk) -> None:
    session = desk.resume(desk.search("million")[0].report_id)
    session.note(0, "the report of the town's council")
    desk.begin(reading_of("This report has 9 pages.", location="/third"))
    places = [hit.place for hit in desk.search("report")]
    assert places == [HitPlace.TITLE] * 3 + [HitPlace.NOTE, HitPlace.TEXT]


def test_a_note_is_found_with_its_item_until_it_is_written_over(desk: Desk) -> None:
    session = desk.resume(desk.search("million")[0].report_id)
    session.note(1, "see the ledger")
    (hit,) = desk.search("ledger")
    assert (hit.place, hit.item_id, hit.span) == (HitPlace.NOTE, session.items[1].id, None)
    session.note(1, "see the minutes")
    assert desk.search("ledger") == ()
    session.undo()
    assert len(desk.search("ledger")) == 1
    session.undo()
    assert desk.search("ledger") == desk.search("minutes") == ()


def test_the_notes_of_all_reviewers_are_found_each_with_its_writer(desk: Desk, tmp_path: Path) -> None:
    desk.resume(desk.library()[0].id).note(0, "see the ledger")
    other = desk_in(tmp_path, reviewer="Ben")
    other.resume(desk.library()[0].id).note(0, "see the ledger too")
    assert {(hit.reviewer, hit.after) for hit in desk.search("ledger")} == {("Ada", ""), ("Ben", " too")}
    other.close()


def test_a_blind_reviewer_finds_no_note_of_others(desk: Desk, tmp_path: Path) -> None:
    desk.resume(desk.library()[0].id).note(0, "see the ledger")
    other = desk_in(tmp_path, reviewer="Ben")
    say_blind(other, "yes")
    assert (len(desk.search("ledger")), len(other.search("ledger"))) == (1, 0)
    say_blind(other, "")
    assert len(other.search("ledger")) == 1
    other.close()


def test_a_note_of_another_window_is_found(desk: Desk, tmp_path: Path) -> None:
    assert desk.search("ledger") == ()
    other = desk_in(tmp_path)
    other.resume(desk.library()[0].id).note(0, "see the ledger")
    assert len(desk.search("ledger")) == len(other.search("ledger")) == 1
    other.close()


def test_a_report_that_is_read_anew_is_found_by_its_new_words_alone(desk: Desk) -> None:
    assert found(desk, "million") == ["million"]
    desk.begin(reading_of(ENGLISH.replace("million", "billion"), location="/en"))
    assert (found(desk, "million"), found(desk, "billion")) == ([], ["billion"])


def test_a_removed_report_is_not_found_until_it_is_restored(desk: Desk) -> None:
    report_id = desk.search("million")[0].report_id
    desk.remove(report_id)
    assert desk.search("million") == ()
    desk.restore(report_id)
    assert len(desk.search("million")) == 1


def test_no_more_are_returned_than_are_asked_for(desk: Desk) -> None:
    desk.begin(reading_of("9 lines of words\n" * 50, location="/many"))
    assert len(desk.search("words", 7)) == 7
    assert len(desk.search("words", per_report=3)) == 3


def test_of_a_report_with_many_hits_the_others_are_found_too(desk: Desk) -> None:
    desk.begin(reading_of("9 towns\n" * 500, location="/many"))
    desk.begin(reading_of("8 towns", location="/last"))
    assert len({hit.report_id for hit in desk.search("town", 40, per_report=20)}) == 3


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\x00" + bytes(5_000)])
def test_a_damaged_index_is_made_anew(desk: Desk, tmp_path: Path, damage: bytes) -> None:
    before = desk.search("million")
    desk.close()
    (tmp_path / FILE_NAME).write_bytes(damage)
    again = desk_in(tmp_path)
    assert again.search("million") == before
    again.close()


def test_an_index_damaged_within_is_made_anew(desk: Desk, tmp_path: Path) -> None:
    before = desk.search("million")
    desk.close()
    path = tmp_path / FILE_NAME
    body = bytearray(path.read_bytes())
    for at in range(4_096, len(body), 64):
        body[at : at + 8] = b"\xff" * 8
    path.write_bytes(body)
    again = desk_in(tmp_path)
    assert again.search("million") == before
    again.close()


def test_an_index_of_another_version_is_made_anew(desk: Desk, tmp_path: Path) -> None:
    before = desk.search("million")
    desk.close()
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    connection.execute("DROP TABLE passages; PRAGMA user_version = 99")
    connection.close()
    again = desk_in(tmp_path)
    assert again.search("million") == before
    again.close()


def test_the_index_of_another_store_s_past_is_brought_up_to_this_one(desk: Desk, tmp_path: Path) -> None:
    desk.resume(desk.library()[0].id).note(0, "see the ledger")
    desk.search("ledger")
    desk.close()
    for name in (STORE_NAME, "marks.jsonl"):
        (tmp_path / name).unlink()
    new = desk_in(tmp_path)
    new.begin(reading_of(ENGLISH, location="/en")).note(0, "see the minutes")
    assert (len(new.search("ledger")), len(new.search("minutes")), len(new.search("粮食"))) == (0, 1, 0)
    new.close()


def test_the_index_is_its_owner_s_alone(desk: Desk, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        desk.search("million")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob(f"{FILE_NAME}*")}
    assert modes
    assert set(modes.values()) == {0o600}


def test_marking_never_touches_the_index(desk: Desk, tmp_path: Path) -> None:
    session = desk.resume(desk.search("million")[0].report_id)
    desk.close()
    (tmp_path / FILE_NAME).write_bytes(b"damaged")
    again = desk_in(tmp_path)
    session = again.resume(session.report_id)
    session.mark([0], Status.VERIFIED)
    session.note(0, "see the ledger")
    assert (tmp_path / FILE_NAME).read_bytes() == b"damaged"
    again.close()


def test_taking_in_can_be_stopped_and_goes_on_the_next_time(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    for number in range(4):
        desk.begin(reading_of(f"{number} apples in basket {number}", location=f"/{number}"))
    told: list[tuple[int, int]] = []

    class Stop:
        def is_set(self) -> bool:
            return len(told) == 2

    hits = desk.search("apples", progress=lambda done, total: told.append((done, total)), cancelled=Stop())  # type: ignore[arg-type]
    assert told == [(0, 4), (1, 4)]
    assert len(hits) == 2
    assert len(desk.search("apples")) == 4
    desk.close()


def test_another_thread_can_search_and_take_in_while_this_one_marks(desk: Desk) -> None:
    session = desk.resume(desk.library()[0].id)

    def found_apart() -> tuple[Hit, ...]:
        with closing(desk.apart()) as library:
            return library.search("million")

    with ThreadPoolExecutor(1) as pool:
        searching = pool.submit(found_apart)
        session.mark([0], Status.VERIFIED)
        hits = searching.result()
    told: list[int] = []
    assert desk.search("million", progress=lambda done, _total: told.append(done)) == hits
    assert told == []


@pytest.mark.parametrize("query", ["s", "ms", "ums", "税", "率税"])
def test_the_last_characters_of_a_text_are_found(tmp_path: Path, query: str) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("There are 14 plums" if query.isascii() else "共 14 个税率税"))
    assert found(desk, query)[-1] == query
    desk.close()


def test_a_damaged_reading_does_not_keep_the_others_from_being_searched(desk: Desk, tmp_path: Path) -> None:
    connection = apsw.Connection(str(tmp_path / STORE_NAME))
    connection.execute("DROP TRIGGER readings_refuse_update")
    connection.execute("UPDATE readings SET body = x'00' WHERE id = 1")
    connection.close()
    assert (found(desk, "million"), found(desk, "粮食")) == ([], ["粮食"])


def test_words_on_the_border_of_two_pieces_are_found_once(tmp_path: Path) -> None:
    text = "x" * 7_950 + " needle " + "y" * 20_000
    desk = desk_in(tmp_path)
    desk.begin(reading_of(text))
    (hit,) = desk.search("needle")
    assert hit.span is not None
    assert hit.span.of(text) == "needle"
    desk.close()


@pytest.mark.parametrize(
    "text", ["", "a", "a\n", "line\n" * 3_000, "x" * 50_000, "x" * 8_000, "x" * 8_001 + "\n" + "y" * 100, "\n" * 5_000]
)
def test_passages_hold_every_character_and_every_short_stretch(text: str) -> None:
    passages = list(passages_of(text))
    assert all(text[start : start + len(passage)] == passage for start, passage in passages)
    covered = bytearray(len(text))
    for start, passage in passages:
        covered[start : start + len(passage)] = b"\x01" * len(passage)
    assert all(covered[at] or text[at] == "\n" for at in range(len(text)))


def test_the_words_of_a_query_are_folded_and_quotes_hold_them_together() -> None:
    assert terms_of('ＡＢ "c D"  ab "e') == ("ab", "c d", "e")


def test_a_lone_surrogate_in_a_text_is_no_obstacle(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("There are 12 \ud800 apples."))
    (hit,) = desk.search("apples")
    assert isinstance(hit, Hit)
    assert json.dumps(hit.before)
    desk.close()
