"""Sentences with known relations, in both languages: whole ones fail nowhere, and one that is broken is named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.checks.figuring import told
from tui.domain.finding import Verdict
from tui.domain.text import Span

Numbers = dict[str, Decimal]


@dataclass(frozen=True)
class Sentence:
    """A sentence, the numbers in it, and which of them may be broken."""

    form: str
    """With the numbers' names in braces."""
    numbers: Numbers
    """What the relation needs."""
    breakable: tuple[str, ...]
    """The numbers that a relation of the sentence holds fast."""
    digits: int = 1
    """How many decimals are printed."""

    def written(self, broken: str = "", by: Decimal = Decimal(0)) -> tuple[str, Span]:
        """Return the text, with one number changed, and where that number stands."""
        text, place = "", Span(0, 0)
        for number, piece in enumerate(self.form.split("|")):
            if number % 2 == 0:
                text += piece
                continue
            value = self.numbers[piece] + (by if piece == broken else 0)
            words = format(value, f".{self.digits}f")
            if piece == broken:
                place = Span(len(text), len(text) + len(words))
            text += words
        return text, place


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))


CHANGES = (
    "全市生产总值由上年的|old|亿元{up}到|new|亿元，{up}|by|亿元，{up}|rate|%。",
    "进出口总额达到|new|亿元，比上年{up}|by|亿元，{up}|rate|%。",
    "進出口總額|new|億元，較上年同期的|old|億元{up}|rate|%。",
    "净利润为|new|亿元，上年同期为|old|亿元，同比{up}|rate|%。",
    "Revenue {rose} from $|old| million to $|new| million, {a rise} of |rate|%.",
    "Revenue {rose} |rate| percent to $|new| million from revenue of $|old| million.",
    "Revenue was $|new| million, compared with $|old| million a year ago, {a rise} of |rate|%.",
    "Revenue was $|new| million, {a rise} of $|by| million, or |rate|%.",
)
WORDS = {
    True: {"{up}": "增加", "{rose}": "increased", "{a rise}": "an increase"},
    False: {"{up}": "减少", "{rose}": "decreased", "{a rise}": "a decrease"},
}


@st.composite
def changes(draw: st.DrawFn) -> Sentence:
    old = Decimal(draw(st.integers(1000, 9999))) / 10
    new = _tenth(old * (100 + draw(st.one_of(st.integers(5, 60), st.integers(-60, -5)))) / 100)
    by = abs(new - old)
    form = draw(st.sampled_from(CHANGES))
    for word, said in WORDS[new > old].items():
        form = form.replace(word, said)
    return Sentence(form, {"old": old, "new": new, "by": by, "rate": _tenth(by / old * 100)}, ("rate",))


@st.composite
def points(draw: st.DrawFn) -> Sentence:
    old, by = Decimal(draw(st.integers(300, 600))) / 10, Decimal(draw(st.integers(10, 200))) / 10
    form = draw(
        st.sampled_from(
            (
                "财政自给率从|old|%提高到|new|%，提高|by|个百分点。",
                "The rate rose from |old| percent to |new| percent, an increase of |by| percentage points.",
            )
        )
    )
    return Sentence(form, {"old": old, "new": old + by, "by": by}, ("old", "new", "by"))


@st.composite
def parts(draw: st.DrawFn) -> Sentence:
    first, second = (Decimal(draw(st.integers(1000, 9999))) / 10 for _ in range(2))
    form = draw(
        st.sampled_from(
            (
                "进出口总额|whole|亿元，其中出口|first|亿元、进口|second|亿元。",
                "The budget of $|whole| million consists of $|first| million for roads and $|second| million for rail.",
                "Roads get $|first| million and rail $|second| million, for a total of $|whole| million.",
            )
        )
    )
    numbers = {"whole": first + second, "first": first, "second": second}
    return Sentence(form, numbers, ("whole", "first", "second") if "total" not in form else ())


