"""LibreOffice as a second reader of what was written."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
_ALL_SHEETS_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_PATIENCE_S = 120


def sheets_in_office(path: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Return the cells of each sheet of a file as LibreOffice shows them, by the sheet's name."""
    assert SOFFICE is not None
    profile = (folder / "profile").as_uri()
    out = folder / "shown"
    # Without a screen nobody is asked for the charset, and the byte order mark alone is not looked at.
    reading = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"] if path.suffix == ".csv" else []
    command = [
        SOFFICE,
        "--headless",
        f"-env:UserInstallation={profile}",
        *reading,
        "--convert-to",
        _ALL_SHEETS_AS_SHOWN,
    ]
    subprocess.run([*command, str(path), "--outdir", str(out)], check=True, capture_output=True, timeout=_PATIENCE_S)
    return {
        file.stem.removeprefix(f"{path.stem}-"): list(csv.reader(io.StringIO(file.read_bytes().decode(), newline="")))
        for file in out.glob("*.csv")
    }
