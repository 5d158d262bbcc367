"""What is done a little at a time, so that the screen can show how far it is and Esc can give it up."""

from time import monotonic

from msgspec import Struct

from tui.errors import StoreError
from tui.session import Change, Steps

SLICE_S = 0.02
"""How long it works before keys have a turn."""


class Done(Struct, frozen=True):
    """What came of it."""

    change: Change | None = None
    """What was changed; None when there was nothing to be changed."""
    error: StoreError | None = None
    """Why nothing was changed; None when all was."""


class Stepping:
    """Works through steps for a moment at a time."""

    def __init__(self, steps: Steps[Change | None]) -> None:
        """Take over some steps."""
        self._steps = steps
        self.prepared = 0
        """How many items are prepared."""

    def go_on(self) -> Done | None:
        """Work for a moment; return what came of it when that was the end."""
        until = monotonic() + SLICE_S
        try:
            self.prepared = next(self._steps)
            while monotonic() < until:
                self.prepared = next(self._steps)
        except StopIteration as end:
            return Done(change=end.value)
        except StoreError as error:
            return Done(error=error)
        return None

    def give_up(self) -> None:
        """Leave the rest undone."""
        self._steps.close()
