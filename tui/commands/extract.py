"""`tieout extract`: reports as JSON Lines. Nothing is kept, and nothing of the app is loaded."""

import sys
import threading
from collections.abc import Sequence

from tui.commands.output import put_json, put_json_text, tell_error
from tui.commands.reading import fetched, reading_command, say_nothing
from tui.domain.wire import Object, source_to_wire
from tui.errors import TieoutError
from tui.supervise import Reader, lines_of


def extract_each(locations: Sequence[str], *, encoding: str) -> int:
    """Print each report, in order, and return how many could not be read; those are told and printed as errors."""
    failures = 0
    with Reader(reading_command()) as reader:
        for location in locations:
            try:
                answer = _extracted(reader, location, encoding)
            except TieoutError as error:
                failures += 1
                tell_error(error)
                answer = {"id": location, "error": error.message, "hint": error.hint}
            put_json(answer)
    return failures


def extract_batch() -> None:
    """Answer each line of the input with a line, in order, as soon as it is there.

    Raises:
        ReadError: The reading process can't be started.
    """
    with Reader(reading_command()) as reader:
        for answer in reader.batch(lines_of(sys.stdin.fileno())):
            put_json_text(answer)


def _extracted(reader: Reader, location: str, encoding: str) -> Object:
    cancelled = threading.Event()
    snapshot, source = fetched(location, encoding=encoding, cancelled=cancelled)
    request: Object = {"id": location, "source": source_to_wire(source)}
    return reader.read(request, snapshot, progress=say_nothing, cancelled=cancelled)
