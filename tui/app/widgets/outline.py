"""The outline: the sections of the report as a tree, with how much of each is reviewed."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from tui.app.keys import bindings
from tui.app.messages import SectionPicked
from tui.app.room import cut
from tui.app.widgets.lines import ListView
from tui.app.widgets.narrowing import findable, with_parents, with_words
from tui.app.words import Line, Word
from tui.domain.report import Section
from tui.domain.spans import Spans, spans_of
from tui.domain.tally import Tally
from tui.domain.tallying import section_parents
from tui.language import spoken

WHOLE = -1
"""The node above all sections."""
INDENT = 2


class SectionTree:
    """Which section lies in which."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Arrange sections."""
        self.parents = [WHOLE if parent is None else parent for parent in section_parents(sections)]
        """The section that each lies in; `WHOLE` at the top."""
        self.depths: list[int] = []
        """How many sections each lies in."""
        for parent in self.parents:
            self.depths.append(0 if parent == WHOLE else self.depths[parent] + 1)
        self.having = frozenset(self.parents) - {WHOLE}
        """Those that others lie in."""


class OutlineView(ListView):
    """The section tree, one row a section, with reviewed/total at the right."""

    PANE = "outline"
    BINDINGS: ClassVar[list[BindingType]] = bindings("outline")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._sections: Sequence[Section] = ()
        self._tree = SectionTree(())
        self._folded: set[int] = set()
        self._tally: Callable[[int], Tally] = lambda _: Tally()
        self._visible: list[int] = [WHOLE]
        self._row_of: dict[int, int] = {WHOLE: 0}
        self._here = WHOLE
        self._places = Spans()
        self._badges: Sequence[int] = ()
        self._words = ""
        self._findable: list[str] | None = None
        self._narrowed: set[int] | None = None
        self._returning: int | None = None

    def return_to(self, row: int) -> None:
        """Have a row at the top of the pane again."""
        self._returning = row
        self._return()

    def _return(self) -> None:
        if self._returning is not None and self.height:
            shown = self.cursor in range(self._returning, self._returning + self.height)
            self.scroll_to(y=self._returning, animate=False, force=True)
            if not shown:
                self.show_rows(range(self.cursor, self.cursor + 1), margin=1)

    def fit(self) -> None:
        """Draw the rows for the new width, from where they were."""
        super().fit()
        self._return()

    def move_to(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""
        self._returning = None
        super().move_to(row)

    @property
    def words(self) -> str:
        """What the shown sections have in their names; empty when all are shown."""
        return self._words

    def narrow(self, words: str) -> int:
        """Show only sections whose name has all the words, unfolded, and those that they lie in; all for no words.

        Returns:
            How many sections have them.
        """
        self._words = words.strip()
        if not self._words:
            self._narrowed = None
            self._unfolded()
            return len(self._sections)
        if self._findable is None:
            self._findable = findable(section.name for section in self._sections)
        found = with_words(self._findable, self._words)
        self._narrowed = with_parents(found, self._tree.parents)
        self._unfolded()
        if found:
            self.move_to(self._row_of[found[0]])
        return len(found)

    @property
    def section_at_cursor(self) -> int | None:
        """The section under the cursor; None for the whole report."""
        index = self._visible[self.cursor]
        return None if index == WHOLE else index

    @property
    def folded(self) -> tuple[int, ...]:
        """The sections that are folded."""
        return tuple(sorted(self._folded & self._tree.having))

    def fold(self, sections: Iterable[int]) -> None:
        """Fold sections; those that are no more are passed over."""
        if known := [index for index in sections if 0 <= index < len(self._sections)]:
            self._set_open(known, open_now=False)

    def set_badges(self, starts: Sequence[int]) -> None:
        """Flag the sections that a finding speaks of: those with one of some offsets, which rise."""
        if starts != self._badges:
            self._badges = starts
            self.redraw_all()

    def _has_badge(self, section: int) -> bool:
        if section == WHOLE:
            return False
        at = bisect_left(self._badges, self._places.starts[section])
        return at < len(self._badges) and self._badges[at] < self._places.ends[section]

    def show(self, sections: Sequence[Section], tally: Callable[[int], Tally]) -> None:
        """Show a report's sections.

        Args:
            sections: In reading order.
            tally: Returns how far the review of a section is now, or of the whole report for `WHOLE`.
        """
        self._sections, self._places, self._tree = sections, spans_of(sections), SectionTree(sections)
        self._tally = tally
        self._folded.clear()
        self._findable = None
        self.narrow(self._words)

    def redraw_tallies(self, sections: Iterable[int | None]) -> None:
        """Draw some sections again, and all that they lie in: their tallies are others now."""
        self.redraw(self._rows_up_from(sections))

    def _rows_up_from(self, sections: Iterable[int | None]) -> list[int]:
        """Return the rows of some sections, and of all that they lie in."""
        above = {WHOLE}
        for section in sections:
            node = WHOLE if section is None else section
            while node not in above:
                above.add(node)
                node = self._tree.parents[node]
        return [self._row_of[node] for node in above if node in self._row_of]

    def make_ready(self, section: int | None, tally: Callable[[int], Tally]) -> None:
        """Draw ahead a section, and all that it lies in, as they will be with other tallies."""
        now, self._tally = self._tally, tally
        try:
            self._draw_ahead(self._rows_up_from((section,)))
        finally:
            self._tally = now

    def set_here(self, section: int | None) -> None:
        """Mark the section that the selected figure stands in, and show it."""
        here = WHOLE if section is None else section
        while here not in self._row_of:
            here = self._tree.parents[here]
        if here == self._here and self._visible[self.cursor] == here:
            return
        old, self._here = self._here, here
        rows = [self._row_of[node] for node in (old, here) if node in self._row_of]
        self.redraw(rows)
        self.move_to(self._row_of[here])

    def line(self, row: int) -> Line:
        """Return the words of one section's row."""
        index = self._visible[row]
        tally = self._tally(index)
        look = self.base_look(row)
        width = self.columns
        count = f" {tally.reviewed}/{tally.total} " if tally.total else ""
        flag, flag_look = _flag(tally)
        if self._has_badge(index):
            flag, flag_look = f" !{flag.strip()}", "disputed"
        if index == WHOLE:
            head, label = "", f"& {self._words}" if self._words else spoken("Whole report")
        else:
            fold = ("▾ " if index not in self._folded or self._words else "▸ ") if index in self._tree.having else "  "
            head, label = " " * (INDENT * self._tree.depths[index]) + fold, self._sections[index].name
        label = cut(label, max(width - cell_len(head) - len(count) - len(flag), 1))
        gap = " " * max(width - cell_len(head) - cell_len(label) - len(count) - len(flag), 0)
        name = f"{look} whole".strip() if index == WHOLE else look
        return (
            Word(head + label + gap, name),
            Word(flag, look if look == "cursor" else f"{look} {flag_look}".strip()),
            Word(count, look if look == "cursor" else f"{look} count".strip()),
        )

    def base_look(self, row: int) -> str:
        """Return the look of the cursor's row or of the section one is in."""
        if row == self.cursor and self.has_focus:
            return "cursor"
        return "here" if row < len(self._visible) and self._visible[row] == self._here else ""

    def picked(self, row: int) -> None:
        """Go to the section of a row."""
        index = self._visible[row]
        self.post_message(SectionPicked(None if index == WHOLE else index))

    def clicked(self, row: int, column: int) -> None:
        """Fold or unfold the section whose mark was clicked; anywhere else on a row, go there."""
        index = self._visible[row]
        has_mark = index in self._tree.having and self._narrowed is None
        if not has_mark or column // INDENT != self._tree.depths[index]:
            super().clicked(row, column)
            return
        self.move_to(row)
        self.action_outline_turn()

    def action_outline_fold(self) -> None:
        """Fold the section, or go to the one it lies in."""
        index = self._visible[self.cursor]
        if index == WHOLE:
            return
        if index in self._tree.having and index not in self._folded:
            self._set_open((index,), open_now=False)
        elif self._tree.parents[index] != WHOLE:
            self.move_to(self._row_of[self._tree.parents[index]])

    def action_outline_unfold(self) -> None:
        """Unfold the section."""
        index = self._visible[self.cursor]
        if index != WHOLE:
            self._set_open((index,), open_now=True)

    def action_outline_turn(self) -> None:
        """Fold the section, or unfold it."""
        index = self._visible[self.cursor]
        if index != WHOLE:
            self._set_open((index,), open_now=index in self._folded)

    def action_outline_fold_all(self) -> None:
        """Fold all sections."""
        self._set_open(range(len(self._sections)), open_now=False)

    def action_outline_unfold_all(self) -> None:
        """Unfold all sections."""
        self._set_open(range(len(self._sections)), open_now=True)

    def _set_open(self, indices: Sequence[int], *, open_now: bool) -> None:
        if self._narrowed is not None:
            return
        if open_now:
            self._folded.difference_update(indices)
        else:
            self._folded.update(indices)
        self._unfolded()

    def _unfolded(self) -> None:
        """Work out which rows there are, and keep the cursor on its section or the nearest above it."""
        at = self._visible[self.cursor]
        self._visible = [WHOLE, *(self._open_nodes() if self._narrowed is None else sorted(self._narrowed))]
        self._row_of = {node: row for row, node in enumerate(self._visible)}
        while at not in self._row_of:
            at = self._tree.parents[at] if at < len(self._sections) else WHOLE
        self.cursor = self._row_of[at]
        self.resize_rows(len(self._visible))
        self.redraw_all()

    def _open_nodes(self) -> Iterator[int]:
        """Yield the sections that lie in no folded one, in order."""
        closed_depth: int | None = None
        for index, depth in enumerate(self._tree.depths):
            if closed_depth is not None and depth > closed_depth:
                continue
            closed_depth = depth if index in self._folded else None
            yield index


def _flag(tally: Tally) -> tuple[str, str]:
    """Return the sign beside the count, and its look."""
    if tally.disputed:
        return " X", "disputed"
    if tally.needs_source:
        return " ?", "disputed"
    if tally.total and tally.reviewed == tally.total:
        return " ✓", "done"
    return "", ""
