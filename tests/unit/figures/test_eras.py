import pytest

from tests.unit.figures.reading_figures import said


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("令和6年3月1日施行", "令和6年3月1日", "2024-03-01"),
        ("康熙三年五月", "康熙三年五月", "1664-05"),
        ("神龍元年十一月，", "神龍元年十一月", "0705-11"),
        ("民國三十年", "民國三十年", "1941"),
        ("昭和50年以降", "昭和50年", "1975"),
    ],
)
def test_a_year_of_an_era_is_a_date_and_no_length(text: str, words: str, code: str) -> None:
    assert said(text)[0][:2] == (words, code)


@pytest.mark.parametrize("text", ["乾隆年间", "嘉靖三年来"])
def test_an_era_alone_or_a_length_behind_it_is_no_year(text: str) -> None:
    assert not any(code.isdigit() and len(code) == 4 for _, code, _ in said(text) if isinstance(code, str))
