from itertools import product

import pytest

from tui.domain.look import CHANGED, NO_CHECK, look_code, status_of
from tui.domain.review import Status


def test_a_byte_says_the_status_and_whether_a_check_is_needed() -> None:
    for status, checkable, changed in product(Status, (True, False), (True, False)):
        code = look_code(status, checkable=checkable, changed=changed)
        assert code in range(256)
        assert status_of(code) is status
        assert bool(code & NO_CHECK) is not checkable
        assert bool(code & CHANGED) is changed


def test_a_byte_that_says_no_status_is_an_error() -> None:
    with pytest.raises(IndexError):
        status_of(7)
