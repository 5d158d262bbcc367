"""The reading process of commands that read reports without a store."""

import sys
import threading

from tui.clock import utc_now
from tui.commands.choosing import chosen_settings
from tui.commands.output import tell_error
from tui.domain.report import Source
from tui.reading.fetch import fetch
from tui.supervise import command_with


def reading_command() -> tuple[str, ...]:
    """Return how the reading process is started with the user's own words; what is wrong with them is told."""
    settings, error = chosen_settings()
    if error:
        tell_error(error)
    return command_with(settings.figures)


def fetched(location: str, *, encoding: str, cancelled: threading.Event) -> tuple[bytes, Source]:
    """Return the bytes of a report and where they came from; `-` is the input.

    Raises:
        FetchError: They can't be had.
    """
    stdin = sys.stdin.buffer.read() if location == "-" else None
    return fetch(location, encoding=encoding, progress=say_nothing, cancelled=cancelled, clock=utc_now, stdin=stdin)


def say_nothing(_: str) -> None:
    """Scripts see no progress."""
