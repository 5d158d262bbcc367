import pytest

from tui.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("全市经济发展，质量监督", "", "zh-Hans"),
        ("全市經濟發展，質量監督", "", "zh-Hant"),
        ("全市經濟發展，質量監督", "zh-CN", "zh-Hant"),
        ("全市经济发展，质量监督", "en", "zh-Hans"),
        ("人口一百", "zh-TW", "zh-Hant"),
        ("人口一百", "zh", "zh-Hans"),
        ("The report of the agency is on the table", "", "en"),
        ("The report of the agency is on the table", "zh-CN", "en"),
        ("The report of the agency is on the table", "en-GB", "en-GB"),
        ("Der Bericht liegt auf dem Tisch", "de", "de"),
        ("Der Bericht liegt vor und wird gelesen", "", ""),
        ("これは報告です", "ja", "ja"),
        ("", "", ""),
        ("", "fr", "fr"),
    ],
)
def test_a_language_is_told_by_the_text_before_the_declaration(text: str, declared: str, expected: str) -> None:
    assert language_of(text, declared) == expected
