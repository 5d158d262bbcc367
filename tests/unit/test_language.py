import subprocess
import sys
from pathlib import Path

import pytest

from tui.errors import SettingsError
from tui.language import choose, counted, retold, speak, spoken
from tui.settings import load_settings


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.utf8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8@pinyin"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.GB18030"}, "en"),
        ({"LANG": "zh_CN"}, "en"),
        ({"LANG": "C.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C", "LC_MESSAGES": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_CTYPE": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "zhuang.UTF-8"}, "en"),
    ],
    ids=str,
)
def test_the_environment_says_which_language_is_spoken(environment: dict[str, str], language: str) -> None:
    assert choose("auto", environment) == language


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_setting_goes_before_the_environment(language: str) -> None:
    assert {choose(language, {"LC_ALL": name}) for name in ("zh_CN.UTF-8", "C")} == {language}


def test_a_phrase_is_said_in_the_language_that_is_spoken() -> None:
    assert spoken("not saved: {message}", message="{x}") == "not saved: {x}"
    speak("zh")
    assert spoken("not saved: {message}", message="{x}") == "未保存：{x}"
    speak("en")
    assert spoken("undo") == "undo"


def test_words_that_are_the_same_only_in_english_are_told_apart() -> None:
    speak("zh")
    assert (spoken("open"), spoken("open", sense="key")) == ("未核", "打开")


def test_a_phrase_that_the_catalogue_lacks_stays_english() -> None:
    speak("zh")
    assert spoken("no such phrase: {name}", name=1) == "no such phrase: 1"


def test_english_counts_one_and_other_and_chinese_does_not() -> None:
    forms = ("{count} report", "{count} reports")
    assert [counted(n, *forms) for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]
    speak("zh")
    assert [counted(n, *forms) for n in (1, 2)] == ["1 份报告", "2 份报告"]


def test_a_finished_sentence_is_retold_with_what_stands_in_its_places() -> None:
    assert retold("There is no file /a/b.") == "There is no file /a/b."
    speak("zh")
    assert retold("There is no file /a {x} b.") == "没有文件 /a {x} b。"
    assert retold("This PDF is locked by a password.") == "这个 PDF 有密码保护。"


def test_a_sentence_in_a_sentence_is_retold_too() -> None:
    speak("zh")
    assert retold("The server answered 503 Busy. Trying again in 4 s") == "服务器返回 503 Busy。4 秒后重试"


def test_percentage_points_in_a_finding_are_chinese_too() -> None:
    speak("zh")
    said = "The figures make 3 (1 + 2), the text says 13: 10 pp more than that; rounding explains 0.5 pp at most."
    assert retold(said) == "由各数算得 3（1 + 2），文中为 13：多 10 个百分点；舍入至多解释 0.5 个百分点。"


def test_a_sentence_that_no_phrase_fits_stays_as_it_is() -> None:
    speak("zh")
    assert retold("Quite another thing happened to it.") == "Quite another thing happened to it."
    assert retold("") == ""


def test_a_language_that_there_is_not_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('# mine\nreviewer = "Ada"\nlanguage = "fr"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"line 3: there is no language “fr”"):
        load_settings(path)


def test_the_catalogue_is_loaded_only_when_chinese_is_spoken() -> None:
    code = "import sys, tui.language as l; l.speak('en'); print('tui.languages' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
