from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import desk_in
from tui.commands import demo
from tui.errors import TieoutError
from tui.session import Desk, ReviewSession


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ReviewSession]]:
    folder = tmp_path_factory.mktemp("demo")
    desk = desk_in(folder / "store")
    demo.begin_samples(desk, folder)
    yield {Path(entry.location).name: desk.resume(entry.id) for entry in desk.library()}
    desk.close()


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Where the demo put its stores, in a run whose app ends at once."""
    stores: list[Path] = []

    def leave_at_once(desk: Desk) -> int:
        assert len(desk.library()) == len(demo.SAMPLES)
        stores.append(desk.store_path.parent)
        return 0

    monkeypatch.setattr(demo, "runner", lambda *, linear: leave_at_once)  # noqa: ARG005 - it is called so
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return stores


def test_the_chinese_sample_has_its_five_sections_and_its_damage_undone(sessions: dict[str, ReviewSession]) -> None:
    report = sessions["quality.txt"].report
    assert [section.number for section in report.sections if section.level == 1] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
    ]
    assert "推進碼頭改造" in {section.title for section in report.sections}
    assert "chǎn" not in report.text
    assert len(report.repairs) > 50
    assert {"leave-site notice", "copyright notice", "contact line"} <= {aside.reason for aside in report.aside}


def test_the_english_sample_has_its_tables_and_leaves_out_what_is_not_the_body(
    sessions: dict[str, ReviewSession],
) -> None:
    report = sessions["harbour.html"].report
    assert [len(block.table.rows) for block in report.blocks if block.table] == [7, 10]
    assert [section.title for section in report.sections] == [
        "Cargo",
        "Ships",
        "Finances",
        "People and safety",
        "Environment",
        "Outlook",
    ]
    assert "cookies" not in report.text
    assert "Most read" not in report.text


@pytest.mark.parametrize(("name", "least"), [("quality.txt", 80), ("harbour.html", 100)])
def test_each_sample_has_figures_enough_to_look_around(
    sessions: dict[str, ReviewSession], name: str, least: int
) -> None:
    assert sessions[name].tally.total >= least


@pytest.mark.usefixtures("no_stray_files")
def test_the_demo_s_store_is_thrown_away(folders: list[Path]) -> None:
    assert demo.run_demo(keep=False) == 0
    assert not folders[0].exists()


@pytest.mark.usefixtures("no_stray_files")
def test_the_demo_s_store_is_kept_when_asked_for_and_named(
    folders: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert demo.run_demo(keep=True) == 0
    assert folders[0].exists()
    assert f"tieout --store {folders[0]}" in capsys.readouterr().err


def test_the_demo_s_store_is_thrown_away_after_a_failure_too(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(desk: Desk) -> int:
        folders.append(desk.store_path.parent)
        raise TieoutError("no")

    monkeypatch.setattr(demo, "runner", lambda *, linear: fail)  # noqa: ARG005 - it is called so
    with pytest.raises(TieoutError):
        demo.run_demo(keep=False)
    assert not list(tmp_path.glob("tieout-demo-*"))
