"""An address as somebody typed it, or a redirect gave it, taken apart strictly: one reading, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from events.intake.document import IntakeRefused

PASTE: Final = "Or open it in your browser, copy the text and paste it."
_LONGEST: Final = 2_000
_PORTS: Final = {"http": 80, "https": 443}
_OTHER_PORTS: Final = frozenset((8080, 8443))
_IN_TARGET: Final = "/%:@!$&'()*+,;=~-._?[]|"  # left as they stand; all else is written as %XX of UTF-8
_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_FOR_A_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_KEPT_WORDS: Final = ("localhost", "local", "internal", "localdomain", "home.arpa", "onion")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where a request goes: `host` in ASCII, or an address of the network in its one usual spelling."""

    scheme: str
    host: str
    port: int
    target: str  # path and query, as the request says them

    @property
    def number(self) -> IPv4Address | IPv6Address | None:
        """The address of the network, where the host is one rather than a name."""
        try:
            return IPv6Address(self.host) if ":" in self.host else IPv4Address(self.host)
        except AddressValueError:
            return None

    @property
    def authority(self) -> str:
        """Host and port, as the header Host gives them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def is_address(name: str) -> bool:
    """Whether a document is called by the address that it came from."""
    return name.startswith(("http://", "https://"))


def read_address(typed: str, base: WebAddress | None = None) -> WebAddress:
    """The address that was typed, or that a redirect from `base` names. Raises IntakeRefused."""
    text = typed.strip()
    if not text or len(text) > _LONGEST or _UNSAFE.search(text):
        raise _bad(typed, f"it is empty, has more than {_LONGEST:,} characters, or holds a blank or a backslash")
    try:
        parts = urlsplit(urljoin(str(base), text) if base else text)
        port = parts.port
    except ValueError as error:
        raise _bad(typed, "its host or its port cannot be read") from error
    if parts.scheme not in _PORTS:
        raise _bad(typed, "it does not begin with http:// or https://")
    if "@" in parts.netloc:
        raise _bad(typed, "it holds a name or a password before an @; leave them out")
    if not parts.hostname:
        raise _bad(typed, "it names no site")
    host = _numbered(parts.hostname, typed) if parts.netloc.startswith("[") else _named(parts.hostname, typed)
    target = quote(parts.path or "/", safe=_IN_TARGET) + (
        f"?{quote(parts.query, safe=_IN_TARGET)}" if parts.query else ""
    )
    return WebAddress(parts.scheme, host, port or _PORTS[parts.scheme], target)


def is_usual_port(port: int) -> bool:
    """Whether the web is served there; other services are not spoken to."""
    return port in _PORTS.values() or port in _OTHER_PORTS


def _numbered(host: str, typed: str) -> str:
    if "%" in host:
        raise _bad(typed, "it names a connection of this machine (%)")
    try:
        return str(IPv6Address(host))
    except AddressValueError as error:
        raise _bad(typed, "what stands in brackets is no address of the network") from error


def _named(host: str, typed: str) -> str:
    """A name in ASCII (IDNA), or an IPv4 address in any of the spellings that systems take, in the usual one."""
    if "%" in host or ":" in host:
        raise _bad(typed, "its site is written with signs that names do not have")
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise _bad(typed, "its site is written with signs that names do not have") from error
    name = name.removesuffix(".")
    labels = name.split(".")
    if _FOR_A_NUMBER.fullmatch(labels[-1]):
        return str(_legacy_number(labels, typed))
    if not all(_LABEL.fullmatch(label) for label in labels) or len(name) > 253:
        raise _bad(typed, "its site is no name that a site can have")
    if len(labels) == 1 or any(name == word or name.endswith(f".{word}") for word in _KEPT_WORDS):
        raise private(typed)
    return name


def _legacy_number(labels: list[str], typed: str) -> IPv4Address:
    """One to four numbers, decimal, octal or hexadecimal, the last filling what is left: as `inet_aton` takes them."""
    try:
        *firsts, last = [_number(label) for label in labels]
    except ValueError as error:
        raise _bad(typed, "its site is no address of the network that can be read") from error
    if len(firsts) > 3 or any(first > 255 for first in firsts) or last >= 256 ** (4 - len(firsts)):
        raise _bad(typed, "its site is no address of the network: a number in it is too large")
    return IPv4Address(sum(first << (24 - 8 * place) for place, first in enumerate(firsts)) + last)


def _number(label: str) -> int:
    if not label.isascii() or not label.isalnum() or len(label) > 20:
        raise ValueError(label)
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if label.startswith("0") and len(label) > 1 else int(label)


def private(typed: str) -> IntakeRefused:
    """For an address that is not out in public."""
    return IntakeRefused(
        f"“{typed[:200]}” leads to a machine of this network, not to the public web, and is not fetched. "
        f"Give a public address. {PASTE}",
        "private-address",
    )


def _bad(typed: str, why: str) -> IntakeRefused:
    shown = "".join(sign if sign.isprintable() else "?" for sign in typed[:200])
    return IntakeRefused(
        f"“{shown}” cannot be fetched: {why}. Write it as https://site.example/page. {PASTE}", "bad-address"
    )
