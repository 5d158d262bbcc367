from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reading.outlining import BODY, ENGLISH_BODY, blocks_of
from tui.domain.report import Section
from tui.domain.text import Span
from tui.reading.outline import DEEPEST, sections_of

NUMBERS = st.sampled_from(
    [
        *(
            "一、",
            "二、",
            "三、",
            "（一）",
            "（二）",
            "(三)",
            "1.",
            "2.",
            "1.1 ",
            "2.1.1 ",
            "第一章 ",
            "第二节 ",
            "第三条 ",
            "壹、",
        ),
        *("PART I ", "Item 1. ", "Note 2 – ", "A. ", "I. ", "(a) ", "（1）", "①", "3 ", "一是", "第一，", ""),
    ],
)
WORDS = st.sampled_from(
    [
        "总则",
        "修好道路。",
        f"修好道路。{BODY}",
        BODY,
        "Ships",
        ENGLISH_BODY,
        "产品方面，",
        "目 录",
        "",
        "各位代表：",
        "名词解释",
        "；",
    ]
)
LINES = st.lists(st.one_of(st.builds(str.__add__, NUMBERS, WORDS), st.text(max_size=60)), max_size=40)
MARKS = st.lists(st.tuples(st.integers(0, 39), st.integers(1, 6)), max_size=10)


def outlined(lines: list[str], marks: list[tuple[int, int]], prominent: set[int]) -> tuple[str, tuple[Section, ...]]:
    flat = [line.replace("\n", " ") for line in lines]
    text, blocks = blocks_of(flat, marks)
    return text, sections_of(text, blocks, {place for place in prominent if place < len(lines)})


@given(LINES, MARKS, st.sets(st.integers(0, 39)))
def test_sections_nest_in_reading_order_and_lie_inside_the_text(
    lines: list[str], marks: list[tuple[int, int]], prominent: set[int]
) -> None:
    text, found = outlined(lines, marks, prominent)
    open_sections: list[Section] = []
    for section in found:
        assert section.span.end <= len(text)
        assert section.span.contains(section.heading)
        assert section.heading.start == section.span.start
        while open_sections and open_sections[-1].level >= section.level:
            open_sections.pop()
        if open_sections:
            assert open_sections[-1].span.contains(section.span)
        open_sections.append(section)


@given(LINES, MARKS, st.sets(st.integers(0, 39)))
def test_sections_of_one_level_tile_their_parent_from_the_first_on(
    lines: list[str], marks: list[tuple[int, int]], prominent: set[int]
) -> None:
    text, found = outlined(lines, marks, prominent)
    for at, section in enumerate(found):
        following = next((later.span.start for later in found[at + 1 :] if later.level <= section.level), len(text))
        assert section.span == Span(section.heading.start, following)


@given(LINES, MARKS, st.sets(st.integers(0, 39)))
def test_levels_begin_at_one_and_go_down_one_at_a_time(
    lines: list[str], marks: list[tuple[int, int]], prominent: set[int]
) -> None:
    levels = [section.level for section in outlined(lines, marks, prominent)[1]]
    assert levels[:1] in ([], [1])
    assert all(1 <= after <= min(before + 1, DEEPEST + 1) for before, after in pairwise(levels))


@given(LINES, MARKS, st.sets(st.integers(0, 39)))
def test_no_title_is_empty_or_longer_than_a_line_of_print(
    lines: list[str], marks: list[tuple[int, int]], prominent: set[int]
) -> None:
    assert all(0 < len(section.title) <= 120 for section in outlined(lines, marks, prominent)[1])
