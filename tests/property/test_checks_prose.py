"""Sentences with known relations, in both languages: whole ones fail nowhere, and one that is broken is named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

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


SENTENCES = st.one_of(changes(), points(), parts(), shares())


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
