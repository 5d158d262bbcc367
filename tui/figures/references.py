"""References, document numbers and telephone numbers: figures, but none that is to be checked."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data import phrases
from tui.figures.data.wording import words
from tui.figures.drafts import Draft, Finding
from tui.figures.reading import Reading

_REFERENCE = re.compile(r"(?i:(?<![a-z])(" + "|".join(phrases.REFERENCES) + r")(?:\.? |\n))$")
_REFERENCE_NUMBER = re.compile(
    r"(?![0-9.]+ ?(?:%|per ?cent))[0-9]{1,4}[A-Za-z]?(?:[-.][0-9A-Z]{1,3})*(?:\([a-z0-9]{1,3}\))*"
)
_NO_AMOUNT = r"(?![0-9A-Za-z%]|[.,][0-9]| ?(?:%|per ?cent|thousand|million|billion))"
_ONE_MORE = (
    rf"(?:(?: and | or | to | ?(?:-|—) ?){_REFERENCE_NUMBER.pattern}{_NO_AMOUNT}"
    rf"|, (?:and |or )?{_REFERENCE_NUMBER.pattern}{_NO_AMOUNT}(?! (?!and|or|to)[a-z]))"
)
_SEVERAL = re.compile(rf"{_REFERENCE_NUMBER.pattern}(?:{_ONE_MORE}){{0,8}}")
"""What follows a plural: notes 3, 4 and 7; paragraphs 3.14 to 3.17."""
_PHONE = re.compile(
    r"\+?(?:[0-9]{1,4}[ -])?(?:\([0-9]{2,4}\) ?|[0-9]{3,4}[- ])[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])|"
    r"1[3-9][0-9]{9}(?![0-9])"
)
# A number that begins with 0 or + and goes on in groups is dialled, not counted.
_GROUPED_PHONE = re.compile(
    r"(?:0[0-9]{2,4}|\+[0-9]{1,3}(?: \(?0?\)?[0-9]{1,4})?)(?:[ -][0-9]{2,4}){2,4}(?![0-9]|[.,][0-9])"
)
_STRICT_PHONE = re.compile(r"(?:\([0-9]{3}\) ?|[0-9]{3}-)[0-9]{3}-[0-9]{4}(?![0-9-])")
_PHONE_BEFORE = re.compile(
    r"(?i:tel|phone|fax|call|contact|mobile|hotline|电话|传真|热线|手机|联系方式|"
    r"联系)[^0-9\n]{0,10}(?:\+[0-9]{1,3}[ -])?\(?$"
)
# 手表3万块 is watches and 地图5张 maps.
_CHINESE_REFERENCE = re.compile(
    r"(?:(?<![手钟代仪水电报发列外年气腕])表|(?<![地蓝版意企])图|附件|附注|附表|专栏|图表|附录)$"
)
_CHINESE_NUMBER = re.compile("[0-9]{1,3}(?:[-.][0-9]{1,3})?")
_OFFICIAL = re.compile(r"[0-9]{4}[〕\]]第?([0-9]{1,5})号")
# Words of reference that are so in small letters too; `item 3` and `form 4` may be prose.
_LOWER = frozenset(
    words(
        "fig figure figures table tables note notes section sections appendix chapter annex page pages title p pp cl "
        "para paragraph paragraphs clause clauses chapters articles exhibits annexes appendices pages"
    )
)
_GAPS = frozenset(" \n-")
_REFERENCE_TAILS = frozenset(word[-2:] for word in phrases.REFERENCES)
_CHINESE_ENDS = frozenset("表图件注栏录")


def reference(reading: Reading, place: int) -> Finding | None:
    """Return the reference that the digits end: Table 2-1, Note 14(b)."""
    text = reading.text
    if text[place - 1 : place] not in _GAPS:
        return None
    if text[max(0, place - 4) : place - 1].removesuffix(".")[-2:].lower().lstrip(" .(") not in _REFERENCE_TAILS:
        return None
    named = _REFERENCE.search(text, max(0, place - 18), place)
    number = (_SEVERAL if named is not None and named.group(1).endswith("s") else _REFERENCE_NUMBER).match(text, place)
    if named is None or number is None:
        return None
    if named.group(1).islower() and named.group(1) not in _LOWER:
        return None
    return _identifier(text, named.start(1), number.end())


_CODE = re.compile(
    # The volume, issue and pages of a journal behind the year (ICMJE Recommendations, IV.A.3.g).
    r"(?:19|20)[0-9]{2};[0-9]{1,4}(?:\([0-9]{1,3}\))?:[0-9e]{1,7}(?:[-—][0-9]{1,6})?|"
    # Many digits that begin with 0 are the number of a record, and no amount.
    r"0[0-9]{7,11}(?:[/-][0-9]{1,6}){0,3}(?![0-9]|[.,][0-9]|%)|"
    r"[0-9]{1,4} Stat\. [0-9]{1,5}(?:(?:, |-)[0-9]{1,5}){0,6}|"
    r"[0-9]{2,3}-[0-9]{5,7}(?![0-9-])|[0-9]{1,4}\([a-z]\)(?:\([0-9a-zA-Z]{1,3}\)){0,3}|[0-9]{1,3} "
    r"U\.S\.C\.?(?: [0-9]+)?|[0-9]{1,3} C\.?F\.?R\.?(?: [0-9.]+)?"
)
_NUMBER_SIGN = re.compile(
    r"(?:§ ?|(?<![A-Za-z])(?:Nos?\. ?|(?:H\.R\.|S\.|[HS]\. ?(?:(?:Con|J)\. ?)?Res\.|H\.J\. ?Res\.|Pub\. ?L\.) ))$"
)
# §§ 506(b), 511 and 512
_MORE_SECTIONS = re.compile(r"§§ {0,2}[0-9A-Za-z().,—\- ]{1,44}(?:, | and | or )$")
_SIGN_ENDS = frozenset("§.os")
_PARAGRAPH = re.compile(r"[0-9]{1,5}(?:[.-]?[0-9A-Za-z]{1,6}){0,4}(?:\([0-9a-zA-Z]{1,3}\)){0,4}")


def code(reading: Reading, place: int) -> Finding | None:
    """Return the code at `place`: a file number (001-36743), a paragraph of a law (15(d), 15 U.S.C. 7262)."""
    text = reading.text
    found = (_PARAGRAPH if _is_numbered(text, place) else _CODE).match(text, place)
    return _identifier(text, place, found.end()) if found is not None else None


def _is_numbered(text: str, place: int) -> bool:
    """Say whether the sign of a section or a number stands before `place`, or a list of sections."""
    signed = text[place - 1 : place] in _SIGN_ENDS or text[place - 2 : place - 1] in _SIGN_ENDS
    if signed and _NUMBER_SIGN.search(text, max(0, place - 16), place) is not None:
        return True
    reach = max(0, place - 48)
    listed = text[place - 1 : place] == " " and "§§" in text[reach:place]
    return listed and _MORE_SECTIONS.search(text, reach, place) is not None


def chinese_reference(reading: Reading, place: int) -> Finding | None:
    """Return the reference that the digits end: 表1, 附件3."""
    text = reading.text
    if text[place - 1 : place] not in _CHINESE_ENDS:
        return None
    named = _CHINESE_REFERENCE.search(text, max(0, place - 3), place)
    number = _CHINESE_NUMBER.match(text, place)
    return _identifier(text, named.start(), number.end()) if named is not None and number is not None else None


def official_number(reading: Reading, place: int) -> Finding | None:
    """Return the number of an official document (国发〔2023〕5号)."""
    text = reading.text
    found = _OFFICIAL.match(text, place) if text[place - 1 : place] in {"〔", "["} else None
    return _identifier(text, place - 1, found.end()) if found is not None else None


def _identifier(text: str, start: int, end: int) -> Draft:
    return Draft(start, end, FigureKind.IDENTIFIER, code=text[start:end].replace("\n", " "), checkable=False)


def phone(reading: Reading, place: int) -> Finding | None:
    """Return the telephone number at `place`, its area code included."""
    text = reading.text
    follower = text[place : place + 12]
    if not any(mark in follower for mark in "- )") and not (follower[:11].isdigit() and follower[0] == "1"):
        return None
    start = place
    if text[start - 1 : start] in {"(", "+"}:
        start -= 1
    grouped = _GROUPED_PHONE.match(text, start)
    if grouped is not None:
        return Draft(start, grouped.end(), FigureKind.PHONE, code=grouped.group(), checkable=False)
    found = _PHONE.match(text, start) or _PHONE.match(text, place)
    if found is None:
        return None
    printed = found.group()
    if (
        _STRICT_PHONE.match(text, found.start()) is None
        and _PHONE_BEFORE.search(text, max(0, place - 24), place) is None
        and not (printed[0] == "0" and "-" in printed)
    ):
        return None
    return Draft(found.start(), found.end(), FigureKind.PHONE, code=printed, checkable=False)
