import getpass
from pathlib import Path

import pytest

from tui.domain.additions import Additions
from tui.domain.evidence import LEGEND
from tui.domain.publication import Publication, Rating
from tui.domain.review import Status
from tui.errors import SettingsError
from tui.language import retold, speak
from tui.settings import (
    Panes,
    Settings,
    default_settings,
    load_settings,
    save_panes,
    save_tick,
    save_word,
    settings_or_defaults,
    with_tick,
)


def settings_from(folder: Path, body: bytes) -> Settings:
    path = folder / "settings.toml"
    path.write_bytes(body)
    return load_settings(path)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == default_settings() == Settings(reviewer="tester")


def test_a_file_sets_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    assert settings_from(tmp_path, 'reviewer = " 李雷 "\n'.encode()) == Settings("李雷", "tieout-dark")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'reviewers = "Ada"', "there is no setting `reviewers`"),
        (b"theme = 7", "`theme` has to be a text"),
        (b'reviewer = ""', "`reviewer` has to be one line"),
        (b'reviewer = "a\\u001b[2J"', "`reviewer` has to be one line"),
        (b'theme = "x"\nreviewer = Ada\n', "line 2"),
        (b"# fine\n\xff\xfe", "line 2 is not UTF-8"),
        (b"a = " + b"[" * 100_000, "settings.toml"),
        (b"#" * 2_000_000, "too large"),
        (b"[reviewer]\nname = 1", "`reviewer` has to be a text"),
        (b"keys = 1", "`keys` has to be a table"),
        (b"[keys]\n'figure.verify' = 1", "`keys.figure.verify` has to be a text"),
        (b"panes = 1", "`panes` has to be a table"),
        (b"[panes]\nleft = 30", "there is no setting `panes.left`"),
        (b"[panes]\ncard = '30'", "`panes.card` has to be a whole number"),
        (b"[panes]\ncard = -1", "`panes.card` is not between 0 and 500"),
        (b"[panes]\noutline = 501", "`panes.outline` is not between 0 and 500"),
        (b"ticks = 1", "`ticks` has to be a table"),
        (b"[ticks]\n'two words' = 'x'", "a tick mark is a sign of up to 8 characters"),
        (b"[ticks]\n'' = 'x'", "a tick mark is a sign of up to 8 characters"),
        (b"[ticks]\nF = ''", "`ticks.F` has to be one line"),
        (b"figures = 1", "`figures` has to be a table"),
        (b"[figures]\nunit = []", "there is no setting `figures.unit`"),
        (b"[figures]\nphrases = 'x'", "`figures.phrases` has to be a list"),
        (b"[figures]\nphrases = [1]", "`figures.phrases` has to be a text"),
        (b"[figures]\nunits = [['bcm']]", "a row of `figures.units` is"),
        (b"[figures]\nunits = [['bcm', 'amount', 'm3']]", "`amount` in `figures.units` is no kind"),
        (b"[figures]\nunits = [['bcm', 'volume', 'm3', 'many']]", "`many` in `figures.units` is no number"),
    ],
    ids=[
        "unknown",
        "type",
        "empty",
        "control",
        "syntax",
        "encoding",
        "depth",
        "size",
        "table",
        "keys",
        "key",
        "panes",
        "pane",
        "pane type",
        "pane below",
        "pane above",
        "ticks",
        "sign with a blank",
        "no sign",
        "no meaning",
        "figures",
        "figures key",
        "no list",
        "no text",
        "short row",
        "kind",
        "factor",
    ],
)
def test_what_is_wrong_is_named_by_its_line_or_key(tmp_path: Path, body: bytes, words: str) -> None:
    with pytest.raises(SettingsError, match="defaults") as caught:
        settings_from(tmp_path, body)
    assert words in caught.value.message


def test_a_users_own_words_of_numbers_are_read(tmp_path: Path) -> None:
    body = """
[figures]
units = [["bcm", "volume", "m3", "1000000000"], ["TEU", "count", "TEU"]]
classifiers = ["航次"]
phrases = ["三新"]
"""
    assert settings_from(tmp_path, body.encode()).figures == Additions(
        units=(("bcm", "volume", "m3", "1000000000"), ("TEU", "count", "TEU", "1")),
        classifiers=("航次",),
        phrases=("三新",),
    )


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="could not be read"):
        load_settings(tmp_path)


def test_a_user_without_a_name_has_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert default_settings().reviewer.startswith("uid-")


