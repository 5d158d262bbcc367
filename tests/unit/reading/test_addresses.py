import ipaddress
import socket

import pytest

from tui.errors import FetchError
from tui.reading.addresses import AddressBook, is_public, system_resolver

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 - not bound to
    "198.18.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1",
    "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:7f00:1::f5ff:fffe",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_a_page_may_not_lead_to_a_private_address(address: str) -> None:
    book = AddressBook("example.org", lambda _host, _port: [address])
    with pytest.raises(FetchError, match=r"inside\.example, which is on a private network"):
        book.addresses("inside.example", 80)


def test_a_host_with_one_private_address_among_public_ones_is_refused() -> None:
    book = AddressBook("example.org", lambda _host, _port: ["8.8.8.8", "127.0.0.1"])
    with pytest.raises(FetchError, match="private network"):
        book.addresses("mixed.example", 80)


def test_the_host_that_the_user_typed_may_be_private() -> None:
    book = AddressBook("wiki.intra", lambda _host, _port: ["10.0.0.7"])
    assert book.addresses("wiki.intra", 80) == ("10.0.0.7",)


def test_a_name_that_changes_its_answer_is_asked_once_only() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    book = AddressBook("rebind.example", lambda _host, _port: next(answers))
    assert [book.addresses("rebind.example", 80) for _ in range(3)] == [("8.8.8.8",)] * 3


@pytest.mark.parametrize("failure", [OSError("down"), socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_host_that_is_not_found_is_named(failure: Exception) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise failure

    with pytest.raises(FetchError, match=r"nowhere\.example was not found"):
        AddressBook("", resolve).addresses("nowhere.example", 80)


@pytest.mark.parametrize("answer", [[], ["not an address"]])
def test_an_answer_without_an_address_is_no_answer(answer: list[str]) -> None:
    with pytest.raises(FetchError, match="was not found"):
        AddressBook("", lambda _host, _port: answer).addresses("odd.example", 80)


def test_the_zone_of_a_link_local_address_is_no_way_round() -> None:
    with pytest.raises(FetchError, match="private network"):
        AddressBook("", lambda _host, _port: ["fe80::1%eth0"]).addresses("zone.example", 80)


@pytest.mark.parametrize("spelling", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_the_system_knows_this_machine_under_many_spellings(spelling: str) -> None:
    assert not any(is_public(ipaddress.ip_address(found)) for found in system_resolver(spelling, 80))
