"""Numerals that are names, numbers of sections, marks and references; ordinals, ratios and shares."""

import re
from decimal import Decimal

from tui.domain.figure import FigureKind
from tui.figures.amounts import Amount, Reading, numeral_at
from tui.figures.data import phrases
from tui.figures.data.calendar import MONTHS, QUARTERS
from tui.figures.data.classifiers import RANKED
from tui.figures.dates import When
from tui.figures.drafts import Aside, Draft, Reason
from tui.figures.lines import line_start
from tui.figures.numerals import EXACT
from tui.figures.oddities import LOOKALIKES

_TOKEN = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z]|[-_.](?=[0-9A-Za-z]))*")
_LINE_NUMBER = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[、)]|\.(?=[ \u00a0\u4e00-\u9fff“A-Z])|[ \u00a0]+(?=[A-Z\u4e00-\u9fff\[“])(?![A-Z]{3}\b))"
)
_REFERENCE = re.compile(
    r"(?i:(?<![a-z])("
    + "|".join(phrases.REFERENCES.split() if isinstance(phrases.REFERENCES, str) else phrases.REFERENCES)
    + r")\.?[ \n])$"
)
_REFERENCE_NUMBER = re.compile(r"[0-9]{1,4}[A-Za-z]?(?:[-.][0-9A-Z]{1,3})*(?:\([a-z0-9]{1,3}\))*")
_NAMED = re.compile(r"(?i:(?<![a-z])(" + "|".join(phrases.NAMES_BEFORE) + r")[ -])$")
_BRACKETED = re.compile(r"[0-9]{1,3}(?:[,-—] ?[0-9]{1,3})*\]")
_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?(?: ?[aApP]\.?[mM]\.?)?(?![0-9])|[时點点](?:[0-5]?[0-9]分|半)?(?![间段])| ?(?:[ap]\.?m\.?|AM|PM)(?![a-zA-Z]))"
)
_RATIO = re.compile(r"[0-9]+(?:\.[0-9]+)?(?: ?: ?[0-9]+(?:\.[0-9]+)?)+(?![0-9])")
_VERSUS = re.compile(r"([0-9]+(?:\.[0-9]+)?)比([0-9]+(?:\.[0-9]+)?)")
_VOTE = re.compile(r"([0-9]{1,3})(?:-|—)([0-9]{1,3})(?![0-9,.%-]|[ ](?:percent|years|weeks))")
_VOTE_BEFORE = re.compile(r"(?i:majority of|voted?|vote of|score of|by a vote of|by|margin of) $")
_IN = re.compile(
    r"([0-9]+|one|two|three|four|five|six|seven|eight|nine)[ \n](?:in|out of)(?: every)?[ \n]([0-9]+|[a-z]+)(?![0-9,.]*[0-9]|[a-z-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\+?(?:[0-9]{1,4}[ -])?(?:\([0-9]{2,4}\) ?|[0-9]{3,4}[- ])[0-9]{3,4}[- ]?[0-9]{3,4}(?![0-9])|1[3-9][0-9]{9}(?![0-9])"
)
_STRICT_PHONE = re.compile(r"(?:\([0-9]{3}\) ?|[0-9]{3}-)[0-9]{3}-[0-9]{4}(?![0-9-])")
_PHONE_BEFORE = re.compile(
    r"(?i:tel|phone|fax|call|contact|mobile|hotline|电话|传真|热线|手机|联系方式|联系)[^0-9\n]{0,10}(?:\+[0-9]{1,3}[ -])?\(?$"
)
_NAMED_DAY = re.compile(r"(1[0-2]|0?[1-9])[.·]([12][0-9]|3[01]|0?[1-9])(?=”?[^0-9，。；%”]{0,10}[日节])")
_SUFFIXED = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)(?![a-zA-Z])")
_DOCUMENT = re.compile(r"[A-Z]{2,}(?:-[0-9]{2,}){2,}[A-Z]*(?![0-9A-Za-z])")
_ZIP = re.compile(r"(?<=[A-Z]{2}[ \n])[0-9]{5}(?:-[0-9]{4})?(?![0-9])")
_STREET = re.compile(
    r"[0-9]{1,5} (?:[A-Z0-9][A-Za-z0-9]{0,14}\.? ){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Parkway|Plaza|Square)(?![a-z])"
)
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")


