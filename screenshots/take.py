"""Take the screenshots of the README from the running app: `python screenshots/take.py [NAME …]`.

Each is an SVG that stands alone: no outside font, and every wide character in its own two columns.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path

from rich.cells import cell_len

from tui.app.app import TieoutApp
from tui.samples import sample_paths
from tui.session import Desk
from tui.settings import Settings
from tui.store.database import Store

FOLDER = Path(__file__).parent
CLOCK = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FONTS = "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', Menlo, Consolas, monospace"


@dataclass(frozen=True)
class Shot:
    """One screenshot."""

    name: str
    """The file's name without ending."""
    report: str
    """The sample to open, by language; empty for the library."""
    keys: Sequence[str]
    """What is pressed before it is taken."""
    size: tuple[int, int] = (120, 40)
    """Columns and rows."""
    theme: str = "tieout-dark"
    """The colours."""


SHOTS = (
    Shot("reading-chinese", "zh", ("}", "}", *"vvdvvsvv")),
    Shot("reading-english", "en", ("}", *"vvvvdvvvvv")),
    Shot("reading-light", "zh", ("}", "}", *"vvd"), theme="tieout-light"),
    Shot("reading-small", "en", ("}", *"vv"), size=(80, 24)),
    Shot("as-printed", "zh", ("p",)),
    Shot("about", "zh", ("i",)),
    Shot("help", "en", ("question_mark",)),
    Shot("export", "en", (*"vv", "ctrl+e")),
    Shot("library", "", ()),
)

WIDE_CELLS = 2
WIDE_SIZE = 23
_PIECES = re.compile(r"[\x21-\x7e]+|\s+|.")
_TEXT = re.compile(r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)</text>')


def aligned(svg: str) -> str:
    """Return the SVG with each character at the column it has in the terminal, and without outside fonts."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", svg)
    return _TEXT.sub(_with_columns, svg)


def _with_columns(found: re.Match[str]) -> str:
    look, x, y, length, rest, words = found.groups()
    plain = unescape(words)
    if plain.replace("\xa0", " ").isascii():
        return found.group()
    width = float(length) / len(plain)
    parts: list[str] = []
    at = float(x)
    for piece in _PIECES.findall(plain):
        size = cell_len(piece) * width
        is_wide = cell_len(piece) == WIDE_CELLS * len(piece)
        fit = f' font-size="{WIDE_SIZE}"' if is_wide else f' textLength="{size:.1f}"'
        if piece.strip():
            parts.append(f'<text class="{look}" x="{at:.1f}" y="{y}"{fit}{rest}>{escape(piece)}</text>')
        at += size
    return "".join(parts)


async def take(shot: Shot, folder: Path) -> None:
    """Take one screenshot from an app with a store of its own."""
    desk = Desk(Store.open(folder / "store"), Settings(reviewer="Lin", theme=shot.theme), clock=lambda: CLOCK)
    samples = sample_paths()
    for path in samples.values():
        desk.begin(desk.read(str(path)))
    app = TieoutApp(desk)
    async with app.run_test(size=shot.size) as pilot:
        await pilot.pause()
        if shot.report:
            app.open_report(str(samples[shot.report]))
            await app.workers.wait_for_complete()
            await pilot.pause()
        for key in shot.keys:
            await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot(title="tieout")
    desk.close()
    (FOLDER / f"{shot.name}.svg").write_text(aligned(svg), "utf-8")
    print(f"{shot.name}.svg")


def main() -> None:
    """Take those that are named, or all."""
    wanted = set(sys.argv[1:]) or {shot.name for shot in SHOTS}
    for shot in SHOTS:
        if shot.name in wanted:
            with tempfile.TemporaryDirectory() as folder:
                asyncio.run(take(shot, Path(folder)))


if __name__ == "__main__":
    main()
