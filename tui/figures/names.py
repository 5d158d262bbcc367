"""Digits inside names and codes (T300, COVID-19, 国道318, a street), and numbers with letters for digits."""

import re

from tui.domain.figure import FigureKind
from tui.figures.data import phrases
from tui.figures.data.calendar import MONTHS
from tui.figures.data.wording import words
from tui.figures.drafts import Aside, Draft, Finding, Reason
from tui.figures.oddities import LOOKALIKES
from tui.figures.reading import Reading
from tui.figures.units import unit_at

_STREET = re.compile(
    r"[0-9]{1,5} (?:[A-Z0-9][A-Za-z0-9]{0,14}\.? ){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|"
    r"Drive|Dr|Lane|Parkway|Plaza|Square)(?![a-z])"
)
_DOTTED = re.compile(r"(?!(?:19|20)[0-9]{2}\.[01]?[0-9]\.[0-3]?[0-9](?![0-9.]))[0-9]+(?:\.[0-9]+){2,}")
_CHINESE_NAME = re.compile("(?:国道|省道|县道|乡道|代码|代号|编号|邮编|邮政编码|航班|型号|股票代码|车牌|门牌)[:： ]?$")
_NAME_ENDS = frozenset("道码号编班型牌: ")
_PLUS_LETTER = re.compile(r"[0-9]{1,3}\+[NnXx]")
_PLUS = re.compile(r"[0-9]{1,4}(?:\+[0-9NnXx]{1,4})+")
_NAMED = re.compile(r"(?i:(?<![a-z])(" + "|".join(phrases.NAMES_BEFORE) + r")[ -])$")
_ZIP = re.compile(r"(?:(?<=[ ,\n][A-Z]{2}[ \n])|(?<=D\.C\. ))[0-9]{5}(?:-[0-9]{4})?(?![0-9])")
# Web 2.0, Industry 4.0: a capital inside a sentence, and a number that ends in .0 and has no unit.
_EDITION = re.compile(r"[1-9]\.0(?![0-9]| ?(?:%|percent|per cent|million|billion|trillion|x|bps|pp))")
_CAPITAL = re.compile(r"(?:(?<=[a-z,;] )|(?<=[“”‘(\"]))[A-Z][a-z]{2,15} $")
# [UAX 15], [ISO/IEC 2382-37]: what a text cites in brackets.
_CITED = re.compile(r"\[[A-Z][A-Za-z/.-]{1,12} $")
_CODED = re.compile(r"[0-9]{1,5}-[0-9A-Z][0-9A-Za-z]{0,7}")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBERED = re.compile(
    r"[0-9]{1,4}(?= ?号(?![0-9]))|[0-9]{3,5}(?=热线|政务服务|报警|急救|消防|投诉)|[0-9]\.0(?=版)"
    # 首发经济3.0 is an edition; behind a verb or particle the number is stated.
    r"|(?<![为至到是达于占比过破约近超有增降升涨跌率长])[1-9]\.0(?=[、，。；”》]|$)"
)
_GAPS = frozenset(" \n-")
_NAME_TAILS = frozenset(name[-2:] for name in phrases.NAMES_BEFORE)
_PERIOD_LETTERS = frozenset({"FY", "FYE", "Q", "H"})
_LONGEST_NAME = 40
_TOKEN = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z]|[-_.](?=[0-9A-Za-z]))*")
_DOCUMENT = re.compile(r"[A-Z]{2,}(?:-[0-9]{2,}){2,}[A-Z]*(?![0-9A-Za-z])")
_DATA = re.compile(r"[0-9][0-9,.;:/|_=+-]{119,}")
_ODD_NUMBER = re.compile(
    r"[0-9][0-9.,]{0,20}[OoОоΟοІіΙЗзбЅѕOolI]{1,3}(?:[0-9OoОоΟο][0-9OoОоΟο.,]{0,20})?(?![A-Za-z0-9])"
)
_CURRENCY_CODES = frozenset(words("US HK NT RMB CNY USD EUR GBP HKD TWD JPY Rs RM AUD CAD SGD INR CHF"))
_JOINING = frozenset(words("mid pre post late early non"))
_LETTERED = re.compile(r"[0-9][0-9.,]{0,24}([A-Za-z][A-Za-z0-9+-]{0,40})")
_UNIT_TAILS = re.compile(
    r"(?:[kKmMbB]|bn|mn|tn|bps?|pp|[xX]|[kKMGm]?[gWVtL]h?|[kcmn]?m[23]?|GB|TB|MB|KB|PB|th|st|nd|rd|km|kg|"
    r"ml|mL|ha|yrs?|hrs?|pts?|ppts?|ppm|MUSD|MGBP|"
    r"[A-Z]{3}|kWh|MWh|GWh|TWh|kV|MW|GW|TEU|Mbps|Gbps|Hz|MHz|GHz|°?[CF]|[eE][+-]?[0-9]+|[xX]10|mg|µg|ug|"
    r"oz|lbs?|ft|mi|min|s|h|d|Y|W|million|billion|percent|"
    r"yuan|days?|months?|years?|weeks?|people|per|and|or|to|in|the|of|mm|cm|nm|mb|Mb|dB|km2|sqm|sqft|Nm|"
    r"kPa|MPa|Pa|P|L|J|kJ|kcal|EFLOPS|PFLOPS|pm|am|USD|t|yo|mo|hp|rpm)(?![A-Za-z0-9])"
)
_RUN = re.compile(r"[0-9]{1,40}(?:[.,][0-9]{1,20}){0,8}")


