import pytest

from tui.domain.review import EventField
from tui.errors import ReadError
from tui.export import csv_back
from tui.export.back import incoming


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_lines_may_end_as_on_any_system(ending: str) -> None:
    (mark,) = csv_back.parsed(ending.join(["quote,status,note", "41 cases,verified,seen", ""])).marks
    assert (mark.target.quote.exact, mark.fields[EventField.STATUS]) == ("41 cases", "verified")
    assert mark.fields[EventField.NOTE] == "seen"


def test_a_first_line_longer_than_any_head_is_no_table() -> None:
    assert not csv_back.is_table("x" * 200_000)
    with pytest.raises(ReadError, match="no web annotations"):
        incoming(b'{"words": "' + b"x" * 200_000 + b'"}')
