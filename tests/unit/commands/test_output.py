import json
import sys

import pytest

from tui.commands.output import put_json, put_json_text

STEERING = "a\x1b[2J\x7f\x9b1m\u202e\U000e0001\ue000中\n文"


def test_on_a_terminal_json_has_nothing_that_could_steer_it_and_means_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    put_json({"title": STEERING}, indent=2)
    told = capsys.readouterr().out
    assert all(character.isprintable() or character == "\n" for character in told)
    assert "中" in told
    assert json.loads(told) == {"title": STEERING}


def test_elsewhere_json_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    put_json(STEERING)
    assert capsys.readouterr().out == json.dumps(STEERING, ensure_ascii=False) + "\n"


def test_bytes_of_json_go_through_untouched(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    put_json_text(b'{"a": "\xc2\x9b"}\n')
    assert capsysbinary.readouterr().out == b'{"a": "\xc2\x9b"}\n'
