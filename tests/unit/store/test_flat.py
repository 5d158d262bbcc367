import tempfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.making import reading_with_findings, report_of
from tui.domain.figure import Figure, FigureKind, Numerals, Quantity, SetAside
from tui.domain.finding import Verdict
from tui.domain.ondemand import (
    FIGURE_WORDS,
    amounts_of,
    checkable_of,
    figure_kinds_of,
    kinds_of,
    places_of,
    reasons_of,
    whys_of,
    words_of,
)
from tui.domain.report import Aside, Block, BlockKind, Cell, Choices, Link, Repair, Report, Section, Source, Table
from tui.domain.spans import spans_of
from tui.domain.text import Span
from tui.domain.wire import report_to_wire
from tui.errors import StoreError
from tui.store.column_files import columns_of, file_of
from tui.store.columns import Columns, packed_numbers, packed_objects
from tui.store.flat import LATE, flatten, unflatten

_TEXT = "一、总则\n收入12.5亿元，2021年。\n甲\t乙\n3\t4\n\ud800 half"


def _everything() -> Report:
    table = Table(tuple(tuple(Cell(Span(at, at + 1), at < 23) for at in row) for row in ((20, 22), (24, 26))))
    quantity = Quantity(Decimal(1_250_000_000), unit="CNY", scale=Decimal(10**8), precision=Decimal(10**7))
    return Report(
        source=Source("https://example.org/一", "text/html", "ab" * 32, 99, datetime(2026, 1, 2, tzinfo=UTC)),
        text=_TEXT,
        title="A title",
        language="zh-Hans",
        blocks=(
            Block(BlockKind.HEADING, Span(0, 4), 1),
            Block(BlockKind.PARAGRAPH, Span(5, 13), page=2),
            Block(BlockKind.LIST_ITEM, Span(14, 19), 1, marker="(a)"),
            Block(BlockKind.TABLE, Span(20, 27), table=table),
        ),
        sections=(Section(1, "一、", "总则", Span(0, len(_TEXT)), Span(0, 4)),),
        aside=(Aside("navigation", "Home", 0, (Repair(Span(0, 4), "Ho me", "space inside a word"),)),),
        repairs=(Repair(Span(5, 7), "收 入", "space inside a word"),),
        numerals=Numerals(
            (
                Figure(0, Span(7, 13), FigureKind.MONEY, quantity, "收入", warnings=("odd",)),
                Figure(1, Span(14, 19), FigureKind.DATE, Quantity(code="2021"), checkable=False),
            ),
            (SetAside(Span(24, 25), "row number"), SetAside(Span(26, 27), "row number")),
        ),
        doubts=("the charset",),
        links=(Link(Span(0, 2), "https://example.org/"),),
        choices=Choices(("Home",), (("words", 1),)),
    )


def _columns_in(body: bytes) -> Columns:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "columns"
        path.write_bytes(body)
        return columns_of(path)


def _through_columns(report: Report) -> Report:
    return unflatten(_columns_in(file_of({}, flatten(report_to_wire(report)), LATE)))


def test_a_report_comes_back_equal_whatever_it_holds() -> None:
    report = _everything()
    flat = _through_columns(report)
    assert flat == report
    assert report == flat
    assert report_to_wire(flat) == report_to_wire(report)


def test_a_report_that_differs_in_one_object_is_not_equal() -> None:
    report = _everything()
    other = replace(report, links=(Link(Span(0, 2), "https://example.org/other"),))
    assert _through_columns(report) != other


def test_an_empty_report_comes_back() -> None:
    report = report_of("")
    assert _through_columns(report) == report


def test_many_figures_come_back_one_by_one_and_in_slices() -> None:
    report = report_of("".join(f"{number} and\n" for number in range(1000)), unchecked=frozenset({"7", "999"}))
    flat = _through_columns(report)
    assert flat.numerals.figures[999] == report.numerals.figures[999]
    assert flat.numerals.figures[-1000] == report.numerals.figures[0]
    assert flat.numerals.figures[30:40] == report.numerals.figures[30:40]
    assert flat.blocks[500] == report.blocks[500]
    with pytest.raises(IndexError):
        flat.numerals.figures[1000]


