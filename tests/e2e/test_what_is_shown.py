"""What really stands on a terminal after work: what a terminal would show that was drawn from nothing."""

from importlib import resources
from itertools import dropwhile, takewhile
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


def columns_of(window: Pseudo, sign: str) -> dict[int, list[int]]:
    """Return the columns that a sign stands in, and for each its rows from above."""
    found: dict[int, list[int]] = {}
    for y in range(window.screen.lines):
        for x in range(window.screen.columns):
            if window.screen.buffer[y][x].data == sign:
                found.setdefault(x, []).append(y)
    return found


def stands_in_order(window: Pseudo, printed: str) -> bool:
    """Say whether the selection is marked and lit, the gutter is straight, and the edges of the panes are whole."""
    at = columns_of(window, "▌")
    if len(at) != 1 or [len(rows) for rows in at.values()] != [1]:
        return False
    ((column, (row,)),) = at.items()
    cells = [window.screen.buffer[row][x] for x in range(column, window.screen.columns)]
    begun = dropwhile(lambda cell: not cell.reverse, cells)
    lit = "".join(cell.data for cell in takewhile(lambda cell: cell.reverse, begun))
    edges = [columns_of(window, sign) for sign in "▕▏"]
    return (
        printed == lit
        and cells[1].data == "·"
        and set(columns_of(window, "✓")) <= {column + 1}
        and all(rows == list(range(1, rows[-1] + 1)) for edge in edges for rows in edge.values())
    )


@pytest.mark.parametrize(("name", "printed"), [("harbour.html", "Two"), ("quality.txt", "11.28萬噸")])
def test_selection_gutter_and_edges_stand_after_every_resize(
    tmp_path: Path, env: dict[str, str], name: str, printed: str
) -> None:
    report = tmp_path / name
    report.write_bytes(resources.files("tui.samples").joinpath(name).read_bytes())
    with pseudo(str(report), env={**env, "NO_COLOR": "1"}, cwd=tmp_path) as window:
        window.wait_for_report()
        window.type("vvv")
        window.wait_for("3/")
        for columns, rows, edges in ((80, 24, 1), (40, 12, 0), (120, 40, 2)):
            window.resize(columns, rows)
            window.settle()
            assert stands_in_order(window, printed), window.shown()
            assert sum(bool(columns_of(window, sign)) for sign in "▕▏") == edges
