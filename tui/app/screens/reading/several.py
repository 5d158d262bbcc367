"""Deciding on several figures at once: a range, single ones, a section, all that the filter shows."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.app.keys import shown_key
from tui.app.present import on_one_row, status_words
from tui.app.room import padded
from tui.app.screens import ConfirmScreen
from tui.app.screens.reading.part import Held, Part
from tui.app.words import Line, Word
from tui.domain.review import STATUS_WORDS, Status
from tui.language import counted, spoken
from tui.session import Change

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen

_MOST_SHOWN = 500
"""How many figures a preview lists; it says how many more there are."""
_MOST_CELLS = 24
"""How wide the column of their words may be."""
_STATUS_CELLS = 16
"""How wide the column of what they are now is."""


class Several(Part):
    """The keys that pick figures out, to be decided on together."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Pick out on a screen."""
        super().__init__(screen)
        self._picked: set[int] = set()
        self._range_from: int | None = None

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "several.turn": self.turn,
            "several.range": self.turn_range,
            "several.all": self.turn_all,
        }

    @property
    def chosen(self) -> set[int]:
        """The items that are picked out, a range up to the selected one among them."""
        if self._range_from is None:
            return self._picked
        low, high = sorted((self._range_from, self.screen.selected))
        return self._picked | {index for index in range(low, high + 1) if self.screen.is_shown(index)}

    def forget(self) -> None:
        """Pick nothing out any more."""
        self._picked.clear()
        self._range_from = None
        self.show()

    def show(self) -> None:
        """Show which items are picked out."""
        self.screen.article.set_chosen(self.chosen)

    def turn(self) -> None:
        """Pick the selected item out, or put it back."""
        if self.screen.selected >= 0:
            self._settle_range()
            self._picked ^= {self.screen.selected}
            self._say()

    def turn_range(self) -> None:
        """Begin a range at the selected item, or end it there."""
        if self.screen.selected < 0:
            return
        if self._range_from is None:
            self._range_from = self.screen.selected
            self.show()
            keys, end = _keys(*_DECIDING), shown_key("several.range")
            self.say(
                spoken(
                    "a range begins here: move on, then {keys}; {end} ends it, {cancel} gives it up",
                    keys=keys,
                    end=end,
                    cancel=shown_key("app.cancel"),
                )
            )
        else:
            self._settle_range()
            self._say()

    def turn_all(self) -> None:
        """Pick out all items that are shown: of the section under the cursor in the outline, else of the report."""
        shown = {
            index for index in self.session.to_check(self.screen.section_at_cursor()) if self.screen.is_shown(index)
        }
        self._range_from = None
        self._picked = set() if shown and shown <= self._picked else self._picked | shown
        self._say()

    def _settle_range(self) -> None:
        self._picked = set(self.chosen)
        self._range_from = None

    def _say(self) -> None:
        self.show()
        count = len(self._picked)
        keys = _keys(*_DECIDING, "figure.reopen", "figure.tick", "figure.tag")
        words = spoken(
            "{count} picked out: {keys} decide on all; {cancel} gives it up",
            count=count,
            keys=keys,
            cancel=shown_key("app.cancel"),
        )
        self.say(words if count else spoken("none picked out"))

    def mark(self, status: Status) -> None:
        """Show what marking all that is picked out would change, and do it when the reviewer agrees."""
        indices = sorted(self.chosen)
        changing = [index for index in indices if self.session.status(index) is not status]
        if not changing:
            word = spoken(STATUS_WORDS[status])
            self.say(counted(len(indices), "it is {status} already", "all {count} are {status} already", status=word))
            return
        title = _question(status, len(changing), len(indices))
        screen = ConfirmScreen(title, self._preview(changing, len(indices) - len(changing)))
        self.screen.app.push_screen(screen, partial(self._agreed, self.hold(indices), status))

    def _preview(self, changing: list[int], unchanged: int) -> list[Line]:
        text = self.session.report.text
        lines: list[Line] = [
            (Word(spoken("{undo} takes all of it back at once.", undo=shown_key("review.undo")), "strong"),)
        ]
        if unchanged:
            words = counted(
                unchanged,
                "{count} of those picked out is so already, and stays.",
                "{count} of those picked out are so already, and stay.",
            )
            lines.append((Word(words),))
        lines.append(())
        shown = changing[:_MOST_SHOWN]
        printed = [on_one_row(self.session.items[index].span.of(text)) for index in shown]
        cells = min(max(map(cell_len, printed)), _MOST_CELLS) + 2
        for index, words in zip(shown, printed, strict=True):
            item, was = self.session.items[index], self.session.review(index).status
            label = item.figure.label if item.figure else ""
            said = (Word(padded(words, cells), "strong"), Word(padded(status_words(was), _STATUS_CELLS), was.value))
            lines.append((Word(f"{item.id}  ", "name"), *said, Word(on_one_row(label))))
        if len(changing) > _MOST_SHOWN:
            lines.append((Word(spoken("and {count} more", count=len(changing) - _MOST_SHOWN)),))
        return lines

    def _agreed(self, held: Held, status: Status, agreed: bool | None) -> None:
        if not agreed:
            self.say(
                spoken("nothing was changed; still picked out: {cancel} gives it up", cancel=shown_key("app.cancel"))
            )
        elif (indices := self.place_now(held)) is not None:
            self.change_in_steps(self.session.marking(indices, status), partial(self._tell, status))

    def _tell(self, status: Status, change: Change | None) -> None:
        self.forget()
        self.screen.select(self.screen.selected)
        count = len(change.indices) if change else 0
        word = spoken(STATUS_WORDS[status])
        self.say(
            spoken(
                "{count} marked as {status}, saved; {undo} takes all back",
                count=count,
                status=word,
                undo=shown_key("review.undo"),
            )
        )


_DECIDING = ("figure.verify", "figure.dispute", "figure.need_source", "figure.exclude")


def _keys(*names: str) -> str:
    """Return the keys of some bindings, as the footer has them."""
    return " ".join(map(shown_key, names))


def _question(status: Status, changing: int, picked: int) -> str:
    """Return whether to mark what is picked out, with both numbers where some of it is so already."""
    word = spoken(STATUS_WORDS[status])
    if changing < picked:
        return spoken("Mark {count} of the {picked} as {status}?", count=changing, picked=picked, status=word)
    return counted(changing, "Mark {count} figure as {status}?", "Mark {count} figures as {status}?", status=word)
