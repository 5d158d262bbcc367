"""What the app asks of its screens."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class Leavable(Protocol):
    """A screen that knows the way back, and what Esc gives up."""

    def action_app_back(self) -> None:
        """Go back."""

    def action_app_cancel(self) -> None:
        """Give up what is going on, without leaving."""


@runtime_checkable
class HasPlace(Protocol):
    """A screen that knows where the reviewer is."""

    def keep_place(self) -> None:
        """Keep it for the next time."""


@runtime_checkable
class Watchful(Protocol):
    """A screen that is to know when the reviewer is there."""

    def touched(self) -> None:
        """Take in that the reviewer has done something, or come back to the terminal."""


@runtime_checkable
class KeepsTyped(Protocol):
    """A screen that something is typed into that is not saved yet."""

    def keep_typed(self) -> None:
        """Keep it for the next time, for the program ends."""

    def keep_and_leave(self) -> None:
        """Save it, close, and leave when it is saved."""
