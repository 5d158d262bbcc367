"""Wide tables: they scroll sideways, and everything else stays."""

from pathlib import Path

from msgspec.structs import replace
from textual import events

from tests.app.reviewing import reviewing
from tests.making import reading_of
from tui.app.widgets.article import ArticleView
from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.text import Span
from tui.session import Reading

HEADS = ["Sales of the year"] + [f"column {number} of many" for number in range(1, 9)]
FIGURES = ["Glass"] + [f"{number}00" for number in range(1, 9)]
PROSE = "Some words that stay."


def wide_table() -> Reading:
    """A paragraph, then a table of nine columns."""
    rows = [HEADS, FIGURES]
    text = PROSE + "\n" + "\n".join("\t".join(row) for row in rows)
    cells = []
    at = len(PROSE) + 1
    for row in rows:
        line = []
        for words in row:
            line.append(Cell(Span(at, at + len(words))))
            at += len(words) + 1
        cells.append(tuple(line))
    reading = reading_of(text)
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, len(PROSE))),
        Block(BlockKind.TABLE, Span(len(PROSE) + 1, len(text)), table=Table(tuple(cells))),
    )
    return Reading(reading.snapshot, replace(reading.report, blocks=blocks))


def drawn(article: ArticleView) -> list[str]:
    return [article.render_line(row).text.rstrip() for row in range(article.size.height)]


async def test_the_selected_cell_comes_on_the_screen_and_heads_and_prose_stay(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=wide_table()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        assert not any("800" in line for line in drawn(article))
        await reviewer.press(*["J"] * 15)
        assert reviewer.selected == "800"
        lines = drawn(article)
        assert lines[0].strip() == PROSE
        row = next(line for line in lines if "800" in line)
        assert "Glass" in row
        assert "100" not in row


async def test_no_number_is_cut_at_an_edge(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=wide_table()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        whole = set(FIGURES[1:])
        for _ in range(10):
            row = next(line for line in drawn(article) if "Glass" in line)
            cells = set(row.translate(str.maketrans("‹›▌·", "    ")).split()) - {"Glass"}
            assert cells <= whole
            await reviewer.press("right")
        assert "‹" in row


async def test_a_click_on_a_cell_that_was_scrolled_picks_what_is_drawn_there(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=wide_table()) as reviewer:
        await reviewer.press(*["J"] * 15)
        article = reviewer.screen.query_one(ArticleView)
        lines = drawn(article)
        row = next(number for number, line in enumerate(lines) if "700" in line)
        await reviewer.pilot.click(ArticleView, offset=(lines[row].index("700") + 1, row))
        await reviewer.pilot.pause()
        assert reviewer.selected == "700"


async def test_the_card_shows_the_row_of_the_table(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=wide_table()) as reviewer:
        await reviewer.press(*["J"] * 15)
        assert "Glass │ 100 │ 200" in reviewer.card


def two_tables() -> Reading:
    """Two wide tables with a paragraph between them."""
    first = wide_table()
    text, blocks = first.report.text, first.report.blocks
    table = blocks[1].table
    assert table is not None
    shift = len(text) + 1
    moved = tuple(tuple(Cell(Span(c.span.start + shift, c.span.end + shift)) for c in row) for row in table.rows)
    whole = f"{text}\n{text}"
    more = (
        Block(BlockKind.PARAGRAPH, Span(shift, shift + len(PROSE))),
        Block(BlockKind.TABLE, Span(shift + blocks[1].span.start, len(whole)), table=Table(moved)),
    )
    reading = reading_of(whole)
    return Reading(reading.snapshot, replace(reading.report, blocks=(*blocks, *more)))


def numbers_of(article: ArticleView) -> list[str]:
    """Return what is seen of the numbers of each table."""
    return [line.partition("Glass")[2].strip(" ‹›·▌") for line in drawn(article) if "Glass" in line]


async def test_one_table_scrolls_and_the_others_stand_at_their_beginning(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=two_tables()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        at_first = numbers_of(article)
        assert len(at_first) == 2
        await reviewer.press(*["J"] * 15)
        first, second = numbers_of(article)
        assert first.endswith("800")
        assert second == at_first[1]
        await reviewer.press(*["J"] * 16)
        assert numbers_of(article) == [at_first[0], first]


async def test_the_arrows_scroll_the_table_that_is_scrolled_or_else_the_first_on_the_screen(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=two_tables()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        at_first = numbers_of(article)
        await reviewer.press(*["right"] * 3)
        first, second = numbers_of(article)
        assert first != at_first[0]
        assert second == at_first[1]
        await reviewer.press(*["left"] * 3)
        assert numbers_of(article) == at_first


async def test_the_wheel_scrolls_the_table_under_it(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=two_tables()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        first, second = numbers_of(article)
        row = next(row for row in reversed(range(article.height)) if "Glass" in article.render_line(row).text)
        x, y = article.content_region.x + 10, article.content_region.y + row
        for _ in range(8):
            reviewer.app.post_message(events.MouseScrollRight(None, x, y, 0, 0, 0, False, False, False, x, y))
            await reviewer.pilot.pause()
        now = numbers_of(article)
        assert now[0] == first
        assert now[1] != second


async def test_a_way_to_the_side_that_leads_on_no_more_is_gone_back_at_once(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=wide_table()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        await reviewer.press(*["right"] * 40)
        at_the_end = numbers_of(article)
        await reviewer.press("left", "left")
        assert numbers_of(article) != at_the_end
