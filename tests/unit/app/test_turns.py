"""Keys in their order: each acts when the one before it has been acted on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from textual import events
from textual.message import Message
from textual.widget import Widget

from tui.app.turns import TurnEnds, Turns


class Pane(Widget):
    """A pane, or a screen, that keeps the messages it is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[int] = []

    def post_message(self, message: Message) -> bool:
        """Keep a message."""
        assert isinstance(message, TurnEnds)
        self.sent.append(message.number)
        return True

    @property
    def is_attached(self) -> bool:
        """A pane here is always where it was."""
        return True


@dataclass
class Table:
    """Turns with all that they have to do with."""

    screen: Pane = field(default_factory=Pane)
    acted: list[str] = field(default_factory=list)
    opens: dict[str, Pane] = field(default_factory=dict)
    """The screen that a key puts on top."""
    timers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    has_ended: bool = False

    def __post_init__(self) -> None:
        self.turns = Turns(self.top, self.act, lambda _, act: self.timers.append(act))

    def top(self) -> tuple[Widget, Widget] | None:
        return None if self.has_ended else (self.screen, self.screen)

    async def act(self, key: events.Key) -> None:
        self.acted.append(key.key)
        self.screen = self.opens.get(key.key, self.screen)

    async def type(self, keys: str) -> None:
        for key in keys:
            await self.turns.take(events.Key(key, key))

    async def answer(self, screen: Pane | None = None) -> None:
        """Have the last message that a screen was sent come up to the app."""
        await self.turns.ended((screen or self.screen).sent[-1])

    async def time_passes(self) -> None:
        """Have all come that was to come later."""
        timers, self.timers = self.timers, []
        for timer in timers:
            await timer()


async def test_a_key_acts_at_once_where_none_is_being_acted_on() -> None:
    table = Table()
    await table.type("j")
    assert table.acted == ["j"]


async def test_the_next_key_acts_when_two_messages_have_come_up_behind_the_one_before() -> None:
    table = Table()
    await table.type("jv")
    await table.answer()
    assert table.acted == ["j"]
    await table.answer()
    assert table.acted == ["j", "v"]


async def test_keys_act_in_the_order_in_which_they_were_typed() -> None:
    table = Table()
    await table.type("abcd")
    while not table.turns.is_over:
        await table.answer()
    assert "".join(table.acted) == "abcd"


async def test_a_message_that_another_followed_ends_nothing() -> None:
    table = Table()
    await table.type("jv")
    first = table.screen.sent[-1]
    await table.answer()
    await table.turns.ended(first)
    await table.turns.ended(first)
    assert table.acted == ["j"]


async def test_a_key_waits_until_the_screen_that_was_opened_has_begun() -> None:
    sheet = Pane()
    table = Table(opens={"c": sheet})
    await table.type("cx")
    await table.answer(sheet)
    assert table.acted == ["c"]
    await table.answer(sheet)
    assert table.acted == ["c", "x"]


async def test_a_key_waits_for_a_screen_that_a_message_opens_behind_the_key_before() -> None:
    table = Table()
    below, sheet = table.screen, Pane()
    await table.type("cx")
    await table.answer()
    table.screen = sheet
    await table.answer(below)
    await table.answer()
    assert table.acted == ["c"]
    await table.answer()
    assert table.acted == ["c", "x"]


async def test_a_key_waits_for_a_click_that_was_made_before_it() -> None:
    table = Table()
    table.turns.wait()
    await table.type("v")
    assert table.acted == []
    await table.answer()
    await table.answer()
    assert table.acted == ["v"]


async def test_keys_given_back_act_before_those_that_wait() -> None:
    table = Table()
    await table.type("ab")
    table.turns.take_first([events.Key(key, key) for key in "cd"])
    while not table.turns.is_over:
        await table.answer()
    assert "".join(table.acted) == "acdb"


async def test_a_lost_message_is_sent_again_before_a_key_goes_on_without_it() -> None:
    table = Table()
    await table.type("av")
    sent = len(table.screen.sent)
    await table.time_passes()
    assert (table.acted, len(table.screen.sent)) == (["a"], sent + 1)
    await table.time_passes()
    assert table.acted == ["a", "v"]


async def test_time_alone_lets_no_key_act_as_long_as_messages_come_up() -> None:
    sheet = Pane()
    table = Table(opens={"a": sheet})
    await table.type("av")
    for _ in range(5):
        await table.time_passes()
        table.screen = Pane()
        table.turns.look_again()
    assert table.acted == ["a"]


async def test_keys_that_no_message_ever_comes_for_all_act_at_last() -> None:
    table = Table()
    await table.type("abc")
    for _ in range(8):
        await table.time_passes()
    assert table.acted == ["a", "b", "c"]


async def test_nothing_is_left_to_come_once_all_keys_have_acted() -> None:
    table = Table()
    await table.type("ab")
    while not table.turns.is_over:
        await table.answer()
    await table.time_passes()
    assert not table.timers


async def test_no_key_acts_once_the_app_has_ended() -> None:
    table = Table()
    await table.type("qv")
    table.has_ended = True
    await table.answer()
    await table.answer()
    await table.time_passes()
    assert table.acted == ["q"]
