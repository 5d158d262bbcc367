"""What of the bytes for a terminal does harm: an escape sequence that is not the app's own, or a control by itself."""

import re
import unicodedata

_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC, DCS, SOS, PM, APC up to their end
    r"|\x1b[ -/]*[0-~]?"  # all others
)
"""What a terminal takes for a command (ECMA-48 §5)."""
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn", "Zl", "Zp"})
NUMBER = re.compile(r"[1-7]0\d{3}")
"""The number of a payload."""
OWN = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[\d+;\d+H|\x1b\[\d+[GX]|\x1b\[\?[0-9;]+[hl]|\x1b\[\?\d+\$p|\x1b\[[<>=]?\d*u|\x1b\]22;[a-z]+\x07|\x1b\[K"
)
"""What the app itself says to the terminal: looks, places, blanks, modes, the keyboard's protocol, the mouse's shape,
and what clears the line that a gauge stands on."""


def harm_in(sent: str, own: re.Pattern[str] | None = OWN) -> list[str]:
    """Return what in the bytes for a terminal does harm; `own` are the sequences that may be there, None for none."""
    found = _SEQUENCE.findall(sent)
    harm = [sequence for sequence in found if own is None or NUMBER.search(sequence) or not own.fullmatch(sequence)]
    text = _SEQUENCE.sub("", sent)
    return harm + [c for c in text if unicodedata.category(c) in _HIDDEN and c not in "\r\n"]
