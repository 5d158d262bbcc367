import pytest
from msgspec.structs import replace

from tests.making import report_of
from tui.errors import StoreError
from tui.store.packing import pack_bytes, pack_report, unpack_text


@pytest.mark.parametrize("text", ["", 'He said "12" \\ in\n\t13 lines', ',"text":"no"', "😀 \ud800 统计"])
def test_the_text_alone_is_the_report_s(text: str) -> None:
    report = replace(report_of(text or "1"), text=text, blocks=(), title=',"text":"a title",', author='"text":')
    assert unpack_text(pack_report(report).body) == text


@pytest.mark.parametrize(
    "body", [b"not packed", pack_bytes(b"{}"), pack_bytes(b'{"a":1,"text":"cut'), pack_bytes(b"\xff")]
)
def test_what_is_no_packed_report_is_an_error(body: bytes) -> None:
    with pytest.raises(StoreError):
        unpack_text(body)
