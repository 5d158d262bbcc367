import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.making import desk_in, reading_of
from tests.unit.export.noting import BULLETIN, noted_session, tied_session
from tui.domain.review import Status
from tui.export.formats import rendered
from tui.export.markdown import _with_bold, escaped
from tui.session import ReviewSession


def exported(session: ReviewSession, *statuses: Status) -> str:
    text = session.export("markdown", statuses or (Status.VERIFIED,))
    assert isinstance(text, str)
    return text


def front_matter(text: str) -> dict[str, object]:
    """The values are written as JSON, which YAML holds."""
    lines = text.split("---\n")[1].splitlines()
    return {name: json.loads(value) for name, value in (line.split(": ", 1) for line in lines)}


def body_html(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text.split("---\n", 2)[2]))


def test_the_front_matter_says_what_was_reviewed(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    fields = front_matter(exported(session))
    assert fields["title"] == "A report"
    assert fields["url"] == "/reports/one.txt"
    assert (fields["published"], fields["retrieved"]) == ("2025-12-31", "2026-01-02T03:04:05Z")
    assert fields["sha256"] == session.report.source.sha256
    assert fields["reviewers"] == ["=Ada"]
    assert (fields["items"], fields["reviewed"], fields["exported"]) == (8, 4, 2)
    assert (fields["schema"], fields["program"]) == (1, "tieout 0.1.0")


def test_what_is_left_out_is_counted_in_words(tmp_path: Path) -> None:
    assert "Left out here: 4 open, 1 disputed, 1 needs source, 2 not to be checked." in exported(
        noted_session(tmp_path)
    )


def test_an_item_is_its_sentence_with_the_figure_in_bold(tmp_path: Path) -> None:
    text = exported(noted_session(tmp_path))
    assert "**T-0002** ✓ verified · 12.5 · things" in text
    assert r"> Income rose by **12.5** \[million\] in the year." in text


@pytest.mark.parametrize(
    ("marker", "shown"), [("3.", "3\\. There"), ("(a)", "(a) There"), ("•", "There"), ("", "There")]
)
def test_a_sentence_that_opens_an_item_has_its_number(tmp_path: Path, marker: str, shown: str) -> None:
    reading = reading_of("There were 7 days. Then came 5.")
    block = replace(reading.report.blocks[0], marker=marker)
    session = desk_in(tmp_path).begin(replace(reading, report=replace(reading.report, blocks=(block,))))
    text = session.export("markdown", tuple(Status))
    assert f"> {shown} were **7** days." in str(text)
    assert "> Then came **5**." in str(text)


def test_items_stand_under_the_headings_of_their_sections(tmp_path: Path) -> None:
    text = exported(noted_session(tmp_path), *Status)
    order = [text.index(words) for words in ("**T-0001**", "## 一、Income", "**T-0002**", "### Deep", "**T-0008**")]
    assert order == sorted(order)


def test_a_section_without_items_has_no_heading(tmp_path: Path) -> None:
    assert "Deep" not in exported(noted_session(tmp_path))


def test_markup_in_the_report_and_the_note_is_shown_and_does_nothing(tmp_path: Path) -> None:
    html = body_html(exported(noted_session(tmp_path), *Status))
    assert "<h2>一、Income *and* costs</h2>" in html
    assert "Costs were `<strong>13</strong>` of it." in html
    assert "second line | &lt;b&gt;bold&lt;/b&gt;" in html
    assert "<code>" not in html


def test_a_note_keeps_its_lines(tmp_path: Path) -> None:
    assert "Note: =1+1<br />\nsecond line" in body_html(exported(noted_session(tmp_path)))


@pytest.mark.parametrize(
    "sentence", ["共{}達標", "{}", "a{}b", "，{}，", " {} ", "（{}）", "1. {}", "- {}", "# {}", "5{}5"]
)
@pytest.mark.parametrize("figure", ["7", "7%", "$7", "(7)%", "*7*"])
def test_the_figure_is_bold_whatever_stands_beside_it(sentence: str, figure: str) -> None:
    before, after = sentence.split("{}")
    html = MarkdownIt("commonmark").render("> " + _with_bold(before, figure, after))
    assert f"<strong>{figure}</strong>" in html
    assert html.count("<p>") == 1
    assert "<li>" not in html


@pytest.mark.parametrize(
    "text",
    [
        "*a* _b_ `c`",
        "[x](y)",
        "<script>",
        "1. a",
        "1) a",
        "12.5 a",
        "1.",
        "- a",
        "+ a",
        "# a",
        "a | b",
        "~~a~~",
        "&amp;",
        "\\",
        "![",
    ],
)
def test_escaped_words_come_out_as_they_went_in(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(escaped(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert "".join(child.content for child in children) == text


def test_a_line_of_a_note_underlines_no_heading(tmp_path: Path) -> None:
    session = noted_session(tmp_path)
    session.note(0, "one\n===\ntwo\n---\n# three\n> four")
    html = body_html(exported(session))
    assert "one<br />\n===<br />\ntwo<br />\n---<br />\n# three<br />\n&gt; four" in html


def test_a_percent_sign_is_left_as_it_is(tmp_path: Path) -> None:
    assert "**100**%的" in exported(noted_session(tmp_path), *Status)


def test_controls_are_made_visible(tmp_path: Path) -> None:
    session = desk_in(tmp_path).begin(reading_of("Here \x1b[2J\u202e stand 5 things."))
    session.mark([0], Status.VERIFIED)
    assert "\x1b" not in exported(session)
    assert "␛" in exported(session)
    assert "\u202e" not in exported(session)


def test_an_orphan_is_listed_with_why(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.begin(reading_of("There are 12 apples in the basket of the house.")).mark([0], Status.VERIFIED)
    text = exported(desk.begin(reading_of("Nothing but 21 pears.")))
    assert "## Not in this version" in text
    assert "**T-0001** ✓ verified · 12 · things · it was not found again for certain" in text
    assert "> There are **12** apples" in text
    desk.close()


def test_evidence_is_a_footnote_named_once(tmp_path: Path) -> None:
    text = exported(tied_session(tmp_path))
    assert text.count("- Evidence: [^e1]\n") == 2
    assert text.count("[^e1]: address; The \\*Bulletin\\*; https://bulletin.example/2025?a=1\\&b=2; page 3;") == 1
    assert "[^e2]: calculation; The parts make 9.; 4 + 5 = 9; 9 is stated" in text


def test_the_work_done_is_told_with_the_legend(tmp_path: Path) -> None:
    text = exported(tied_session(tmp_path))
    assert "- Work done: ✓ agreed to source, PY agreed to the prior version" in text
    assert "| CF | cross-foots |" in text


def test_checks_are_a_table_and_stand_with_their_figure(tmp_path: Path) -> None:
    text = exported(tied_session(tmp_path), *Status)
    assert (
        "| sum | T-0006, T-0004, T-0005 | fails: 4 + 6 = 10; 8 is stated. The parts make 10. | the source rounds"
        in text
    )
    assert "- Check: fails: 4 + 6 = 10; 8 is stated. The parts make 10. Dismissed: the source rounds (Ada, " in text


def test_several_reports_make_one_file_with_footnotes_apart(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    sessions = [desk.begin(reading_of(f"In {name} were 7 apples.", location=f"/{name}.txt")) for name in "ab"]
    for session in sessions:
        session.mark([0], Status.VERIFIED)
        session.set_evidence(0, (BULLETIN,))
    text = rendered("markdown", [session.notes() for session in sessions])
    assert isinstance(text, str)
    assert front_matter(text)["reports"] == 2
    assert [text.count(name) for name in ("[^e1-1]", "[^e2-1]")] == [2, 2]


def test_reviewers_who_differ_are_all_told(tmp_path: Path) -> None:
    desk_in(tmp_path, reviewer="Bo").begin(reading_of("There were 7 apples.")).mark([0], Status.DISPUTED)
    session = desk_in(tmp_path, reviewer="Ada").begin(reading_of("There were 7 apples."))
    session.mark([0], Status.VERIFIED)
    assert "- Reviewers differ: Ada verified, Bo disputed" in exported(session)
