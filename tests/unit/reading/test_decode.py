import encodings.aliases
import pkgutil
import random

import pytest

from tests.unit.reading.pages import ENCODINGS, SAMPLES, page
from tui.errors import DecodeError
from tui.reading.charsets import encoding_name
from tui.reading.decode import decode

CHINESE = SAMPLES["zh"]
PLAIN = "Total: 12,000"


# the order of the evidence


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (b"\xef\xbb\xbf", "utf-8", "utf-8"),
        (b"\xff\xfe", "utf-16-le", "utf-16le"),
        (b"\xfe\xff", "utf-16-be", "utf-16be"),
    ],
)
def test_a_byte_order_mark_goes_before_every_label(mark: bytes, codec: str, name: str) -> None:
    text, charset = decode(mark + CHINESE.encode(codec), declared="gb2312", override="big5")
    assert text == CHINESE
    assert (charset.name, charset.how, charset.damaged) == (name, "byte order mark", 0)


def test_a_mark_before_bytes_of_another_encoding_gives_way_to_the_user() -> None:
    text, charset = decode(b"\xef\xbb\xbf" + CHINESE.encode("gbk"), override="gbk")
    assert text.endswith(CHINESE[-30:])
    assert charset.how == "you said so"


def test_the_user_goes_before_the_header_and_is_taken_at_their_word() -> None:
    text, charset = decode(CHINESE.encode(), declared="utf-8", override="windows-1252")
    assert text != CHINESE
    assert (charset.name, charset.how) == ("windows-1252", "you said so")


def test_a_label_of_the_user_that_names_nothing_is_an_error() -> None:
    with pytest.raises(DecodeError, match="no encoding called “klingon”") as raised:
        decode(b"12", override="klingon")
    assert raised.value.hint


def test_the_header_goes_before_the_page_s_own_label() -> None:
    markup = f"<meta charset=iso-8859-2><p>{SAMPLES['fr']}"
    text, charset = decode(markup.encode("cp1252"), declared="windows-1252", markup=True)
    assert text == markup
    assert charset.how == "HTTP header"


@pytest.mark.parametrize(
    "label",
    ["<meta charset=gb2312>", "<META CHARSET='GBK'>", '<meta charset = " gb2312 ">', "<meta\ncharset=gb18030>",
     '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
     "<!-- <meta charset=big5> --><meta charset=gbk>",
     '<meta name=a content="b"><meta charset=gbk>', "<!--" + "x" * 5_000 + "--><meta charset=gbk>"],
)  # fmt: skip
def test_the_page_s_own_label_is_read(label: str) -> None:
    markup = f"<html><head>{label}</head><body><p>{CHINESE}"
    text, charset = decode(markup.encode("gbk"), markup=True)
    assert text == markup
    assert charset.how == "meta tag"


def test_an_xml_declaration_is_read() -> None:
    markup = f"<?xml version='1.0' encoding='GB2312'?><html><body><p>{CHINESE}"
    assert decode(markup.encode("gbk"), markup=True)[1].how == "XML declaration"


def test_a_label_in_text_that_is_no_page_says_nothing() -> None:
    text, charset = decode(f"<meta charset=big5>{CHINESE}".encode("gbk"))
    assert text.endswith(CHINESE)
    assert charset.how == "detected"


def test_a_page_that_calls_itself_utf_16_in_ascii_is_utf_8() -> None:
    text, charset = decode(f"<meta charset=utf-16><p>{CHINESE}".encode(), markup=True)
    assert text.endswith(CHINESE)
    assert (charset.name, charset.how) == ("utf-8", "meta tag")


def test_valid_utf_8_needs_no_label() -> None:
    assert decode(CHINESE.encode()) == (CHINESE, decode(CHINESE.encode())[1])
    assert decode(CHINESE.encode())[1].how == "valid UTF-8"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(codec: str) -> None:
    text, charset = decode(page("zh").encode(codec), declared="utf-8")
    assert text == page("zh")
    assert charset.name == codec.replace("-le", "le").replace("-be", "be")


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be")])
def test_chinese_utf_16_without_a_mark_is_known_though_its_characters_have_zero_bytes_too(
    codec: str, name: str
) -> None:
    words = "第一章 总则\n其中第一产业增加值200亿元，第二产业增加值400亿元，第三产业一共600亿元。一二一。"
    text, charset = decode(words.encode(codec))
    assert (text, charset.name, charset.is_doubtful) == (words, name, False)


