"""Make the moving picture of the README from the running app: `python -m screenshots.animate`.

A review is driven by a script of bindings. The SVG holds every row that ever stood on the screen once, and shows it
while it stood there, by styles and keyframes alone. Who wants no motion sees the last moment.
"""

import asyncio
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from html import escape
from itertools import accumulate, groupby
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from screenshots.take import CLOCK, ENGLISH, FOLDER, FONTS, PLACE, begun, lines_of
from tui.app.app import TieoutApp
from tui.app.keys import KEYS
from tui.commands.demo import SAMPLES
from tui.session import Desk
from tui.settings import Settings
from tui.store.database import Store

FILE = FOLDER / "review.svg"
COLUMNS, ROWS = 110, 30
CELL_WIDTH, CELL_HEIGHT, BASELINE = 8.4, 17, 13
FONT_SIZE, WIDE_FONT_SIZE = 14, 16
PAPER, INK = "#15181d", "#d7dbe2"
"""The colours where a style names none: those of the dark theme."""
LETTER_S = 0.09
"""How long each letter stands that is typed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A binding that is used, or words that are typed."""

    does: str
    """The binding's id; or the words, where they are typed into a field."""
    lasts_s: float = 0.9
    """How long what comes of it is shown, in seconds."""
    is_typed: bool = False
    """Whether it is words."""
    keys: tuple[str, ...] = ()
    """What else is pressed at once after it, unseen."""


SCRIPT = (
    Step("list.pick", 1.8),
    Step("section.next", 1.2),
    Step("figure.verify"),
    Step("figure.verify", 0.7),
    Step("figure.dispute", 1.2),
    Step("figure.note_marked", 0.6),
    Step("the register has 701,000", 0.8, is_typed=True, keys=("escape",)),
    Step("figure.next_open"),
    Step("figure.need_source"),
    Step("review.undo", 1.2),
    Step("finding.next", 2.2),
    Step("finding.list", 2.2, keys=("escape",)),
    Step("search.open", 0.6),
    Step("revenue", 0.5, is_typed=True, keys=("enter",)),
    Step("search.next", 1.2),
    Step("review.export", 1.8, keys=("escape",)),
    Step("figure.verify", 2.0),
)
"""The review that is shown."""


class Run(NamedTuple):
    """Words in one style, in a row."""

    at: int
    """The column of the first cell."""
    text: str
    """The words."""
    style: Style
    """How they look."""


Row = tuple[Run, ...]


class Frame(NamedTuple):
    """What stands there for a while."""

    lasts_s: float
    """For how long, in seconds."""
    rows: tuple[Row, ...]
    """The rows, the last of them what was pressed."""


def frame_of(app: TieoutApp, lasts_s: float, key: str, does: str) -> Frame:
    """Return what an app shows now, with a key and what it does below."""
    caption = (Run(1, key, Style(bold=True, color="#e4c07b")), Run(4 + cell_len(key), does, Style(color="#8a93a3")))
    return Frame(lasts_s, (*(_row(line) for line in lines_of(app)), (), caption))


def _row(line: Iterable[Segment]) -> Row:
    runs: list[Run] = []
    at = 0
    for style, same in groupby(line, key=lambda segment: segment.style or Style()):
        text = "".join(segment.text for segment in same)
        runs.append(Run(at, text, style))
        at += cell_len(text)
    return tuple(runs)


async def filmed(folder: Path) -> list[Frame]:
    """Return the frames of the review, from an app with a store of its own in a folder."""
    settings = Settings(reviewer="Lin", language="en")
    with closing(Desk(Store.open(folder / "store"), settings, clock=lambda: CLOCK)) as desk:
        for name in sorted(SAMPLES, key=lambda name: name == ENGLISH):
            begun(desk, name, folder)
        app = TieoutApp(desk)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            await pilot.pause()
            frames = [frame_of(app, 1.4, "tieout", "checks every figure in a report against its source")]
            for step in SCRIPT:
                frames += await _taken(pilot, app, step)
            return frames


async def _taken(pilot: Pilot[int], app: TieoutApp, step: Step) -> list[Frame]:
    """Take a step, and return the frames that come of it."""
    frames = []
    if step.is_typed:
        for letter in step.does:
            await pilot.press({" ": "space", ",": "comma"}.get(letter, letter))
            await pilot.pause()
            frames.append(frame_of(app, LETTER_S, " ", ""))
        frames[-1] = frames[-1]._replace(lasts_s=step.lasts_s)
    else:
        binding = next(key for key in KEYS if key.id == step.does)
        await pilot.press(binding.keys.partition(",")[0])
        await pilot.pause()
        for field in app.screen.query("Input, TextArea"):
            field.cursor_blink = False  # type: ignore[attr-defined]
        frames.append(frame_of(app, step.lasts_s, binding.shown.split()[0], binding.does))
    for key in step.keys:
        await pilot.press(key)
        await pilot.pause()
    return frames


