"""The one-row panes above and below: title and progress, keys and what was just done."""

import re
from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.app.asked import is_taken, repaint
from tui.app.canvas import Canvas
from tui.app.keys import Key, first_key
from tui.app.room import cut, progress_words
from tui.app.widgets.lines import as_shown, is_opaque, look_in, strip_of
from tui.app.words import Word
from tui.domain.tally import Tally
from tui.language import spoken

BAR_CELLS = 20
NARROW = 70
LEAST_SAID = 0.6
"""The share of the row that words may take in any case."""
ALWAYS = 2
"""How many keys at the end of the list come first where there is little room: help and the way back."""


_BETWEEN = " · "
"""What stands between the parts of an offer."""
_NAMED = r"ctrl\+[a-z]\b|\bf[0-9]\b|\b(?:enter|esc|tab)\b|[↓↑]|\b[a-z](?=[:：])"
"""The keys that an offer names; compiled when one is clicked."""
_CALLED = {"esc": "escape", "↓": "down", "↑": "up"}
"""What Textual calls them, where that is otherwise."""


_MOST_DRAWN = 8
"""How many drawn rows a bar keeps."""


class Bar(Widget):
    """One row of words."""

    DEFAULT_CSS = "Bar { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}
        self._drawn: dict[tuple[int, tuple[Word, ...]], Strip] = {}

    def check_idle(self) -> None:
        """Have what was asked for done soon."""
        if not is_taken(self):
            super().check_idle()

    def words(self, width: int) -> Sequence[Word]:
        """Return the words of the row."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one row
        """Draw the row."""
        width = self.size.width
        words = tuple(self.words(width))
        strip = self._drawn.get((width, words))
        if strip is None:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            strip = self._drawn[width, words] = strip_of(words, self._look, width).crop(0, width)
        return strip

    def _write_ahead(self) -> None:
        """Work out ahead what has to be written so that the row is shown as it would be drawn now."""
        canvas = self.screen._compositor  # noqa: SLF001 - Textual has no other way to it
        if self.size.width and isinstance(canvas, Canvas):
            canvas.make_ready(self, ((0, self.render_line(0)),))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the row; Textual's own way works out anew what frames it, and it has no frame."""
        if self.gutter or not is_opaque(self):
            return super().render_lines(crop)
        return [self.render_line(y).crop(crop.x, crop.right) for y in crop.line_range]

    def _look(self, name: str) -> Style:
        style = self._looks.get(name)
        if style is None:
            partial = look_in(self, "bar", name) if name else Style.null()
            style = self._looks[name] = as_shown(self, self.rich_style + partial)
        return style

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        self._looks.clear()
        self._drawn.clear()
        super().notify_style_update()

    def _press(self, key: str) -> None:
        """Press a key, by Textual's name of it; none for an empty one."""
        if key:
            press = events.Key(key, None)
            press.character = None  # no letter for a field that has the focus
            self.app.post_message(press)

    def _redraw(self) -> None:
        repaint(self, [Region(0, 0, self.size.width, 1)])


