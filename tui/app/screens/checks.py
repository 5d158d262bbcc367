"""The checks: all findings of the report by verdict and kind, to be looked through."""

from collections import Counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.findings import COMPARE, VERDICT_GLYPHS, VERDICT_LOOKS, finding_lines, kind_words
from tui.app.keys import bindings, keys_of, way_out
from tui.app.room import cut, padded
from tui.app.widgets.bars import FooterBar, TitleBar
from tui.app.widgets.lines import ListView
from tui.app.widgets.sheet import SheetView
from tui.app.words import Line, Word
from tui.domain.finding import VERDICT_WORDS, Verdict
from tui.language import retold, spoken
from tui.session import ReviewSession

_ORDER = (Verdict.FAILS, Verdict.NEAR, Verdict.REMARK, Verdict.ROUNDING, Verdict.HOLDS)
KIND_CELLS = 14
FIGURE_CELLS = 18


class ChecksList(ListView):
    """The findings, one a row: the worst first, then by kind and place."""

    PANE = "checks"
    BINDINGS: ClassVar[list[BindingType]] = bindings("checks")

    def __init__(self, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self._findings = session.report.findings
        self._only: Verdict | None = None
        self._rows = self._arranged()

    def _arranged(self) -> list[int]:
        order = {verdict: place for place, verdict in enumerate(_ORDER)}
        wanted = [n for n, finding in enumerate(self._findings) if self._only in {None, finding.verdict}]
        return sorted(wanted, key=lambda n: (order[self._findings[n].verdict], self._findings[n].kind.value, n))

    def on_mount(self) -> None:
        """Say how many there are."""
        self.resize_rows(len(self._rows))
        self.focus()
        self._tell()

    def line(self, row: int) -> Line:
        """Return the words of one finding's row."""
        finding = self._findings[self._rows[row]]
        dismissed = self._session.is_dismissed(finding)
        base = f"{self.base_look(row)} {'quiet' if dismissed else ''}".strip()
        sign = "–" if dismissed else VERDICT_GLYPHS[finding.verdict]
        look = base if dismissed else f"{base} {VERDICT_LOOKS[finding.verdict]}".strip()
        return (
            Word(f"{sign} ", look),
            Word(padded(kind_words(finding), KIND_CELLS), base),
            Word(padded(finding.operands[0].printed, FIGURE_CELLS), look),
            Word(cut(retold(finding.message), max(self.columns - KIND_CELLS - FIGURE_CELLS - 2, 1)), base),
        )

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row."""
        return "cursor" if row == self.cursor and self._rows else ""

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, and show its finding below."""
        super().move_to(row)
        self._tell()

    def _tell(self) -> None:
        sheet = self.screen.query_one("#finding", SheetView)
        if not self._rows:
            sheet.show([(Word(spoken("Nothing in this report could be checked against itself.")),)])
            return
        finding = self._findings[self._rows[self.cursor]]
        sheet.show(finding_lines(finding, self._session.dismissal(finding))[1:])

    def picked(self, row: int) -> None:
        """Go to the figures of a row's finding."""
        self.screen.dismiss(self._rows[row])

    def action_checks_compare(self) -> None:
        """Choose a report to hold this one against."""
        self.screen.dismiss(COMPARE)

    def action_checks_verdict(self) -> None:
        """Show only one verdict, the next one, or all."""
        present = [None, *(v for v in _ORDER if any(finding.verdict is v for finding in self._findings))]
        self._only = present[(present.index(self._only) + 1) % len(present)]
        self._rows = self._arranged()
        self.cursor = 0
        self.resize_rows(len(self._rows))
        self.redraw_all()
        self._tell()
        verdict = "" if self._only is None else spoken(VERDICT_WORDS[self._only])
        words = spoken("only: {verdict}", verdict=verdict) if verdict else spoken("all verdicts")
        self.screen.query_one(FooterBar).say(words)


class ChecksScreen(ModalScreen[int | None]):
    """Shows the findings of a report; its result is the number of the one to go to, or `COMPARE`."""

    CSS_PATH = "sheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = way_out()

    def __init__(self, session: ReviewSession) -> None:
        """Show what a session's report holds."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Make the list, and the sheet below it."""
        counts = Counter(finding.verdict for finding in self._session.report.findings)
        words = [f"{spoken(VERDICT_WORDS[verdict])} {counts[verdict]}" for verdict in _ORDER if counts[verdict]]
        with Vertical(id="frame"):
            verdicts = spoken("Checks: {counts}", counts=spoken(", ").join(words))
            yield TitleBar(verdicts if words else spoken("Checks: none"))
            yield ChecksList(self._session)
            yield SheetView(id="finding")
            yield FooterBar(keys_of("list", "checks", "everywhere"), id="footer")

    def action_app_back(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
