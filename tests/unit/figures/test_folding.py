from tui.figures.folding import fold


def test_a_text_without_annotations_keeps_every_offset() -> None:
    folded = fold("全年１２萬元，陸地")
    assert folded.text == "全年12万元，陸地"
    assert [folded.original(place) for place in range(len(folded.text))] == list(range(len(folded.text)))


def test_annotations_are_left_out_and_offsets_lead_back() -> None:
    text = "20個(gè)市,85場(chǎng)次"
    folded = fold(text)
    assert folded.text == "20个市,85场次"
    end = folded.text.index("市")
    assert text[folded.original(0) : folded.original_end(end)] == "20個"
    assert [text[folded.original(place)] for place in range(len(folded.clean))] == list(folded.clean)


def test_offsets_of_the_original_lead_into_the_folded_text() -> None:
    text = "20個(gè)市"
    folded = fold(text)
    assert folded.folded(text.index("市")) == folded.text.index("市")


def test_formal_characters_are_numbers_only_inside_numbers() -> None:
    assert fold("伍拾肆萬元").text == "五十四万元"
    assert fold("登陸部隊收拾房間").text == "登陸部队收拾房间"


def test_a_blank_that_does_not_break_stays_between_groups_of_digits_alone() -> None:
    assert fold("May\u00a05, 7\u00a0039\u202f918").text == "May 5, 7\u00a0039\u00a0918"
