"""A process that ends when the one that started it is gone, however that came about.

The parent keeps the writing end of a pipe and never writes. When it ends, by `kill -9` too, the kernel closes that
end, and the child reads the end of the file.
"""

from __future__ import annotations

import os
import signal
import threading
import time

VARIABLE = "DATELINE_LIFELINE"  # number of the inherited descriptor that is read
PATIENCE = 10.0  # seconds between asking and ending


def hold() -> None:
    """In the child: watch the parent from now on, if it gave a lifeline."""
    descriptor = os.environ.pop(VARIABLE, "")
    if descriptor:
        threading.Thread(target=_wait, args=(int(descriptor),), name="lifeline", daemon=True).start()


def _wait(descriptor: int) -> None:
    os.read(descriptor, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)
