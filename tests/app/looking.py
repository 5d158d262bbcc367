"""Every screen that is looked at, and the keys that lead there; with a report that has one of everything.

Nothing here depends on the machine, the hour or the speed: the report is made without the readers, the clock stands
still but for millionths of a second, and what is being read is never read to its end.
"""

import threading
from collections.abc import Awaitable, Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from msgspec.structs import replace
from textual.pilot import Pilot

from tests.app.picturing import taken
from tests.making import START, reading_of, reading_with_findings
from tui.app.app import TieoutApp
from tui.app.screens.adding import AddingScreen
from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.figure import SetAside
from tui.domain.report import Aside, Block, BlockKind, Cell, Repair, Report, Table
from tui.domain.review import Status
from tui.domain.text import Span
from tui.errors import FetchError
from tui.session import Desk, Missed, Place, Places, Read, Reading, Rereading
from tui.settings import Settings
from tui.store.database import Store

SETTINGS_FILE = Path("/home/ada/.config/tieout/settings.toml")
FOLDER = Path("/home/ada/reviews")
TITLE = "Harbour and city in 2025 港口与城市"
TABLE = (("quarter", "ships", "storms", "loads"), ("first", "120", "7", "18000"), ("second", "145", "2", "21500"))
PROSE = """\
This is the year of the harbour, as 4 offices saw it.
# 一、监管更加严格
全年抽查54个项目，抽样235组，合格率达100%；销毁不合格产品5203公斤，涉及企业16家，比2024年减少3家。
## 产品质量
完成抽查14批次，其中食品2667批次，药品96批次。
# 2. Results for the year
The first half brought 265 ships, 120 + 145 = 265 by the log, and 9 storms.
Sheds cost 31 and piers 47 thousand, 31 + 47 = 87 as the office has it; 16 new cranes stand at the western pier.
## Quarters
"""
LAST = "# 3. Outlook\nIn 2026 the office counts on 300 ships. Another 12 cranes are planned."
GONE = "Once there were 77 lighthouses.\n"
UNCHECKED = frozenset({"2024", "2025", "2026"})
ENDLESS = frozenset({"reading", "adding"})
"""The names of the workers that wait for what a desk reads."""
KEPT_SO_FAR = 2
"""How many of the places are read, where many are being read."""


def reading(before: str = "") -> Reading:
    """Return a reading with sections, a table, findings, repairs, numerals set aside and what is not the body."""
    rows = "\n".join("\t".join(row) for row in TABLE)
    text = f"{before}{PROSE}{rows}\n{LAST}"
    made = reading_with_findings(text)
    figures = tuple(replace(f, checkable=f.span.of(text) not in UNCHECKED) for f in made.report.numerals.figures)
    ordinal, repaired = text.index("first half"), text.index("5203")
    aside = (SetAside(Span(ordinal, ordinal + len("first")), "ordinal"), SetAside(Span(0, 4), "part of a name"))
    report = replace(
        made.report,
        title=TITLE,
        publisher="The harbour office",
        blocks=_blocks(made.report, text.index(rows), rows),
        numerals=replace(made.report.numerals, figures=figures, set_aside=aside),
        repairs=(Repair(Span(repaired, repaired + 4), "5 203", "space inside a number"),),
        aside=(
            Aside("navigation", "Home  News  Contact", 0),
            Aside("copyright notice", "© 2025 The harbour office. All rights reserved.", len(text)),
        ),
    )
    return Reading(made.snapshot, report)


def _blocks(report: Report, start: int, rows: str) -> tuple[Block, ...]:
    """Return the report's blocks with the rows from `start` on as one table."""
    lines: list[tuple[Cell, ...]] = []
    at = start
    for number, row in enumerate(TABLE):
        cells = []
        for words in row:
            cells.append(Cell(Span(at, at + len(words)), header=number == 0))
            at += len(words) + 1
        lines.append(tuple(cells))
    table = Block(BlockKind.TABLE, Span(start, start + len(rows)), table=Table(tuple(lines)))
    others = [block for block in report.blocks if not table.span.contains(block.span)]
    return tuple(sorted([*others, table], key=lambda block: block.span.start))


