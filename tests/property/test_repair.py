from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.reading.repair import original, repaired

PIECES = st.sampled_from(
    [
        *(
            "質",
            "量",
            "(zhì)",
            "（qū）",
            "了(le)",
            "5",
            "1.5",
            "%",
            "万",
            "五",
            "。",
            "，",
            "a",
            "word",
            "(",
            ")",
            ".",
            "?",
        ),
        *(
            " ",
            "\u3000",
            "\u00a0",
            "\t",
            "\n",
            "\u200b",
            "\u00ad",
            "\u200d",
            "\ufeff",
            "\u202e",
            "\u0000",
            "\U0001f600",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map("".join))


@given(TEXTS)
def test_putting_the_repairs_back_gives_the_input(text: str) -> None:
    now, repairs = repaired(text)
    assert original(now, repairs) == text


@given(TEXTS)
def test_repairs_lie_inside_the_text_in_order_without_overlap(text: str) -> None:
    now, repairs = repaired(text)
    assert all(repair.span.end <= len(now) for repair in repairs)
    assert all(before.span.end <= after.span.start for before, after in pairwise(repairs))


@given(TEXTS)
def test_a_repair_makes_up_nothing_but_a_space(text: str) -> None:
    now, found = repaired(text)
    # Bytes that are decoded again are what they were before.
    repairs = [repair for repair in found if repair.why != "wrong charset"]
    assert all(set(repair.span.of(now)) <= {" ", *repair.was} for repair in repairs)
    assert all(len(repair.span) < len(repair.was) or repair.was.isspace() for repair in repairs)


@given(TEXTS)
def test_no_digit_is_lost_or_added(text: str) -> None:
    digits = [character for character in text if character.isdigit()]
    assert [character for character in repaired(text)[0] if character.isdigit()] == digits


@given(
    st.text("0123456789", min_size=1),
    st.text("\u200b\u00ad\u2060\ufeff\u202e\u0000", min_size=1),
    st.text("0123456789万", min_size=1),
)
def test_digits_that_a_hidden_character_parts_are_never_joined(before: str, hidden: str, after: str) -> None:
    text = f"共{before}{hidden}{after}件"
    assert repaired(text)[0] == text
