"""Outside text made safe to show: nothing in it can steer a terminal, and nothing in it stays hidden.

The store and the exports keep the text as it is; this is for the moment when it is drawn or printed.
"""

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_FIRST_GRAPHIC = 0x20
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols that draw nothing."""

_LOOK_SELECTORS = "\ufe0e\ufe0f"
"""They only choose the text or the emoji look of the character before them, and terminals disagree on the width."""
_PRINTABLE_BUT_HIDDEN = frozenset(_FILLERS + _LOOK_SELECTORS)
"""A set, and no pattern: `tieout list` would wait for the module of patterns longer than for its store."""
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class _VisibleForms(dict[int, str]):
    """A table for `str.translate` that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _visible_form(code)
        return form


def _visible_form(code: int) -> str:
    if code < _FIRST_GRAPHIC:
        return chr(_CONTROL_PICTURES + code)
    if code == _DELETE:
        return "␡"
    from unicodedata import category  # noqa: PLC0415 - plain text has no need of it

    character = chr(code)
    if character in _LOOK_SELECTORS:
        return ""
    if character in _FILLERS or category(character) in _HIDDEN_CATEGORIES:
        return f"⟦U+{code:04X}⟧"
    return character


_FORMS = _VisibleForms()


def visible(text: str) -> str:
    """Return `text` with each control and invisible character replaced by a printed form of it.

    C0 controls become control pictures (ESC becomes ␛); other controls, format characters (bidirectional overrides,
    zero-width characters), surrogates, private-use and unassigned characters and fillers become `⟦U+202E⟧`. The two
    variation selectors that only choose an emoji's look are left out.
    """
    if text.isprintable() and (text.isascii() or _PRINTABLE_BUT_HIDDEN.isdisjoint(text)):
        return text
    return text.translate(_FORMS)


def visible_lines(text: str) -> str:
    """Return `visible` text in which line ends stay line ends and tabs become single spaces."""
    return "\n".join(visible(line.replace("\t", " ")) for line in text.split("\n"))


def without_hidden(text: str) -> str:
    """Return text that a person types or pastes, without the characters that `visible` would have to name.

    All line breaks become line ends, tabs become spaces.
    """
    kept = ["".join(c for c in line if c == visible(c)) for line in text.replace("\t", " ").splitlines()]
    return "\n".join([*kept, ""] if text.endswith("\n") else kept)
