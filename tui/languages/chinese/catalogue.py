"""All phrases in Chinese."""

from tui.languages.chinese.adding import ADDING
from tui.languages.chinese.commands import ARGUMENTS, COMMANDS, SYSTEM, TOML
from tui.languages.chinese.errors import ERRORS
from tui.languages.chinese.findings import FINDINGS
from tui.languages.chinese.keys import KEYS
from tui.languages.chinese.linear import LINEAR
from tui.languages.chinese.remarks import REMARKS
from tui.languages.chinese.screens import SCREENS
from tui.languages.chinese.words import WORDS

PHRASES: dict[str, str] = {**ADDING, **KEYS, **WORDS, **SCREENS, **LINEAR, **COMMANDS}
"""What the program says as it goes: through `spoken` and `counted`."""
SENTENCES: dict[str, str] = {**ERRORS, **FINDINGS, **REMARKS, **ARGUMENTS, **SYSTEM, **TOML}
"""What the core says in finished English sentences: through `retold`."""
