import json

import pytest
from msgspec.structs import replace

from tests.making import report_of
from tui.domain.report import BULLET, Aside, BlockKind, Choices, Link, Repair
from tui.domain.text import Span
from tui.domain.wire import choices_from_wire, report_from_wire, report_to_wire
from tui.store.packing import pack_report, unpack_report

TEXT = "Of 12 apples\n13 are green."


def test_links_pages_and_choices_come_back_from_the_store() -> None:
    report = report_of(TEXT)
    report = replace(
        report,
        blocks=tuple(replace(block, page=at + 1) for at, block in enumerate(report.blocks)),
        links=(Link(Span(3, 12), "https://example.org/apples"),),
        aside=(Aside("notice", "質量", 0, (Repair(Span(1, 1), "(zhì)", "pinyin annotation"),)),),
        choices=Choices(("Kept.",), (("Left out.", 1),)),
    )
    assert unpack_report(pack_report(report).body) == report


def test_a_report_that_an_older_version_stored_can_be_read() -> None:
    wire = dict(report_to_wire(report_of(TEXT)))
    del wire["links"]
    assert report_from_wire(wire) == report_of(TEXT)


def test_markers_come_back_from_the_store() -> None:
    report = report_of(TEXT)
    markers = [(BlockKind.LIST_ITEM, ""), (BlockKind.HEADING, "iv.")]
    blocks = zip(report.blocks, markers, strict=True)
    report = replace(report, blocks=tuple(replace(block, kind=kind, marker=marker) for block, (kind, marker) in blocks))
    assert unpack_report(pack_report(report).body) == report


def test_items_that_an_older_version_stored_have_the_bullet_that_it_drew() -> None:
    report = report_of(TEXT)
    wire = json.loads(json.dumps(report_to_wire(report)))
    wire["blocks"][0]["kind"] = "list_item"
    assert [block.marker for block in report_from_wire(wire).blocks] == [BULLET, ""]


def test_choices_and_pages_are_written_only_where_there_are_any() -> None:
    wire = report_to_wire(report_of(TEXT))
    assert "choices" not in wire
    assert '"page"' not in pack_report(report_of(TEXT)).body.decode("latin-1")


@pytest.mark.parametrize(
    "wire", [{"keep": "all"}, {"drop": [{"words": "x"}]}, {"drop": [{"words": "x", "which": "y"}]}]
)
def test_what_is_no_choice_is_refused(wire: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError)):
        choices_from_wire(wire)  # type: ignore[arg-type]
