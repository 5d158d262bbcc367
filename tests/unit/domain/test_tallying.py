from tests.making import report_of
from tui.domain.look import look_code
from tui.domain.review import Status
from tui.domain.tally import Tally
from tui.domain.tallying import SectionTallies, section_parents

TEXT = "0 before\n# One 1\nand 2\n## Deep 3\nand 4\n# Two 5\n"


def tallies() -> SectionTallies:
    report = report_of(TEXT)
    figures = report.numerals.figures
    looks = bytes(look_code(Status.OPEN, checkable=figure.quantity.value != 4) for figure in figures)
    return SectionTallies(report.sections, [figure.span.start for figure in figures], looks)


def test_a_section_counts_the_items_of_its_children() -> None:
    assert [tallies().of(index).open for index in range(3)] == [3, 1, 1]


def test_the_whole_counts_what_stands_before_the_first_section() -> None:
    assert tallies().whole == Tally(open=5, unchecked=1)


def test_an_item_is_in_its_innermost_section() -> None:
    report = report_of(TEXT)
    found = [tallies().section_of(figure.span) for figure in report.numerals.figures]
    assert found == [None, 0, 0, 1, 1, 2]


def test_a_change_is_counted_in_all_sections_above() -> None:
    counted = tallies()
    counted.change(report_of(TEXT).numerals.figures[3].span, Status.OPEN, Status.DISPUTED, checkable=True)
    assert counted.of(1) == Tally(disputed=1, unchecked=1)
    assert counted.of(0) == Tally(open=2, disputed=1, unchecked=1)
    assert counted.of(2) == Tally(open=1)
    assert counted.whole == Tally(open=4, disputed=1, unchecked=1)


def test_an_item_that_needs_no_check_counts_once_it_is_decided() -> None:
    counted = tallies()
    counted.change(report_of(TEXT).numerals.figures[4].span, Status.OPEN, Status.VERIFIED, checkable=False)
    assert counted.whole == Tally(open=5, verified=1)
    assert (counted.whole.total, counted.whole.reviewed) == (6, 1)


def test_the_tally_after_changes_is_told_without_making_them() -> None:
    counted = tallies()
    after = counted.whole_after([(True, Status.OPEN, Status.VERIFIED), (True, Status.OPEN, Status.EXCLUDED)])
    assert after == Tally(open=3, verified=1, excluded=1, unchecked=1)
    assert counted.whole == Tally(open=5, unchecked=1)


def test_a_section_s_parent_is_the_innermost_that_contains_it() -> None:
    assert section_parents(report_of(TEXT).sections) == (None, 0, None)


def test_a_report_without_sections_has_one_tally() -> None:
    report = report_of("1 and 2")
    starts = [figure.span.start for figure in report.numerals.figures]
    looks = bytes([look_code(Status.OPEN, checkable=True), look_code(Status.DISPUTED, checkable=True)])
    assert SectionTallies((), starts, looks).whole == Tally(open=1, disputed=1)


def test_a_conclusion_moves_an_open_item_in_a_tally() -> None:
    assert Tally(open=5, disputed=2, unchecked=1).after(Status.DISPUTED) == Tally(open=4, disputed=3, unchecked=1)
