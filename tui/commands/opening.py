"""`tieout [PATH|URL|- …]`: the app, on one report or on the library."""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

from tui.commands.choosing import chosen_settings
from tui.commands.ended import ended_by, ending_in_order
from tui.commands.lastscreen import LastScreens
from tui.commands.openssl import without_openssl
from tui.commands.working import back_up, store_folder
from tui.ending import SIGNALLED, EndedError
from tui.errors import DamagedError, FetchError, TieoutError
from tui.language import retold, spoken
from tui.session import Desk
from tui.store.database import Store

if TYPE_CHECKING:
    from tui.commands.add import Summary
    from tui.session import Places

_INPUT = "-"
"""What stands for the input among the places."""
_LARGEST_INPUT_BYTES = 20_000_000
SERVED = "TEXTUAL_DRIVER"
"""The environment variable by which Textual is told that a browser shows it; there is no terminal then."""
_TERMINAL = Path("/dev/tty")
_NO_SCREEN = frozenset({"dumb", "unknown"})
"""What terminals without cursor addressing call themselves (terminfo)."""
_NONE_READ = FetchError("None of these could be read.", "The reasons stand above.")


class Run(Protocol):
    """Shows a report or the library until the reviewer leaves, and returns the exit code."""

    def __call__(
        self, desk: Desk, location: str = "", *, stdin: bytes | None = None, encoding: str = "", notice: str = ""
    ) -> int:
        """Run until the reviewer leaves."""


def open_app(
    locations: Sequence[str],
    *,
    store: str | None,
    screens: LastScreens,
    encoding: str = "",
    linear: bool = False,
    blind: bool = False,
) -> int:
    """Show the app until the reviewer leaves, and return the exit code.

    One report is read in the app; several are read first, with their progress in the terminal, and the library shown.

    Args:
        locations: What to open; nothing for the library.
        store: The store's folder, when the user named one.
        screens: What reviews were left with.
        encoding: The charset of the report, when the user says so.
        linear: Whether the user asked for lines and prompts instead of the screen.
        blind: Whether the reviews that are opened are to be blind.

    Raises:
        TieoutError: There is no terminal, the store can't be opened, or no report can be read.
    """
    stdin = _taken_input() if _INPUT in locations else None
    run = runner(linear=linear)
    is_linear = run is run_linear
    if run is run_screen:
        run = partial(run_screen, screens=screens)
    places = _places(locations) if locations else None
    settings, settings_error = chosen_settings()
    folder = store_folder(store)

    def show(places: "Places | None", notice: str = "") -> int:
        desk = Desk(Store.open(folder) if is_linear else _opened(folder, screens), settings)
        desk.begins_blind = blind
        try:
            told = f"{notice}{_notice(desk, settings_error)}"
            return _shown(desk, places, run, encoding=encoding, stdin=stdin, notice=told)
        finally:
            screens.settle()
            back_up(desk)
            desk.close()
            screens.keep()

    try:
        return show(places)
    except DamagedError as error:
        if is_linear or not _is_restored(folder, error):
            raise
    again = places if places is not None and len(places.wanted) == 1 else None
    return show(again, notice=spoken("The store is whole again. "))


def _places(locations: Sequence[str]) -> "Places":
    from tui.session import find_places  # noqa: PLC0415 - the library needs none

    return find_places(locations)


def _shown(desk: Desk, places: "Places | None", run: Run, *, encoding: str, stdin: bytes | None, notice: str) -> int:
    """Show one report, or read several and show the library, or show it alone; return the exit code.

    Raises:
        TieoutError: No report can be read, or the store is damaged.
    """
    if places is not None and (len(places.wanted) != 1 or places.missed):
        from tui.commands.add import add  # noqa: PLC0415 - one report is opened without it
        from tui.session import Manner  # noqa: PLC0415 - as above

        summary = add(desk, places, Manner(encoding=encoding, stdin=stdin))
        _refuse_none(summary)
        return run(desk, notice=f"{_unread(summary)}{notice}")
    location = places.wanted[0].location if places is not None else ""
    return run(desk, location, stdin=stdin, encoding=encoding, notice=notice)


