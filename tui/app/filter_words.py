"""The words of filters as the reader's language has them: fields and their values, understood and shown.

A filter is kept, and handed to the session, in English: `status:disputed`. In Chinese it is shown and may be typed as
`状态:存疑`; the English words hold there, too. What an input method writes full-width stands for the same signs.
"""

import re
from collections.abc import Iterable, Mapping

from tui.domain.figure import FigureKind
from tui.domain.filtering import ANY, FIELDS, NEEDS_NO_CHECK, VALUE, no_field, no_value, nothing_after
from tui.domain.finding import Verdict
from tui.domain.review import STATUS_WORDS
from tui.language import spoken

NAMES = (*FIELDS, VALUE)
"""What a filter can ask by name, in English."""
_COLON = re.compile("[:：]")
_COMMA = re.compile("[,，]")
_SIGNS = {"＝": "=", "＞": ">", "》": ">", "≥": ">=", "＜": "<", "《": "<", "≤": "<="}
"""What Chinese input methods write where the signs of a comparison are typed."""
_COMPARING = re.compile("[＝＞≥＜≤][＝=]?|[》《][＝=]?(?=[-+.0-9])|[<>]＝")
_MINUSES = "-－"


def in_english(typed: str) -> str:
    """Return a filter that was typed in the reader's language as it is kept.

    Raises:
        TieoutError: A field is asked for that there is none of, or for nothing.
    """
    fields = {word: name for name in NAMES for word in _names(name)}
    return " ".join(_term_in_english(term, fields) for term in typed.split())


def as_spoken(expression: str) -> str:
    """Return a filter that is kept in English in the reader's language."""
    return " ".join(map(_term_as_spoken, expression.split()))


def hint() -> str:
    """Return what a filter can be made of, as the reader's language has it."""
    names = " ".join(f"{_names(name)[0]}:" for name in FIELDS)
    return f"{names}  >1e6  =1.2亿  {spoken('-not  a word')}"


def _term_in_english(term: str, fields: Mapping[str, str]) -> str:
    if term[0] in _MINUSES and not term[1:2].isdigit() and term[1:]:
        return f"-{_term_in_english(term[1:], fields)}"
    name, colon, wanted = _parted(term)
    if not colon:
        return compared_in_ascii(term)
    if name not in fields:
        if colon != ":":
            return term
        raise no_field(name, spoken(", ").join(_names(known)[0] for known in NAMES))
    if not wanted:
        raise nothing_after(term)
    field = fields[name]
    return f"{field}:{compared_in_ascii(wanted) if field == VALUE else ','.join(_value(field, wanted))}"


def _parted(term: str) -> tuple[str, str, str]:
    found = _COLON.search(term)
    return (term[: found.start()], found[0], term[found.end() :]) if found else (term, "", "")


def compared_in_ascii(words: str) -> str:
    """Return a comparison with its signs as `=1.2亿` has them, where it begins with full-width ones; else the words.

    《 and 》, which input methods write for < and >, are signs only before a number: 《统计法》 is a title.
    """
    found = _COMPARING.match(words)
    if found is None or (words[0] == "《" and "》" in words):
        return words
    return "".join(_SIGNS.get(sign, sign) for sign in found[0]) + words[found.end() :]


def _value(field: str, wanted: str) -> list[str]:
    """Return what is looked for in a field: a word of a list, or a part of it, is each value that is called so."""
    told, choices = _told(field), _COMMA.split(wanted)
    found: list[str] = []
    for choice in choices:
        exact = [value for value, words in told.items() if words == choice]
        parts = [value for value, words in told.items() if choice and choice in words]
        if told and choice != ANY and not (exact or parts or _is_english(choice, told)):
            raise no_value(_names(field)[0], choice, spoken(", ").join(told.values()))
        found += exact or parts or [choice]
    return found


def _is_english(choice: str, values: Iterable[str]) -> bool:
    return any(choice.casefold().replace("-", "_") in value for value in values)


def _term_as_spoken(term: str) -> str:
    name, colon, wanted = term.partition(":")
    field = name.removeprefix("-")
    if field not in NAMES or not colon:
        return term
    told = _told(field)
    values = ",".join(told.get(value, value) for value in wanted.split(","))
    return f"{name[: len(name) - len(field)]}{_names(field)[0]}:{values}"


def _names(field: str) -> list[str]:
    """Return what a field is called: first as it is shown, last in English."""
    return [*spoken(field, sense="filter").split(), field]


def _told(field: str) -> Mapping[str, str]:
    """Return how the values of a field are called, those that are called otherwise than in English; none for words."""
    if field == "status":
        phrases = {status.value: STATUS_WORDS[status] for status in STATUS_WORDS} | {NEEDS_NO_CHECK: "needs no check"}
        told = {value: (phrase, spoken(phrase)) for value, phrase in phrases.items()}
    elif field == "kind":
        kinds = {kind: kind.replace("_", " ") for kind in (*FigureKind, "passage")}
        told = {str(kind): (phrase, spoken(phrase, sense="kind")) for kind, phrase in kinds.items()}
    elif field == "finding":
        told = {verdict.value: (verdict.value, spoken(verdict.value, sense="filter")) for verdict in Verdict}
    else:
        return {}
    return {value: words for value, (phrase, words) in told.items() if words != phrase}
