"""Every key of tieout, in one table. The bindings, the footer, the help and the README's table are made from it.

The keys are those that reviewers have in their fingers from lazygit, newsboat, tig, lnav and Prodigy. A binding's id is
`area.verb`. The parts of the reading screen have a table of what each of its keys does; everywhere else the action of
the same name with an underscore stands on the screen or pane that the binding belongs to.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual.binding import Binding, BindingType

from tui.errors import TieoutError


class Key(Struct, frozen=True):
    """One binding."""

    id: str
    """`area.verb`."""
    keys: str
    """Textual's names of the keys, separated by commas; the first is the one that is shown."""
    shown: str
    """The keys as a reader writes them."""
    does: str
    """What it does, in a few words, lower case."""
    place: str
    """Where it works: `reading`, `library`, `text`, `outline`, `list` or `everywhere`."""
    hint: str = ""
    """The word beside the key in the footer; empty when it is not shown there."""

    @property
    def action(self) -> str:
        """The action: the reading screen looks its own up by id, elsewhere it is named like the key."""
        return f"do('{self.id}')" if self.place == "reading" else self.id.replace(".", "_")


PLACES = {
    "reading": "Reading a report",
    "text": "In the text",
    "outline": "In the outline",
    "library": "In the library",
    "aside": "Among the numerals set aside",
    "checks": "Among the checks",
    "original": "In the page as it was printed",
    "list": "In any list",
    "everywhere": "Everywhere",
}
"""The places in the order of the help, with their headings."""

