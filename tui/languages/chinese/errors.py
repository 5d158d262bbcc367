"""The messages and hints of errors in Chinese: what went wrong, and what to do next."""

from tui.languages.chinese.errors_asked import ASKED
from tui.languages.chinese.errors_reading import READING
from tui.languages.chinese.errors_store import STORE

ERRORS: dict[str, str] = {**READING, **STORE, **ASKED}
