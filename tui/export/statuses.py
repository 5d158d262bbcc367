"""The words by which files made by hand name a status."""

from collections.abc import Mapping

from tui.domain.review import STATUS_GLYPHS, STATUS_WORDS, Status

_IN_OTHER_WORDS: Mapping[str, Status] = {
    "未核": Status.OPEN,
    "已核实": Status.VERIFIED,
    "有误": Status.DISPUTED,
    "缺来源": Status.NEEDS_SOURCE,
    "不核": Status.EXCLUDED,
}
STATUS_NAMES: Mapping[str, Status] = {
    **{status.value: status for status in Status},
    **{words: status for status, words in STATUS_WORDS.items()},
    **{glyph.casefold(): status for status, glyph in STATUS_GLYPHS.items()},
    **_IN_OTHER_WORDS,
}
"""Each status by every name that it goes by, in lower case."""


def status_named(name: str) -> Status | None:
    """Return the status of a name, whatever its letters' case; None when no status has it."""
    return STATUS_NAMES.get(" ".join(name.split()).casefold())
