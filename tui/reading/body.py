"""The body of a response, unpacked under a cap; what comes short of its end is never taken for whole."""

import zlib
from collections.abc import Iterator
from typing import Protocol

from tui.errors import FetchError, PassingError
from tui.reading.files import SIZE_CAP, too_large

_OUTPUT = 65_536
_MOST_CODINGS = 3
_AGAIN = "Try again, or save the page in a browser and open the file."
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_DEFLATE = 8


class _Stage(Protocol):
    def pieces(self, packed: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


class Body:
    """Collects a body piece by piece, through the codings that the server applied (RFC 9110 §8.4).

    No more than the cap is ever unpacked, on any level, so that a bomb costs no more memory than a long page.
    """

    def __init__(self, content_encoding: str = "", cap: int = SIZE_CAP) -> None:
        """Start a body.

        Raises:
            FetchError: A coding was applied that was not asked for.
        """
        codings = [
            name for part in content_encoding.split(",") if (name := part.strip().lower()) not in {"", "identity"}
        ]
        if len(codings) > _MOST_CODINGS:
            raise FetchError(f"The page is packed {len(codings)} times over.", _AGAIN)
        self._stages = [_stage(coding, cap) for coding in reversed(codings)]
        self._cap = cap
        self._unpacked: list[bytes] = []
        self._size = 0

    @property
    def size(self) -> int:
        """How many bytes are unpacked so far."""
        return self._size

    def feed(self, packed: bytes) -> None:
        """Take the next bytes from the wire.

        Raises:
            FetchError: The body is larger than the cap, or damaged.
        """
        for piece in self._through(packed):
            self._size += len(piece)
            if self._size > self._cap:
                raise too_large("page", self._cap)
            self._unpacked.append(piece)

    def finish(self) -> bytes:
        """Return the whole body.

        Raises:
            FetchError: A coding has not come to its end: the body is incomplete.
        """
        for stage in self._stages:
            stage.finish()
        return b"".join(self._unpacked)

    def _through(self, packed: bytes) -> Iterator[bytes]:
        pieces = iter((packed,))
        for stage in self._stages:
            pieces = _chained(stage, pieces)
        return pieces


def _chained(stage: _Stage, pieces: Iterator[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from stage.pieces(piece)


def _stage(coding: str, cap: int) -> _Stage:
    if coding in {"gzip", "x-gzip"}:
        return _Inflater("gzip", cap)
    if coding == "deflate":
        return _Inflater("deflate", cap)
    raise FetchError(f"The server packed the page as “{coding}”, which was not asked for.", _AGAIN)


class _Inflater:
    """One level of gzip (members one after another, RFC 1952 §2.2) or deflate (with zlib's wrapper or without)."""

    def __init__(self, coding: str, cap: int) -> None:
        self._coding = coding
        self._cap = cap
        self._size = 0
        self._inflate = zlib.decompressobj(_GZIP if coding == "gzip" else _ZLIB)
        self._begun = coding == "gzip"
        self._held = b""
        self._padding = False

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        packed = self._held + packed
        self._held = b""
        if len(packed) < len(_GZIP_MAGIC) and (not self._begun or self._inflate.eof):
            self._held = packed
            return
        if not self._begun:
            self._begin(packed)
        try:
            yield from self._inflated(packed)
        except zlib.error as error:
            raise FetchError(f"The page came damaged: its {self._coding} can't be unpacked.", _AGAIN) from error

    def finish(self) -> None:
        if not self._inflate.eof or (self._held and not self._padding):
            raise incomplete()

    def _begin(self, packed: bytes) -> None:
        """Tell zlib's wrapper, which RFC 9110 demands, from the bare deflate that some servers send."""
        self._begun = True
        wrapped = packed[0] & 0x0F == _DEFLATE and int.from_bytes(packed[:2]) % 31 == 0
        if not wrapped:
            self._inflate = zlib.decompressobj(_RAW)

    def _inflated(self, packed: bytes) -> Iterator[bytes]:
        while packed and not self._padding:
            if self._inflate.eof and not self._next_member(packed):
                return
            piece = self._inflate.decompress(packed, _OUTPUT)
            while piece:
                self._size += len(piece)
                if self._size > self._cap:
                    raise too_large("page", self._cap)
                yield piece
                # zlib may hold output back although it has taken all the input
                piece = b"" if self._inflate.eof else self._inflate.decompress(self._inflate.unconsumed_tail, _OUTPUT)
            packed = self._inflate.unused_data if self._inflate.eof else b""

    def _next_member(self, packed: bytes) -> bool:
        """Begin the gzip member that follows the one that ended; what is none is padding, as browsers have it."""
        if self._coding == "gzip" and len(packed) < len(_GZIP_MAGIC):
            self._held = packed
            return False
        self._padding = self._coding != "gzip" or not packed.startswith(_GZIP_MAGIC)
        if not self._padding:
            self._inflate = zlib.decompressobj(_GZIP)
        return not self._padding


def incomplete() -> PassingError:
    """Return the error for a body that broke off."""
    return PassingError("The page came incomplete: the connection broke off before its end.", _AGAIN)