_DATA = re.compile(r"[0-9][0-9,.;:/|_=+-]{119,}")
_ODD_NUMBER = re.compile(
    r"[0-9][0-9.,]{0,20}[OoОоΟοІіΙЗзбЅѕOolI]{1,3}(?:[0-9OoОоΟο][0-9OoОоΟο.,]{0,20})?(?![A-Za-z0-9])"
)


def run_at(text: str, place: int) -> Aside | Draft | None:
    """Return a long run of digits and marks, which is data and no figure; or a number with letters for digits."""
    found = _DATA.match(text, place)
    if found is not None:
        return Aside(place, found.end(), Reason.RUN)
    odd = _ODD_NUMBER.match(text, place)
    if odd is None or odd.group()[-1] in "lI" or text[place - 1 : place].isalnum():
        return None
    return Draft(place, odd.end(), FigureKind.COUNT, code=odd.group())


def mark_at(reading: Reading, place: int) -> Aside | Draft | None:
    """Return what the digits at `place` are when they only mark or name something, or refer to it."""
    text = reading.text
    before = text[place - 1 : place]
    if before.isascii() and (before.isalpha() or before in {"_", "-", "/", ".", "#", "+", "("}) and place:
        found = _inside_name(text, place, before)
        if found is not None:
            return found
    if before == "[" and (bracket := _BRACKETED.match(text, place)) is not None:
        return Aside(place, bracket.end() - 1, Reason.FOOTNOTE_MARK)
    phone = _phone(text, place)
    if phone is not None:
        return phone
    after = _trailing_letters(text, place)
    if after is not None:
        return after
    if before in {"", "\n", "(", " ", "\t"} and (number := _line_number(reading, place)) is not None:
        return number
    if text[place : place + 16].count(" ") and (street := _STREET.match(text, place)) is not None:
        return Aside(place, street.end(), Reason.ADDRESS)
    if before in {" ", "\n", "-"} and (reference := _referred(text, place)) is not None:
        return reference
    clock = _CLOCK.match(text, place)
    if clock is not None and (":" not in clock.group() or _looks_like_time(text, place, clock)):
        return Aside(place, clock.end(), Reason.TIME)
    return _chinese_mark(text, place)


def _looks_like_time(text: str, place: int, clock: re.Match[str]) -> bool:
    before = text[max(0, place - 4) : place]
    return not (
        "比" in before or "ratio" in before or text[clock.end() : clock.end() + 2].startswith((":", " :", "."))
    ) and (
        len(clock.group().split(":")[1]) >= 2  # noqa: PLR2004
    )


def _inside_name(text: str, place: int, before: str) -> Aside | Draft | None:
    """Return the name or document number that the digits belong to (T300, COVID-19, GAO-26-107366)."""
    if before == "(":
        return None
    start = place
    while (
        start
        and place - start < 40
        and ((text[start - 1].isalnum() and text[start - 1].isascii()) or text[start - 1] in "-_.")
    ):
        start -= 1
    while start < place and text[start] in "-_.":
        start += 1
    letters = text[start:place]
    if not any(character.isalpha() for character in letters):
        return None
    document = _DOCUMENT.match(text, start)
    if document is not None:
        return Draft(start, document.end(), FigureKind.IDENTIFIER, code=document.group(), checkable=False)
    stem = letters.rstrip("-")
    if stem in LOOKALIKES and start == place - 1 and not text[start - 1 : start].isalnum():
        token = _RUN.match(text, place)
        return Draft(
            start,
            token.end() if token else place + 1,
            FigureKind.COUNT,
            code=text[start : token.end() if token else place + 1],
        )
    if MONTHS.get(stem.lower()) and before in "-/":
        return None
    if stem in _CURRENCY_CODES or stem in {"FY", "Q", "FYE", "H"} or (before == "-" and stem.lower() in _JOINING):
        return None
    token = _TOKEN.match(text, place)
    end = token.end() if token is not None else place + 1
    return Aside(place, end, Reason.NAME)


