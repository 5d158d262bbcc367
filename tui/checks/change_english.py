"""Change in English sentences: rose from A to B, an increase of C; fell C to B from A; X, an increase of Y, or Z%."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from tui.checks.change import Change, Increase, Result, became_times, direction, findings_of, implied_base
from tui.checks.claims import LEVELS, alike
from tui.checks.shapes import MULTIPLE, Shape, pattern
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import Finding

_UP = (
    "increas(?:es?|ed|ing)|rose|rises?|rising|risen|grew|grow(?:s|n|ing|th)?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    "gain(?:s|ed|ing)?|expand(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|up|higher|rais(?:es?|ed|ing)|"
    "doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quadrupl(?:es?|ed|ing)"
)
_DOWN = (
    "decreas(?:es?|ed|ing)|fell|falls?|fall(?:en|ing)|declin(?:es?|ed|ing)|drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|"
    "shr(?:ank|inks?|unk|inking)|contract(?:s|ed|ing)|down|lower(?:ed)?|reduc(?:es?|ed|ing|tion)|cut|loss|slid|sank|"
    "plung(?:es?|ed|ing)|dip(?:s|ped)?"
)
_LOOSE = (
    "(?:about|approximately|nearly|roughly|almost|some|around|over|more than|less than|just|only|a total of|a record|"
    "an estimated|under|by|an average of|net sales of|the)"
)
_BETWEEN = rf" from(?: {_LOOSE}){{0,2}} ?(?P<old><C>)(?:<W>{{0,60}}?)[ ,]to(?: {_LOOSE}){{0,2}} ?(?P<new><C>)"
_HAS_BETWEEN = pattern(_BETWEEN)
"""From A … to B: sought first, since words lead up to it in every sentence."""
_FROM_TO = pattern(
    rf"(?<![A-Za-z])(?P<verb>[A-Za-z]++)(?P<by>(?: by)?(?: {_LOOSE}){{0,2}} (?P<first><C>)(?:,? (?:or |\()?<P>)?[,)]*)?"
    rf"(?P<lead>[^<V><P><Q><M>.;]{{0,60}}?)"
    rf"{_BETWEEN}"
)
"""Rose (by C) from A … to B."""
_HAS_TO = pattern("<C>,? to ")
_TO_FROM = pattern(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: by)?(?: {_LOOSE}){{0,2}} (?P<by><C>),? to"
    rf"(?: {_LOOSE}){{0,2}} (?P<new><C>)"
    rf"(?:(?:[^.;<V><P><Q><M>]|\.(?! )){{0,140}}?)\b(?:from|compared (?:to|with)|versus|vs\.?|against)"
    rf"(?:(?: [A-Za-z’'\-]+){{0,6}}) ?(?P<old><C>)"
)
"""Decreased C to B … from (net sales of) A."""
_AGAINST = pattern(
    rf"(?P<new><C>)(?:[^.;<V><P><Q><M>]{{0,60}}?)[ ,(](?:compared (?:to|with)|versus|vs\.?|against|from)"
    rf"(?:(?: [A-Za-z’'\-]+){{0,5}}) (?P<old><C>)(?:[^.;<V><P><Q><M>]{{0,60}}?)[,(—–\-] ?"
    rf"(?:or )?(?:an? (?P<up>increase|gain|rise|growth|jump)|"
    rf"an? (?P<down>decrease|decline|reduction|drop|fall)|up|down)"
    rf"(?: of| by)?(?: {_LOOSE})? ?(?P<by><C>)"
)
"""B compared with A …, an increase of C."""
_COMMA_FIRST = pattern(
    rf"(?P<new><C>)(?: [a-z]+){{0,3}}[,(—–] ?(?:(?P<up>up|an? (?:increase|gain|rise)(?: of)?)|"
    rf"(?P<down>down|an? (?:decrease|decline|reduction|drop|fall)(?: of)?))(?: {_LOOSE})? (?P<by><C>)"
    rf"(?:[^.;<V><P><Q><M>]{{0,12}}?) (?:from|compared (?:to|with)|over)(?:(?: [A-Za-z’'\-]+){{0,4}})"
    rf" (?P<old><C>)"
)
"""B, up C from A."""
_OF = pattern(
    rf"(?P<new><V>)(?: [a-z]+)? (?:(?P<up>increased|rose|grew|was up)|(?P<down>decreased|fell|declined|was down))"
    rf"(?: by)?(?: {_LOOSE})? (?P<by><C>)(?:[^.;<V><P><Q><M>]{{0,20}}?) (?:compared (?:to|with)|from|over)"
    rf"(?:(?: [A-Za-z’'\-]+){{0,4}}) (?P<old><V>)"
)
"""Revenue of B increased C compared with A."""
_THAN = pattern(
    rf"(?P<new><V>)(?:,| was| were| is| are)?(?: or)? (?:{_LOOSE} )?(?P<by><C>) (?:(?P<up>higher|more|greater|larger)"
    rf"|(?P<down>lower|less|fewer|smaller)) than(?: [A-Za-z’'\-]+){{0,5}}? (?P<old><V>)"
)
"""B, C higher than A."""
_BUDGETED = pattern(
    rf"(?P<new><V>)(?:,|,? which (?:is|was))? (?:{_LOOSE} )?(?P<by><C>) (?:(?P<up>over|above)|(?P<down>under|below))"
    r"(?: [A-Za-z’'\-]+){0,3} (?:budget|plan|target|forecast|estimate)(?: of)? (?P<old><V>)"
)
"""B, C over the budget of A."""
_OVERRUN = pattern(
    r"(?P<new><V>)[^.;<V><Q><M>]{0,30}? (?:over|above|under|below|against|than)(?: [A-Za-z’'\-]+){0,5}? (?P<old><V>)"
    r"(?: [a-z]+){0,2}, an? (?:(?P<up>overrun|overspend|excess)|(?P<down>underspend|underrun|shortfall))"
    r"(?: of)? (?P<by><C>)"
)
"""B over the budget of A, an overrun of C."""
_AGAINST_A_BASE = (_AGAINST, _COMMA_FIRST, _OF, _THAN, _BUDGETED, _OVERRUN)
_FOLD = pattern(
    rf"(?P<by><M>),?(?: [a-z]+){{0,3}}? from(?: {_LOOSE})? (?P<old><V>)"
    rf"(?:<W>{{0,30}}?) to(?: {_LOOSE})? (?P<new><V>)"
)
"""Doubled from A to B."""
_HAS_RATE_TO = pattern("<P>[,)]{0,2} to")
_GREW_TO = pattern(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?: by)?(?: {_LOOSE})? (?P<by><V>)(?:,? or |,? \()(?P<rate><P>)[,)]{{0,2}}"
    rf" to(?: {_LOOSE})? (?P<new><V>)"
)
"""Increased by $37.6 million, or 9.1%, to $450.2 million."""
_JUST_FROM = pattern(rf" from(?: {_LOOSE}){{0,2}} $")
"""What stands before a value that is named as the one before and as nothing else."""
_GAP = pattern(
    rf"(?P<open>[,;)(—–\- ]{{0,3}})(?:or |and |that is, |representing |which is )?(?:(?:an?|the) )?"
    rf"(?:(?:total|net|overall) )?"
    rf"(?:(?P<up>increase|gain|rise|growth|jump|up)|(?P<down>decrease|reduction|decline|drop|fall|down|cut|loss)|"
    rf"change|difference)?(?: of| by)?(?: {_LOOSE})?(?P<mean> an average of| on average)? ?"
)
"""The words between the two values, or a result, and the next result."""
_BASE = pattern(
    rf"[,(—– ]{{1,3}}(?:which (?:is|was|represents) |representing )?an? (?:(?P<up>increase|gain|rise)|"
    rf"(?P<down>decrease|decline|reduction|drop)) of(?: {_LOOSE})? ?"
)
_BEFORE = pattern(
    r"\b(?:from|compared (?:to|with)|versus|vs\.?|against|(?:prior|previous|last)[ -]year)(?: [A-Za-z’'-]+){0,6} $"
)
"""What stands before a value that is the one before: from, compared with net sales of."""
_OR = re.compile(r"[,( ]{1,2}(?:or|and|which is|equivalent to)? ?(?:about |approximately |nearly )?[(]?", re.IGNORECASE)
_UNSURE = re.compile(
    r"constant[- ]currency|real terms|organic|like-for-like|comparable|adjusted for|excluding|exclusive of|"
    r"inflation-adj|seasonally|annuali[sz]ed|annual rate|per year|a year\b(?! (?:ago|earlier|before))|each year|"
    r"exchange rate|compound|CAGR|on average|currency|score|rank|target|goal|projected",
    re.IGNORECASE,
)
_VERB = pattern(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_MOST_RESULTS = 3
_FEWEST = 2
_HAS_BASE = re.compile(r"(?i:\b(?:from|compared|versus|vs\.?|against|over|than|above|below|under) )")
_SIGNS_OF_BASES = ("from ", "compared ", "versus ", "vs", "against ", "over ", "than ", "above ", "below ", "under ")
_MAYBE = re.compile(r"(?i:\b(?:from|compared|versus|vs|against|over|of|to|than) )")


def english_changes(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield what the changes in an English sentence come to."""
    if len(shape.figures) < _FEWEST or not _MAYBE.search(shape.text):
        return
    for found in _FROM_TO.finditer(shape.text) if " from" in shape.lowered and _HAS_BETWEEN.search(shape.text) else ():
        yield from _from_to(shape, found, text)
    if shape.has_any(_SIGNS_OF_BASES) and _HAS_BASE.search(shape.text):
        for form in (_TO_FROM, *_AGAINST_A_BASE) if _HAS_TO.search(shape.text) else _AGAINST_A_BASE:
            for found in form.finditer(shape.text):
                yield from findings_of(_with_one_result(shape, found), text)
    for found in _FOLD.finditer(shape.text) if MULTIPLE in shape.text else ():
        yield from findings_of(became_times(shape, found), text)
    yield from _bases(shape, text)


