"""A passage picked by keyboard: the words are selected in their paragraph, and what they state is written beside."""

from bisect import bisect_right
from itertools import accumulate
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets.text_area import Selection

from tui.app.keys import way_out
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.editor import Editor
from tui.app.widgets.fields import Field
from tui.app.widgets.sheet import SheetView
from tui.app.words import Word
from tui.domain.text import Span
from tui.domain.visible import visible
from tui.language import spoken
from tui.session import Stated

FIELDS = (("value", "what it states, as a plain number"), ("unit", "CNY, %, kg …"), ("what", "what it measures"))


class Asked(Struct, frozen=True):
    """What the screen begins with."""

    title: str
    """What is to be done."""
    paragraph: Span
    """The words that can be picked from."""
    picked: Span
    """What is selected at first; an empty span for none."""
    values: tuple[str, str, str] = ("", "", "")
    """Value, unit and label, as far as they are known."""


class PassageScreen(ModalScreen[Stated | None]):
    """Selects words of a paragraph; its result is what they are said to state, or None."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("escape", "app_back", "give up", show=False, priority=True),
        Binding("ctrl+s,enter", "keep", "keep", show=False, priority=True),
    ]

    def __init__(self, text: str, asked: Asked) -> None:
        """Pick from a report's text."""
        super().__init__()
        self._asked = asked
        words = asked.paragraph.of(text).replace("\t", " ")
        forms = [character if character == "\n" else visible(character) for character in words]
        self._shown = "".join(forms)
        self._edges = list(accumulate(map(len, forms), initial=0))

    def compose(self) -> ComposeResult:
        """Make the text and the fields."""
        with Vertical(id="passage-frame"):
            yield TitleBar(self._asked.title)
            yield Editor(self._shown, read_only=True, id="paragraph", compact=True, show_cursor=True)
            for (name, hint), value in zip(FIELDS, self._asked.values, strict=True):
                with Horizontal(classes="entry"):
                    yield SheetView(id=f"name-{name}", classes="name")
                    yield Field(value, placeholder=spoken(hint), id=f"field-{name}")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Select what is picked at first."""
        for name, _ in FIELDS:
            view = self.query_one(f"#name-{name}", SheetView)
            view.can_focus = False
            view.show([(Word(spoken(name), "name"),)])
        area = self.query_one(Editor)
        start = self._asked.paragraph.start
        low, high = (self._location(at - start) for at in (self._asked.picked.start, self._asked.picked.end))
        area.selection = Selection(low, high)
        area.focus()
        words = spoken("shift+←→ selects (ctrl: words) · tab · enter: keep · esc: give up")
        self.query_one(FooterBar).offer(words)

    def _location(self, offset: int) -> tuple[int, int]:
        """Return row and column in the shown text of a code point of the paragraph."""
        before = self._shown[: self._edges[offset]]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)

    def _offset(self, location: tuple[int, int]) -> int:
        """Return the code point of the paragraph at a row and a column of the shown text."""
        row, column = location
        shown = sum(len(line) + 1 for line in self._shown.split("\n")[:row]) + column
        return bisect_right(self._edges, shown) - 1

    def action_keep(self) -> None:
        """Keep what is selected."""
        selection = self.query_one(Editor).selection
        low, high = sorted((self._offset(selection.start), self._offset(selection.end)))
        if low == high:
            self.query_one(FooterBar).say(spoken("select some words first: shift and the arrows"), alarm=True)
            return
        start = self._asked.paragraph.start
        value, unit, label = (self.query_one(f"#field-{name}", Field).value.strip() for name, _ in FIELDS)
        self.dismiss(Stated(Span(start + low, start + high), value, unit, label))

    def action_app_back(self) -> None:
        """Pick nothing."""
        self.dismiss(None)
