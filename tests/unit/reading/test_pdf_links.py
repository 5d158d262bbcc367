from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from tests.unit.reading.printing import Paper, pdf
from tui.domain.report import Charset, Source
from tui.reading.assemble import assemble
from tui.reading.draft import DraftBlock, DraftLink
from tui.reading.pdf import draft_of
from tui.reading.pdf_links import links_over
from tui.reading.pdf_pages import Font, Glyph

HERE, THERE = "https://example.org/report", "http://example.org/data.csv"
NOW = datetime(2026, 1, 2, tzinfo=UTC)
QUADS = (268, 750, 400, 750, 268, 737, 400, 737, 60, 736, 90, 736, 60, 725, 90, 725)
PLAIN = Font(10.0, False, 0, False)


def linked(text: str, links: Sequence[DraftLink]) -> list[tuple[str, str]]:
    return [(text[link.start : link.end], link.address) for link in links]


def blocks_of(*papers: Paper) -> list[DraftBlock]:
    return list(draft_of(pdf(papers)).blocks)


def prose(page: Paper, y: float = 700) -> None:
    page.lines(60, y, ["The company reports that revenue was 1,234.5 million in the year and that it grew,"])


def test_an_annotation_makes_a_link_of_the_words_below_it() -> None:
    page = Paper()
    page.text(60, 740, "See the annual report of last year for more.")
    # Helvetica of 10 points: "See " takes 20.0, "the annual report" 75.6.
    page.link((80, 737, 155, 750), HERE)
    prose(page)
    block = blocks_of(page)[0]
    assert linked(block.text, block.links) == [("the annual report", HERE)]


def test_a_link_over_two_lines_goes_on_in_the_second() -> None:
    page = Paper()
    page.lines(60, 740, ["The figures are those that the office gave in its annual report of last", "year."])
    page.link((60, 725, 400, 750), HERE, quads=QUADS)
    [block] = blocks_of(page)
    assert linked(block.text, block.links) == [("annual report of last year.", HERE)]


def test_a_cell_keeps_its_link() -> None:
    page = Paper()
    page.grid((60, 160, 260), (600, 620, 640))
    for x, y, words in ((64, 626, "Port"), (164, 626, "Ships"), (64, 606, "Oslo"), (164, 606, "12")):
        page.text(x, y, words)
    page.link((60, 600, 160, 620), THERE)
    prose(page)
    table = next(block for block in blocks_of(page) if block.rows)
    assert [linked(cell.text, cell.links) for row in table.rows for cell in row] == [[], [], [("Oslo", THERE)], []]


@pytest.mark.parametrize(
    "address", ["mailto:a@example.org", "file:///etc/passwd", "javascript:alert\\(1\\)", "#page=2"]
)
def test_only_addresses_of_the_web_become_links_of_the_report(address: str) -> None:
    page = Paper()
    prose(page)
    page.link((60, 690, 400, 712), address)
    page.text(60, 740, "See the report.")
    page.link((60, 730, 400, 750), HERE)
    draft = draft_of(pdf([page]))
    source = Source("/reports/one.pdf", "application/pdf", "0" * 64, 0, NOW)
    report = assemble(draft, source, Charset())
    assert [(link.span.of(report.text), link.address) for link in report.links] == [("See the report.", HERE)]


def glyphs(words: str, address: str = "") -> list[Glyph]:
    return [Glyph(char, 0.0, 0.0, 0.0, PLAIN, False, address) for char in words if char != " "]


def test_raised_digits_and_hyphens_that_were_taken_out_keep_their_place() -> None:
    printed = [*glyphs("a"), *glyphs("repor-ting 1", HERE), *glyphs("b")]
    assert linked("a reporting ¹ b", links_over("a reporting ¹ b", printed)) == [("reporting ¹", HERE)]


def test_words_that_are_not_those_printed_have_no_link() -> None:
    assert links_over("some words", glyphs("other words", HERE)) == ()


def test_two_links_side_by_side_stay_two() -> None:
    assert linked("ab", links_over("ab", [*glyphs("a", HERE), *glyphs("b", THERE)])) == [("a", HERE), ("b", THERE)]


def test_a_box_of_any_size_is_taken() -> None:
    page = Paper()
    prose(page)
    page.link((-1e30, -1e30, 1e30, 1e30), HERE)
    page.link((0, 0, 0, 0), HERE)
    assert blocks_of(page)[0].links == ()