def test_a_publisher_and_its_ratings_are_set(tmp_path: Path) -> None:
    body = b"""
[claimreview]
publisher = "The Desk"
url = "https://desk.example/checks"
worst = 0
best = 4
[claimreview.ratings]
verified = [4, "Correct"]
disputed = [1, "Misleading"]
"""
    assert settings_from(tmp_path, body).publication == Publication(
        "The Desk",
        "https://desk.example/checks",
        0,
        4,
        {Status.VERIFIED: Rating(4, "Correct"), Status.DISPUTED: Rating(1, "Misleading")},
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"claimreview = 1", "`claimreview` has to be a table"),
        (b"[claimreview]\nname = 'x'", "there is no setting `claimreview.name`"),
        (b"[claimreview]\nurl = 'javascript:alert(1)'", "has to be an http or https address"),
        (b"[claimreview]\nworst = 'x'", "`claimreview.worst` has to be a whole number"),
        (b"[claimreview]\nworst = 5", "has to be less than `claimreview.best`"),
        (b"[claimreview]\nratings = 5", "`claimreview.ratings` has to be a table"),
        (b"[claimreview.ratings]\nwrong = [1, 'x']", "`wrong` in `claimreview.ratings` is no status"),
        (b"[claimreview.ratings]\ndisputed = [1]", "a rating is "),
        (b"[claimreview.ratings]\ndisputed = [9, 'x']", "the rating of `disputed` is not between 1 and 5"),
    ],
)
def test_a_wrong_publisher_or_rating_is_named(tmp_path: Path, body: bytes, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        settings_from(tmp_path, body)


def test_the_users_own_keys_are_taken_as_they_stand(tmp_path: Path) -> None:
    settings = settings_from(tmp_path, b'preset = "prodigy"\n[keys]\n"figure.verify" = "y"\n')
    assert (settings.preset, dict(settings.keys)) == ("prodigy", {"figure.verify": "y"})


def test_saving_one_setting_leaves_the_rest_of_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    save_word(path, "theme", "tieout-light")
    assert path.read_text(encoding="utf-8") == 'theme = "tieout-light"\n'

    body = '# mine\nreviewer = "李雷"   # me\n\n[keys]\n"figure.verify" = "y"\n'
    path.write_text(body, encoding="utf-8")
    save_word(path, "theme", "tieout-dark")
    saved = path.read_text(encoding="utf-8")
    assert load_settings(path).theme == "tieout-dark"
    assert all(line in saved for line in body.splitlines())


def test_a_damaged_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"reviewer = Ada\n")
    with pytest.raises(SettingsError, match="line 1"):
        save_word(path, "theme", "tieout-dark")
    assert path.read_bytes() == b"reviewer = Ada\n"


def test_the_sizes_of_the_panes_are_kept_beside_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "tieout-light"\n[panes]\ncard = 40 # wide\n', encoding="utf-8")
    save_panes(path, Panes(outline=20, card=44))
    assert load_settings(path).panes == Panes(20, 44)
    assert load_settings(path).theme == "tieout-light"
    assert "# wide" in path.read_text(encoding="utf-8")


def test_the_sizes_of_the_panes_are_kept_where_there_was_no_file(tmp_path: Path) -> None:
    save_panes(tmp_path / "settings.toml", Panes(card_rows=12))
    assert load_settings(tmp_path / "settings.toml").panes == Panes(card_rows=12)


def test_panes_that_are_no_table_are_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"panes = 3\n")
    with pytest.raises(SettingsError, match="has to be a table"):
        save_panes(path, Panes(outline=20))
    assert path.read_bytes() == b"panes = 3\n"


def test_own_tick_marks_stand_in_the_place_of_the_usual_ones_and_behind_them(tmp_path: Path) -> None:
    legend = settings_from(tmp_path, '[ticks]\n"F" = "加总无误"\n"Q" = "asked the author"\n'.encode()).legend
    assert list(legend) == [*LEGEND, "Q"]
    assert (legend["F"], legend["Q"], legend["R"]) == ("加总无误", "asked the author", LEGEND["R"])


def test_a_tick_mark_is_kept_and_taken_away_beside_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[ticks]\nR = "worked out" # by us\n', encoding="utf-8")
    save_tick(path, "Q", "asked the author")
    assert load_settings(path).ticks == {"R": "worked out", "Q": "asked the author"}
    save_tick(path, "R", "")
    save_tick(path, "none", "")
    assert load_settings(path).ticks == {"Q": "asked the author"}


def test_what_is_no_tick_mark_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"without blanks\.\nNothing was kept"):
        save_tick(tmp_path / "settings.toml", "a b", "x")
    with pytest.raises(SettingsError, match=r"not between 0 and 500\.\nNothing was kept"):
        save_panes(tmp_path / "settings.toml", Panes(card=501))
    assert not (tmp_path / "settings.toml").exists()


def test_a_tick_mark_is_changed_and_given_back_in_settings() -> None:
    settings = with_tick(Settings("Ada"), "F", "adds up")
    assert settings.legend["F"] == "adds up"
    assert with_tick(settings, "F", "") == Settings("Ada")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (b"theme = 1", 1),
        (b"# mine\n\nthemes = 'x'", 3),
        (b"[panes]\ncard = 1\noutline = 900", 3),
        (b"theme = 'a'\n[keys]\n'figure.verify' = 1", 3),
        (b"keys.x = 1", 1),
        (b"[figures]\nunits = [\n  ['a'],\n]", 2),
        (b"[claimreview]\nbest = 5\n[claimreview.ratings]\nverified = [9, 'x']", 4),
        (b"theme = 'a'\n\nx =", 3),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, body: bytes, line: int) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(body)
    _, error = settings_or_defaults(path)
    assert error is not None
    assert error.message.startswith(f"{path}, line {line}: ")


def test_a_bad_settings_file_is_told_in_chinese_to_its_last_word(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[panes]\noutline = 'x'", "utf-8")
    _, error = settings_or_defaults(path)
    speak("zh")
    assert error is not None
    assert retold(error.message) == f"{path} 第 2 行：`panes.outline` 必须是整数。"
