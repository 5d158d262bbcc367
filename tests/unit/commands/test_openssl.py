import subprocess
import sys

import pytest

_LEFT_OUT = """
import sys
from tui.commands import openssl
{before}
with openssl.without_openssl():
    import asyncio, hashlib, hmac
print("ssl" in sys.modules, "_hashlib" in sys.modules)
print(hashlib.sha256(b"").hexdigest()[:8], hashlib.new("sha256").hexdigest()[:8], hashlib.md5(b"").hexdigest()[:8])
print(hmac.new(b"", b"", "sha256").hexdigest()[:8])
import ssl
print(ssl.create_default_context().check_hostname)
"""


def _said(before: str = "") -> list[str]:
    code = _LEFT_OUT.format(before=before)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout.split("\n")


def test_what_is_imported_without_openssl_has_pythons_own_hashes() -> None:
    pytest.importorskip("_md5", reason="this Python has no hashes of its own")
    loaded, *hashes, is_there, _ = _said()
    assert loaded == "False False"
    assert hashes == ["e3b0c442 e3b0c442 d41d8cd9", "b613679a"]
    assert is_there == "True"


def test_a_python_without_hashes_of_its_own_takes_those_of_openssl() -> None:
    pytest.importorskip("_hashlib", reason="this Python was built without OpenSSL")
    loaded, *hashes, _, _ = _said("openssl._HASHES = ('no such module',)")
    assert loaded == "False True"
    assert hashes == ["e3b0c442 e3b0c442 d41d8cd9", "b613679a"]
