import io
import warnings
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from tests.making import desk_in, reading_of, reading_with_findings
from tests.unit.export.noting import noted_session, tied_session
from tests.unit.export.payloads import FORMULAS
from tests.unit.export.spreadsheets import needs_office, sheets_in_office
from tui.domain.figure import Numerals
from tui.domain.review import Status
from tui.errors import ExportError
from tui.export import xlsx_book
from tui.export.xlsx_book import LONG_TEXTS, Book, cell_name, sheet_text
from tui.session import Reading, ReviewSession


def workbook_of(session: ReviewSession, *statuses: Status, private: bool = False) -> Workbook:
    body = session.export("xlsx", statuses or (Status.VERIFIED,), private=private)
    assert isinstance(body, bytes)
    return load_workbook(io.BytesIO(body))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_the_sheets_are_those_of_a_working_paper(tmp_path: Path) -> None:
    names = workbook_of(tied_session(tmp_path)).sheetnames
    assert names == ["Index", "Figures", "Checks", "Evidence", "Tick legend", "History", "Coverage"]


def test_numbers_are_numbers_and_times_are_times(tmp_path: Path) -> None:
    row = table(workbook_of(tied_session(tmp_path))["Figures"])[0]
    assert (row["Ref"], row["Value"], row["Paragraph"], row["Difference"]) == ("T-0001", 4, 2, -1)
    assert row["Prepared at (UTC)"] == datetime(2026, 1, 2, 3, 4, 10)  # noqa: DTZ001 - a cell has no zone; its head says UTC


