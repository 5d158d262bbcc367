"""The outline: the sections of the report as a tree, with how much of each is reviewed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual.binding import BindingType

from tui.app.keys import bindings
from tui.app.messages import SectionPicked
from tui.app.widgets.lines import ListView, cut
from tui.app.widgets.narrowing import findable, with_parents, with_words
from tui.app.words import Line, Word
from tui.domain.report import Section
from tui.domain.tally import Tally
from tui.language import spoken

WHOLE = -1
"""The node above all sections."""
INDENT = 2


class Node(Struct):
    """A section in the tree."""

    label: str
    """Number and title."""
    depth: int
    """How many sections it lies in."""
    parent: int
    """The index of the section it lies in; `WHOLE` at the top."""
    has_children: bool = False
    """Whether sections lie in it."""
    is_open: bool = True
    """Whether those are shown."""


def nodes_of(sections: Sequence[Section]) -> list[Node]:
    """Return one node a section, in order."""
    nodes: list[Node] = []
    above: list[int] = []
    for index, section in enumerate(sections):
        while above and sections[above[-1]].level >= section.level:
            above.pop()
        if above:
            nodes[above[-1]].has_children = True
        nodes.append(Node(section.name, len(above), above[-1] if above else WHOLE))
        above.append(index)
    return nodes


class OutlineView(ListView):
    """The section tree, one row a section, with reviewed/total at the right."""

    PREFIX = "outline"
    BINDINGS: ClassVar[list[BindingType]] = bindings("outline")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline--cursor",
        "outline--here",
        "outline--count",
        "outline--done",
        "outline--disputed",
        "outline--whole",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._tree: list[Node] = []
        self._tallies: list[Tally] = []
        self._whole = Tally()
        self._visible: list[int] = [WHOLE]
        self._row_of: dict[int, int] = {WHOLE: 0}
        self._here = WHOLE
        self._badges: frozenset[int] = frozenset()
        self._words = ""
        self._findable: list[str] | None = None
        self._narrowed: set[int] | None = None

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
        if self._findable is None:
            self._findable = findable(node.label for node in self._tree)
        found = with_words(self._findable, self._words)
        self._narrowed = with_parents(found, [node.parent for node in self._tree]) if self._words else None
        self._unfolded()
        if self._words and found:
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
        return tuple(index for index, node in enumerate(self._tree) if node.has_children and not node.is_open)

    def fold(self, sections: Iterable[int]) -> None:
        """Fold sections; those that are no more are passed over."""
        self._set_open([index for index in sections if 0 <= index < len(self._tree)], open_now=False)

    def set_badges(self, sections: Iterable[int]) -> None:
        """Flag the sections that a finding speaks of."""
        badges = frozenset(sections)
        changed, self._badges = self._badges ^ badges, badges
        self.redraw([self._row_of[section] for section in changed if section in self._row_of])

    def show(self, sections: Sequence[Section], tallies: Sequence[Tally], whole: Tally) -> None:
        """Show a report's sections with their tallies, in the same order, and that of the whole report."""
        self._tree = nodes_of(sections)
        self._tallies = list(tallies)
        self._whole = whole
        self._findable = None
        self.narrow(self._words)

    def set_tally(self, section: int | None, tally: Tally) -> None:
        """Show another tally for one section, or for the whole report (None)."""
        if section is None:
            self._whole = tally
        else:
            self._tallies[section] = tally
        node = WHOLE if section is None else section
        if node in self._row_of:
            self.redraw((self._row_of[node],))

    def set_here(self, section: int | None) -> None:
        """Mark the section that the selected figure stands in, and show it."""
        here = WHOLE if section is None else section
        while here not in self._row_of:
            here = self._tree[here].parent
        if here == self._here and self._visible[self.cursor] == here:
            return
        old, self._here = self._here, here
        rows = [self._row_of[node] for node in (old, here) if node in self._row_of]
        self.redraw(rows)
        self.move_to(self._row_of[here])

    def line(self, row: int) -> Line:
        """Return the words of one section's row."""
        index = self._visible[row]
        tally = self._whole if index == WHOLE else self._tallies[index]
        look = self.base_look(row)
        width = self.columns
        count = f" {tally.reviewed}/{tally.total} " if tally.total else ""
        flag, flag_look = _flag(tally)
        if index in self._badges:
            flag, flag_look = f" !{flag.strip()}", "disputed"
        if index == WHOLE:
            head, label = "", f"& {self._words}" if self._words else spoken("Whole report")
        else:
            node = self._tree[index]
            fold = ("▾ " if node.is_open or self._words else "▸ ") if node.has_children else "  "
            head, label = " " * (INDENT * node.depth) + fold, node.label
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
        has_mark = index != WHOLE and self._tree[index].has_children and self._narrowed is None
        if not has_mark or column // INDENT != self._tree[index].depth:
            super().clicked(row, column)
            return
        self.move_to(row)
        self.action_outline_turn()

    def action_outline_fold(self) -> None:
        """Fold the section, or go to the one it lies in."""
        index = self._visible[self.cursor]
        if index == WHOLE:
            return
        node = self._tree[index]
        if node.has_children and node.is_open:
            self._set_open((index,), open_now=False)
        elif node.parent != WHOLE:
            self.move_to(self._row_of[node.parent])

    def action_outline_unfold(self) -> None:
        """Unfold the section."""
        index = self._visible[self.cursor]
        if index != WHOLE:
            self._set_open((index,), open_now=True)

    def action_outline_turn(self) -> None:
        """Fold the section, or unfold it."""
        index = self._visible[self.cursor]
        if index != WHOLE:
            self._set_open((index,), open_now=not self._tree[index].is_open)

    def action_outline_fold_all(self) -> None:
        """Fold all sections."""
        self._set_open(range(len(self._tree)), open_now=False)

    def action_outline_unfold_all(self) -> None:
        """Unfold all sections."""
        self._set_open(range(len(self._tree)), open_now=True)

    def _set_open(self, indices: Sequence[int], *, open_now: bool) -> None:
        if self._narrowed is not None:
            return
        for index in indices:
            self._tree[index].is_open = open_now
        self._unfolded()

    def _unfolded(self) -> None:
        """Work out which rows there are, and keep the cursor on its section or the nearest above it."""
        at = self._visible[self.cursor]
        self._visible = [WHOLE, *(self._open_nodes() if self._narrowed is None else sorted(self._narrowed))]
        self._row_of = {node: row for row, node in enumerate(self._visible)}
        while at not in self._row_of:
            at = self._tree[at].parent if at < len(self._tree) else WHOLE
        self.cursor = self._row_of[at]
        self.resize_rows(len(self._visible))
        self.redraw_all()

    def _open_nodes(self) -> Iterator[int]:
        """Yield the sections that lie in no folded one, in order."""
        closed_depth: int | None = None
        for index, node in enumerate(self._tree):
            if closed_depth is not None and node.depth > closed_depth:
                continue
            closed_depth = None if node.is_open else node.depth
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
