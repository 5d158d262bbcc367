"""Counts of what is listed: 甲、乙、丙等5家企业; A, B and C (three companies); 四个方面：一是 … 四是.

A list without 等 counts exactly, where its names are of one length and so are names of one sort. One before 等 is open:
it may name fewer than it counts, and never more. It is taken as closed where 和 or 及 joins its last name, and where it
names all but one and is long, or a row of phrases of one length. 和, 及, 与 and 或者 can join two names or stand
inside one, so that a list has a least and a greatest number of names; it fails only outside both.

In English a list is judged in brackets, between dashes or behind a colon, and fails only when it is of proper names.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from tui.checks.shapes import VALUE, Shape, pattern
from tui.domain.figure import Figure, FigureKind
from tui.domain.finding import CheckKind, Finding, Operand, Verdict
from tui.domain.text import Span

_STOP = re.compile("[，,。；;:：！!《》\ue000-\ue007]")
_LONGEST_LIST = 240
_JOINER = re.compile("和|及|与|或者?|以及|暨|并")
_LAST_JOINER = re.compile("(?:和|以及|及|与)[^、]{1,16}$")
_OPEN = re.compile("等(?:其他|其它|在内的?|共|累计|合计|多|各类|主要|重要|重点|重大)?$")
_MOST_NAMES = 40
_LONGEST_NAME = 24
_LONGEST_BARE_NAME = 6
_MOST_BARE = 12
_ALL_BUT_ONE = 4
_PHRASE = 6
_NO_LIST = re.compile(
    "占|增长|下降|分别|约|第$|每|其中|近|超|比|[达增减]到?至?$|新增$|共$|建成$|完成$|获得?$|评$|为$|有$"
)


class _List(Struct, frozen=True):
    """The names before a count."""

    names: tuple[Span, ...]
    """Where they stand; the first may begin with the words that lead up to it."""
    lengths: tuple[int, ...]
    """How long they are, but for the first."""
    joiners: int
    """How many more they may be, for the joining words inside them."""
    is_open: bool
    """Whether 等 follows."""
    is_joined: bool
    """Whether 和 or the like stands before the last name."""

    @property
    def is_even(self) -> bool:
        """Whether all names are of one length."""
        return len(set(self.lengths)) == 1


def chinese_lists(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether the names before a count are as many as it says."""
    if "、" not in shape.text:
        return
    for figure, mark in zip(shape.figures, shape.marks, strict=True):
        if shape.text[mark] != VALUE or not _counts_names(figure):
            continue
        listed = _list_before(shape, mark)
        if listed is None:
            continue
        finding = _finding(figure, listed, text)
        if finding is not None:
            yield finding


def _counts_names(figure: Figure) -> bool:
    quantity = figure.quantity
    return (
        figure.kind is FigureKind.COUNT
        and quantity.value is not None
        and bool(quantity.unit)
        and quantity.value == quantity.value.to_integral_value()
        and 1 <= quantity.value <= _MOST_NAMES
        and not quantity.approximate
        and not quantity.comparator
    )


def _list_before(shape: Shape, mark: int) -> _List | None:
    """Return the names before a mark; None where no list of names stands there."""
    window = max(0, mark - _LONGEST_LIST)
    start = max((found.end() for found in _STOP.finditer(shape.text, window, mark)), default=window)
    if (start and start == window) or "\ue000" <= shape.text[max(0, start - 1)] <= "\ue007":
        return None
    words = shape.text[start:mark]
    is_open = _OPEN.search(words)
    parts = (words[: is_open.start()] if is_open else words).split("、")
    is_list = len(parts) > 1 and all(0 < len(part.strip()) <= _LONGEST_NAME for part in parts[1:]) and parts[0].strip()
    if not is_list or _NO_LIST.search(parts[-1]):
        return None
    if not is_open and (len(parts[0]) != len(parts[1]) or len(parts[0]) > _LONGEST_BARE_NAME):
        return None
    spans: list[Span] = []
    at = start
    for part in parts:
        spans.append(shape.origin_span(at, at + len(part)))
        at += len(part) + 1
    joiners = sum(len(_JOINER.findall(part)) for part in parts)
    lengths = tuple(len(part.strip()) for part in parts[1:])
    return _List(tuple(spans), lengths, joiners, is_open is not None, _LAST_JOINER.search(parts[-1]) is not None)


