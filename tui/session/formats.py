"""The formats that notes leave in."""

from collections.abc import Mapping

from tui.export.formats import FORMATS

EXPORT_FORMATS: Mapping[str, str] = {name: form.ending for name, form in FORMATS.items()}
"""The formats that notes leave in, and the ending of each one's files."""
