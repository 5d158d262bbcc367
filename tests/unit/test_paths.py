from pathlib import Path

import pytest

from tui import paths
from tui.errors import SettingsError


def test_all_files_are_in_the_reviewer_s_home(no_stray_files: Path) -> None:
    for path in (Path(paths.store_folder()), paths.settings_file(), paths.log_file()):
        assert path.is_relative_to(no_stray_files)


def test_the_store_follows_the_xdg_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.store_folder() == str(tmp_path / "tieout")


def test_asking_makes_nothing(no_stray_files: Path) -> None:
    paths.store_folder()
    paths.settings_file()
    paths.log_file()
    assert not list(no_stray_files.iterdir())


@pytest.mark.parametrize("name", ["~nobody-is-called-so/one.txt", "x" * 300, "a\0b", ""])
def test_a_name_that_can_be_no_file_is_taken_as_it_is_and_found_nowhere(name: str) -> None:
    assert str(paths.named(name)) == (name or ".")
    assert not paths.is_there(paths.named(f"{name}/x"))
    assert not paths.is_folder(paths.named(f"{name}/x"))


def test_the_home_of_the_user_is_meant_by_a_tilde(no_stray_files: Path) -> None:
    assert paths.named("~/one.txt").is_relative_to(no_stray_files)


def test_without_a_working_folder_whole_paths_still_mean_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert paths.store_place(str(tmp_path)) == str(tmp_path)
    with pytest.raises(SettingsError, match="working folder is gone"):
        paths.store_place("store")
