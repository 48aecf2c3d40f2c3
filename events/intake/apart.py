"""A document is read by a process of its own, which knows nothing of the site and ends, whatever the document does."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Final

from events.intake.document import Document, IntakeRefused, Page, Proposed
from events.intake.kinds import MEDIA_TYPES, Kind, shown
from events.intake.limits import (
    READING_DEADLINE,
    READING_MEMORY,
    READING_SECONDS,
    READING_WAITS,
    READINGS_AT_ONCE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]
# Its surroundings hold no secret: neither the settings of the site nor the environment of whoever started it.
_COMMAND: Final = (sys.executable, "-E", "-s", "-B", "-X", "utf8", "-m", "events.intake.reading")
_NEEDED: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # by some builds of Python to start at all
_OUT_OF_TIME: Final = {-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL}
_seats = BoundedSemaphore(READINGS_AT_ONCE)


def read_apart(kind: Kind, content: bytes, *, name: str, charset: str = "") -> Document:
    """The document as the process read it. Raises IntakeRefused; the process is gone when this returns.

    It is given the document and answers in files without names, so that neither side waits for the other and no
    answer is longer than the process may write.
    """
    asked = json.dumps({"kind": kind, "name": name, "charset": charset}).encode()
    with _seat(), TemporaryFile() as given, TemporaryFile() as answered:
        given.write(asked + b"\n" + content)
        given.seek(0)
        status = _run(given.fileno(), answered.fileno())
        if status != 0:
            raise _failed(status, name)
        answered.seek(0)
        answer = json.load(answered)
    if "refused" in answer:
        raise IntakeRefused(answer["refused"], answer["code"])
    return _document(answer, kind, name)


def _run(given: int, answered: int) -> int:
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    process = Popen(  # noqa: S603 — our own program, and nothing of the document in its arguments
        _COMMAND, stdin=given, stdout=answered, stderr=DEVNULL, cwd=_ROOT, env=environment, start_new_session=True
    )
    try:
        return process.wait(READING_DEADLINE)
    except TimeoutExpired:
        return -signal.SIGALRM
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def _seat() -> Iterator[None]:
    """A place among those who may read at the same time. Raises IntakeRefused where none becomes free."""
    if not _seats.acquire(timeout=READING_WAITS):
        raise IntakeRefused(
            f"{READINGS_AT_ONCE} other documents are being read at this moment. Try again in a minute.", "busy"
        )
    try:
        yield
    finally:
        _seats.release()


def _failed(status: int, name: str) -> IntakeRefused:
    if status in _OUT_OF_TIME:
        return IntakeRefused(
            f"{shown(name)} was not read: it takes longer than {READING_SECONDS} seconds of work. "
            "Bring the part that matters, or paste its text.",
            "too-slow",
        )
    return IntakeRefused(
        f"{shown(name)} was not read: it is damaged, or needs more than {READING_MEMORY >> 20:,} MB of memory. "
        "Open it and save it again, or paste its text.",
        "damaged",
    )


def _document(answer: dict[str, Any], kind: Kind, name: str) -> Document:
    return Document(
        text=answer["text"],
        media_type=MEDIA_TYPES[kind],
        name=name,
        proposed={field: Proposed(*each) for field, each in answer["proposed"].items()},
        pages=tuple(Page(*each) for each in answer["pages"]),
        notices=tuple(answer["notices"]),
    )
