import os
from pathlib import Path

import apsw
import pytest

from tests.making import desk_in, reading_of
from tui.domain.ondemand import Figures
from tui.domain.review import Review, Status
from tui.errors import DamagedError
from tui.store.column_files import columns_of
from tui.store.diagnosis import diagnose
from tui.store.head import FILE_NAME
from tui.store.views import FOLDER, Views

TEXT = "There are 12 apples.\nAnd 13 pears.\n"


def _kept(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).iterdir())


def test_a_view_comes_back_for_its_key_alone(tmp_path: Path) -> None:
    views = Views(tmp_path, read_only=False)
    views.keep(("one",), {"state": 1}, {"column": b"body"})
    found = views.find(("one",), {"state": 1})
    assert found is not None
    assert found.body("column") == b"body"
    assert views.find(("one",), {"state": 2}) is None
    assert views.find(("other",), {"state": 1}) is None


def test_a_report_s_name_cant_lead_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    Views(folder, read_only=False).keep(("../../evil", "a/b"), {}, {})
    assert [path.parent for path in tmp_path.rglob("*") if path.is_file()] == [folder / FOLDER]


def test_where_nothing_may_be_written_no_view_is_kept(tmp_path: Path) -> None:
    Views(tmp_path, read_only=True).keep(("one",), {}, {})
    assert list(tmp_path.iterdir()) == []


def test_a_view_that_cant_be_kept_is_no_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the folder's place")
    Views(tmp_path, read_only=False).keep(("one",), {}, {})
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


def test_what_a_killed_tieout_left_of_a_view_is_no_fault_and_goes_with_the_next(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    old, new = (tmp_path / FOLDER / f".tieout-{digit * 16}.part" for digit in "ab")
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert diagnose(tmp_path).is_sound
    session.mark([0], Status.VERIFIED)
    session.keep_view()
    assert (old.exists(), new.exists()) == (False, True)
    desk.close()


def test_a_report_opens_from_its_view_as_it_was_read(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    fresh = desk.begin(reading_of(TEXT))
    stored = desk.resume(fresh.report_id)
    assert isinstance(stored.report.numerals.figures, Figures)
    assert stored.report == fresh.report
    assert stored.items == fresh.items
    desk.close()


@pytest.mark.parametrize("harm", ["deleted", "cut off", "changed", "other"])
def test_a_view_that_is_not_as_it_was_is_made_anew(tmp_path: Path, harm: str) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    session.mark([1], Status.VERIFIED)
    other = desk.begin(reading_of("Something else, 99.", location="/other"))
    bodies = {path: path.read_bytes() for path in _kept(tmp_path)}
    for path, body in bodies.items():
        if harm == "deleted":
            path.unlink()
        elif harm == "other":
            path.write_bytes(next(told for told in bodies.values() if told != body))
        else:
            path.write_bytes(body[: len(body) // 2] if harm == "cut off" else body[:60] + b"\0" + body[61:])
    again = desk.resume(session.report_id)
    assert again.report == session.report
    assert again.review(1).status is Status.VERIFIED
    assert desk.resume(other.report_id).report == other.report
    # What a review comes to was kept again after the mark.
    assert all(path.read_bytes() == body for path, body in bodies.items() if "-" not in path.name)
    assert set(_kept(tmp_path)) == set(bodies)
    desk.close()


def test_what_is_damaged_in_a_view_and_read_later_comes_from_the_row(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    (path,) = [path for path in _kept(tmp_path) if "-" not in path.name]
    body = path.read_bytes()
    columns = columns_of(path)
    late = body.index(columns.body("figures"))
    path.write_bytes(body[:late] + b"\0\0\0" + body[late + 3 :])
    again = desk.resume(session.report_id)
    assert isinstance(again.report.numerals.figures, Figures)
    assert path.read_bytes() != body
    assert again.report == session.report
    assert path.read_bytes() == body
    desk.close()


def test_where_an_event_cant_be_read_the_status_is_told_and_the_damage_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.store.opening._CHECKED_AT_ONCE_BYTES", -1)
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    session.mark([0], Status.VERIFIED)
    session.note(0, "so it is")
    session.keep_view()
    desk.close()
    connection = apsw.Connection(str(tmp_path / FILE_NAME))
    connection.execute("DROP TRIGGER events_refuse_update")
    connection.execute("UPDATE events SET now = 'disputed' WHERE seq = 1")
    connection.close()
    desk = desk_in(tmp_path)
    session = desk.resume(session.report_id)
    for _ in range(2):
        assert session.review(0) == Review(status=Status.VERIFIED)
        assert session.history(0) == ()
        with pytest.raises(DamagedError):
            session.check()
    with pytest.raises(DamagedError):
        session.mark([0], Status.DISPUTED)
    with pytest.raises(DamagedError):
        session.export("csv")
    with pytest.raises(DamagedError):
        desk.back_up()
    desk.close()


def test_after_an_action_on_many_items_the_next_opening_need_not_add_them_up(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of("".join(f"{number} and\n" for number in range(300))))
    session.mark(range(300), Status.VERIFIED)
    stored = desk._store.load(session.report_id, viewer="Ada")
    assert stored.view is not None
    assert stored.news == ()
    desk.close()


def test_a_removed_report_has_no_view_and_gets_one_when_it_is_opened_again(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    session = desk.begin(reading_of(TEXT))
    assert _kept(tmp_path)
    desk.remove(session.report_id)
    assert not _kept(tmp_path)
    desk.restore(session.report_id)
    assert desk.resume(session.report_id).report == session.report
    assert _kept(tmp_path)
    desk.close()


@pytest.mark.skipif(os.name != "posix", reason="no such rights")
def test_the_doctor_looks_at_the_rights_of_views(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of(TEXT))
    desk.close()
    assert diagnose(tmp_path).is_sound
    (tmp_path / FOLDER).chmod(0o755)
    problems = [problem for check in diagnose(tmp_path).checks for problem in check.problems]
    assert len(problems) == 1
    assert FOLDER in problems[0]
