"""Lists: what is printed before their items is drawn, and is no part of the text."""

from pathlib import Path

from msgspec.structs import replace

from tests.app.reviewing import reviewing
from tests.making import reading_of
from tui.app.widgets.article import ArticleView
from tui.app.widgets.article_rows import GUTTER
from tui.domain.report import BlockKind
from tui.session import Reading

MARKERS = ("9.", "10.", "", "•")


def numbered() -> Reading:
    reading = reading_of("Timber is up 5.\nGlass is up 6.\nMore.\nOre.")
    blocks = tuple(
        replace(block, kind=BlockKind.LIST_ITEM, level=1, marker=marker)
        for block, marker in zip(reading.report.blocks, MARKERS, strict=True)
    )
    return Reading(reading.snapshot, replace(reading.report, blocks=blocks))


async def test_markers_are_drawn_at_the_right_of_their_room_and_are_no_figures(tmp_path: Path) -> None:
    async with reviewing(tmp_path, reading=numbered()) as reviewer:
        article = reviewer.screen.query_one(ArticleView)
        lines = [article.render_line(row).text[GUTTER:].rstrip() for row in range(4)]
        assert lines == [" 9. Timber is up 5.", "10. Glass is up 6.", "    More.", "  • Ore."]
        await reviewer.press("J")
        assert reviewer.selected == "6"
