import json
import os
import subprocess
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.making import desk_in, reading_of
from tui import __version__
from tui.cli import main
from tui.commands.arguments import FORMATS, ORDERS, STATUSES, parsed, parser
from tui.commands.plain import plain_request
from tui.commands.table import DESCRIPTION, EPILOG, TABLE, help_text
from tui.domain.library import Order
from tui.domain.review import Status
from tui.export import formats

CHECKOUT = Path(__file__).resolve().parents[2]
TEXT = "There are 12 apples and 13 pears in the basket."


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as its own process."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-P", "-m", "tui", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment, cwd=cwd)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    desk = desk_in(tmp_path / "store")
    session = desk.begin(reading_of(TEXT))
    session.mark([0], Status.VERIFIED)
    session.mark([1], Status.DISPUTED)
    desk.close()
    return tmp_path / "store"


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == main(["-V"]) == main(["--store", "x", "--version"]) == 0
    assert capsys.readouterr().out == f"tieout {__version__}\n" * 3


@pytest.mark.parametrize(
    "loaded", [("--version",), ("--help",), ("extract", "/none"), ("list", "--store", "{}"), ("completion", "bash")]
)
def test_no_command_but_the_app_s_loads_textual(loaded: tuple[str, ...], tmp_path: Path) -> None:
    code = (
        "import sys, runpy\nsys.argv[1:] = {!r}\n"
        "try:\n runpy.run_module('tui', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('textual', 'rich')], file=sys.stderr)"
    )
    arguments = [argument.format(tmp_path) for argument in loaded]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", code.format(arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr.splitlines()[-1] == "[]"


SLOW = {"argparse", "collections", "pathlib", "re", "typing"}
"""What takes as long to be imported as an interpreter that does nothing, or a good part of it."""


@pytest.mark.parametrize(
    ("asked", "needless"),
    [
        (["--version"], SLOW),
        (["--help"], SLOW),
        (["list", "--store", "{}"], {"msgspec", "typing", "pathlib", "json", "platformdirs", "dataclasses", "inspect"}),
    ],
)
def test_a_command_that_is_soon_done_imports_little(asked: list[str], needless: set[str], store: Path) -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom tui.cli import main\nmain(sys.argv[1:])\n"
        "print(*(set(sys.modules) - before), file=sys.stderr)"
    )
    arguments = [word.format(store) for word in asked]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert "tui.cli" in done.stderr.split()
    assert not needless & set(done.stderr.split())


def test_the_help_is_set_as_argparse_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    known = parser()
    form = partial(RawDescriptionHelpFormatter, width=68)
    vars(known).update(description=DESCRIPTION, epilog=EPILOG, formatter_class=form)
    assert ArgumentParser.format_help(known) == known.format_help() == help_text()


@pytest.mark.parametrize(
    ("arguments", "locations"),
    [
        ((), []),
        (("report.html",), ["report.html"]),
        (("-",), ["-"]),
        (("https://example.org/a",), ["https://example.org/a"]),
        (("./list",), ["./list"]),
        (("--", "list"), ["list"]),
        (("--store", "list", "a.md"), ["a.md"]),
        (("--store=x", "a.md"), ["a.md"]),
        (("a.md", "--store", "x"), ["a.md"]),
        (("a.pdf", "b.pdf", "list"), ["a.pdf", "b.pdf", "list"]),
    ],
)
def test_what_is_no_command_is_opened(arguments: tuple[str, ...], locations: list[str]) -> None:
    request = parsed(arguments)
    assert (request.command, request.locations) == ("open", locations)


@pytest.mark.parametrize(
    "words",
    [
        *(
            [],
            ["a.md"],
            ["-"],
            ["https://example.org/a", "b.md"],
            ["./list"],
            ["--store", "x"],
            ["a.md", "--store", "x"],
        ),
        *(["--store", "list"], ["--store", "x", "b.md"], ["--store", "x", "--store", "y"], ["", "b"], ["a.md", "list"]),
        *(["list"], ["--store", "x", "list"], ["list", "--store", "x"], ["list", "--store", "x", "--store", "y"]),
    ],
)
def test_a_plain_line_is_understood_without_the_parser_as_with_it(words: list[str]) -> None:
    plain = plain_request(words)
    assert plain is not None
    known = vars(parsed(words))
    assert {name: value for name, value in vars(plain).items() if name in known} == known
    assert vars(plain).keys() - known.keys() <= {"json"}


