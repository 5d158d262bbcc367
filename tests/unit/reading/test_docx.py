import pytest

from tests.unit.reading.office import (
    heading_style,
    hyperlink,
    level,
    listed,
    named_style,
    numbering,
    outside,
    paragraph,
    run,
    word_file,
    zipped,
)
from tui.domain.report import BlockKind
from tui.errors import ReadError
from tui.reading import docx as subject
from tui.reading.docx import draft_of
from tui.reading.draft import Draft

PROSE = "全市实现地区生产总值4876.52亿元，比上年增长5.6%，高于全省1.2个百分点，经济运行总体平稳，质量效益稳步提升。"
STYLES = "".join(map(heading_style, (1, 2, 3))) + named_style("T", "Title") + named_style("C", "toc 1")


def texts(draft: Draft, kind: BlockKind | None = None) -> list[str]:
    return [block.text for block in draft.blocks if not block.aside and (kind is None or block.kind is kind)]


def test_headings_have_the_level_of_their_style() -> None:
    draft = draft_of(word_file(paragraph("总则", "H1") + paragraph("目的", "H2") + paragraph(PROSE), styles=STYLES))
    assert [(block.kind, block.level) for block in draft.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_a_style_of_its_own_is_a_heading_by_the_style_it_is_based_on() -> None:
    styles = STYLES + named_style("X", "章标题", '<w:basedOn w:val="H2"/>')
    assert draft_of(word_file(paragraph("目的", "X"), styles=styles)).blocks[0].level == 2


def test_an_outline_level_makes_a_heading_of_any_paragraph() -> None:
    assert draft_of(word_file(paragraph("目的", properties='<w:outlineLvl w:val="2"/>'))).blocks[0].level == 3


def test_styles_based_on_each_other_in_a_ring_are_read() -> None:
    styles = named_style("A", "a", '<w:basedOn w:val="B"/>') + named_style("B", "b", '<w:basedOn w:val="A"/>')
    assert texts(draft_of(word_file(paragraph("Words", "A"), styles=styles))) == ["Words"]


def test_the_number_that_a_style_gives_stands_before_the_heading() -> None:
    lists = numbering(level(0, "japaneseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    styles = heading_style(1, listed(0)) + heading_style(2, listed(1))
    body = paragraph("总则", "H1") + paragraph("目的", "H2") + paragraph("范围", "H2") + paragraph("职责", "H1")
    assert texts(draft_of(word_file(body, styles=styles, lists=lists))) == [
        "第一章 总则",
        "1.1 目的",
        "1.2 范围",
        "第二章 职责",
    ]


def test_a_chinese_number_without_a_style_is_left_for_the_outline_to_judge() -> None:
    lists = numbering(level(0, "chineseCounting", "%1、"))
    body = "".join(paragraph(name, properties=listed(0)) for name in ("农业", "工业")) + paragraph(PROSE)
    blocks = draft_of(word_file(body, lists=lists)).blocks
    assert [(block.kind, block.text) for block in blocks[:2]] == [
        (BlockKind.PARAGRAPH, "一、农业"),
        (BlockKind.PARAGRAPH, "二、工业"),
    ]


def test_numbered_lines_that_stand_together_are_items_with_their_numbers() -> None:
    lists = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"))
    body = paragraph("one", properties=listed(0)) + paragraph("two", properties=listed(1)) + paragraph("End.")
    blocks = draft_of(word_file(body, lists=lists)).blocks
    assert [(block.kind, block.level, block.text) for block in blocks[:2]] == [
        (BlockKind.LIST_ITEM, 1, "1. one"),
        (BlockKind.LIST_ITEM, 2, "(a) two"),
    ]


def test_numbered_lines_with_text_of_their_own_are_left_for_the_outline_to_judge() -> None:
    lists = numbering(level(0, "decimal", "%1."))
    body = "".join(paragraph(name, properties=listed(0)) + paragraph(PROSE) for name in ("Farms", "Mines"))
    assert texts(draft_of(word_file(body, lists=lists)), BlockKind.PARAGRAPH)[::2] == ["1. Farms", "2. Mines"]


def test_bullets_are_items_without_their_mark() -> None:
    lists = numbering(level(0, "bullet", "\uf0b7"))
    blocks = draft_of(word_file(paragraph("one", properties=listed(0)), lists=lists)).blocks
    assert (blocks[0].kind, blocks[0].text, blocks[0].marker) == (BlockKind.LIST_ITEM, "one", "•")


def test_numbers_stand_in_the_text_and_not_beside_it() -> None:
    lists = numbering(level(0, "decimal", "%1."))
    body = "".join(paragraph(name, properties=listed(0)) for name in ("a lorry", "a van"))
    blocks = draft_of(word_file(body, lists=lists)).blocks
    assert [(block.text, block.marker) for block in blocks] == [("1. a lorry", ""), ("2. a van", "")]


def test_a_paragraph_that_is_bold_large_or_centred_is_prominent() -> None:
    long = paragraph(PROSE)
    bold = paragraph(run("甲", "<w:b/>") + run("乙", "<w:b/>"))
    half = paragraph(run("甲", "<w:b/>") + run("乙"))
    off = paragraph(run("甲", '<w:b w:val="0"/>'))
    large = paragraph(run("甲", '<w:sz w:val="32"/>'))
    centred = paragraph("甲", properties='<w:jc w:val="center"/>')
    draft = draft_of(word_file(long + bold + half + off + large + centred))
    assert [block.prominent for block in draft.blocks] == [False, True, False, False, True, True]


def test_the_title_is_what_has_the_title_style() -> None:
    draft = draft_of(word_file(paragraph("运行情况", "T") + paragraph(PROSE), styles=STYLES))
    assert (draft.title, texts(draft)) == ("运行情况", [PROSE])


def test_the_largest_lines_of_the_head_are_the_title_where_no_style_says_so() -> None:
    large = '<w:sz w:val="44"/>'
    body = paragraph(run("某市2023年", large)) + paragraph(run("运行情况", large)) + paragraph(PROSE)
    draft = draft_of(word_file(body))
    assert (draft.title, texts(draft)) == ("某市2023年运行情况", [PROSE])


def test_title_author_and_language_come_from_the_properties_last() -> None:
    core = "<d:title>Outlook</d:title><d:creator>A. Lee</d:creator><d:language>en-GB</d:language>"
    draft = draft_of(word_file(paragraph(PROSE), core=core))
    assert (draft.title, draft.author, draft.language) == ("Outlook", "A. Lee", "en-GB")


def test_a_program_that_does_not_know_the_author_is_not_believed() -> None:
    assert draft_of(word_file(paragraph(PROSE), core="<d:creator>Administrator</d:creator>")).author == ""


def test_an_automatic_table_of_contents_is_set_apart() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
    shown = f'{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("总则")}<w:r><w:tab/><w:t>3</w:t></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    draft = draft_of(word_file(paragraph(shown) + paragraph("目的 4") + paragraph(end) + paragraph(PROSE)))
    assert [(block.aside, block.text) for block in draft.blocks] == [
        ("contents", "总则 3"),
        ("contents", "目的 4"),
        ("", PROSE),
    ]


def test_a_table_of_contents_without_an_end_stops_at_the_first_heading() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    body = paragraph(f'{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("总则 3")}')
    draft = draft_of(word_file(body + paragraph("总则", "H1") + paragraph(PROSE), styles=STYLES))
    assert texts(draft) == ["总则", PROSE]


def test_a_content_control_of_contents_is_set_apart() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('总则 3')}</w:sdtContent></w:sdt>"
    )
    assert texts(draft_of(word_file(control + paragraph(PROSE)))) == [PROSE]


def test_what_other_content_controls_hold_is_read() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
    assert texts(draft_of(word_file(control + paragraph(PROSE)))) == ["甲", PROSE]


def test_notes_stand_at_the_end_under_the_mark_that_the_text_has() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    notes = f'<w:footnote w:id="7">{paragraph("初步核算数。")}</w:footnote>'
    notes += f'<w:footnote w:id="8">{paragraph("x")}</w:footnote>'
    draft = draft_of(word_file(paragraph(run("增长5.6%") + mark) + paragraph(PROSE), notes=notes))
    assert texts(draft) == ["增长5.6%¹", PROSE, "¹ 初步核算数。"]
    assert draft.blocks[-1].kind is BlockKind.NOTE


def test_tracked_deletions_are_left_out_and_said() -> None:
    changed = (
        run("增长")
        + "<w:del><w:r><w:delText>5.1%</w:delText></w:r></w:del>"
        + f"<w:ins>{run('5.6%')}</w:ins><w:moveFrom>{run('左右')}</w:moveFrom>"
    )
    draft = draft_of(word_file(paragraph(changed)))
    assert texts(draft) == ["增长5.6%"]
    assert draft.doubts == ("2 tracked deletions were left out; tracked insertions are read as accepted",)


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    body = paragraph("合计", properties="<w:rPr><w:del/></w:rPr>") + paragraph("12元")
    assert texts(draft_of(word_file(body))) == ["合计12元"]


def test_text_boxes_are_read_once_after_the_paragraph_that_holds_them() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    forms = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>"
    assert texts(draft_of(word_file(paragraph(run("正文") + drawing)))) == ["正文", "框内"]


def test_hidden_text_is_not_printed() -> None:
    assert texts(draft_of(word_file(paragraph(run("见") + run("不见", "<w:vanish/>"))))) == ["见"]


def test_a_forced_line_break_ends_a_line_of_text_but_not_a_heading() -> None:
    broken = f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}"
    draft = draft_of(word_file(paragraph(broken, "H1") + paragraph(broken), styles=STYLES))
    assert texts(draft) == ["甲 乙", "甲", "乙"]


