"""Chinese."""

FINDINGS: dict[str, str] = {}
