from pathlib import Path

import pytest

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.draft import Draft
from tui.reading.grid import laid_out
from tui.reading.rst import draft_of


def texts(draft: Draft) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in draft.blocks if not block.aside]


def test_headings_have_the_level_of_their_adornment() -> None:
    draft = draft_of("A\n=\n\nB\n-\n\nC\n~\n\nD\n-\n\nE\n=\n\nText.\n")
    assert [(block.text, block.level) for block in draft.blocks if block.kind is BlockKind.HEADING] == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
        ("D", 2),
        ("E", 1),
    ]


def test_a_lone_first_heading_is_the_title() -> None:
    draft = draft_of("=====\n总报告\n=====\n\n:Author: A. Lee\n:Date: 2024-03-01\n\nText 12.\n")
    assert (draft.title, draft.author, draft.date) == ("总报告", "A. Lee", "2024-03-01")
    assert texts(draft) == [(BlockKind.PARAGRAPH, "Text 12.")]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert texts(draft_of("Sales *rose* to\n**12** units.\n")) == [(BlockKind.PARAGRAPH, "Sales rose to 12 units.")]


def test_items_have_their_depth() -> None:
    draft = draft_of("- one\n\n  - two\n\n- three\n")
    assert [(block.text, block.level) for block in draft.blocks] == [("one", 1), ("two", 2), ("three", 1)]


@pytest.mark.parametrize(
    "table",
    [
        "=== ===\na   b\n=== ===\n1   2\n=== ===\n",
        "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n",
        ".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1\n     - 2\n",
    ],
)
def test_tables_have_rows_and_a_head(table: str) -> None:
    rows = draft_of(table).blocks[0].rows
    assert [[(cell.text, cell.header) for cell in row] for row in rows] == [
        [("a", True), ("b", True)],
        [("1", False), ("2", False)],
    ]


def test_cells_of_a_grid_may_span() -> None:
    table = "+---+---+\n| a     |\n+---+---+\n| b | 1 |\n|   +---+\n|   | 2 |\n+---+---+\n"
    found = laid_out(draft_of(table).blocks[0].rows)
    grid = [[cell.span.of(found.text) for cell in row] for row in found.table.rows]
    assert grid == [["a", "a"], ["b", "1"], ["b", "2"]]


def test_notes_stand_under_the_mark_that_the_text_has() -> None:
    draft = draft_of("Sales rose [1]_ again.\n\n.. [1] Not audited.\n")
    assert texts(draft) == [(BlockKind.PARAGRAPH, "Sales rose ¹ again."), (BlockKind.NOTE, "¹ Not audited.")]


def test_a_list_of_contents_is_set_apart() -> None:
    draft = draft_of(".. contents::\n\nA\n=\n\nText.\n\nB\n=\n\nText.\n")
    assert [text for _, text in texts(draft)] == ["A", "Text.", "B", "Text."]


@pytest.mark.parametrize("directive", ["include:: {}", "raw:: html\n   :file: {}", "csv-table::\n   :file: {}"])
def test_no_other_file_is_read(tmp_path: Path, directive: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden 12", encoding="utf-8")
    draft = draft_of(f"Text.\n\n.. {directive.format(secret)}\n")
    assert texts(draft) == [(BlockKind.PARAGRAPH, "Text.")]


def test_raw_output_is_left_out() -> None:
    assert texts(draft_of("Text.\n\n.. raw:: html\n\n   <script>12</script>\n")) == [(BlockKind.PARAGRAPH, "Text.")]


def test_faulty_text_is_read_as_far_as_it_goes() -> None:
    assert texts(draft_of("A\n=\n\n*Text `12\n\n.. none:: x\n"))[0] == (BlockKind.PARAGRAPH, "*Text `12")


@pytest.mark.parametrize("text", ["", ".. comment\n"])
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        draft_of(text)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(ReadError):
        draft_of("".join(f"{' ' * at}- x\n\n" for at in range(0, 3_000, 2)))


def test_items_have_the_mark_that_is_printed_before_them() -> None:
    text = (
        "(c) one\n\n    more\n\n(d) two\n\n- three\n\n  ii. four\n  iii. five\n\n#. six\n#. seven\n\nterm\n   eight\n"
    )
    assert [(block.marker, block.text) for block in draft_of(f"Before.\n\n{text}").blocks[1:]] == [
        ("(c)", "one"),
        ("", "more"),
        ("(d)", "two"),
        ("•", "three"),
        ("ii.", "four"),
        ("iii.", "five"),
        ("1.", "six"),
        ("2.", "seven"),
        ("", "term"),
        ("", "eight"),
    ]


def test_an_item_that_begins_with_a_list_prints_both_marks() -> None:
    assert [block.marker for block in draft_of("Before.\n\n1. a) x\n   b) y\n2. z\n").blocks[1:]] == [
        "1. a)",
        "b)",
        "2.",
    ]


LINKED = """\
See `the first
report <https://a.example/1>`_ and https://b.example.

- `x <y.html>`__

===== =====
a     b_
===== =====
1     2
===== =====

.. _b: https://c.example
"""


def test_links_stand_on_their_words() -> None:
    text, item, table = draft_of(LINKED).blocks
    found = [(piece.text, piece.links) for piece in (text, item)]
    found += [(cell.text, cell.links) for row in table.rows for cell in row]
    assert [(words[link.start : link.end], link.address) for words, links in found for link in links] == [
        ("the first report", "https://a.example/1"),
        ("https://b.example", "https://b.example"),
        ("x", "y.html"),
        ("b", "https://c.example"),
    ]


def test_what_is_inserted_from_elsewhere_is_not_read_and_told() -> None:
    draft = draft_of("Text 5.\n\n.. include:: /etc/passwd\n\n.. raw:: html\n\n   <p>6</p>\n")
    assert texts(draft) == [(BlockKind.PARAGRAPH, "Text 5.")]
    assert draft.doubts == ("2 directives that insert other files or raw output: what they insert is not read",)


def test_the_mark_of_a_note_stands_close_to_its_word() -> None:
    text, note = draft_of("Sales were 13\\ [1]_ and *no* more.\n\n.. [1] Two.\n").blocks
    assert (text.text, note.text) == ("Sales were 13¹ and no more.", "¹ Two.")


def test_raised_digits_stay_raised() -> None:
    assert texts(draft_of("It was 10\\ :sup:`6` tons.")) == [(BlockKind.PARAGRAPH, "It was 10⁶ tons.")]
