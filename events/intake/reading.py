"""The process that reads one foreign document: `python -m events.intake.reading`, started by `apart`.

It limits itself before it has seen a byte, imports what it needs and nothing of the site, reads a line that says what
the document is and then the document, and writes one JSON object. Whatever goes wrong is a sentence or an exit status.
"""

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Any, Final

from events.intake.document import Document, IntakeRefused
from events.intake.kinds import shown
from events.intake.limits import MOST_TEXT, READING_DEADLINE, READING_MEMORY, READING_SECONDS

_LIMITS: Final = {
    "RLIMIT_CPU": READING_SECONDS,
    "RLIMIT_AS": READING_MEMORY,
    "RLIMIT_FSIZE": 6 * MOST_TEXT,  # the answer: four bytes for each letter, and what is around them
    "RLIMIT_NOFILE": 64,
    "RLIMIT_NPROC": 0,  # it starts nothing
    "RLIMIT_CORE": 0,  # and leaves nothing behind
}


def restrict() -> None:
    """Takes from this process what it must not have. A system without one of these limits keeps the others."""
    for name, most in _LIMITS.items():
        with suppress(AttributeError, ValueError, OSError):
            limit = getattr(resource, name)
            hard = resource.getrlimit(limit)[1]
            most_here = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(limit, (most_here, most_here))
    signal.alarm(READING_DEADLINE)
    os.nice(5)


def read(kind: str, content: bytes, name: str, charset: str) -> Document:
    """Read by whoever reads this kind; each brings its own libraries."""
    if kind == "pdf":
        from events.intake.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(content, name)
    if kind == "docx":
        from events.intake.docx import read_docx  # noqa: PLC0415

        return read_docx(content, name)
    if kind == "mail":
        from events.intake.mail import read_mail  # noqa: PLC0415

        return read_mail(content, name)
    from events.intake.web_page import read_page  # noqa: PLC0415

    return read_page(content, name, charset)


def answer(asked: dict[str, str], content: bytes) -> dict[str, Any]:
    """The document as JSON holds it, or why there is none."""
    name = asked["name"]
    try:
        document = read(asked["kind"], content, name, asked["charset"])
    except IntakeRefused as refused:
        return {"refused": refused.message, "code": refused.code}
    except MemoryError:
        return {
            "refused": f"{shown(name)} was not read: it needs more than {READING_MEMORY >> 20:,} MB of memory. "
            "Bring the part that matters, or paste its text.",
            "code": "too-large",
        }
    except Exception:  # whatever a hostile file makes a library do, here it means one thing
        return {
            "refused": f"{shown(name)} was not read: it is damaged. Open it and save it again, or paste its text.",
            "code": "damaged",
        }
    return {
        "text": document.text,
        "proposed": {field: [each.value, each.origin] for field, each in document.proposed.items()},
        "pages": [[page.start, page.label] for page in document.pages],
        "notices": document.notices,
    }


def main() -> None:
    """One document in, one answer out."""
    restrict()
    asked = json.loads(sys.stdin.buffer.readline())
    told = json.dumps(answer(asked, sys.stdin.buffer.read()), ensure_ascii=False)
    sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing to tidy: what a hostile document left in memory is not walked through again


if __name__ == "__main__":
    main()
