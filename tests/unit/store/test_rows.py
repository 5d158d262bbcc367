import pytest

from tests.making import START
from tui.domain.review import ActionKind, Event, EventField
from tui.errors import StoreError
from tui.store.rows import event_of, event_row
from tui.store.seals import Row, sealed

SAID = Event("a", ActionKind.DO, "", START, "Ada", "T-0001", EventField.STATUS, "open", "verified", "b", "c")


def with_column(number: int, value: str) -> Row:
    row = event_row(1, "r", SAID)[:-1]
    return sealed(*row[:number], value, *row[number + 1 :])


def test_an_event_comes_back_from_its_row_as_it_was() -> None:
    assert event_of(event_row(1, "r", SAID)) == SAID


@pytest.mark.parametrize("row", [with_column(3, "foretell"), with_column(5, "tomorrow"), with_column(8, "mood")])
def test_an_event_of_a_later_version_is_told_and_no_fault(row: Row) -> None:
    with pytest.raises(StoreError, match="A decision of Ada on T-0001 can't be understood"):
        event_of(row)
