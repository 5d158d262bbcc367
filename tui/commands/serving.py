"""`tieout serve`: the app in a browser. Only who has the address that is printed gets in."""

import ipaddress
import secrets
import shlex
import sys
from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

from tui.commands.output import put, tell
from tui.commands.working import store_folder
from tui.errors import TieoutError
from tui.language import spoken

_COOKIE = "tieout-key"
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; frame-ancestors 'none'"
)
"""What the page may load: nothing from elsewhere. Its own template would ask another host for a font."""
_NO_ENTRY = "Open the whole address that tieout printed, with the key at its end."
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class KeyedServer(Server):
    """A server that answers only requests with its key: other pages in the same browser don't have it."""

    def __init__(self, command: str, host: str, port: int) -> None:
        """Serve what `command` starts, one process a visitor."""
        shown = f"[{host}]" if ":" in host else host
        super().__init__(command, host=host, port=port, title="tieout", public_url=f"http://{shown}:{port}")
        self.key = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/?key={self.key}"

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._only_with_key)
        return app

    @web.middleware
    async def _only_with_key(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        asked, kept = request.query.get("key", ""), request.cookies.get(_COOKIE, "")
        if secrets.compare_digest(asked.encode(), self.key.encode()):
            answer = await handler(request)
            answer.headers["Content-Security-Policy"] = _POLICY
            # What the page asks for next brings the key with it; what another site's page asks for does not.
            answer.set_cookie(_COOKIE, self.key, httponly=True, samesite="Strict")
            return answer
        if not secrets.compare_digest(kept.encode(), self.key.encode()):
            return web.Response(status=403, text=spoken(_NO_ENTRY))
        return await handler(request)

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: nobody is let in before the port is open."""

    def run(self) -> None:
        """Serve until Ctrl-C."""
        self.initialize_logging()
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._say_address)

    def _say_address(self, *_: object) -> None:
        put(f"{self.address}\n")
        tell(spoken("Open this address in a browser. Ctrl-C ends it; everything that was decided is kept."))


def serve(store: str | None, host: str, port: int) -> None:
    """Serve the app until Ctrl-C.

    Raises:
        TieoutError: The port can't be had.
    """
    command = shlex.join([sys.executable, "-P", "-m", "tui", "--store", str(store_folder(store))])
    if not _is_loopback(host):
        tell(
            spoken("Beware: {host} can be reached from other machines, and nothing on the way is encrypted.", host=host)
        )
    try:
        KeyedServer(command, host, port).run()
    except OSError as error:
        raise TieoutError(f"{host}:{port} can't be served: {error.strerror}.", "Name another with --port.") from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