KEYS: tuple[Key, ...] = (
    Key("figure.next", "J", "J", "next figure", "reading"),
    Key("figure.previous", "K", "K", "previous figure", "reading"),
    Key("figure.next_open", "right_square_bracket", "]", "next unreviewed figure", "reading", "next open"),
    Key("figure.previous_open", "left_square_bracket", "[", "previous unreviewed figure", "reading"),
    Key("section.next", "right_curly_bracket", "}", "next section", "reading"),
    Key("section.previous", "left_curly_bracket", "{", "previous section", "reading"),
    Key("figure.verify", "v,1", "v 1", "verified, and on to the next unreviewed", "reading", "verified"),
    Key("figure.dispute", "d,2", "d 2", "disputed, and on", "reading", "disputed"),
    Key("figure.need_source", "s,3", "s 3", "needs a source, and on", "reading", "needs source"),
    Key("figure.exclude", "x", "x", "excluded: not a claim to check, and on", "reading", "exclude"),
    Key("figure.reopen", "0", "0", "open again", "reading"),
    Key("figure.repeat", "full_stop", ".", "decide once more as was decided last", "reading"),
    Key("figure.note", "c", "c", "write a note on the figure", "reading", "note"),
    Key("figure.note_marked", "C", "C", "write a note on the figure that was marked last, and come back", "reading"),
    Key("evidence.tie", "t", "t", "tie the figure to evidence: an address, a file, a quote …", "reading", "tie"),
    Key("evidence.open", "o", "o", "open the evidence's address", "reading"),
    Key("figure.tick", "T", "T", "tick mark: which work was done", "reading"),
    Key("figure.tag", "number_sign", "#", "tag", "reading"),
    Key("several.turn", "m", "m", "pick the figure out, to decide on several at once", "reading"),
    Key("several.range", "V", "V", "pick out a range: from here to where one moves", "reading"),
    Key("several.all", "M", "M", "pick out all that are shown; in the outline, those of the section", "reading"),
    Key("item.add", "a", "a", "pick a passage, to be reviewed like a figure", "reading"),
    Key("item.edit", "e", "e", "edit the figure: words, value, unit; make one of several picked out", "reading"),
    Key("item.split", "E", "E", "make two figures of one", "reading"),
    Key("review.undo", "u", "u", "undo", "reading", "undo"),
    Key("review.redo", "ctrl+r", "ctrl+r", "redo", "reading"),
    Key("search.open", "slash", "/", "search: words, or figures by value (=1.2亿, >5%)", "reading", "search"),
    Key("search.next", "n", "n", "next match", "reading"),
    Key("search.previous", "N", "N", "previous match", "reading"),
    Key("filter.preset", "f", "f", "show only some figures", "reading"),
    Key("filter.expression", "F", "F", "show only what fits an expression", "reading"),
    Key("jump.back", "ctrl+o", "ctrl+o", "back to before the last jump", "reading"),
    Key("finding.next", "w", "w", "next finding: figures that don't fit each other", "reading", "finding"),
    Key("finding.previous", "W", "W", "previous finding", "reading"),
    Key("finding.list", "percent_sign", "%", "the checks: all findings", "reading"),
    Key("finding.take", "r", "r", "take a relation that holds as tick mark, its calculation as evidence", "reading"),
    Key("finding.dismiss", "D", "D", "dismiss the finding for a reason, or let it stand again", "reading"),
    Key(
        "report.original",
        "p",
        "p",
        "the whole page as it was printed: repairs, what was set apart; to keep or to leave out",
        "reading",
        "as printed",
    ),
    Key("report.open", "O", "O", "open the report's address", "reading"),
    Key("report.about", "i", "i", "about this report: source, repairs, set apart, coverage", "reading"),
    Key("report.aside", "A", "A", "the numerals that are no figures, to look through and take up", "reading"),
    Key("report.anew", "R", "R", "fetch the report anew, and see what changed", "reading"),
    Key("report.lost", "L", "L", "reviewed items that were not found again, to put them on a figure", "reading"),
    Key("report.summary", "S", "S", "summary: how far the review is, in counts and bars", "reading"),
    Key("figure.copy", "y", "y", "copy the figure", "reading"),
    Key("figure.pipe", "vertical_line", "|", "hand the figure to a command", "reading"),
    Key("pane.zoom", "plus", "+", "the pane alone on the screen, or all again", "reading"),
    Key("pane.unzoom", "underscore", "_", "all panes again", "reading"),
    Key("outline.filter", "ampersand", "&", "outline: show only sections with these words", "reading"),
    Key("outline.toggle", "backslash", "\\", "hide or show the outline", "reading"),
    Key("outline.narrow", "less_than_sign", "<", "outline: narrower", "reading"),
    Key("outline.widen", "greater_than_sign", ">", "outline: wider", "reading"),
    Key("card.widen", "left_parenthesis", "(", "card: wider, or higher below the text", "reading"),
    Key("card.narrow", "right_parenthesis", ")", "card: narrower, or lower below the text", "reading"),
    Key("report.sign", "P", "P", "sign the report as prepared or reviewed, or take that back", "reading"),
    Key("report.blind", "B", "B", "begin a blind review, or end it: what others decided does not show", "reading"),
    Key("review.export", "ctrl+e", "ctrl+e", "export the notes", "reading", "export"),
    Key("review.saved", "ctrl+s", "ctrl+s", "(every mark is already saved)", "reading"),
    Key("text.down", "j,down", "j ↓", "a row down", "text"),
    Key("text.up", "k,up", "k ↑", "a row up", "text"),
    Key("text.page_down", "space,pagedown", "space", "a page down", "text"),
    Key("text.page_up", "b,pageup", "b", "a page up", "text"),
    Key("text.half_down", "ctrl+d", "ctrl+d", "half a page down", "text"),
    Key("text.half_up", "ctrl+u", "ctrl+u", "half a page up", "text"),
    Key("text.top", "g,home", "g", "to the top", "text"),
    Key("text.bottom", "G,end", "G", "to the bottom", "text"),
    Key("text.left", "left", "←", "wide tables: to the left", "text"),
    Key("text.right", "right", "→", "wide tables: to the right", "text"),
    Key("list.down", "j,down", "j ↓", "down", "list"),
    Key("list.up", "k,up", "k ↑", "up", "list"),
    Key("list.page_down", "pagedown,ctrl+d", "pgdn", "a page down", "list"),
    Key("list.page_up", "pageup,ctrl+u", "pgup", "a page up", "list"),
    Key("list.top", "g,home", "g", "to the top", "list"),
    Key("list.bottom", "G,end", "G", "to the bottom", "list"),
    Key("list.pick", "enter", "enter", "open it, go there", "list", "open"),
    Key("outline.fold", "h,left", "h ←", "fold the section", "outline"),
    Key("outline.unfold", "l,right", "l →", "unfold the section", "outline"),
    Key("outline.turn", "space", "space", "fold or unfold", "outline"),
    Key("outline.fold_all", "minus", "-", "fold all", "outline"),
    Key("outline.unfold_all", "equals_sign", "=", "unfold all", "outline"),
    Key("library.add", "a", "a", "open another: an address, a file or a folder", "library", "open another"),
    Key("library.search", "slash", "/", "search all reports for words", "library", "search"),
    Key("library.filter", "f", "f", "show only some reports, as one types", "library", "filter"),
    Key("library.sort", "s", "s", "sort by the next thing", "library", "sort"),
    Key("library.tag", "number_sign", "#", "file the report under tags", "library"),
    Key("library.remove", "x", "x", "remove the report, after asking", "library"),
    Key("library.blind", "B", "B", "begin a blind review of the report, or end it", "library"),
    Key("library.unremove", "u", "u", "bring back the report that was removed last", "library"),
    Key("library.removed", "X", "X", "the removed reports, to bring one back", "library"),
    Key("library.tour", "ctrl+t", "ctrl+t", "a sample report, and a tour of the keys that matter", "library"),
    Key("original.next", "J", "J", "next piece of the page", "original"),
    Key("original.previous", "K", "K", "the piece before", "original"),
    Key("original.next_aside", "right_square_bracket", "]", "next piece that was set apart", "original", "next apart"),
    Key("original.previous_aside", "left_square_bracket", "[", "the piece before that was set apart", "original"),
    Key("original.turn", "x", "x", "put it into the body, or leave it out of it", "original", "in or out"),
    Key("checks.verdict", "f", "f", "only one verdict, the next, all", "checks", "verdict"),
    Key("checks.compare", "c", "c", "hold it against another report, or its earlier reading", "checks", "compare"),
    Key("aside.take_up", "a", "a", "take it up: review it like a figure", "aside", "take up"),
    Key("pane.next", "tab", "tab", "next pane", "everywhere"),
    Key("pane.previous", "shift+tab", "shift+tab", "previous pane", "everywhere"),
    Key("settings.open", "comma,f2", ", f2", "settings: theme, keys, name, panes, tick marks", "everywhere"),
    Key("help.open", "question_mark,f1", "?", "help: all keys, searched as you type", "everywhere", "help"),
    Key("app.palette", "ctrl+p,colon", "ctrl+p :", "command palette", "everywhere"),
    Key("app.cancel", "escape", "esc", "give up a search, a field, a sheet; a note is kept", "everywhere"),
    Key("app.back", "q", "q", "back; from the library, leave", "everywhere", "back"),
    Key("app.leave", "ctrl+q", "ctrl+q", "leave at once: everything is saved", "everywhere"),
)
"""Every binding, in the order of the help and the footer."""