def test_zero_bytes_in_another_encoding_make_no_utf_16() -> None:
    text, charset = decode("café\0 12 \0 crème\0".encode())
    assert (text, charset.name) == ("café\0 12 \0 crème\0", "utf-8")


@pytest.mark.parametrize("declared", ["", "utf-8", "gbk", "iso-8859-1", "utf-16", "klingon"])
def test_ascii_is_ascii_whatever_it_is_called(declared: str) -> None:
    text, charset = decode(PLAIN.encode(), declared=declared)
    assert text == PLAIN
    assert charset.damaged == 0


def test_iso_2022_jp_is_known_by_its_escapes() -> None:
    text, charset = decode(SAMPLES["ja"].encode("iso2022_jp"))
    assert text == SAMPLES["ja"]
    assert charset.name == "iso-2022-jp"


def test_a_stray_escape_does_not_make_a_page_japanese() -> None:
    text, charset = decode(f"<p>{PLAIN} \x1b$B ok</p>".encode(), declared="utf-8", markup=True)
    assert text == f"<p>{PLAIN} \x1b$B ok</p>"
    assert charset.name == "utf-8"


# labels that lie


@pytest.mark.parametrize("declared", ["gb2312", "big5", "shift_jis", "windows-1252", "windows-1251", "euc-kr"])
def test_utf_8_that_is_called_something_else_is_utf_8(declared: str) -> None:
    text, charset = decode(page("zh").encode(), declared=declared)
    assert text == page("zh")
    assert charset.how == f"valid UTF-8, not {encoding_name(declared)} as the HTTP header says"


def test_gbk_that_is_called_utf_8_is_found_out() -> None:
    text, charset = decode(page("zh").encode("gbk"), declared="utf-8")
    assert text == page("zh")
    assert (charset.name, charset.how) == ("gb18030", "detected, not utf-8 as the HTTP header says")


def test_a_right_label_of_the_page_saves_it_from_a_wrong_one_of_the_server() -> None:
    markup = page("zh", "<meta charset=gb2312>")
    text, charset = decode(markup.encode("gbk"), declared="iso-8859-1", markup=True)
    assert text == markup
    assert charset.how == "meta tag"


def test_a_wrong_label_that_can_t_be_told_apart_is_shown_in_doubt() -> None:
    bytes_ = page("tr").encode("cp1254")
    text, charset = decode(bytes_, declared="iso-8859-2")
    assert text == page("tr") or "in doubt" in charset.how or "not iso-8859-2" in charset.how


# tables


def test_gb2312_is_read_as_gb18030() -> None:
    text, charset = decode("朱镕基 86.4㎡ 共计12万元，同比增长5.6%，为全市的经济".encode("gb18030"), declared="gb2312")
    assert "镕" in text
    assert (charset.name, charset.damaged) == ("gbk", 0)


def test_the_euro_sign_of_code_page_936_is_read() -> None:
    text, charset = decode("价格为".encode("gbk") + b"\x80" + "12，比去年的价格高。".encode("gbk"), declared="gbk")
    assert text == "价格为€12，比去年的价格高。"
    assert charset.damaged == 0


def test_the_signs_of_big5_are_those_of_code_page_950() -> None:
    words = "總計￥12、€34，比去年增加～五％‧市民踴躍參與，預算為新臺幣一億元。"
    text, charset = decode(words.encode("cp950"), declared="big5")
    assert text == words
    assert charset.damaged == 0


def test_older_private_use_of_gb18030_is_read_as_what_it_stands_for() -> None:
    text, _ = decode("合计12元，比去年增长了，".encode("gb18030") + b"\xa6\xd9\xa3\xa0\xfe\x59", declared="gb18030")
    assert text.endswith("\ufe10\u3000\u9fb4")


# encodings (row D1)


@pytest.mark.parametrize("label", ENCODINGS)
@pytest.mark.parametrize("said_by", ["header", "meta"])
def test_a_page_with_its_label_is_read_exactly(label: str, said_by: str) -> None:
    codec, language = ENCODINGS[label]
    rng = random.Random(f"{label} {said_by}")  # noqa: S311 - any pages will do, but the same ones each time
    for _ in range(8):
        markup = page(language, f"<meta charset={label}>" if said_by == "meta" else "", rng)
        text, charset = decode(markup.encode(codec), declared=label if said_by == "header" else "", markup=True)
        assert text == markup
        assert charset.damaged == 0


