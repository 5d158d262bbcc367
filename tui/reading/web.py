"""Pages over http and https: checked addresses, few redirects, one deadline, and nothing of the user's sent along.

There is no client that outlives a page: no cookies, no netrc, no proxy from the environment, no credentials.
"""

import errno
import math
import os
import re
import ssl
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import certifi
import httpcore
import httpx
from msgspec import Struct
from msgspec.structs import replace

from tui import __version__
from tui.clock import utc_now
from tui.errors import FetchError, PassingError
from tui.reading.addresses import AddressBook, Resolver
from tui.reading.body import Body, incomplete
from tui.reading.watch import Watch

_CONNECT_S = 10.0
_READ_S = 0.25
_STEP = 1 << 18
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SCHEMES = frozenset({"http", "https"})
_WHOLE = frozenset({200, 203})
_ENDED_BY = frozenset({b"content-length", b"transfer-encoding", b"content-encoding"})
"""Headers with which a body has an end of its own; without them a broken connection looks like the end."""
_PAGE_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<!--[^>]{0,1000}>\s{0,100})?<(?:!doctype|html)", re.IGNORECASE)
_PAGE_END = re.compile(rb"</(?:html|body)\s{0,100}>", re.IGNORECASE)
_TAIL = 4_096
_ERRNO = re.compile(r"^\[Errno -?[0-9]{1,9}\] ")
_MOST_WAIT_DIGITS = 9
_MINUTE_S = 60
_SAVE = "Save the page in a browser, and open the file."
_CHECK = "Check the address and the network connection."
_NO_PROXY = "No proxy is used, because it would choose the address: save the page in a browser, and open the file."
_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
_AGAIN = "Try again later, or save the page in a browser and open the file."
_HEADERS = (
    ("User-Agent", f"Mozilla/5.0 (compatible; tieout/{__version__})"),
    ("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5"),
    ("Accept-Language", "zh, en;q=0.9, *;q=0.5"),
    ("Accept-Encoding", "gzip, deflate"),
    ("Connection", "close"),
)
_SERVER_FAULT = 500
_PASSING = frozenset({408, 425, 429})
"""What a server answers that is at fault for the moment (RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4)."""
_LASTING = frozenset({501, 505, 506, 508, 510, 511})
"""Faults of a server that asking again does not mend: it can't do what was asked, or is set up wrong."""
_PASSING_ERRNOS = frozenset({errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE, errno.ETIMEDOUT})
_HINTS_BY_STATUS = {
    401: "It wants a login: save the page in a browser, and open the file.",
    403: "It refuses programs or wants a login: save the page in a browser, and open the file.",
    404: "Check the address.",
    410: "The page was taken down; an archive may have it.",
    429: "It was asked too often: wait a while, then try again.",
}


class Page(Struct, frozen=True):
    """A page as it came."""

    snapshot: bytes
    """Its bytes, unpacked and whole."""
    final_location: str
    """Where the redirects led; empty when there were none."""
    content_type: str
    """The `Content-Type` that the server named; empty when it named none."""


def download(address: str, watch: Watch, *, cap: int, redirects: int, resolve: Resolver) -> Page:
    """Return the page at an address that the user typed.

    Raises:
        FetchError: It could not be had whole; it says why. No other exception of a library comes through.
    """
    try:
        return _followed(_parsed(address), watch, cap, redirects, resolve)
    except httpcore.TimeoutException as error:
        raise PassingError("The server does not answer.", _AGAIN) from error
    except (httpcore.NetworkError, ssl.SSLError, OSError) as error:
        raise _network_error(error) from error
    except httpcore.RemoteProtocolError as error:
        raise _protocol_error(error) from error
    except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"The address can't be asked for: {error}.", "Check the address.") from error
    except (RecursionError, MemoryError) as error:
        raise FetchError("The page took too much memory.", _SAVE) from error


def _followed(url: httpx.URL, watch: Watch, cap: int, redirects: int, resolve: Resolver) -> Page:
    book = AddressBook(_host(url), resolve)
    seen = {str(url)}
    network = _CheckedNetwork(book, watch)
    while True:
        watch.say(f"Asking {url.host}")
        answer = _asked(network, url, watch, cap)
        if isinstance(answer, Page):
            return replace(answer, final_location=str(url)) if len(seen) > 1 else answer
        if len(seen) > redirects:
            raise FetchError(f"The page sends on more than {redirects} times.", "Check the address in a browser.")
        url = _next(url, answer)
        if str(url) in seen:
            raise FetchError("The page sends on in a circle.", _SAVE)
        seen.add(str(url))