ABOVE = {
    "text": ("reading", "original", "everywhere"),
    "outline": ("list", "reading", "everywhere"),
    "list": ("library", "aside", "checks", "everywhere"),
}
"""For each pane the places whose keys work in it too."""


PRESETS: Mapping[str, Mapping[str, str]] = {
    "vim": {},
    "prodigy": {
        "figure.verify": "a,1",
        "item.add": "ctrl+a",
        "figure.dispute": "x,2",
        "figure.exclude": "space",
        "review.undo": "backspace,u",
        "outline.turn": "ctrl+t",
        "text.page_down": "pagedown",
        "text.page_up": "pageup",
    },
}
"""Sets of keys: what each changes of the table, by the id of the binding."""

_SHOWN = {name: sign for key in KEYS for name, sign in zip(key.keys.split(","), key.shown.split(), strict=False)} | {
    "pagedown": "pgdn",
    "pageup": "pgup",
}
"""How a reader writes keys that Textual has long names for: as the table does."""


class _OwnKeys:
    """The keys of the present user, where they differ from the table."""

    changed: ClassVar[Mapping[str, str]] = {}


def take_own(preset: str, own: Mapping[str, str]) -> Mapping[str, str]:
    """Use a preset and a user's own keys from now on, in footers, help and palette; return Textual's keymap for them.

    Raises:
        TieoutError: There is no such preset or binding, or two actions would lie on one key; nothing was changed then.
    """
    if preset not in PRESETS:
        raise TieoutError(f"There is no key preset “{preset}”.", f"There are: {', '.join(PRESETS)}.")
    unknown = [name for name in own if name not in {key.id for key in KEYS}]
    if unknown:
        raise TieoutError(
            f"There is no action “{unknown[0]}” to give a key to.",
            "Search the help: each line that is found ends with its name.",
        )
    changed = {**PRESETS[preset], **own}
    clashing = clashes(_with(changed))
    if clashing:
        place, key = clashing[0]
        message = f"Two actions lie on the key “{key}” where one works {PLACES[place].lower()}."
        raise TieoutError(message, "Give one of them another key in [keys]; the keys of the table hold until then.")
    _OwnKeys.changed = changed
    return changed


