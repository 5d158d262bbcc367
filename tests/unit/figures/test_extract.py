import json
import re
from pathlib import Path

import pytest

from tests.unit.figures.reading_figures import figures_in
from tui.domain.additions import Additions
from tui.domain.report import Section
from tui.domain.text import Span
from tui.domain.wire import quantity_value
from tui.figures.extract import find_numerals

GOLD = Path(__file__).resolve().parents[3].parent / "shared" / "figures" / "gold"


def test_a_text_without_numerals_has_no_figures() -> None:
    numerals = find_numerals("上年同期、June and the rest 。", ())
    assert (numerals.figures, numerals.set_aside) == ((), ())


def test_the_number_of_a_section_is_set_aside() -> None:
    text = "3.1 Revenue of 5 percent"
    section = Section(1, "3.1", "Revenue", Span(0, len(text)), Span(0, 11))
    numerals = find_numerals(text, (), (section,))
    assert [figure.span.of(text) for figure in numerals.figures] == ["5 percent"]
    assert [aside.reason for aside in numerals.set_aside] == ["section number"]


def test_every_digit_is_in_a_figure_or_set_aside() -> None:
    text = "2024年T300销量1,234台，见[12]；PM2.5为28.5微克/立方米，“1+6”体系，国道318线，电话0750-5524538。"
    numerals = find_numerals(text, ())
    spans = [figure.span for figure in numerals.figures] + [aside.span for aside in numerals.set_aside]
    digits = [found.start() for found in re.finditer("[0-9]", text)]
    assert all(any(span.start <= place < span.end for span in spans) for place in digits)


def test_figures_are_numbered_in_reading_order() -> None:
    assert [figure.id for figure in figures_in("3个、5家和7名")] == [0, 1, 2]


def test_a_users_additions_are_used() -> None:
    extra = Additions(units=(("bcm", "volume", "m3", "1000000000"),), phrases=("三新",))
    text = "exports of 12 bcm，三新项"
    numerals = find_numerals(text, (), extra=extra)
    assert [quantity_value(figure.quantity) for figure in numerals.figures] == ["12000000000"]


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold passages are not beside the checkout")
@pytest.mark.parametrize("path", sorted(GOLD.glob("*/*.json")), ids=lambda path: path.stem)
def test_the_gold_passages_are_read_as_marked(path: Path) -> None:
    passage = json.loads(path.read_text(encoding="utf-8"))
    spans = {(figure.span.start, figure.span.end) for figure in figures_in(passage["text"])}
    wanted = [figure for figure in passage["figures"] if not figure.get("optional")]
    accepted = [
        {(figure["start"], figure["end"]), *(tuple(span) for span in figure.get("alt_spans", []))} for figure in wanted
    ]
    missed = [figure["text"] for figure, ways in zip(wanted, accepted, strict=True) if not ways & spans]
    assert len(missed) <= len(wanted) // 50
