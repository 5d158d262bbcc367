"""The app in a browser: who has the key is let in, and sees the app itself."""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

pytest.importorskip("textual_serve")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address that a server on a free port prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-P", "-m", "tui", "serve", "--store", str(tmp_path / "store"), "--port", port]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    yield server.stdout.readline().strip()
    server.terminate()
    server.wait()
    server.stdout.close()


async def test_only_the_whole_address_opens_the_app(address: str) -> None:
    page, _, _ = address.partition("?")
    async with aiohttp.ClientSession() as visitor:
        for wrong in (page, f"{page}?key=guess", f"{page}ws", f"{page}static/css/xterm.css"):
            async with visitor.get(wrong) as answer:
                assert answer.status == 403
        async with visitor.get(address) as answer:
            assert answer.status == 200
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
            assert "tieout" in await answer.text()


async def test_the_browser_shows_the_app(address: str) -> None:
    page, _, _ = address.partition("?")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as visitor:
        async with visitor.get(address) as answer:
            assert answer.status == 200
        async with visitor.ws_connect(f"{page}ws?width=100&height=30") as screen:
            await screen.send_str(json.dumps(["resize", {"width": 100, "height": 30}]))
            shown = b""
            async with asyncio.timeout(60):
                while b"No reports yet" not in shown:
                    message = await screen.receive()
                    assert message.type in {aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT}
                    shown += message.data if isinstance(message.data, bytes) else b""
