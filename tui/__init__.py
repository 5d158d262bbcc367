"""tieout: check every figure in a report against its source, from a terminal.

This module holds the version and imports nothing, so that asking for it costs nothing.
"""

__version__ = "0.1.0"
