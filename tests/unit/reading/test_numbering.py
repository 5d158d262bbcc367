import pytest

from tui.reading.numbering import chinese_value, marker_of, roman_value


@pytest.mark.parametrize(
    ("line", "family", "number", "value"),
    [
        ("第一编 总则", "编", "第一编", 1),
        ("第三部分 措施", "部分", "第三部分", 3),
        ("第十二章　附则", "章", "第十二章", 12),
        ("第 二 节 职责", "节", "第 二 节", 2),
        ("第一百零三条 本法", "条", "第一百零三条", 103),
        ("壹、概況", "壹、", "壹、", 1),
        ("十四、加强组织", "一、", "十四、", 14),
        ("二．范围", "一、", "二．", 2),
        ("（二十）完善制度", "（一）", "（二十）", 20),
        ("(五)改革", "（一）", "(五)", 5),
        ("（二 ）改革", "（一）", "（二 ）", 2),
        ("2.1.1 职责", "1.1", "2.1.1", 1),
        ("3.2. Scope", "1.1", "3.2.", 2),
        ("A.1 Terms", "A.1", "A.1", 1),
        ("12. Findings", "1.", "12.", 12),
        ("1、主要数据", "1.", "1、", 1),
        ("（3）统一领导", "（1）", "（3）", 3),
        ("4) Ships", "1)", "4)", 4),
        ("③渡口", "①", "③", 3),
        ("1 总则", "1", "1", 1),
        ("IV. Results", "I.", "IV.", 4),
        ("B. Method", "A.", "B.", 2),
        ("a. ships", "a.", "a.", 1),
        ("(b) docks", "(a)", "(b)", 2),
        ("Item 1A. Risk Factors", "label:item", "Item 1A.", 101),
        ("PART II", "label:part", "PART II", 200),
        ("Note 3 – Earnings", "label:note", "Note 3 –", 300),
        ("Appendix C: Tables", "label:appendix", "Appendix C:", 300),
        ("Action 6. Publish", "label:action", "Action 6.", 600),
    ],
)
def test_a_printed_number_is_known_by_its_family(line: str, family: str, number: str, value: int) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.family.name, marker.number, marker.value) == (family, number, value)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "2009年是关键的一年",
            "5.2%的增长",
            "3.5个百分点",
            "1.5万亿元",
            "100 ships",
            "一是修路",
            "一方面",
            "十分重要",
        ),
        *("parts of it", "In 2019", "part of the plan", "A ship", "I think", "第一，", "5203.78公斤", "1,000", ""),
    ],
)
def test_words_and_figures_are_no_numbers_of_a_part(line: str) -> None:
    marker = marker_of(line)
    assert marker is None or marker.family.name == "1.1"


@pytest.mark.parametrize(
    ("line", "path"), [("2.1.1 职责", (2, 1, 1)), ("3. Findings", (3,)), ("1 总则", (1,)), ("B.2 X", (2, 2))]
)
def test_a_decimal_number_keeps_its_components(line: str, path: tuple[int, ...]) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert marker.path == path


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十三", 23),
        ("廿五", 25),
        ("一百零三", 103),
        ("〇", 0),
        ("拾貳", 12),
        ("人", 0),
    ],
)
def test_chinese_numerals_of_sections(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize(("numeral", "value"), [("IV", 4), ("ix", 9), ("XL", 40), ("VIII", 8), ("AB", 0)])
def test_roman_numerals_of_sections(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(("line", "value"), [("甲、事實", 1), ("丙、結論", 3), ("乙．理由", 2)])
def test_heavenly_stems_count(line: str, value: int) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.key, marker.value) == ("甲、", value)


@pytest.mark.parametrize("line", ["甲、乙两地相距12公里", "甲方：某公司", "乙型流感12例"])
def test_what_only_names_a_party_numbers_nothing(line: str) -> None:
    assert marker_of(line) is None


@pytest.mark.parametrize(
    ("line", "number", "value"),
    [
        ("Part One: The Past", "Part One:", 100),
        ("CHAPTER TWELVE Ports", "CHAPTER TWELVE", 1200),
        ("Pillar 2 – Growth", "Pillar 2 –", 200),
    ],
)
def test_labels_count_in_words_too(line: str, number: str, value: int) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert (marker.number, marker.value) == (number, value)


def test_a_label_before_a_common_word_numbers_nothing() -> None:
    assert marker_of("Part one of the money was spent") is None


@pytest.mark.parametrize(
    ("article", "value"), [("第一千零一条", 1001), ("第一千二百六十条", 1260), ("第九百九十九条", 999)]
)
def test_a_code_has_more_than_a_thousand_articles(article: str, value: int) -> None:
    marker = marker_of(f"{article} 本法自公布之日起施行。")
    assert marker is not None
    assert (marker.key, marker.value) == ("条", value)


def test_a_shortened_label_counts_with_the_whole_one() -> None:
    found = [marker_of(line) for line in ("SECTION 1. SHORT TITLE.", "SEC. 2. FINDINGS.")]
    assert [(marker.key, marker.value) for marker in found if marker] == [
        ("label:section", 100),
        ("label:section", 200),
    ]


def test_a_number_of_both_numerals_is_a_decimal() -> None:
    marker = marker_of("二.3 资金来源")
    assert marker is not None
    assert (marker.path, marker.number) == ((2, 3), "二.3")
