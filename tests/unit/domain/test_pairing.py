from tests.making import report_of
from tui.domain.pairing import Place, Printed, carried

LONG = "This line has {} figures and enough words to be known by them alone."


def printed(text: str) -> Printed:
    return Printed(text, [figure.span for figure in report_of(text).numerals.figures])


def test_equal_lines_carry_their_figures_over() -> None:
    old = "\n".join(LONG.format(number) for number in range(5))
    new = "A new line with 99 in it.\n" + old
    assert carried(printed(old), printed(new), ()) == {n: Place(n + 1, sentence_kept=True) for n in range(5)}


def test_a_short_line_is_carried_over_beside_a_known_one() -> None:
    old = f"{LONG.format(1)}\n7\n"
    new = f"8\n{LONG.format(1)}\n7\n"
    assert carried(printed(old), printed(new), ())[1] == Place(2, sentence_kept=True)


def test_a_short_line_alone_is_not_taken_for_one_elsewhere() -> None:
    old = f"Total\t12\n{LONG.format(1)}\nover\n"
    new = f"{LONG.format(1)}\nover the whole of it\nTotal\t12\n"
    assert 0 not in carried(printed(old), printed(new), ())


def test_no_figure_is_given_to_two() -> None:
    old = "It cost 12 pounds for the first of all the days here.\nIt cost 12 pounds for the first of all the days here."
    new = "It cost 12 pounds for the first of all the days here."
    places = carried(printed(old), printed(new), ())
    assert len({place.index for place in places.values()}) == len(places)


def test_undecided_figures_of_a_rewritten_text_are_not_looked_for_one_by_one() -> None:
    old = "\n".join(f"Row {number} of the old text, with words." for number in range(2_500))
    new = "\n".join(f"Now row {number} of the old text, with words." for number in range(2_500))
    assert set(carried(printed(old), printed(new), (7,))) <= {7}