@pytest.mark.parametrize(
    "words",
    [
        *(["list", "--json"], ["list", "x"], ["--store=x", "a.md"], ["--", "list"], ["a.md", "--linear"], ["-V"]),
        *(["--store"], ["--store", "-x"], ["a.md", "--store"], ["demo"], ["--profile", "x"], ["add", "list"]),
    ],
)
def test_all_others_are_left_to_the_parser(words: list[str]) -> None:
    assert plain_request(words) is None


def test_the_store_is_named_before_or_after_the_command() -> None:
    assert str(parsed(["--store", "x", "list"]).store) == str(parsed(["list", "--store", "x"]).store) == "x"


def test_the_formats_of_the_help_are_those_there_are() -> None:
    assert tuple(formats.FORMATS) == FORMATS


def test_the_statuses_and_orders_of_the_help_are_those_there_are() -> None:
    assert tuple(Status) == STATUSES
    assert tuple(Order) == ORDERS


def test_the_help_names_every_command_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"    {name} " in shown for name in TABLE)
    assert all(f"  {code}  " in shown for code in range(5))


@pytest.mark.parametrize("arguments", [["export"], ["export", "x", "--format", "doc"], ["--nonsense"], ["demo", "x"]])
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_list_shows_the_progress_of_each_report(store: Path) -> None:
    done = run("list", "--store", str(store))
    head, row = done.stdout.decode().splitlines()
    assert head.split() == ["ID", "REVIEWED", "TOUCHED", "TITLE"]
    assert row.split()[1:3] == ["2/2", "2026-01-02"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_list_as_json_is_for_scripts(store: Path) -> None:
    (entry,) = json.loads(run("--store", str(store), "list", "--json").stdout)
    assert (entry["title"], entry["location"]) == ("A report", "/reports/one.txt")
    assert (entry["tally"]["verified"], entry["tally"]["total"]) == (1, 2)


def test_an_empty_list_says_how_to_begin(tmp_path: Path) -> None:
    assert b"tieout demo" in run("list", "--store", str(tmp_path)).stdout
    assert json.loads(run("list", "--json", "--store", str(tmp_path)).stdout) == []


def test_the_store_can_be_named_by_the_environment(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEOUT_STORE", str(store))
    assert len(json.loads(run("list", "--json").stdout)) == 1


def test_export_prints_the_verified_notes(store: Path) -> None:
    done = run("export", "/reports/one.txt", "--format", "markdown", "--store", str(store))
    assert done.returncode == 0
    assert "**T-0001** ✓ verified" in done.stdout.decode()
    assert "T-0002" not in done.stdout.decode()


@pytest.mark.parametrize(("asked", "ids"), [(["disputed"], ["T-0002"]), (["all"], ["T-0001", "T-0002"])])
def test_export_takes_other_statuses_when_asked(store: Path, asked: list[str], ids: list[str]) -> None:
    options = [word for status in asked for word in ("--status", status)]
    done = run("export", "/reports/one.txt", "--format", "jsonl", *options, "--store", str(store))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines if line["type"] == "item"] == ids


def test_export_writes_a_file(store: Path, tmp_path: Path) -> None:
    done = run("export", "/reports/one.txt", "--format", "csv", "-o", "notes.csv", "--store", str(store), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "A report: 1 of 2 items written; left out: 1 disputed.\n"
    assert (tmp_path / "notes.csv").read_bytes().startswith(b"\xef\xbb\xbfRef,")


def test_export_writes_by_a_template_of_the_user(store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("{{ report.name }}: {{ report.exported }}\n")
    done = run("export", "/reports/one.txt", "--template", "mine.md", "--store", str(store), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"A report: 1\n")
    (tmp_path / "mine.md").write_text("one\n{{ report.nothing }}\n")
    done = run("export", "/reports/one.txt", "--template", "mine.md", "--store", str(store), cwd=tmp_path)
    assert (done.returncode, b"in line 2" in done.stderr) == (4, True)


def test_export_writes_one_file_a_report_into_a_folder(store: Path, tmp_path: Path) -> None:
    done = run("export", "--all", "--format", "xlsx", "-o", "out/", "--store", str(store), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    (path,) = (tmp_path / "out").iterdir()
    assert (path.name[:9], path.suffix, path.read_bytes()[:2]) == ("A-report-", ".xlsx", b"PK")


@pytest.mark.parametrize("reports", [[], ["/reports/one.txt", "--all"]])
def test_export_without_a_report_or_with_too_many_is_wrong_usage(store: Path, reports: list[str]) -> None:
    done = run("export", *reports, "--format", "csv", "--store", str(store))
    assert (done.returncode, done.stdout) == (2, b"")


def test_claim_reviews_without_a_publisher_are_wrong_usage_and_it_says_what_to_set(store: Path) -> None:
    everything = ("export", "/reports/one.txt", "--format", "claimreview", "--store", str(store))
    done = run(*everything)
    assert (done.returncode, b"tag `claimreview`" in done.stderr) == (2, True)
    with closing(desk_in(store)) as desk:
        desk.resume(desk.library()[0].id).tag([0], "claimreview")
    done = run(*everything)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Put `publisher` and `url` under [claimreview] in " in done.stderr


def test_a_full_copy_comes_back_into_an_empty_store(store: Path, tmp_path: Path) -> None:
    everything = ("export", "--all", "--format", "jsonl", "--status", "all", "--private", "--store")
    copy = run(*everything, str(store)).stdout
    done = run("import", "-", "--store", str(tmp_path / "new"), stdin=copy)
    assert (done.returncode, done.stdout) == (0, b"-: 1 report put into the store.\n")
    assert run(*everything, str(tmp_path / "new")).stdout == copy


def test_an_import_lists_what_could_not_be_placed_and_is_1(store: Path, tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("quote,status,note\n99 balloons,verified,\n")
    done = run("import", "marks.csv", "--into", "/reports/one.txt", "--store", str(store), cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "marks.csv: 1 not taken in.",
        "  line 2 “99 balloons”: its words are not found for certain; decide by hand",
    ]


def test_an_import_tells_scripts_in_json(store: Path, tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text("quote,status,note\n99 balloons,verified,\n")
    done = run("import", "marks.csv", "--into", "/reports/one.txt", "--json", "--store", str(store), cwd=tmp_path)
    told = json.loads(done.stdout)
    assert (told["file"], told["unplaced"][0]["where"], told["marks"]) == ("marks.csv", "line 2", 0)


@pytest.mark.parametrize(("name", "into"), [("none.csv", "/reports/one.txt"), ("pyproject.toml", "x"), ("bad.csv", "")])
def test_an_import_that_can_t_be_read_is_3(store: Path, tmp_path: Path, name: str, into: str) -> None:
    (tmp_path / "bad.csv").write_text("no such columns\n")
    done = run("import", name, "--into", into, "--store", str(store), cwd=tmp_path)
    assert (done.returncode, len(done.stderr.decode().splitlines())) == (3, 2)


def test_a_report_that_is_not_there_is_3_and_says_where_to_look(store: Path) -> None:
    done = run("export", "none", "--format", "csv", "--store", str(store))
    assert done.returncode == 3
    assert done.stderr.decode().splitlines() == [
        "tieout: The store has no report “none”.",
        "See which there are with `tieout list`.",
    ]


@pytest.mark.parametrize("name", ["~nobody-is-called-so/one", "x" * 300])
@pytest.mark.parametrize(
    "asked",
    [
        ("merge", "{}"),
        ("import", "{}"),
        ("check", "{}"),
        ("check", "--baseline", "{}", "README.md"),
        ("check", "--output", "{}", "README.md"),
        ("export", "--all", "--format", "csv", "--output", "{}"),
        ("remove", "--undo", "{}"),
        ("restore", "{}"),
        ("doctor",),
    ],
)
def test_a_name_that_can_be_no_file_is_told_and_no_fault(store: Path, asked: tuple[str, ...], name: str) -> None:
    folder = str(store) if len(asked) > 1 else f"{store}/{name}"
    done = run(*(word.format(name) for word in asked), "--store", folder, cwd=CHECKOUT)
    assert done.returncode in {3, 4}
    assert b"fault of tieout" not in done.stderr
    assert done.stderr


def test_a_file_that_can_t_be_written_is_4(store: Path) -> None:
    done = run("export", "/reports/one.txt", "--format", "csv", "-o", "/no/such/notes.csv", "--store", str(store))
    assert done.returncode == 4
    assert len(done.stderr.decode().splitlines()) == 2


def test_a_store_that_is_none_is_4_and_not_touched(tmp_path: Path) -> None:
    (tmp_path / "tieout.db").write_text("mine")
    done = run("list", "--store", str(tmp_path))
    assert done.returncode == 4
    assert b"not a store of tieout" in done.stderr
    assert (tmp_path / "tieout.db").read_text() == "mine"


def test_an_input_that_can_t_be_read_is_3_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The town has 5,200 people.\n")
    done = run("extract", "none.txt", "a.txt", "--jsonl", cwd=tmp_path)
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 3
    assert first["id"] == "none.txt"
    assert "none.txt" in first["error"]
    assert (second["id"], second["text"]) == ("a.txt", "The town has 5,200 people.")
    assert len(done.stderr.decode().splitlines()) == 2


def test_extract_reads_the_input() -> None:
    done = run("extract", "-", stdin=b"The town has 5,200 people.\n")
    assert json.loads(done.stdout)["text"] == "The town has 5,200 people."


def test_extract_without_a_report_is_wrong_usage() -> None:
    assert run("extract").returncode == 2


def test_a_batch_answers_each_line_in_order_and_goes_on_after_an_error(tmp_path: Path) -> None:
    requests = [
        {"id": 1, "text": "一共 12 個, 和 3.5%."},
        {"id": 2, "path": str(tmp_path / "none.html")},
        {"id": 3, "text": "😀 and 7 more"},
    ]
    stdin = b"".join(json.dumps(request).encode() + b"\n" for request in requests)
    done = run("extract", "--batch", stdin=stdin)
    one, two, three = map(json.loads, done.stdout.splitlines())
    assert [one["id"], two["id"], three["id"]] == [1, 2, 3]
    assert one["text"] == requests[0]["text"]
    assert "error" in two
    assert three["figures"][0]["text"] == three["text"][three["figures"][0]["start"] : three["figures"][0]["end"]]


def test_the_app_without_a_terminal_is_refused_in_clear_words(tmp_path: Path) -> None:
    done = run("--store", str(tmp_path / "store"))
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr
    assert not (tmp_path / "store").exists()


def test_completion_is_a_script_that_the_shell_takes(tmp_path: Path) -> None:
    script = tmp_path / "completion.bash"
    script.write_bytes(run("completion", "bash").stdout)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    assert b"_tieout" in run("completion", "zsh").stdout


def test_a_reader_that_has_gone_is_no_error_to_speak_of(store: Path) -> None:
    command = f'"{sys.executable}" -P -m tui list --json --store "{store}" | true; echo "${{PIPESTATUS[0]}}"'
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_outputs_are_no_fault(store: Path, closed: str) -> None:
    command = f'"{sys.executable}" -P -m tui list --store "{store}" {closed}'
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_at_the_output_is_4(store: Path) -> None:
    command = f'"{sys.executable}" -P -m tui list --store "{store}" >/dev/full'
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 4
    assert done.stderr.startswith("tieout: The output could not be written: No space left on device.")


def test_wrong_settings_are_told_and_the_command_goes_on(store: Path, no_stray_files: Path) -> None:
    path = no_stray_files / ".config" / "tieout" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text("themes = 1\n")
    done = run("list", "--store", str(store))
    assert done.returncode == 0
    assert b"there is no setting `themes`" in done.stderr
    assert done.stdout


def test_nothing_in_the_working_folder_is_imported(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    bait = f"open({str(tmp_path / 'ran')!r}, 'w')\n"
    for name in ("argparse", "json", "click", "apsw", "shtab", "platformdirs", "httpx", "settings", "sitecustomize"):
        (hostile / f"{name}.py").write_text(bait)
    (hostile / "a.txt").write_text("The town has 5,200 people.\n")
    assert run("extract", "a.txt", cwd=hostile).returncode == 0
    assert run("list", "--store", "s", cwd=hostile).returncode == 0
    assert not (tmp_path / "ran").exists()


def test_a_fault_of_our_own_leaves_a_log_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], no_stray_files: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the bug")

    monkeypatch.setattr("tui.commands.listing.list_reports", broken)
    assert main(["list", "--store", str(no_stray_files / "store")]) == 70
    shown = capsys.readouterr().err
    assert "Traceback" not in shown
    (log,) = no_stray_files.rglob("tieout.log")
    assert str(log) in shown
    assert "ZeroDivisionError: the bug" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600