_CURRENCY_CODES = frozenset(
    [
        "US",
        "HK",
        "NT",
        "RMB",
        "CNY",
        "USD",
        "EUR",
        "GBP",
        "HKD",
        "TWD",
        "JPY",
        "Rs",
        "RM",
        "A",
        "C",
        "S",
        "AUD",
        "CAD",
        "SGD",
        "INR",
        "CHF",
    ]
)
_JOINING = frozenset(["mid", "pre", "post", "late", "early", "non"])


_LETTERED = re.compile(r"[0-9][0-9.,]{0,24}([A-Za-z][A-Za-z0-9+-]{0,40})")
_UNIT_TAILS = re.compile(
    r"(?:[kKmMbB]|bn|mn|tn|bps?|pp|[xX]|[kKMGm]?[gWVtL]h?|[kcmn]?m[23]?|GB|TB|MB|KB|PB|th|st|nd|rd|km|kg|ml|mL|ha|yrs?|hrs?|pts?|ppts?|ppm|MUSD|MGBP|"
    r"[A-Z]{3}|kWh|MWh|GWh|TWh|kV|MW|GW|TEU|Mbps|Gbps|Hz|MHz|GHz|°?[CF]|[eE][+-]?[0-9]+|[xX]10|mg|µg|ug|oz|lbs?|ft|mi|min|s|h|d|Y|W|million|billion|percent|"
    r"yuan|days?|months?|years?|weeks?|people|per|and|or|to|in|the|of|mm|cm|nm|mb|Mb|dB|km2|sqm|sqft|Nm|kPa|MPa|Pa|P|L|J|kJ|kcal|EFLOPS|PFLOPS|pm|am|USD|t|yo|mo|hp|rpm)(?![A-Za-z0-9])"
)


def _trailing_letters(text: str, place: int) -> Aside | None:
    """Return the name that begins with digits (5G, 3D, 4S), unless the letters are a unit."""
    found = _LETTERED.match(text, place)
    if found is None or _UNIT_TAILS.match(text, found.start(1)) is not None:
        return None
    return Aside(place, found.end(), Reason.NAME)


def _line_number(reading: Reading, place: int) -> Aside | None:
    """Return the number of a section, list item or note that the digits at the head of a line are."""
    text = reading.text
    head = line_start(text, place)
    lead = text[head:place].strip(" \t#*-•·")
    if lead not in {"", "("}:
        return _parenthesised(text, place) if text[place - 1] == "(" else None
    if lead == "(":
        return _parenthesised(text, place)
    found = _LINE_NUMBER.match(text, place)
    if found is None:
        return None
    printed = found.group()
    if printed[-1] in " \u00a0":
        return _spaced_number(reading, place, head, found)
    return Aside(place, found.end() - 1, Reason.SECTION_NUMBER)


def _spaced_number(reading: Reading, place: int, head: int, found: re.Match[str]) -> Aside | None:
    """Return the number before a blank and a capital at the head of a line: a note, or a section when it has points."""
    text = reading.text
    printed = found.group().strip()
    if "\t" in text[found.end() : found.end() + 40].partition("\n")[0]:
        return None
    if "." in printed:
        return Aside(place, place + len(printed), Reason.SECTION_NUMBER)
    if text[found.end()] > "\u2e80":
        return None
    before = text[max(0, head - 2) : head]
    if before[-1:] in {"\n", ""} and _is_note(reading, int(printed), paragraph=before in {"\n\n", ""}):
        return Aside(place, place + len(printed), Reason.FOOTNOTE_MARK)
    return None


def _is_note(reading: Reading, number: int, *, paragraph: bool) -> bool:
    """Say whether a line may begin with this number as a note's: it is marked in the text, or a neighbour begins one."""
    notes = reading.notes
    return number in notes or (paragraph and (number - 1 in notes or number + 1 in notes))


_SMALL_BRACKET = re.compile(r"([0-9]{1,2}|[ivx]{1,4}|[a-z])\)(?! ?(?:%|percent|million|billion|thousand|bn|million))")


