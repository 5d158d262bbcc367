"""What the report's figures say of each other: from finding to finding, taken as work done or dismissed."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING

from tui.app.choice import Choice
from tui.app.findings import COMPARE, VERDICT_GLYPHS, finding_lines, kind_words, speaks
from tui.app.keys import shown_key
from tui.app.messages import ComparisonWanted
from tui.app.screens import AskScreen, ChecksScreen, ChooseScreen
from tui.app.screens.reading.part import Part
from tui.app.words import Line, Word
from tui.domain.finding import CheckKind, Finding, Verdict
from tui.language import retold, spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_HOLDING = frozenset({Verdict.HOLDS, Verdict.ROUNDING})
_FOOTED = frozenset({CheckKind.TABLE_FOOT, CheckKind.SUM})
_MOST_PLACES = 3
"""In how many places at most the card says that a fact is stated, too."""


class Checking(Part):
    """The keys of the findings, and which finding one is at."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Check on a screen."""
        super().__init__(screen)
        self._here: int | None = None
        self.has_compared = False
        """Whether findings about another report are shown, which are not kept."""
        self._arrived: Sequence[Finding] | None = None
        """What another report says, when it came while a sheet lay over the review."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "finding.next": lambda: self.step(1),
            "finding.previous": lambda: self.step(-1),
            "finding.list": self.show_list,
            "finding.take": self.take,
            "finding.dismiss": self.dismiss,
        }

    @property
    def _findings(self) -> Sequence[Finding]:
        return self.session.report.findings

    @property
    def is_at_one(self) -> bool:
        """Whether one is at a finding: its lines come first on the cards then."""
        return self._here is not None

    @property
    def standing(self) -> list[int]:
        """The findings that a reviewer has to look at, by number: not those that hold or were dismissed."""
        return [*compress(range(len(self._findings)), self.session.standing())]

    def of_item(self, index: int) -> list[Finding]:
        """Return the findings of an item: the one that one is at, then those that have to be looked at."""
        here = self._findings[self._here] if self._here is not None else None
        return sorted(self.session.findings_of(index), key=lambda finding: (finding is not here, not speaks(finding)))

    def card_lines(self, index: int) -> list[Line]:
        """Return what the findings say of an item; what several say in the same words, as of two other places, once."""
        told: dict[tuple[Line, ...], list[Finding]] = {}
        for one in self.of_item(index):
            lines = tuple(finding_lines(one, self.session.dismissal(one), is_brief=True))
            told.setdefault(lines, []).append(one)
        return [line for lines, alike in told.items() for line in (*lines, *self._elsewhere(index, alike))]

    def _elsewhere(self, index: int, findings: Sequence[Finding]) -> list[Line]:
        """Return where else that is stated which findings say is stated twice: the figures, each with its section."""
        spans = [span for one in findings if one.kind is CheckKind.CONTRADICTION for span in one.spans]
        others = dict.fromkeys(at for span in spans if (at := self.session.item_at(span)) not in {None, index})
        places = [self._place(at) for at in others if at is not None][:_MOST_PLACES]
        return [(Word(spoken("there "), "name"), Word(place)) for place in places]

    def _place(self, index: int) -> str:
        section, item = self.session.section_of(index), self.session.items[index].id
        return item if section is None else f"{item} · {self.session.report.sections[section].name}"

    def selected(self, index: int) -> None:
        """Light the figures of the finding that one is at, as long as the selected item takes part in it."""
        if self._here is not None and self._findings[self._here] not in self.session.findings_of(index):
            self._here = None
        self.screen.article.set_operands(self._findings[self._here].spans if self._here is not None else ())

    def leave(self) -> None:
        """Be at no finding any more."""
        self._here = None
        self.screen.article.set_operands(())

    def step(self, direction: int) -> None:
        """Go to the next finding in a direction that has to be looked at, round and round."""
        standing = self.standing
        if not standing:
            nothing = spoken("nothing in this report could be checked against itself")
            self.say(spoken("no check fails") if self._findings else nothing)
            return
        at = self._start_of_step(standing, direction) % len(standing)
        self.screen.walking.remember_place()
        self.go_to(standing[at])
        count = len(standing)
        self.say(
            spoken(
                "finding {number} of {count}: {take} takes, {dismiss} dismisses, {list} lists",
                number=at + 1,
                count=count,
                take=shown_key("finding.take"),
                dismiss=shown_key("finding.dismiss"),
                list=shown_key("finding.list"),
            )
        )

    def _start_of_step(self, standing: Sequence[int], direction: int) -> int:
        if self._here in standing:
            return standing.index(self._here) + direction
        selected = self.screen.selected
        here = self.session.spans.starts[selected] if selected >= 0 else 0

        def start(number: int) -> int:
            return self._findings[number].spans[0].start

        return bisect_left(standing, here, key=start) if direction > 0 else bisect_right(standing, here, key=start) - 1

    def go_to(self, number: int) -> None:
        """Select the figure that a finding is held against, and light the others."""
        self._here = number
        index = self.session.item_at(self._findings[number].spans[0])
        if index is None:
            self.screen.article.reveal(self._findings[number].spans[0])
            self.screen.article.set_operands(self._findings[number].spans)
        else:
            self.screen.select(index)

    def show_list(self) -> None:
        """Show all findings by verdict and kind."""
        screen = ChecksScreen(self.session)
        self.screen.app.push_screen(screen, self._chosen)

    def _chosen(self, number: int | None) -> None:
        self.screen.show_badges()
        if number == COMPARE:
            self.screen.post_message(ComparisonWanted(self.session))
        elif number is not None:
            self.screen.walking.remember_place()
            self.go_to(number)

    def take_in(self, findings: Sequence[Finding]) -> None:
        """Show what another report says of the facts of this one, among the checks; under a sheet, once it is gone."""
        if self.screen.app.screen is not self.screen:
            self._arrived = findings
            return
        new = self.session.take_in_findings(findings)
        self._here = None
        self.has_compared = True
        self.screen.show_badges()
        if new:
            self.show_list()
        elif findings:
            self.say(spoken("it was compared already"))
        else:
            self.say(spoken("nothing that both reports state was found"))

    def resume(self) -> None:
        """Show what came meanwhile: nothing lies over the review any more."""
        if self._arrived is not None:
            arrived, self._arrived = self._arrived, None
            self.take_in(arrived)

    def _to_dismiss(self) -> list[Finding]:
        """Return the findings that the reviewer may mean: the one that one is at, else those that have to be looked at.

        Where nothing has to be looked at, they are all that the figure takes part in.
        """
        found = self.of_item(self.screen.selected) if self.screen.selected >= 0 else []
        if self._here is not None:
            return found[:1]
        return [one for one in found if speaks(one) or self.session.is_dismissed(one)] or found

    def take(self) -> None:
        """Take a relation that holds as work done: a tick mark on the figure, the calculation as its evidence."""
        found = (
            [f for f in self.of_item(self.screen.selected) if f.verdict in _HOLDING]
            if self.screen.selected >= 0
            else []
        )
        if not found:
            self.say(spoken("no relation that holds speaks of this figure"))
            return
        sign = "F" if found[0].kind in _FOOTED else "R"
        change = self.changed(lambda: self.session.take_finding(found[0], sign))
        if change is not None:
            self.screen.select(self.screen.selected)
            taken = spoken("tick mark {sign} with its calculation, saved", sign=sign)
            self.say(taken if change.indices else spoken("was taken already"))

    def dismiss(self) -> None:
        """Ask which of several findings is nothing and why, and mark it so; one that was dismissed stands again."""
        found = self._to_dismiss()
        if not found:
            self.say(
                spoken(
                    "no check speaks of this figure: {next} goes to the next that does", next=shown_key("finding.next")
                )
            )
        elif len(found) == 1:
            self._ask_why(found[0])
        else:
            choices = [Choice(str(n), self._verdict(one), retold(one.message)) for n, one in enumerate(found)]
            screen = ChooseScreen(spoken("Which finding is nothing, or stands again?"), choices)
            self.screen.app.push_screen(screen, partial(self._picked, found))

    def _verdict(self, finding: Finding) -> str:
        sign = "–" if self.session.is_dismissed(finding) else VERDICT_GLYPHS[finding.verdict]
        return f"{sign} {kind_words(finding)}"

    def _picked(self, found: Sequence[Finding], which: str | None) -> None:
        if which is not None:
            self._ask_why(found[int(which)])

    def _ask_why(self, finding: Finding) -> None:
        if self.session.is_dismissed(finding):
            self._keep_dismissal(finding, "")
            return
        hint = spoken(
            "It stays on the card, marked as dismissed with this reason; {dismiss} lets it stand again.",
            dismiss=shown_key("finding.dismiss"),
        )
        told = f"{self._verdict(finding)}: {retold(finding.message)} {hint}"
        screen = AskScreen(spoken("Why is this finding nothing?"), told)
        self.screen.app.push_screen(screen, partial(self._asked, finding))

    def _asked(self, finding: Finding, reason: str | None) -> None:
        if reason:
            self._keep_dismissal(finding, reason)
        elif reason is not None:
            self.say(spoken("not dismissed: a reason is needed"))

    def _keep_dismissal(self, finding: Finding, reason: str) -> None:
        if self.changed(lambda: self.session.dismiss(finding, reason)) is not None:
            self.screen.show_badges()
            self.screen.select(self.screen.selected)
            self.say(spoken("dismissed, saved") if reason else spoken("stands again, saved"))
