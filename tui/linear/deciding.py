"""Decisions in a plain review: status, note, evidence, tick marks, tags; and taking them back."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from tui.app.present import evidence_words
from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.review import STATUS_WORDS, Status
from tui.errors import FetchError, TieoutError
from tui.language import retold, spoken
from tui.linear import phrases
from tui.linear.part import Act, Seat
from tui.session import Change

Fetch = Callable[[str], tuple[bytes, str]]
"""Returns the bytes of an address or a file, and when they were taken."""

_STATUSES = {
    "figure.verify": Status.VERIFIED,
    "figure.dispute": Status.DISPUTED,
    "figure.need_source": Status.NEEDS_SOURCE,
    "figure.exclude": Status.EXCLUDED,
    "figure.reopen": Status.OPEN,
}
_TAKE_AWAY = "-"
_ADDRESS = ("http://", "https://")


class Deciding:
    """The commands that decide."""

    def __init__(self, seat: Seat, fetch: Fetch, go_on: Callable[[], None]) -> None:
        """Decide from a seat; `go_on` goes to the next open figure."""
        self._seat = seat
        self._fetch = fetch
        self._go_on = go_on
        self._last: Status | None = None

    def acts(self) -> Mapping[str, Act]:
        """Return what each command does, by its id."""
        return {
            **{name: partial(self._mark, status) for name, status in _STATUSES.items()},
            "figure.repeat": self._repeat,
            "figure.note": self._note,
            "figure.tick": self._tick,
            "figure.tag": self._tag,
            "evidence.tie": self._tie,
            "review.undo": lambda _: self._turn_back(phrases.UNDONE, phrases.NOTHING_TO_UNDO, undo=True),
            "review.redo": lambda _: self._turn_back(phrases.REDONE, phrases.NOTHING_TO_REDO, undo=False),
        }

    @property
    def _id(self) -> str:
        return self._seat.session.items[self._seat.index].id

    def _mark(self, status: Status, _: str = "") -> None:
        """Give the figure a status, say that it is saved, and go on."""
        seat, session = self._seat, self._seat.session
        if not seat.has_figure():
            return
        name = self._id
        change = seat.changed(lambda: session.mark((seat.index,), status))
        if change is None:
            return
        self._last = status
        tally, words = session.tally, spoken(STATUS_WORDS[status])
        saved = spoken(phrases.SAVED, id=name, status=words, reviewed=tally.reviewed, total=tally.total)
        seat.say(saved if change.indices else spoken(phrases.WAS_SO, id=name, status=words))
        if status is not Status.OPEN:
            self._go_on()

    def _repeat(self, _: str) -> None:
        if self._last is None:
            self._seat.say(spoken(phrases.NOTHING_TO_REPEAT))
        else:
            self._mark(self._last)

    def _note(self, words: str) -> None:
        seat = self._seat
        if not seat.has_figure():
            return
        note = words or seat.ask(spoken(phrases.ASK_NOTE))
        if not note:
            seat.say(spoken(phrases.NOTE_KEPT))
            return
        is_taken = note == _TAKE_AWAY
        if self._changed(lambda: seat.session.note(seat.index, "" if is_taken else note)):
            seat.say(spoken(phrases.NOTE_TAKEN if is_taken else phrases.NOTE_SAVED, id=self._id))

    def _tick(self, sign: str) -> None:
        seat = self._seat
        if not seat.has_figure():
            return
        legend = seat.session.legend
        known = {name.casefold(): name for name in legend}.get(sign.casefold())
        if known is None:
            seat.say(spoken(phrases.TICKS), *(f"{name}: {spoken(meaning)}" for name, meaning in legend.items()))
        elif self._changed(lambda: seat.session.tick((seat.index,), known)):
            has_it = known in seat.session.review(seat.index).ticks
            seat.say(spoken(phrases.TICK_SAVED if has_it else phrases.TICK_TAKEN, sign=known, id=self._id))

    def _tag(self, words: str) -> None:
        seat = self._seat
        if not words:
            seat.say(spoken(phrases.TAG_WANTED))
        if not (words and seat.has_figure()):
            return
        for tag in words.replace(",", " ").replace("，", " ").split():
            if not self._changed(partial(seat.session.tag, (seat.index,), tag)):
                return
            has_it = tag in seat.session.review(seat.index).tags
            seat.say(spoken(phrases.TAG_SAVED if has_it else phrases.TAG_TAKEN, tag=tag, id=self._id))

    def _tie(self, words: str) -> None:
        """Tie the figure to an address, a file or a quote; of the first two a copy is kept."""
        seat = self._seat
        if not seat.has_figure():
            return
        told = words or seat.ask(spoken(phrases.ASK_EVIDENCE))
        if not told:
            return
        try:
            piece = _piece(told)
        except FetchError as error:
            seat.tell(error)
            return
        pieces = seat.session.review(seat.index).evidence
        if self._changed(lambda: seat.session.set_evidence(seat.index, (*pieces, piece))):
            seat.say(spoken(phrases.EVIDENCE_SAVED, id=self._id, evidence=evidence_words(piece)))
            if piece.place:
                self._keep_copy(piece)

    def _keep_copy(self, piece: Evidence) -> None:
        seat, session = self._seat, self._seat.session
        seat.say(spoken(phrases.FETCHING))
        try:
            body, accessed = self._fetch(piece.place)
            kept = replace(piece, sha256=session.keep_snapshot(body), accessed=accessed)
        except TieoutError as error:
            seat.say(spoken(phrases.SNAPSHOT_FAILED, message=retold(error.message)))
            return
        pieces = [kept if one == piece else one for one in session.review(seat.index).evidence]
        if self._changed(lambda: session.set_evidence(seat.index, pieces)):
            seat.say(spoken(phrases.SNAPSHOT_SAVED, size=len(body)))

    def _turn_back(self, done: str, nothing: str, *, undo: bool) -> None:
        """Take the last decision back, or bring back what was taken back last, and go to its figure."""
        seat, session = self._seat, self._seat.session
        told: list[Change | None] = []

        def turn() -> Change | None:
            told.append(session.undo() if undo else session.redo())
            return told[0]

        change = seat.changed(turn)
        if change is not None:
            seat.say(spoken(done, what=retold(change.what)))
            if change.indices:
                seat.go_to(change.indices[0])
        elif told:
            seat.say(spoken(nothing))

    def _changed(self, decide: Callable[[], Change]) -> bool:
        return self._seat.changed(decide) is not None


def _piece(told: str) -> Evidence:
    """Return the piece of evidence that a line names: an address, a file, or else the words themselves.

    Raises:
        FetchError: It is written like a path, and there is no such file.
    """
    if told.startswith(_ADDRESS):
        return Evidence(EvidenceKind.ADDRESS, place=told)
    try:
        is_file = Path(told).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):
        is_file = False  # too long for a path, or a home that nobody has
    if is_file:
        return Evidence(EvidenceKind.FILE, place=told)
    if "/" in told and not any(character.isspace() for character in told):
        raise FetchError(spoken(phrases.NO_SUCH_FILE, words=told), spoken(phrases.QUOTES_HAVE_BLANKS))
    return Evidence(EvidenceKind.QUOTE, quote=told)
