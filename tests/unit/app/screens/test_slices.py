"""Working a little at a time, while other screens come and go."""

from textual.app import App
from textual.screen import Screen

from tui.app.screens.slices import SlicedScreen


class Counting(SlicedScreen[None]):
    """Counts its turns; it has work until it is told to stop."""

    turns = 0
    is_done = False

    def on_mount(self) -> None:
        self.go_on()

    def work(self) -> None:
        self.turns += 1
        if not self.is_done:
            self.go_on()


async def test_it_waits_while_it_is_covered_and_goes_on_after() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        screen = Counting()
        app.push_screen(screen)
        await pilot.pause()
        app.push_screen(Screen[None]())
        await pilot.pause()
        before = screen.turns
        for _ in range(5):
            await pilot.pause()
        assert screen.turns == before > 0
        app.pop_screen()
        await pilot.pause()
        while not screen.turns > before:
            await pilot.pause()


async def test_it_goes_on_once_however_often_it_is_uncovered() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        screen = Counting()
        app.push_screen(screen)
        for _ in range(3):
            await pilot.pause()
            app.push_screen(Screen[None]())
            app.pop_screen()
        screen.is_done = True
        before = screen.turns
        while screen.turns == before:
            await pilot.pause()
        for _ in range(5):
            await pilot.pause()
        # The turn that was planned is the last one; of two loops each would have one.
        assert screen.turns == before + 1
