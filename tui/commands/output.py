"""What commands print: results to the output as UTF-8, everything else to the error output, safe to show."""

import os
import sys

from tui.domain.visible import visible, visible_lines
from tui.errors import TieoutError
from tui.language import retold


def put(text: str | bytes) -> None:
    """Print a result as it is. Half a character becomes its escape, which in JSON means itself."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text)
    sys.stdout.buffer.flush()


def put_for_reader(text: str) -> None:
    """Print words for a person, with control characters made visible."""
    put(visible_lines(text) + "\n")


def put_json(value: object, *, indent: int | None = None) -> None:
    """Print a value as JSON, for scripts; a line of it, or with an `indent` several."""
    import json  # noqa: PLC0415 - `tieout list` doesn't wait for it

    put_json_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")


def put_json_text(text: str | bytes) -> None:
    """Print JSON as it is; on a terminal, what could steer it is escaped, which in JSON means itself (RFC 8259 §7)."""
    put(_escaped(text if isinstance(text, str) else text.decode("utf-8", "replace")) if sys.stdout.isatty() else text)


def _escaped(text: str) -> str:
    if visible_lines(text) == text:
        return text
    return "".join(c if c in {"\n", visible(c)} else _json_escape(c) for c in text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def put_as_asked(text: str | bytes) -> None:
    """Print an export: the very bytes into a file or a pipe, on a terminal made safe to show."""
    if sys.stdout.isatty():
        put(visible_lines(text if isinstance(text, str) else text.decode("utf-8", "replace")))
    else:
        put(text)


def tell(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    sys.stderr.write(visible_lines(text) + "\n")
    sys.stderr.flush()


def tell_error(error: TieoutError) -> None:
    """Tell what went wrong and what to do, a line each."""
    lines = (f"tieout: {retold(error.message)}", retold(error.hint))
    tell("\n".join(" ".join(line.splitlines()) for line in lines if line))


def silence_output() -> None:
    """Let what is still to be written go nowhere: the reader of the output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