@pytest.mark.parametrize("label", ENCODINGS)
def test_a_page_without_a_label_is_read_exactly_or_with_doubt(label: str) -> None:
    codec, language = ENCODINGS[label]
    rng = random.Random(label)  # noqa: S311 - as above
    for _ in range(8):
        markup = page(language, "", rng)
        text, charset = decode(markup.encode(codec), markup=True)
        assert text == markup or charset.how.startswith("guessed")
        assert text == markup or language not in {"zh", "tw", "ja", "ko"}


@pytest.mark.parametrize("label", ENCODINGS)
def test_a_long_page_without_a_label_is_read_as_a_short_one(label: str) -> None:
    codec, language = ENCODINGS[label]
    markup = page(language, "", random.Random(label), sentences=400)  # noqa: S311 - as above
    text, charset = decode(markup.encode(codec), markup=True)
    assert text == markup or charset.how.startswith("guessed")
    assert text == markup or language not in {"zh", "tw", "ja", "ko"}


@pytest.mark.parametrize("label", ENCODINGS)
def test_a_wrong_label_never_gives_wrong_text_without_a_doubt(label: str) -> None:
    codec, language = ENCODINGS[label]
    rng = random.Random(f"lie {label}")  # noqa: S311 - as above
    for lie in ENCODINGS:
        markup = page(language, "", rng)
        text, charset = decode(markup.encode(codec), declared=lie, markup=True)
        assert text == markup or "guessed" in charset.how or "in doubt" in charset.how


# damage (row D2)


@pytest.mark.parametrize(
    "label",
    ["utf-8", "gb2312", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "windows-1252", "iso-2022-jp"],
)
def test_damage_keeps_the_charset_and_is_counted(label: str) -> None:
    codec, language = ENCODINGS[label]
    rng = random.Random(f"damage {label}")  # noqa: S311 - as above
    for _ in range(12):
        snapshot = bytearray(page(language, "", rng, sentences=12).encode(codec))
        for _ in range(rng.randint(1, 10)):
            snapshot[rng.randrange(len(snapshot))] = 0xFF
        text, charset = decode(bytes(snapshot[: len(snapshot) - rng.randint(0, 3)]), declared=label, markup=True)
        assert charset.name == encoding_name(label)
        assert charset.damaged == text.count("\ufffd")
        assert charset.damaged or label == "windows-1252"


def test_characters_that_were_lost_before_are_not_counted_again() -> None:
    text, charset = decode(f"{CHINESE}\ufffd".encode() + b"\xff")
    assert text.count("\ufffd") == 2
    assert charset.damaged == 1


def test_damage_does_not_swallow_the_digits_and_marks_beside_it() -> None:
    snapshot = CHINESE.encode("gbk") + b"\xb012,000\xb0<p>\xb1</p>"
    assert decode(snapshot, declared="gbk")[0].endswith("\ufffd12,000\ufffd<p>\ufffd</p>")


# labels of Python (row D3)


PYTHON_CODECS = sorted(
    {module.name for module in pkgutil.iter_modules(encodings.__path__)}
    | set(encodings.aliases.aliases)
    | {
        "rot-13",
        "base64",
        "hex",
        "bz2",
        "zip",
        "uu",
        "quopri",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "mbcs",
    }
)


@pytest.mark.parametrize("label", PYTHON_CODECS)
def test_a_codec_name_of_python_s_is_a_label_of_the_standard_or_unknown(label: str) -> None:
    text, charset = decode(page("zh").encode(), declared=label, markup=True)
    assert text == page("zh")
    assert charset.name == "utf-8"
    markup = page("zh", f"<meta charset={label}>")
    assert decode(markup.encode(), markup=True)[0] == markup


# speed of the patterns


@pytest.mark.parametrize(
    "start",
    [
        b"<meta " * 200_000,
        b"<meta charset" + b" " * 1_000_000,
        b"<!--" * 300_000,
        b"<meta charset=" * 80_000,
        b"<?xml " * 9**6,
    ],
)
def test_hostile_beginnings_are_passed_over(start: bytes) -> None:
    text, _ = decode(start + b"\xe5\x90\x88\xe8\xae\xa1", markup=True)
    assert text.endswith("合计")


@pytest.mark.parametrize("declared", ["iso-8859-2", "gb18030"])
def test_western_words_in_another_latin_alphabet_are_doubted(declared: str) -> None:
    words = "L'année dernière, le chômage a reculé à 7,1 %. Près de 340 000 emplois ont été créés. " * 3
    text, charset = decode(words.encode("cp1252"), declared=declared)
    assert text == words or charset.is_doubtful
