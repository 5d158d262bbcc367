"""Going from figure to figure in a plain review: by order, section, number, words, finding or filter."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import compress

from tui.app.filter_words import in_english
from tui.app.search import Search, Sought
from tui.domain.sentence import context_around
from tui.domain.text import Span
from tui.errors import TieoutError
from tui.language import spoken
from tui.linear import phrases
from tui.linear.commands import number_in
from tui.linear.part import Act, Seat
from tui.linear.telling import section_lines

_ID = "T-"


class Walking:
    """The commands that go somewhere."""

    def __init__(self, seat: Seat) -> None:
        """Walk from a seat."""
        self._seat = seat
        self._search = Search()
        self._sought = Sought(seat.session)

    def acts(self) -> Mapping[str, Act]:
        """Return what each command does, by its id."""
        return {
            "figure.next": lambda _: self._step(1),
            "figure.previous": lambda _: self._step(-1),
            "figure.next_open": lambda _: self._step(1, only_open=True),
            "figure.previous_open": lambda _: self._step(-1, only_open=True),
            "figure.go": self._go,
            "section.list": self._sections,
            "section.next": lambda _: self._step_section(1),
            "section.previous": lambda _: self._step_section(-1),
            "search.open": self._seek,
            "filter.expression": self._filter,
            "finding.next": lambda _: self._step_finding(1),
            "finding.previous": lambda _: self._step_finding(-1),
        }

    def begin(self) -> None:
        """Go to where the reviewer was; at first, and where that is reviewed, to the next open figure."""
        seat = self._seat
        if not seat.session.items:
            return
        seat.index = seat.session.place
        if seat.is_open(seat.index):
            seat.go_to(seat.index)
        else:
            self.advance()

    def advance(self) -> None:
        """Go to the next unreviewed figure, from the top again after the last; say so when all is reviewed."""
        seat, count = self._seat, len(self._seat.session.items)
        around = ((seat.index + distance) % count for distance in range(1, count))
        found = next((index for index in around if seat.is_shown(index) and seat.is_open(index)), None)
        if found is not None:
            seat.go_to(found)
        elif not seat.session.tally.open:
            seat.say(spoken(phrases.ALL_REVIEWED))

    def _step(self, direction: int, *, only_open: bool = False) -> None:
        seat, session = self._seat, self._seat.session
        steps = range(seat.index + 1, len(session.items)) if direction > 0 else range(seat.index - 1, -1, -1)
        wanted = (index for index in steps if seat.is_shown(index) and (not only_open or seat.is_open(index)))
        found = next(wanted, None)
        if found is not None:
            seat.go_to(found)
        elif only_open:
            seat.say(spoken(phrases.NOTHING_OPEN_AHEAD) if session.tally.open else spoken(phrases.ALL_REVIEWED))
        else:
            seat.say(spoken(phrases.LAST_FIGURE) if direction > 0 else spoken(phrases.FIRST_FIGURE))

    def _go(self, words: str) -> None:
        session = self._seat.session
        total = len(session.items)
        index = session.index_of(words.upper()) if words.upper().startswith(_ID) else number_in(words, total)
        if index is None:
            self._seat.say(spoken(phrases.NO_SUCH_FIGURE, words=words, total=total))
        else:
            self._seat.go_to(index)

    # Sections

    def _sections(self, words: str) -> None:
        if not words:
            self._seat.say(*section_lines(self._seat.session))
            return
        number = number_in(words, len(self._seat.session.report.sections))
        if number is None:
            self._seat.say(spoken(phrases.NO_SUCH_SECTION, words=words))
        else:
            self._go_to_section(number)

    def _step_section(self, direction: int) -> None:
        session = self._seat.session
        here = session.section_of(self._seat.index) if self._seat.index >= 0 else None
        number = (-1 if here is None else here) + direction
        if 0 <= number < len(session.report.sections):
            self._go_to_section(number)
        else:
            self._seat.say(spoken(phrases.NO_SUCH_SECTION, words=number + 1))

    def _go_to_section(self, number: int) -> None:
        session = self._seat.session
        section = session.report.sections[number]
        first = bisect_left(session.items, section.span.start, key=lambda item: item.span.start)
        self._seat.say(section.name)
        if first < len(session.items) and session.items[first].span.start < section.span.end:
            self._seat.go_to(first)
        else:
            beginning = context_around(session.report.text, Span(section.heading.end, section.heading.end))
            self._seat.say(spoken(phrases.NO_FIGURE_IN_SECTION, words=beginning.of(session.report.text)))

    # Words, values, filters

    def _seek(self, words: str) -> None:
        if words:
            self._search.found(words, self._sought.matches(words))
            here = self._seat.session.items[self._seat.index].span.start if self._seat.index >= 0 else 0
            match = self._search.first_from(here)
        else:
            match = self._search.step(1)
        if match is None:
            sought = self._search.words
            self._seat.say(spoken(phrases.NOT_FOUND, words=sought) if sought else spoken(phrases.NOTHING_SOUGHT))
        else:
            self._show_match(match)

    def _show_match(self, match: Span) -> None:
        """Read out a match in its sentence, and the figure that it lies on or the next one."""
        session = self._seat.session
        around = context_around(session.report.text, match)
        text = session.report.text
        shown = f"{text[around.start : match.start]}[{match.of(text)}]{text[match.end : around.end]}"
        self._seat.say(f"{self._search.place}: {' '.join(shown.split())}")
        index = self._nearest(match)
        if index is not None:
            self._seat.go_to(index)

    def _nearest(self, match: Span) -> int | None:
        """Return the item that a match lies on; else the next on its line, the one before on it, or the next at all."""
        items, text = self._seat.session.items, self._seat.session.report.text
        following = bisect_right(items, match.start, key=lambda item: item.span.end)
        is_near = following < len(items) and "\n" not in text[match.start : items[following].span.start]
        if not is_near and following and "\n" not in text[items[following - 1].span.end : match.start]:
            return following - 1
        return following if following < len(items) else None

    def _filter(self, words: str) -> None:
        seat = self._seat
        if not words:
            seat.shown = None
            seat.say(spoken(phrases.UNFILTERED))
            return
        try:
            shown = seat.session.filtered(in_english(words))
        except TieoutError as error:
            seat.tell(error)
            return
        seat.say(spoken(phrases.FILTERED, count=len(shown), total=len(seat.session.items)))
        if shown:
            seat.shown = shown
            seat.go_to(min((index for index in shown if index >= seat.index), default=min(shown)))

    # Findings

    def _step_finding(self, direction: int) -> None:
        seat, session = self._seat, self._seat.session
        at = sorted(self._with_findings())
        here = bisect_right(at, seat.index) if direction > 0 else bisect_left(at, seat.index) - 1
        if 0 <= here < len(at):
            seat.go_to(at[here])
        else:
            seat.say(spoken(phrases.LAST_FINDING) if at and session.report.findings else spoken(phrases.NO_FINDING))

    def _with_findings(self) -> Iterable[int]:
        """Return the items that a finding that has to be looked at is held against."""
        session = self._seat.session
        standing = compress(session.report.findings, session.standing())
        return {index for finding in standing if (index := session.item_at(finding.spans[0])) is not None}