@st.composite
def shares(draw: st.DrawFn) -> Sentence:
    whole = Decimal(draw(st.integers(200, 900)))
    part = Decimal(draw(st.integers(50, int(whole) - 50)))
    form = draw(
        st.sampled_from(
            (
                "全年进出口总额|whole|亿元，出口|part|亿元，占进出口总额的|share|%。",
                "In all, |part| of the |whole| agencies (|share| percent) answered.",
            )
        )
    )
    share = (part / whole * 100).quantize(Decimal(1))
    return Sentence(form, {"whole": whole, "part": part, "share": share}, ("share",), 0)


@st.composite
def averages(draw: st.DrawFn) -> Sentence:
    old = Decimal(draw(st.integers(2000, 9999))) / 10
    rate = Decimal(draw(st.integers(20, 150))) / 10
    new = _tenth(old * (1 + rate / 100) ** 5)
    form = draw(
        st.sampled_from(
            (
                "五年来，财政收入由|old|亿元增加到|new|亿元，年均增长|rate|%。",
                "Revenue grew from $|old| million in 2019 to $|new| million in 2024, a CAGR of |rate|%.",
            )
        )
    )
    exact = (float(new / old) ** 0.2 - 1) * 100
    return Sentence(form, {"old": old, "new": new, "rate": _tenth(Decimal(exact))}, ("rate",))


@st.composite
def remainders(draw: st.DrawFn) -> Sentence:
    first, second = (Decimal(draw(st.integers(110, 440))) / 10 for _ in range(2))
    form = draw(
        st.sampled_from(
            (
                "贷款占|first|%，债券占|second|%，其余|rest|%为现金。",
                "Loans account for |first|%, bonds for |second|% and the remaining |rest|% is cash.",
            )
        )
    )
    numbers = {"first": first, "second": second, "rest": 100 - first - second}
    return Sentence(form, numbers, ())


@st.composite
def earlier_years(draw: st.DrawFn) -> Sentence:
    old = Decimal(draw(st.integers(2000, 9999))) / 10
    new = _tenth(old * (100 + draw(st.integers(11, 60))) / 100)
    form = draw(
        st.sampled_from(
            (
                "2024年全市零售总额|old|亿元。\n2025年全市零售总额|new|亿元，同比增长|rate|%。\n",
                "In 2024, revenue was $|old| million.\nIn 2025, revenue was $|new| million, up |rate|% over last year.",
            )
        )
    )
    return Sentence(form, {"old": old, "new": new, "rate": _tenth((new / old - 1) * 100)}, ())


SENTENCES = st.one_of(changes(), points(), parts(), shares(), averages(), remainders(), earlier_years())


@given(SENTENCES)
def test_sentences_whose_relations_hold_have_no_failing_finding(sentence: Sentence) -> None:
    text, _ = sentence.written()
    assert [finding for finding in told(text) if finding.verdict is Verdict.FAILS] == []


@given(SENTENCES.filter(lambda sentence: bool(sentence.breakable)), st.data())
def test_a_number_that_breaks_its_relation_is_named(sentence: Sentence, data: st.DataObject) -> None:
    broken = data.draw(st.sampled_from(sentence.breakable))
    text, place = sentence.written(broken, Decimal(data.draw(st.integers(6, 9))))
    failing = [finding for finding in told(text) if finding.verdict is Verdict.FAILS]
    assert any(span.overlaps(place) for finding in failing for span in finding.spans)


WEEKDAYS: tuple[Callable[[date], tuple[str, str, str]], ...] = (
    lambda day: (f"会议于{day.year}年{day.month}月{day.day}日（星期", "一二三四五六日"[day.weekday()], "）召开。"),
    lambda day: ("The survey closed on ", f"{day:%A}", f", {day:%B} {day.day}, {day.year}."),
)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(WEEKDAYS), st.integers(0, 6))
def test_a_weekday_holds_on_its_own_day_alone(
    day: date, write: Callable[[date], tuple[str, str, str]], off: int
) -> None:
    before, _, after = write(day)
    _, stated, _ = write(day + timedelta(days=off))
    verdicts = [finding.verdict for finding in told(before + stated + after) if finding.rule == "prose.weekday"]
    assert verdicts == [Verdict.HOLDS if off == 0 else Verdict.FAILS]


