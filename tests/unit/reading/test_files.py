import hashlib
import os
import sys
from pathlib import Path

import pytest

from tui.errors import FetchError
from tui.reading.files import absolute, read_file, sha256_of_file


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(bytes(range(256)) * 9_000)
    assert read_file(file) == bytes(range(256)) * 9_000


def test_the_sum_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(bytes(range(256)) * 10_000)
    assert sha256_of_file(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(FetchError, match="larger"):
        sha256_of_file(path, cap=2_000_000)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"There is no file .*none\.html"):
        read_file(tmp_path / "none.html")


def test_a_path_through_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(FetchError, match="There is no file"):
        read_file(tmp_path / "a" / "b")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="is a folder"):
        read_file(tmp_path)


def test_a_file_over_the_cap_is_refused_and_one_at_the_cap_is_not(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"x" * 1_048_576)
    assert len(read_file(file, 1_048_576)) == 1_048_576
    file.write_bytes(b"x" * 1_048_577)
    with pytest.raises(FetchError, match="larger than 1 MB"):
        read_file(file, 1_048_576)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no device files here")
def test_a_device_is_refused() -> None:
    with pytest.raises(FetchError, match="a device or a pipe"):
        read_file(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FetchError, match="a device or a pipe"):
        read_file(pipe)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "secret.txt"
    file.touch()
    monkeypatch.setattr("tui.reading.files.os.open", refuse)
    with pytest.raises(FetchError, match="You may not read"):
        read_file(file)


@pytest.mark.skipif(sys.platform == "win32", reason="a zero byte is refused elsewhere there")
def test_a_name_with_a_zero_byte_is_refused() -> None:
    with pytest.raises(FetchError, match="not the name of a file"):
        read_file(Path("a\0b"))


def test_the_home_folder_and_the_working_folder_are_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert absolute("~/a.html") == tmp_path / "a.html"
    assert absolute("b/../a.html") == Path(os.path.abspath("a.html"))  # noqa: PTH100 - what is compared


def test_a_home_of_nobody_is_refused() -> None:
    with pytest.raises(FetchError, match="not the name of a file"):
        absolute("~no-such-user-at-all/a")
