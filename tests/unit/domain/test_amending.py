import pytest
from msgspec.structs import replace

from tests.making import report_of
from tui.domain.amending import stands_still
from tui.domain.anchoring import describe
from tui.domain.figure import FigureKind
from tui.domain.report import Report
from tui.domain.text import Span
from tui.figures.extract import find_numerals

CHINESE = "2023年，全年完成产品质量抽查14批次，食品监督抽检2667批次，药品抽样96批次。"
ENGLISH = "In 2023, costs were 12.5 million yuan, income was 13.4 million yuan, and 1,250 kg were sold."


def report(text: str) -> Report:
    made = report_of(text)
    return replace(made, numerals=find_numerals(text, made.blocks, (), language=""))


def stands(old: str, new: str, words: str) -> bool:
    was, now = old.index(words), new.index(words)
    return stands_still(report(new), Span(now, now + len(words)), describe(old, Span(was, was + len(words))))


@pytest.mark.parametrize(
    ("text", "words", "was", "now"),
    [
        (CHINESE, "2667批次", "14", "19"),
        (CHINESE, "14批次", "2667", "12667"),
        (ENGLISH, "13.4 million yuan", "12.5", "9"),
        (ENGLISH, "12.5 million yuan", "1,250", "950"),
        ("There are 14 schools, 3 parks and more.", "14", "3", "4"),
    ],
)
def test_an_amount_in_another_clause_may_be_another(text: str, words: str, was: str, now: str) -> None:
    assert stands(text, text.replace(was, now), words)


@pytest.mark.parametrize(("text", "words"), [(CHINESE, "2667批次"), (ENGLISH, "13.4 million yuan")])
def test_another_year_makes_it_another_sentence(text: str, words: str) -> None:
    assert not stands(text, text.replace("2023", "2024"), words)


def test_a_number_that_may_name_a_unit_makes_it_another_sentence() -> None:
    old = "In unit 31 of the group, the revenue came to 125 million yuan in all."
    assert not stands(old, old.replace("31", "32"), "125 million yuan")


def test_an_amount_in_the_same_clause_has_to_be_as_it_was() -> None:
    old = "It was 12 kg of all the 134 kg, which is little."
    assert not stands(old, old.replace("12 kg", "13 kg"), "134 kg")


def test_another_word_makes_it_another_sentence() -> None:
    assert not stands(CHINESE, CHINESE.replace("药品", "药物"), "2667批次")


def test_what_is_printed_otherwise_is_not_as_it_was() -> None:
    new = ENGLISH.replace("13.4", "13.5")
    at = ENGLISH.index("13.4")
    assert not stands_still(report(new), Span(at, at + 4), describe(ENGLISH, Span(at, at + 4)))


def test_words_that_are_no_figure_may_not_change() -> None:
    old = "第31条：收入为125万元，支出为96万元。"
    new = report(old.replace("31", "32"))
    assert not any(figure.kind is FigureKind.COUNT for figure in new.numerals.figures)
    assert not stands(old, new.text, "125万元")
