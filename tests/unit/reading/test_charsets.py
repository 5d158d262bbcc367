import codecs

import pytest

from tui.reading.charsets import codec_of, encoding_name, encoding_names


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("utf-8", "utf-8"), ("UTF8", "utf-8"), (" \t\n\f\rUtf-8 ", "utf-8"), ("gb2312", "gbk"), ("GB_2312-80", "gbk"),
        ("gbk", "gbk"), ("x-gbk", "gbk"), ("gb18030", "gb18030"), ("big5-hkscs", "big5"),
        ("iso-8859-1", "windows-1252"),
        ("us-ascii", "windows-1252"), ("latin1", "windows-1252"), ("sjis", "shift_jis"), ("windows-949", "euc-kr"),
        ("utf-16", "utf-16le"), ("koi8-ru", "koi8-u"), ("tis-620", "windows-874"),
    ],
)  # fmt: skip
def test_a_label_stands_for_one_encoding(label: str, name: str) -> None:
    assert encoding_name(label) == name


@pytest.mark.parametrize(
    "label",
    ["", " ", "utf-7", "zip", "rot13", "unicode_escape", "idna", "utf-32", "hz", "hz-gb-2312", "iso-2022-kr",
     "replacement",
     "x-user-defined", "utf\u20108", "gb２312", "cp936", "utf 8", "utf-8\0", "a" * 10_000],
)  # fmt: skip
def test_what_the_standard_does_not_name_is_unknown(label: str) -> None:
    assert encoding_name(label) == ""


def test_each_encoding_has_a_text_codec_and_is_its_own_label() -> None:
    for name in encoding_names():
        assert "12".encode(codecs.lookup(codec_of(name)).name)
        assert encoding_name(name) == name
