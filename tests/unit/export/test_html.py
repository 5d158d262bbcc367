import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.making import desk_in, reading_of
from tests.unit.export.browsing import in_browser, needs_browser
from tests.unit.export.noting import noted_session, tied_session
from tests.unit.export.payloads import MARKUP
from tui.domain.evidence import Evidence, EvidenceKind, evidence_text
from tui.domain.report import Block, BlockKind, Cell, Table
from tui.domain.review import EventField, Status
from tui.domain.text import Span
from tui.export.formats import rendered
from tui.session import Reading, ReviewSession

ELEMENTS = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "input", "label", "main", "article", "section", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "dl", "dt", "dd", "p", "table", "tbody", "tr", "th", "td", "div", "aside", "mark"),
        *("sup", "a", "strong", "span"),
    )
)
"""What we write; anything else would have come from outside."""
ATTRIBUTES = frozenset(
    ("lang", "charset", "http-equiv", "content", "name", "type", "id", "checked", "for", "class", "href", "rel")
)


def page_of(session: ReviewSession, *statuses: Status, private: bool = False) -> str:
    page = session.export("html", statuses or (Status.VERIFIED,), private=private)
    assert isinstance(page, str)
    return page


def elements(page: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(page).root
    assert root is not None
    yield from (node for node in root.traverse(include_text=False) if node.tag and not node.tag.startswith(("-", "!")))


def assert_inert(page: str) -> None:
    for node in elements(page):
        assert node.tag in ELEMENTS
        assert set(node.attributes) <= ATTRIBUTES, node.html
        if "href" in node.attributes:
            assert re.match(r"#|https?://[^\s\"'<>]", node.attributes["href"] or ""), node.html
    assert page.count("<style>") == page.count("</style>") == 1


def hostile_session(folder: Path, payloads: list[str]) -> ReviewSession:
    text = "".join(f"Before {payload.replace(chr(10), ' ')} was 5 there.\n" for payload in payloads)
    reading = reading_of(text, location=payloads[0].strip() or "x")
    report = replace(reading.report, title=payloads[0], author=payloads[1], publisher=payloads[2], language=payloads[3])
    session = desk_in(folder, reviewer=" ".join(payloads[0].split())).begin(Reading(reading.snapshot, report))
    wanted: list[tuple[str, EventField, str]] = []
    for index, payload in enumerate(payloads):
        name, word = session.items[index].id, "".join(payload.split())
        kind = list(EvidenceKind)[index % len(EvidenceKind)]
        piece = Evidence(kind, payload, payload, payload, payload, payload, payload, payload)
        wanted.append((name, EventField.NOTE, payload))
        wanted.append((name, EventField.EVIDENCE, evidence_text([piece])))
        wanted += [(name, EventField.TAGS, word), (name, EventField.TICKS, word)]
    session.decide(wanted)
    return session


@pytest.mark.parametrize("first", range(0, len(MARKUP), 50))
def test_nothing_from_outside_is_markup(tmp_path: Path, first: int) -> None:
    assert len(MARKUP) == 1_000
    session = hostile_session(tmp_path, list(MARKUP[first : first + 50]))
    assert_inert(page_of(session, *Status, private=True))


def test_the_policy_lets_nothing_run_and_nothing_load(tmp_path: Path) -> None:
    policy = LexborHTMLParser(page_of(tied_session(tmp_path))).css_first("meta[http-equiv]")
    assert policy is not None
    content = policy.attributes["content"] or ""
    assert content.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in content


def test_each_item_is_marked_once_and_has_its_note_beside(tmp_path: Path) -> None:
    tree = LexborHTMLParser(page_of(tied_session(tmp_path), *Status))
    ids = [node.attributes["id"] for node in tree.css("mark[id]")]
    assert ids == [f"T-000{number}" for number in range(1, 8)]
    assert [node.attributes["id"] for node in tree.css("aside")] == [f"note-{name}" for name in ids]
    assert [node.attributes["class"] for node in tree.css("mark")][:3] == ["verified", "open", "verified"]
    names = {node.attributes.get("id") for node in tree.css("[id]")}
    assert {str(node.attributes["href"])[1:] for node in tree.css('a[href^="#"]')} <= names


def test_the_article_s_words_are_all_there_and_in_order(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    tree = LexborHTMLParser(page_of(session, *Status))
    for sign in tree.css("sup"):
        sign.decompose()
    words = "\n".join(node.text() for node in tree.css(".text"))
    assert words.split() == session.report.text.split()


def test_what_a_list_prints_stands_before_its_item(tmp_path: Path) -> None:
    reading = reading_of("There were 7 days.")
    block = Block(BlockKind.LIST_ITEM, reading.report.blocks[0].span, 1, marker="<iv>.")
    page = page_of(desk_in(tmp_path).begin(replace(reading, report=replace(reading.report, blocks=(block,)))))
    assert '<p class="list_item"><span class="marker">&lt;iv&gt;.</span> There were' in page


def test_a_status_is_a_sign_as_well_as_a_colour(tmp_path: Path) -> None:
    page = page_of(noted_session(tmp_path), *Status)
    assert '<mark id="T-0003" class="disputed">13<sup><a href="#note-T-0003">X</a></sup></mark>' in page


def test_an_open_item_that_needs_no_check_says_so(tmp_path: Path) -> None:
    page = page_of(noted_session(tmp_path), *Status)
    assert page.count("<strong>· not to be checked</strong>") == 2


def test_private_evidence_is_left_out_and_counted(tmp_path: Path) -> None:
    page = page_of(tied_session(tmp_path))
    assert "+1 555 0100" not in page
    assert "1 private piece of evidence" in page


def test_an_address_of_the_web_is_a_link_and_no_other(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.set_evidence(
        0, [Evidence(EvidenceKind.ADDRESS, address) for address in ("https://a.example/?a=1&b", "ftp://b")]
    )
    tree = LexborHTMLParser(page_of(session))
    assert [node.attributes["href"] for node in tree.css("aside a[rel]")] == ["https://a.example/?a=1&b"]


def test_a_table_is_a_table_with_its_items_marked(tmp_path: Path) -> None:
    text = "Trade\t12\nBulk\t34"
    reading = reading_of(text)
    cells = ((Cell(Span(0, 5), header=True), Cell(Span(6, 8))), (Cell(Span(9, 13)), Cell(Span(14, 16))))
    report = replace(reading.report, blocks=(Block(BlockKind.TABLE, Span(0, len(text)), table=Table(cells)),))
    session = desk_in(tmp_path).begin(Reading(reading.snapshot, report))
    tree = LexborHTMLParser(page_of(session, *Status))
    table = tree.css_first(".text table")
    assert table is not None
    assert [node.text() for node in table.css("th, td")] == ["Trade", "12·", "Bulk", "34·"]


def test_words_outside_the_blocks_are_shown_too(tmp_path: Path) -> None:
    reading = reading_of("One 1.\nTwo 2.\nThree 3.")
    report = replace(reading.report, blocks=reading.report.blocks[1:2])
    session = desk_in(tmp_path).begin(Reading(reading.snapshot, report))
    words = [node.text() for node in LexborHTMLParser(page_of(session, *Status)).css(".text")]
    assert [word.strip() for word in words] == ["One 1·.", "Two 2·.", "Three 3·."]


def test_a_passage_over_several_blocks_is_marked_in_each_and_noted_once(tmp_path: Path) -> None:
    session = desk_in(tmp_path).begin(reading_of("First line.\nSecond line."))
    session.pick(Span(6, 18))
    tree = LexborHTMLParser(page_of(session, *Status))
    assert [node.text() for node in tree.css("mark")] == ["line.·", "Second"]
    assert len(tree.css("aside")) == 1


def test_several_reports_have_names_apart(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    sessions = [desk.begin(reading_of(f"In {name} were 7 apples.", location=f"/{name}.txt")) for name in "ab"]
    page = rendered("html", [session.notes(tuple(Status)) for session in sessions])
    assert isinstance(page, str)
    ids = [node.attributes["id"] for node in LexborHTMLParser(page).css("mark")]
    assert ids == ["r1-T-0001", "r2-T-0001"]


def test_an_orphan_is_told_with_why(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("There are 12 apples in the basket of the house.")).mark([0], Status.VERIFIED)
    session = desk.begin(reading_of("Nothing of it is here any more, not a word."))
    page = page_of(session)
    assert "Not in this version" in page
    assert "<mark>12</mark>" in page


@needs_browser
def test_a_browser_asks_nothing_of_the_web_and_reports_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    session = hostile_session(tmp_path / "store", list(MARKUP[::20]))
    path.write_text(page_of(session, *Status, private=True), "utf-8")
    dom, log = in_browser(path, tmp_path, "--dump-dom")
    faults = [line for line in log.splitlines() if "CONSOLE" in line or "Refused" in line or "evil.example" in line]
    assert faults == []
    assert dom.count("<aside") == len(session.items)


@needs_browser
def test_a_browser_prints_it(tmp_path: Path) -> None:
    path, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    path.write_text(page_of(tied_session(tmp_path / "store"), *Status), "utf-8")
    in_browser(path, tmp_path, f"--print-to-pdf={pdf}", "--no-pdf-header-footer")
    assert pdf.read_bytes()[:5] == b"%PDF-"
