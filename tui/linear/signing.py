"""What a plain review says of the whole report: signatures, and that the review is blind."""

from collections.abc import Callable, Mapping

from tui.app.signed import ROLES, before_signing, blind_question, role_words, signature_lines
from tui.domain.review import EventField
from tui.language import retold, spoken
from tui.linear import phrases
from tui.linear.part import Act, Seat
from tui.linear.telling import plain_lines
from tui.session import Change


class Signing:
    """The commands that say something of the whole report."""

    def __init__(self, seat: Seat) -> None:
        """Sign from a seat."""
        self._seat = seat

    def acts(self) -> Mapping[str, Act]:
        """Return what each command does, by its id."""
        return {"report.sign": self._sign, "report.blind": self._blind}

    def _sign(self, words: str) -> None:
        """Sign for a role after saying what is open, or take the signature back; without a role, say who signed."""
        if not words:
            self._list()
            return
        role = next((one for one in ROLES if words.casefold() in {one.value, retold(one.value)}), None)
        if role is None:
            self._seat.say(spoken(phrases.NO_ROLE, words=words))
            self._list()
        elif self._stands(role):
            self._unsign(role)
        else:
            self._sign_as(role)

    def _sign_as(self, role: EventField) -> None:
        session, told = self._seat.session, retold(role.value)
        standing = sum(session.standing())
        self._seat.say(*plain_lines(before_signing(session, role, standing, undo="u")))
        if self._kept(spoken(phrases.ASK_SIGN, role=told), lambda: session.sign(role)):
            self._seat.say(spoken(phrases.SIGNED, role=told))

    def _unsign(self, role: EventField) -> None:
        session, told = self._seat.session, retold(role.value)
        if self._kept(spoken(phrases.ASK_UNSIGN, role=told), lambda: session.sign(role, is_signed=False)):
            self._seat.say(spoken(phrases.UNSIGNED, role=told))

    def _list(self) -> None:
        signed = self._seat.session.sign_offs
        self._seat.say(*(plain_lines(signature_lines(signed)) or [spoken(phrases.NOBODY_SIGNED)]))
        for role in ROLES:
            told = retold(role.value)
            if self._stands(role):
                self._seat.say(spoken(phrases.SIGNED_SO, role=told))
            else:
                self._seat.say(spoken(phrases.MAY_SIGN, role=told, meaning=role_words(role)))

    def _stands(self, role: EventField) -> bool:
        """Say whether the reviewer has signed so, and nothing changed since."""
        own = self._seat.session.signature(role)
        return own is not None and not own.changed_since

    def _kept(self, question: str, decide: Callable[[], Change]) -> bool:
        """Ask, and do what is saved where the answer is yes; say whether that was done."""
        if not self._seat.agreed(question):
            self._seat.say(spoken(phrases.NOT_DONE))
            return False
        return self._seat.changed(decide) is not None

    def _blind(self, _: str) -> None:
        """Ask whether a blind review shall begin, or end."""
        seat, session = self._seat, self._seat.session
        is_blind, name = session.is_blind, seat.name
        question, meaning = blind_question(is_blind=is_blind)
        seat.say(*plain_lines(meaning))
        if self._kept(question, lambda: session.be_blind(is_blind=not is_blind)):
            seat.stay_at(name)
            seat.say(spoken(phrases.BLIND_ENDED) if is_blind else spoken(phrases.BLIND_BEGUN))
