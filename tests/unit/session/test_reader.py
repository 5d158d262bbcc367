import pytest

from tui.errors import FetchError
from tui.session import Desk


def test_the_input_is_read_from_the_bytes_given(desk: Desk) -> None:
    reading = desk.read("-", stdin=b"The town has 5,200 people.\n")
    assert reading.snapshot == b"The town has 5,200 people.\n"


def test_a_file_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(FetchError, match="no-such-file"):
        desk.read("/no-such-file.txt")