def _verdict(listed: _List, stated: Decimal) -> Verdict | None:
    least, most = len(listed.names), len(listed.names) + listed.joiners
    if least <= stated <= most:
        return Verdict.HOLDS
    if not listed.is_open:
        return Verdict.FAILS if listed.is_even and stated <= _MOST_BARE else None
    if stated < least:
        return Verdict.FAILS
    if listed.is_joined:
        return Verdict.FAILS if stated <= most + 1 else Verdict.HOLDS
    is_phrases = listed.is_even and listed.lengths[0] >= _PHRASE and least >= _ALL_BUT_ONE - 1
    is_all_but_one = stated == most + 1 and (least >= _ALL_BUT_ONE or is_phrases)
    return Verdict.FAILS if is_all_but_one else Verdict.HOLDS


def _finding(figure: Figure, listed: _List, text: str) -> Finding | None:
    stated = figure.quantity.value or Decimal(0)
    verdict = _verdict(listed, stated)
    if verdict is None:
        return None
    least, most = len(listed.names), len(listed.names) + listed.joiners
    counted = str(least) if least == most else f"{least} to {most}"
    more = " and others left open" if stated > most and verdict is Verdict.HOLDS else ""
    return Finding(
        CheckKind.COUNT,
        "prose.names",
        verdict,
        (
            Operand(figure.span, figure.span.of(text), stated, name=figure.label),
            *(Operand(span, span.of(text), None) for span in listed.names),
        ),
        f"{counted} {'is' if counted == '1' else 'are'} named{more}, the text counts {stated}.",
        computed=Decimal(most),
        tolerance=Decimal(most - least),
    )


_ENGLISH = pattern(
    r"(?P<count><V>)(?: [a-z-]+){0,4}? [a-z]+(?:s|ies|people|men|women|children)(?: of [A-Z]?[a-z]+)?"
    r"(?: ?[(](?P<bracket>[^()\ue000-\ue007;]{3,200})[)]|"
    r"(?:—| – | - )(?P<dash>[^—–\ue000-\ue007;.]{3,200}?)(?:—| – |\.|$)|"
    r": (?P<colon>[^:\ue000-\ue007;.]{3,200})(?:\.|$))"
)
"""Three countries (A, B and C); four agencies—A, B, C and D—; six states: A, B …"""
_EXAMPLES = re.compile(
    r"(?i:\b(?:including|such as|e\.g|for example|among|mainly|mostly|see|note|or|per|each|etc|other|others)\b)"
)
_AND = re.compile(r" (?:and|&) ")
_MOST_ENGLISH = 12
_LONGEST_ENGLISH = 40
_TWO = 2


def english_lists(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield whether the names behind a count are as many as it says."""
    if ", " not in shape.text and " and " not in shape.text:
        return
    for found in _ENGLISH.finditer(shape.text):
        figure = shape.figure(found.start("count"))
        group = next(name for name in ("bracket", "dash", "colon") if found[name] is not None)
        parts = _english_parts(found[group])
        stated = figure.quantity.value
        if not parts or stated is None or figure.kind is not FigureKind.COUNT or figure.quantity.approximate:
            continue
        least, most = len(parts), len(parts) + sum(len(_AND.findall(part)) for part in parts)
        are_names = all(part.removeprefix("and ")[:1].isupper() for part in parts)
        agrees = least <= stated <= most
        if not agrees and not (are_names and not figure.quantity.comparator and stated <= _MOST_ENGLISH and most > 2):  # noqa: PLR2004
            continue
        if not agrees and most != least and _AND.search(parts[-1]) is None:
            continue
        span = shape.origin_span(found.start(group), found.end(group))
        counted = str(least) if least == most else f"{least} to {most}"
        yield Finding(
            CheckKind.COUNT,
            "prose.names",
            Verdict.HOLDS if agrees else Verdict.FAILS,
            (Operand(figure.span, figure.span.of(text), stated, name=figure.label), Operand(span, span.of(text), None)),
            f"{counted} are named, the text counts {stated}.",
            computed=Decimal(most),
            tolerance=Decimal(most - least),
        )


def _english_parts(words: str) -> list[str]:
    """Return the names of a list; none when it gives examples, or is no list of short names."""
    if _EXAMPLES.search(words) or (", " not in words and " and " not in words):
        return []
    parts = [part.strip() for part in words.split(", ")]
    *others, last = parts
    joined = last.split(" and ")
    is_plain = not any(_AND.search(part) for part in others) and all(name[:1].isupper() for name in joined)
    if len(joined) == _TWO and others and is_plain and all(name.count(" ") < _TWO for name in joined):
        parts = [*others, *joined]
        return parts if all(0 < len(part) <= _LONGEST_ENGLISH for part in parts) else []
    is_closed = len(parts) == 1 or " and " in f" {parts[-1]}" or "&" in parts[-1]
    return parts if is_closed and all(0 < len(part) <= _LONGEST_ENGLISH for part in parts) else []
