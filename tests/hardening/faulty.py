"""tieout with a fault in it, for the tests: the key `K` fails in a way that nobody foresaw."""

import sys

from tui.app.screens.reading import ReadingScreen
from tui.cli import main

FAULT = "a fault made for the tests"


def with_fault() -> int:
    """Run tieout so that going back a figure fails."""
    own = ReadingScreen.action_do

    def action_do(screen: ReadingScreen, name: str) -> None:
        if name == "figure.previous":
            raise RuntimeError(FAULT)
        own(screen, name)

    ReadingScreen.action_do = action_do  # type: ignore[method-assign,assignment]
    return main()


if __name__ == "__main__":
    sys.exit(with_fault())