PLACES = ("东港", "西河", "南坪", "北山", "中州", "前川", "后岭", "左云", "右江")


@given(
    st.lists(
        st.sampled_from(PLACES),
        min_size=3,
        max_size=7,
        unique=True,
    ),
    st.integers(-1, 1),
)
def test_a_closed_list_holds_with_the_count_of_its_names_alone(names: list[str], off: int) -> None:
    text = f"{'、'.join(names)}{len(names) + off}个县完成撤乡设镇。"
    verdicts = [finding.verdict for finding in told(text) if finding.rule == "prose.names"]
    assert verdicts == [Verdict.HOLDS if off == 0 else Verdict.FAILS]


@given(st.text(alphabet="由从至增减降 0123456789.%，。、；其中占比等家亿元万人年月日（）fromtoupby $", max_size=120))
def test_findings_of_any_text_lie_inside_it(text: str) -> None:
    for finding in told(text):
        assert finding.operands
        assert all(0 <= span.start <= span.end <= len(text) for span in finding.spans)


@st.composite
def series(draw: st.DrawFn) -> list[tuple[int, Decimal]]:
    """Return values of a table's years, with the growth that is printed beside each."""
    values = [draw(st.integers(20000, 90000))]
    for percent in draw(st.lists(st.one_of(st.integers(90, 97), st.integers(103, 115)), min_size=7, max_size=9)):
        values.append(values[-1] * percent // 100)
    rates = [_tenth(Decimal(new - old) / old * 100) for old, new in pairwise(values)]
    return list(zip(values, [Decimal("3.1"), *rates], strict=True))


def _with_table(rows: list[tuple[int, Decimal]], at: int = 0, by: Decimal = Decimal(0), *, points: int = 3) -> str:
    """Return a report: points that are announced, a table of years with growth, and a sentence that repeats its end."""
    names = ("加强领导", "落实责任", "强化监督", "搞好服务")[:points]
    given = "".join(f"{'一二三四'[number]}是{name}。\n" for number, name in enumerate(names))
    lines = [f"{2010 + n}\t{value:,}\t{rate + (by if n == at else 0)}%" for n, (value, rate) in enumerate(rows)]
    table = "\n".join(["年份\t粮食产量（吨）\t增速", *lines])
    return f"重点抓好以下三个方面工作：\n{given}\n{table}\n\n{2009 + len(rows)}年粮食产量{rows[-1][0]}吨。\n"


@given(series())
def test_a_table_and_the_sentences_around_it_that_agree_have_no_failing_finding(
    rows: list[tuple[int, Decimal]],
) -> None:
    findings = told(_with_table(rows))
    assert [finding for finding in findings if finding.verdict is Verdict.FAILS] == []
    assert "prose.announced" in {finding.rule for finding in findings}


@given(series(), st.data())
def test_growth_that_is_broken_in_a_table_among_sentences_is_named(
    rows: list[tuple[int, Decimal]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(rows) - 1))
    text = _with_table(rows, at, Decimal(data.draw(st.integers(6, 9))))
    failing = [finding for finding in told(text) if finding.verdict is Verdict.FAILS]
    assert [finding.operands[0].printed for finding in failing] == [text.split("\n")[6 + at].split("\t")[2]]


@given(series(), st.sampled_from([2, 4]))
def test_points_that_are_more_or_fewer_than_announced_are_named(rows: list[tuple[int, Decimal]], points: int) -> None:
    failing = [finding for finding in told(_with_table(rows, points=points)) if finding.verdict is Verdict.FAILS]
    assert [(finding.rule, finding.operands[0].printed) for finding in failing] == [("prose.announced", "三个")]


@given(
    st.text(
        alphabet="一二三四五是、（）1.个方面工作占比其余年均户均同比增%亿元\n\t 0123456789,remainingaverageof$€：:;-",
        max_size=160,
    )
)
def test_findings_of_any_tables_and_points_lie_inside_the_text(text: str) -> None:
    for finding in told(text):
        assert finding.operands
        assert all(0 <= span.start <= span.end <= len(text) for span in finding.spans)
