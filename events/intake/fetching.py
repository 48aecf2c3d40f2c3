"""An address is fetched: looked up, checked, connected to where it was checked, and every redirect the same again."""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from errno import EACCES, EHOSTUNREACH, ENETDOWN, ENETUNREACH, EPERM
from http.client import HTTPException, HTTPResponse
from ipaddress import ip_address
from threading import Thread
from typing import Any, Final

from events.intake.document import IntakeRefused
from events.intake.limits import LIMITS, Limits
from events.intake.public_addresses import is_public
from events.intake.web_addresses import PASTE, WebAddress, is_usual_port, private, read_address
from events.intake.wire import Deadline, ask, body, connect

Resolve = Callable[..., list[Any]]  # as socket.getaddrinfo

_NO_WAY_OUT: Final = frozenset((EACCES, EHOSTUNREACH, ENETDOWN, ENETUNREACH, EPERM))
_ALWAYS_THERE: Final = "example.com"  # RFC 2606
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_UNREAD: Final = (  # how what a site calls it begins
    *("audio/", "font/", "image/", "video/", "application/javascript", "application/json", "application/zip"),
)
_STATUS: Final = {
    401: "it asks for signing in",
    402: "it asks for a payment",
    403: "it is not given to programs, or not without signing in",
    404: "there is no such page",
    410: "the page was taken away",
    429: "it has been asked too often",
    451: "the page may not be shown",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was at an address."""

    content: bytes
    media_type: str  # as the site called it, with its charset
    url: str  # where it was in the end, after redirects


def may_be_asked(number: str, port: int) -> bool:
    """Whether a request may go to this address of the network, at this port."""
    return is_public(ip_address(number)) and is_usual_port(port)


def fetch(
    url: str,
    *,
    resolve: Resolve = socket.getaddrinfo,
    limits: Limits = LIMITS,
    permitted: Callable[[str, int], bool] = may_be_asked,
) -> Fetched:
    """What is at a public http or https address. Raises IntakeRefused, with what to do instead.

    Proxies, cookies and credentials of the environment are not used. `permitted` is there for tests, whose sites are
    on their own machine.
    """
    deadline = Deadline(limits)
    address = read_address(url)
    for _ in range(limits.redirects + 1):
        numbers = _numbers(address, resolve, deadline, permitted)
        answer = _answer(address, numbers, deadline)
        if isinstance(answer, Fetched):
            return answer
        address = read_address(answer, address)
    raise IntakeRefused(
        f"The site sends from one address to the next, more than {limits.redirects} times. "
        f"Give the address that your browser shows in the end. {PASTE}",
        "too-many-redirects",
    )


def _numbers(
    address: WebAddress, resolve: Resolve, deadline: Deadline, permitted: Callable[[str, int], bool]
) -> list[str]:
    """The network's addresses of a site, all of which may be asked: one that may not, and none is."""
    literal = address.number
    numbers = [str(literal)] if literal else _looked_up(address, resolve, deadline)
    if not all(permitted(number, address.port) for number in numbers):
        if all(is_public(ip_address(number)) for number in numbers):
            raise IntakeRefused(
                f"“{address}” is at port {address.port}; pages are fetched from 80, 443, 8080 and 8443. {PASTE}",
                "bad-address",
            )
        raise private(str(address))
    return numbers


def _looked_up(address: WebAddress, resolve: Resolve, deadline: Deadline) -> list[str]:
    """The addresses of a name. Raises IntakeRefused; where not even `_ALWAYS_THERE` is found, nothing would be."""
    numbers = _resolved(address.host, address.port, resolve, deadline)
    if numbers:
        return numbers
    if numbers is None or not _resolved(_ALWAYS_THERE, 80, resolve, deadline):
        raise _closed(address)
    raise IntakeRefused(f"There is no site called “{address.host}”. Look at its spelling. {PASTE}", "bad-address")


def _resolved(name: str, port: int, resolve: Resolve, deadline: Deadline) -> list[str] | None:
    """What a name is looked up as: nothing where there is no such name, None where nobody answers.

    The system's look-up knows no deadline: it is left behind where it takes too long.
    """
    found: list[Any] = []

    def look() -> None:
        try:
            found.append(resolve(name, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = Thread(target=look, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise deadline.passed()
    answer = found[0]
    if isinstance(answer, Exception):
        return None if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN else []
    return list(dict.fromkeys(entry[4][0].partition("%")[0] for entry in answer))[:8]


def _answer(address: WebAddress, numbers: list[str], deadline: Deadline) -> Fetched | str:
    """What is there, or where it is instead. Raises IntakeRefused, also for whatever breaks on the way."""
    try:
        with closing(connect(address, numbers, deadline)) as connection, ask(connection, address, deadline) as response:
            elsewhere = response.getheader("Location")
            if response.status in _REDIRECTS and elsewhere:
                return elsewhere.encode("latin-1", "replace").decode("utf-8", "replace")
            media_type = _media_type(response)
            return Fetched(body(response, deadline), media_type, str(address))
    except TimeoutError as error:
        raise deadline.passed() from error
    except ssl.SSLCertVerificationError as error:
        raise IntakeRefused(
            f"“{address.host}” could not show that it is that site: its certificate is not valid. {PASTE}",
            "bad-certificate",
        ) from error
    except (HTTPException, zlib.error, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _NO_WAY_OUT:
            raise _closed(address) from error
        raise IntakeRefused(
            f"“{address.host}” did not answer as a site does, or broke off. Try again later. {PASTE}", "no-answer"
        ) from error


def _media_type(response: HTTPResponse) -> str:
    """What the site calls it. Raises IntakeRefused for an answer that is no page, or one of a kind that is not read."""
    status = response.status
    if status not in (200, 203):
        why = _STATUS.get(status, "the site has a fault" if status >= 500 else "the site gives no page there")
        raise IntakeRefused(f"The site answered {status}: {why}. Check the address. {PASTE}", "bad-status")
    media_type = " ".join((response.getheader("Content-Type") or "").split())[:200]
    if media_type.lower().startswith(_UNREAD):
        raise IntakeRefused(
            f"What is there is {media_type.split(';')[0]}, not a page with text. Give the address of the page, "
            "or paste the text.",
            "unsupported-type",
        )
    return media_type


def _closed(address: WebAddress) -> IntakeRefused:
    return IntakeRefused(
        f"This server has no way out to the web, so “{address.host}” cannot be fetched from here. Open the page in "
        "your browser, copy the text and paste it; or save the page and upload the file.",
        "closed-network",
    )
