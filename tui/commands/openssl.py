"""Imports without OpenSSL, which takes as long to load as all of the app's own modules, and a tenth of its memory."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_OF_OPENSSL = ("ssl", "_hashlib")
_HASHES = (
    "_md5",
    "_sha1",
    "_sha3",
    "_blake2",
    *(("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")),
)
"""Python's own hashes, which `hashlib` takes where OpenSSL's are missing: as quick for what is as short as an event."""


@contextmanager
def without_openssl() -> Iterator[None]:
    """Import `asyncio` without TLS, and `hashlib` and `hmac` with Python's own hashes, as on a Python without OpenSSL.

    The app's loop talks to the terminal alone; what fetches pages, in threads, imports `ssl` itself, later. A Python
    that was built without hashes of its own takes those of OpenSSL.
    """
    left_out = [name for name in _OF_OPENSSL if name not in sys.modules and (name == "ssl" or _has_hashes())]
    # None is what `import` takes for "not there".
    sys.modules.update(dict.fromkeys(left_out))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in left_out:
            del sys.modules[name]


def _has_hashes() -> bool:
    try:
        for name in _HASHES:
            __import__(name)
    except ImportError:
        return False
    return True
