import pytest

from tests.making import report_of
from tui.domain.anchoring import Outcome
from tui.domain.difference import Difference, Piece, Sort, difference_of, paragraphs
from tui.domain.text import Span

OLD = (
    "There are 12 apples in the first of all baskets.\n"
    "There are 13 pears in the second of all baskets.\n"
    "There are 14 plums in the third of all the baskets.\n"
)


def between(old: str, new: str) -> Difference:
    one, other = report_of(old), report_of(new)
    numbers = range(1, len(one.numerals.figures) + 1)
    return difference_of(one, other, numbers, range(101, 101 + len(other.numerals.figures)))


def outcomes(old: str, new: str) -> list[tuple[str, str | None, str]]:
    return [(figure.was, figure.outcome and figure.outcome.value, figure.now) for figure in between(old, new).figures]


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(piece.sort.value, piece.old.of(old), piece.new.of(new)) for piece in paragraphs(old, new)]


def test_equal_texts_differ_in_nothing() -> None:
    assert told(OLD, OLD) == [("equal", OLD, OLD)]
    assert [outcome for _, outcome, _ in outcomes(OLD, OLD)] == ["same"] * 3


def test_a_changed_line_is_told_by_its_words() -> None:
    new = OLD.replace("13 pears", "31 pears")
    (changed,) = [piece for piece in paragraphs(OLD, new) if piece.sort is Sort.CHANGED]
    assert [(word.sort.value, word.old.of(OLD), word.new.of(new)) for word in changed.words] == [
        ("equal", "There are ", "There are "),
        ("changed", "13", "31"),
        ("equal", " pears in the second of all baskets.", " pears in the second of all baskets."),
    ]


def test_chinese_is_told_by_its_characters() -> None:
    old, new = "全年完成产品质量抽查批次。", "全年完成食品质量抽查批次。"
    (changed,) = paragraphs(old, new)
    assert [word.old.of(old) for word in changed.words if word.sort is Sort.CHANGED] == ["产"]


def test_a_line_with_nothing_in_common_is_removed_and_another_added() -> None:
    assert told("abc", "xyz") == [("removed", "abc", ""), ("added", "", "xyz")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "a\nb"), ("a\nb", ""), ("a\n\nb", "b\n\na"), (OLD, OLD * 2), (OLD * 2, OLD), ("x\n" + OLD, OLD + "y")],
)
def test_all_of_both_texts_is_told_once(old: str, new: str) -> None:
    pieces = list(paragraphs(old, new))
    assert "\n".join(piece.old.of(old) for piece in pieces if piece.sort is not Sort.ADDED) == old
    assert "\n".join(piece.new.of(new) for piece in pieces if piece.sort is not Sort.REMOVED) == new


def test_each_figure_has_an_outcome_and_new_ones_have_none() -> None:
    first, second, third = OLD.splitlines()
    last = "There are 15 grapes in the last of the baskets."
    new = "\n".join([last, "A line with 99 in it.", second.replace("13", "31"), third, ""])
    assert outcomes("\n".join([first, second, third, last, ""]), new) == [
        ("12", "gone", ""),
        ("13", "value changed", "31"),
        ("14", "same", "14"),
        ("15", "moved", "15"),
        ("", None, "99"),
    ]


def test_a_figure_whose_sentence_stands_twice_now_is_ambiguous() -> None:
    line = "There are 12 apples in the first of all baskets."
    assert outcomes(line, f"Before. {line} Between. {line}")[0] == ("12", "ambiguous", "")


def test_a_figure_says_where_it_stood_and_stands() -> None:
    (first, *_) = between(OLD, "New.\n" + OLD).figures
    assert (first.item_id, first.old, first.new) == ("T-0001", Span(10, 12), Span(15, 17))


def test_a_page_that_lost_most_of_its_figures_is_worse() -> None:
    assert between(OLD, "Please log in to read this.").is_worse
    assert not between(OLD, OLD.replace("13", "31")).is_worse
    assert between(OLD, OLD).counts == {Outcome.SAME: 3}


def test_too_much_to_compare_by_words_is_told_by_paragraphs() -> None:
    old = " ".join(f"a{number}" for number in range(5_000))
    new = " ".join(f"b{number}" for number in range(5_000))
    assert [piece.sort for piece in paragraphs(old, new)] == [Sort.REMOVED, Sort.ADDED]
    assert all(piece.words == () for piece in paragraphs(old, new) if isinstance(piece, Piece))