def _parenthesised(text: str, place: int) -> Aside | None:
    found = _SMALL_BRACKET.match(text, place)
    if found is None:
        return None
    line = line_start(text, place)
    between = text[max(line, text.rfind("\t", line, place) + 1, text.rfind("|", line, place) + 1) : place - 1].strip()
    behind = text[found.end() : found.end() + 1]
    cell_end = behind in {"", "\n", "\t", "|"} or (
        behind == " " and text[found.end() :][:40].lstrip(" ")[:1] in {"|", "\n", "\t", ""}
    )
    if not between and cell_end and line != place - 1:
        return None
    return Aside(place, found.end() - 1, Reason.LIST_NUMBER if not between else Reason.FOOTNOTE_MARK)


def _referred(text: str, place: int) -> Aside | Draft | None:
    """Return the reference (Table 2-1, Note 14(b)) or the name (Phase 2) that the digits end."""
    named = _REFERENCE.search(text, max(0, place - 18), place)
    if named is not None:
        number = _REFERENCE_NUMBER.match(text, place)
        if number is not None and not text[named.start() : place].islower():
            return Draft(
                named.start(1),
                number.end(),
                FigureKind.IDENTIFIER,
                code=text[named.start(1) : number.end()].replace("\n", " "),
                checkable=False,
            )
    if _ZIP.match(text, place) is not None:
        return Aside(place, _ZIP.match(text, place).end(), Reason.ADDRESS)  # type: ignore[union-attr]
    named = _NAMED.search(text, max(0, place - 14), place)
    if named is not None and text[named.start(1)].isupper():
        end = _DOTTED.match(text, place) or re.compile("[0-9]+").match(text, place)
        return Aside(place, end.end() if end else place + 1, Reason.NAME)
    return None


def _phone(text: str, place: int) -> Draft | None:
    follower = text[place : place + 12]
    if not any(mark in follower for mark in "- )") and not (follower[:11].isdigit() and follower[0] == "1"):
        return None
    start = place
    if text[start - 1 : start] in {"(", "+"}:
        start -= 1
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


_CHINESE_REFERENCE = re.compile(r"(?:表|图|附件|附注|附表|专栏|图表|附录)$")


def _chinese_mark(text: str, place: int) -> Aside | Draft | None:
    before = text[place - 1 : place]
    if before in {"表", "图", "件", "注", "栏", "录"}:
        named = _CHINESE_REFERENCE.search(text, max(0, place - 3), place)
        number = re.compile("[0-9]{1,3}(?:[-.][0-9]{1,3})?").match(text, place)
        if named is not None and number is not None:
            return Draft(
                named.start(),
                number.end(),
                FigureKind.IDENTIFIER,
                code=text[named.start() : number.end()],
                checkable=False,
            )
    if before in _NAME_ENDS and _CHINESE_NAME.search(text, max(0, place - 6), place) is not None:
        return Aside(place, _run_end(text, place), Reason.NAME)
    end = _run_end(text, place)
    if text[end : end + 1] == "》" or (before == "“" and _PLUS.match(text, place) is not None):
        plus = _PLUS.match(text, place)
        return Aside(place, plus.end() if plus is not None else end, Reason.NAME)
    if before in {"〔", "["} and text[place + 4 : place + 5] in {"〕", "]"}:
        return _official_number(text, place)
    dotted = _DOTTED.match(text, place)
    if dotted is not None:
        return Aside(place, dotted.end(), Reason.NAME)
    return None


_CHINESE_NAME = re.compile("(?:国道|省道|县道|乡道|代码|代号|编号|邮编|邮政编码|航班|型号|股票代码|车牌|门牌)[:： ]?$")
_NAME_ENDS = frozenset("道码号编班型牌: ")
_PLUS = re.compile(r"[0-9]{1,4}(?:\+[0-9NnXx]{1,4})+")
_RUN = re.compile(r"[0-9]{1,40}(?:[.,][0-9]{1,20}){0,8}")


def _run_end(text: str, place: int) -> int:
    found = _RUN.match(text, place)
    return found.end() if found is not None else place + 1


def _official_number(text: str, place: int) -> Draft | None:
    """Return the number of an official document (国发〔2023〕5号)."""
    found = re.compile(r"[0-9]{4}[〕\]]第?([0-9]+)号").match(text, place)
    if found is None:
        return None
    return Draft(place - 1, found.end(), FigureKind.IDENTIFIER, code=text[place - 1 : found.end()], checkable=False)


