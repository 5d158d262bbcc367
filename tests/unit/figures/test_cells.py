from tests.unit.figures.reading_figures import figures_in, said


def test_a_percentage_in_a_table_of_millions_is_not_scaled() -> None:
    text = "(in millions)\n\tThree Months\tYear\nNet sales\t$12.5\t$50.1\nTax rate (%)\t24.1\t23.9\n"
    assert said(text)[-2:] == [("24.1", "24.1", "%"), ("23.9", "23.9", "%")]


def test_the_dates_of_a_head_need_no_check() -> None:
    text = "ASSETS\tNovember 2, 2024\tFebruary 3, 2024\nCash\t$301,958\t$268,213\n"
    assert [figure.checkable for figure in figures_in(text)][:2] == [False, False]
