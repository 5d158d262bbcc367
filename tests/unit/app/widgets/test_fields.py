"""What is pasted into a field of one line."""

import pytest

from tui.app.widgets.fields import on_one_line


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("one line", "one line"),
        ("Education\n  reported that\r\n\nit", "Education reported that it"),
        ("江門市政府\n通報2021年\n度質量", "江門市政府通報2021年度質量"),
        ("共 12\n萬元", "共 12 萬元"),
        ("https://example.org\n", "https://example.org"),
        ("\n \n", ""),
    ],
)
def test_several_lines_become_one_with_blanks_where_their_script_has_them(pasted: str, line: str) -> None:
    assert on_one_line(pasted) == line
