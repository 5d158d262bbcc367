import pytest

from tui.reading.mojibake import undone
from tui.reading.repair import damage, original, repaired

RIGHT = [
    "He said “yes” – it’s 5°C",
    "café naïve Île",
    "привет, мир",
    "中国经济增长，",
    "“中国”",
    "€ 5 ½ £ 6 ™",
]


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize("right", RIGHT)
def test_utf_8_read_as_something_else_is_given_back(right: str, codec: str) -> None:
    wrong = "".join(
        bytes((byte,)).decode(codec) if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte) for byte in right.encode()
    )
    text, repairs = repaired(wrong)
    assert text == right
    assert {repair.why for repair in repairs} == {"wrong charset"}
    assert original(text, repairs) == wrong
    assert damage(text) == ()


def test_a_character_alone_follows_its_neighbours() -> None:
    wrong = "中国5.6%，2023年".encode().decode("latin-1")
    assert repaired(wrong)[0] == "中国5.6%，2023年"
    assert repaired("年".encode().decode("latin-1"))[1] == ()


def test_gb_2312_read_as_latin_1_is_given_back() -> None:
    wrong = "中国经济增长5.6%，高于上年".encode("gb2312").decode("latin-1")
    assert repaired(wrong)[0] == "中国经济增长5.6%，高于上年"


@pytest.mark.parametrize(
    "text",
    [
        "voilà” dit-il… café”… «été» – gâ…",
        "Ångström “Å“ É–",
        "SÃO PAULO",
        "¿Qué? «¡Olé!» £¥€ ½¾¼ ÷×",
        "ÄÖÜß ÄÖÜÄÖÜÄÖ",
        "中国 “质量”",
        "Ð¿",
        "１２" + "１２".encode().decode("latin-1"),
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert list(undone(text)) == []


def test_later_repairs_of_the_same_words_can_be_undone_too() -> None:
    wrong = "“质量   总体   平稳”".encode().decode("latin-1") + " \u200bx"
    text, repairs = repaired(wrong)
    assert text == "“质量 总体 平稳” x"
    assert original(text, repairs) == wrong
