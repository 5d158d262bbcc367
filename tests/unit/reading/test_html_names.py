import pytest

from tui.reading.html_names import purpose_of


@pytest.mark.parametrize(
    ("classes", "purpose"),
    [
        ("related-posts", "teaser"),
        ("ad", "advertisement"),
        ("entry-relatedPosts", "teaser"),
        ("c-share__bar", "share buttons"),
        ("site-footer", "page foot"),
        ("entryfooter", "page foot"),
        ("post-meta", "by-line"),
        ("sr-only", "not on screen"),
        ("wide cookie-banner", "notice"),
        ("breadcrumb", "navigation"),
        ("right-rail", "side column"),
    ],
)
def test_a_telling_class_says_what_an_element_is_for(classes: str, purpose: str) -> None:
    assert purpose_of(classes) == purpose


@pytest.mark.parametrize(
    "classes",
    [
        "article-body",
        "has-sidebar",
        "no-comments",
        "tag-roads category-shares",
        "headline",
        "z ab ac ad",
        "navy",
        "shared",
        "metaphor",
    ],
)
def test_other_classes_say_nothing(classes: str) -> None:
    assert purpose_of(classes) == ""


def test_a_short_id_counts() -> None:
    assert purpose_of("", "comments") == "comments"


def test_an_id_that_is_a_heading_turned_into_an_anchor_does_not() -> None:
    assert purpose_of("", "sharing-with-a-single-developer") == ""
