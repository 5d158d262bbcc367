import hashlib
import json

import pytest
from msgspec.structs import replace

from tests.making import report_of
from tui.domain.wire import report_to_wire
from tui.errors import StoreError
from tui.store.packing import pack_bytes, pack_report, unpack_bytes, unpack_text


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


@pytest.mark.parametrize("count", [0, 1, 256, 257, 1_000])
def test_a_report_is_packed_as_the_encoder_writes_it_whole(count: int) -> None:
    report = report_of("\n".join(f"In all {number} houses of 统计" for number in range(count)))
    wire = report_to_wire(report)
    whole, told = (
        json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()
        for one in (wire, {key: value for key, value in wire.items() if key not in {"snapshot", "location"}})
    )
    packed = pack_report(report)
    assert unpack_bytes(packed.body) == whole
    assert packed.digest == hashlib.sha256(told).hexdigest()
