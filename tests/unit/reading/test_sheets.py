import pytest

from tui.errors import ReadError
from tui.reading import sheets as subject
from tui.reading.draft import Draft
from tui.reading.sheets import draft_of


def rows(draft: Draft) -> list[list[str]]:
    return [[cell.text for cell in row] for row in draft.blocks[0].rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_known_from_the_rows(delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in (["项目", "2023"], ["收入", "12"], ["支出", "11"]))
    assert rows(draft_of(text)) == [["项目", "2023"], ["收入", "12"], ["支出", "11"]]


def test_commas_in_numbers_do_not_hide_another_delimiter() -> None:
    assert rows(draft_of("a;b\n1,5;2,5\n3,5;4,5\n")) == [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]]


def test_quoted_cells_may_hold_delimiters_line_ends_and_quotes() -> None:
    assert rows(draft_of('name,x\n"a, ""b""\nc",1\n')) == [["name", "x"], ['a, "b"\nc', "1"]]


def test_a_first_line_may_name_the_delimiter() -> None:
    assert rows(draft_of("sep=;\na;b,c\n1;2\n")) == [["a", "b,c"], ["1", "2"]]


def test_a_byte_order_mark_and_empty_rows_are_left_out() -> None:
    assert rows(draft_of("\ufeffa,b\n,\n\n1,2\n")) == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("text", "is_headed"), [("项目,金额\n收入,12\n", True), ("1,2\n3,4\n", False), ("a,b\n", False)]
)
def test_the_first_row_is_a_head_when_it_holds_words_alone(text: str, is_headed: bool) -> None:
    assert {cell.header for cell in draft_of(text).blocks[0].rows[0]} == {is_headed}


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n"])
def test_an_empty_table_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="empty"):
        draft_of(text)


def test_a_cell_without_an_end_is_refused() -> None:
    with pytest.raises(ReadError, match="quotes"):
        draft_of('a,"' + "x" * 200_000)


def test_a_table_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "MOST_CELLS", 10)
    with pytest.raises(ReadError, match="more cells"):
        draft_of("1,2\n" * 6)
