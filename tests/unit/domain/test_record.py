from tests.making import START
from tui.domain.library import LibraryEntry
from tui.domain.tally import Tally

ENTRY = LibraryEntry("a", "Alpha", "/a", "City", "2024-01-02", "en", "", START, START, 3, Tally(open=2, verified=1))


def test_records_are_equal_when_all_their_fields_are() -> None:
    assert Tally(open=2) == Tally(2)
    assert Tally(open=2) != Tally(open=2, verified=1)
    assert len({Tally(open=2), Tally(2), Tally(3)}) == 2
    assert ENTRY.replaced(title="Alpha") == ENTRY


def test_a_change_makes_a_copy() -> None:
    assert ENTRY.replaced(title="Beta").title == "Beta"
    assert ENTRY.title == "Alpha"


def test_a_record_shows_its_fields_by_name() -> None:
    assert repr(Tally(open=2)) == "Tally(open=2, verified=0, disputed=0, needs_source=0, excluded=0, unchecked=0)"
    assert list(Tally(open=2, unchecked=5).as_dict().values()) == list(Tally(open=2, unchecked=5).counts)
