from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.checks.figuring import passage, told
from tui.checks.find import find_findings
from tui.domain.finding import Finding, Verdict

LEAST, MOST = 10_000, 9_999_999
AMOUNTS = st.integers(min_value=LEAST, max_value=MOST)
ROWS = st.integers(min_value=2, max_value=9)
COLUMNS = st.integers(min_value=3, max_value=5)
TENTH = Decimal("0.1")
HEADS = ("2021", "2022", "2023", "2024", "2025")


class Grid:
    """A table of made-up numbers, its totals right, as lines of cells."""

    def __init__(self, rows: list[list[str]]) -> None:
        self.rows = rows

    def text(self) -> str:
        return "\n".join("\t".join(row) for row in self.rows) + "\n"

    def replaced(self, row: int, column: int, words: str) -> tuple[str, int]:
        """Return the text with another number in a cell, and where that begins."""
        rows = [list(line) for line in self.rows]
        rows[row][column] = words
        before = "\n".join("\t".join(line) for line in rows[:row])
        at = len(before) + 1 + sum(len(cell) + 1 for cell in rows[row][:column])
        return Grid(rows).text(), at


@st.composite
def chance(draw: st.DrawFn) -> list[list[int]]:
    """Draw rows of numbers as little alike as those of a report: simple ones say nothing of each other."""
    random = Random(draw(st.integers(min_value=0, max_value=2**32)))  # noqa: S311 - made-up numbers
    width = draw(COLUMNS)
    return [[random.randint(LEAST, MOST) for _ in range(width)] for _ in range(draw(ROWS))]


def footed(amounts: list[list[int]]) -> Grid:
    """Return a table whose last row is the sum of the others."""
    totals = [sum(column) for column in zip(*amounts, strict=True)]
    rows = [["Region", *HEADS[: len(totals)]]]
    rows += [[f"Region {chr(65 + at)}", *(f"{amount:,}" for amount in row)] for at, row in enumerate(amounts)]
    return Grid([*rows, ["Total", *(f"{total:,}" for total in totals)]])


def rounded(amounts: list[list[int]]) -> Grid:
    """Return a table in tenths whose totals were worked out before rounding, as statistical tables are."""
    exact = [[Decimal(amount) / 100 for amount in row] for row in amounts]
    totals = [sum(column, start=Decimal(0)) for column in zip(*exact, strict=True)]
    lines = [*((f"地区{at}", row) for at, row in enumerate(exact)), ("合计", totals)]
    rows = [["地区（亿元）", *HEADS[: len(totals)]]]
    return Grid(
        [*rows, *([name, *(str(number.quantize(TENTH, ROUND_HALF_UP)) for number in row)] for name, row in lines)]
    )


def grown(amounts: list[list[int]]) -> Grid:
    """Return a table with the change and the growth between its two years."""
    rows = [["Item", "2024", "2023", "Change", "Change (%)"]]
    for at, (new, old, *_) in enumerate(amounts):
        rate = ((Decimal(new) / old - 1) * 100).quantize(TENTH, ROUND_HALF_UP)
        rows.append([f"Item {chr(65 + at)}", f"{new:,}", f"{old:,}", f"{new - old:,}", str(rate)])
    return Grid(rows)


def failing(text: str) -> list[Finding]:
    return [finding for finding in told(text) if finding.verdict is Verdict.FAILS]


def stated(text: str, rules: set[str]) -> set[int]:
    """Return where the figures stand that some rules found to hold."""
    right = {Verdict.HOLDS, Verdict.ROUNDING}
    found = find_findings(passage(text))
    return {one.operands[0].span.start for one in found if one.rule in rules and one.verdict in right}


def slipped(words: str, at: int) -> str:
    """Return a number with another digit in one place, none of the last two.

    Nine whole numbers that were each rounded can make ten more or less than their total.
    """
    places = [index for index, character in enumerate(words[:-2]) if character.isdigit()]
    place = places[at % len(places)]
    digit = "1" if words[place] == "9" else str(int(words[place]) + 1)
    return words[:place] + digit + words[place + 1 :]


def places_of_last_row(grid: Grid) -> set[int]:
    return {grid.replaced(len(grid.rows) - 1, column, "")[1] for column in range(1, len(grid.rows[-1]))}


ANY = st.integers(min_value=3, max_value=5).flatmap(
    lambda width: st.lists(st.lists(AMOUNTS, min_size=width, max_size=width), min_size=2, max_size=9)
)


@settings(max_examples=60)
@given(ANY, st.sampled_from([footed, rounded, grown]))
def test_a_table_that_is_right_has_no_failure(
    amounts: list[list[int]], make: Callable[[list[list[int]]], Grid]
) -> None:
    assert not failing(make(amounts).text())


@settings(max_examples=60)
@given(chance(), st.sampled_from([footed, rounded]))
def test_each_total_of_a_table_holds(amounts: list[list[int]], make: Callable[[list[list[int]]], Grid]) -> None:
    grid = make(amounts)

    assert not failing(grid.text())
    assert places_of_last_row(grid) <= stated(grid.text(), {"table.total"})


@settings(max_examples=60)
@given(chance(), st.integers(min_value=0, max_value=99), st.integers(min_value=0, max_value=99))
def test_a_slip_in_a_footed_table_is_named(amounts: list[list[int]], cell: int, digit: int) -> None:
    grid = footed(amounts)
    height, width = len(grid.rows) - 1, len(grid.rows[0]) - 1
    row, column = 1 + cell % height, 1 + cell % width
    text, at = grid.replaced(row, column, slipped(grid.rows[row][column], digit))

    assert any(span.start == at for finding in failing(text) for span in finding.spans)


@settings(max_examples=60)
@given(chance())
def test_change_and_growth_hold_in_each_row(amounts: list[list[int]]) -> None:
    grid = grown(amounts)
    changes = {grid.replaced(row, 3, "")[1] for row in range(1, len(grid.rows))}

    assert not failing(grid.text())
    assert changes <= stated(grid.text(), {"table.difference"})


@settings(max_examples=60)
@given(chance(), st.integers(min_value=0, max_value=99))
def test_a_wrong_change_is_named(amounts: list[list[int]], seed: int) -> None:
    grid = grown([*amounts, amounts[0][::-1], amounts[1][::-1]])
    row = 1 + seed % (len(grid.rows) - 1)
    text, at = grid.replaced(row, 3, slipped(grid.rows[row][3], 1))

    assert any(span.start == at for finding in failing(text) for span in finding.spans)


@settings(max_examples=40)
@given(st.lists(st.lists(AMOUNTS, min_size=3, max_size=5), min_size=2, max_size=8))
def test_numbers_that_have_nothing_to_do_with_each_other_are_left_alone(rows: list[list[int]]) -> None:
    lines = [["Item", *HEADS], *([f"Item {chr(65 + at)}", *map(str, row)] for at, row in enumerate(rows))]

    assert not failing(Grid(lines).text())


@settings(max_examples=60)
@given(st.text(alphabet="1234567890,.-—%() \t\n合计Total其中|#万亿", max_size=300))
def test_any_text_is_checked_without_a_fault(text: str) -> None:
    for finding in told(text):
        assert all(text[one.span.start : one.span.end] == one.printed for one in finding.operands)
