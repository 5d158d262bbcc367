import pytest

from tests.unit.reading.office import relations, zipped
from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading import sheets_workbook as subject
from tui.reading.draft import Draft
from tui.reading.grid import laid_out
from tui.reading.sheets_workbook import draft_of

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(*sheets: str, strings: str = "", styles: str = "", properties: str = "", state: str = "visible") -> bytes:
    links = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(len(sheets))
    )
    names = "".join(
        f'<sheet name="表{at}" sheetId="{at + 1}" state="{state if at else "visible"}" x:id="r{at}"/>'
        for at in range(len(sheets))
    )
    parts = relations(sharedStrings="sharedStrings.xml", styles="styles.xml")
    return zipped(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook {NS} xmlns:x="{OFFICE}">{properties}<sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": parts.replace("</Relationships>", f"{links}</Relationships>"),
            "xl/sharedStrings.xml": f"<sst {NS}>{strings}</sst>",
            "xl/styles.xml": f"<styleSheet {NS}>{styles}</styleSheet>",
            **{f"xl/worksheets/s{at}.xml": f"<worksheet {NS}>{sheet}</worksheet>" for at, sheet in enumerate(sheets)},
        }
    )


def sheet(*rows: str, extra: str = "") -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>{extra}"


def row(*cells: str, properties: str = "") -> str:
    return f"<row {properties}>{''.join(cells)}</row>"


def number(value: str, reference: str = "", style: int = 0) -> str:
    place = f'r="{reference}"' if reference else ""
    return f'<c {place} s="{style}"><v>{value}</v></c>'


def words(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def grid(draft: Draft) -> list[list[str]]:
    found = laid_out(draft.blocks[1].rows)
    return [[cell.span.of(found.text) for cell in line] for line in found.table.rows]


def test_each_sheet_is_a_heading_and_a_table() -> None:
    draft = draft_of(book(sheet(row(number("1"))), sheet(row(number("2")))))
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (BlockKind.HEADING, "表0"),
        (BlockKind.TABLE, ""),
        (BlockKind.HEADING, "表1"),
        (BlockKind.TABLE, ""),
    ]


def test_cells_show_their_format() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;万元&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
    )
    line = row(number("12"), number("0.056", style=1), number("45292", style=2), number("3", style=3))
    assert grid(draft_of(book(sheet(line), styles=styles))) == [["12", "5.60%", "2024/1/1", "3.0万元"]]


def test_cells_hold_words_truths_errors_and_results() -> None:
    strings = "<si><r><t>合</t></r><r><t>计</t></r><rPh><t>heji</t></rPh></si>"
    cells = (
        '<c t="s"><v>0</v></c><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c>'
        '<c t="str"><f>A1&amp;"x"</f><v>合计x</v></c><c><f>1+1</f><v>2</v></c>'
    )
    assert grid(draft_of(book(sheet(row(cells)), strings=strings))) == [["合计", "TRUE", "#DIV/0!", "合计x", "2"]]


def test_empty_rows_and_columns_are_left_out() -> None:
    lines = (row(number("1", "B2"), properties='r="2"'), row(number("2", "D9"), properties='r="9"'))
    assert grid(draft_of(book(sheet(*lines)))) == [["1", ""], ["", "2"]]


def test_merged_cells_stand_in_each_place() -> None:
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>'
    lines = (
        row(words("合计"), words(""), words("年")),
        row(words("甲"), number("1"), number("2023")),
        row(words(""), number("2"), number("2024")),
    )
    assert grid(draft_of(book(sheet(*lines, extra=merged)))) == [
        ["合计", "合计", "年"],
        ["甲", "1", "2023"],
        ["甲", "2", "2024"],
    ]


def test_days_may_count_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    made = book(sheet(row(number("43830"))), styles=styles, properties='<workbookPr date1904="1"/>')
    assert grid(draft_of(made)) == [["2024/1/1"]]


def test_hidden_sheets_are_set_apart() -> None:
    draft = draft_of(book(sheet(row(number("1"))), sheet(row(number("2"))), state="hidden"))
    assert [block.aside for block in draft.blocks] == ["", "", "hidden sheet", "hidden sheet"]


def test_hidden_rows_are_shown_and_said() -> None:
    draft = draft_of(book(sheet(row(number("1"), properties='hidden="1"'))))
    assert draft.doubts == ("the sheet “表0” hides rows or columns, which are shown here",)


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (0, ()),
        (1, ("1 formula of the sheet “表0” came without its result: its cell is empty",)),
        (3, ("3 formulas of the sheet “表0” came without their results: their cells are empty",)),
    ],
)
def test_formulas_whose_results_were_not_kept_are_said(missing: int, said: tuple[str, ...]) -> None:
    cells = [number("1"), "<c><f>A1+1</f><v>2</v></c>", *["<c><f>A1+2</f></c>"] * missing]
    assert draft_of(book(sheet(row(*cells)))).doubts == said


def test_a_workbook_without_cells_is_refused() -> None:
    with pytest.raises(ReadError, match="no filled cell"):
        draft_of(book(sheet()))


@pytest.mark.parametrize(
    "rows", [[row(*[number("1")] * 11)], [row(number("1", f"{c}{at}")) for at, c in enumerate("ABCDEFG", 1)]]
)
def test_a_workbook_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch, rows: list[str]) -> None:
    monkeypatch.setattr(subject, "MOST_CELLS", 10)
    with pytest.raises(ReadError, match="more cells"):
        draft_of(book(sheet(*rows)))


def test_merges_over_and_over_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "_MOST_MERGED", 20)
    merged = "<mergeCells>" + '<mergeCell ref="A1:C2"/>' * 9 + "</mergeCells>"
    lines = (row(*[number("1")] * 3), row(*[number("2")] * 3))
    with pytest.raises(ReadError, match="more cells"):
        draft_of(book(sheet(*lines, extra=merged)))


def test_raised_digits_in_rich_text_stay_raised() -> None:
    raised = '<rPr><vertAlign val="superscript"/></rPr>'
    strings = f"<si><r><t>2024</t></r><r>{raised}<t>1</t></r></si>"
    assert grid(draft_of(book(sheet(row('<c r="A1" t="s"><v>0</v></c>')), strings=strings))) == [["2024¹"]]