def _asked(network: httpcore.NetworkBackend, url: httpx.URL, watch: Watch, cap: int) -> Page | str:
    """Return the page, or the address that the server sends on to."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    timeouts = {"timeout": {"connect": _CONNECT_S, "read": watch.remaining_s(), "write": _CONNECT_S}}
    tls = _tls() if url.scheme == "https" else None
    with (
        httpcore.ConnectionPool(ssl_context=tls, network_backend=network) as client,
        client.stream("GET", target, headers=list(_HEADERS), extensions=timeouts) as response,
    ):
        headers = {name.lower(): _decoded(value) for name, value in response.headers}
        if response.status in _REDIRECTS:
            if not headers.get(b"location", "").strip():
                raise FetchError("The page sends on, but does not say where.", _SAVE)
            return headers[b"location"].strip()
        if response.status not in _WHOLE:
            raise _status_error(response.status, response.extensions.get("reason_phrase", b""), headers)
        body = Body(headers.get(b"content-encoding", ""), cap)
        _collect(body, response.iter_stream(), watch)
        snapshot = body.finish()
        if not _ENDED_BY.intersection(headers) and _breaks_off(snapshot):
            raise incomplete()
        return Page(snapshot, "", headers.get(b"content-type", ""))


def _breaks_off(snapshot: bytes) -> bool:
    """Say whether a page that only the end of the connection ended has no end of its own."""
    return bool(_PAGE_START.match(snapshot)) and not _PAGE_END.search(snapshot, max(0, len(snapshot) - _TAIL))


def _collect(body: Body, pieces: Iterable[bytes], watch: Watch) -> None:
    told = 0
    for piece in pieces:
        watch.remaining_s()
        body.feed(piece)
        if body.size - told >= _STEP:
            told = body.size
            watch.say(f"Fetching: {told / 1e6:.1f} MB")


def _parsed(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"“{address}” is not a valid address: {error}.", "Check the address.") from error
    return _refused_or(url)


def _refused_or(url: httpx.URL) -> httpx.URL:
    if url.scheme not in _SCHEMES:
        raise FetchError(f"“{url.scheme}:” addresses are not opened, only http and https.", _SAVE)
    if not _host(url):
        raise FetchError(f"“{url}” names no host.", "Check the address.")
    if url.userinfo:
        raise FetchError("An address with a password in it would end up in the notes.", _SAVE)
    return url


def _next(url: httpx.URL, location: str) -> httpx.URL:
    try:
        onward = url.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"The page sends on to “{location}”, which is not a valid address.", _SAVE) from error
    if onward.scheme not in _SCHEMES:
        raise FetchError(f"The page sends on to a “{onward.scheme}:” address: not followed.", _SAVE)
    if url.scheme == "https" and onward.scheme == "http":
        raise FetchError("The page sends on from https to plain http: not followed.", "Open that address yourself.")
    return _refused_or(onward)


def _host(url: httpx.URL) -> str:
    return url.raw_host.decode("ascii")


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _tls() -> ssl.SSLContext:
    """Return what certificates are checked with: the system's authorities and certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _status_error(status: int, reason: bytes, headers: Mapping[bytes, str]) -> FetchError:
    message = f"The server answered {status} {_decoded(reason)}".strip() + "."
    is_fault = status >= _SERVER_FAULT
    hint = _HINTS_BY_STATUS.get(status, _AGAIN if is_fault else _SAVE)
    if status in _PASSING or (is_fault and status not in _LASTING):
        wait_s = _asked_wait_s(headers)
        if wait_s > _MINUTE_S:
            hint = f"It asks to be left alone for {math.ceil(wait_s / _MINUTE_S)} minutes: try again then."
        return PassingError(message, hint, wait_s=wait_s)
    return FetchError(message, hint)


def _asked_wait_s(headers: Mapping[bytes, str]) -> float:
    """Return how long the server asks to be left alone: seconds or a date (RFC 9110 §10.2.3); 0 when it does not."""
    asked = headers.get(b"retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:_MOST_WAIT_DIGITS])
    until = _http_date(asked)
    # The server's own clock, where it tells it: ours may be off.
    now = _http_date(headers.get(b"date", "")) or utc_now()
    return max(0.0, (until - now).total_seconds()) if until else 0.0


def _http_date(words: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _network_error(error: BaseException) -> FetchError:
    cause: BaseException | None = error
    passes = False
    while cause is not None:
        passes = passes or (isinstance(cause, OSError) and cause.errno in _PASSING_ERRNOS)
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FetchError(f"The server's certificate is not valid: {cause.verify_message}.", _SAVE)
        if isinstance(cause, ssl.SSLError):
            return FetchError("No secure connection could be made to the server.", _SAVE)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore.ReadError):
        return incomplete()
    kind = PassingError if passes else FetchError
    return kind(
        f"The server could not be reached: {_ERRNO.sub('', str(error))}.", _NO_PROXY if _behind_proxy() else _CHECK
    )


def _behind_proxy() -> bool:
    return any(os.environ.get(name) for name in _PROXIES)


def _protocol_error(error: httpcore.RemoteProtocolError) -> FetchError:
    said = str(error)
    if "closed connection" in said or "disconnected" in said:
        return incomplete()
    return FetchError(f"The server's answer is not proper HTTP: {said}.", _SAVE)


class _CheckedNetwork(httpcore.NetworkBackend):
    """Connects to checked addresses only; a certificate is still checked against the host's name."""

    def __init__(self, book: AddressBook, watch: Watch) -> None:
        self._book = book
        self._watch = watch
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for address in self._book.addresses(host, port):
            patience = min(timeout or _CONNECT_S, self._watch.remaining_s())
            try:
                stream = self._network.connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _WatchedStream(stream, self._watch)
        raise failure or httpcore.ConnectError(host)


class _WatchedStream(httpcore.NetworkStream):
    """A connection whose reads look at the watch, so that a byte a second doesn't outlast the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the watch knows better
        while True:
            try:
                return self._stream.read(max_bytes, min(_READ_S, self._watch.remaining_s()))
            except httpcore.ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        patience = min(timeout or _CONNECT_S, self._watch.remaining_s())
        return _WatchedStream(self._stream.start_tls(ssl_context, server_hostname, patience), self._watch)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