def test_the_arrays_say_what_the_objects_say() -> None:
    report = report_of("# One 1\n2 and\n3\n", unchecked=frozenset({"2"}))
    flat = _through_columns(report)
    assert spans_of(flat.blocks) == spans_of(report.blocks)
    assert spans_of(flat.numerals.figures) == [figure.span for figure in report.numerals.figures]
    assert kinds_of(flat.blocks) == kinds_of(report.blocks)
    assert checkable_of(flat.numerals.figures) == checkable_of(report.numerals.figures) == bytes([1, 0, 1])


def test_the_counts_and_amounts_say_what_the_objects_say() -> None:
    report = _everything()
    flat = _through_columns(report)
    figures = report.numerals.figures
    kinds = tuple(FigureKind)
    assert [kinds[code] for code in figure_kinds_of(flat.numerals.figures)] == [figure.kind for figure in figures]
    assert figure_kinds_of(figures) == figure_kinds_of(flat.numerals.figures)
    assert reasons_of(flat.numerals.set_aside) == reasons_of(report.numerals.set_aside) == {"row number": 2}
    assert whys_of(flat.repairs) == whys_of(report.repairs) == {"space inside a word": 1}
    for field in FIGURE_WORDS:
        flat_words, words = words_of(flat.numerals.figures, field), words_of(figures, field)
        assert ([*flat_words.codes], [*flat_words.words]) == ([*words.codes], [*words.words])
    assert words_of(figures, "warnings").words == (("odd",), ())
    assert words_of(figures, "label").words == (("收入",), ("",))
    stored, made = amounts_of(flat.numerals.figures), amounts_of(figures)
    assert (stored.figures, stored.numbers, stored.inexact) == (made.figures, made.numbers, made.inexact)
    assert ([*stored.units], [*stored.names]) == ([*made.units], [*made.names]) == ([0, 1], ["CNY", ""])


def test_the_findings_of_a_place_are_known_without_the_findings() -> None:
    report = reading_with_findings("1 + 2 = 3 and\n4 + 5 = 10\n").report
    flat = _through_columns(report)
    assert flat.findings == report.findings
    for findings in (flat.findings, report.findings):
        places = places_of(findings)
        for number, finding in enumerate(report.findings):
            assert all(places.at(span) == (number,) for span in finding.spans)
        assert places.at(Span(0, 3)) == ()
        assert places.standing(()) == bytes([0, 1])
        assert places.standing({report.findings[1].key}) == bytes([0, 0])
        assert places.came_out({Verdict.HOLDS}, ()) == bytes([1, 0])
        assert places.came_out(set(Verdict), {report.findings[0].key}) == bytes([0, 1])
        assert {*places.spans_of(bytes([0, 1]))} == {*report.findings[1].spans}
        assert [*places.starts_of(bytes([0, 1]))] == sorted(span.start for span in report.findings[1].spans)


def test_columns_that_are_not_as_they_were_written_are_none() -> None:
    body = file_of({"of": "it"}, {"one": b"12345"})
    assert _columns_in(body).body("one") == b"12345"
    for at in range(len(body)):
        with pytest.raises((ValueError, KeyError, TypeError)):
            _columns_in(body[:at] + bytes([body[at] ^ 0x20]) + body[at + 1 :])
    for length in range(len(body)):
        with pytest.raises(ValueError, match=r"too short|not as it was written"):
            _columns_in(body[:length])


def test_objects_that_cant_be_read_are_told_in_the_reviewer_s_words() -> None:
    packed = packed_objects("things", [{"n": number} for number in range(100)])
    told = Columns({}, packed)
    assert [told.objects("things")(number) for number in (0, 99, 31, 32)] == [{"n": n} for n in (0, 99, 31, 32)]
    broken = Columns({}, {"things": b"no", "things.chunks": packed_numbers([2])})
    with pytest.raises(StoreError, match="can't be read"):
        broken.objects("things")(0)


def test_a_late_column_that_is_not_as_it_was_written_is_told_when_it_is_asked_for() -> None:
    body = file_of({}, {"one": b"12345", "late": b"67890"}, {"late"})
    told = _columns_in(body.replace(b"67890", b"67891"))
    assert told.body("one") == b"12345"
    with pytest.raises(ValueError, match="not as it was written"):
        told.body("late")
    told.instead = lambda: {"late": b"67890"}
    assert told.body("late") == b"67890"


def test_a_long_column_comes_back_however_often_it_is_asked_for() -> None:
    text = "1,234 元\ud800" * 20_000
    told = _columns_in(file_of({}, {"text": text.encode("utf-8", "surrogatepass")}))
    assert told.text("text") == told.text("text") == text
