import pytest

from tui.reading.html_page import page_of


def words(markup: str) -> str:
    return page_of(markup).body.text()


def test_scripts_styles_and_forms_hold_no_text() -> None:
    assert words("<p>a<script>b</script><style>c</style><button>d</button><textarea>e</textarea>f</p>") == "af"


def test_the_readings_of_ruby_characters_are_left_out() -> None:
    assert words("<p><ruby>質<rp>(</rp><rt>zhì</rt><rp>)</rp></ruby>量</p>") == "質量"


def test_a_nul_between_digits_never_joins_them() -> None:
    assert words("<p>1\0002,000</p>") == "1\ufffd2,000"


def test_a_lone_surrogate_becomes_a_mark_of_damage() -> None:
    assert words("<p>a\ud800b</p>") == "a\ufffdb"


def test_an_address_hidden_by_cloudflare_is_decoded() -> None:
    code = "0a" + bytes(letter ^ 0x0A for letter in b"a@b.example").hex()
    assert words(f"<p>Write to <a class='__cf_email__' data-cfemail='{code}'>[email&#160;protected]</a></p>") == (
        "Write to a@b.example"
    )


def test_an_address_that_cannot_be_decoded_stays_as_it_is_printed() -> None:
    assert words("<p><a data-cfemail='zz'>[email&#160;protected]</a></p>") == "[email protected]"


def test_processing_instructions_and_comments_are_no_elements() -> None:
    assert words("<?php echo 1 ?><!-- c --><p>text</p>") == "text"


def test_meta_tags_are_read_by_name_property_and_itemprop() -> None:
    page = page_of(
        "<meta name=PubDate content=' 2024-01-19 '><meta property='og:title' content=T><meta itemprop=x content=y>"
    )
    assert page.metas == (("pubdate", "2024-01-19"), ("og:title", "T"), ("x", "y"))


def test_the_language_and_the_title_of_the_head_are_read() -> None:
    page = page_of("<html lang=' zh-CN '><head><title> a \n b </title></head><body>c</body></html>")
    assert (page.language, page.title) == ("zh-CN", "a b")


def test_a_password_field_is_noticed() -> None:
    assert page_of("<input type=password>").asks_login


def test_a_page_without_a_body_has_an_empty_one() -> None:
    assert not page_of("<frameset><frame src='a.htm'></frameset>").elements[0].weight


def test_elements_stand_in_document_order_and_know_what_they_hold() -> None:
    page = page_of("<div><p>a</p><p><b>b</b></p></div><p>c</p>")
    div, first, second, bold, last = page.elements[1:]
    assert [element.tag for element in page.elements] == ["body", "div", "p", "p", "b", "p"]
    assert div.holds(first)
    assert second.holds(bold)
    assert not div.holds(last)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>a</p><script src='x'/><p>b</p>", "a b"),
        ("<p/><a name='x'/><p>a</p><div class=\"y\" /><p>b<br/>c</p>", "a b c"),
        ("<p><![CDATA[4 < 5 & 6]]></p><p>b</p>", "4 < 5 & 6 b"),
        ("<p>a<svg><path d='x'/></svg>b</p>", "ab"),
    ],
)
def test_a_page_of_xml_is_read_as_xml(markup: str, words: str) -> None:
    page = f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>{markup}</body></html>"
    assert page_of(page).body.text() == words


def test_a_section_of_cdata_that_never_ends_loses_no_words() -> None:
    assert "b" in page_of("<?xml version='1.0'?><p>a</p><p>b</p><![CDATA[").body.text()
