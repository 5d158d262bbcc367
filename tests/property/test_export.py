import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.making import desk_in, reading_of
from tui.domain.review import Status
from tui.export.csv_rows import neutralised, recovered
from tui.export.markdown import escaped
from tui.export.rows import COLUMNS

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
tricky = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$^=%'\":;/ @1a漢\n\t,"), max_size=30)
some_disk = settings(max_examples=20, deadline=None)


@given(st.one_of(words, tricky))
def test_neutralised_cells_are_harmless_and_recovered(text: str) -> None:
    cell = neutralised(text)
    assert recovered(cell) == text
    if cell[:1] in tuple("=+@\t\r\n\x00＝＋－＠"):
        assert cell == ""


@given(tricky)
def test_escaped_words_are_one_plain_paragraph(text: str) -> None:
    line = " ".join(text.split())
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escaped(line))
    children = [child for token in tokens for child in token.children or []]
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


@some_disk
@given(st.one_of(words, tricky), st.one_of(words, tricky), st.lists(st.sampled_from(Status), min_size=2, max_size=2))
def test_every_export_holds_or_counts_every_item(before: str, note: str, statuses: list[Status]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        session = desk.begin(reading_of(f"{before} 12 apples.\nAnd 13 pears stand here.\n"))
        session.mark([0], statuses[0])
        session.mark([1], statuses[1])
        session.note(0, note)
        total = len(session.items)
        document, *lines = [json.loads(line) for line in str(session.export("jsonl")).split("\n")[:-1]]
        exported = [line for line in lines if line["type"] == "item"]
        assert len(exported) + sum(document["counts"]["left_out"].values()) == total
        body = session.export("csv", tuple(Status))
        assert isinstance(body, bytes)
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
        assert len(rows) == 1 + total + 1
        assert {len(row) for row in rows} == {len(COLUMNS)}
        assert recovered(rows[1][[column.name for column in COLUMNS].index("Note")]) == note
        markdown = session.export("markdown", tuple(Status))
        assert isinstance(markdown, str)
        assert all(f"**{item.id}**" in markdown for item in session.items)
        desk.close()