def ordinal_at(text: str, place: int) -> Draft | Aside | None:
    """Return the ordinal in digits at `place` (30th, 第5位, 第19批)."""
    suffixed = _SUFFIXED.match(text, place)
    if suffixed is not None:
        return Draft(place, suffixed.end(), FigureKind.ORDINAL, Decimal(suffixed.group(1)), checkable=False)
    if text[place - 1 : place] == "第":
        return _ranked(text, place, re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9万])").match(text, place))
    return None


_NAMED_ORDINAL = re.compile(
    "产业|书记|时间|线(?!城市)|方|要务|动力|资源|生产力|责任|战场|课堂|现场|步|手|节|人称|夫人|章|条|款|编|部分|篇|大股东|医院|中学|小学|人民医院|次世界大战|一|二曲线|次分配|视角|轮"
)
_RANKING = re.compile(
    r"(?:排名?|位居|居|位列|列|名列|跃居|跃升|升至|全国|全省|全市|全区|全县|世界|全球|亚洲|国内|行业|位次|稳居|进入|省内|中|获得|荣获|夺得|取得|位|占|在|前)(?:列|到|至|名|为|的)?$"
)


def _ranked(
    text: str, place: int, number: re.Match[str] | None, value: Decimal | None = None, end: int = 0
) -> Draft | Aside | None:
    if number is not None:
        value, end = Decimal(number.group()), number.end()
    if value is None:
        return None
    start = place - 1
    if value != value.to_integral_value():
        return Aside(place, end, Reason.NAME)
    named = _NAMED_ORDINAL.match(text, end)
    ranking = _RANKING.search(text, max(0, start - 6), start) is not None
    if named is not None and not (ranking and text[end : end + 1] in {"一"}):
        reason = (
            Reason.SECTION_NUMBER if named.group() in {"章", "节", "条", "款", "编", "部分", "篇"} else Reason.PHRASE
        )
        return Aside(place, end, reason)
    unit = next((text[end : end + n] for n in (3, 2, 1) if text[end : end + n] in RANKED), "")
    if unit in {"季度", "季"}:
        return Draft(start, end + len(unit), FigureKind.PERIOD, code=f"Q{value}", checkable=False)
    follower = text[end : end + 1]
    if not unit and not ranking and follower > "\u2e80" and follower not in "，。、；）)”的":
        return Aside(place, end, Reason.PHRASE)
    checkable = unit in {"位", "名"} or (not unit and ranking)
    return Draft(start, end + len(unit), FigureKind.ORDINAL, value, unit=unit, checkable=checkable)


def chinese_ordinal_at(reading: Reading, place: int) -> Draft | Aside | None:
    """Return the ordinal in Chinese words behind 第 at `place` (第十九批, 第一)."""
    found = numeral_at(reading, place)
    if found is None:
        return Aside(place, place + 1, Reason.WORD)
    return _ranked(reading.text, place, None, found[0].value, found[0].end)


def ratio_at(text: str, place: int) -> Draft | None:
    """Return the ratio at `place` (3.6 : 48 : 48.4, 1:7.18, a vote of 8-1, 1 in 5, 7比3)."""
    if text[place - 1 : place] in {":", "/"}:
        return None
    found = _RATIO.match(text, place)
    if found is not None:
        return _ratio(place, found.end(), found.group().replace(" ", ""))
    versus = _VERSUS.match(text, place)
    if versus is not None:
        return _ratio(place, versus.end(), f"{versus[1]}:{versus[2]}")
    vote = _VOTE.match(text, place)
    if vote is not None and _VOTE_BEFORE.search(text, max(0, place - 14), place) is not None:
        return _ratio(place, vote.end(), f"{vote[1]}:{vote[2]}")
    return share_of_some(text, place)


def _ratio(start: int, end: int, code: str) -> Draft:
    return Draft(start, end, FigureKind.RATIO, code=code)


_SMALL = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "twenty": 20,
}


def share_of_some(text: str, place: int) -> Draft | None:
    """Return `1 in 5`, `nine out of ten` as a ratio."""
    found = _IN.match(text, place)
    if found is None:
        return None
    over = _SMALL.get(found[1].lower(), 0) or (int(found[1]) if found[1].isdigit() else 0)
    under = _SMALL.get(found[2].lower(), 0) or (int(found[2]) if found[2].isdigit() else 0)
    if not over or under <= over or (under >= 1900 and " in " in found.group()):  # noqa: PLR2004 (in 2009 is a year)
        return None
    return _ratio(place, found.end(), f"{over}:{under}")


