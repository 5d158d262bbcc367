"""The Textual app: it holds the desk, opens reports and moves between screens."""

import gc
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType

from tui import paths
from tui.app import styles
from tui.app.activity import Activity
from tui.app.asked import Leavable, Watchful
from tui.app.choice import Turned
from tui.app.errands import ErrandsApp
from tui.app.escapes import apart
from tui.app.keys import bindings, take_own
from tui.app.messages import (
    AnewWanted,
    ChoicesMade,
    DamageFound,
    ReportPicked,
    ReportWanted,
)
from tui.app.palette import key_commands, open_palette
from tui.app.preferences import Preferences
from tui.app.screens import ConfirmScreen, OpeningScreen
from tui.app.screens.too_small import TooSmallScreen, is_too_small
from tui.app.screens.whole import WholeScreen
from tui.app.takeover import Ahead
from tui.app.telling import same_as, tell_error
from tui.app.themes import DARK, THEMES
from tui.domain.text import Span
from tui.errors import DamagedError, FetchError, StoreError, TieoutError
from tui.language import retold, spoken
from tui.session import Desk

# Screens and what few keys need are imported where they are used: nobody waits for the others before the first paint.
if TYPE_CHECKING:
    from tui.app.screens.opening import ReadIt
    from tui.app.screens.reading import ReadingScreen
    from tui.domain.difference import Difference
    from tui.session import Kept, Reading, ReviewSession

_NOTHING_THERE = FetchError("There is nothing to read in this folder.", "Name a file, an address or another folder.")
_COLLECTED_AFTER = (20_000, 20, 50)
"""How many new objects, and how many rounds, the collector waits for: a screen makes thousands that stay."""
_WORKS_ON_S = 0.001
"""How long a thread works on while another one waits for its turn: a key never waits longer for what is done beside."""
_STARTED_S = 1.0
"""How long after its first screen the app is taken for started."""


