"""Whatever rows follow each other, the terminal shows the last ones."""

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.canvas import Shown, Terminal

COLUMNS, ROWS = 24, 3
STYLES = tuple(
    Style.parse(words)
    for words in ("none", "bold", "#ff0000", "bold underline #ff0000 on #00ff00", "reverse on #00ff00", "italic strike")
)
WORDS = st.text("abc 12,中文…✓·", min_size=1, max_size=8)
SEGMENTS = st.lists(st.tuples(WORDS, st.sampled_from(STYLES)).map(lambda pair: Segment(*pair)), max_size=6)


def frame(drawn: list[list[Segment]]) -> list[Shown]:
    strips = (Strip(segments).adjust_cell_length(COLUMNS, STYLES[0]) for segments in drawn)
    return [Shown(y, 0, COLUMNS, strip) for y, strip in enumerate(strips)]


def shown(sequences: list[str]) -> list[list[tuple[object, ...]]]:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    for text in sequences:
        stream.feed(text)
    return [[tuple(screen.buffer[y][x]) for x in range(COLUMNS)] for y in range(ROWS)]


@given(st.lists(st.lists(SEGMENTS, min_size=ROWS, max_size=ROWS), min_size=1, max_size=5))
def test_the_terminal_shows_the_last_rows_whatever_was_there_before(drawn: list[list[list[Segment]]]) -> None:
    frames = [frame(rows) for rows in drawn]
    terminal = Terminal()

    step_by_step = [terminal.written(rows, ColorSystem.TRUECOLOR) for rows in frames]
    at_once = Terminal().written(frames[-1], ColorSystem.TRUECOLOR)

    assert shown(step_by_step) == shown([at_once])
