import pytest

from tui.domain.additions import Additions
from tui.domain.figure import FigureKind
from tui.figures.language import tables
from tui.figures.units import unit_at


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("个百分点", FigureKind.PERCENT_POINT, "pp"),
        ("万千瓦时", None, ""),
        ("千瓦时", FigureKind.ENERGY, "kWh"),
        ("平方公里", FigureKind.AREA, "km2"),
        ("元/人", FigureKind.RATE, "CNY/人"),
        ("元每吨", FigureKind.RATE, "CNY/吨"),
        ("微克/立方米", FigureKind.CONCENTRATION, "µg/m3"),
        (" percentage points", FigureKind.PERCENT_POINT, "pp"),
        (" metric tons of", FigureKind.MASS, "t"),
        ("-week period", FigureKind.DURATION, "week"),
        ("bps", FigureKind.BASIS_POINT, "bp"),
        (" km/h", FigureKind.SPEED, "km/h"),
        (" cases", None, ""),
    ],
)
def test_the_longest_unit_behind_a_number_is_found(text: str, kind: FigureKind | None, unit: str) -> None:
    found = unit_at(text, 0, tables())
    assert (found[0].kind, found[0].unit) == (kind, unit) if found is not None else kind is None


@pytest.mark.parametrize("text", ["成立", "分别", "点多", "人均"])
def test_a_character_that_begins_another_word_is_no_unit(text: str) -> None:
    assert unit_at(text, 0, tables()) is None


def test_a_users_unit_is_known() -> None:
    words = tables(Additions(units=(("bcm", "volume", "m3", "1000000000"),)))
    found = unit_at(" bcm", 0, words)
    assert found is not None
    assert (found[0].unit, int(found[0].factor)) == ("m3", 10**9)
