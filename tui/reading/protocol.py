"""What the reading process and its parent have to agree on, apart from what either of them loads."""

from tui.errors import ReadError

READY = b'{"ready":true}\n'
"""The reading process's first line: from here on, time spent is spent on a request."""

BEAT = b'{"beat":true}\n'
"""What it writes when a long stage has come further: the time of the stage runs anew."""


def too_complex() -> ReadError:
    """Return the error for a page that would take more time or memory than it may."""
    return ReadError(
        "The page is too complex to read safely.",
        "Copy the part you need into a text file, and open that.",
    )
