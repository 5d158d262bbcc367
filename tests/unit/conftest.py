"""What tests of the layers below the app share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.making import desk_in
from tui.session import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with a store of its own in the test's folder."""
    desk = desk_in(tmp_path)
    yield desk
    desk.close()
