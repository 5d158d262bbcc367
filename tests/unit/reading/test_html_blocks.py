import pytest

from tests.unit.reading.outlining import BODY
from tui.domain.report import BlockKind
from tui.reading.html_blocks import Piece, mark_prominent, pieces_of
from tui.reading.html_choosing import Choice
from tui.reading.html_page import page_of


def pieces(markup: str) -> list[Piece]:
    body = page_of(markup).body
    found = pieces_of(body, Choice((body,)))
    mark_prominent(found)
    return found


def texts(markup: str) -> list[str]:
    return [piece.text for piece in pieces(markup)]


def test_paragraphs_headings_and_quotes_are_told_apart() -> None:
    found = pieces("<h3>Roads</h3><p>They cost more.</p><blockquote><p>Too much.</p></blockquote>")
    assert [(piece.kind, piece.level, piece.text) for piece in found] == [
        (BlockKind.HEADING, 3, "Roads"),
        (BlockKind.PARAGRAPH, 0, "They cost more."),
        (BlockKind.QUOTE, 0, "Too much."),
    ]


def test_list_items_know_their_depth_and_stand_before_their_own_lists() -> None:
    found = pieces("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>")
    assert [(piece.kind, piece.level, piece.text) for piece in found] == [
        (BlockKind.LIST_ITEM, 1, "a"),
        (BlockKind.LIST_ITEM, 2, "b"),
        (BlockKind.LIST_ITEM, 1, "c"),
    ]


def test_a_line_break_ends_a_paragraph_but_not_a_heading() -> None:
    assert texts("<p>a<br>b</p><h2>c<br>d</h2>") == ["a", "b", "c d"]


def test_text_beside_blocks_is_a_paragraph_of_its_own() -> None:
    assert texts("<div>a <i>b</i><p>c</p>d</div>") == ["a b", "c", "d"]


def test_ascii_white_space_is_folded_and_ideographic_space_kept() -> None:
    assert texts("<p> a \n b\u3000\u3000c </p>") == ["a b\u3000\u3000c"]


def test_the_lines_of_a_listing_stay_lines_of_one_block() -> None:
    assert texts("<pre>a = 1\n  b = 2\n</pre>") == ["a = 1\n  b = 2"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>6</sup> t", "10⁶ t"),
        ("m<sup>-2</sup>", "m⁻²"),
        ("1<sup>st</sup>", "1st"),
        ("CO<sub>2</sub>", "CO2"),
        ("PM<sub>2.5</sub>", "PM2.5"),
        ("up 5<sup>1,2</sup>", "up 5¹,²"),
        ("12.5<sup>a</sup>", "12.5ᵃ"),
        ("x<sup>n</sup>", "xn"),
        ("88<span style='font-size: 7pt; vertical-align: super'>4</span>", "88⁴"),
        ("88<span class='note superscript'>4</span>", "88⁴"),
        ("88<span class=support>4</span>", "884"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math>", "10⁶"),
    ],
)
def test_raised_digits_are_never_joined_to_the_number_before_them(markup: str, text: str) -> None:
    assert texts(f"<p>{markup}</p>") == [text]


def test_raised_digits_in_a_tables_caption_stay_raised() -> None:
    rows = "<tr><td>a</td><td>1</td></tr>" * 2
    assert texts(f"<table><caption>Output, 2024<sup>1</sup></caption>{rows}</table>")[0] == "Output, 2024¹"


@pytest.mark.parametrize("markup", ["<figcaption>x</figcaption>", "<p class='wp-caption-text'>x</p>"])
def test_captions_are_known_by_tag_or_class(markup: str) -> None:
    assert [piece.kind for piece in pieces(markup)] == [BlockKind.CAPTION]


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=footnotes><ol><li>x</li></ol></div>",
        "<p role=doc-footnote>x</p>",
        "<li class=footnote>x</li>",
        "<section id=endnotes><p>x</p></section>",
    ],
)
def test_notes_are_known_by_what_they_are_called(markup: str) -> None:
    assert [(piece.kind, piece.level) for piece in pieces(markup)] == [(BlockKind.NOTE, 0)]


def test_the_mark_of_a_note_makes_no_note_of_its_paragraph() -> None:
    assert [piece.kind for piece in pieces("<p>Roads<a class=footnote-ref href='#fn1'>1</a> cost more.</p>")] == [
        BlockKind.PARAGRAPH
    ]


def test_the_share_of_links_in_a_line_is_known() -> None:
    [piece] = pieces("<p>ab <a href='/x'>cd</a></p>")
    assert piece.link_density == 0.5


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>一、农业</b></p>",
        "<p><span style='font-weight:700'>一、农业</span></p>",
        "<p align=center>一、农业</p>",
        "<div style='text-align: center'>一、农业</div>",
        "<center>一、农业</center>",
        "<p><font size=5>一、农业</font></p>",
        "<p style='font-size:18pt'>一、农业</p>",
        "<p><u>一、农业</u></p>",
        "<p style='text-decoration: underline'>一、农业</p>",
    ],
)
def test_a_line_that_print_sets_off_is_prominent(line: str) -> None:
    plain = "<p>全年粮食总产量十八万吨，比上年增加二万吨。</p>"
    assert [piece.prominent for piece in pieces(plain + line + plain)] == [False, True, False]