class StillDesk(Desk):
    """A desk that never comes to the end of what it reads."""

    answer: Reading | FetchError | None = None
    """What it reads at once all the same."""

    def __init__(self, store: Store, settings: Settings, *, clock: Callable[[], datetime]) -> None:
        super().__init__(store, settings, clock=clock)
        self._is_over = threading.Event()

    def close(self) -> None:
        """Let go of what is being read."""
        self._is_over.set()
        super().close()

    def read(  # type: ignore[override]
        self, location: str, *, progress: Callable[[str], None], **_: object
    ) -> Reading:
        if isinstance(self.answer, Reading):
            return self.answer
        if self.answer is not None:
            raise self.answer
        progress("finding the figures")
        self._is_over.wait()
        raise FetchError(f"{location} was given up.")

    def read_again(self, rereading: Rereading, **_: object) -> Reading:
        self._is_over.wait()
        raise FetchError(f"{rereading.source.location} was given up.")

    def read_all(  # type: ignore[override]
        self, places: Sequence[Place], **_: object
    ) -> Generator[Read, None, None]:
        for place in places[:KEPT_SO_FAR]:
            yield Read(place, reading_of(f"{place.location} has 7 sheds.", location=place.location))
        self._is_over.wait()


def desk_in(folder: Path, theme: str = "tieout-dark") -> StillDesk:
    """Return a desk with an empty store."""
    moments = (START + timedelta(microseconds=number) for number in count())
    clock: Callable[[], datetime] = lambda: next(moments)  # noqa: E731 - a clock is a callable
    return StillDesk(Store.open(folder), Settings(reviewer="Ada", theme=theme), clock=clock)


def fill(desk: Desk) -> None:
    """Put some reports in the library, the one that is looked at last."""
    for number, (name, title) in enumerate((("alpha", "Alpha"), ("beta", "贝塔：年度报告"), ("gamma", "Gamma " * 12))):
        made = reading_of(f"{name} has 1 thing. And 2 more. Then 3.", location=f"/home/ada/reports/{name}.txt")
        session = desk.begin(replace(made, report=replace(made.report, title=title.strip())))
        session.mark(range(number), (Status.DISPUTED, Status.VERIFIED)[number % 2])
        desk.tag(session.report_id, ("audit", "2025")[:number])
    begun = desk.begin(reading())
    begun.mark((0, 1, 2), Status.VERIFIED)
    begun.mark((4,), Status.DISPUTED)
    begun.mark((5,), Status.NEEDS_SOURCE)
    begun.mark((8,), Status.EXCLUDED)
    begun.note(4, "The bulletin has 5,230 kg.")
    begun.tick((4,), "F")
    begun.tag((4,), "later")
    begun.set_evidence(4, (Evidence(EvidenceKind.QUOTE, title="Annex 2", quote="5,230 kg in all", value="5230"),))


def fill_with_lost(desk: Desk) -> None:
    """Put a report in the library of which a reviewed item is not found again."""
    begun = desk.begin(reading(GONE))
    begun.mark((0,), Status.DISPUTED)
    begun.note(0, "There are three.")
    desk.begin(reading())


@dataclass(frozen=True, slots=True)
class Sight:
    """The app that is looked at."""

    app: TieoutApp
    pilot: Pilot[int]

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until all is drawn, and no worker is busy but those of a desk that never comes to an end."""
        await self.pilot.pause()
        while not (self.app._turns.is_over or self.app._exit):
            await self.pilot.pause()
        while busy := [worker for worker in self.app.workers if worker.name not in ENDLESS]:
            await self.app.workers.wait_for_complete(busy)
            await self.pilot.pause()

    async def wait_for(self, words: str) -> None:
        """Wait until some words stand on the screen."""
        while not any(words in row for row in taken(self.app).rows):
            await self.settle()


async def as_it_is(sight: Sight) -> None:
    """Look at what the keys led to."""


async def try_what_is_not_there(sight: Sight) -> None:
    """Open a file that can't be read."""
    sight.app.desk.answer = FetchError("There is no file “nowhere.pdf” here.", "Check the path.")  # type: ignore[attr-defined]
    await sight.press("a", *"nowhere", "enter")


async def open_a_page(sight: Sight) -> None:
    """Begin to open an address."""
    await sight.press("a", *"https", "colon", "slash", "slash", *"harbour", "enter")


