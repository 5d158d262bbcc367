"""Re-anchoring under random edits; `tests.bench.deep_reanchoring` does the same with real reports, a thousand times."""

import random
import tempfile
from pathlib import Path

import pytest

from tests.making import desk_in, report_of
from tests.mutating import EDITS, Edit, mutated, untouched, written
from tests.reanchoring import Outcomes, outcomes_of

SHIPS = ("barges", "colliers", "ferries", "tankers", "trawlers", "tugs", "yachts", "dredgers")
TEXT = "".join(
    f"# Part {part} of the report\n"
    + "".join(
        f"In berth {part}{row} there were {37 * row + part} {ship} of {part * 11 + row} owners: {row}.{part} % of all."
        f" The dues came to {part * 1000 + row * 7} pounds.\n"
        for row, ship in enumerate(SHIPS, 1)
    )
    + "Sort\tFirst\tLast\n"
    + "".join(f"{ship} of part {part} of it\t{part * row}\t{part + row * 3}\n" for row, ship in enumerate(SHIPS, 1))
    for part in range(1, 4)
)
CHINESE = "".join(
    f"一年来，第{part}区完成检查{part * 31}批次，抽检{part * 267}批次；销毁商品{part}.5吨，罚款{part * 13}万元。\n"
    for part in range(1, 25)
)


def outcomes(text: str, seed: int) -> Outcomes:
    pieces = mutated(text, seed)
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        counts = outcomes_of(desk, report_of(text), report_of(written(pieces)), pieces)
        desk.close()
    return counts


@pytest.mark.parametrize("text", [TEXT, CHINESE])
def test_no_edit_puts_an_item_on_a_wrong_figure_and_none_vanishes(text: str) -> None:
    total = Outcomes()
    for seed in range(20):
        total.add(outcomes(text, seed))
    assert (total.wrong, total.kept_wrongly, total.vanished) == (0, 0, 0)
    assert total.found >= 0.98 * total.unchanged > 0


@pytest.mark.parametrize("edit", EDITS)
def test_each_sort_of_edit_changes_a_text(edit: Edit) -> None:
    chance = random.Random(1)  # noqa: S311 - a test's choices
    pieces = untouched(TEXT)
    for _ in range(40):
        pieces = edit(pieces, chance)
    assert written(pieces) != TEXT
