import os
from pathlib import Path

import pytest

from tui.errors import DecodeError, FetchError, ReadError
from tui.reading.lists import is_for_programs, listed_in
from tui.reading.places import Place, find_places


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("12 things")


def found_below(folder: Path) -> list[str]:
    return [str(Path(place.location).relative_to(folder)) for place in find_places([str(folder)]).wanted]


def test_addresses_and_files_are_taken_as_they_are_named(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    named = ["https://example.org/a", str(tmp_path / "a.txt"), str(tmp_path / "none.txt"), "-"]
    assert find_places(named).wanted == tuple(map(Place, named))


def test_what_is_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert len(find_places(["a.txt", "./a.txt", "http://h/", "http://h/", "."]).wanted) == 2


def test_a_file_that_is_named_stays_named_when_its_folder_is_too(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.txt")
    places = find_places([str(tmp_path), str(tmp_path / "b.txt")]).wanted
    assert [place.was_named for place in places] == [False, True]


def test_a_folder_stands_for_all_files_below_it_by_name(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.txt", "deep/er/d.txt", "deep/c.txt")
    assert found_below(tmp_path) == ["a.txt", "b.txt", "deep/c.txt", "deep/er/d.txt"]


def test_hidden_files_and_folders_are_passed_over_and_counted(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "~$d.docx")
    assert found_below(tmp_path) == ["a.txt"]
    assert find_places([str(tmp_path)]).hidden == 3


def test_the_parts_of_a_saved_page_are_no_reports_of_their_own(tmp_path: Path) -> None:
    made(tmp_path, "page.html", "page_files/style.txt", "other_files/a.txt")
    assert found_below(tmp_path) == ["page.html", "other_files/a.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    made(tmp_path, "one/a.txt")
    (tmp_path / "one" / "up").symlink_to(tmp_path)
    (tmp_path / "one" / "self").symlink_to(tmp_path / "one")
    assert found_below(tmp_path) == ["one/a.txt"]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    made(tmp_path, "far/a.txt")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "link").symlink_to(tmp_path / "far")
    assert found_below(tmp_path / "near") == ["link/a.txt"]


def test_pipes_and_links_to_nothing_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "none")
    assert found_below(tmp_path) == ["a.txt"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (missed,) = find_places([str(tmp_path)]).missed
    assert "nothing to read in the folder" in missed.error.message


def test_what_can_t_be_a_name_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    places = find_places(["~nobody-has-this-name/x", str(tmp_path / "a.txt")])
    assert [missed.location for missed in places.missed] == ["~nobody-has-this-name/x"]
    assert len(places.wanted) == 1


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_not_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    made(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    places = find_places([name])
    assert (len(places.wanted), len(places.missed)) == (0, 1)


def test_a_list_names_a_place_a_line(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# ours\n\nhttps://example.org/#a\r\n  a.txt  \n/b.txt\n")
    assert listed_in(str(path)) == ["https://example.org/#a", str(tmp_path / "a.txt"), "/b.txt"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_a_list_may_be_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("二〇二四年统计公报.pdf\n国民经济和社会发展规划.docx\n".encode(encoding))
    assert listed_in(str(path))[0] == str(tmp_path / "二〇二四年统计公报.pdf")


def test_the_input_can_be_a_list_with_paths_from_the_working_folder() -> None:
    assert listed_in("-", b"a.txt\n# b\nhttp://h/\n") == ["a.txt", "http://h/"]


def test_a_list_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FetchError):
        listed_in(str(tmp_path / "none"))


def test_a_list_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(DecodeError):
        listed_in(str(tmp_path / "list"))


def test_a_report_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("<!doctype html><html><body><p>12 things</p></body></html>")
    with pytest.raises(ReadError, match="not a list"):
        listed_in(str(tmp_path / "list"))


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [("a.js", "text/plain", True), ("a.JS", "text/plain", True), ("a.txt", "text/plain", False),
     ("a.js", "text/html", False), ("README", "text/plain", False)],
)  # fmt: skip
def test_only_plain_text_is_taken_for_a_program_s_by_its_name(name: str, media_type: str, *, expected: bool) -> None:
    assert is_for_programs(f"/x/{name}", media_type) is expected
