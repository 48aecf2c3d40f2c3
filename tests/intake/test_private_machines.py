"""No spelling of an address reaches a machine of this network: a listener here counts who came."""

import socket
from ipaddress import ip_address

import pytest

from events.intake import IntakeRefused, fetch
from events.intake.public_addresses import is_public
from tests.intake.sites import anybody, here, page, redirect, site

SPELLINGS = [
    # IPv4 as it is usually written, and all of its network
    *("127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.254", "0.0.0.0"),
    # shorter, decimal, octal, hexadecimal, mixed, with leading noughts
    *("127.1", "127.0.1", "0", "2130706433", "0x7f000001", "0x7F000001", "017700000001", "0177.0.0.1", "0177.0.0.01"),
    *("0x7f.0.0.1", "0x7f.1", "0x7f.0x0.0x0.0x1", "0177.1", "127.0.0x1", "0000177.0.0.1", "00000000177.0.0.1"),
    *("0x07f.0x00.0x00.0x01", "127.0000.0000.01", "0x7f.0.1", "0177.0.1"),
    # a dot at the end
    *("127.0.0.1.", "localhost.", "127.1.", "2130706433.", "0x7f000001."),
    # names
    *("localhost", "LOCALHOST", "LocalHost", "a.localhost", "localhost.localdomain", "printer.local", "db.internal"),
    *("127.0.0.1.nip.example", "7f000001.rebind.example", "loopback.example", "xn--lcalhost-90a.example"),
    # other scripts' figures, letters and dots
    *(
        "１２７.０.０.１",
        "１２７．０．０．１",
        "127。0。0。1",
        "127．0．0．1",
        "127｡0｡0｡1",
        "①②⑦.⓪.⓪.①",
        "₁₂₇.₀.₀.₁",
        "¹²⁷.⁰.⁰.¹",
    ),
    *("ｌｏｃａｌｈｏｓｔ", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc\u00adalhost", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "0ｘ7f.1"),
    # IPv6: itself, IPv4 within it, a zone, translations and tunnels
    *("[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]"),
    *("[0:0:0:0:0:ffff:127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::7f00:1]"),
    *(
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[2a00:1450::5efe:7f00:1]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fe80::1%lo]",
    ),
    *("[::1%25lo]", "[fc00::1]", "[fec0::1]"),
    # signs that one reader takes for another
    *("127%2e0%2e0%2e1", "%31%32%37.0.0.1", "localhost%00.site.example", "127.0.0.1%20", "127.0.0.1%09", "%6cocalhost"),
    *("site.example@127.0.0.1", "site.example:80@127.0.0.1", "site.example%40127.0.0.1", "127.0.0.1\\@site.example"),
    *("site.example\\.127.0.0.1", "127.0.0.1#@site.example", "127.0.0.1?@site.example", "127.0.0.1\t", "127.0.0.1\n"),
    *(
        "127.0.0.1 ",
        "12\t7.0.0.1",
        "127..0.0.1",
        "127.0.0.1..",
        "[127.0.0.1]",
        "[::1",
        "::1",
        "127.0.0.256",
        "127.0.0.1.1",
    ),
]


def in_public(number, _port):
    """Every port may be asked, so that nothing but the address protects the listener, whose port is its own."""
    return is_public(ip_address(number))


def asked(spelling, port):
    host, sign, rest = spelling.partition("#") if "#" in spelling else spelling.partition("?")
    return f"http://{host}:{port}/{sign}{rest}"


def test_no_spelling_of_this_machine_is_ever_connected_to():
    assert len(set(SPELLINGS)) == len(SPELLINGS) >= 60
    with site(page(b"secret")) as listener, site(page(b"secret"), family=socket.AF_INET6) as other:
        for spelling in SPELLINGS:
            for port in (listener.port, other.port):
                with pytest.raises(IntakeRefused) as refused:
                    fetch(asked(spelling, port), resolve=here, permitted=in_public)
                assert refused.value.code in {"private-address", "bad-address"}, spelling
                assert "paste" in refused.value.message
        assert (listener.connections, other.connections) == (0, 0)


def test_without_the_check_the_listener_is_reached():
    with site(page(b"secret")) as listener:
        for spelling in ("127.0.0.1", "2130706433", "0x7f.1", "127.0.0.1.nip.example", "１２７.０.０.１"):
            assert fetch(asked(spelling, listener.port), resolve=here, permitted=anybody).content == b"secret"
        assert listener.connections == 5


def test_a_redirect_is_checked_like_the_first_address():
    with site(page(b"secret")) as inside:
        for spelling in ("127.0.0.1", "2130706433", "[::ffff:127.0.0.1]", "inside.example", "localhost"):
            with (
                site(redirect(f"http://{spelling}:{inside.port}/")) as outside,
                pytest.raises(IntakeRefused) as refused,
            ):
                fetch(f"{outside}/", resolve=here, permitted=lambda _, port, only=outside.port: port == only)
            assert refused.value.code == "private-address"
        assert inside.connections == 0


def test_one_private_address_among_public_ones_is_enough():
    def resolve(*_, **__):
        return [(2, 1, 6, "", ("93.184.215.14", 0)), (2, 1, 6, "", ("10.0.0.7", 0))]

    with pytest.raises(IntakeRefused) as refused:
        fetch("http://site.example/", resolve=resolve)
    assert refused.value.code == "private-address"


def test_the_address_that_was_checked_is_the_one_connected_to():
    answers = iter(["127.0.0.1", "10.0.0.1"])

    def changing(*_, **__):
        return [(2, 1, 6, "", (next(answers), 0))]

    with site(page(b"words")) as there:
        assert fetch(f"{there}/", resolve=changing, permitted=anybody).content == b"words"
        assert next(answers) == "10.0.0.1"  # looked up once


@pytest.mark.parametrize(
    "number",
    [
        *(
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.100.100.200",
        ),
        *("192.0.0.192", "198.18.0.1", "224.0.0.1", "255.255.255.255", "168.63.129.16", "0.1.2.3", "192.88.99.1"),
        *("ff02::1", "fd00:ec2::254", "2001:db8::1", "64:ff9b::a00:1", "2002:a00:1::", "100::1", "3fff::1"),
    ],
)
def test_what_is_kept_for_something_else_is_not_public(number):
    assert not is_public(ip_address(number))


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_what_is_out_in_the_web_is_public(number):
    assert is_public(ip_address(number))
