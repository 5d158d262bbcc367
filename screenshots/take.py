"""Take the screenshots of the README from the running app: `python -m screenshots.take [NAME …]`.

Each is an SVG that stands alone: no outside font, and every wide character in its own two columns.
"""

import asyncio
import io
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from importlib import resources
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual.app import App

from tui.app.app import TieoutApp
from tui.app.messages import ReportPicked
from tui.commands.demo import SAMPLES
from tui.session import Desk, Reading
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
    """The sample to open; empty for the library."""
    keys: Sequence[str]
    """What is pressed before it is taken."""
    size: tuple[int, int] = (120, 40)
    """Columns and rows."""
    theme: str = "tieout-dark"
    """The colours."""


ENGLISH, CHINESE = "harbour.html", "quality.txt"

SHOTS = (
    Shot("reading-chinese", CHINESE, ("}", "}", *"vvdvvsvv")),
    Shot("reading-english", ENGLISH, ("}", *"vvvvdvvvvv")),
    Shot("reading-light", CHINESE, ("}", "}", *"vvd"), theme="tieout-light"),
    Shot("reading-small", ENGLISH, ("}", *"vv"), size=(80, 24)),
    Shot("as-printed", CHINESE, ("p",)),
    Shot("about", CHINESE, ("i",)),
    Shot("checks", CHINESE, ("percent_sign",)),
    Shot("summary", CHINESE, (*"vvdvvsvv", "S")),
    Shot("help", ENGLISH, ("question_mark",)),
    Shot("export", ENGLISH, (*"vv", "ctrl+e")),
    Shot("library", "", ()),
)

Result = TypeVar("Result")
"""What an app hands back when it ends."""
PLACE = Path("/home/lin/review")
"""Where the export suggests to write, in the picture."""
WIDE_CELLS = 2
WIDE_SIZE = 23
_PIECES = re.compile(r"[\x21-\x7e]+|\s+|.")
_TEXT = re.compile(r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="([\d.]+)"([^>]*)>([^<]*)</text>')


def lines_of(app: App[Result]) -> list[list[Segment]]:
    """Return what an app shows now, row by row."""
    width, height = app.size
    console = Console(width=width, height=height, file=io.StringIO(), color_system="truecolor", force_terminal=True)
    # Textual has no public way to a screen's cells but an SVG.
    compositor, behind = app.screen._compositor, app._background_screens  # noqa: SLF001
    drawn = compositor.render_update(full=True, screen_stack=behind, simplify=True)
    segments = [segment for segment in console.render(drawn) if not segment.control] if drawn is not None else []
    return [line for line in Segment.split_lines(segments) if line][:height]


def aligned(svg: str) -> str:
    """Return the SVG with each character at the column it has in the terminal, and without outside fonts."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", svg)
    return _TEXT.sub(_with_columns, svg)


def _with_columns(found: re.Match[str]) -> str:
    look, x, y, length, rest, words = found.groups()
    plain = unescape(words)
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


def begun(desk: Desk, name: str, folder: Path) -> str:
    """Put a sample in the library as if it had come from the web, and return its id."""
    copy = folder / name
    copy.write_bytes(resources.files("tui.samples").joinpath(name).read_bytes())
    reading = desk.read(str(copy))
    source = replace(reading.report.source, location=f"https://example.org/{name}")
    return desk.begin(Reading(reading.snapshot, replace(reading.report, source=source))).report_id


async def take(shot: Shot, folder: Path) -> None:
    """Take one screenshot from an app with a store of its own."""
    desk = Desk(Store.open(folder / "store"), Settings(reviewer="Lin", theme=shot.theme), clock=lambda: CLOCK)
    ids = {name: begun(desk, name, folder) for name in SAMPLES}
    app = TieoutApp(desk)
    Path.cwd = staticmethod(lambda: PLACE)  # type: ignore[method-assign]
    async with app.run_test(size=shot.size) as pilot:
        await pilot.pause()
        if shot.report:
            app.post_message(ReportPicked(ids[shot.report]))
            await pilot.pause()
        for key in shot.keys:
            await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot(title="tieout", simplify=True)
    desk.close()
    (FOLDER / f"{shot.name}.svg").write_text(aligned(svg), "utf-8")
    print(f"{shot.name}.svg")


def main() -> None:
    """Take those that are named, or all."""
    os.environ["COLORTERM"] = "truecolor"  # the pictures show the themes, whatever this terminal can
    wanted = set(sys.argv[1:]) or {shot.name for shot in SHOTS}
    for shot in SHOTS:
        if shot.name in wanted:
            with tempfile.TemporaryDirectory() as folder:
                asyncio.run(take(shot, Path(folder)))


if __name__ == "__main__":
    main()
