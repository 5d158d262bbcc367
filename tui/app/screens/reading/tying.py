"""Evidence: what the selected figure is agreed to, with a snapshot; and opening it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from tui.app.browsing import open_address
from tui.app.choice import Choice
from tui.app.keys import shown_key
from tui.app.messages import SnapshotWanted
from tui.app.present import evidence_words
from tui.app.screens import ChooseScreen, Entry, FormScreen
from tui.app.screens.reading.part import Held, Part
from tui.domain.evidence import Evidence, EvidenceKind
from tui.language import spoken

NEW = {
    EvidenceKind.ADDRESS: ("an address", "a page on the web, kept with its hash"),
    EvidenceKind.FILE: ("a file", "a file on this machine, kept with its hash"),
    EvidenceKind.QUOTE: ("a quote", "words from somewhere that can't be opened"),
    EvidenceKind.FIGURE: ("another figure", "a figure of this report, by its id"),
    EvidenceKind.CALCULATION: ("a calculation", "worked out by hand"),
    EvidenceKind.INTERVIEW: ("an interview", "who said it and when; exported only if asked for"),
}
"""What a figure can be tied to, and what that is."""
_PLACES = {
    EvidenceKind.ADDRESS: "https://…",
    EvidenceKind.FILE: "its path",
    EvidenceKind.FIGURE: "T-0001",
}
"""The kinds of evidence that stand in a place, and what names it."""
_LOCATORS = {
    EvidenceKind.ADDRESS: "page 12, paragraph 3, table 2 row 4 …",
    EvidenceKind.FILE: "page 12, Sheet1!B7, 00:12:31 …",
    EvidenceKind.INTERVIEW: "the day, and how: by telephone, in person …",
}
_SNAPSHOT = frozenset({EvidenceKind.ADDRESS, EvidenceKind.FILE})


class Tying(Part):
    """The keys of the evidence."""

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {
            "evidence.tie": self.tie,
            "evidence.open": self.open_evidence,
            "report.open": self.open_report,
        }

    def tie(self) -> None:
        """Choose what to tie the selected figure to, or which piece of evidence to change."""
        if not self.screen.deciding.can_decide():
            return
        index = self.screen.selected
        pieces = self.session.review(index).evidence
        choices = [
            Choice(str(n), spoken("change {number}", number=n + 1), evidence_words(piece))
            for n, piece in enumerate(pieces)
        ]
        choices += [Choice(kind.value, spoken(name), spoken(meaning)) for kind, (name, meaning) in NEW.items()]
        item = self.session.items[index]
        words = f"{item.id} {item.span.of(self.session.report.text)}"
        self.screen.app.push_screen(
            ChooseScreen(spoken("Tie {figure} to", figure=words), choices),
            partial(self._chosen, self.hold((index,)), pieces),
        )

    def _chosen(self, held: Held, pieces: Sequence[Evidence], value: str | None) -> None:
        if value is None:
            return
        is_there = value.isdigit()
        piece = pieces[int(value)] if is_there else Evidence(EvidenceKind(value))
        name = spoken(NEW[piece.kind][0]).capitalize()
        title = spoken("{evidence} (leave all empty to take it away)", evidence=name) if is_there else name
        self.screen.app.push_screen(FormScreen(title, entries_of(piece)), partial(self._filled, held, piece))

    def _filled(self, held: Held, piece: Evidence, values: dict[str, str] | None) -> None:
        if values is None or (now := self.place_now(held)) is None:
            return
        item, pieces = self.session.items[now[0]], list(self.session.review(now[0]).evidence)
        number = pieces.index(piece) if piece in pieces else len(pieces)
        filled = _with(piece, values)
        pieces[number : number + 1] = [filled] if any(values.values()) else []
        if not self._keep(item.id, pieces):
            return
        self.say(spoken("evidence saved") if any(values.values()) else spoken("evidence taken away, saved"))
        if filled.place and filled.place != piece.place and filled.kind in _SNAPSHOT:
            self.screen.post_message(SnapshotWanted(self.session, item.id, filled))

    def _keep(self, item_id: str, pieces: Sequence[Evidence]) -> bool:
        index = self.session.index_of(item_id)
        if index is None or self.changed(lambda: self.session.set_evidence(index, pieces)) is None:
            return False
        self.select(item_id)
        return True

    def keep_snapshot(self, item_id: str, piece: Evidence, body: bytes, accessed: str) -> None:
        """Keep the bytes of a piece of evidence, and their hash with it."""
        index = self.session.index_of(item_id)
        pieces = [] if index is None else list(self.session.review(index).evidence)
        if piece not in pieces:
            self.say(spoken("no snapshot: the evidence on {item} is another one now", item=item_id))
            return
        kept: list[str] = []
        if self.changed(lambda: kept.append(self.session.keep_snapshot(body))) is None and not kept:
            return
        pieces[pieces.index(piece)] = replace(piece, sha256=kept[0], accessed=accessed)
        if self._keep(item_id, pieces):
            self.say(spoken("evidence saved, with a snapshot of {size} bytes", size=f"{len(body):,}"))

    def open_evidence(self) -> None:
        """Open the address of the selected figure's evidence."""
        pieces = self.session.review(self.screen.selected).evidence if self.screen.selected >= 0 else ()
        places = [piece.place for piece in pieces if piece.kind is EvidenceKind.ADDRESS]
        if not places:
            self.say(
                spoken(
                    "no evidence with an address on this figure: {tie} ties it to one", tie=shown_key("evidence.tie")
                )
            )
        else:
            self._open(places[-1])

    def open_report(self) -> None:
        """Open the report's own address."""
        source = self.session.report.source
        self._open(source.final_location or source.location)

    def _open(self, address: str) -> None:
        is_open = open_address(address)
        said = spoken("opened {address}", address=address)
        self.say(said if is_open else spoken("only http and https addresses are opened"))


def entries_of(piece: Evidence) -> list[Entry]:
    """Return the fields that a kind of evidence has."""
    entries = [Entry("title", "what it is called" if piece.kind is not EvidenceKind.INTERVIEW else "who", piece.title)]
    if piece.kind in _PLACES:
        entries.insert(0, Entry("place", _PLACES[piece.kind], piece.place))
    if piece.kind in _LOCATORS:
        entries.append(Entry("where", _LOCATORS[piece.kind], piece.locator))
    quote = "the formula with its numbers" if piece.kind is EvidenceKind.CALCULATION else "the words that stand there"
    return [*entries, Entry("words", quote, piece.quote), Entry("value", "the value that stands there", piece.value)]


def _with(piece: Evidence, values: Mapping[str, str]) -> Evidence:
    """Return a piece of evidence with what a form says; another place has no snapshot yet."""
    place = values.get("place", "")
    is_same = place == piece.place
    return replace(
        piece,
        place=place,
        title=values["title"],
        locator=values.get("where", ""),
        quote=values["words"],
        value=values["value"],
        sha256=piece.sha256 if is_same else "",
        accessed=piece.accessed if is_same else "",
        is_private=piece.kind is EvidenceKind.INTERVIEW,
    )
