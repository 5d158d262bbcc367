from pathlib import Path

import pytest

from tui import paths


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
