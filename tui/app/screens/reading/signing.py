"""What a reviewer says of the whole report: signatures, and that the review is blind."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tui.app.choice import Choice
from tui.app.keys import shown_key
from tui.app.screens import ChooseScreen, ConfirmScreen
from tui.app.screens.reading.part import Part
from tui.app.signed import ROLES, before_signing, blind_question, role_words, state_words
from tui.domain.review import EventField
from tui.language import retold, spoken

if TYPE_CHECKING:
    from tui.app.screens.reading.screen import ReadingScreen


class Signing(Part):
    """The keys that say something of the whole report, and what the header tells of it."""

    def __init__(self, screen: "ReadingScreen") -> None:
        """Sign on a screen."""
        super().__init__(screen)
        self.words = ""
        self._may_change = False
        self.tell()

    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Return what each key does."""
        return {"report.sign": self.choose, "report.blind": self.ask_blind}

    def tell(self) -> None:
        """Work out anew what the header tells."""
        self.words = state_words(self.session)
        self._may_change = any(not one.changed_since for one in self.session.sign_offs)

    def follow(self) -> None:
        """Tell what became of signatures after something was decided: one that has changed does not change again."""
        if self._may_change:
            self.tell()

    def choose(self) -> None:
        """Choose what to sign for; one's own signature is taken back instead, unless something changed since."""
        choices = [Choice(role.value, retold(role.value), self._meaning(role)) for role in ROLES]
        self.screen.app.push_screen(ChooseScreen(spoken("Sign this report"), choices), self._chosen)

    def _meaning(self, role: EventField) -> str:
        return spoken("you signed so: enter takes it back") if self._stands(role) else role_words(role)

    def _stands(self, role: EventField) -> bool:
        """Say whether the reviewer has signed so, and nothing changed since."""
        own = self.session.signature(role)
        return own is not None and not own.changed_since

    def _chosen(self, name: str | None) -> None:
        if name is None:
            return
        role = EventField(name)
        if self._stands(role):
            self._keep(role, is_signed=False)
            return
        lines = before_signing(self.session, role, sum(self.session.standing()), undo=shown_key("review.undo"))
        title = spoken("Sign as {role}?", role=retold(name))
        self.screen.app.push_screen(ConfirmScreen(title, lines), partial(self._agreed, role))

    def _agreed(self, role: EventField, agreed: bool | None) -> None:
        if agreed:
            self._keep(role, is_signed=True)

    def _keep(self, role: EventField, *, is_signed: bool) -> None:
        if self.changed(lambda: self.session.sign(role, is_signed=is_signed)) is None:
            return
        self.screen.show_signed()
        told = retold(role.value)
        signed = spoken("signed as {role}, saved; {undo} takes it back", role=told, undo=shown_key("review.undo"))
        self.say(signed if is_signed else spoken("no longer signed as {role}, saved", role=told))

    def ask_blind(self) -> None:
        """Ask whether a blind review shall begin, or end."""
        screen = ConfirmScreen(*blind_question(is_blind=self.session.is_blind))
        self.screen.app.push_screen(screen, self._turn_blind)

    def _turn_blind(self, agreed: bool | None) -> None:
        is_blind = not self.session.is_blind
        if agreed and self.changed(lambda: self.session.be_blind(is_blind=is_blind)) is not None:
            self.screen.show_signed()
            self.say(spoken("your review is blind") if is_blind else spoken("your review is no longer blind"))
