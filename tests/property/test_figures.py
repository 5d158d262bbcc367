import os
import random
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.domain.figure import FigureKind
from tui.domain.text import Span
from tui.figures import lone, recognise
from tui.figures.data.wording import words as listed
from tui.figures.extract import find_numerals

PIECES = [
    "1",
    "2,345",
    "３",
    "0.5",
    "%",
    "％",
    "万",
    "亿元",
    "個(gè)",
    "（",
    "）",
    "(",
    ")",
    "$",
    "¥",
    "US$",
    "-",
    "—",
    "~",
    "至",
    "年",
    "月",
    "日",
    "第",
    "一",
    "两千",
    "三四百",
    "半",
    "约",
    "以上",
    "、",
    "，",
    "。",
    "\n",
    "\t",
    "|",
    "   ",
    " ",
    "million",
    "three quarters",
    " of ",
    "May ",
    "2024",
    "FY",
    "Q3",
    "[12]",
    "T300",
    ":",
    "/",
    ".",
    "\u200b",
    "\x00",
    "\ufeff",
    "http://a.example/1",
    "分之",
    "成",
    "点",
    "又",
    "½",
    "٣",
    "第一产业",
    "one",
    "first",
    "and a half",
    "\ud800",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
WORDLESS = st.text(alphabet="的是在和与为了对市场监管局abcdgjkpuvxy，。；、？！ \n", max_size=200)


@dataclass(frozen=True)
class Written:
    """A number as a report would print it, and what it says."""

    text: str
    value: Decimal
    unit: str
    kind: FigureKind


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """Draw a number in digits, grouped or not, with and without decimals."""
    whole = draw(st.integers(min_value=0, max_value=10**9).filter(lambda n: not 1000 <= n < 10_000))
    decimals = draw(st.one_of(st.none(), st.integers(min_value=0, max_value=999)))
    printed = f"{whole:,}" if draw(st.booleans()) else str(whole)
    if decimals is None:
        return printed, Decimal(whole)
    return f"{printed}.{decimals:03d}", Decimal(whole) + Decimal(decimals) / 1000


CHINESE_UNITS = {
    "元": ("CNY", 1, FigureKind.MONEY),
    "万元": ("CNY", 10**4, FigureKind.MONEY),
    "亿美元": ("USD", 10**8, FigureKind.MONEY),
    "%": ("%", 1, FigureKind.PERCENT),
    "个百分点": ("pp", 1, FigureKind.PERCENT_POINT),
    "家": ("家", 1, FigureKind.COUNT),
    "万人次": ("人次", 10**4, FigureKind.COUNT),
    "吨": ("t", 1, FigureKind.MASS),
    "万亩": ("亩", 10**4, FigureKind.AREA),
    "公里": ("km", 1, FigureKind.LENGTH),
    "亿千瓦时": ("kWh", 10**8, FigureKind.ENERGY),
    "个月": ("月", 1, FigureKind.DURATION),
    "元/人": ("CNY/人", 1, FigureKind.RATE),
    "微克/立方米": ("µg/m3", 1, FigureKind.CONCENTRATION),
}
ENGLISH_UNITS = {
    " percent": ("%", 1, FigureKind.PERCENT),
    " percentage points": ("pp", 1, FigureKind.PERCENT_POINT),
    " million dollars": ("USD", 10**6, FigureKind.MONEY),
    " tonnes": ("t", 1, FigureKind.MASS),
    " basis points": ("bp", 1, FigureKind.BASIS_POINT),
    " billion kWh": ("kWh", 10**9, FigureKind.ENERGY),
    " hectares": ("ha", 1, FigureKind.AREA),
    " weeks": ("week", 1, FigureKind.DURATION),
    "%": ("%", 1, FigureKind.PERCENT),
}
PREFIXES = {"US$": "USD", "HK$": "HKD", "€": "EUR", "£": "GBP", "¥": "CNY", "RMB": "CNY", "NT$": "TWD"}
MAGNITUDES = {"": 1, " million": 10**6, " billion": 10**9, "bn": 10**9, "m": 10**6}


@st.composite
def written(draw: st.DrawFn) -> Written:
    printed, value = draw(numbers())
    style = draw(st.sampled_from(["chinese", "english", "money"]))
    if style == "money":
        sign, scale = draw(st.sampled_from(sorted(PREFIXES))), draw(st.sampled_from(sorted(MAGNITUDES)))
        gap = draw(st.sampled_from(["", " "]))
        return Written(f"{sign}{gap}{printed}{scale}", value * MAGNITUDES[scale], PREFIXES[sign], FigureKind.MONEY)
    table = CHINESE_UNITS if style == "chinese" else ENGLISH_UNITS
    words = draw(st.sampled_from(sorted(table)))
    unit, factor, kind = table[words]
    gap = draw(st.sampled_from(["", " ", "\u00a0"])) if style == "chinese" else ""
    spaced = words.replace(" ", draw(st.sampled_from([" ", "\u00a0"])), 1) if style == "english" else words
    return Written(printed + gap + spaced, value * factor, unit, kind)


CONTEXTS = st.sampled_from(
    [("收入为", "，其中"), ("The total was ", " in all"), ("全市完成", "。"), ("it rose by ", ".")]
)


@given(written(), CONTEXTS)
@settings(max_examples=400)
def test_a_written_number_comes_back_with_kind_value_and_unit(number: Written, context: tuple[str, str]) -> None:
    text = number.text.join(context)
    [figure] = find_numerals(text, ()).figures
    assert figure.span == Span(len(context[0]), len(context[0]) + len(number.text))
    assert (figure.kind, figure.quantity.value, figure.quantity.unit) == (number.kind, number.value, number.unit)


SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")


def english_words(number: int) -> str:
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if name == "hundred" else " "
            return f"{english_words(number // size)} {name}" + (joint + english_words(rest) if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def chinese_words(number: int) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            rest = number % size
            nought = "零" if 0 < rest < size // 10 else ""
            return chinese_words(number // size) + name + nought + (chinese_words(rest) if rest else "")
    return "零一二三四五六七八九"[number]


WHOLE = st.integers(min_value=21, max_value=10**9 - 1)


@given(WHOLE)
@settings(max_examples=300)
def test_a_number_in_english_words_comes_back(number: int) -> None:
    words = english_words(number)
    [figure] = find_numerals(f"It cost {words} dollars in all", ()).figures
    assert (figure.quantity.value, figure.quantity.unit) == (Decimal(number), "USD")
    assert len(figure.span) == len(words) + len(" dollars")


@given(WHOLE)
@settings(max_examples=300)
def test_a_number_in_chinese_words_comes_back(number: int) -> None:
    words = chinese_words(number)
    [figure] = find_numerals(f"收入为{words}元，其中", ()).figures
    assert (figure.quantity.value, figure.quantity.unit) == (Decimal(number), "CNY")
    assert len(figure.span) == len(words) + 1


@given(TEXTS)
@settings(max_examples=300)
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    numerals = find_numerals(text, ())
    spans = sorted([figure.span for figure in numerals.figures] + [aside.span for aside in numerals.set_aside])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(not before.overlaps(after) for before, after in pairwise(spans))
    assert [figure.span for figure in numerals.figures] == sorted(figure.span for figure in numerals.figures)


@given(TEXTS)
@settings(max_examples=200)
def test_every_digit_is_in_a_figure_or_set_aside(text: str) -> None:
    numerals = find_numerals(text, ())
    covered = {
        place
        for span in [*(figure.span for figure in numerals.figures), *(aside.span for aside in numerals.set_aside)]
        for place in range(span.start, span.end)
    }
    assert [place for place, character in enumerate(text) if character in "0123456789" and place not in covered] == []


JUMBLES = int(os.environ.get("TIEOUT_JUMBLES", "2000"))
JUMBLED = [
    *PIECES, "12,345,678", ", ", "1,2", "1.234,5", "€", "+", " to ", "between ", "and ", "1e5", "^", "x10",
    "1/2", "per ", "2001-05-06", "24:00", "Jan. 31", "11月31日", "２０", "十", "廿", "卅", "百", "兆", "零", "点五",
    "0" * 20, "9" * 41, "‰", "°C", "−5", "hundred ", "dozen", "crore", "twenty-", "third", "kWh", "m2", "元/人", "余",
    "几", "单位：", "(in millions)", "民国", "上年", "fiscal ", "ended ", "week", "倍", "折", "比", "占", "翻番",
]  # fmt: skip


def test_a_jumble_of_numerals_ends_in_figures_inside_the_text() -> None:
    source = random.Random(20240119)  # noqa: S311 - the same texts in every run
    for _ in range(JUMBLES):
        pieces = source.choices(JUMBLED, k=source.randrange(1, 14))
        text = "".join(piece + " " * source.randrange(2) for piece in pieces)
        numerals = find_numerals(text, (), language=source.choice(["", "zh-Hant-TW", "en-AU", "ja"]))
        assert all(figure.span.end <= len(text) for figure in numerals.figures)


@given(WORDLESS)
def test_a_text_without_numerals_yields_nothing(text: str) -> None:
    numerals = find_numerals(text, ())
    assert (numerals.figures, numerals.set_aside) == ((), ())


HIDDEN = st.sampled_from(
    ["\x00", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200f", "\xad", "\ud800"]
)
FOREIGN = st.sampled_from([0xFF10, 0x0660, 0x06F0, 0x0966, 0x1D7CE])
LETTERS = st.sampled_from(["O", "О", "Ο", "о"])


@given(st.integers(min_value=100_000, max_value=10**9), st.integers(min_value=1, max_value=5), HIDDEN)
@settings(max_examples=700)
def test_a_hidden_character_inside_a_number_joins_nothing_and_is_told(number: int, place: int, hidden: str) -> None:
    digits = str(number)
    text = f"收入{digits[:place]}{hidden}{digits[place:]}万元"
    figures = find_numerals(text, ()).figures
    assert figures
    assert all(figure.warnings for figure in figures)
    assert all(hidden not in figure.span.of(text) for figure in figures)


@given(st.integers(min_value=10_000, max_value=10**9), st.integers(min_value=0, max_value=4), FOREIGN)
@settings(max_examples=700)
def test_a_digit_of_another_script_is_told(number: int, place: int, zero: int) -> None:
    digits = str(number)
    foreign = chr(zero + int(digits[place]))
    figures = find_numerals(f"收入{digits[:place]}{foreign}{digits[place + 1 :]}万元", ()).figures
    assert figures
    assert all(figure.warnings for figure in figures)


@given(st.integers(min_value=10_000, max_value=10**9), st.integers(min_value=1, max_value=4), LETTERS)
@settings(max_examples=600)
def test_a_letter_that_looks_like_a_digit_is_told_and_makes_no_number(number: int, place: int, letter: str) -> None:
    digits = str(number)
    figures = find_numerals(f"收入{digits[:place]}{letter}{digits[place + 1 :]}万元", ()).figures
    assert figures
    assert all(figure.warnings for figure in figures)
    assert all(figure.quantity.value is None for figure in figures)


BESIDE = st.sampled_from(
    ["共", "第", "表", "了", "翻", "百", "，", " ", "\t", "\n", "|", "3", "12", "1,234", "0.5", "2024", "1 000", "7.6",
     "万", "亿元", "个", "家", "%", "分之", "年", "月", "日", "比", "又", "至", "、", "及", "点", "番", "元", "人",
     "千", "号", "版", "时", "分", "倍", "次", "。", "“", "”", "热线", "）", "省道", "世界计量日"]
)  # fmt: skip


@given(st.lists(BESIDE, max_size=30).map("".join))
@settings(max_examples=500)
def test_the_rules_that_are_not_tried_would_have_found_nothing(text: str) -> None:
    numerals = find_numerals(text, ())
    with patch.object(recognise, "digit_rules", lambda _text, _place: recognise.DIGIT_RULES):
        assert find_numerals(text, ()) == numerals


BARREN = st.sampled_from(
    ["1", "12", "345", "0", "012", "1,234", "12,345,678", "0.5", "7.25", "1.", ",", ".", "|", "2021", "1 234", "1,2",
     "1.2.3", "20240131", "123456789"]
)  # fmt: skip
GAPS = st.sampled_from([" ", "\n", "\t", " | ", "  ", ", "])


@given(st.lists(st.tuples(BARREN, GAPS), min_size=60, max_size=90), st.sampled_from(["", "共", "total of ", "%"]))
@settings(max_examples=150)
def test_numbers_among_nothing_but_numbers_are_what_the_rules_would_have_read(
    pieces: list[tuple[str, str]], word: str
) -> None:
    text = word + "".join(number + gap for number, gap in pieces) + word
    numerals = find_numerals(text, ())
    with patch.object(lone, "stretches", lambda reading: iter([(len(reading.text), len(reading.text))])):
        by_rules = find_numerals(text, ())
    # A year among bare numbers names no period for them; the rules for sentences may take it for one.
    assert [replace(figure, period="") for figure in by_rules.figures] == [
        replace(figure, period="") for figure in numerals.figures
    ]
    assert by_rules.set_aside == numerals.set_aside
