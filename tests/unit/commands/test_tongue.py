"""The commands in Chinese: their help, what is wrong with a command line, and what they print."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_cli import CHECKOUT
from tui.cli import main
from tui.commands.arguments import parser
from tui.commands.lines import cells, in_columns, wrapped
from tui.commands.table import TABLE
from tui.commands.tongue import speak_as_set
from tui.language import speak, spoken

ENGLISH = re.compile(r"[a-z]+ [a-z]+ [a-z]+")
"""Three words in a row: a sentence, and no command or name."""


def settings_say(home: Path, words: str) -> None:
    folder = home / ".config" / "tieout"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(words, "utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    shown = capsys.readouterr()
    return code, shown.out + shown.err


@pytest.mark.parametrize("command", ["", *TABLE])
@pytest.mark.parametrize("columns", [40, 80])
def test_the_help_is_chinese_and_fits(
    command: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", str(columns))
    code, shown = told(capsys, *([command] if command else []), "--help")
    assert (code, shown[:3]) == (0, "用法：")
    assert [line for line in shown.splitlines() if ENGLISH.search(line) and "tieout" not in line] == []
    chinese = [line for line in shown.splitlines() if not line.isascii()]
    # The examples are as wide as they are.
    assert command == "" or [line for line in chinese if cells(line) > columns - 2] == []


@pytest.mark.parametrize("words", ['language = "zh"', "reviewer = 'Ada'\nlanguage='zh' # mine\n[keys]\n"])
def test_the_help_is_in_the_language_of_the_settings(
    words: str, no_stray_files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_say(no_stray_files, words)
    assert "命令" in told(capsys, "--help")[1]
    assert "错误：无法识别的参数：x" in told(capsys, "demo", "x")[1]


@pytest.mark.parametrize(
    "words", ['[keys]\nlanguage = "zh"', 'language = "fr"', "language", "\xff", '#language = "zh"']
)
def test_settings_that_say_no_language_leave_it_to_the_environment(words: str, no_stray_files: Path) -> None:
    settings_say(no_stray_files, "")
    (no_stray_files / ".config" / "tieout" / "settings.toml").write_bytes(words.encode("latin-1"))
    speak_as_set()
    assert spoken("undo") == "undo"


def test_the_setting_goes_before_the_environment(
    no_stray_files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    settings_say(no_stray_files, 'language = "en"')
    assert told(capsys, "--help")[1].startswith("usage: ")


def test_settings_that_are_a_pipe_do_not_hold_the_help_up(no_stray_files: Path) -> None:
    settings_say(no_stray_files, "")
    place = no_stray_files / ".config" / "tieout" / "settings.toml"
    place.unlink()
    os.mkfifo(place)
    speak_as_set()
    assert spoken("undo") == "undo"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--nonsense",), "错误：无法识别的参数：--nonsense"),
        (("list", "--sort", "size"), "--sort 不能是 'size'（可选：'touched'"),
        (("search",), "错误：缺少参数：WORD"),
        (("export", "x"), "错误：必须给出其中之一：--format --template"),
        (("export", "x", "--format"), "错误：选项 --format 需要一个值"),
        (("sign", "x", "--prepared", "--reviewed"), "错误：--reviewed 不能与 --prepared 同用"),
        (("serve", "--port", "x"), "错误：--port 的值 'x' 不是有效的 int"),
        (("import",), "错误：缺少参数：FILE"),
        (("demo", "--keep=1"), "错误：选项 --keep 不带值：'1'"),
        (("check", "--w", "--b", "x"), "错误：选项 --b 有歧义，可能是 --baseline, --batch"),
    ],
)
def test_what_is_wrong_with_a_command_line_is_said_in_chinese(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    code, shown = told(capsys, *arguments)
    # Python says choices and values with quotes or without, by its version.
    assert (code, words.replace("'", "") in shown.replace("'", "")) == (2, True), shown


def test_the_system_s_reason_is_said_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    code, shown = told(capsys, "--store", str(tmp_path), "import", str(tmp_path / "none.csv"))
    assert code == 3
    assert "没有该文件或目录" in shown
    assert not ENGLISH.search(shown)


def test_scripts_are_told_the_same_in_every_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "r.txt"
    report.write_text("# R\n\nSales of 5 tons and 7 tons make 12 tons in total.\n", "utf-8")
    store = ("--store", str(tmp_path / "store"))
    assert told(capsys, *store, "add", str(report))[0] == 0
    answers = []
    for locale in ("C.UTF-8", "zh_CN.UTF-8"):
        monkeypatch.setenv("LANG", locale)
        speak_as_set()
        scripts = (("list",), ("show", str(report)), ("search", "Sales"), ("check", str(report)), ("doctor",))
        shown = [told(capsys, *store, *script, "--json") for script in scripts]
        shown.append(told(capsys, *store, "check", str(report), "--format", "junit"))
        shown.append(told(capsys, *store, "export", str(report), "--format", "csv", "--status", "all"))
        answers.append([(code, out.splitlines()[0] if out.startswith("<") else out) for code, out in shown])
        for _, out in shown[:5]:
            json.loads(out)
    english, chinese = answers
    assert english[:-1] == chinese[:-1]
    # What goes out is the same; only what is told beside it is not.
    assert english[-1][1].splitlines()[:-1] == chinese[-1][1].splitlines()[:-1]
    assert not ENGLISH.search(chinese[-1][1].splitlines()[-1])


def test_english_help_loads_no_catalogue() -> None:
    code = (
        "import sys\nfrom tui.cli import main\n"
        "try:\n main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('tui.languages')], file=sys.stderr)"
    )
    for arguments in (["--help"], ["export", "--help"], ["--nonsense"]):
        command = [sys.executable, "-c", code, *arguments]
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        assert done.stderr.splitlines()[-1] == "[]"


def test_completion_is_written_with_chinese_help() -> None:
    speak("zh")
    assert "逐行问答" in parser().format_help()
    assert "结果的格式" in parser()._subparsers._group_actions[0].choices["check"].format_help()  # type: ignore[union-attr, index]


def test_lines_end_where_chinese_may_break() -> None:
    assert [*wrapped("每份报告（含其下全部），一个文件。", 12)] == ["每份报告（含", "其下全部），", "一个文件。"]
    assert [*wrapped("全部（含其下）。", 6)] == ["全部", "（含其", "下）。"]
    assert [*wrapped("one two three", 7)] == ["one two", "three"]


def test_columns_are_set_by_cells() -> None:
    assert [*in_columns([("编号", "题"), ("a", "b")])] == ["编号  题", "a     b"]
    assert [*in_columns([("n", "x"), ("10", "y")], right=True)] == [" n  x", "10  y"]