def _is_sure(shape: Shape, start: int, end: int) -> bool:
    return _UNSURE.search(shape.text, max(0, start - 40), end + 30) is None


def _with_one_result(shape: Shape, found: re.Match[str]) -> Change:
    old, new = shape.figure(found.start("old")), shape.figure(found.start("new"))
    if _JUST_FROM.search(shape.text, found.start(), found.start("old")):
        old = _in_unit_of(new, old)
    result = Result(shape.figure(found.start("by")), direction(found), _is_sure(shape, found.start(), found.end()))
    return Change(old, new, direction(found), (result,))


def _in_unit_of(new: Figure, old: Figure) -> Figure:
    """Return a bare number in the unit that its sentence names once (88,400 TEU, up from 71,900)."""
    is_bare = old.kind is FigureKind.COUNT and not old.quantity.unit
    if not is_bare or new.kind not in LEVELS or not new.quantity.unit or new.quantity.scale != old.quantity.scale:
        return old
    return replace(old, kind=new.kind, quantity=replace(old.quantity, unit=new.quantity.unit))


def _from_to(shape: Shape, found: re.Match[str], text: str) -> Iterator[Finding]:
    verb = _VERB.fullmatch(found["verb"]) or _VERB.search(found["lead"])
    if verb is None and found["first"]:
        return
    old, new = shape.figure(found.start("old")), shape.figure(found.start("new"))
    is_sure = _is_sure(shape, found.start(), found.end())
    results = []
    is_first = found["first"] and verb is not None and not _VERB.search(found["lead"])
    if is_first and verb is not None:
        results.append(Result(shape.figure(found.start("first")), direction(verb), is_sure))
    results += _results(shape, found.end("new"), is_sure=is_sure, has_verb=verb is not None)
    is_up = direction(verb) if verb is not None and is_sure else None
    if results or verb is not None:
        yield from findings_of(Change(old, new, is_up, tuple(results)), text)


