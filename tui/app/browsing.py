"""Opening an address outside: http and https only, as an argument, never through a shell."""

from urllib.parse import urlsplit


def open_address(address: str) -> bool:
    """Open an address in the reviewer's browser, and say whether that was done."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not parts.hostname or not address.isprintable() or " " in address:
        return False
    import webbrowser  # noqa: PLC0415 - it brings what packs archives, which no review waits for

    return webbrowser.open(address)
