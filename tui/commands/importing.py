"""`tieout import`: files taken in, and what could not be placed."""

import sys
from collections.abc import Sequence

from msgspec import to_builtins

from tui.commands.library import entry_named
from tui.commands.output import put_for_reader, put_json
from tui.errors import FetchError, ReadError
from tui.language import counted, retold, spoken
from tui.paths import named
from tui.session import Desk, Imported

_STDIN = "-"


def import_files(desk: Desk, files: Sequence[str], *, into: str, as_json: bool) -> int:
    """Take in files, say what came of each, and return how much could not be placed.

    Raises:
        FetchError: A file can't be opened, or the store has no report that `into` names.
        ReadError: A file can't be understood; those before it are taken in.
        StoreError: The store can't be written.
    """
    report_id = entry_named(desk, into).id if into else ""
    unplaced = 0
    for name in files:
        try:
            done = desk.import_notes(_body(name), into=report_id)
        except ReadError as error:
            raise ReadError(f"{name}: {retold(error.message)}", error.hint) from error
        unplaced += len(done.unplaced)
        if as_json:
            put_json({"file": name, **to_builtins(done)})
        else:
            put_for_reader("\n".join(_told(name, done)))
    return unplaced


def _told(name: str, done: Imported) -> list[str]:
    counts = (
        (
            len(done.restored),
            counted(len(done.restored), "{count} report put into the store", "{count} reports put into the store"),
        ),
        (done.marks, counted(done.marks, "{count} decision taken in", "{count} decisions taken in")),
        (done.same, counted(done.same, "{count} was so already", "{count} were so already")),
        (len(done.unplaced), spoken("{count} not taken in", count=len(done.unplaced))),
    )
    told = [words for count, words in counts if count] or [spoken("nothing to take in")]
    lines = [spoken("{name}: {told}.", name=name, told=spoken(", ").join(told)), *map(retold, done.notices)]
    return [*lines, *(f"  {retold(entry.where)} “{entry.words}”: {retold(entry.why)}" for entry in done.unplaced)]


def _body(name: str) -> bytes:
    if name == _STDIN:
        return sys.stdin.buffer.read()
    try:
        return named(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FetchError(f"{name} could not be opened: {reason}.", "Look at its name and its rights.") from error
