from tests.unit.figures.reading_figures import figures_in
from tui.figures.survey import addresses, counts_from_1911, groups_with_blanks, note_numbers, writes_decimal_commas


def test_blanks_group_where_a_long_number_shows_it() -> None:
    assert groups_with_blanks("7 039 918 cases")
    assert not groups_with_blanks("in 2019 100 people")


def test_decimal_commas_are_shown_by_points_between_groups() -> None:
    assert writes_decimal_commas("1.234,56 Euro")
    assert not writes_decimal_commas("3, 5 and 1,234")


def test_the_years_of_the_republic_are_shown_by_their_words() -> None:
    assert counts_from_1911("民国115年")
    assert not counts_from_1911("2021年")


def test_links_and_mail_addresses_are_found_in_order() -> None:
    text = "mail a.b@example.org or see https://example.org/1, thanks"
    assert [text[start:end] for start, end in addresses(text)] == ["a.b@example.org", "https://example.org/1,"]


def test_notes_are_known_by_their_marks() -> None:
    assert note_numbers("as said.[12]\n\n13 Another") == {12, 13}


def test_a_bare_dollar_follows_the_documents_language() -> None:
    assert figures_in("It cost $5.", language="en-AU")[0].quantity.unit == "AUD"
    assert figures_in("收入5元。", language="zh-HK")[0].quantity.unit == "HKD"
