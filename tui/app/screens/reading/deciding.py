"""Decisions on the selected figure: status, note, tick marks, tags; and taking them back."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from tui.app.choice import Choice, Turned, sign_keys
from tui.app.keys import shown_key
from tui.app.messages import ChoicesMade
from tui.app.screens import AskScreen, ChooseScreen, NoteScreen
from tui.app.screens.reading.part import Held, Part
from tui.domain.look import look_code
from tui.domain.review import STATUS_WORDS, EventField, Status
from tui.errors import StoreError
from tui.language import counted, retold, spoken
from tui.session import Change, done

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


def all_reviewed() -> str:
    """Return what there is to say once nothing is left to be reviewed: that, and which keys come next."""
    sign, export = (shown_key(name) for name in ("report.sign", "review.export"))
    return spoken("everything is reviewed: {sign} signs it, {export} exports the notes", sign=sign, export=export)


def _said(item_id: str, status: Status) -> str:
    """Return what is told of an item that was just given a status."""
    return spoken("{item} {status}, saved", item=item_id, status=spoken(STATUS_WORDS[status]))


class Deciding(Part):
    """The keys that decide."""

    def __init__(self, screen: "ReadingScreen", turned: Turned | None) -> None:
        """Decide on a screen; `turned` is the choice of what is the body that led to it."""
        super().__init__(screen)
        self._turned = turned
        self._first_revision = screen.session.revision
        self._marked = ""
        self._last: Status | None = None

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "figure.verify": lambda: self.mark(Status.VERIFIED),
            "figure.dispute": lambda: self.mark(Status.DISPUTED),
            "figure.need_source": lambda: self.mark(Status.NEEDS_SOURCE),
            "figure.exclude": lambda: self.mark(Status.EXCLUDED),
            "figure.reopen": lambda: self.mark(Status.OPEN),
            "figure.repeat": self.repeat,
            "figure.note": self.note,
            "figure.note_marked": self.note_marked,
            "figure.tick": self.choose_tick,
            "figure.tag": self.ask_tag,
            "review.undo": self.undo,
            "review.redo": self.redo,
            "review.saved": lambda: self.say(spoken("every mark is already saved")),
        }

    def mark(self, status: Status) -> None:
        """Give the selected item, or all that are picked out, a status; one goes on to the next unreviewed."""
        screen = self.screen
        self._last = status
        if screen.several.chosen:
            screen.several.mark(status)
            return
        if not self.can_decide():
            return
        index = screen.selected
        item = self.session.items[index].id
        change = self.changed(lambda: self.session.mark((index,), status))
        if change is None:
            return
        self._marked = item
        if change.indices:
            said = _said(item, status)
        else:
            said = spoken("{item} was {status} already", item=item, status=spoken(STATUS_WORDS[status]))
        self.say(said if self.session.tally.open else spoken("{said}; {end}", said=said, end=all_reviewed()))
        if status is not Status.OPEN and self.session.tally.open:
            screen.walking.advance()
        else:
            self.select(item)

    def make_ready(self) -> None:
        """Draw ahead what the next mark changes, where it goes as the last one did; nothing of it is shown before."""
        screen, index, status = self.screen, self.screen.selected, self._last or Status.VERIFIED
        then = screen.walking.next_unreviewed()
        is_plain = not (screen.several.chosen or screen.filtering.expression) and screen.is_open(index)
        if then is None or status is Status.OPEN or not is_plain:
            return
        screen.footer.make_ready(_said(self.session.items[index].id, status))
        screen.header.make_ready(self.session.tally.after(status))
        screen.outline.make_ready(self.session.section_of(index), lambda section: screen.tally(section).after(status))
        screen.article.make_ready_decided(index, look_code(status, checkable=True), then)

    def repeat(self) -> None:
        """Decide once more as was decided last."""
        if self._last is None:
            self.say(spoken("nothing was decided yet to be repeated"))
        else:
            self.mark(self._last)

    def can_decide(self) -> bool:
        """Say whether there is a selected figure that the reviewer sees; one off the screen is brought back first."""
        screen = self.screen
        if screen.selected < 0:
            self.say(spoken("there is no figure to mark"))
            return False
        if not screen.article.on_screen(screen.selected):
            screen.select(screen.selected)
            self.say(spoken("this is the selected figure: press again to decide on it"))
            return False
        return True

    def note(self) -> None:
        """Write a note on the selected figure."""
        if self.can_decide():
            self._write_note(self.screen.selected)

    def note_marked(self) -> None:
        """Write a note on the figure that was marked last."""
        index = self.session.index_of(self._marked)
        if index is None:
            self.say(
                spoken(
                    "nothing was marked yet: {note} writes a note on the selected figure", note=shown_key("figure.note")
                )
            )
            return
        here = self.session.items[self.screen.selected].id
        self.screen.select(index)
        self._write_note(index, here)

    def _write_note(self, index: int, back_to: str = "") -> None:
        """Write the note on an item; `back_to` is the item to be at after it, where it isn't the same one."""
        item = self.session.items[index]
        words = f"{item.id} {item.span.of(self.session.report.text)}"
        draft = None
        with suppress(StoreError):  # the note itself can still be read and written
            draft = self.session.draft(item.id)
        self._edit_note(index, words, draft, back_to)

    def _edit_note(self, index: int, about: str, draft: str | None, back_to: str) -> None:
        item_id = self.session.items[index].id
        keep = partial(self.session.keep_draft, item_id)
        editor = NoteScreen(about, self.session.review(index).note, draft=draft, keep_draft=keep)
        self.screen.app.push_screen(editor, partial(self._end_note, item_id, editor, back_to))

    def _end_note(self, item_id: str, editor: NoteScreen, back_to: str, note: str | None) -> None:
        index = self.session.index_of(item_id)
        if note is None:
            self.changed(partial(self._forget_draft, item_id))
        elif index is None:
            self.changed(partial(self.session.keep_draft, item_id, note))
            self.say(spoken("{item} stands here no more: its note is kept for when it does", item=item_id))
            return
        elif self.changed(lambda: self.session.note(index, note)) is None:
            self._edit_note(index, item_id, note, back_to)
            return
        else:
            self.say(spoken("note on {item} saved", item=item_id))
        self.select(back_to or item_id)
        if editor.leaves:
            self.screen.app.call_later(self.screen.app.run_action, "app.app_leave")

    def _forget_draft(self, item_id: str) -> None:
        if self.session.draft(item_id) is not None:
            self.session.drop_draft(item_id)

    def _wanted(self) -> Sequence[int]:
        """Return the items that are picked out, or else the selected one."""
        chosen = self.screen.several.chosen
        return sorted(chosen) if chosen else ((self.screen.selected,) if self.can_decide() else ())

    def _said(self, indices: Sequence[int], field: EventField) -> Mapping[int, tuple[str, ...]]:
        """Return the words that items have in a field, by index."""
        return cast("Mapping[int, tuple[str, ...]]", done(self.session.said_of(indices, field)))

    def choose_tick(self) -> None:
        """Choose a tick mark for the work that was done."""
        indices = self._wanted()
        if not indices:
            return
        said = self._said(indices, EventField.TICKS)
        has = set.intersection(*(set(said[i]) for i in indices)) if all(i in said for i in indices) else set()
        keys = sign_keys(self.session.legend)
        choices = [
            Choice(
                sign,
                sign if keys[sign] in {"", sign} else f"{sign} {keys[sign]}",
                f"{spoken(meaning)}{spoken(' (has it)') if sign in has else ''}",
                keys[sign],
            )
            for sign, meaning in self.session.legend.items()
        ]
        screen = ChooseScreen(spoken("Tick mark: which work was done"), choices)
        self.screen.app.push_screen(screen, partial(self._keep_tick, self.hold(indices)))

    def _keep_tick(self, held: Held, sign: str | None) -> None:
        if sign is None or (indices := self.place_now(held)) is None:
            return
        told = partial(self._say_several, spoken("tick mark {sign}", sign=sign))
        self.change_in_steps(self.session.ticking(indices, sign), told)

    def ask_tag(self) -> None:
        """Ask for a tag."""
        indices = self._wanted()
        if indices:
            said = self._said(indices, EventField.TAGS)
            has = sorted({tag for index in indices for tag in said.get(index, ())})
            now = " ".join(has) or spoken("none")
            hint = spoken("words; one that is there is taken away. Now: {tags}", tags=now)
            self.screen.app.push_screen(AskScreen(spoken("Tag"), hint), partial(self._keep_tag, self.hold(indices)))

    def _keep_tag(self, held: Held, words: str | None) -> None:
        tags = (words or "").replace(",", " ").replace("，", " ").split()
        if not tags or (indices := self.place_now(held)) is None:
            return
        what = counted(len(tags), "tag {tags}", "tags {tags}", tags=" ".join(tags))
        self.change_in_steps(self.session.tagging(indices, tags), partial(self._say_several, what))

    def _say_several(self, what: str, change: Change | None) -> None:
        count = len(set(change.indices)) if change else 0
        self.screen.select(self.screen.selected)
        self.say(counted(count, "{what} saved", "{what} saved on {count}", what=what))

    def undo(self) -> None:
        """Take the last action back."""
        if self._turns_body(is_undo=True):
            return
        told = partial(self._turned_back, spoken("undone"), spoken("nothing to undo"))
        self.change_in_steps(self.session.undoing(), told)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        if self._turns_body(is_undo=False):
            return
        told = partial(self._turned_back, spoken("done again"), spoken("nothing to redo"))
        self.change_in_steps(self.session.redoing(), told)

    def _turns_body(self, *, is_undo: bool) -> bool:
        """Take a choice of what is the body back, or bring it again, where nothing was decided since."""
        turned = self._turned
        if turned is None or turned.is_taken_back is is_undo or self.session.revision != self._first_revision:
            return False
        self.screen.post_message(ChoicesMade(self.session, turned.choices, takes_back=is_undo))
        return True

    def _turned_back(self, done: str, nothing: str, change: Change | None) -> None:
        if change is None:
            self.say(nothing)
            return
        count = len(set(change.indices))
        if count:
            self.screen.select(change.indices[0])
        else:
            self.screen.show_signed()
        what = retold(change.what)
        several = spoken("{done}: {what}, {count} figures", done=done, what=what, count=count)
        self.say(several if count > 1 else spoken("{done}: {what}", done=done, what=what))
