from hypothesis import given
from hypothesis import strategies as st

from tui.errors import TieoutError
from tui.reading.charsets import encoding_names
from tui.reading.decode import decode
from tui.reading.plausible import oddness
from tui.reading.sniff import media_type

LABELS = st.sampled_from(["", "klingon", "utf-16", "hz-gb-2312", *encoding_names()])


@given(st.binary(max_size=400), LABELS, st.booleans())
def test_any_bytes_under_any_label_become_text(snapshot: bytes, declared: str, markup: bool) -> None:
    text, charset = decode(snapshot, declared=declared, markup=markup)
    assert charset.name in encoding_names()
    assert charset.how
    assert 0 <= charset.damaged <= text.count("\ufffd")


@given(st.binary(max_size=400), st.sampled_from(encoding_names()))
def test_the_user_s_label_is_always_kept(snapshot: bytes, override: str) -> None:
    _, charset = decode(b"x" + snapshot, override=override)
    assert charset.name == override


@given(st.text(), LABELS, st.booleans())
def test_text_in_utf_8_comes_back_when_it_is_called_so(text: str, label: str, markup: bool) -> None:
    snapshot = text.encode("utf-8", "replace")
    assert decode(b"\xef\xbb\xbf" + snapshot, declared=label, markup=markup)[0] == snapshot.decode()
    if (
        not snapshot.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
        and b"\x1b$" not in snapshot
        and b"\0" not in snapshot
    ):
        assert decode(snapshot, declared="utf-8")[0] == snapshot.decode()


@given(st.text(max_size=300))
def test_oddness_is_a_share(text: str) -> None:
    assert 0.0 <= oddness(text) <= 1.0


@given(st.binary(max_size=300), st.text(max_size=20), st.text(max_size=20))
def test_any_bytes_have_a_type_or_an_error_of_ours(snapshot: bytes, location: str, declared: str) -> None:
    try:
        kind = media_type(snapshot, location, declared)
    except TieoutError as error:
        kind = error.message
    assert kind
