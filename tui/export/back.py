"""Any file that can be taken in: which of the formats it is, from what is in it."""

import json

from tui.errors import ReadError
from tui.export import annotations_back, csv_back, jsonl_back
from tui.export.marks import Incoming

_LARGEST_BYTES = 1_000_000_000


def incoming(body: bytes) -> tuple[Incoming, ...]:
    """Return what a file says of each report: JSON Lines by tieout, web annotations, or a table.

    Raises:
        ReadError: It is none of these, or not as it should be.
    """
    if len(body) > _LARGEST_BYTES:
        raise ReadError("The file is larger than 1 GB.", "Export fewer reports into one file.")
    text = _decoded(body)
    if _is_jsonl(text):
        return jsonl_back.parsed(text)
    if csv_back.is_table(text):
        return (csv_back.parsed(text),)
    return (annotations_back.parsed(annotations_back.decoded(text)),)


def _is_jsonl(text: str) -> bool:
    first = text.lstrip().split("\n", 1)[0]
    try:
        wire = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(wire, dict) and wire.get("type") == "document"


def _decoded(body: bytes) -> str:
    """Spreadsheets save CSV in UTF-8 or UTF-16 with a byte order mark, or as Chinese systems do, in GB 18030."""
    for encoding in ("utf-16",) if body[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError("The file is not text in UTF-8.", "Save it as UTF-8 and try again.")
