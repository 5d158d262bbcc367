from datetime import timedelta

import pytest

from tests.making import START
from tui.domain.library import LibraryEntry, Order, ordered, selected
from tui.domain.review import Status
from tui.domain.tally import Tally

BASE = LibraryEntry("a", "Alpha", "/a", "City", "2024-01-02", "en", "", START, START, 3, Tally(open=2, verified=1))
OTHER = BASE.replaced(
    id="b",
    title="beta",
    publisher="Bank",
    date="",
    touched_at=START + timedelta(days=1),
    tally=Tally(open=3, disputed=1),
    tags=("Tax",),
)
NONE_TO_CHECK = BASE.replaced(id="c", title="Gamma", publisher="Union", date="2025-12-31", tally=Tally(unchecked=4))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.TOUCHED, "bac"),
        (Order.TITLE, "abc"),
        (Order.SOURCE, "bac"),
        (Order.DATE, "cab"),
        (Order.OPEN, "bac"),
        (Order.DISPUTED, "bac"),
        (Order.PROGRESS, "bac"),
    ],
)
def test_reports_are_sorted_as_asked(order: Order, expected: str) -> None:
    assert "".join(entry.id for entry in ordered([NONE_TO_CHECK, BASE, OTHER], order)) == expected


@pytest.mark.parametrize(
    ("statuses", "tags", "expected"),
    [((), (), "abc"), ((Status.VERIFIED,), (), "a"), ((Status.VERIFIED, Status.DISPUTED), (), "ab"),
     ((Status.OPEN,), ("tax",), "b"), ((), ("tax", "more"), ""), ((Status.EXCLUDED,), (), "")],
)  # fmt: skip
def test_reports_are_selected_by_status_and_tags(
    statuses: tuple[Status, ...], tags: tuple[str, ...], expected: str
) -> None:
    entries = selected([BASE, OTHER, NONE_TO_CHECK], statuses=statuses, tags=tags)
    assert "".join(entry.id for entry in entries) == expected
