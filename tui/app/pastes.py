"""Pasted text on its way from the terminal: text, and never a key."""

_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around what is pasted (xterm's "bracketed paste mode")."""
_ESCAPE = "\x1b"


class Pastes:
    """Takes the escapes out of what is pasted: Textual would take what stands behind one for keys."""

    def __init__(self) -> None:
        """Begin outside a paste."""
        self._is_inside = False
        self._before = ""
        """The last of what came outside a paste: it may be the first part of a beginning."""
        self._held = ""
        """The last of what came inside a paste: it may be the first part of an end."""

    def cleaned(self, typed: str) -> str:
        """Return the next part of what comes from the terminal, without escapes inside pastes.

        What may be the first part of a paste's end is kept back until the next part has come.
        """
        parts = []
        while typed:
            part, typed = self._inside(typed) if self._is_inside else self._outside(typed)
            parts.append(part)
        return "".join(parts)

    def _outside(self, typed: str) -> tuple[str, str]:
        """Return what comes up to the next paste, and what is left after that."""
        before, self._before = self._before, ""
        at = (before + typed).find(_BEGINS)
        if at < 0:
            self._before = (before + typed)[-(len(_BEGINS) - 1) :]
            return typed, ""
        self._is_inside = True
        inside = at + len(_BEGINS) - len(before)
        return typed[:inside], typed[inside:]

    def _inside(self, typed: str) -> tuple[str, str]:
        """Return what comes up to the paste's end, and what is left after that."""
        text, self._held = self._held + typed, ""
        pasted, end, rest = text.partition(_ENDS)
        if end:
            self._is_inside = False
            return pasted.replace(_ESCAPE, "") + end, rest
        held = next((size for size in range(len(_ENDS) - 1, 0, -1) if text.endswith(_ENDS[:size])), 0)
        pasted, self._held = text[: len(text) - held], text[len(text) - held :]
        return pasted.replace(_ESCAPE, ""), ""
