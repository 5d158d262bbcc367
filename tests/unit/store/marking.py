"""A process that marks in a store until it is killed; what it prints was returned as saved.

Called as: python -m tests.unit.store.marking FOLDER NAME COUNT [all]
With `all` each mark is one action on all items.
"""

import sys
from pathlib import Path

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.errors import StoreError

TEXT = "\n".join(f"Line {line} of the report, which says something." for line in range(200))


def mark_on(folder: Path, name: str, count: int) -> None:
    """Mark item after item, in turn verified and disputed, and print `index status` after each."""
    desk = desk_in(folder, reviewer=name)
    session = desk.begin(reading_of(TEXT))
    for turn in range(count):
        index = turn % len(session.items)
        status = Status.DISPUTED if session.review(index).status is Status.VERIFIED else Status.VERIFIED
        try:
            session.mark([index], status)
        except StoreError:
            # Another process has just changed the item, or let this one wait too long: told, and nothing is written.
            sys.stdout.write("conflict\n")
        else:
            sys.stdout.write(f"{index} {status.value}\n")
        sys.stdout.flush()
    desk.close()


def mark_all(folder: Path, name: str, count: int) -> None:
    """Mark all items together, in turn verified and disputed, and print the status after each."""
    desk = desk_in(folder, reviewer=name)
    session = desk.begin(reading_of(TEXT))
    for _ in range(count):
        status = Status.DISPUTED if session.status(0) is Status.VERIFIED else Status.VERIFIED
        session.mark(range(len(session.items)), status)
        sys.stdout.write(f"{status.value}\n")
        sys.stdout.flush()
    desk.close()


if __name__ == "__main__":
    mark = mark_all if "all" in sys.argv[4:] else mark_on
    mark(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