def test_a_line_with_a_bold_lead_is_not_prominent() -> None:
    found = pieces("<p><b>（一）产量。</b>全年粮食总产量十八万吨，比上年增加。</p><p>全年总产量，比上年增加不少。</p>")
    assert not any(piece.prominent for piece in found)


def test_print_that_most_of_the_page_shares_sets_nothing_off() -> None:
    assert not any(piece.prominent for piece in pieces("<div align=center><p>Roads</p><p>They cost more.</p></div>"))


def test_headings_and_tables_are_not_called_prominent() -> None:
    grid = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert not any(piece.prominent for piece in pieces(f"<h2>Roads</h2><center>{grid}</center><p>They cost more.</p>"))


def test_what_is_not_chosen_stands_in_its_place_as_one_aside_a_region() -> None:
    page = page_of("<div>menu<p>more menu</p></div><p>They cost more.</p>")
    found = pieces_of(page.body, Choice((page.elements[3],)))
    assert [(piece.aside, piece.text) for piece in found] == [
        ("outside the article", "menu more menu"),
        ("", "They cost more."),
    ]


def test_links_stand_on_their_words() -> None:
    [piece] = pieces("<p>  See  <a href='/a'>the <b>first</b>  report</a> and\n<a href='b.html'>the second</a>. </p>")
    assert [(piece.text[link.start : link.end], link.address) for link in piece.links] == [
        ("the first report", "/a"),
        ("the second", "b.html"),
    ]


def test_links_in_a_listing_stand_on_their_words() -> None:
    [piece] = pieces("<pre>\n\n  a  <a href='/x'>b  c</a>\n d\n</pre>")
    assert [(piece.text[link.start : link.end], link.address) for link in piece.links] == [("b  c", "/x")]


def test_a_region_that_is_kept_is_taken_apart_like_the_article() -> None:
    page = page_of("<div><p>The article.</p></div><div><h2>Also</h2><p>of <a href='/x'>5</a></p><nav>a</nav></div>")
    article = page.elements[1]
    apart = pieces_of(page.body, Choice((article,)))
    assert [(piece.text, piece.aside) for piece in apart][1:] == [("Also of 5 a", "outside the article")]
    kept = pieces_of(page.body, Choice((article,)), frozenset({"Also of 5 a"}))[1:]
    assert [(piece.kind, piece.text, piece.aside) for piece in kept] == [
        (BlockKind.HEADING, "Also", ""),
        (BlockKind.PARAGRAPH, "of 5", ""),
        (BlockKind.PARAGRAPH, "a", ""),
    ]
    assert {piece.kept for piece in kept} == {"Also of 5 a"}


def set_off(markup: str) -> list[str]:
    return [piece.text for piece in pieces(markup) if piece.prominent]


@pytest.mark.parametrize("style", ["color:#c00", "color: rgb(204, 0, 0)", "font-size:12px;color : Red"])
def test_a_line_in_a_colour_is_set_off(style: str) -> None:
    assert set_off(f"<p><span style='{style}'>Costs</span></p><p>{BODY}</p>") == ["Costs"]


@pytest.mark.parametrize(
    "style",
    ["color:#333", "color:#1a1a1a", "color:black", "color:rgb(51,51,51)", "background-color:#c00", "color:inherit"],
)
def test_a_line_in_black_or_grey_is_not(style: str) -> None:
    assert set_off(f"<p><span style='{style}'>Costs</span></p><p>{BODY}</p>") == []


def test_the_colour_of_a_font_sets_off_too() -> None:
    assert set_off(f"<p><font color=red>Costs</font></p><p>{BODY}</p>") == ["Costs"]
    assert set_off(f"<p><font size=3>Costs</font></p><p>{BODY}</p>") == []


def test_a_colour_of_all_text_sets_nothing_off() -> None:
    assert set_off(f"<div style='color:#024'><p>Costs</p><p>{BODY}</p></div>") == []


def test_short_lines_between_chinese_paragraphs_are_set_off_where_nothing_else_is() -> None:
    lines = f"<p>产业兴旺</p><p>{BODY}</p><p>生态宜居</p><p>{BODY}</p><p>乡风文明</p><p>{BODY}</p>"
    assert set_off(f"<h1>新农村</h1><p>{BODY}</p>{lines}") == ["产业兴旺", "生态宜居", "乡风文明"]
    assert set_off(f"<h1>新农村</h1><h2>概况</h2><p>{BODY}</p>{lines}") == []


def test_what_folds_a_part_away_names_it() -> None:
    assert set_off(f"<details><summary>Who pays</summary><p>{BODY}</p></details>") == ["Who pays"]