_SHARE = re.compile("([一二三四五六七八九十百千万亿两0-9]+?)(?:又([一二三四五六七八九十百千万亿两0-9]+))? ?分之(负?)")


def share_at(reading: Reading, place: int) -> Draft | None:
    """Return 百分之四点七 as percent and 三分之二 as a fraction."""
    text = reading.text
    found = _SHARE.match(text, place)
    if found is None:
        return None
    draft = _share(reading, place, found)
    if draft is not None and text[place - 1 : place] == "负" and draft.value is not None:
        draft.start, draft.value = place - 1, -draft.value
    return draft


def _share(reading: Reading, place: int, found: re.Match[str]) -> Draft | None:
    over = numeral_at(reading, found.end())
    under = numeral_at(reading, found.start(2) if found[2] else place)
    if over is None:
        return None
    part = -over[0].value if found[3] else over[0].value
    per_hundred = _per_hundred(found[1])
    if per_hundred is not None:
        return Draft(place, over[0].end, FigureKind.PERCENT, EXACT.multiply(part, per_hundred), unit="%", step=over[0].step * per_hundred,
                     approximate=over[0].approximate, words=True)  # fmt: skip
    if under is None or not under[0].value:
        return None
    value = EXACT.divide(part, under[0].value)
    if found[2]:
        whole = numeral_at(reading, place)
        value = EXACT.add(value, whole[0].value if whole else Decimal(0))
    return Draft(
        place, over[0].end, FigureKind.FRACTION, value, step=EXACT.divide(Decimal(1), under[0].value), words=True
    )


def _per_hundred(denominator: str) -> Decimal | None:
    """Return what a numerator over 百, 千, 万 or a product of them is in percent; None for other denominators."""
    if denominator.strip("百千万亿"):
        return None
    power = sum({"百": 2, "千": 3, "万": 4, "亿": 8}[scale] for scale in denominator)
    return Decimal(1).scaleb(2 - power)


def named_day_at(text: str, place: int) -> When | None:
    """Return the day that names a campaign (5.20世界计量日, 3·15)."""
    if text[place - 1 : place] not in {"“", '"', "「", "‘"} and place:
        return None
    found = _NAMED_DAY.match(text, place)
    if found is None:
        return None
    return When(place, found.end(), f"XXXX-{int(found[1]):02d}-{int(found[2]):02d}", FigureKind.DATE)


_ERA = re.compile("(?:中华)?民国$")


def era_start(text: str, start: int) -> int:
    """Return where a date begins when an era stands before it."""
    found = _ERA.search(text, max(0, start - 4), start)
    return found.start() if found is not None else start


_CLOSING_BEFORE = re.compile(r"(?i:(?:ended|ending)[ \n](?:on )?)$|(?:截至|截止|截止到|至)[^，。；\n]{0,14}$")
_CLOSING_AFTER = re.compile(
    r"(?: ?止|[^，。；\n]{0,4}止)|[ \n-](?:fiscal |period |quarter |year ){0,2}(?:then )?(?:ended|ending)(?![a-z])",
    re.IGNORECASE,
)
_SPAN_AFTER = re.compile(
    r"(?i:[ \n-]{1,2}(?:fiscal |reporting )?(?:quarters?|periods?|years?)?[ ]?(?:period |year )?(?:then )?(?:ended|ending))|(?i: (?:fiscal )?periods?(?![a-z]))|期间|来|期"
)
_PAST_BEFORE = re.compile("(?:过去|今后|未来|近|这|止)$")


def settled(text: str, draft: Draft) -> Draft:
    """Mark a day that only closes a reporting period (ended June 30, 截至…止) as one that need not be checked."""
    if draft.kind is FigureKind.DATE and (
        _CLOSING_BEFORE.search(text, max(0, draft.start - 20), draft.start) or _CLOSING_AFTER.match(text, draft.end)
    ):
        draft.checkable = False
    return draft


