"""What a location is: an address, what is piped in, or otherwise a path."""

import re

STDIN = "-"
"""The location of what is piped in."""
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-]{1,30})://")


def scheme_of(location: str) -> str:
    """Return the scheme of an address in lower case; empty for what is a path."""
    scheme = _SCHEME.match(location)
    return scheme[1].lower() if scheme else ""
