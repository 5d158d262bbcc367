"""The export: format, scope and place, then a file."""

import re
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.keys import way_out
from tui.app.room import padded
from tui.app.screens.stepping import SteppingScreen
from tui.app.stepping import Done, Stepping, Waiting
from tui.app.telling import tell_error
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.fields import Field
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.domain.review import Status
from tui.language import spoken
from tui.paths import is_there, named
from tui.session import EXPORT_FORMATS, ReviewSession

SCOPES: tuple[tuple[str, tuple[Status, ...]], ...] = (
    ("verified", (Status.VERIFIED,)),
    ("all that is decided", tuple(status for status in Status if status is not Status.OPEN)),
    ("every item", tuple(Status)),
)


LONGEST_NAME = 40
NAME_CELLS = 8
_CHOICES_ON_A_LINE = 4
_NO_NAME = re.compile(r"[^\w.]+")


class ExportScreen(ModalScreen[str | None]):
    """Asks how and where; its result is the path that was written, or None."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *way_out(),
        Binding("f2,down", "next_format(1)", "next format", show=False, priority=True),
        Binding("up", "next_format(-1)", "previous format", show=False, priority=True),
        Binding("f3", "next_scope", "next scope", show=False, priority=True),
        Binding("escape", "app_back", "back", show=False, priority=True),
    ]

    def __init__(self, session: ReviewSession) -> None:
        """Export the review of a session."""
        super().__init__()
        self._session = session
        self._formats = list(EXPORT_FORMATS)
        self._format = self._formats[0]
        self._scope = 0
        self._to_overwrite: Path | None = None

    def compose(self) -> ComposeResult:
        """Make the choices and the field."""
        with Vertical(id="export-frame"):
            yield TitleBar(spoken("Export the notes"))
            yield SheetView(id="choices")
            yield Field(str(self._suggested()), id="path")
            yield FooterBar((), id="footer")

    def on_mount(self) -> None:
        """Show the choices."""
        self._show_choices()
        self.query_one(Input).focus()
        self._say_keys()

    def _say_keys(self) -> None:
        self.query_one(FooterBar).offer(spoken("↓ ↑ or f2: format · f3: scope · enter: write · esc: back"))

    def _suggested(self) -> Path:
        name = _NO_NAME.sub("-", self._session.report.name)[:LONGEST_NAME].strip("-") or self._session.report_id
        file = Path(f"{name}-notes{EXPORT_FORMATS[self._format]}")
        try:
            return Path.cwd() / file
        except OSError:
            return file  # the working folder is gone; another is to be named

    def _show_choices(self) -> None:
        lines: list[Line] = [
            *self._choice(spoken("format"), self._formats, self._format),
            *self._choice(spoken("scope"), [spoken(name) for name, _ in SCOPES], spoken(SCOPES[self._scope][0])),
            (),
            (Word(spoken("file"), "name"),),
        ]
        self.query_one(SheetView).show(lines)

    def on_click(self, event: Click) -> None:
        """Choose the format or the scope that is clicked."""
        sheet = self.query_one(SheetView)
        at = event.get_content_offset(sheet)
        clicked = "" if at is None else sheet.word_at(at).strip(" []")
        scopes = [spoken(name) for name, _ in SCOPES]
        if clicked in self._formats:
            self.action_next_format(self._formats.index(clicked) - self._formats.index(self._format))
        elif clicked in scopes:
            self._scope = scopes.index(clicked)
            self._show_choices()
        self.query_one(Input).focus()

    @staticmethod
    def _choice(name: str, choices: list[str], chosen: str) -> list[Line]:
        """Return the choices, so many on a line as a narrow terminal shows."""
        lines: list[Line] = []
        for first in range(0, len(choices), _CHOICES_ON_A_LINE):
            words = [Word(padded("" if lines else name, NAME_CELLS), "name")]
            for choice in choices[first : first + _CHOICES_ON_A_LINE]:
                is_chosen = choice == chosen
                words += [Word(f"[{choice}]" if is_chosen else f" {choice} ", "strong" if is_chosen else ""), Word(" ")]
            lines.append(words)
        return lines

    def action_next_format(self, direction: int) -> None:
        """Choose the next format in a direction; a path that was not changed changes with it."""
        field = self.query_one(Input)
        untouched = field.value == str(self._suggested())
        self._format = self._formats[(self._formats.index(self._format) + direction) % len(self._formats)]
        if untouched:
            field.value = str(self._suggested())
        self._show_choices()

    def action_next_scope(self) -> None:
        """Choose the next scope."""
        self._scope = (self._scope + 1) % len(SCOPES)
        self._show_choices()

    def on_input_changed(self) -> None:
        """Say the keys again: what was said of another file is over."""
        self._to_overwrite = None
        self._say_keys()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Write the file."""
        path = named(message.value)
        if is_there(path) and path != self._to_overwrite:
            self._to_overwrite = path
            words = spoken("{file} is there already: enter again writes over it", file=path.name)
            self.query_one(FooterBar).say(words, alarm=True)
            return
        waiting = Waiting(
            spoken("Export the notes"),
            lambda count: spoken("{count} bytes ready", count=f"{count:,}"),
            spoken("esc gives up; nothing is written before all is ready"),
        )
        stepping = Stepping(self._session.exporting_to(path, self._format, SCOPES[self._scope][1]))
        done = stepping.go_on()
        if done is None:
            self.app.push_screen(SteppingScreen(stepping, waiting), partial(self._end, path))
        else:
            self._end(path, done)

    def _end(self, path: Path, done: Done[None] | None) -> None:
        """Go back with what was written, or say why there is nothing."""
        if done is None:
            self.query_one(FooterBar).say(spoken("given up: nothing was written"))
        elif done.error is not None:
            tell_error(self, done.error)
        else:
            self.dismiss(str(path.absolute()))

    def action_app_back(self) -> None:
        """Write nothing."""
        self.dismiss(None)
