"""Chinese."""

PHRASES: dict[str, str] = {}
