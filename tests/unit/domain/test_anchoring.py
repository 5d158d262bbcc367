import pytest

from tui.domain.anchoring import Anchored, Outcome, anchor, describe, describe_all
from tui.domain.text import Span

OLD = (
    "The harbour handled 4.86 million tonnes of cargo in the year. Costs were 12.5 million, income was 13.4 million.\n"
    "全年完成產品質量抽查14批次,食品監督抽檢2667批次,藥品抽樣96批次。銷毀商品共計2.3295萬公斤。\n"
)


def place(text: str, words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def anchored(words: str, new: str, old: str = OLD) -> Anchored:
    return anchor(new, describe(old, place(old, words)))


def test_an_unchanged_text_gives_the_same_place() -> None:
    assert anchored("12.5", OLD) == Anchored(Outcome.SAME, place(OLD, "12.5"), sentence_kept=True)


def test_words_inserted_before_move_the_place_and_keep_the_sentence() -> None:
    new = "A new first line with 7 words.\n" + OLD
    assert anchored("2667批次", new) == Anchored(Outcome.MOVED, place(new, "2667批次"), sentence_kept=True)


def test_another_value_in_the_same_words_is_a_changed_value() -> None:
    new = OLD.replace("12.5", "12.7")
    assert anchored("12.5", new) == Anchored(Outcome.VALUE_CHANGED, place(new, "12.7"))


def test_another_value_at_either_end_of_the_text_is_a_changed_value() -> None:
    old = "4,860 thousand tonnes went through the harbour, and the yard took 12,500"
    for was, now in (("4,860", "4,870"), ("12,500", "12,600")):
        new = old.replace(was, now)
        assert anchored(was, new, old) == Anchored(Outcome.VALUE_CHANGED, place(new, now))


def test_two_values_that_changed_places_are_both_changed_values() -> None:
    new = OLD.replace("12.5", "#").replace("13.4", "12.5").replace("#", "13.4")
    assert anchored("12.5", new).outcome is not Outcome.SAME
    assert not anchored("12.5", new).found
    assert not anchored("13.4", new).found


def test_a_longer_number_with_the_same_digits_is_not_the_figure() -> None:
    assert not anchored("14批次", OLD.replace("14批次", "314批次")).found
    assert not anchored("96", OLD.replace("96批次", "96.5批次")).found


def test_a_deleted_sentence_is_gone() -> None:
    new = OLD.replace("銷毀商品共計2.3295萬公斤。", "")
    assert anchored("2.3295萬公斤", new) == Anchored(Outcome.GONE)


def test_the_same_figure_in_another_sentence_is_not_taken_for_a_deleted_one() -> None:
    new = "Repairs took 12.5 days on average, which was longer than anyone had planned for.\n"
    assert anchored("12.5", new).outcome is Outcome.GONE


def test_a_sentence_that_stands_twice_now_is_ambiguous() -> None:
    sentence = "全年完成產品質量抽查14批次,食品監督抽檢2667批次,藥品抽樣96批次。"
    new = OLD.replace(sentence, "") + "前言。" + sentence + "後語。" + sentence
    assert anchored("2667批次", new).outcome is Outcome.AMBIGUOUS


def test_a_word_changed_in_the_sentence_finds_the_figure_but_says_that_the_sentence_changed() -> None:
    new = OLD.replace("in the year", "in its first full year")
    found = anchored("4.86", new)
    assert (found.found, found.span, found.sentence_kept) == (True, place(new, "4.86"), False)


def test_words_added_to_the_last_sentence_change_it() -> None:
    old = "Costs rose to 12.5 million"
    found = anchored("12.5", old + ", says one of two reports", old)
    assert (found.found, found.sentence_kept) == (True, False)


def test_of_the_same_words_twice_each_finds_its_own() -> None:
    old = "The north yard has 20 cranes and a gate.\nThe south yard has 20 cranes and a wall.\n"
    new = "Yards.\n" + old
    for nth in (0, 1):
        assert anchor(new, describe(old, place(old, "20", nth))).span == place(new, "20", nth)


def test_context_is_lengthened_until_the_quote_is_unique() -> None:
    old = "x" + "Rate 5 of the day is the rate of the whole week and more. " * 4
    quote = describe(old, place(old, "5", 2)).quote
    assert old.count(quote.prefix + quote.exact + quote.suffix) == 1


def test_context_is_bounded_in_a_text_that_repeats_itself() -> None:
    old = "5 of it\n" * 20_000
    quote = describe(old, Span(80_000, 80_001)).quote
    assert len(quote.prefix) < 10_000


def test_a_place_at_either_end_of_the_text_has_the_context_there_is() -> None:
    quote = describe("7 up", Span(0, 1)).quote
    assert (quote.prefix, quote.exact, quote.suffix) == ("", "7", " up")


@pytest.mark.parametrize("unit", ["a figure 5 in a line\n", "some 5 words, {} of them\n"])
def test_many_places_are_described_as_one_by_one(unit: str) -> None:
    old = "".join(unit.format(line % 40) for line in range(300))
    spans = [place(old, "5", nth) for nth in range(300)]
    assert [*describe_all(old, spans)] == [describe(old, span) for span in spans]
