"""Every binding does what its line of the table says: pressed in the running app, with what is otherwise after it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.app.looking import Sight, desk_in, fill, typed
from tests.app.picturing import taken
from tests.making import reading_of
from tui.app.app import TieoutApp
from tui.app.keys import KEYS
from tui.app.screens.reading import ReadingScreen
from tui.app.widgets.article import ArticleView
from tui.app.widgets.bars import FooterBar
from tui.app.widgets.lines import ListView
from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.review import Status
from tui.domain.text import Span
from tui.session import Desk, Reading

SIZE = (120, 20)
"""So low that the text has to be scrolled."""
OPEN, DISPUTED = 3, 4
"""The figure that is selected first, and the one after it, of the report that is looked at."""
HOLDS, FAILS = 15, 21
"""The figures of a relation that holds and of one that fails."""
LONG = "\n".join(f"The {number}th line." for number in range(60))
WIDE = "\t".join(f"column {number} of many" for number in range(12))

Probe = Callable[[TieoutApp], object]


def reading_screen(app: TieoutApp) -> ReadingScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, ReadingScreen))


def selected(app: TieoutApp) -> object:
    """Which figure is selected."""
    return reading_screen(app).selected


def top(app: TieoutApp) -> object:
    """The first row of the text on the screen."""
    return reading_screen(app).query_one(ArticleView).scroll_offset.y


def cursor(app: TieoutApp) -> object:
    """The row of the list that the cursor is on."""
    return app.screen.query_one(ListView).cursor


def rows(app: TieoutApp) -> object:
    """How many rows the list has."""
    return app.screen.query_one(ListView).virtual_size.height


def focus(app: TieoutApp) -> object:
    """The name of what has the focus."""
    return app.focused and app.focused.id


def has_left(app: TieoutApp) -> object:
    """Whether the app is at its end."""
    return app.return_code == 0 and app._exit


def screen(app: TieoutApp) -> object:
    """What kind of screen is in front."""
    return type(app.screen).__name__


def width_of(pane: str) -> Probe:
    """Probe how many columns a pane has."""
    return lambda app: app.screen.query_one(pane).outer_size.width


def shows(words: str) -> Probe:
    """Probe whether some words stand on the screen."""
    return lambda app: any(words in row for row in taken(app).rows)


def says(words: str) -> Probe:
    """Probe whether the footer in front says some words."""
    return lambda app: words in "".join(word.text for word in app.screen.query_one(FooterBar).words(400))


def status(index: int) -> Probe:
    """Probe what was decided on a figure."""
    return lambda app: reading_screen(app).session.review(index).status


def ticks(app: TieoutApp) -> object:
    """The tick marks on the figure that a relation makes."""
    return reading_screen(app).session.review(HOLDS).ticks


def piece(app: TieoutApp) -> object:
    """Which piece of the page as printed is lit."""
    return app.screen._here  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Deed:
    """What a binding does."""

    first: Sequence[str]
    """What is pressed in the library before it."""
    probe: Probe
    """What is looked at."""
    after: object = True
    """What is seen after the key, and was not before."""
    fill: Callable[[Desk], None] = fill
    """What is in the library."""


def fill_long(desk: Desk) -> None:
    """Put a report of many lines in the library."""
    desk.begin(reading_of(LONG))


def fill_wide(desk: Desk) -> None:
    """Put a report with a wide table in the library."""
    starts = [0, *(at + 1 for at, character in enumerate(WIDE) if character == "\t")]
    cells = tuple(Cell(Span(at, at + len(words))) for at, words in zip(starts, WIDE.split("\t"), strict=True))
    made = reading_of(WIDE)
    table = Block(BlockKind.TABLE, Span(0, len(WIDE)), table=Table((cells,)))
    desk.begin(Reading(made.snapshot, replace(made.report, blocks=(table,))))


def beside(app: TieoutApp) -> object:
    """How far the tables are moved to the left."""
    return reading_screen(app).query_one(ArticleView).scroll_offset.x


READING = ("enter",)
OUTLINE = (*READING, "shift+tab")
ORIGINAL = (*READING, "p")
FOUND = (*READING, "slash", *typed("ships"), "enter")
GONE = ("x", "enter")

DEEDS = {
    "figure.next": Deed(READING, selected, DISPUTED),
    "figure.previous": Deed(READING, selected, OPEN - 1),
    "figure.next_open": Deed(READING, selected, 7),
    "figure.previous_open": Deed((*READING, "right_square_bracket"), selected, OPEN),
    "section.next": Deed(READING, selected, 8),
    "section.previous": Deed((*READING, *["right_curly_bracket"] * 2), selected, 8),
    "figure.verify": Deed(READING, status(OPEN), Status.VERIFIED),
    "figure.dispute": Deed(READING, status(OPEN), Status.DISPUTED),
    "figure.need_source": Deed(READING, status(OPEN), Status.NEEDS_SOURCE),
    "figure.exclude": Deed(READING, status(OPEN), Status.EXCLUDED),
    "figure.reopen": Deed((*READING, "J"), status(DISPUTED), Status.OPEN),
    "figure.repeat": Deed((*READING, "d"), status(7), Status.DISPUTED),
    "figure.note": Deed(READING, shows("Note on T-0004")),
    "figure.note_marked": Deed((*READING, "d"), shows("Note on T-0004")),
    "evidence.tie": Deed(READING, shows("Tie T-0004 100 to")),
    "evidence.open": Deed(READING, says("no evidence with an address")),
    "figure.tick": Deed(READING, shows("Tick mark: which work was done")),
    "figure.tag": Deed(READING, screen, "AskScreen"),
    "several.turn": Deed(READING, says("1 picked out")),
    "several.range": Deed(READING, says("a range begins here")),
    "several.all": Deed(READING, says("31 picked out")),
    "item.add": Deed(READING, shows("Pick a passage")),
    "item.edit": Deed(READING, shows("Edit the figure")),
    "item.split": Deed(READING, shows("Split: select the first part")),
    "review.undo": Deed((*READING, "v"), status(OPEN), Status.OPEN),
    "review.redo": Deed((*READING, "v", "u"), status(OPEN), Status.VERIFIED),
    "search.open": Deed(READING, focus, "prompt"),
    "search.next": Deed(FOUND, says("match 2 of 3")),
    "search.previous": Deed((*FOUND, "n"), says("match 1 of 3")),
    "filter.preset": Deed(READING, screen, "ChooseScreen"),
    "filter.expression": Deed(READING, shows("Show only what fits")),
    "jump.back": Deed((*READING, "right_curly_bracket"), selected, OPEN),
    "finding.next": Deed(READING, selected, FAILS),
    "finding.previous": Deed((*READING, *["right_curly_bracket"] * 4), selected, FAILS),
    "finding.list": Deed(READING, screen, "ChecksScreen"),
    "finding.take": Deed((*READING, *["J"] * (HOLDS - OPEN)), ticks, ("F",)),
    "finding.dismiss": Deed((*READING, "w"), shows("Why is this finding nothing?")),
    "report.original": Deed(READING, screen, "OriginalScreen"),
    "report.open": Deed(READING, says("only http and https addresses are opened")),
    "report.about": Deed(READING, shows("About this report")),
    "report.aside": Deed(READING, screen, "AsideScreen"),
    "report.anew": Deed(READING, shows("anew")),
    "report.lost": Deed(READING, says("every reviewed item has its place")),
    "report.summary": Deed(READING, shows("6 of 31 figures reviewed")),
    "report.sign": Deed(READING, shows("Sign this report")),
    "report.blind": Deed(READING, screen, "ConfirmScreen"),
    "figure.copy": Deed(READING, lambda app: app.clipboard.partition("\n")[0], "T-0004 100 open"),
    "figure.pipe": Deed(READING, shows("Hand the figure to a command")),
    "pane.zoom": Deed(READING, lambda app: reading_screen(app).zoomed, "article"),
    "pane.unzoom": Deed((*READING, "plus"), lambda app: reading_screen(app).zoomed, ""),
    "outline.filter": Deed(READING, lambda app: app.focused is not reading_screen(app).article),
    "outline.toggle": Deed(READING, lambda app: reading_screen(app).outline.display, after=False),
    "outline.narrow": Deed(READING, width_of("#outline"), 30),
    "outline.widen": Deed(READING, width_of("#outline"), 34),
    "card.widen": Deed(READING, width_of("#card"), 38),
    "card.narrow": Deed(READING, width_of("#card"), 34),
    "review.export": Deed(READING, screen, "ExportScreen"),
    "review.saved": Deed(READING, says("already saved")),
    "text.down": Deed(READING, top, 1, fill_long),
    "text.up": Deed((*READING, "j", "j"), top, 1, fill_long),
    "text.page_down": Deed(READING, lambda app: top(app) in {16, 17}, fill=fill_long),
    "text.page_up": Deed((*READING, "space"), top, 0, fill_long),
    "text.half_down": Deed(READING, lambda app: top(app) in {8, 9}, fill=fill_long),
    "text.half_up": Deed((*READING, "ctrl+d"), top, 0, fill_long),
    "text.top": Deed((*READING, "G"), top, 0, fill_long),
    "text.bottom": Deed(READING, shows("The 59th line"), fill=fill_long),
    "text.left": Deed((*READING, "right"), beside, 0, fill_wide),
    "text.right": Deed(READING, lambda app: app.screen.query_one(ArticleView).scroll_offset.x > 0, fill=fill_wide),
    "outline.fold": Deed((*OUTLINE, "g", "j"), rows, 5),
    "outline.unfold": Deed((*OUTLINE, "g", "j", "h"), rows, 6),
    "outline.turn": Deed((*OUTLINE, "g", "j"), rows, 5),
    "outline.fold_all": Deed(OUTLINE, rows, 4),
    "outline.unfold_all": Deed((*OUTLINE, "minus"), rows, 6),
    "library.add": Deed((), focus, "address"),
    "library.search": Deed((), shows("Search the whole library")),
    "library.filter": Deed((), focus, "filter"),
    "library.sort": Deed((), says("by title")),
    "library.tag": Deed((), shows("Tags of Harbour")),
    "library.remove": Deed((), shows("Remove this report?")),
    "library.unremove": Deed(GONE, rows, 4),
    "library.removed": Deed(GONE, shows("Removed reports")),
    "library.tour": Deed((), screen, "OpeningScreen"),
    "library.blind": Deed((), screen, "ConfirmScreen"),
    "original.next": Deed(ORIGINAL, piece, 2),
    "original.previous": Deed((*ORIGINAL, "J"), piece, 1),
    "original.next_aside": Deed(ORIGINAL, says("not the body: copyright notice")),
    "original.previous_aside": Deed(ORIGINAL, says("not the body: navigation")),
    "original.turn": Deed((*ORIGINAL, "]"), shows("again")),
    "checks.verdict": Deed((*READING, "percent_sign"), rows, 1),
    "checks.compare": Deed((*READING, "percent_sign"), shows("Hold it against")),
    "aside.take_up": Deed((*READING, "A"), says("taken up, saved")),
    "list.down": Deed((), cursor, 1),
    "list.up": Deed(("j", "j"), cursor, 1),
    "list.page_down": Deed((), cursor, 3),
    "list.page_up": Deed(("G",), cursor, 0),
    "list.top": Deed(("G",), cursor, 0),
    "list.bottom": Deed((), cursor, 3),
    "list.pick": Deed((), screen, "ReadingScreen"),
    "pane.next": Deed(READING, focus, "card"),
    "pane.previous": Deed(READING, focus, "outline"),
    "settings.open": Deed((), screen, "SettingsScreen"),
    "help.open": Deed((), screen, "HelpScreen"),
    "app.palette": Deed((), screen, "CommandPalette"),
    "app.cancel": Deed((*READING, "m"), says("nothing is picked out any more")),
    "app.back": Deed(READING, screen, "LibraryScreen"),
    "app.leave": Deed(READING, has_left),
}
"""What each binding does, by its id."""


def test_every_binding_is_pressed_here() -> None:
    assert set(DEEDS) == {key.id for key in KEYS}


@pytest.mark.parametrize(("name", "pressed"), [(key.id, one) for key in KEYS for one in key.keys.split(",")])
async def test_a_key_does_what_the_table_says(tmp_path: Path, name: str, pressed: str) -> None:
    deed = DEEDS[name]
    with closing(desk_in(tmp_path)) as desk:
        deed.fill(desk)
        app = TieoutApp(desk)
        async with app.run_test(size=SIZE) as pilot:
            sight = Sight(app, pilot)
            await sight.settle()
            await sight.press(*deed.first)
            assert deed.probe(app) != deed.after
            await sight.press(pressed)
            assert deed.probe(app) == deed.after