async def add_a_folder(sight: Sight) -> None:
    """Begin to read a folder of which two files are read and one can't be."""
    places = tuple(Place(f"/home/ada/reports/{name}.txt") for name in ("one", "two", "three", "four"))
    missed = (Missed("/home/ada/reports/scan.pdf", FetchError("This file can't be opened.", "Look at its rights.")),)
    await sight.app.push_screen(AddingScreen(sight.app.desk, Places(places, missed)))


async def fetch_anew(sight: Sight) -> None:
    """Fetch the report anew, when other words stand in it."""
    made = reading_of("Sheds cost 31 and piers 48 thousand.", location="/reports/one.txt")
    sight.app.desk.answer = made  # type: ignore[attr-defined]
    await sight.press("enter", "R")


async def take_the_tour(sight: Sight) -> None:
    """Begin the tour, and take its first step."""
    sight.app.desk.answer = reading()  # type: ignore[attr-defined]
    await sight.press("ctrl+t")
    await sight.wait_for("tour 1 of")
    await sight.press("J")


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at."""

    name: str
    """What the picture is called."""
    keys: Sequence[str] = ()
    """What is pressed in the library."""
    fill: Callable[[Desk], None] | None = fill
    """What puts reports there; None for none."""
    reach: Callable[[Sight], Awaitable[None]] = as_it_is
    """What else has to be done."""
    language: str = "en"
    """What is spoken."""
    shows: str = ""
    """Words to wait for, where something goes on beside the keys."""


def typed(words: str) -> tuple[str, ...]:
    """Return the keys that type some words into a field."""
    names = {":": "colon", ">": "greater_than_sign", "/": "slash", " ": "space"}
    return tuple(names.get(character, character) for character in words)


LOOKS = (
    Look("library"),
    Look("library-empty", fill=None),
    Look("library-filtered", ("f", *typed("年度"))),
    Look("library-trouble", reach=try_what_is_not_there, shows="There is no file"),
    Look("library-searched", ("slash", *typed("ships"), "enter"), shows="3 places"),
    Look("library-tags", ("j", "j", "number_sign")),
    Look("tour", fill=None, reach=take_the_tour, shows="tour 2 of"),
    Look("opening", reach=open_a_page, shows="finding the figures"),
    Look("adding", fill=None, reach=add_a_folder, shows="2 kept"),
    Look("reading", ("enter",)),
    Look("reading-disputed", ("enter", "J")),
    Look("reading-outline", ("enter", "shift+tab", "j", "j")),
    Look("reading-card", ("enter", "J", "tab", "j")),
    Look("reading-zoomed", ("enter", "plus")),
    Look("reading-table", ("enter", *["right_curly_bracket"] * 3)),
    Look("reading-finding", ("enter", "w")),
    Look("reading-searching", ("enter", "slash", *typed("ships"))),
    Look("reading-found", ("enter", "slash", *typed("抽查"), "enter")),
    Look("reading-filtered", ("enter", "F", *typed("value:>100"), "enter")),
    Look("reading-picked", ("enter", "m", "J", "J", "V", "J", "J")),
    Look("confirming", ("enter", "M", "d")),
    Look("as-printed", ("enter", "p", "right_square_bracket")),
    Look("about", ("enter", "i")),
    Look("aside", ("enter", "A", "j")),
    Look("checks", ("enter", "percent_sign")),
    Look("lost", ("enter", "J", "L"), fill=fill_with_lost),
    Look("summary", ("enter", "S")),
    Look("note", ("enter", "J", "c")),
    Look("tie", ("enter", "J", "t")),
    Look("evidence", ("enter", "t", "enter")),
    Look("tick-mark", ("enter", "T")),
    Look("passage", ("enter", "e")),
    Look("export", ("enter", "ctrl+e")),
    Look("anew", reach=fetch_anew, shows="Take the new reading"),
    Look("settings", ("comma",)),
    Look("help", ("enter", "question_mark")),
    Look("help-searched", ("question_mark", *typed("undo"))),
    Look("palette", ("enter", "ctrl+p", *typed("disp")), shows="Disputed, and on"),
    Look("chinese-library-empty", fill=None, language="zh"),
    Look("chinese-reading", ("enter", "J"), language="zh"),
    Look("chinese-summary", ("enter", "S"), language="zh"),
    Look("chinese-library", language="zh"),
    Look("chinese-settings", ("comma",), language="zh"),
    Look("chinese-help", ("enter", "question_mark"), language="zh"),
)