def data_run(reading: Reading, place: int) -> Finding | None:
    """Return a long run of digits and marks, which is data and no figure; or a number with letters for digits."""
    text = reading.text
    found = _DATA.match(text, place)
    if found is not None:
        return Aside(place, found.end(), Reason.RUN)
    odd = _ODD_NUMBER.match(text, place)
    if odd is None or odd.group()[-1] in "lI" or _is_name_character(text[place - 1 : place] or " "):
        return None
    return Draft(place, odd.end(), FigureKind.COUNT, code=odd.group())


def name_around(reading: Reading, place: int) -> Finding | None:
    """Return the name or document number that the digits end (T300, COVID-19, GAO-26-107366)."""
    text = reading.text
    before = text[place - 1 : place]
    if not before or not (before in "_-/.#+" or (before.isascii() and before.isalpha())):
        return None
    start = _token_start(text, place)
    letters = text[start:place]
    if not any(character.isalpha() for character in letters):
        return None
    document = _DOCUMENT.match(text, start)
    if document is not None:
        return Draft(start, document.end(), FigureKind.IDENTIFIER, code=document.group(), checkable=False)
    stem = letters.rstrip("-")
    if stem in LOOKALIKES and start == place - 1 and not text[start - 1 : start].isalnum():
        end = run_end(text, place)
        return Draft(start, end, FigureKind.COUNT, code=text[start:end])
    if _leads_up(stem, before):
        return None
    token = _TOKEN.match(text, place)
    return Aside(place, token.end() if token is not None else place + 1, Reason.NAME)


def _token_start(text: str, place: int) -> int:
    """Return where the letters, digits and hyphens before `place` begin."""
    start = place
    while start and place - start < _LONGEST_NAME and _is_name_character(text[start - 1]):
        start -= 1
    while start < place and text[start] in "-_.":
        start += 1
    return start


def _is_name_character(character: str) -> bool:
    return character in "-_." or (character.isascii() and character.isalnum())


def _leads_up(stem: str, before: str) -> bool:
    """Say whether the letters before the digits are a currency, a quarter's letter or a month, and no name."""
    if stem in _CURRENCY_CODES or stem in _PERIOD_LETTERS:
        return True
    lower = stem.lower()
    return (before in "-/" and lower.rpartition("-")[2] in MONTHS) or (before == "-" and lower in _JOINING)


def name_of_letters(reading: Reading, place: int) -> Finding | None:
    """Return the name that begins with digits (5G, 3D, 4S), unless the letters are a unit."""
    text = reading.text
    found = _LETTERED.match(text, place)
    if found is None or _UNIT_TAILS.match(text, found.start(1)) is not None:
        return None
    unit = unit_at(text, found.start(1), reading.words)
    if unit is not None and unit[1] >= found.end():
        return None
    return Aside(place, found.end(), Reason.NAME)


def name_in_chinese(reading: Reading, place: int) -> Finding | None:
    """Return the digits of a name in Chinese: 国道318, 《哪吒2》, “1+20”, 1.2.3."""
    text = reading.text
    before = text[place - 1 : place]
    if before in _NAME_ENDS and _CHINESE_NAME.search(text, max(0, place - 6), place) is not None:
        return Aside(place, run_end(text, place), Reason.NAME)
    plus = _PLUS.match(text, place) if before == "“" else _PLUS_LETTER.match(text, place)
    if plus is not None:
        return Aside(place, plus.end(), Reason.NAME)
    if text.startswith("》", run_end(text, place)):
        return Aside(place, run_end(text, place), Reason.NAME)
    dotted = _DOTTED.match(text, place) or _NUMBERED.match(text, place)
    return Aside(place, dotted.end(), Reason.NAME) if dotted is not None else None


def name_before(reading: Reading, place: int) -> Finding | None:
    """Return the number of a named thing (Phase 2, IFRS 16)."""
    text = reading.text
    if text[place - 1 : place] not in _GAPS:
        return None
    if "[" in text[max(0, place - 16) : place] and _CITED.search(text, max(0, place - 16), place) is not None:
        return _name(text, place)
    if text[max(0, place - 3) : place - 1].lower() in _NAME_TAILS:
        named = _NAMED.search(text, max(0, place - 14), place)
        if named is not None and not named.group(1).islower():
            return _name(text, place)
    if text[place - 2 : place - 1].islower() and _CAPITAL.search(text, max(0, place - 20), place) is not None:
        edition = _EDITION.match(text, place)
        return Aside(place, edition.end(), Reason.NAME) if edition is not None else None
    return None


def _name(text: str, place: int) -> Aside:
    token = _DOTTED.match(text, place) or _CODED.match(text, place) or _WHOLE.match(text, place)
    return Aside(place, token.end() if token is not None else place + 1, Reason.NAME)


def address(reading: Reading, place: int) -> Finding | None:
    """Return the number of a house or a post code."""
    text = reading.text
    found = _STREET.match(text, place) if " " in text[place : place + 6] else None
    found = found or _ZIP.match(text, place)
    return Aside(place, found.end(), Reason.ADDRESS) if found is not None else None


def run_end(text: str, place: int) -> int:
    """Return where the digits at `place` end, points and commas included."""
    found = _RUN.match(text, place)
    return found.end() if found is not None else place + 1
