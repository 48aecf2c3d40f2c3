"""Sites on this machine for what is fetched: each is a function that answers a connection, and counts who came."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = Callable[[socket.socket, str], None]


@dataclass
class Site:
    """A listener at 127.0.0.1: its port, and the first lines and headers that it was asked with."""

    port: int
    asked: list[str] = field(default_factory=list)
    connections: int = 0

    def __str__(self) -> str:
        return f"http://site.example:{self.port}"


@contextmanager
def site(answer: Answer, *, family: int = socket.AF_INET, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers every connection so, each in a thread of its own."""
    listener = socket.create_server(("::1" if family == socket.AF_INET6 else "127.0.0.1", 0), family=family)
    there = Site(listener.getsockname()[1])
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with suppress(OSError), connection:
            talk = tls.wrap_socket(connection, server_side=True) if tls else connection
            with talk:
                asked = talk.recv(65_536).decode("latin-1")
                there.asked.append(asked)
                answer(talk, asked)

    def listen() -> None:
        while not over.is_set():
            with suppress(OSError):
                connection = listener.accept()[0]
                there.connections += 1
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield there
    finally:
        over.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def page(content: bytes, *headers: str, status: str = "200 OK") -> Answer:
    """An answer with this body; its length is told unless a header tells it."""
    told = [*headers]
    if not any(header.lower().startswith(("content-length", "transfer-encoding")) for header in headers):
        told.append(f"Content-Length: {len(content)}")

    def answer(connection: socket.socket, _: str) -> None:
        connection.sendall("\r\n".join([f"HTTP/1.1 {status}", *told, "", ""]).encode() + content)

    return answer


def redirect(location: str) -> Answer:
    """An answer that sends on."""
    return page(b"", f"Location: {location}", status="302 Found")


def here(*_: object, **__: object) -> list[tuple[object, ...]]:
    """A look-up that finds every name on this machine."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]


def anybody(_number: str, _port: int) -> bool:
    """Leave to ask a site on this machine."""
    return True
