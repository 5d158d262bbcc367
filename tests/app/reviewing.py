"""A running app on a report made for tests, driven by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from tests.making import desk_in, reading_of
from tui.app.app import TieoutApp
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.sheet import SheetView
from tui.domain.review import Status
from tui.session import Reading, ReviewSession

TEXT = """\
Opening words of 2020 and 11 houses.
# First section
There were 21 cases and 22 deaths in the north.
## Inner section
The cost was 31 dollars.
# Second section
At last 41 people came."""
"""Five figures to check and a year that is none; sections at two levels."""
UNCHECKED = frozenset({"2020"})


@dataclass
class Reviewer:
    """Who sits at the app."""

    app: TieoutApp
    pilot: Pilot[int]
    folder: Path
    report_id: str

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen."""
        assert isinstance(self.app.screen, ReadingScreen)
        return self.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until all that was typed has been acted on, and is drawn."""
        await self.pilot.pause()
        while not (self.app._turns.is_over or self.app._exit):
            await self.pilot.pause()

    @property
    def selected(self) -> str:
        """The words of the selected figure."""
        screen = self.screen
        return screen.session.items[screen.selected].span.of(screen.session.report.text)

    @property
    def said(self) -> str:
        """What the footer says."""
        return "".join(word.text for word in self.app.screen.query_one(FooterBar).words(200))

    @property
    def card(self) -> str:
        """What the card says."""
        return self.screen.query_one("#card", SheetView).words

    def kept(self) -> dict[str, str]:
        """What the store holds, seen through a connection of its own: printed words to status, decided ones only."""
        session = self.kept_session()
        return {
            item.span.of(session.report.text): session.review(index).status.value
            for index, item in enumerate(session.items)
            if session.review(index).status is not Status.OPEN
        }

    def kept_session(self) -> ReviewSession:
        """The review as a second program would open it."""
        return desk_in(self.folder).resume(self.report_id)


@asynccontextmanager
async def reviewing(
    folder: Path, text: str = TEXT, size: tuple[int, int] = (120, 40), reading: Reading | None = None
) -> AsyncIterator[Reviewer]:
    """Run the app with one report in the library, and open it."""
    desk = desk_in(folder)
    session = desk.begin(reading or reading_of(text, unchecked=UNCHECKED))
    app = TieoutApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        reviewer = Reviewer(app, pilot, folder, session.report_id)
        await reviewer.press("enter")
        # A review begins at the first open figure; the tests count from the very first.
        await reviewer.press(*["K"] * reviewer.screen.selected)
        yield reviewer
    desk.close()
