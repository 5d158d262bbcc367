"""What holds for a whole document: how it groups digits, which years and currencies it means, what is an address."""

import re
from collections.abc import Iterator

_SPACED = re.compile(r"(?<![0-9.,])[0-9]{1,3} [0-9]{3} [0-9]{3}(?![0-9.,])")
_EUROPEAN = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])|(?<![0-9.,])[0-9]{1,3},[0-9]{1,2} ?[%€]"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s，。、；）)\]>\"”’]+|[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255}\.[A-Za-z]{2,}"
)
_HONG_KONG = re.compile(r"香港|港元|港币|HK\$")
_TAIWAN = re.compile(r"新台币|NT\$|民国[0-9]{2,3}年|台湾证券|财团法人")
_MINGUO = re.compile(
    r"民国|(?<![0-9])1[0-3][0-9] ?(?:年(?:第?[1-4一二三四]季|[0-9]{1,2}月|度|上半年|下半年|底|及)|及1[0-3][0-9]年)|新台币"
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


def local_dollar(text: str) -> str:
    """Return what a bare 元 is in this document: HKD, TWD or CNY."""
    if _TAIWAN.search(text):
        return "TWD"
    return "CNY"


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where links and mail addresses stand, in order."""
    if "://" in text or "www." in text or "@" in text:
        for found in _ADDRESS.finditer(text):
            yield found.span()
