from tests.making import report_of
from tui.domain.pairing import Place, Printed, carried

LONG = "This line has {} figures and enough words to be known by them alone."


def printed(text: str) -> Printed:
    return Printed(text, [figure.span for figure in report_of(text).numerals.figures])


def test_equal_lines_carry_their_figures_over() -> None:
    old = "\n".join(LONG.format(number) for number in range(5))
    new = "A new line with 99 in it.\n" + old
    assert carried(printed(old), printed(new)) == {n: Place(n + 1) for n in range(5)}


def test_a_short_line_is_carried_over_beside_a_known_one() -> None:
    old = f"{LONG.format(1)}\n7\n"
    new = f"8\n{LONG.format(1)}\n7\n"
    assert carried(printed(old), printed(new))[1] == Place(2)


def test_a_short_line_alone_is_not_taken_for_one_elsewhere() -> None:
    old = f"Total\t12\n{LONG.format(1)}\nover\n"
    new = f"{LONG.format(1)}\nover the whole of it\nTotal\t12\n"
    assert 0 not in carried(printed(old), printed(new))


def test_no_figure_is_given_to_two() -> None:
    old = "It cost 12 pounds for the first of all the days here.\nIt cost 12 pounds for the first of all the days here."
    new = "It cost 12 pounds for the first of all the days here."
    places = carried(printed(old), printed(new))
    assert len({place.index for place in places.values()}) == len(places)


def told(old: str, new: str) -> dict[str, tuple[str, bool]]:
    """Return what each figure of `old` is in `new`, and whether it is printed as it was."""
    one, other = printed(old), printed(new)
    places = carried(one, other)
    return {one.words(index): (other.words(place.index), place.value_kept) for index, place in places.items()}


def test_a_figure_is_told_by_one_side_where_the_other_changed() -> None:
    old = "Ships called at the old port, of which 31 carried grain and coal to the north."
    assert told(old, old.replace("called", "docked")) == {"31": ("31", True)}


def test_a_sentence_is_told_in_another_paragraph() -> None:
    one = "The harbour handled 486 ships in the year."
    old = f"{one} Costs were 12 millions of them.\nAnother line.\n"
    assert told(old, f"Nothing else was said here.\nAnother line. {one} It ends.\n") == {"486": ("486", True)}


def test_white_space_and_line_ends_may_differ() -> None:
    old = "The harbour handled\n486 ships in the year,\nand it was paid 12 millions for that."
    new = "The harbour   handled 486 ships\nin the year, and it was paid\t12 millions for that."
    assert told(old, new) == {"486": ("486", True), "12": ("12", True)}


def test_another_value_in_the_same_sentence_is_told() -> None:
    old = "Repairs of the quay have cost 125 thousands of pounds in the north yard."
    assert told(old, old.replace("125", "134")) == {"125": ("134", False)}


def test_two_values_that_changed_places_are_not_taken_for_each_other() -> None:
    old = "Costs were 125 in the year and income was 134 in all of it."
    new = "Costs were 134 in the year and income was 125 in all of it."
    assert told(old, new) == {}


def test_a_look_alike_sentence_with_another_number_in_it_is_not_the_sentence() -> None:
    old = "In unit 31 of the group the revenue came to 125 of millions in all.\n"
    new = "In unit 32 of the group the revenue came to 125 of millions in all.\n"
    assert "125" not in told(old, new)


def test_a_rewritten_text_of_many_figures_keeps_them() -> None:
    old = "\n".join(f"Row {number} of the older of the texts, with words." for number in range(2_500))
    new = "\n".join(f"Now row {number} of the older of the texts, with words." for number in range(2_500))
    assert len(told(old, new)) == 2_500


SENTENCE = "In the yard there were {} barges, beside them lay {} tugs, and {} colliers came."
AROUND = "The first line of it tells of 7 whole days.\n{}\nThe last line of it tells of 9 whole nights.\n"


def test_the_others_in_a_sentence_are_told_where_one_value_changed() -> None:
    old = AROUND.format(SENTENCE.format(12, 134, 56))
    assert told(old, old.replace("134", "143")) == {
        "7": ("7", True),
        "12": ("12", True),
        "134": ("143", False),
        "56": ("56", True),
        "9": ("9", True),
    }


def test_the_other_of_two_values_in_a_sentence_is_told() -> None:
    old = AROUND.format("Costs were 125 in the year and income was 134 in all of it.")
    assert told(old, old.replace("125", "126"))["134"] == ("134", True)


def test_two_changed_values_of_a_sentence_are_told_beside_those_that_stay() -> None:
    old = AROUND.format(SENTENCE.format(12, 134, 56).replace("came", "came for 8 hours"))
    places = told(old, old.replace("134", "143").replace("56", "65"))
    assert (places["12"], places["134"], places["56"], places["8"]) == (
        ("12", True),
        ("143", False),
        ("65", False),
        ("8", True),
    )


def test_the_same_sentence_in_another_place_is_not_told_by_its_words_alone() -> None:
    old = SENTENCE.format(12, 134, 56) + "\n" + AROUND.format("And there was more of it.")
    new = AROUND.format("And there was more of it.") + SENTENCE.format(12, 143, 65)
    assert told(old, new).keys() == {"7", "9"}


def test_the_next_issue_of_a_report_is_not_the_same_report() -> None:
    old = "\n".join(SENTENCE.format(12 + n, 134 + n, 100).replace("yard", f"yard {'abcd'[n]}") for n in range(4))
    new = "\n".join(SENTENCE.format(32 + n, 194 + n, 100).replace("yard", f"yard {'abcd'[n]}") for n in range(4))
    assert told(old, new) == {}


def test_a_number_that_is_not_to_be_checked_tells_sentences_apart() -> None:
    old = AROUND.format("In the year 2023 it cost 125 and it made 134 of them in all.")
    new = old.replace("2023", "2024")
    one, other = printed(old), printed(new)
    checkable = bytes(one.words(index) != "2023" for index in range(len(one.spans)))
    places = carried(Printed(old, one.spans, checkable), Printed(new, other.spans, checkable))
    assert {one.words(index) for index in places} == {"7", "2023", "9"}