def test_raised_digits_stay_raised() -> None:
    raised = run("10") + run("6", '<w:vertAlign w:val="superscript"/>')
    assert texts(draft_of(word_file(paragraph(raised)))) == ["10⁶"]


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup>", "10⁶"),
        ("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", "10/6"),
    ],
)
def test_the_numbers_of_a_formula_are_never_joined(formula: str, printed: str) -> None:
    math = f"<m:oMath>{formula.format('<m:r><m:t>10</m:t></m:r>', '<m:r><m:t>6</m:t></m:r>')}</m:oMath>"
    assert texts(draft_of(word_file(paragraph(math)))) == [printed]


def test_instructions_of_fields_are_not_printed() -> None:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    instruction = f"<w:r><w:instrText>SEQ 表</w:instrText></w:r>{run('9')}"
    date = f"{marks['begin']}{instruction}{marks['separate']}{run('1')}{marks['end']}"
    assert texts(draft_of(word_file(paragraph(run("表") + date)))) == ["表1"]


def test_strict_documents_are_read_like_transitional_ones() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    part = f'<w:document xmlns:w="{strict}"><w:body>{paragraph(PROSE)}</w:body></w:document>'
    assert texts(draft_of(zipped({"word/document.xml": part}))) == [PROSE]


@pytest.mark.parametrize("body", ["", paragraph(""), "<w:sectPr/>"])
def test_a_document_without_text_is_refused(body: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        draft_of(word_file(body))


def test_a_document_without_a_main_part_is_refused() -> None:
    with pytest.raises(ReadError, match="no text"):
        draft_of(zipped({"word/styles.xml": "<a/>"}))


def test_millions_of_paragraphs_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(ReadError, match="too complex"):
        draft_of(word_file("<w:p/>" * 2_000_000))


def test_deep_nesting_is_read_without_recursion() -> None:
    deep = 5_000
    body = "<w:sdt><w:sdtContent>" * deep + paragraph(PROSE) + "</w:sdtContent></w:sdt>" * deep
    assert texts(draft_of(word_file(body))) == [PROSE]


def test_a_document_too_long_to_read_in_time_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "_MOST_PARAGRAPHS", 10)
    with pytest.raises(ReadError, match="too long"):
        draft_of(word_file(paragraph("x") * 11))


