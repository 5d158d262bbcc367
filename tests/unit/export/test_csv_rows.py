import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import desk_in, reading_of
from tests.unit.export.noting import noted_session, tied_session
from tests.unit.export.payloads import FORMULAS
from tui.domain.figure import Numerals
from tui.domain.review import Status
from tui.export.csv_rows import neutralised, recovered
from tui.export.rows import COLUMNS
from tui.session import EXPORT_FORMATS, Reading


def rows(body: str | bytes) -> list[dict[str, str]]:
    assert isinstance(body, bytes)
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_the_file_has_a_byte_order_mark_and_crlf_line_ends(tmp_path: Path) -> None:
    body = noted_session(tmp_path).export("csv")
    assert isinstance(body, bytes)
    assert body.startswith(b"\xef\xbb\xbfRef,Section,")
    assert body.endswith(b"\r\n")


def test_every_row_has_every_column(tmp_path: Path) -> None:
    body = noted_session(tmp_path).export("csv", tuple(Status))
    assert isinstance(body, bytes)
    lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert {len(line) for line in lines} == {len(COLUMNS)}


def test_only_verified_items_are_in_it_unless_asked_for_and_the_rest_is_counted(tmp_path: Path) -> None:
    *items, last = rows(noted_session(tmp_path).export("csv"))
    assert [row["Ref"] for row in items] == ["T-0001", "T-0002"]
    assert (last["Ref"], last["Status"]) == ("left out", "left out")
    assert last["Note"] == "4 open, 1 disputed, 1 needs source, 2 not to be checked"


def test_a_row_says_what_was_tested_by_whom_when_and_with_what_result(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    row = rows(session.export("csv"))[1]
    assert row["Section"] == "一、Income *and* costs"
    assert row["Quote"] == "Income rose by 12.5 [million] in the year."
    assert (row["As printed"], row["Value"], row["Kind"]) == ("12.5", "12.5", "count")
    assert (row["Status"], row["Conclusion"], row["Paragraph"]) == ("verified", "no exception", "3")
    assert row["Prepared at"] == "2026-01-02T03:04:07Z"
    assert row["Snapshot hash"] == session.report.source.sha256


def test_a_table_s_cell_is_quoted_with_its_row(tmp_path: Path) -> None:
    row = rows(noted_session(tmp_path).export("csv", (Status.NEEDS_SOURCE,)))[0]
    assert row["Quote"] == "Bulk · 1843 · 1920"


def test_no_cell_begins_a_formula(tmp_path: Path) -> None:
    for row in rows(noted_session(tmp_path).export("csv", tuple(Status))):
        assert not [cell for cell in row.values() if cell[:1] in "=+-@\t\r\n＝＋－＠" and cell]
        assert row["Ref"] == "left out" or row["Prepared by"] in {"", "'=Ada"}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1 apple", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "'=1", "＝1", "－1", "-"]
)
def test_what_a_spreadsheet_would_run_is_neutralised_and_recovered(text: str) -> None:
    assert neutralised(text) == f"'{text}"
    assert recovered(neutralised(text)) == text


@pytest.mark.parametrize("text", ["", "-12.5", "12", "'quoted'", "a=b", "漢字", "'"])
def test_numbers_and_harmless_words_stay_as_they_are(text: str) -> None:
    assert neutralised(text) == text
    assert recovered(neutralised(text)) == text


def test_two_exports_of_one_review_are_equal(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    assert session.export("csv", tuple(Status)) == session.export("csv", tuple(Status))


def test_an_open_item_that_needs_no_check_is_told_from_one_that_does(tmp_path: Path) -> None:
    *items, _ = rows(noted_session(tmp_path).export("csv", (Status.OPEN,)))
    unchecked = [row["As printed"] for row in items if row["Status"] == "not to be checked"]
    assert unchecked == ["2023", "2024"]
    assert {row["Status"] for row in items} == {"open", "not to be checked"}


def test_the_words_that_loosen_a_value_are_in_it(tmp_path: Path) -> None:
    reading = reading_of("There were about 12 houses.")
    figure = reading.report.numerals.figures[0]
    loose = replace(figure, quantity=replace(figure.quantity, approximate=True, comparator=">="))
    report = replace(reading.report, numerals=Numerals((loose,)))
    session = desk_in(tmp_path).begin(Reading(reading.snapshot, report))
    session.mark([0], Status.VERIFIED)
    assert rows(session.export("csv"))[0]["Modifier"] == "about at least"
    assert "about at least 12" in str(session.export("markdown"))


def test_a_row_says_what_was_done_with_what_evidence(tmp_path: Path) -> None:
    *items, closing = rows(tied_session(tmp_path).export("csv"))
    row = items[0]
    assert (row["Tick mark"], row["Procedure"]) == ("✓", "agreed to source")
    assert (row["Source title"], row["Locator"], row["Source value"]) == ("The *Bulletin*", "page 3", "5")
    assert row["Source URL or file"] == "https://bulletin.example/2025?a=1&b=2"
    assert (row["Value"], row["Difference"]) == ("4", "-1")
    assert items[-1]["Tags"] == "later"
    assert closing["Note"] == "3 open, 1 disputed, 1 private piece of evidence"


def test_private_evidence_stays_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    session = tied_session(tmp_path)
    for format_name in EXPORT_FORMATS:
        if format_name not in {"claimreview", "xlsx", "recompute"}:
            private, public = (session.export(format_name, tuple(Status), private=asked) for asked in (True, False))
            shown = private.decode() if isinstance(private, bytes) else private
            assert "+1 555 0100" in shown, format_name
            assert "+1 555 0100" not in (public.decode() if isinstance(public, bytes) else public), format_name


def test_each_of_300_formulas_is_harmless_and_recovered() -> None:
    assert len(FORMULAS) == 300
    for payload in FORMULAS:
        cell = neutralised(payload)
        assert cell[:1] not in tuple("=+-@\t\r\n\0＝＋－＠"), payload
        assert recovered(cell) == payload
