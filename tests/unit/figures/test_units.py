from decimal import Decimal

import pytest

from tests.unit.figures.reading_figures import figures_in
from tui.domain.additions import Additions
from tui.domain.figure import FigureKind
from tui.domain.text import Span
from tui.figures.data import units
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
        (" Btu/kWh of", FigureKind.RATE, "Btu/kWh"),
        (" m/f", None, ""),
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


# 成 and 折 are tenths, and these letters are units only where they touch the number, W a week in English.
UNLIKE = frozenset({"成", "折", "W", "Y", "x", "×"})
WRITTEN = [
    (kind, unit, factor, spelling, ("数量为", "，其中"), (("", 1), ("万", 10**4), ("亿", 10**8)))
    for kind, unit, factor, spellings in units.CHINESE
    for spelling in spellings.split()
] + [
    (kind, unit, factor, spelling, ("The total was ", " in all"), (("", 1), (" million", 10**6)))
    for kind, unit, factor, spellings in units.ENGLISH
    for spelling in spellings.split(";")
]


def gaps(spelling: str, scale: str) -> list[str]:
    """Return what may stand between a number and a unit: English words do not touch it."""
    if spelling in UNLIKE:
        return []
    worded = spelling in ENGLISH_SPELLINGS and spelling[0].isalpha() and (scale.startswith(" ") or len(spelling) > 2)
    return [" "] if worded else ["", " "]


ENGLISH_SPELLINGS = {spelling for _, _, _, spelling, (before, _), _ in WRITTEN if before.isascii()}


def test_every_spelling_of_the_tables_is_read_with_each_scale_and_with_or_without_a_blank() -> None:
    misread = []
    for kind, unit, factor, spelling, (before, behind), scales in WRITTEN:
        for scale, times in scales:
            for gap in gaps(spelling, scale):
                written = f"12.5{scale}{gap}{spelling}"
                found = [
                    (f.span, f.kind, f.quantity.unit, f.quantity.value)
                    for f in figures_in(f"{before}{written}{behind}")
                ]
                span = Span(len(before), len(before) + len(written))
                if found != [(span, kind, unit, Decimal("12.5") * times * factor)]:
                    misread.append(written)
    assert misread == []


@pytest.mark.parametrize(
    ("text", "words"), [("容量为100KG，", "100KG"), ("面积12.5㎡", "12.5㎡"), ("5 % points up", "5 % points")]
)
def test_a_unit_in_capitals_or_of_one_sign_is_no_name(text: str, words: str) -> None:
    assert [figure.span.of(text) for figure in figures_in(text)] == [words]
