"""What a report without a title is called."""

import pytest

from tui.domain.naming import file_name_of, name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("各位代表：\n现在，我代表市政府，向大会报告工作。", "city report 2009"),
        ("各位委员、同志们！\n去年是不平凡的一年。", "city report 2009"),
        ("Dear Sir or Madam:\nWe sold 12 cars.", "city report 2009"),
        ("Dear shareholders,\nSales rose.", "city report 2009"),
        ("致：立法會\n小組委員會\n本人就附屬法例提交意見書。", "city report 2009"),
        ("To: The Board\nFrom: Ann\nSales rose.", "city report 2009"),
    ],
)
def test_a_greeting_or_an_addressee_is_no_name(text: str, name: str) -> None:
    assert name_of(text, "/reports/city_report_2009.txt") == name


@pytest.mark.parametrize("location", ["-", "https://example.org/letter.html", "/reports/20090305.txt"])
def test_where_no_file_tells_the_line_after_the_greeting_is_the_name(location: str) -> None:
    assert name_of("各位代表：\n现在，我向大会报告工作。请予审议。", location) == "现在，我向大会报告工作"


@pytest.mark.parametrize(
    "text",
    [
        "To: The Board\nDate: 12 May 2024\nSubject: Sales in spring\nSales rose.",
        "Re: Sales in spring\nDear Ann,\nSales rose.",
        "致：董事會\n事由：Sales in spring\n銷售上升。",
    ],
)
def test_a_letter_is_called_by_its_subject(text: str) -> None:
    assert name_of(text, "/reports/letter.txt") == "Sales in spring"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Losses fell: a year of 3 numbers\nThen more.", "Losses fell: a year of 3 numbers"),
        ("To date 12 cases are known. More follow.", "To date 12 cases are known"),
        ("各位市民去年共用水12亿吨。", "各位市民去年共用水12亿吨"),
    ],
)
def test_a_first_line_that_only_begins_like_a_greeting_is_the_name(text: str, name: str) -> None:
    assert name_of(text, "/reports/a_file.txt") == name


def test_a_greeting_with_nothing_after_it_is_all_there_is() -> None:
    assert name_of("各位代表：", "-") == "各位代表"


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("/reports/质量工作_2021.docx", "质量工作 2021"),
        ("report.final.pdf", "report.final"),
        ("/reports/2021-12.txt", ""),
        ("https://example.org/letter.html", ""),
        ("-", ""),
    ],
)
def test_a_files_name_is_read_as_words(location: str, name: str) -> None:
    assert file_name_of(location) == name