def picture(frames: Sequence[Frame]) -> str:
    """Return the frames as one SVG that moves."""
    looks = _Looks()
    ends = list(accumulate(frame.lasts_s for frame in frames))
    shown = _Times(ends)
    body = []
    for y in range(ROWS + 2):
        times: dict[Row, list[int]] = {}
        for number, frame in enumerate(frames):
            times.setdefault(frame.rows[y], []).append(number)
        for row, numbers in times.items():
            drawn = "".join(_drawn(row, y, looks))
            if drawn:
                body.append(f"<g{shown.attribute(numbers)}>{drawn}</g>\n")
    width, height = COLUMNS * CELL_WIDTH + 2 * CELL_WIDTH, (ROWS + 2.6) * CELL_HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">\n'
        f"<title>A review in tieout, from the library to the export</title>\n"
        f"<style>text{{font:{FONT_SIZE}px {FONTS};white-space:pre}}.w{{font-size:{WIDE_FONT_SIZE}px}}\n"
        f"{looks.rules()}{shown.rules()}</style>\n"
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n'
        f'<g transform="translate({CELL_WIDTH} {CELL_HEIGHT * 0.4:.1f})">\n{"".join(body)}</g>\n</svg>\n'
    )


class _Times:
    """Which frames something is shown in, as classes with keyframes."""

    def __init__(self, ends: Sequence[float]) -> None:
        self._ends = ends
        self._names: dict[tuple[int, ...], str] = {}

    def attribute(self, numbers: Sequence[int]) -> str:
        """Return the attribute of what is shown in some frames; none where it is in all."""
        if len(numbers) == len(self._ends):
            return ""
        return f' class="{self._names.setdefault(tuple(numbers), f"t{len(self._names)}")}"'

    def rules(self) -> str:
        """Return the rules of all classes; without motion what the last frame has is shown."""
        total = self._ends[-1]
        rules = []
        for numbers, name in self._names.items():
            is_on = [number in set(numbers) for number in range(len(self._ends))]
            turns = [n for n in range(len(is_on)) if n == 0 or is_on[n] != is_on[n - 1]]
            moments = [(0.0 if n == 0 else self._ends[n - 1] / total, is_on[n]) for n in turns]
            steps = "".join(f"{at:.3%}{{visibility:{'visible' if on else 'hidden'}}}" for at, on in moments)
            rules.append(f"@keyframes {name}{{{steps}}}\n")
            hidden = "" if is_on[-1] else "visibility:hidden;"
            rules.append(f".{name}{{{hidden}animation:{name} {total:.2f}s step-end infinite}}\n")
        return f"{''.join(rules)}@media (prefers-reduced-motion:reduce){{g{{animation:none!important}}}}\n"


class _Looks:
    """The styles of words, as classes."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def of(self, style: Style) -> str:
        """Return the class of a style."""
        lines = (
            "line-through" if style.strike else "",
            "underline" if style.underline else "underline double" if style.underline2 else "",
        )
        decorated = " ".join(line for line in lines if line)
        rule = f"fill:{_ink(style)}" + (";font-weight:bold" if style.bold else "")
        rule += (";font-style:italic" if style.italic else "") + (f";text-decoration:{decorated}" if decorated else "")
        return self._names.setdefault(rule, f"s{len(self._names)}")

    def rules(self) -> str:
        """Return the rules of all classes."""
        return "".join(f".{name}{{{rule}}}\n" for rule, name in self._names.items())


def _hex(color: Color | None, otherwise: str) -> str:
    return otherwise if color is None or color.is_default else color.get_truecolor().hex


def _ink(style: Style) -> str:
    return _hex(style.bgcolor, PAPER) if style.reverse else _hex(style.color, INK)


def _paper(style: Style) -> str:
    return _hex(style.color, INK) if style.reverse else _hex(style.bgcolor, PAPER)


def _drawn(row: Row, y: int, looks: _Looks) -> Iterator[str]:
    """Yield the rectangles behind a row's words, then the words."""
    top = y * CELL_HEIGHT
    for paper, runs in groupby(row, key=lambda run: _paper(run.style)):
        same = list(runs)
        width = same[-1].at + cell_len(same[-1].text) - same[0].at
        if paper != PAPER and width:
            place = f'x="{same[0].at * CELL_WIDTH:.1f}" y="{top}"'
            yield f'<rect {place} width="{width * CELL_WIDTH:.1f}" height="{CELL_HEIGHT}" fill="{paper}"/>'
    for run in row:
        yield from _words(run, top + BASELINE, looks)


def _words(run: Run, y: int, looks: _Looks) -> Iterator[str]:
    """Yield the words of a run: each stretch of narrow characters as wide as its cells, wide ones each in its place."""
    at = run.at
    for is_wide, same in groupby(run.text, key=lambda character: cell_len(character) > 1):
        text = "".join(same)
        cells = cell_len(text)
        start, end = at + len(text) - len(text.lstrip()), at + len(text.rstrip())
        look = looks.of(run.style) if text.strip() else ""
        if is_wide:
            places = " ".join(f"{(at + 2 * number) * CELL_WIDTH:.1f}" for number in range(len(text)))
            yield f'<text class="w {look}" x="{places}" y="{y}">{escape(text)}</text>'
        elif look:
            width = f'{start * CELL_WIDTH:.1f}" textLength="{(end - start) * CELL_WIDTH:.1f}'
            yield f'<text class="{look}" x="{width}" y="{y}">{escape(text.strip())}</text>'
        at += cells


def main() -> None:
    """Make the picture."""
    os.environ["COLORTERM"] = "truecolor"  # the picture shows the theme, whatever this terminal can
    Path.cwd = staticmethod(lambda: PLACE)  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        frames = asyncio.run(filmed(Path(folder)))
    FILE.write_text(picture(frames), "utf-8")


if __name__ == "__main__":
    main()