def settled_span(text: str, draft: Draft) -> Draft:
    """Mark a duration that only names a reporting period (六個月 …止, 13-week period, 五年来) likewise."""
    if draft.kind is FigureKind.DURATION and (
        _SPAN_AFTER.match(text, draft.end) or _PAST_BEFORE.search(text, max(0, draft.start - 2), draft.start)
    ):
        draft.checkable = False
    return draft


_PLURAL = re.compile(
    r" (?:pieces|people|persons|copies|cases|units|shares|jobs|students|workers|employees|miles|words|years|dollars|times|tons)\b"
)


def counts_not_year(text: str, start: int, end: int) -> bool:
    """Say whether four digits that look like a year are counted (2000 pieces, 2100家, $1,999)."""
    follower = text[end : end + 1]
    if follower > "\u2e80" and follower not in "，。、；：）”的年至到和与及以末底初前后":
        return True
    return _PLURAL.match(text, end) is not None or text[start - 1 : start] in {"$", "€", "£", "¥"}


_PERIOD = re.compile(
    r"(first|second|third|fourth)[ \n-](quarter|half)(?:(?: of|,)?(?: the)?[ \n]((?:fiscal[ \n](?:year[ \n])?|FY ?)?)((?:19|20)[0-9]{2})(?![0-9]))?",
    re.IGNORECASE,
)
_WORDED_ASIDE = re.compile(
    r"(?:one|two|three|four|first|second|third|half|zero|double|quarter|quarters|dozens|hundreds|thousands|millions|billions|trillions|hundred|thousand|million|billion)",
    re.IGNORECASE,
)


def english_period_at(text: str, place: int) -> Draft | None:
    """Return the quarter or half in English words at `place`, with its year when that follows."""
    found = _PERIOD.match(text, place)
    if found is None:
        return None
    number = QUARTERS[found[1].lower()]
    part = f"{'Q' if found[2].lower() == 'quarter' else 'H'}{number}"
    code = part if not found[4] else f"{'FY' if found[3] else ''}{found[4]}-{part}"
    return Draft(place, found.end(), FigureKind.PERIOD, code=code, checkable=False)


_VAGUE = re.compile(
    r"(?i:hundreds|thousands|millions|billions|trillions|dozens|lakhs|crores|million|billion|trillion)(?![a-z])"
)


def vague_at(text: str, place: int) -> Aside | None:
    """Return a scale that stands for no number (hundreds of, in millions)."""
    found = _VAGUE.match(text, place)
    return Aside(place, found.end(), Reason.VAGUE) if found is not None else None


_ONE_AFTER = re.compile(
    r" (?:million|billion|hundred|percent|per cent|percentage|year|month|week|day|hour|quarter|third|half|fifth|tenth|decade|basis)",
    re.IGNORECASE,
)
_HALF_AFTER = re.compile(r"[ -](?:year|way|hour|time)", re.IGNORECASE)


def english_word_aside(text: str, amount: Amount) -> Aside | None:
    """Return the English number word that says no quantity (one of them, at first, hundreds of)."""
    start, end = amount.number
    word = text[start:end].lower()
    before = text[max(0, start - 12) : start].lower()
    if amount.bare and amount.start == start and (amount.unit is None or amount.unit.kind is FigureKind.COUNT):
        return Aside(start, end, Reason.ARTICLE)
    if word in {
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "trillions",
        "dozens",
        "million",
        "billion",
        "trillion",
    }:
        return Aside(start, end, Reason.VAGUE)
    if word in {"once", "double", "doubles", "doubling", "triple", "triples", "tripling"} and amount.unit is None:
        return Aside(start, end, Reason.WORD)
    if word in {"quarter", "quarters"} and not before.endswith(("a ", "one ", "one-", "a\n")):
        return Aside(start, end, Reason.WORD)
    if amount.role == "ordinal" and (word == "first" or text[end : end + 1] == "-"):
        return Aside(start, end, Reason.WORD)
    if amount.role == "ordinal" and text[end : end + 6].lower().startswith((" party", " part")):
        return Aside(start, end, Reason.PHRASE)
    if word == "half" and (_HALF_AFTER.match(text, end) or text[start - 1 : start] == "-"):
        return Aside(start, end, Reason.WORD)
    return None
