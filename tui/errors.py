"""The whole exception tree of tieout.

TieoutError
├── FetchError      an address could not be fetched, or a file could not be opened
│   └── PassingError    a server was busy or slow, or a connection broke: trying again may help
├── DecodeError     the bytes are not text that tieout can read
├── ReadError       the text holds no report, or reading it took too much
├── StoreError      the store could not be opened, read or written
│   ├── ConflictError   another window changed the same thing first
│   ├── HalfSavedError  the store has it, and its second copy has not
│   └── DamagedError    the store is not as it was written
├── ExportError     the notes could not be written out
│   └── UnreadyError    the format needs something that is not set or chosen yet
└── SettingsError   the settings file says something tieout does not understand

Errors of libraries are translated where they arise, `from error`. Anything that is not a `TieoutError` is a bug and
ends the program with a log.
"""


class TieoutError(Exception):
    """What went wrong, in the reviewer's words, and what to do next.

    Attributes:
        message: One line that says what happened.
        hint: One line that says what to do about it; empty when there is nothing to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class FetchError(TieoutError):
    """An address could not be fetched, or a file could not be opened."""


class PassingError(FetchError):
    """A server was busy or slow, or a connection broke: the same request may be answered a while later.

    Attributes:
        wait_s: How long the server asked to be left alone, in seconds; 0 when it did not say.
    """

    def __init__(self, message: str, hint: str = "", *, wait_s: float = 0.0) -> None:
        super().__init__(message, hint)
        self.wait_s = wait_s


class DecodeError(TieoutError):
    """The bytes are not text that tieout can read."""


class ReadError(TieoutError):
    """The text holds no report, or reading it took more time or memory than it may."""


class StoreError(TieoutError):
    """The store could not be opened, read or written; what is in memory is unchanged."""


class ConflictError(StoreError):
    """Another window changed the same thing first; what it decided has been taken in, and nothing else was changed."""


class HalfSavedError(StoreError):
    """What was decided is in the store, and has been taken in; its second copy could not be written."""


class DamagedError(StoreError):
    """The store is not as it was written; nothing was changed, and what is whole in it can be restored."""


class ExportError(TieoutError):
    """The notes could not be written out; the old file, if there was one, is intact."""


class UnreadyError(ExportError):
    """The format needs something that the reviewer has not set or chosen yet; nothing was written."""


class SettingsError(TieoutError):
    """The settings file says something that tieout does not understand."""