class TieoutApp(ErrandsApp):
    """tieout in a terminal."""

    TITLE = "tieout"
    COMMANDS: ClassVar = {key_commands}
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")

    def __init__(
        self,
        desk: Desk,
        location: str = "",
        *,
        stdin: bytes | None = None,
        encoding: str = "",
        notice: str = "",
        ahead: Ahead | None = None,
    ) -> None:
        """Show the desk's library, or open a report at once; see `run_app`."""
        # With the first screen's own styles from the beginning all of them are parsed once.
        super().__init__(desk, ahead, [styles.SHARED, styles.READING if location else styles.LIBRARY])
        self._first_location = location
        self._stdin = stdin
        self._encoding = encoding
        self._notice = notice
        self._preferences = Preferences(self, paths.settings_file())
        self.failure: TieoutError | None = None
        self.activity = Activity()
        self._is_damage_told = False
        # Before Textual parses its styles: each theme that is set later makes it parse them again.
        for theme in THEMES:
            self.register_theme(theme)
        self._use_settings()

    def on_mount(self) -> None:
        """Show the first screen."""
        if not (self._first_location and self._resume(self._first_location, self._encoding)):
            self._show_library()
            if self._first_location:
                self.open_report(self._first_location, self._encoding)

    def on_ready(self) -> None:
        """Show what there is, and collect what is left over later, if that waits: no first key is to wait for it."""
        if isinstance(self.screen, WholeScreen):
            self.screen.draw_first()
        if not gc.isenabled():
            self.set_timer(_STARTED_S, gc.enable)

    def _resume(self, location: str, encoding: str = "") -> bool:
        """Go on with a report that the store has as it stands in its file; say whether there is nothing to be read."""
        is_first, session = location == self._first_location, None
        try:
            session = self.desk.resume_same(location, encoding)
        except StoreError as error:
            self._opening_failed(error, is_first=is_first)
            return True
        if session is not None:
            self._first_location = ""
            self._review(session, notice=same_as(session, str(paths.named(location).absolute())))
        return session is not None

    def _review(
        self,
        session: "ReviewSession",
        at: tuple[str, Span | None] = ("", None),
        *,
        tour: bool = False,
        notice: str = "",
        turned: Turned | None = None,
    ) -> None:
        """Show a review. The library comes when it is left: nobody waits for a screen behind the first."""
        from tui.app.screens.reading import ReadingScreen  # noqa: PLC0415 - as above
        from tui.app.screens.reading.sizing import PaneSizes  # noqa: PLC0415 - as above

        sizes = PaneSizes(self.desk.settings.panes, self._preferences.keep_panes)
        told, self._notice = f"{self._notice}{notice}".strip(), ""
        screen = ReadingScreen(
            session, at, sizes=sizes, activity=self.activity, ahead=self.ahead, tour=tour, notice=told, turned=turned
        )
        self.push_screen(screen, self._left)

    def _left(self, _: None) -> None:
        from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 - as above

        if not any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self._show_library()

    def _show_library(self) -> None:
        from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 - as above

        self.push_screen(LibraryScreen(self.desk, self.ahead, self._notice))
        if not self._first_location:  # or else it is told in the report that is being opened
            self._notice = ""

    @property
    def _reading(self) -> "ReadingScreen | None":
        """The review that is on the screen."""
        from tui.app.screens.reading import ReadingScreen  # noqa: PLC0415 - as above

        return self.screen if isinstance(self.screen, ReadingScreen) else None

    def _use_settings(self) -> None:
        """Take theme and keys from the settings; what makes no sense is told, and the defaults hold."""
        settings = self.desk.settings
        self.show_theme(settings.theme if settings.theme in self.available_themes else DARK.name)
        if settings.theme not in self.available_themes:
            self._notice = f"{spoken('There is no theme “{theme}”.', theme=settings.theme)} {self._notice}"
        try:
            self.set_keymap(take_own(settings.preset, settings.keys))
        except TieoutError as error:
            self._notice = f"{retold(error.message)} {retold(error.hint)} {self._notice}"
            self.set_keymap(take_own("vim", {}))

    def action_settings_open(self) -> None:
        """Show the settings."""
        from tui.app.screens.settings import SettingsScreen  # noqa: PLC0415 - as above

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(self._preferences.screen())

    def show_in_language(self) -> None:
        """Make the screens anew in the language that is spoken now, and show the settings again."""
        from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 - as above

        reviews = self.reviews()
        has_library = any(isinstance(screen, LibraryScreen) for screen in self.screen_stack)
        for review in reviews:
            review.keep_place()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if has_library:
            self._show_library()
        for review in reviews:
            self._review(review.session)
        self.action_settings_open()

    async def on_event(self, event: events.Event) -> None:
        """Take in that the reviewer does something, before the key or the mouse does it."""
        if isinstance(event, events.InputEvent):
            self.activity.touch()
        for part in apart(event, self.focused) if isinstance(event, events.Key) else (event,):
            await super().on_event(part)
        if isinstance(event, events.InputEvent | events.AppFocus) and isinstance(self.screen, Watchful):
            self.screen.touched()

    def end_by(self, number: int) -> None:
        """Keep the place in the review, and leave because of a signal."""
        self._keep_places()
        super().end_by(number)

    def _keep_places(self) -> None:
        for review in self.reviews():
            review.keep_place()

    def on_resize(self, event: events.Resize) -> None:
        """Stand in with a notice while the terminal is too small."""
        if is_too_small(event.size) and not isinstance(self.screen, TooSmallScreen):
            self.push_screen(TooSmallScreen())
        elif not is_too_small(event.size) and isinstance(self.screen, TooSmallScreen):
            self.pop_screen()

    def on_damage_found(self, message: DamageFound) -> None:
        """Offer to look at what is damaged and to restore it: once, so that the reviewer may go on for now."""
        if self._is_damage_told:
            return
        self._is_damage_told = True
        from tui.app.mending import damage_lines  # noqa: PLC0415 - as above

        screen = ConfirmScreen(spoken("The store is damaged"), damage_lines(message.error))
        self.push_screen(screen, partial(self._leave_to_mend, message.error))

    def _leave_to_mend(self, error: DamagedError, agreed: bool | None) -> None:
        if agreed:
            self.failure = error
            self.exit()

    # Opening

    def on_tour_wanted(self) -> None:
        """Open the sample report, and show the reviewer around."""
        from tui.app.tour import sample_path  # noqa: PLC0415 - as above

        self.open_report(sample_path(), tour=True)

    def open_report(self, location: str, encoding: str = "", *, tour: bool = False) -> None:
        """Read an address or a file and show it, with a tour if asked."""
        read = partial(self._read_and_keep, partial(self.desk.read, location, encoding=encoding, stdin=self._stdin))
        self.push_screen(
            OpeningScreen(spoken("Opening {location}", location=location), read), partial(self._opened, location, tour)
        )

    def _read_and_keep(
        self, read: "ReadIt[Reading]", *, progress: Callable[[str], None], cancelled: threading.Event
    ) -> "Reading | Kept":
        """Read and keep a report, in a thread: neither that nor what its review is imported for holds a key up."""
        import tui.app.screens.reading  # noqa: F401, PLC0415 - as above

        return self.desk.keep_apart(read(progress=progress, cancelled=cancelled), cancelled)

    def _opened(self, location: str, tour: bool, result: "Reading | Kept | TieoutError | None") -> None:
        is_first = location == self._first_location
        self._first_location = ""
        if isinstance(result, TieoutError):
            self._opening_failed(result, is_first=is_first)
        elif result is not None:
            try:
                session = self.desk.go_on(result)
            except StoreError as error:
                self._opening_failed(error, is_first=is_first)
            else:
                self._review(session, tour=tour, notice=same_as(session, result.location))

    def _opening_failed(self, error: TieoutError, *, is_first: bool) -> None:
        """Say why: in the shell when the report was named there, else in the library."""
        if is_first:
            self.failure = error
            self.exit()
            return
        from tui.app.screens.library import LibraryScreen  # noqa: PLC0415 - as above

        if isinstance(self.screen, LibraryScreen):
            self.screen.tell_trouble(error)
        else:
            tell_error(self.screen, error)

    def on_choices_made(self, message: ChoicesMade) -> None:
        """Read a report again with another choice of what is its body, and go on with that reading."""
        try:
            rereading = self.desk.choose(message.session, message.choices)
        except StoreError as error:
            tell_error(self.screen, error)
            return
        self._keep_places()
        read = partial(self._read_and_keep, partial(self.desk.read_again, rereading))
        title = spoken("Reading {name} again", name=message.session.report.name)
        turned = Turned(message.session.report.choices, message.takes_back)
        self.push_screen(OpeningScreen(title, read), partial(self._read_again, turned=turned))

    def _read_again(self, result: "Reading | Kept | TieoutError | None", turned: Turned | None = None) -> None:
        if isinstance(result, TieoutError):
            tell_error(self.screen, result)
        elif result is not None and self._reading is not None:
            from tui.app.consequences import turned_words  # noqa: PLC0415 - as above

            old = self._reading.session.report
            try:
                session = self.desk.go_on(result)
            except StoreError as error:
                tell_error(self.screen, error)
            else:
                self.pop_screen()
                made = turned_words(old, session.report, turned) if turned else ""
                self._review(session, notice=made, turned=turned)

    def on_anew_wanted(self, message: AnewWanted) -> None:
        """Fetch a report anew, and show what changed before anything of it is taken."""
        source, name = message.session.report.source, message.session.report.name
        if source.location == "-":
            error = FetchError("This report came from a pipe and can't be fetched anew.", "Pipe it in again: tieout -")
            tell_error(self.screen, error)
            return
        read = partial(self.desk.read, source.location, encoding=source.chosen_charset)
        compared = partial(self._read_and_compare, message.session.report_id, read)
        self.push_screen(OpeningScreen(spoken("Fetching {name} anew", name=name), compared), self._show_difference)

    def _read_and_compare(
        self, report_id: str, read: "ReadIt[Reading]", *, progress: Callable[[str], None], cancelled: threading.Event
    ) -> "tuple[Reading, Difference]":
        """Read a report and compare it with its present reading, in a thread."""
        reading = read(progress=progress, cancelled=cancelled)
        with closing(self.desk.apart()) as desk:
            return desk.difference(report_id, reading)

    def _show_difference(self, result: "tuple[Reading, Difference] | TieoutError | None") -> None:
        if isinstance(result, TieoutError):
            tell_error(self.screen, result)
        elif result is not None:
            from tui.app.differing import difference_lines  # noqa: PLC0415 - as above

            reading, difference = result
            screen = ConfirmScreen(spoken("Take the new reading?"), difference_lines(difference))
            self.push_screen(screen, partial(self._take_reading, reading))

    def _take_reading(self, reading: "Reading", agreed: bool | None) -> None:
        if agreed:
            self._keep_places()
            title = spoken("Reading {name} again", name=reading.report.name)
            kept = partial(self._read_and_keep, partial(_as_it_was_read, reading))
            self.push_screen(OpeningScreen(title, kept), self._read_again)

    def on_report_wanted(self, message: ReportWanted) -> None:
        """Open what was typed in the library: one report, or all of a folder."""
        if not paths.is_folder(paths.named(message.location)):
            if not self._resume(message.location):
                self.open_report(message.location)
            return
        from tui.app.screens.adding import AddingScreen  # noqa: PLC0415 - as below
        from tui.session import find_places  # noqa: PLC0415 - it loads what reads lists of places

        places = find_places((message.location,))
        if places.wanted:
            self.push_screen(AddingScreen(self.desk, places))
        else:
            self._opening_failed(_NOTHING_THERE, is_first=False)

    def on_report_picked(self, message: ReportPicked) -> None:
        """Go on with a report of the library."""
        try:
            session = self.desk.resume(message.report_id)
        except StoreError as error:
            tell_error(self.screen, error)
            return
        self._review(session, (message.item_id, message.span))

    def action_pane_next(self) -> None:
        """Go to the next pane."""
        self.action_focus_next()

    def action_pane_previous(self) -> None:
        """Go to the previous pane."""
        self.action_focus_previous()

    def action_help_open(self) -> None:
        """Show all keys."""
        from tui.app.screens.sheets import HelpScreen  # noqa: PLC0415 - as above

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "PLACE", "")))

    def action_app_palette(self) -> None:
        """Open the command palette."""
        open_palette(self)

    def action_app_back(self) -> None:
        """Go back one screen; from the library, leave."""
        if isinstance(self.screen, Leavable):
            self.screen.action_app_back()

    def action_app_cancel(self) -> None:
        """Give up a search or a field; nothing is left by it."""
        if isinstance(self.screen, Leavable):
            self.screen.action_app_cancel()


