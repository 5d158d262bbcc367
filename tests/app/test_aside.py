"""The numerals that were set aside, in a list of their own."""

from pathlib import Path

from msgspec.structs import replace

from tests.app.reviewing import reviewing
from tests.making import reading_of
from tui.app.screens.aside import AsideList
from tui.domain.figure import SetAside
from tui.domain.text import Span

TEXT = "The first of 2 and the second of 3 and the third."
WORDS = ("first", "second", "third")


async def test_a_numeral_that_was_taken_up_is_no_longer_in_the_list(tmp_path: Path) -> None:
    made = reading_of(TEXT)
    aside = tuple(SetAside(Span(at, at + len(word)), "ordinal") for word in WORDS for at in [TEXT.index(word)])
    numerals = replace(made.report.numerals, set_aside=aside)
    reading = replace(made, report=replace(made.report, numerals=numerals))
    async with reviewing(tmp_path, reading=reading) as reviewer:
        listed = []
        for _ in range(2):
            await reviewer.press("A")
            rows = reviewer.app.screen.query_one(AsideList)
            listed.append([rows.line(row)[0].text.strip() for row in range(rows.virtual_size.height)])
            await reviewer.press("j", "a")
        assert listed == [["first", "second", "third"], ["first", "third"]]
