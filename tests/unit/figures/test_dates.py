import pytest

from tests.unit.figures.reading_figures import figures_in, said


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("2012年3月20日发布", "2012年3月20日", "2012-03-20"),
        ("截至二〇二三年", "二〇二三年", "2023"),
        ("二零二六年六月三十日", "二零二六年六月三十日", "2026-06-30"),
        ("2020年1月至11月", "2020年1月至11月", "2020-01/2020-11"),
        ("2022年第一季度", "2022年第一季度", "2022-Q1"),
        ("2026年上半年", "2026年上半年", "2026-H1"),
        ("18年10月1日到19年2月3日", "18年10月1日到19年2月3日", "2018-10-01/2019-02-03"),
        ("民國115年7月", "民國115年7月", "2026-07"),
        ("1-9月份", "1-9月份", "XXXX-01/XXXX-09"),
        ("on 5 August 2015", "5 August 2015", "2015-08-05"),
        ("on Apr. 28, 2024", "Apr. 28, 2024", "2024-04-28"),
        ("on 5 August", "5 August", "XXXX-08-05"),
        ("in September 2015", "September 2015", "2015-09"),
        ("From November 2020 to July 2025", "November 2020 to July 2025", "2020-11/2025-07"),
        ("from fiscal\nyears 2021 through 2025", "fiscal\nyears 2021 through 2025", "FY2021/FY2025"),
        ("in FY2021/22", "FY2021/22", "FY2021/22"),
        ("in Q3 FY2023", "Q3 FY2023", "FY2023-Q3"),
        ("the third quarter of fiscal 2024", "third quarter of fiscal 2024", "FY2024-Q3"),
        ("in the second quarter", "second quarter", "Q2"),
        ("the years 2014 through 2018", "2014 through 2018", "2014/2018"),
        ("on 2021-06-30", "2021-06-30", "2021-06-30"),
        ("the fourth of July 1995", "fourth of July 1995", "1995-07-04"),
        ("2023年1-6月", "2023年1-6月", "2023-01/2023-06"),
        ("2023.01.01-2023.06.30", "2023.01.01-2023.06.30", "2023-01-01/2023-06-30"),
        ("from FY19", "FY19", "FY2019"),
        ("the 15th day of June", "15th day of June", "XXXX-06-15"),
        ("(April 23 - 26, 2017)", "April 23 - 26, 2017", "2017-04-23/2017-04-26"),
        ("over January–August 2025", "January–August 2025", "2025-01/2025-08"),
    ],
)
def test_dates_and_periods_have_their_codes(text: str, words: str, code: str) -> None:
    assert said(text) == [(words, code, "")]


def test_years_of_the_republic_share_their_word() -> None:
    assert said("民國101及102年") == [("民國101", "2012", ""), ("102年", "2013", "")]


@pytest.mark.parametrize("text", ["3个月", "3年", "十年来"])
def test_a_length_of_time_is_no_date(text: str) -> None:
    assert said(text)[0][2] in {"月", "year"}


def test_a_month_that_does_not_exist_is_no_date() -> None:
    assert said("2021-13-45")[0][1] != "2021-13-45"


def test_a_stop_behind_a_whole_months_name_ends_the_sentence() -> None:
    text = "It closed on 3 July. It opened on 4 Sept. again."
    assert [figure.span.of(text) for figure in figures_in(text)] == ["3 July", "4 Sept."]