def _results(shape: Shape, at: int, *, is_sure: bool, has_verb: bool) -> Iterator[Result]:
    for _ in range(_MOST_RESULTS):
        gap = _GAP.match(shape.text, at)
        if gap is None or gap.end() not in shape.marks:
            return
        is_worded = gap["up"] is not None or gap["down"] is not None or "(" in gap["open"] or " or " in gap.group()
        if not is_worded or not gap["open"].strip() or not (has_verb or gap["up"] or gap["down"]):
            return
        yield Result(shape.figure(gap.end()), direction(gap), is_sure, gap["mean"] is not None)
        at = gap.end() + 1


def _bases(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield what a value, its increase and the rate of that imply: X, an increase of $Y, or Z%."""
    for found in _GREW_TO.finditer(shape.text) if _HAS_RATE_TO.search(shape.text) else ():
        value, by, rate = (shape.figure(found.start(group)) for group in ("new", "by", "rate"))
        is_sure = _is_sure(shape, found.start(), found.end())
        finding = implied_base(Increase(value, by, rate, bool(found["up"]), is_sure), text)
        if finding is not None:
            yield finding
    for index in range(len(shape.figures) - 2):
        value, by, rate = shape.figures[index : index + 3]
        if not alike(value, by) or rate.kind is not FigureKind.PERCENT or value.kind is FigureKind.PERCENT:
            continue
        first, second = _BASE.fullmatch(shape.before(index + 1)), _OR.fullmatch(shape.before(index + 2))
        if first is None or second is None:
            continue
        is_sure = _is_sure(shape, shape.marks[index], shape.marks[index + 2])
        is_before = _BEFORE.search(shape.before(index)) is not None
        finding = implied_base(Increase(value, by, rate, bool(first["up"]), is_sure, is_before), text)
        if finding is not None:
            yield finding
