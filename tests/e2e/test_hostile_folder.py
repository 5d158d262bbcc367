import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("tieout")
PLANTED = (
    *("apsw", "argparse", "certifi", "click", "hashlib", "httpx", "json", "platformdirs", "pypdfium2", "random"),
    *("rich", "secrets", "selectolax", "shtab", "sitecustomize", "sqlite3", "textual", "tui", "usercustomize", "zlib"),
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A working folder with modules named like those that the program imports; each leaves a file when it is run."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'executed')!r}, 'a').write({name!r})\n")
    (folder / "report.txt").write_text("There are 12 apples and 13 pears in the basket.\n")
    return folder


def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command that was installed, with the folder as the working folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run([COMMAND, *words], cwd=folder, env=environment, capture_output=True, check=False)


@pytest.mark.skipif(not COMMAND.exists(), reason="tieout is not installed as a command")
def test_modules_in_the_working_folder_are_not_executed(hostile: Path) -> None:
    for words in (("extract", "report.txt"), ("add", "report.txt"), ("list",), ("backup",), ("doctor",)):
        store = ("--store", str(hostile.parent / "store")) if words[0] != "extract" else ()
        done = run(hostile, *store, *words)
        assert done.returncode == 0, done.stderr
    assert not (hostile.parent / "executed").exists()
