"""Chinese."""

REMARKS: dict[str, str] = {}
