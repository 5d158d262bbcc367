"""Where the styles of the screens are. Textual parses all that it knows of anew for each file that comes later."""

from pathlib import Path

_HERE = Path(__file__).parent
SHARED = _HERE / "app.tcss"
"""What all screens share."""
ANSI = _HERE / "ansi.tcss"
"""What is otherwise under themes of the terminal's own colours."""
LIBRARY = _HERE / "screens" / "library.tcss"
"""Those of the library."""
READING = _HERE / "screens" / "reading" / "reading.tcss"
"""Those of a review."""
