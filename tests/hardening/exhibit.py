"""tieout showing harmful text wherever it shows text: `python -m tests.hardening.exhibit FOLDER [unsafe]`.

The words are put where a reader of hostile files would put them, past all that reads and mends; `unsafe` takes away
what makes them visible, and so proves that a test would see the harm: a tenth of them will do for that.
"""

import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import tui.domain.visible
from tests.hardening.payloads import escapes, in_groups

if TYPE_CHECKING:
    from typing import Any

    from textual.pilot import Pilot

    from tui.app.screens.reading import ReadingScreen
    from tui.app.widgets.lines import LineView
    from tui.session import Desk

PLACES = TEXT, TREE, TITLE, NOTICE, ERROR, NOTE, LINK = range(1, 8)
"""The places, by the number that the payloads for them begin with."""
SIZE = (600, 100)
"""A large terminal shows much at once: columns and rows."""
ON_A_CARD, ON_A_ROW, IN_AN_ERROR = 20, 8, 30
"""How many words are shown at once."""
ALL_SHOWN = 42
Words = dict[int, Sequence[str]]
Seen = Callable[[], None]


def all_escapes() -> Words:
    """Return the escapes for each place."""
    return {place: escapes(place) for place in PLACES}


def begun(folder: Path, words: Words) -> "Desk":
    """Return a desk with one report whose text, sections, title, notes and evidence are the words."""
    from msgspec.structs import replace  # noqa: PLC0415 - `unsafe` has to come first

    from tests.making import desk_in, reading_of  # noqa: PLC0415 - as above
    from tui.domain.evidence import Evidence, EvidenceKind, evidence_text  # noqa: PLC0415 - as above
    from tui.domain.figure import Numerals  # noqa: PLC0415 - as above
    from tui.domain.review import EventField  # noqa: PLC0415 - as above

    texts = words[TEXT] or ["one"] * max(len(words[NOTE]), len(words[LINK]))
    text = "\n".join([*(f"# {title}" for title in words[TREE]), *(f"{text} 1" for text in texts)])
    reading = reading_of(text)
    # The payloads' own numbers are no figures: highlighting one would part it from the escape that it stands in.
    ends = [figure for figure in reading.report.numerals.figures if figure.span.of(text) == "1"]
    numerals = Numerals(tuple(replace(figure, id=index) for index, figure in enumerate(ends)))
    title = " ".join(words[TITLE]) or "A report"
    report = replace(reading.report, title=title, publisher=title, numerals=numerals)
    session = desk_in(folder).begin(replace(reading, report=report))
    wanted = []
    for number, notes in enumerate(in_groups(words[NOTE], ON_A_CARD)):
        wanted.append((session.items[number].id, EventField.NOTE, "\n".join(notes)))
    for number, links in enumerate(in_groups(words[LINK], ON_A_CARD)):
        evidence = [Evidence(EvidenceKind.ADDRESS, place=link, title=link) for link in links]
        wanted.append((session.items[number].id, EventField.EVIDENCE, evidence_text(evidence)))
    session.decide(wanted)
    return desk_in(folder)


async def shown(pilot: "Pilot[Any]", words: Words, seen: Seen) -> None:
    """Go through everything that shows the words; `seen` is called each time that something else is on the screen."""
    from tui.app.telling import tell_error  # noqa: PLC0415 - as above
    from tui.app.widgets.bars import HeaderBar  # noqa: PLC0415 - as above
    from tui.errors import TieoutError  # noqa: PLC0415 - as above

    async def step() -> None:
        await pilot.pause(0)  # without waiting for the processor to rest
        await pilot.pause(0)  # what a pane asks for when it has done all else is drawn in the next round
        seen()

    await step()
    await pilot.press("enter")
    await step()
    screen: ReadingScreen = pilot.app.screen  # type: ignore[assignment]
    for pane in (screen.article, screen.outline):
        await _page_through(pane, step)
    for index in range(max(len(in_groups(words[place], ON_A_CARD)) for place in (NOTE, LINK))):
        screen.select(index)
        await step()
    header = screen.query_one(HeaderBar)
    for titles in in_groups(words[TITLE], ON_A_ROW):
        header.show(" ".join(titles), screen.session.tally)
        await step()
    for notices in in_groups(words[NOTICE], ON_A_ROW):
        screen.footer.say(" ".join(notices), alarm=True)
        await step()
    for errors in in_groups(words[ERROR], IN_AN_ERROR):
        screen.app.clear_notifications()
        half = IN_AN_ERROR // 2
        tell_error(screen, TieoutError("\n".join(errors[:half]), "\n".join(errors[half:])))
        await pilot.pause()  # a notice is a widget of its own, which has to be made first
        await step()


async def _page_through(pane: "LineView", step: Callable[[], Awaitable[None]]) -> None:
    """Go down a pane page by page. How many rows it has shows on the way: what was not seen yet is only estimated."""
    top = -1
    pane.scroll_to(y=0, animate=False, force=True)
    await step()
    while pane.scroll_offset.y > top:
        top = pane.scroll_offset.y
        pane.scroll_to(y=top + max(pane.size.height - 1, 1), animate=False, force=True)
        await step()


def run(folder: Path, words: Words) -> int:
    """Show words in the app on this terminal."""
    from tui.app.app import TieoutApp  # noqa: PLC0415 - as above

    app = TieoutApp(begun(folder, words))

    async def show(pilot: "Pilot[object]") -> None:
        await shown(pilot, words, lambda: None)
        app.exit(ALL_SHOWN)

    ended_with = app.run(auto_pilot=show)
    if app.fault is not None:
        raise app.fault
    return 0 if ended_with == ALL_SHOWN else 1


def main() -> int:
    """Show all escapes; or without protection some."""
    words = all_escapes()
    if "unsafe" in sys.argv:
        tui.domain.visible.visible = lambda text: text
        tui.domain.visible.visible_lines = lambda text: text
        words = {place: all_of_it[::10] for place, all_of_it in words.items()}
    return run(Path(sys.argv[1]), words)


if __name__ == "__main__":
    sys.exit(main())
