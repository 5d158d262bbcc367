"""The page as it was printed."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.making import report_of
from tui.domain.original import original_of
from tui.domain.report import Aside, BlockKind, Repair
from tui.domain.text import Span


def test_repairs_are_undone_and_marked() -> None:
    report = replace(report_of("質量 12"), repairs=(Repair(Span(1, 1), "(zhì)", "pinyin annotation"),))
    original = original_of(report)
    assert original.text == "質(zhì)量 12"
    assert [span.of(original.text) for span in original.repaired] == ["(zhì)"]


def test_what_was_set_apart_stands_on_a_line_of_its_own_in_its_place() -> None:
    report = report_of("One.\nTwo.")
    report = replace(report, aside=(Aside("notice", "Leave?", 0), Aside("copyright", "All rights", 9)))
    original = original_of(report)
    assert original.text == "Leave?\nOne.\nTwo.\nAll rights\n"
    assert [span.of(original.text) for span in original.aside] == ["Leave?", "All rights"]


def test_repairs_of_what_was_set_apart_are_undone_too() -> None:
    repairs = (Repair(Span(1, 1), "(zhì)", "pinyin annotation"),)
    report = replace(report_of("One."), aside=(Aside("notice", "質量", 0, repairs),))
    original = original_of(report)
    assert original.text == "質(zhì)量\nOne."
    assert [span.of(original.text) for span in original.repaired] == ["(zhì)"]
    assert [span.of(original.text) for span in original.aside] == ["質(zhì)量"]


def test_each_line_is_known_as_a_piece_set_apart_or_as_a_place_in_the_body() -> None:
    report = report_of("質量 12\nTwo.\nThree.")
    report = replace(
        report,
        aside=(Aside("notice", "Leave?\nOr stay?", 0), Aside("teaser", "More", 11)),
        repairs=(Repair(Span(1, 1), "(zhì)", "pinyin annotation"), Repair(Span(6, 6), "\xad", "soft hyphen")),
    )
    original = original_of(report)
    lines = [block.span.of(original.text) for block in original.blocks]
    assert lines == ["Leave?", "Or stay?", "質(zhì)量 12", "\xadTwo.", "More", "Three."]
    assert [original.aside_at(block) for block in range(6)] == [0, 0, None, None, 1, None]
    assert [original.offset_at(block) for block in (2, 3, 5)] == [0, 6, 11]


def test_what_lists_print_stands_before_the_lines_that_it_stood_before() -> None:
    report = report_of("One.\nTwo.\nThree.")
    markers = ("1.", "2.", "")
    report = replace(
        report,
        blocks=tuple(replace(block, marker=marker) for block, marker in zip(report.blocks, markers, strict=True)),
        aside=(Aside("teaser", "More", 5),),
        repairs=(Repair(Span(5, 5), "\xad", "soft hyphen"),),
    )
    original = original_of(report)
    assert [(block.marker, block.span.of(original.text)) for block in original.blocks] == [
        ("1.", "One."),
        ("", "More"),
        ("2.", "\xadTwo."),
        ("", "Three."),
    ]


def test_lines_of_cells_are_tables() -> None:
    original = original_of(report_of("Head\nTrade\t2023\t2024\nTimber\t580\nFoot"))
    assert [block.kind for block in original.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    table = original.blocks[1].table
    assert table is not None
    assert [[cell.span.of(original.text) for cell in row] for row in table.rows] == [
        ["Trade", "2023", "2024"],
        ["Timber", "580", ""],
    ]


@given(st.text(alphabet="ab\n\t12 ", max_size=60))
def test_blocks_lie_in_the_text_in_order(text: str) -> None:
    original = original_of(replace(report_of("x"), text=text))
    assert original.text == text
    edges = [edge for block in original.blocks for edge in (block.span.start, block.span.end)]
    assert edges == sorted(edges)
    assert all(edge <= len(text) for edge in edges)
