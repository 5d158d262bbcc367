"""Making items by hand: a passage added, a figure edited, split or joined."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from tui.app.keys import shown_key
from tui.app.screens import Asked, PassageScreen
from tui.app.screens.reading.part import Held, Part
from tui.domain.text import Span
from tui.domain.wire import quantity_value
from tui.language import spoken
from tui.session import Stated


class Casting(Part):
    """The keys that make items otherwise."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {"item.add": self.add, "item.edit": self.edit, "item.split": self.split}

    def _paragraph_at(self, offset: int) -> Span:
        blocks = self.session.report.blocks
        at = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
        return blocks[max(at, 0)].span

    def add(self) -> None:
        """Pick a passage of the paragraph one is at, to be reviewed like a figure."""
        report, article, index = self.session.report, self.screen.article, self.screen.selected
        if not report.blocks:
            self.say(spoken("there are no words to pick from"))
            return
        seen = index >= 0 and article.on_screen(index)
        offset = self.session.items[index].span.start if seen else article.top_offset
        title = spoken("Pick a passage, to be reviewed like a figure")
        asked = Asked(title, self._paragraph_at(offset), Span(offset, offset))
        self.screen.app.push_screen(PassageScreen(report.text, asked), partial(self._recast, self.hold(())))

    def edit(self) -> None:
        """Say otherwise where the selected figure stands and what it states; of several picked out make one."""
        indices = sorted(self.screen.several.chosen) or [self.screen.selected]
        if indices[0] < 0 or not self.screen.deciding.can_decide():
            return
        spans = [self.session.items[index].span for index in indices]
        whole = Span(spans[0].start, spans[-1].end)
        paragraph = self._paragraph_at(whole.start)
        if not paragraph.contains(whole):
            self.say(spoken("they stand in different paragraphs and can't be one"))
            return
        if len(indices) == 1:
            values, title = self._values(indices[0]), spoken("Edit the figure: where it stands, what it states")
        else:
            values, title = ("", "", ""), spoken("Make one of them")
        screen = PassageScreen(self.session.report.text, Asked(title, paragraph, whole, values))
        self.screen.app.push_screen(screen, partial(self._recast, self.hold(indices)))

    def _values(self, index: int) -> tuple[str, str, str]:
        """Return what an item states now."""
        figure, stated = self.session.items[index].figure, self.session.stated(index)
        if figure is not None:
            value = quantity_value(figure.quantity)
            printed = "/".join(map(str, value)) if isinstance(value, list) else str(value)
            return printed, figure.quantity.unit, figure.label
        return (stated.value, stated.unit, stated.label) if stated else ("", "", "")

    def split(self) -> None:
        """Make two of the selected figure: the words that are selected are the first, the rest is the second."""
        index = self.screen.selected
        if index < 0 or not self.screen.deciding.can_decide():
            return
        span = self.session.items[index].span
        title = spoken("Split: select the first part; the rest becomes the second")
        asked = Asked(title, span, Span(span.start, span.start))
        self.screen.app.push_screen(
            PassageScreen(self.session.report.text, asked), partial(self._split, self.hold((index,)))
        )

    def _split(self, held: Held, first: Stated | None) -> None:
        if first is None:
            return
        whole = held.items[held.indices[0]].span
        rests = [Span(whole.start, first.span.start), Span(first.span.end, whole.end)]
        parts = [Stated(part) for rest in rests if (part := self._trimmed(rest))]
        self._put(held, [first, *parts])

    def _trimmed(self, span: Span) -> Span:
        words = span.of(self.session.report.text)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, max(span.start + len(words.rstrip()), start))

    def _recast(self, held: Held, stated: Stated | None) -> None:
        if stated is not None:
            self._put(held, [stated])

    def _put(self, held: Held, stated: Sequence[Stated]) -> None:
        """Put passages in the place of items; those that other figures stand in the way of are refused."""
        indices = self.place_now(held)
        if indices is None:
            return
        touched = (index for one in stated for index in self.session.spans.overlapping(one.span))
        in_the_way = next((index for index in touched if index not in indices), None)
        if in_the_way is not None:
            name = self.session.items[in_the_way].id
            self.say(spoken("{item} stands in these words: {edit} edits it", item=name, edit=shown_key("item.edit")))
            return
        if self.changed(lambda: self.session.recast(indices, stated)) is None:
            return
        self.screen.several.forget()
        index = self.session.item_at(min(one.span for one in stated))
        if index is not None:
            self.screen.select(index)
            self.say(
                spoken(
                    "{item} saved; {undo} takes it back",
                    undo=shown_key("review.undo"),
                    item=self.session.items[index].id,
                )
            )
