"""Where lines begin, without walking back over a whole document."""

_FARTHEST = 400


def line_start(text: str, place: int) -> int:
    """Return where the line of `place` begins, or a place far enough before it when the line is long."""
    farthest = max(0, place - _FARTHEST)
    found = text.rfind("\n", farthest, place)
    return found + 1 if found >= 0 else farthest
