"""Usage: words beside a number that don't go with it. A lint: nothing here says that a figure is wrong.

What the style guides of the two languages agree on: nothing is reduced by a multiple, a number is loosened once (约 or
左右), an amount grows in per cent and a rate in percentage points, "between" goes with "and".
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.checks.shapes import MULTIPLE, Shape, pattern
from tui.domain.finding import CheckKind, Finding, Operand, Verdict

_ANYTHING = re.compile("")
_CHANGED = "increased|decreased|rose|grew|fell|declined|dropped|climbed|jumped"
_A_CHANGE = "an? (?:increase|decrease|rise|fall|drop|decline|gain)"


class _Rule(Struct, frozen=True):
    """One thing to look for."""

    name: str
    """The rule's name behind `usage.`."""
    form: re.Pattern[str]
    """Where it is; the group `n` is the figure."""
    advice: str
    """What to say; `{}` is what was found."""
    inside: re.Pattern[str] = _ANYTHING
    """What the figure's own words must hold."""
    signs: Sequence[str] = ()
    """What it can't do without one of, as `Shape.has_any` takes it; empty when it is as quick to look for itself."""


_RULES = (
    _Rule(
        "reduced_by_multiple",
        pattern("(?:减少|下降|降低|缩小|缩短|下跌|回落|压缩|便宜)(?:了|近|约|超过|将近|到)?(?P<n><M>)"),
        "“{}”: nothing is reduced by a multiple; say to what fraction, or by how many per cent.",
    ),
    _Rule(
        "loosened_twice",
        pattern(
            "(?:约|大约|大概|近|将近|接近)[^，。；<V><P>]{0,2}(?P<n>[<V><P><D><M>])(?:左右|上下|以上|多|余)"
            "|(?:超过|超|逾|突破|至少|不少于)(?P<m>[<V><P><D><M>])(?:以上|左右|多|余)"
        ),
        "“{}”: two words loosen one number; keep one of them.",
    ),
    _Rule(
        "loosened_twice",
        pattern("(?:约|大约|大概|近|将近|接近|超过?|逾)(?P<n>[<V><P><D>])"),
        "“{}”: two words loosen one number; keep one of them.",
        re.compile("[余餘多]"),
    ),
    _Rule(
        "points_of_an_amount",
        pattern(
            "<V>[，,、(（ ]{0,2}(?:同比|环比|[比较][上去]年)?(?:同期)?(?:增长|下降|增加|减少|提高)(?:了|约)?(?P<n><Q>)"
        ),
        "“{}”: an amount grows in per cent; percentage points are for rates and shares.",
    ),
    _Rule(
        "folded_multiple",
        pattern("翻(?:了)?(?P<n><M>)"),
        "“{}”: 翻一番 doubles, 翻两番 makes four times as much; 翻 with 倍 can be read in two ways.",
        re.compile("倍$"),
    ),
    _Rule(
        "times_less",
        pattern(
            r"\b(?:decreased|reduced|fell|declined|dropped|shrank)(?: by)?(?: about| nearly)? (?P<n><M>)(?!\d)"
            r"|(?P<m>[<M><V>]) (?:less|fewer|lower|smaller|cheaper|slower)\b"
        ),
        "“{}”: nothing is reduced by a multiple; say to what fraction, or by how many per cent.",
        re.compile("times|fold"),
        (MULTIPLE, " less", " fewer", " lower", " smaller", " cheaper", " slower"),
    ),
    _Rule(
        "loosened_twice",
        pattern(
            r"\b(?:about|approximately|roughly|around|some) (?:about|approximately|roughly) (?P<n>[<V><P><D>])"
            r"|\b(?:about|approximately|roughly) (?P<m>[<V><P><D>]) or so\b"
        ),
        "“{}”: two words loosen one number; keep one of them.",
        signs=("about ", "approximately ", "roughly "),
    ),
    _Rule(
        "bounded_twice",
        pattern(
            "(?:不到|不足|至多|最多|最高)(?P<n>[<V><P><D>])(?:以上|左右|多|余)"
            r"|\b(?:up to|at most|at least|more than|over) (?P<m>[<V><P><D>]) or more\b"
        ),
        "“{}”: two words bound one number; keep one of them.",
    ),
    _Rule(
        "to_for_by",
        pattern(rf"\b(?:{_CHANGED}) to (?P<n><P>),? to <V>"),
        "“{}”: it changed “by” so many per cent; “to” goes with what it became.",
    ),
    _Rule(
        "from_without_to",
        pattern(
            "(?:由|从)<V>(?:增加|提高|上升|增长|上涨|扩大|减少|下降|降低)了?(?P<n><V>)(?![^。；<V>]{0,6}[达至到为]<V>)"
        ),
        "“{}”: with 到 it is what it became, without 从 what was added; as it stands it can be read in both ways.",
    ),
    _Rule(
        "percent_of_a_rate",
        pattern(
            "(?:率|比重|占比|比例)(?:为|达到?|约|是|升至|降至)?<P>[，,（( ]{0,2}"
            "(?:同比|环比|[比较][上去]年(?:同期|末)?)?(?:提高|上升|下降|回落|增加|减少|降低|提升)了?(?P<n><P>)"
            r"|\b(?:rate|share|margin|ratio|proportion|percentage) (?:was|of|is|stood at|rose to|fell to|at)"
            rf"(?: about)? <P>,? \(?(?:up|down|{_A_CHANGE} of) (?P<m><P>) (?:from|over|compared)"
        ),
        "“{}”: a rate changes in percentage points; per cent of a rate can be read in two ways.",
    ),
    _Rule(
        "points_of_an_amount",
        pattern(rf"<V>,? \(?(?:{_CHANGED}|up|down|{_A_CHANGE} of)(?: by)? (?P<n><Q>)"),
        "“{}”: an amount grows in per cent; percentage points are for rates and shares.",
        re.compile("percent"),
    ),
    _Rule(
        "between_to",
        pattern(r"\bbetween (?P<n>[<V><P>])"),
        "“{}”: “between” goes with “and”, “to” with “from”.",
        re.compile(r"\bto\b"),
        ("between ",),
    ),
)


def usage_remarks(shape: Shape, text: str) -> Iterator[Finding]:
    """Yield remarks on the words beside the figures of a sentence."""
    for rule in _RULES:
        if rule.signs and not shape.has_any(rule.signs):
            continue
        for found in rule.form.finditer(shape.text):
            group = "n" if found["n"] is not None else "m"
            figure = shape.figure(found.start(group))
            words = shape.origin_span(found.start(), found.end()).of(text)
            if rule.inside.search(figure.span.of(text)) is None:
                continue
            yield Finding(
                CheckKind.USAGE,
                f"usage.{rule.name}",
                Verdict.REMARK,
                (Operand(figure.span, figure.span.of(text), figure.quantity.value),),
                rule.advice.format(" ".join(words.split())),
            )
