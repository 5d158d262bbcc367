"""What holds for a whole document: how it groups digits, which years and currencies it means, what is an address."""

import re

_SPACED = re.compile(r"(?<![0-9.,])[0-9]{1,3} [0-9]{3} [0-9]{3}(?![0-9.,])")
_EUROPEAN = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])|(?<![0-9.,])[0-9]{1,3},[0-9]{1,2} ?[%€]"
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s，。、；）)\]>\"”’]+")
_MAIL_NAME = re.compile(r"[A-Za-z0-9._-]{1,64}$")
_MAIL_HOST = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_NOTE = re.compile(r"\[([0-9]{1,3})\]|\n\n([0-9]{1,3}) ")
_SMALL_BRACKET = re.compile(r"\(([0-9]{1,2})\)")
_TAIWAN = re.compile(r"新台币|NT\$|民国[0-9]{2,3}年|台湾证券|财团法人")
_JAPAN = re.compile(r"(?i:\byen\b|japan)|日元|日本")
_MINGUO = re.compile(
    r"民国(?=[0-9一二三四五六七八九十])|(?<![0-9])1[0-3][0-9] ?(?:年(?:第?[1-4一二三四]季|[0-9]{1,2}月|"
    r"度|上半年|下半年|底|及)|及1[0-3][0-9]年)|新台币"
)


def groups_with_blanks(text: str) -> bool:
    """Say whether the document writes 7 039 918."""
    return _SPACED.search(text) is not None


def writes_decimal_commas(text: str) -> bool:
    """Say whether the document writes 1.234,56 or 3,5 %."""
    return _EUROPEAN.search(text) is not None


def counts_from_1911(text: str) -> bool:
    """Say whether the document counts years from the founding of the Republic of China (民國115年)."""
    return _MINGUO.search(text) is not None


def local_yuan(text: str, language: str) -> str:
    """Return what a bare 元 is in a document: HKD or TWD when its language or its words say so, else CNY."""
    region = language.upper()[-3:]
    if region in {"-HK", "-MO"}:
        return "HKD"
    taiwan = _TAIWAN.search(text) is not None and len(_TAIWAN.findall(text)) >= text.count("人民币")
    return "TWD" if region == "-TW" or taiwan else "CNY"


def local_yen(text: str, language: str) -> str:
    """Return what ¥ is in a document: JPY where it speaks of Japan, else CNY."""
    return "JPY" if language.startswith("ja") or _JAPAN.search(text) is not None else "CNY"


_DOLLARS = {"AU": "AUD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "SG": "SGD", "TW": "TWD"}


def local_dollar(language: str) -> str:
    """Return what a bare `$` is in a document of this language: that of its region, else USD."""
    return _DOLLARS.get(language[-2:].upper(), "USD") if "-" in language else "USD"


def note_numbers(text: str) -> frozenset[int]:
    """Return the numbers of notes: those in square brackets, and those that head a paragraph."""
    return frozenset(int(found[1] or found[2]) for found in _NOTE.finditer(text))


def bracketed_numbers(text: str) -> frozenset[int]:
    """Return the numbers of one or two digits that stand alone in round brackets."""
    return frozenset(int(found[1]) for found in _SMALL_BRACKET.finditer(text))


def addresses(text: str) -> list[tuple[int, int]]:
    """Return where links and mail addresses stand, in order."""
    spans = [found.span() for found in _LINK.finditer(text)] if "://" in text or "www." in text else []
    place = text.find("@")
    while place >= 0:
        name = _MAIL_NAME.search(text, max(0, place - 64), place)
        host = _MAIL_HOST.match(text, place)
        if name is not None and host is not None:
            spans.append((name.start(), host.end()))
        place = text.find("@", place + 1)
    return sorted(spans)
