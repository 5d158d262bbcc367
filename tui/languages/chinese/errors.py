"""Chinese."""

ERRORS: dict[str, str] = {}
