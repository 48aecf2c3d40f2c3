"""The web server's worker: who is slow to hang up keeps a thread waiting, never the loop that takes on all others.

A connection that ends is closed in two steps (RFC 9112, 9.6): the server says that nothing more comes, and reads on for
a while until the other side has hung up. gunicorn 27 does so in the loop that takes on connections: a client that
leaves its end open halts a whole worker for two seconds, and a few of them the site.
"""

from __future__ import annotations

import socket
import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

_READ_AT_ONCE = 4096
_MOST = 65_536  # bytes that are read on


class Worker(ThreadWorker):
    """Threads, as `gthread`; each hangs up for itself."""

    LINGER = 1.0  # seconds at most until a connection is closed that its client leaves open

    def handle(self, conn: Any) -> Any:
        """Answer a request. False where the connection is to be closed: it then waits for nobody any more."""
        kept = super().handle(conn)
        if kept is False:
            _hang_up(conn.sock, self.LINGER)
        return kept


def _hang_up(sock: socket.socket, seconds: float) -> None:
    """Both steps but the closing, after which reading ends at once: the loop closes without waiting."""
    ends, read = time.monotonic() + seconds, 0
    try:
        sock.shutdown(socket.SHUT_WR)
        while read < _MOST and (left := ends - time.monotonic()) > 0:
            sock.settimeout(left)
            data = sock.recv(_READ_AT_ONCE)
            if not data:
                return
            read += len(data)
        sock.shutdown(socket.SHUT_RD)
    except TimeoutError:
        sock.shutdown(socket.SHUT_RD)
    except OSError:
        return  # the other side is gone
