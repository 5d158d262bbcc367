"""The exported bytes, compared with files that were read by a person before they were kept.

To keep new ones after a wanted change: TIEOUT_GOLDEN=write pytest tests/unit/export/test_golden.py, and read the diff.
"""

import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.export.noting import noted_session, tied_session
from tui import __version__
from tui.domain.review import Status
from tui.session import EXPORT_FORMATS, ReviewSession

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("name", "session_in"), [("notes", noted_session), ("tied", tied_session)])
@pytest.mark.parametrize("format_name", ["markdown", "csv", "jsonl"])
def test_the_exported_bytes_are_those_that_were_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format_name: str,
    name: str,
    session_in: Callable[[Path], ReviewSession],
) -> None:
    numbers = itertools.count(1)
    monkeypatch.setattr("secrets.token_hex", lambda size: f"{next(numbers):0{2 * size}x}")
    exported = session_in(tmp_path).export(format_name, tuple(Status))
    body = exported.encode() if isinstance(exported, str) else exported
    body = body.replace(f"tieout {__version__}".encode(), b"tieout VERSION")
    kept = GOLDEN / f"{name}{EXPORT_FORMATS[format_name]}"
    if os.environ.get("TIEOUT_GOLDEN") == "write":
        kept.write_bytes(body)
    assert body == kept.read_bytes()