def _with(changed: Mapping[str, str]) -> tuple[Key, ...]:
    return tuple(
        replace(key, keys=changed[key.id], shown=_shown(changed[key.id])) if key.id in changed else key for key in KEYS
    )


def _shown(keys: str) -> str:
    names = [name.strip() for name in keys.split(",")]
    return " ".join(_SHOWN.get(name, name) for name in names)


def all_keys() -> tuple[Key, ...]:
    """Return every binding with the keys that hold now, in table order."""
    return _with(_OwnKeys.changed)


def shown_key(name: str) -> str:
    """Return the first key of a binding, by its id, as a reader writes it: what the footer says of it, too."""
    return next(key.shown for key in all_keys() if key.id == name).partition(" ")[0]


def first_key(name: str) -> str:
    """Return the first key of a binding, by its id, as Textual calls it."""
    return next(key.keys for key in all_keys() if key.id == name).partition(",")[0].strip()


def keys_of(*places: str) -> tuple[Key, ...]:
    """Return the keys of some places as they hold now, in table order."""
    return tuple(key for key in all_keys() if key.place in places)


def choosing_keys() -> tuple[Key, ...]:
    """Return the keys of a list that something is chosen from."""
    keys = keys_of("list", "everywhere")
    return tuple(replace(key, hint="choose") if key.id == "list.pick" else key for key in keys)


def bindings(*places: str) -> list[BindingType]:
    """Return Textual's bindings for a screen or a pane that the keys of some places belong to.

    They carry the table's keys; the app's keymap puts a user's own in their place.
    """
    return [
        Binding(key.keys, key.action, key.does, id=key.id, show=bool(key.hint)) for key in KEYS if key.place in places
    ]


def way_out() -> list[BindingType]:
    """Return the bindings of a sheet over a screen: Textual keeps the app's own away from it."""
    return [
        Binding(key.keys, "app.app_leave" if key.id == "app.leave" else "app_back", key.does, id=key.id, show=False)
        for key in KEYS
        if key.id in {"app.back", "app.cancel", "app.leave"}
    ]


def clashes(keys: Iterable[Key] = KEYS) -> list[tuple[str, str]]:
    """Return the pairs (place, key) on which two actions lie where one reader meets both.

    A pane's own key hides the same key of a place above it on purpose only for movement within that pane; two on one
    level, or a decision hidden by a pane, are clashes.
    """
    table = tuple(keys)
    found = [
        (place, name)
        for place in PLACES
        for name, times in Counter(n for key in table if key.place == place for n in key.keys.split(",")).items()
        if times > 1
    ]
    for pane, above in ABOVE.items():
        own = {name for key in table if key.place == pane for name in key.keys.split(",")}
        found += [(pane, name) for key in table if key.place in above for name in key.keys.split(",") if name in own]
    return found
