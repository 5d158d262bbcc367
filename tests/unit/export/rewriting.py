"""A process that writes one export over and over until it is killed.

Called as: python -m tests.unit.export.rewriting FILE
"""

import sys
from pathlib import Path

from tui.export.writing import write_whole

CONTENTS = tuple(f"{letter * 200_000}\n" for letter in "ab")


def rewrite(path: Path) -> None:
    """Write one content after the other, and print a line after each."""
    for turn in range(100_000):
        write_whole(path, CONTENTS[turn % 2])
        sys.stdout.write(".\n")
        sys.stdout.flush()


if __name__ == "__main__":
    rewrite(Path(sys.argv[1]))
