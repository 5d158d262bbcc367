"""How an item looks at a glance, in one byte: its conclusion, and whether it needs one.

So that the looks of a whole report are as many bytes as it has items.
"""

from tui.domain.review import Status

STATUSES = tuple(Status)
"""The statuses by their codes."""
NO_CHECK = 0x08
"""The bit of an item that needs no check."""
CHANGED = 0x10
"""The bit of an item that says something else in this reading than what was decided on."""
_STATUS_BITS = 0x07
_CODES = {status: code for code, status in enumerate(STATUSES)}


def look_code(status: Status, *, checkable: bool, changed: bool = False) -> int:
    """Return the byte of an item with a status; a changed one is open."""
    return _CODES[status] | (0 if checkable else NO_CHECK) | (CHANGED if changed else 0)


def status_of(code: int) -> Status:
    """Return the status that a byte of `look_code` says.

    Raises:
        IndexError: It is none.
    """
    return STATUSES[code & _STATUS_BITS]