def test_fields_in_fields_without_end_are_refused() -> None:
    with pytest.raises(ReadError, match="too complex"):
        draft_of(word_file(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 200)))


def test_links_stand_on_their_words_in_text_cells_and_notes() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    field = (
        f'{begin}<w:r><w:instrText> HYPERLINK "https://example.org/c" </w:instrText></w:r>{separate}{run("field")}{end}'
    )
    link = hyperlink("a", run("first") + run(" report"))
    body = paragraph(run("See the ") + link + run(",") + "<w:r><w:br/></w:r>" + run(" or ") + field + mark)
    cells = f"<w:tc>{paragraph(run('x') + link)}</w:tc><w:tc>{paragraph('y')}</w:tc>"
    body += f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    note = f'<w:footnote w:id="2">{paragraph(run("At  ") + link)}</w:footnote>'
    blocks = draft_of(word_file(body, notes=note, links=outside(a="https://example.org/a"))).blocks
    linked = [(block.text, block.links) for block in blocks]
    linked += [(cell.text, cell.links) for block in blocks for row in block.rows for cell in row]
    found = [(text, [(text[one.start : one.end], one.address[-1]) for one in links]) for text, links in linked if links]
    assert found == [
        ("See the first report,", [("first report", "a")]),
        ("or field¹", [("field", "c")]),
        ("¹ At first report", [("first report", "a")]),
        ("xfirst report", [("first report", "a")]),
        ("xfirst report", [("first report", "a")]),
    ]


@pytest.mark.parametrize(
    ("count", "doubt"),
    [
        (1, "1 comment beside the text is left out: look at it in Word"),
        (2, "2 comments beside the text are left out: look at them in Word"),
    ],
)
def test_comments_are_left_out_and_counted(count: int, doubt: str) -> None:
    marks = "".join(f'<w:r><w:commentReference w:id="{number}"/></w:r>' for number in range(count))
    draft = draft_of(word_file(paragraph(run("增长5.6%") + marks)))
    assert [block.text for block in draft.blocks] == ["增长5.6%"]
    assert draft.doubts == (doubt,)
