import pytest

from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading.draft import Draft
from tui.reading.markdown import draft_of


def texts(markdown: str) -> list[str]:
    return [block.text for block in draft_of(markdown).blocks]


def test_a_heading_that_opens_the_text_alone_is_the_title() -> None:
    draft = draft_of("# Roads\n\nThey cost more.\n\n## Bridges\n\nToo.")
    assert draft.title == "Roads"
    assert [(block.kind, block.level, block.text) for block in draft.blocks] == [
        (BlockKind.PARAGRAPH, 0, "They cost more."),
        (BlockKind.HEADING, 2, "Bridges"),
        (BlockKind.PARAGRAPH, 0, "Too."),
    ]


def test_one_of_several_main_headings_is_no_title() -> None:
    draft = draft_of("# Roads\n\na\n\n# Bridges\n\nb")
    assert draft.title == ""
    assert len(draft.blocks) == 4


def test_front_matter_is_metadata() -> None:
    draft = draft_of("---\ntitle: 'A'\ndate: 2024-01-19\nauthor: B\nlang: en\nsource: C\ntags:\n  - x\n---\n\ntext")
    assert draft == Draft(draft.blocks, title="A", date="2024-01-19", author="B", publisher="C", language="en")
    assert texts("---\ntitle: A\n---\n\ntext") == ["text"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert texts("---\n\ntext") == ["text"]


def test_a_table_keeps_its_heads_and_cells() -> None:
    [table] = draft_of("| a | b |\n|---|---|\n| 1 | **2** |\n").blocks
    assert [[(cell.text, cell.header) for cell in row] for row in table.rows] == [
        [("a", True), ("b", True)],
        [("1", False), ("2", False)],
    ]


def test_list_items_know_their_depth() -> None:
    assert [(block.kind, block.level, block.text) for block in draft_of("- a\n  - b\n\n    c\n- d").blocks] == [
        (BlockKind.LIST_ITEM, 1, "a"),
        (BlockKind.LIST_ITEM, 2, "b"),
        (BlockKind.LIST_ITEM, 2, "c"),
        (BlockKind.LIST_ITEM, 1, "d"),
    ]


def test_a_quote_is_one() -> None:
    assert [(block.kind, block.text) for block in draft_of("> a").blocks] == [(BlockKind.QUOTE, "a")]


def test_lines_of_one_paragraph_are_joined_as_their_script_wants_it() -> None:
    assert texts("roads\nand bridges") == ["roads and bridges"]
    assert texts("全市\n实现") == ["全市实现"]


@pytest.mark.parametrize("markdown", ["a  \nb", "a\\\nb", "a<br>b", "a<br />b"])
def test_a_hard_line_break_ends_a_paragraph(markdown: str) -> None:
    assert texts(markdown) == ["a", "b"]


def test_links_images_and_code_leave_their_words() -> None:
    assert texts("See [the table](/t), ![a chart](c.png) and `x = 1`.") == ["See the table, a chart and x = 1."]


@pytest.mark.parametrize(
    ("markdown", "prominent"), [("**一、农业**", True), ("**（一）** 产量", False), ("产量", False)]
)
def test_a_line_that_is_strong_throughout_is_prominent(markdown: str, prominent: bool) -> None:
    assert draft_of(markdown).blocks[0].prominent is prominent


def test_the_lines_of_a_listing_stay_lines() -> None:
    assert texts("```\na = 1\nb = 2\n```") == ["a = 1", "b = 2"]


def test_html_inside_is_read_as_html() -> None:
    [table] = draft_of("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>").blocks
    assert table.rows[0][0].row_span == 2


def test_anchors_in_a_heading_leave_nothing() -> None:
    assert texts("a\n\n## 5 <a name='s'></a>Requirements") == ["a", "5 Requirements"]


@pytest.mark.parametrize("markdown", ["", "\n\n", "<!-- nothing -->"])
def test_a_file_without_text_is_refused(markdown: str) -> None:
    with pytest.raises(ReadError):
        draft_of(markdown)


def test_quotes_nested_a_thousand_times_do_no_harm() -> None:
    draft_of("text\n\n" + ">" * 1000 + " deep")


def test_links_stand_on_their_words() -> None:
    draft = draft_of(
        "# See [a](/a)\n\n道路\n和[桥\n梁](b.html)\\\nand [the **rest**](c)\n\n| [x](/x) y |\n|---|\n| z |\n\nw"
    )
    found = [(block.text[link.start : link.end], link.address) for block in draft.blocks for link in block.links]
    assert found == [("桥梁", "b.html"), ("the rest", "c")]
    cell = draft.blocks[2].rows[0][0]
    assert [(cell.text[link.start : link.end], link.address) for link in cell.links] == [("x", "/x")]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("1. a\n1. b\n7. c", ["1.", "2.", "3."]),
        ("0. a\n1. b", ["0.", "1."]),
        ("9) a\n10) b", ["9)", "10)"]),
        ("- a\n- b", ["•", "•"]),
        ("3. a\n\n   more\n4. b", ["3.", "", "4."]),
        ("1. a\n   - b\n2. c", ["1.", "•", "2."]),
        ("1. - a\n   - b\n2. c", ["1. •", "•", "2."]),
        ("1.\n2. a\n\nb", ["2.", ""]),
        ("1. # a\n\n   b", ["1.", ""]),
    ],
)
def test_items_have_the_mark_that_is_printed_before_them(text: str, markers: list[str]) -> None:
    assert [block.marker for block in draft_of(f"Before.\n\n{text}\n").blocks[1:]] == markers


def test_raised_digits_stay_raised() -> None:
    assert texts("1,234<sup>2</sup> and 10<SUP>6</SUP> in 2024<sup>th</sup>") == ["1,234² and 10⁶ in 2024th"]
