"""Which network addresses a page may lead to.

Names are resolved once for a whole fetch and the connection goes to the address that was checked, so that a name that
changes its answer (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import TypeAlias

from tui.errors import FetchError

Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""From a host's name and a port to the addresses of the host, as text."""
IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.IPv6Network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_IPV4_BITS = 0xFFFFFFFF


def system_resolver(host: str, port: int) -> list[str]:
    """Return the addresses that the system knows for a host, without doubles, its preferred one first.

    Raises:
        OSError, UnicodeError: The name is not known, or is no name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: IPAddress) -> bool:
    """Say whether an address is one of the open internet, the IPv4 address inside an IPv6 one included."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    if isinstance(address, ipaddress.IPv6Address) and (address.is_site_local or address in _NAT64_LOCAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inner(address: IPAddress) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for or tunnels to, or None."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    tunnelled = address.teredo[1] if address.teredo else None
    inner = address.ipv4_mapped or address.sixtofour or tunnelled
    if inner is None and (address in _NAT64 or address in _COMPATIBLE):
        inner = ipaddress.IPv4Address(int(address) & _IPV4_BITS)
    return inner


class AddressBook:
    """The addresses of the hosts of one fetch, each checked before anything connects to it."""

    def __init__(self, typed_host: str, resolve: Resolver = system_resolver) -> None:
        """Start with the host that the user typed: the only one that may be on a private network."""
        self._typed_host = typed_host
        self._resolve = resolve
        self._known: dict[str, tuple[str, ...]] = {}

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """Return the addresses that may be connected to for a host, at least one.

        Raises:
            FetchError: The host is not known, or it is private and the user did not type it.
        """
        if host not in self._known:
            self._known[host] = self._checked(host, port)
        return self._known[host]

    def _checked(self, host: str, port: int) -> tuple[str, ...]:
        try:
            found = tuple(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise _unknown(host) from error
        if not found:
            raise _unknown(host)
        if host != self._typed_host and not all(is_public(_parsed(host, address)) for address in found):
            raise FetchError(
                f"The page leads to {host}, which is on a private network: not followed.",
                "If you trust it, type that address yourself.",
            )
        return found


def _parsed(host: str, address: str) -> IPAddress:
    try:
        return ipaddress.ip_address(address.partition("%")[0])
    except ValueError as error:
        raise _unknown(host) from error


def _unknown(host: str) -> FetchError:
    return FetchError(f"The host {host} was not found.", "Check the address and the network connection.")
