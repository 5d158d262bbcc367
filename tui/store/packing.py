"""How values become the store's bytes: compressed blobs."""

import gc
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import cast

from msgspec import Struct, field

from tui.domain.report import Report
from tui.domain.wire import Object, let_go, report_from_wire, report_to_wire
from tui.errors import StoreError
from tui.store.flat import flatten

_FASTEST = 1
_TEXT_KEY = ',"text":'
_OF_THE_SNAPSHOT = frozenset({"snapshot", "location"})
_IN_A_PART = 256
"""How many entries of a list are written at once: nothing else runs meanwhile, the interface neither."""


class PackedReport(Struct, frozen=True):
    """A report as the store keeps it."""

    body: bytes
    """The object of the machine interface, as JSON, compressed."""
    digest: str
    """The SHA-256 of the reading without its snapshot's time and place: equal for equal readings."""
    columns: Mapping[str, bytes] = field(default_factory=dict)
    """The same as columns, see `flat`; empty when they are not made yet."""


def pack_report(report: Report) -> PackedReport:
    """Return the bytes that `unpack_report` reads. Slow for large reports; needs no store, so any thread may do it."""
    # Nothing of what is made here has cycles, and to look through it for them stops the interface, too.
    with without_collection():
        return _packed(report)


def _packed(report: Report) -> PackedReport:
    import hashlib  # noqa: PLC0415 - only what was read anew is packed

    wire = report_to_wire(report)
    digest, body, compressor = hashlib.sha256(), bytearray(), zlib.compressobj(_FASTEST)
    for part in _json_in_parts(wire):
        body += compressor.compress(part)
    for part in _json_in_parts({key: value for key, value in wire.items() if key not in _OF_THE_SNAPSHOT}):
        digest.update(part)
    packed = PackedReport(bytes(body + compressor.flush()), digest.hexdigest(), flatten(wire))
    let_go(wire)
    return packed


def unpack_report(body: bytes) -> Report:
    """Return the report that `pack_report` packed.

    Raises:
        StoreError: The bytes are damaged, or another version wrote them.
    """
    try:
        with without_collection():
            return report_from_wire(unpack_wire(body))
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise StoreError("A reading in the store can't be understood.", "Open its address or file again.") from error


def unpack_wire(body: bytes) -> Object:
    """Return the object of the machine interface that `pack_report` packed.

    Raises:
        ValueError: It is none.
        StoreError: The bytes are damaged.
    """
    return cast("Object", json.loads(unpack_bytes(body)))


def unpack_text(body: bytes) -> str:
    """Return the text alone of a report that `pack_report` packed.

    Raises:
        StoreError: The bytes are damaged, or another version wrote them.
    """
    try:
        wire = unpack_bytes(body).decode("utf-8", "surrogatepass")
        # Quotes inside a string are escaped, and no object before the text has a key of that name: to read on from the
        # first one takes a tenth of the time of reading the whole.
        text, _ = json.JSONDecoder().raw_decode(wire, wire.index(_TEXT_KEY) + len(_TEXT_KEY))
        return str(text)
    except ValueError as error:
        raise StoreError("A reading in the store can't be understood.", "Open its address or file again.") from error


@contextmanager
def without_collection() -> Iterator[None]:
    """Make many objects without the collector looking for cycles: they have none, and it took 2/5 of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pack_numbers(numbers: Sequence[int]) -> bytes:
    """Return item numbers compressed: as differences, which are all 1 in a report read for the first time."""
    differences = [number - before for number, before in zip(numbers, (0, *numbers), strict=False)]
    return zlib.compress(_json(differences), _FASTEST)


def unpack_numbers(body: bytes) -> tuple[int, ...]:
    """Return the numbers that `pack_numbers` packed.

    Raises:
        StoreError: The bytes are damaged.
    """
    total = 0
    numbers = []
    for difference in json.loads(unpack_bytes(body)):
        total += difference
        numbers.append(total)
    return tuple(numbers)


def pack_bytes(body: bytes) -> bytes:
    """Return `body` compressed."""
    return zlib.compress(body, _FASTEST)


def unpack_bytes(body: bytes) -> bytes:
    """Return what `pack_bytes` was given.

    Raises:
        StoreError: The bytes are damaged.
    """
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise StoreError("A snapshot in the store is damaged.", "Restore a copy of the store.") from error


def _json(value: object) -> bytes:
    # surrogatepass: a page may hold half a character, and the snapshot's reading must come back as it was.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _json_in_parts(wire: Object) -> Iterator[bytes]:
    """Yield an object as JSON, the lists in it a part at a time."""
    before = b"{"
    for key, value in wire.items():
        yield before + _json(key) + b":"
        before = b","
        if isinstance(value, list):
            first = range(0, len(value), _IN_A_PART)
            yield b"["
            yield from ((b"," if start else b"") + _json(value[start : start + _IN_A_PART])[1:-1] for start in first)
            yield b"]"
        else:
            yield _json(value)
    yield b"}"
