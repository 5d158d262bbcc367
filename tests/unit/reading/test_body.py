import gzip
import tracemalloc
import zlib

import pytest

from tui.errors import FetchError
from tui.reading.body import Body

WORDS = "合计为12,000元；total 34.5 million. ".encode() * 400
MEBIBYTE = 1 << 20


def packed_raw(body: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflate.compress(body) + deflate.flush()


CODINGS = {
    "gzip": gzip.compress(WORDS),
    "x-gzip": gzip.compress(WORDS),
    "deflate": zlib.compress(WORDS),
    "gzip, gzip": gzip.compress(gzip.compress(WORDS)),
    "deflate, gzip": gzip.compress(zlib.compress(WORDS)),
}


def unpacked(packed: bytes, coding: str, *, step: int = 1_000, cap: int = MEBIBYTE) -> bytes:
    body = Body(coding, cap)
    for at in range(0, len(packed), step):
        body.feed(packed[at : at + step])
    return body.finish()


def test_a_body_without_a_coding_comes_through_as_it_is() -> None:
    assert unpacked(WORDS, "") == WORDS
    assert unpacked(WORDS, "identity") == WORDS


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize("coding", CODINGS)
def test_a_packed_body_is_unpacked_whatever_its_pieces(coding: str, step: int) -> None:
    assert unpacked(CODINGS[coding], coding, step=step) == WORDS


@pytest.mark.parametrize("step", [1, 100_000])
def test_bare_deflate_is_unpacked_too(step: int) -> None:
    assert unpacked(packed_raw(WORDS), "deflate", step=step) == WORDS


@pytest.mark.parametrize("step", [1, 2, 100_000])
def test_gzip_members_one_after_another_are_one_body(step: int) -> None:
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two"), "gzip", step=step) == b"one two"


@pytest.mark.parametrize("step", [1, 100_000])
def test_padding_after_the_end_is_passed_over(step: int) -> None:
    assert unpacked(gzip.compress(b"whole") + bytes(512), "gzip", step=step) == b"whole"


def test_output_that_zlib_holds_back_is_not_lost() -> None:
    body = bytes(range(256)) * 1_024  # ends exactly on a bound of the output's pieces
    assert unpacked(gzip.compress(body), "gzip", step=100_000) == body


@pytest.mark.parametrize("coding", CODINGS)
def test_a_body_cut_at_any_byte_is_incomplete(coding: str) -> None:
    whole = CODINGS[coding]
    for end in range(len(whole)):
        with pytest.raises(FetchError, match="incomplete"):
            unpacked(whole[:end], coding)


def test_a_second_member_that_breaks_off_is_incomplete() -> None:
    first, second = gzip.compress(b"one"), gzip.compress(b"two")
    for end in range(1, len(second)):
        with pytest.raises(FetchError, match="incomplete"):
            unpacked(first + second[:end], "gzip", step=1)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_garbage_is_named_damaged(coding: str) -> None:
    with pytest.raises(FetchError, match="damaged"):
        unpacked(b"\xff\xff<html>not packed at all</html>", coding)


def test_a_wrong_checksum_is_named_damaged() -> None:
    packed = bytearray(gzip.compress(WORDS))
    packed[-6] ^= 1
    with pytest.raises(FetchError, match="damaged"):
        unpacked(bytes(packed), "gzip")


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, br", "compress", "quoted-printable"])
def test_a_coding_that_was_not_asked_for_is_refused_by_name(coding: str) -> None:
    with pytest.raises(FetchError, match=f"“{coding.rpartition(' ')[2]}”"):
        Body(coding)


def test_many_codings_are_refused() -> None:
    with pytest.raises(FetchError, match="4 times"):
        Body("gzip, gzip, gzip, gzip")


def test_a_body_of_exactly_the_cap_is_taken_and_one_byte_more_is_not() -> None:
    assert len(unpacked(gzip.compress(bytes(MEBIBYTE)), "gzip")) == MEBIBYTE
    with pytest.raises(FetchError, match="larger than 1 MB"):
        unpacked(gzip.compress(bytes(MEBIBYTE + 1)), "gzip")
    with pytest.raises(FetchError, match="larger than 1 MB"):
        unpacked(bytes(MEBIBYTE + 1), "")


def bomb(size: int) -> bytes:
    deflate = zlib.compressobj(9, wbits=16 + zlib.MAX_WBITS)
    return b"".join(deflate.compress(bytes(MEBIBYTE)) for _ in range(size // MEBIBYTE)) + deflate.flush()


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "gzip, deflate"])
def test_a_bomb_is_stopped_in_little_memory(coding: str) -> None:
    packed = bomb(256 * MEBIBYTE)
    if coding == "gzip, gzip":
        packed = gzip.compress(packed)
    if coding == "gzip, deflate":
        packed = zlib.compress(packed)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="larger than 20 MB"):
            unpacked(packed, coding, step=65_536, cap=20 * MEBIBYTE)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 64 * MEBIBYTE
