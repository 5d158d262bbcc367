import json
from pathlib import Path
from typing import Any

import pytest

from tests.making import desk_in, reading_of
from tests.unit.test_cli import run
from tui.domain.evidence import Evidence, EvidenceKind
from tui.domain.library import Order
from tui.domain.review import Status

ONE = "# Roads\nThe town spent 3.5 million euros on roads in 2024.\n"
TWO = "# Water\nThe works lost 7.8 percent of the water.\n城镇登记失业率为4.08%。\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    desk = desk_in(tmp_path / "store")
    one = desk.begin(reading_of(ONE, location="/reports/one.txt"))
    two = desk.begin(reading_of(TWO, location="/reports/two.txt"))
    one.mark([0], Status.VERIFIED)
    two.mark([1], Status.DISPUTED)
    two.note(1, "see the ledger\npage 2")
    desk.tag(one.report_id, ["tax", "2024"])
    desk.close()
    return tmp_path / "store"


def printed(store: Path, *arguments: str) -> str:
    done = run(*arguments, "--store", str(store))
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def objects(store: Path, *arguments: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(printed(store, *arguments, "--json"))


def locations(store: Path, *arguments: str) -> list[str]:
    return [Path(entry["location"]).stem for entry in objects(store, "list", *arguments)]


def test_the_last_touched_is_listed_first(store: Path) -> None:
    assert locations(store) == ["two", "one"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--status", "verified"], ["one"]),
        (["--status", "verified", "--status", "disputed"], ["two", "one"]),
        (["--status", "excluded"], []),
        (["--tag", "TAX"], ["one"]),
        (["--tag", "tax", "--tag", "none"], []),
        (["--sort", "title", "--status", "disputed"], ["two"]),
        (["--removed"], []),
    ],
)
def test_list_shows_what_is_asked_for(store: Path, arguments: list[str], expected: list[str]) -> None:
    assert locations(store, *arguments) == expected


@pytest.mark.parametrize("order", list(Order))
def test_every_order_lists_every_report(store: Path, order: str) -> None:
    assert len(locations(store, "--sort", order)) == 2


def test_tags_stand_behind_the_title(store: Path) -> None:
    assert "A report  [2024, tax]" in printed(store, "list")


def test_a_filter_that_fits_nothing_says_so_instead_of_how_to_begin(store: Path) -> None:
    assert printed(store, "list", "--tag", "none") == "No report is like that.\n"


def test_show_prints_the_items_by_section_with_their_notes(store: Path) -> None:
    lines = printed(store, "show", "/reports/two.txt").splitlines()
    assert lines[0] == "A report"
    assert lines[2] == "1 of 2 figures reviewed, 1 open, 1 disputed"
    assert lines[4:] == [
        "Water",
        "· T-0001  7.8  things",
        "X T-0002  4.08  things",
        "          see the ledger",
        "          page 2",
    ]


def test_show_as_json_holds_each_item_and_what_was_decided(store: Path) -> None:
    report = objects(store, "show", "/reports/two.txt")
    assert (report["title"], report["tally"]["disputed"], report["sections"]) == (
        "A report", 1, [{"level": 1, "name": "Water"}]
    )  # fmt: skip
    item = report["items"][1]
    assert (item["id"], item["printed"], item["value"], item["section"]) == ("T-0002", "4.08", "4.08", 0)
    assert (item["status"], item["note"], item["reviewer"]) == ("disputed", "see the ledger\npage 2", "Ada")
    assert TWO[item["start"] : item["end"]] == "4.08"


def test_show_leaves_out_what_is_private(store: Path) -> None:
    desk = desk_in(store)
    session = desk.resume(objects(store, "show", "/reports/one.txt")["id"])
    private = Evidence(EvidenceKind.INTERVIEW, title="Bo, 555-0100", is_private=True)
    session.set_evidence(0, [private, Evidence(EvidenceKind.QUOTE, quote="the budget")])
    desk.close()
    assert "555-0100" not in printed(store, "show", "/reports/one.txt", "--json")
    assert [piece["quote"] for piece in objects(store, "show", "/reports/one.txt")["items"][0]["evidence"]] == [
        "the budget"
    ]


def test_show_lists_what_was_decided_and_is_not_in_this_version(store: Path) -> None:
    desk = desk_in(store)
    desk.begin(reading_of(TWO.replace("4.08", "5.10"), location="/reports/two.txt"))
    desk.close()
    assert "X T-0002  4.08  it reads 5.10 now" in printed(store, "show", "/reports/two.txt")
    assert objects(store, "show", "/reports/two.txt")["orphans"][0]["note"].startswith("see the ledger")


@pytest.mark.parametrize("command", [["show"], ["tag"], ["remove"], ["remove", "--undo"]])
def test_a_report_that_is_not_there_is_3(store: Path, command: list[str]) -> None:
    done = run(*command, "none", "--store", str(store))
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 2


def test_search_prints_each_place_under_its_report(store: Path) -> None:
    lines = printed(store, "search", "失业").splitlines()
    assert lines[0].endswith("  A report")
    assert lines[1:] == ["  text    城镇登记失业率为4.08%。"]


def test_search_names_the_item_of_a_note(store: Path) -> None:
    assert printed(store, "search", "ledger").splitlines()[1] == "  T-0002  see the ledger"


def test_words_that_the_shell_holds_together_stand_together(store: Path) -> None:
    assert printed(store, "search", "million roads") == "Nothing found.\n"
    assert "million euros" in printed(store, "search", "million", "roads")


def test_search_as_json_says_where(store: Path) -> None:
    (hit,) = objects(store, "search", "million")
    assert ONE[hit["start"] : hit["end"]] == hit["words"] == "million"
    assert (hit["place"], hit["before"]) == ("text", "The town spent 3.5 ")


def test_search_says_when_there_may_be_more(store: Path) -> None:
    done = run("search", "the", "--limit", "1", "--store", str(store))
    assert b"--limit" in done.stderr


def test_tags_are_set_and_taken_away(store: Path) -> None:
    printed(store, "tag", "/reports/two.txt", "water", "q1")
    assert locations(store, "--tag", "water") == ["two"]
    printed(store, "tag", "/reports/two.txt")
    assert locations(store, "--tag", "water") == []


def test_a_removed_report_is_listed_apart_and_put_back(store: Path) -> None:
    printed(store, "remove", "/reports/two.txt")
    assert (locations(store), locations(store, "--removed")) == (["one"], ["two"])
    printed(store, "remove", "--undo", "/reports/two.txt")
    assert set(locations(store)) == {"one", "two"}
    assert objects(store, "show", "/reports/two.txt")["tally"]["disputed"] == 1
