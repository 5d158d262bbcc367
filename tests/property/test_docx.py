import contextlib
import re

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reading.office import paragraph, run, word_file
from tui.errors import TieoutError
from tui.reading.docx import draft_of
from tui.reading.epub import draft_of as book_of
from tui.reading.grid import laid_out
from tui.reading.mhtml import page_of
from tui.reading.sheets_workbook import draft_of as workbook_of

WORDS = st.text(st.sampled_from("abc019.年 "), min_size=1, max_size=8).map(lambda words: f"x{words}")
LEAVES = WORDS.map(paragraph)
CONTAINERS = st.sampled_from(("sdt><w:sdtContent", "tbl><w:tr><w:tc", "customXml", "ins", "p><w:r><w:txbxContent"))


def contained(tags: str, inner: str) -> str:
    opened = "".join(f"<{tag if tag.startswith('w:') else f'w:{tag}'}>" for tag in tags.split("><"))
    closed = "".join(f"</{tag if tag.startswith('w:') else f'w:{tag}'}>" for tag in reversed(tags.split("><")))
    return f"{opened}{inner}{closed}"


BODIES = st.recursive(
    LEAVES,
    lambda inner: st.builds(contained, CONTAINERS, st.lists(inner, min_size=1, max_size=3).map("".join)),
    max_leaves=12,
)


def printed(body: str) -> str:
    blocks = draft_of(word_file(body + paragraph(run("end")))).blocks
    words = [laid_out(block.rows).text if block.rows else block.text for block in blocks]
    return "".join("".join(words).split())


@given(st.lists(BODIES, max_size=4).map("".join))
def test_all_words_are_read_once_and_in_order_whatever_holds_them(body: str) -> None:
    held = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", body))
    assert printed(body) == "".join(held.split()) + "end"


@given(st.binary(max_size=300), st.integers(0, 2_000))
def test_damage_ends_in_a_report_or_in_an_error_of_ours(noise: bytes, at: int) -> None:
    sound = word_file(paragraph("words"))
    for reader in (draft_of, workbook_of, book_of, page_of):
        with contextlib.suppress(TieoutError):
            reader(sound[:at] + noise + sound[at + len(noise) :])