def test_a_sheet_s_head_is_frozen_and_filtered(tmp_path: Path) -> None:
    sheet = workbook_of(tied_session(tmp_path))["Figures"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:AJ4")
    assert sheet.column_dimensions["D"].width > 50


def test_references_lead_to_their_rows_and_addresses_to_their_pages(tmp_path: Path) -> None:
    book = workbook_of(tied_session(tmp_path), *Status)
    evidence = book["Evidence"]
    assert evidence["A4"].hyperlink is not None
    assert (evidence["A4"].value, evidence["A4"].hyperlink.location) == ("T-0007", "'Figures'!A8")
    assert book["Figures"]["A8"].value == "T-0007"
    assert evidence["D2"].hyperlink is not None
    assert evidence["D2"].hyperlink.target == "https://bulletin.example/2025?a=1&b=2"


def test_checks_are_live_formulas_over_their_operands(tmp_path: Path) -> None:
    sheet = workbook_of(tied_session(tmp_path))["Checks"]
    row = {str(head.value): cell for head, cell in zip(sheet[1], sheet[3], strict=True)}
    assert (row["Stated (x0)"].value, row["x1"].value, row["x2"].value) == (8, 4, 6)
    assert row["Worked out"].value == f"={row['x1'].coordinate} + {row['x2'].coordinate}"
    assert row["Difference"].value == f"={row['Stated (x0)'].coordinate}-{row['Worked out'].coordinate}"
    assert str(row["By the formula"].value).startswith("=IF(ABS(")


def test_a_reader_that_does_not_calculate_sees_what_the_formulas_come_to(tmp_path: Path) -> None:
    body = tied_session(tmp_path).export("xlsx")
    assert isinstance(body, bytes)
    checks = table(load_workbook(io.BytesIO(body), data_only=True)["Checks"])
    assert [(row["Worked out"], row["Difference"], row["By the formula"]) for row in checks] == [
        (9, 0, "holds"),
        (10, -2, "fails"),
    ]


@pytest.mark.parametrize("expression", ['HYPERLINK("http://evil.example")', "x1 + x9", "x1 + x", "cmd|x1!A0", ""])
def test_what_is_no_arithmetic_over_the_operands_is_never_a_formula(tmp_path: Path, expression: str) -> None:
    reading = reading_with_findings("The parts 4 + 5 = 9 hold.")
    finding = replace(reading.report.findings[0], expression=expression)
    session = desk_in(tmp_path).begin(Reading(reading.snapshot, replace(reading.report, findings=(finding,))))
    sheet = workbook_of(session, *Status)["Checks"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_no_text_becomes_a_formula_and_each_comes_back(tmp_path: Path) -> None:
    session = desk_in(tmp_path).begin(reading_of("\n".join(f"Line {n} has it." for n in range(len(FORMULAS)))))
    for index, payload in enumerate(FORMULAS):
        session.note(index, payload)
    sheet = workbook_of(session, *Status)["Figures"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert [row["Note"] for row in table(sheet)] == [sheet_text(payload) for payload in FORMULAS]


def test_a_character_that_a_cell_can_t_hold_is_shown(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.note(0, "bell \x07, escape \x1b[2J, _x0041_, \uffff and \r\nlines\tend")
    note = unescape(str(table(workbook_of(session)["Figures"])[0]["Note"]))
    assert note == "bell ␇, escape ␛[2J, _x0041_, ⟦U+FFFF⟧ and ␍\nlines\tend"


@pytest.mark.parametrize("letter", ["a", "漢", "𠮷"])
def test_a_text_longer_than_a_cell_is_kept_in_parts(tmp_path: Path, letter: str) -> None:
    session = noted_session(tmp_path)
    session.note(0, letter * 40_000)
    book = workbook_of(session)
    shown = str(table(book["Figures"])[0]["Note"])
    where = shown.split(f"[all of it in “{LONG_TEXTS}”, ")[1].rstrip("]")
    parts = [str(row["Text"]) for row in table(book[LONG_TEXTS]) if row["Cell"] == where]
    assert "".join(parts) == letter * 40_000


def test_a_text_that_just_fits_stays_whole(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.note(0, "x" * 32_767)
    book = workbook_of(session)
    assert (table(book["Figures"])[0]["Note"], LONG_TEXTS in book.sheetnames) == ("x" * 32_767, False)


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_a_text(tmp_path: Path) -> None:
    reading = reading_of("It is 12345678901234567890 long.")
    session = desk_in(tmp_path).begin(reading)
    row = table(workbook_of(session, *Status)["Figures"])[0]
    assert row["Value"] == "12345678901234567890"


def test_more_rows_than_a_sheet_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_book, "_MOST_ROWS", 2)
    book = Book(datetime.fromisoformat("2026-01-01T00:00:00+00:00"))
    sheet = book.sheet("Figures", (("Ref", 8),))
    sheet.add(("T-0001",))
    with pytest.raises(ExportError, match="more than 2 rows"):
        sheet.add(("T-0002",))
    book.finished()


def test_more_links_than_a_sheet_takes_stay_as_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xlsx_book, "_MOST_LINKS", 1)
    sheet = workbook_of(tied_session(tmp_path))["Evidence"]
    assert [cell.hyperlink is not None for cell in (sheet["A2"], sheet["D2"])] == [True, False]
    assert sheet["D2"].value == "https://bulletin.example/2025?a=1&b=2"


def test_two_workbooks_of_one_review_are_equal(tmp_path: Path) -> None:
    session = tied_session(tmp_path)
    assert session.export("xlsx") == session.export("xlsx")


@pytest.mark.parametrize(("row", "column", "name"), [(0, 0, "A1"), (6, 25, "Z7"), (0, 26, "AA1"), (9, 702, "AAA10")])
def test_a_cell_is_named_as_spreadsheets_do(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_each_status_is_counted_in_each_section(tmp_path: Path) -> None:
    rows = table(workbook_of(noted_session(tmp_path))["Coverage"])
    assert [(row["Report or section"], row["To review"], row["Reviewed"]) for row in rows[:3]] == [
        ("A report", 8, 4),
        ("  一、Income *and* costs", 7, 3),
        ("    Deep", 3, 0),
    ]


def test_a_range_is_told_with_dots(tmp_path: Path) -> None:
    reading = reading_of("It grew by 5 to 8 points.")
    figure = reading.report.numerals.figures[0]
    quantity = replace(figure.quantity, value=None, low=Decimal(5), high=Decimal(8))
    report = replace(reading.report, numerals=Numerals((replace(figure, quantity=quantity),)))
    session = desk_in(tmp_path).begin(Reading(reading.snapshot, report))
    assert table(workbook_of(session, *Status)["Figures"])[0]["Value"] == "5..8"


@needs_office
def test_libreoffice_reads_the_same_cells_and_works_the_checks_out(tmp_path: Path) -> None:
    book = workbook_of(tied_session(tmp_path), *Status)
    head = [str(cell.value) for cell in book["Checks"][1]]
    book["Checks"].cell(2, head.index("x1") + 1).value = 5
    path = tmp_path / "paper.xlsx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # What openpyxl saves has no results, so LibreOffice has to work them out.
        book.save(path)
    sheets = sheets_in_office(path, tmp_path)
    verdicts = [row[head.index("By the formula")] for row in sheets["Checks"][1:]]
    assert verdicts == ["fails", "fails"]
    assert sheets["Figures"][1][:2] == ["T-0001", "一、Sums"]
    assert [row[0] for row in sheets["Tick legend"][1:4]] == ["✓", "F", "CF"]


@needs_office
def test_libreoffice_shows_words_that_look_like_an_escape_as_they_are(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.note(0, "the code _x0041_ stays")
    path = tmp_path / "paper.xlsx"
    session.export_to(path, "xlsx")
    head, row, *_ = sheets_in_office(path, tmp_path)["Figures"]
    assert row[head.index("Note")] == "the code _x0041_ stays"


@needs_office
def test_libreoffice_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    session = desk_in(tmp_path).begin(reading_of("\n".join(f"Line {n} has it." for n in range(len(FORMULAS)))))
    for index, payload in enumerate(FORMULAS):
        session.note(index, payload)
    for format_name in ("xlsx", "csv"):
        folder = tmp_path / format_name
        folder.mkdir()
        session.export_to(folder / f"paper.{format_name}", format_name, tuple(Status))
        sheets = sheets_in_office(folder / f"paper.{format_name}", folder)
        head, *rows = sheets["Figures" if format_name == "xlsx" else "paper"]
        notes = [row[head.index("Note")] for row in rows[: len(FORMULAS)]]
        shown = [sheet_text(payload) for payload in FORMULAS]
        lost = [
            (note, text) for note, text in zip(notes, shown, strict=True) if text.strip("\t\r\n\ufeff\0␍␀") not in note
        ]
        assert lost == []
