"""The WHATWG's names of encodings: the only labels that a page may name one by.

Python's own registry is never asked about outside text: it knows `zip`, `rot13`, `unicode_escape` and `utf-7`.
"""

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

_LABELS: Mapping[str, str] = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "ibm866": "866 cp866 csibm866 ibm866",
    "iso-8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso-8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso-8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso-8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    "iso-8859-6": (
        "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i "
        "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987"
    ),
    "iso-8859-7": (
        "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
        "iso_8859-7:1987 sun_eu_greek"
    ),
    "iso-8859-8": (
        "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
        "iso_8859-8:1988 visual"
    ),
    "iso-8859-8-i": "csiso88598i iso-8859-8-i logical",
    "iso-8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso-8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso-8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso-8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso-8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "macintosh": "csmacintosh mac macintosh x-mac-roman",
    "windows-874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "windows-1250": "cp1250 windows-1250 x-cp1250",
    "windows-1251": "cp1251 windows-1251 x-cp1251",
    "windows-1252": (
        "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 "
        "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252"
    ),
    "windows-1253": "cp1253 windows-1253 x-cp1253",
    "windows-1254": (
        "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
        "windows-1254 x-cp1254"
    ),
    "windows-1255": "cp1255 windows-1255 x-cp1255",
    "windows-1256": "cp1256 windows-1256 x-cp1256",
    "windows-1257": "cp1257 windows-1257 x-cp1257",
    "windows-1258": "cp1258 windows-1258 x-cp1258",
    "x-mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gbk": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk",
    "gb18030": "gb18030",
    "big5": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso-2022-jp": "csiso2022jp iso-2022-jp",
    "shift_jis": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "euc-kr": (
        "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"
    ),
    "utf-16be": "unicodefffe utf-16be",
    "utf-16le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
}
"""Labels by encoding (WHATWG Encoding Standard §4.2), but for `replacement` and `x-user-defined`: no text is so."""

_CODECS: Mapping[str, str] = {
    "gbk": "gb18030",  # the standard decodes gb2312 and gbk as gb18030
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "windows-874": "cp874",
    "ibm866": "cp866",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "iso-8859-8-i": "iso8859_8",
}
"""Python's codec where the encoding's own name would mean another one, or none."""

_FOREIGN = re.compile("[\ue5e5\ue78d-\ue796\ue81e-\ue864\uf8f0-\uf8f3]")
_CORRECTIONS: Mapping[str, Mapping[int, int]] = {
    # private use that GB 18030-2022 gave up, and A3A0, which the standard reads as a space
    "gb18030": str.maketrans(
        "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796"
        "\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
        "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"
        "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
    ),
    # the standard's signs are those of code page 950, Python's those of Hong Kong's table
    "big5hkscs": str.maketrans("•､‾∼♁☉＼¥¢£", "‧﹑¯～⊕⊙﹨￥￠￡"),
    # single bytes that code page 932 leaves undefined, and Python puts in private use
    "cp932": str.maketrans("\uf8f0\uf8f1\uf8f2\uf8f3", "\ufffd" * 4),
}
"""Where Python's tables are not the standard's."""
_EURO_SIGNS: Mapping[str, bytes] = {"gb18030": b"\x80", "big5hkscs": b"\xa3\xe1"}
"""The euro sign as code pages 936 and 950 have it, and Python's tables don't."""

_BY_LABEL = MappingProxyType({label: name for name, labels in _LABELS.items() for label in labels.split()})


def encoding_name(label: str) -> str:
    """Return the WHATWG name that a label stands for, or an empty string when the table has no such label."""
    return _BY_LABEL.get(label.strip("\t\n\f\r ").lower(), "")


def codec_of(name: str) -> str:
    """Return the Python codec that decodes the encoding with this WHATWG name."""
    return _CODECS.get(name, name)


def encoding_names() -> tuple[str, ...]:
    """Return the WHATWG names of all encodings that tieout reads, in the standard's order."""
    return tuple(_LABELS)


def text_in(name: str, snapshot: bytes) -> str:
    """Return bytes as the text that they are in an encoding, U+FFFD for what can't be decoded.

    Args:
        name: The WHATWG name of the encoding.
        snapshot: The bytes, without a byte order mark.
    """
    codec = codec_of(name)
    text = snapshot.decode(codec, "replace")
    if codec in _EURO_SIGNS and "\ufffd" in text and _EURO_SIGNS[codec] in snapshot:
        text = snapshot.decode(codec, _EURO_SIGN)
    if codec == "big5hkscs" or (codec in _CORRECTIONS and _FOREIGN.search(text)):
        text = text.translate(_CORRECTIONS[codec])
    return text


_EURO_SIGN = "tui-euro-sign"


def _euro_sign(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    sign = _EURO_SIGNS[error.encoding]
    if error.object.startswith(sign, error.start):
        return "€", error.start + len(sign)
    return "\ufffd", error.end


codecs.register_error(_EURO_SIGN, _euro_sign)