class HeaderBar(Bar):
    """The report's title, and how far the review is."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._title = ""
        self._tally = Tally()

    def show(self, title: str, tally: Tally) -> None:
        """Show another title and tally."""
        if (title, tally) != (self._title, self._tally):
            self._title, self._tally = title, tally
            self._redraw()

    def make_ready(self, tally: Tally) -> None:
        """Draw ahead what will be shown with another tally."""
        now, self._tally = self._tally, tally
        try:
            self._write_ahead()
        finally:
            self._tally = now

    def words(self, width: int) -> Sequence[Word]:
        """Return title, bar and counts; a narrow row has no bar."""
        tally = self._tally
        counts = f" {spoken('{reviewed}/{total} reviewed', reviewed=tally.reviewed, total=tally.total)}"
        if tally.disputed:
            counts += f" · X {tally.disputed}"
        if tally.needs_source:
            counts += f" · ? {tally.needs_source}"
        counts += " "
        bar = progress_words(tally, BAR_CELLS) if width >= NARROW else ()
        taken = cell_len(counts) + sum(cell_len(word.text) for word in bar)
        title = cut(f" {self._title}", max(width - taken - 1, 0))
        gap = " " * max(width - taken - cell_len(title), 0)
        return (Word(title, "title"), Word(gap), *bar, Word(counts))

    def on_click(self, event: events.Click) -> None:
        """Tell of the report where its title is clicked, and how far the review is where that is."""
        event.stop()
        title, gap, *_ = self.words(self.size.width)
        at_title = cell_len(title.text)
        if event.x < at_title:
            self._press(first_key("report.about"))
        elif event.x >= at_title + len(gap.text):
            self._press(first_key("report.summary"))


class FooterBar(Bar):
    """What was just done at the left, and the keys that matter."""

    def __init__(self, keys: Sequence[Key], *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._keys = tuple(key for key in keys if key.hint)
        self._measured: list[tuple[Key, Word, Word, int]] = []
        """Each key with its name and its hint as they are shown, and how many cells those take."""
        self._said = ""
        self._is_alarm = self._is_offer = False

    def say(self, words: str, *, alarm: bool = False) -> None:
        """Show what was just done, or what is wrong."""
        self._is_offer = False
        if (words, alarm) != (self._said, self._is_alarm):
            self._said, self._is_alarm = words, alarm
            self._redraw()

    def make_ready(self, words: str) -> None:
        """Draw ahead what will be shown with other words."""
        now = self._said, self._is_alarm
        self._said, self._is_alarm = words, False
        try:
            self._write_ahead()
        finally:
            self._said, self._is_alarm = now

    def offer(self, words: str) -> None:
        """Show the keys of a sheet, as a sentence: `enter: do it · esc: give up`; each part can be clicked."""
        self.say(words)
        self._is_offer = True

    def words(self, width: int) -> Sequence[Word]:
        """Return what was said, then as many keys as there is room for; the last two before the others."""
        said = self._said_words(width)
        hints = self._hints(width - sum(cell_len(word.text) for word in said))
        return (*said, *(word for _, *words in hints for word in words))

    def on_click(self, event: events.Click) -> None:
        """Do what a key does whose hint is clicked; no click falls through to the pane behind."""
        event.stop()
        at = sum(cell_len(word.text) for word in self._said_words(self.size.width))
        if event.x < at and self._is_offer:
            self._press(_offered_at(self._said_words(self.size.width)[0].text, event.x))
        for key, name, hint in self._hints(self.size.width - at):
            end = at + cell_len(name.text) + cell_len(hint.text)
            if at <= event.x < end:
                self._press(key.keys.split(",")[0])
            at = end

    def _said_words(self, width: int) -> tuple[Word, ...]:
        if not self._said:
            return ()
        always = sum(cells for *_, cells in self._all_hints()[-ALWAYS:])
        said = cut(f" {self._said} ", max(width - always, round(width * LEAST_SAID)))
        return (Word(said, "alarm" if self._is_alarm else "said"),)

    def _hints(self, room: int) -> Sequence[tuple[Key, Word, Word]]:
        """Return the keys that there is room for, each with its name and its hint as they are shown."""
        hints = self._all_hints()
        shown: set[int] = set()
        for number in (*range(len(hints))[-ALWAYS:], *range(len(hints))[:-ALWAYS]):
            room -= hints[number][3]
            if room < 0:
                break
            shown.add(number)
        return [hints[number][:3] for number in sorted(shown)]

    def _all_hints(self) -> Sequence[tuple[Key, Word, Word, int]]:
        if not self._measured:
            self._measured = [self._as_shown(key) for key in self._keys]
        return self._measured

    @staticmethod
    def _as_shown(key: Key) -> tuple[Key, Word, Word, int]:
        name, hint = Word(f" {key.shown.split()[0]}", "key"), Word(f" {spoken(key.hint, sense='key')} ")
        return key, name, hint, cell_len(name.text) + cell_len(hint.text)


def _offered_at(words: str, x: int) -> str:
    """Return the key that the part of an offer at a cell names first, as Textual calls it; empty for none."""
    end = 0
    for part in words.split(_BETWEEN):
        end += cell_len(part) + len(_BETWEEN)
        if x < end:
            named = re.search(_NAMED, part, re.ASCII)
            return _CALLED.get(named[0], named[0]) if named else ""
    return ""


class TitleBar(Bar):
    """The name of a screen or a sheet."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def words(self, width: int) -> Sequence[Word]:
        """Return the title, cut to the width."""
        return (Word(cut(f" {self._title}", width), "title"),)


class TourBar(Bar):
    """What to try next, while one is shown around."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.display = False
        self._line: tuple[Word, ...] = ()

    def show(self, place: str, key: str, words: str) -> None:
        """Show how far one is, a key and what it does."""
        self._line = (Word(f" {place} ", "rest"), Word(f" {key} ", "key"), Word(words, "said"))
        self.display = True
        self._redraw()

    def words(self, width: int) -> Sequence[Word]:
        """Return the step, cut to the width."""
        place, key, words = self._line
        room = width - cell_len(place.text) - cell_len(key.text)
        return (place, key, words._replace(text=cut(words.text, max(room, 1))))
