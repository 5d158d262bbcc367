"""What the README says is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme_keys import README, with_table
from tui.commands.arguments import FORMATS
from tui.commands.table import TABLE

ROOT = README.parent
TEXT = README.read_text("utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)


def test_the_table_of_keys_is_that_of_the_bindings() -> None:
    assert with_table(TEXT) == TEXT


def test_continuous_integration_runs_the_second_command() -> None:
    assert BLOCKS[1].strip() in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_the_commands_that_it_shows_are_there() -> None:
    shown = {match for block in BLOCKS for match in re.findall(r"^tieout ([a-z]+) ", block, re.MULTILINE)}
    assert shown
    assert shown <= set(TABLE)


def test_the_formats_that_it_promises_are_those_that_are_written() -> None:
    assert re.findall(r"^\| `(\w+)` \|", TEXT.split("**Writes**")[1], re.MULTILINE) == list(FORMATS)


@pytest.mark.parametrize("picture", re.findall(r"\]\((screenshots/[^)]+)\)", TEXT))
def test_its_pictures_are_there(picture: str) -> None:
    assert (ROOT / Path(picture)).is_file()


@pytest.mark.parametrize("picture", sorted((ROOT / "screenshots").glob("*.svg")), ids=lambda path: path.name)
def test_its_pictures_ask_nothing_of_the_web(picture: Path) -> None:
    assert not re.search(r"(?:href|src)\s*=|url\((?!#)|@import|@font-face", picture.read_text("utf-8"))


def test_its_example_in_python_works(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The town has 5,200 people. Trade rose by 12.5% in 2024.\n")
    (tmp_path / "marks.csv").write_text("quote,status,note\n12.5%,verified,\n99%,verified,\n")
    (example,) = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    command = [sys.executable, "-c", example]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, cwd=tmp_path, env=environment, capture_output=True)
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "T-0001 5,200 town open"
    assert lines[-1].startswith("1 [")
    assert "T-0001" in (tmp_path / "notes.md").read_text("utf-8")
