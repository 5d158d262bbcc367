import pytest

from tests.unit.reading.outlining import BODY, ENGLISH_BODY, blocks_of
from tui.reading.headings import Candidate, Evidence, candidates_of, clean_title


def found(
    *lines: str, headings: tuple[tuple[int, int], ...] = (), prominent: frozenset[int] = frozenset()
) -> list[Candidate]:
    text, blocks = blocks_of(lines, headings)
    return candidates_of(text, blocks, prominent)


@pytest.mark.parametrize(
    ("line", "evidence", "title"),
    [
        ("一、修好道路", Evidence.NUMBER, "修好道路"),
        ("（一）修好道路。", Evidence.NUMBER, "修好道路"),
        ("二、主要目标：", Evidence.NUMBER, "主要目标"),
        (f"一、修好道路。{BODY}", Evidence.RUN_IN, "修好道路"),
        ("一、元旦：1月1日放假。", Evidence.RUN_IN, "元旦"),
        (
            f"（一）各地要按照职责分工抓好落实并及时报告进展情况，{BODY}",
            Evidence.PARAGRAPH,
            "各地要按照职责分工抓好落实并及时报告进展情况",
        ),
        ("2. Repairs of the Docks", Evidence.NUMBER, "Repairs of the Docks"),
        ("2. Repairs.", Evidence.NUMBER, "Repairs"),
        (f"Section 1. Short Title. {ENGLISH_BODY}", Evidence.RUN_IN, "Short Title"),
        ("名词解释", Evidence.CUSTOMARY, "名词解释"),
        ("References", Evidence.CUSTOMARY, "References"),
    ],
)
def test_a_line_gives_a_candidate_with_its_evidence(line: str, evidence: Evidence, title: str) -> None:
    (candidate,) = found(line)
    assert (candidate.evidence, candidate.title) == (evidence, title)


@pytest.mark.parametrize(
    "line",
    [BODY, ENGLISH_BODY, "修好道路", "Ships and docks", "2. The committee met and decided to close the dock.", ""],
)
def test_a_plain_line_gives_none(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("line", ["修好道路", "怎样修好道路？", "Ships and Docks", "What Went Wrong?"])
def test_a_bold_line_is_a_candidate(line: str) -> None:
    (candidate,) = found(line, prominent=frozenset({0}))
    assert (candidate.evidence, candidate.title) == (Evidence.PROMINENT, line)


def test_markup_is_the_strongest_evidence() -> None:
    (candidate,) = found("一、修好道路", headings=((0, 3),))
    assert (candidate.evidence, candidate.markup, candidate.number) == (Evidence.MARKUP, 3, "一、")


def test_a_heading_in_the_markup_that_names_a_table_is_none() -> None:
    assert found("Table 3. Ships", headings=((0, 3),)) == []


def test_a_run_in_heading_covers_number_and_title() -> None:
    line = f"一、修好道路。{BODY}"
    (candidate,) = found(line)
    assert candidate.heading.of(line) == "一、修好道路"


def test_a_part_without_a_title_is_its_own() -> None:
    (candidate,) = found("PART II")
    assert (candidate.title, candidate.number) == ("PART II", "")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (" 总　则 ", "总则"),
        ("张三 李四会谈", "张三 李四会谈"),
        ("修好道路：", "修好道路"),
        ("——改革深入推进。", "改革深入推进"),
        ("同意《规划》（以下简称《规划》）", "同意《规划》"),
        ("Ships  and docks.", "Ships and docks"),
        ("长" * 45, "长" * 37 + "…"),
        ("word " * 40, ("word " * 40)[:117] + "…"),
        ("。", "。"),
    ],
)
def test_a_title_is_cleaned_and_cut(words: str, title: str) -> None:
    assert clean_title(words) == title