def _opened(folder: Path, screens: LastScreens) -> Store:
    """Open the store; when it is damaged, offer to restore it first.

    Raises:
        StoreError: It can't be opened, or is damaged and was left as it is.
    """
    try:
        return Store.open(folder)
    except DamagedError as error:
        screens.withdraw()
        if not _is_restored(folder, error):
            raise
    return Store.open(folder)


def _is_restored(folder: Path, error: DamagedError) -> bool:
    """Show what is damaged and offer to restore it; say whether that was done."""
    from tui.app.mending import offer_restore  # noqa: PLC0415 - only a damaged store needs it

    return offer_restore(folder, error)


def _refuse_none(summary: "Summary") -> None:
    """Raise why nothing could be read, when nothing could."""
    if not summary.kept:
        raise summary.all_unread[0].error if len(summary.all_unread) == 1 else _NONE_READ


def _unread(summary: "Summary") -> str:
    count = len(summary.all_unread)
    return spoken("{count} could not be read: see the terminal after you leave. ", count=count) if count else ""


def run_screen(
    desk: Desk,
    location: str = "",
    *,
    stdin: bytes | None = None,
    encoding: str = "",
    notice: str = "",
    screens: LastScreens | None = None,
) -> int:
    """Run the app; Textual is imported only now, so that no other command waits for it."""
    # Of the thousands of objects that imports make, none is to be collected: `run_app` turns the collector on again.
    gc.disable()
    if location:
        desk.look_ahead(location)
    with without_openssl():
        import asyncio  # noqa: F401, PLC0415
    from tui.app.later import import_textual  # noqa: PLC0415

    import_textual()
    from tui.app.app import run_app  # noqa: PLC0415

    code = run_app(desk, location, stdin=stdin, encoding=encoding, notice=notice, ahead=screens)
    return ended_by(code - SIGNALLED) if code > SIGNALLED else code


def run_linear(
    desk: Desk, location: str = "", *, stdin: bytes | None = None, encoding: str = "", notice: str = ""
) -> int:
    """Run a review in lines and prompts; what it needs is imported only now."""
    from tui.linear.library import run_linear as run  # noqa: PLC0415

    try:
        with ending_in_order():
            return run(desk, location, stdin=stdin, encoding=encoding, notice=notice)
    except EndedError as error:
        return ended_by(error.number)


def runner(*, linear: bool) -> Run:
    """Return what shows a review here: the screen, or lines and prompts where asked, or where there can be no screen.

    A terminal that calls itself dumb can't move its cursor. A pipe or a file instead of a terminal gets lines only when
    asked: prompts that nobody sees would look like a program that hangs.

    Raises:
        TieoutError: The input or the output is no terminal, and lines were not asked for.
    """
    if linear:
        return run_linear
    if SERVED in os.environ:
        return run_screen
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        message = "The screen needs a terminal for its input and output."
        raise TieoutError(
            message, "Use --linear to review in lines; in scripts, use `tieout extract`, `list` or `export`."
        )
    return run_linear if os.environ.get("TERM", "").casefold() in _NO_SCREEN else run_screen


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _taken_input() -> bytes:
    """Return what is piped in, and make the terminal the input for the keys.

    Raises:
        FetchError: Nothing is piped in, it is too large, or there is no terminal.
    """
    if sys.stdin.isatty():
        raise FetchError("Nothing is piped in.", "Use it like this: some-command | tieout -")
    body = sys.stdin.buffer.read(_LARGEST_INPUT_BYTES + 1)
    try:
        terminal = os.open(_TERMINAL, os.O_RDWR)
    except OSError as error:
        raise FetchError("There is no terminal to review on.", "In scripts, use `tieout extract -`.") from error
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
    return body


def _notice(desk: Desk, error: TieoutError | None) -> str:
    told = (
        retold(desk.notice),
        _risk_of(desk),
        *((retold(error.message), retold(error.hint)) if error else ()),
    )
    return " ".join(part for part in told if part)


def _risk_of(desk: Desk) -> str:
    if not desk.risk:
        return ""
    return spoken("This store is in {place}, where it can be damaged; see `tieout doctor`.", place=retold(desk.risk))
