"""The page as it was printed: repairs undone, what was set apart in its place; and what is to be the body after all."""

from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from tui.app.consequences import leaving_out_lines
from tui.app.keys import bindings, keys_of
from tui.app.layout import Content
from tui.app.screens import ConfirmScreen
from tui.app.widgets.article import ArticleView
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.marks import Mark
from tui.domain.choosing import dropping, keeping
from tui.domain.original import original_of
from tui.domain.report import Choices, Report
from tui.domain.spans import Spans, spans_of
from tui.domain.text import Span
from tui.language import retold, spoken


class OriginalScreen(Screen[Choices | None]):
    """The whole page, one piece of it lit; its result is another choice of what is the body, or None."""

    PLACE: ClassVar[str] = "original"
    """Its place in the table of keys, for the command palette."""
    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("original")

    def __init__(self, report: Report, offset: int = 0, reviewed_in: Callable[[Span], int] = lambda _: 0) -> None:
        """Show a report's page, at an offset of its text; `reviewed_in` counts what is reviewed in a stretch of it."""
        super().__init__()
        self._reviewed_in = reviewed_in
        self._report = report
        self._original = original_of(report)
        self._block_starts = [block.span.start for block in report.blocks]
        self._here = self._block_near(offset)

    def _block_near(self, offset: int) -> int:
        body = [n for n in range(len(self._original.blocks)) if self._original.aside_at(n) is None]
        after = bisect_right(body, offset, key=self._original.offset_at)
        return body[max(after - 1, 0)] if body else 0

    def compose(self) -> ComposeResult:
        """Make the text."""
        report = self._report
        title = spoken(
            "As printed: {name} · repairs undone: {repairs} · set apart: {pieces}",
            name=report.name,
            repairs=len(report.repairs),
            pieces=len(report.aside),
        )
        yield TitleBar(title)
        yield ArticleView(id="article")
        yield FooterBar(keys_of("original", "everywhere"), id="footer")

    def on_mount(self) -> None:
        """Fill the text."""
        original = self._original
        marks = [Mark(span.start, span.end, "repaired") for span in original.repaired]
        marks += [Mark(span.start, span.end, "aside") for span in original.aside]
        article = self.query_one(ArticleView)
        article.show(Content(original.text, original.blocks), Spans(), bytearray(), sorted(marks))
        article.focus()
        if original.blocks:
            self._light(self._here)
        self._say(spoken("underlined: changed · struck: not the body"))

    def _say(self, words: str) -> None:
        self.query_one(FooterBar).say(words)

    def _light(self, block: int) -> None:
        """Light one piece, and bring it on the screen."""
        self._here = block
        span = self._original.blocks[block].span
        article = self.query_one(ArticleView)
        article.set_operands((span,))
        article.reveal(span)
        aside = self._original.aside_at(block)
        if aside is None:
            self._say(spoken("the body"))
        else:
            self._say(spoken("not the body: {reason}", reason=retold(self._report.aside[aside].reason)))

    def _step(self, direction: int, *, only_aside: bool = False) -> None:
        blocks = range(len(self._original.blocks))
        block = self._here + direction
        while block in blocks and only_aside and self._is_same_aside(block):
            block += direction
        if block in blocks:
            self._light(block)
        else:
            self._say(spoken("nothing more that way"))

    def _is_same_aside(self, block: int) -> bool:
        """Say whether a piece is the body, or belongs to the piece that is lit."""
        aside = self._original.aside_at(block)
        return aside is None or aside == self._original.aside_at(self._here)

    def action_original_next(self) -> None:
        """Light the next piece."""
        self._step(1)

    def action_original_previous(self) -> None:
        """Light the piece before."""
        self._step(-1)

    def action_original_next_aside(self) -> None:
        """Light the next piece that was set apart."""
        self._step(1, only_aside=True)

    def action_original_previous_aside(self) -> None:
        """Light the piece before that was set apart."""
        self._step(-1, only_aside=True)

    def action_original_turn(self) -> None:
        """Put the piece that is lit into the body, or leave it out."""
        if not self._original.blocks:
            return
        aside = self._original.aside_at(self._here)
        if aside is not None:
            self.dismiss(keeping(self._report, aside))
            return
        block = max(bisect_right(self._block_starts, self._original.offset_at(self._here)) - 1, 0)
        span = self._report.blocks[block].span
        reviewed = self._reviewed_in(span)
        if not reviewed:
            self.dismiss(dropping(self._report, block))
            return
        figures = len(spans_of(self._report.numerals.figures).overlapping(span))
        lines = leaving_out_lines(span.of(self._report.text), figures, reviewed)
        self.app.push_screen(ConfirmScreen(spoken("Leave this out?"), lines), partial(self._agreed, block))

    def _agreed(self, block: int, agreed: bool | None) -> None:
        if agreed:
            self.dismiss(dropping(self._report, block))
        else:
            self._say(spoken("nothing was changed"))

    def action_app_back(self) -> None:
        """Go back to the report."""
        self.dismiss(None)

    action_app_cancel = action_app_back
