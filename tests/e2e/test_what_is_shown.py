"""What really stands on a terminal after work: what a terminal would show that was drawn from nothing."""

from importlib import resources
from pathlib import Path

import pytest

from tests.e2e.pseudo import Pseudo, pseudo

KEYS = (
    ("}v", "1/"),
    ("d", "2/"),
    ("w", "finding 1 of"),
    ("%", "Checks:"),
    ("\x1b", "-Checks:"),
    ("/", "what to look for"),
    ("20\rn", "match"),
    ("S", "figures reviewed"),
    ("q", "-figures reviewed"),
    ("x", "3/"),
    ("u", "undone"),
    ("g/20\r", "match 1 of"),
)
"""Keys, and what they show, or after a minus take away: decisions, jumps, sheets before the text and away again.

The last go to where a taller window shows no other first row.
"""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"TIEOUT_STORE": str(tmp_path / "store"), "HOME": str(tmp_path), "LANG": "C.UTF-8", "TZ": "UTC"}


def cells(window: Pseudo) -> list[str]:
    """Return every row of the screen: each character, and how it looks."""
    rows = ([window.screen.buffer[y][x] for x in range(window.screen.columns)] for y in range(window.screen.lines))
    return ["".join(f"{cell.data}{cell[1:]}" for cell in row) for row in rows]


@pytest.mark.parametrize("name", ["harbour.html", "quality.txt"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_after_work_the_terminal_shows_what_it_would_if_it_were_drawn_anew(
    tmp_path: Path, env: dict[str, str], name: str, columns: int, rows: int
) -> None:
    report = tmp_path / name
    report.write_bytes(resources.files("tui.samples").joinpath(name).read_bytes())
    with pseudo(str(report), env=env, cwd=tmp_path, size=(columns, rows)) as window:
        window.wait_for_report()
        for keys, words in KEYS:
            window.type(keys)
            if words.startswith("-"):
                window.wait_until(lambda words=words[1:]: words not in window.shown(), words)  # type: ignore[misc]
            else:
                window.wait_for(words)
        window.settle()
        worked = cells(window)
        for other in (rows + 1, rows):
            window.screen.reset()
            window.resize(columns, other)
            window.settle()
        assert cells(window) == worked