def _as_it_was_read(reading: "Reading", *, progress: Callable[[str], None], cancelled: threading.Event) -> "Reading":
    """Return what was read before."""
    del progress, cancelled
    return reading


def run_app(
    desk: Desk,
    location: str = "",
    *,
    stdin: bytes | None = None,
    encoding: str = "",
    notice: str = "",
    ahead: Ahead | None = None,
) -> int:
    """Run the app until the reviewer leaves.

    Args:
        desk: The open desk; it stays open.
        location: An address, a path or `-` to open at once; empty for the library.
        stdin: The bytes for `-`; the terminal itself has to be the standard input by now.
        encoding: The charset of `location`, when the user says so.
        notice: Something to tell the reviewer first, a line.
        ahead: What may have shown a screen already, and keeps those that are left for the next start.

    Returns:
        The exit code.

    Raises:
        TieoutError: What kept `location` from being opened; the app has ended.
        Exception: The fault of the program that ended the app.
    """
    # What was imported stays: the collector need not look at it again and again, nor at each key. `on_ready` has it on.
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)
    sys.setswitchinterval(_WORKS_ON_S)
    app = TieoutApp(desk, location, stdin=stdin, encoding=encoding, notice=notice, ahead=ahead)
    code = app.run()
    ended_by = app.fault or app.failure
    if ended_by is not None:
        raise ended_by
    return code if code is not None else app.return_code or 0
