"""One request over one connection to an address that was checked; every wait and every byte counts."""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any, Final

import certifi

from events.intake.document import IntakeRefused
from events.intake.limits import Limits, megabytes
from events.intake.web_addresses import PASTE, WebAddress

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGENT: Final = "Dateline (source capture)"
_HEADERS: Final = 131_072  # bytes beside the body: its headers, and the frames of its chunks
_PIECE: Final = 65_536
_TO_CONNECT: Final = 4  # seconds for one of several addresses


@dataclass(slots=True)
class Deadline:
    """How long a fetch may still take, over all its redirects."""

    limits: Limits
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.ends = time.monotonic() + self.limits.seconds

    def left(self) -> float:
        """Seconds that are left. Raises IntakeRefused where none are."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> IntakeRefused:
        """For whoever finds that it has passed."""
        return IntakeRefused(
            f"The site took longer than {self.limits.seconds:g} seconds, or this server cannot reach the web. "
            f"Try again later. {PASTE}",
            "too-slow",
        )


class _Received(RawIOBase):
    """What comes over a connection, read under the deadline, so that a drop now and then does not keep it open."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection, self._deadline = connection, deadline
        self._left = deadline.limits.bytes + _HEADERS

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._deadline.left())
        received = self._connection.recv_into(buffer)
        self._left -= received
        if self._left < 0:
            raise too_large(self._deadline.limits)
        return received


class _Wire:
    """As much of a socket as HTTPResponse asks for."""

    def __init__(self, received: _Received) -> None:
        self._received = received

    def makefile(self, _mode: str) -> BufferedReader:
        return BufferedReader(self._received, _PIECE)


def connect(address: WebAddress, numbers: list[str], deadline: Deadline) -> socket.socket:
    """A connection to one of the numbers, encrypted for the name where it is https. Raises IntakeRefused or OSError."""
    for tried, number in enumerate(numbers, start=1):
        seconds = deadline.left() if tried == len(numbers) else min(deadline.left(), _TO_CONNECT)
        try:
            connection = socket.create_connection((number, address.port), timeout=seconds)
            break
        except OSError:
            if tried == len(numbers):
                raise
    if address.scheme == "http":
        return connection
    try:
        connection.settimeout(deadline.left())
        return trust().wrap_socket(connection, server_hostname=address.host)
    except BaseException:
        connection.close()
        raise


def trust() -> ssl.SSLContext:
    """Certificates of the system's roots and, for systems that have none, of certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def ask(connection: socket.socket, address: WebAddress, deadline: Deadline) -> HTTPResponse:
    """The answer's status and headers; its body is still to come. No cookie, no referrer, nothing kept open."""
    request = (
        f"GET {address.target} HTTP/1.1\r\nHost: {address.authority}\r\nUser-Agent: {_AGENT}\r\n"
        "Accept: text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5\r\n"
        "Accept-Encoding: gzip, deflate\r\nConnection: close\r\n\r\n"
    )
    connection.settimeout(deadline.left())
    connection.sendall(request.encode("ascii"))
    response = HTTPResponse(_Wire(_Received(connection, deadline)), method="GET")  # type: ignore[arg-type]
    response.begin()
    return response


def body(response: HTTPResponse, deadline: Deadline) -> bytes:
    """The whole body, unpacked; its size counts as sent and as unpacked. Raises IntakeRefused."""
    most = deadline.limits.bytes
    if (response.length or 0) > most:
        raise too_large(deadline.limits)
    kept = bytearray()
    for piece in _unpacked(_pieces(response), response.getheader("Content-Encoding", ""), most):
        deadline.left()
        kept += piece
        if len(kept) > most:
            raise too_large(deadline.limits)
    return bytes(kept)


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(_PIECE):
        yield piece
    if response.length:  # http.client is silent where a body breaks off
        raise HTTPException("the body broke off")


def _unpacked(pieces: Iterator[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """As sent, or unpacked bit by bit: a bomb is refused before it has gone off."""
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        yield from pieces
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise IntakeRefused(
            f"The site sent the page packed in a way that is not read here. {PASTE}", "unsupported-type"
        )
    unpacker: Any = None
    for piece in pieces:
        if unpacker is None:
            bare = coding == "deflate" and piece[0] & 0x0F != 8
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, min(most, _PIECE))
            rest = unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        yield unpacker.flush(most)


def too_large(limits: Limits) -> IntakeRefused:
    """For an answer that goes on."""
    return IntakeRefused(
        f"What is there has more than {megabytes(limits.bytes)}, the most that is fetched. Save it in your browser and "
        "upload the file, or copy the text and paste it.",
        "too-large",
    )
