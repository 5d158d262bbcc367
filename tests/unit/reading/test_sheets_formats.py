import pytest

from tui.reading.sheets_formats import BUILT_IN, displayed


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "General", "1234.5"),
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.33333333333333331", "General", "0.3333333333"),
        ("123456789012", "General", "123456789012"),
        ("-7", "General", "-7"),
        ("1E+2", "General", "100"),
        ("1234.5", "0", "1235"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0", "#,##0", "0"),
        ("12", "#,##0", "12"),
        ("1234567", "#,##0", "1,234,567"),
        ("0.5", "#.##", ".5"),
        ("0.056", "0.0%", "5.6%"),
        ("0.12345", "0.00%", "12.35%"),
        ("1.005", "0.00", "1.01"),
        ("-5", "#,##0;(#,##0)", "(5)"),
        ("-5", "0.0", "-5.0"),
        ("-0.01", "0.0", "0.0"),
        ("0", '0;-0;"-"', "-"),
        ("12", "[Red]0.0", "12.0"),
        ("1E+30", "#,##0", f"1{',000' * 10}"),
        ("1E+299", "0%%", "1E+299"),
        ("-1E+40", "0.0", f"-1{'0' * 40}.0"),
        ("1", f"0.{'0' * 99}", f"1.{'0' * 30}"),
        ("12", '"¥"#,##0', "¥12"),
        ("-12", "[$¥-804]#,##0", "-¥12"),
        ("12", '0.0"万元"', "12.0万元"),
        ("12", "0.0_);(0.0)", "12.0"),
        ("12000", '0.0,"k"', "12.0k"),
        ("5", "000", "005"),
        ("12", "#,##0.##", "12"),
        ("123456", "0.00E+00", "1.23E+05"),
        ("1.5", "# ?/?", "1.5"),
        ("200", "[>100]0.0;0", "200"),
        ("12", "@", "12"),
    ],
)
def test_numbers_are_shown_as_their_format_has_them(value: str, code: str, shown: str) -> None:
    assert displayed(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("45292", "yyyy-mm-dd", "2024-01-01"),
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292", "[$-804]yyyy年m月", "2024年1月"),
        ("45292.75", "yyyy/m/d h:mm", "2024/1/1 18:00"),
        ("45292.75", "h:mm:ss AM/PM", "6:00:00 PM"),
        ("45292.00069", "mm:ss", "01:00"),
        ("1.5", "[h]:mm", "36:00"),
        ("45292", "d-mmm-yy", "1-Jan-24"),
        ("45292", "dddd, mmmm d, yyyy", "Monday, January 1, 2024"),
        ("45292", "aaaa", "星期一"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("99999999", "yyyy-mm-dd", "99999999"),
    ],
)
def test_days_are_shown_as_their_format_has_them(value: str, code: str, shown: str) -> None:
    assert displayed(value, code) == shown


def test_a_book_may_count_its_days_from_1904() -> None:
    assert displayed("43830", "yyyy-mm-dd", from_1904=True) == "2024-01-01"


def test_a_built_in_short_date_is_shown_year_first() -> None:
    assert displayed("45292", BUILT_IN[14]) == "2024/1/1"


@pytest.mark.parametrize("value", ["", "abc", "NaN", "Infinity", "1E+999", "1E-999"])
def test_what_is_no_number_is_shown_as_it_is(value: str) -> None:
    assert displayed(value, "0.00") == value


@pytest.mark.parametrize(
    "code", ["", ";", ";;;", '"', "\\", "[", "%", ",", ".", "E+", "0E+0", "y", "[h", "0;;", "*", "_"]
)
def test_a_broken_format_still_shows_something(code: str) -> None:
    assert isinstance(displayed("-1234.5", code), str)
