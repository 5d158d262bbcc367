from tests.unit.reading.outlining import BODY, tree

SHORT = "全年新建公路。"


def test_items_parted_by_semicolons_are_one_sentence() -> None:
    text = f"一、存在不足。主要表现在：一是修路不够深入；{SHORT}二是架桥有待加强；{SHORT}"
    assert tree(text, f"二、环境更加优美。{BODY}") == ["一、 存在不足", "二、 环境更加优美"]


def test_items_that_fill_little_of_their_section_stay_in_the_text() -> None:
    text = f"一、交通更加便利。{BODY}{BODY}{BODY}一是修好道路。{SHORT}二是建好桥梁。{SHORT}"
    assert tree(text, f"二、环境更加优美。{BODY}") == ["一、 交通更加便利", "二、 环境更加优美"]


def test_an_item_without_a_sentence_after_its_lead_is_no_section() -> None:
    assert tree("一、任务更加明确。一是修好道路。二是建好桥梁。三是管好渡口。", f"二、环境优美。{BODY}") == [
        *("一、 任务更加明确", "二、 环境优美"),
    ]


def test_a_count_that_does_not_begin_with_one_is_no_enumeration() -> None:
    assert tree("一、回顾", BODY, f"二是修好道路。{BODY}", f"三是建好桥梁。{BODY}", "二、安排", BODY) == [
        *("一、 回顾", "二、 安排"),
    ]


def test_first_and_second_with_a_comma_count_too() -> None:
    lines = ["一、回顾", BODY, f"第一，坚持发展。{BODY}", f"第二，坚持改革。{BODY}", "二、安排", BODY]
    assert tree(*lines) == ["一、 回顾", " 第一 坚持发展", " 第二 坚持改革", "二、 安排"]


def test_an_enumeration_below_the_second_level_is_a_list() -> None:
    items = [f"一是修好道路。{BODY}", f"二是建好桥梁。{BODY}"]
    lines = ["第一章 总则", "一、任务", "（一）交通", BODY, *items, "（二）环境", BODY, "二、附则", BODY]
    assert tree(*lines) == ["第一章 总则", " 一、 任务", "  （一） 交通", "  （二） 环境", " 二、 附则"]


def test_two_parallel_topics_are_too_few() -> None:
    topics = "".join(f"{name}质量方面，{BODY}" for name in ("产品", "工程"))
    assert tree(f"一、监管严格。{topics}", f"二、环境优美。{BODY}") == ["一、 监管严格", "二、 环境优美"]


def test_short_topics_are_no_sections() -> None:
    topics = "".join(f"{name}质量方面，抽查5批。" for name in ("产品", "工程", "服务"))
    assert tree(f"一、监管严格。{topics}", f"二、环境优美。{BODY}") == ["一、 监管严格", "二、 环境优美"]


def test_topic_sentences_that_open_most_paragraphs_are_leaves() -> None:
    lines = ["一、主要工作", f"持续扩大投资。{BODY}", f"——改革深入推进。{BODY}", "二、安排", BODY]
    assert tree(*lines) == ["一、 主要工作", " 持续扩大投资", " 改革深入推进", "二、 安排"]


def test_words_that_link_paragraphs_are_no_part_of_a_topic() -> None:
    lines = ["一、回顾", f"五年来，我们持续扩大投资。{BODY}", f"这五年，改革深入推进。{BODY}", "二、安排", BODY]
    assert tree(*lines) == ["一、 回顾", " 持续扩大投资", " 改革深入推进", "二、 安排"]


def test_narrative_openers_are_no_topics() -> None:
    lines = ["一、回顾", f"2008年是不平凡的一年。{BODY}", f"同时，问题仍然不少。{BODY}", "二、安排", BODY]
    assert tree(*lines) == ["一、 回顾", "二、 安排"]


def test_one_topic_sentence_alone_is_a_sentence() -> None:
    assert tree("一、回顾", f"持续扩大投资。{BODY}", "二、安排", BODY) == ["一、 回顾", "二、 安排"]


def test_the_paragraphs_of_articles_name_nothing() -> None:
    lines = ["第一章 总则", f"第一条 {BODY}", f"严格依法办事。{BODY}", f"持续扩大投资。{BODY}", "第二章 附则", BODY]
    assert tree(*lines) == ["第一章 总则", "第二章 附则"]
