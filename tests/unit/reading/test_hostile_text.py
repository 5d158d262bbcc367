"""Texts made to send a pattern back and forth (hardening, P6): a quadratic rule would not come to an end here."""

import os
from datetime import UTC, datetime

import pytest

from tui.domain.report import Charset, Source
from tui.reading.assemble import assemble
from tui.reading.plaintext import draft_of, passage_blocks

SIZE = int(os.environ.get("TIEOUT_REPEATED", "100000"))
SOURCE = Source("-", "text/plain", "0" * 64, SIZE, datetime(2026, 1, 2, tzinfo=UTC))


REPEATED = (
    *(
        "1,",
        "(",
        "7",
        "质(",
        "质(a",
        " ",
        "　",
        "a ",
        "质 ",
        "\u200b",
        ".",
        "?",
        "\ufffd",
        "未经",
        "A",
        "|",
        "一",
        "（一",
    ),
    *(
        "一是修路。好的。",
        "产品方面，好。",
        "好的。　　",
        "2001年来，",
        "1. Title ",
        "a\t",
        "…",
        "©",
        "-",
        "一、",
        "1.1.",
    ),
)
LINES = ("a", "一、修路", "1. Title", "- 1 -", "a  1", "a\tb", "=", "1.1.1 Title", "Item 1. Ships", "附件")


@pytest.mark.parametrize("unit", REPEATED)
def test_a_long_repetition_is_read_to_its_end(unit: str) -> None:
    text = unit * (SIZE // len(unit))
    report = assemble(draft_of(text), SOURCE, Charset())
    assert len(report.text) + sum(len(aside.text) for aside in report.aside) <= len(text)
    assert all(block.span.end <= len(text) for block in passage_blocks(text))


@pytest.mark.parametrize(
    "line", ["a", "一、修路", "1. Title", "- 1 -", "a  1", "a\tb", "=", "1.1.1 Title", "Item 1. Ships", "附件"]
)
def test_many_lines_of_a_kind_are_read_to_their_end(line: str) -> None:
    text = f"{line}\n" * (SIZE // 10 // (len(line) + 1))
    report = assemble(draft_of(text), SOURCE, Charset())
    assert all(section.span.end <= len(report.text) for section in report.sections)
