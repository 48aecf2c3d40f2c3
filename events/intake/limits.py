"""What a foreign document may cost. Every limit has a number here, and is said in a message where it is met."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000  # as people are told; the memory of a process is counted in powers of two

MOST_UPLOADED: Final = 20 * MEGABYTE  # bytes of a file
MOST_TEXT: Final = 10 * MEGABYTE  # code points of what was read in it
MOST_PAGES: Final = 2_000  # of a PDF
MOST_UNPACKED: Final = 50 * MEGABYTE  # bytes of one part of a .docx, or of one stream of a PDF
MOST_PARTS: Final = 5_000  # entries of a .docx, parts of a message

READING_SECONDS: Final = 10  # of processor time, for one document
READING_DEADLINE: Final = 20  # seconds on the clock, when the machine is busy with other things
READING_MEMORY: Final = 1024 * 1024 * 1024  # bytes of address space
READINGS_AT_ONCE: Final = 2  # per process of the site; the next one waits
READING_WAITS: Final = 20  # seconds that it waits


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching an address may take."""

    seconds: float = 10  # for all of it: looking up the name, every redirect, the last byte
    bytes: int = 5 * MEGABYTE  # as sent, and again as unpacked
    redirects: int = 5


LIMITS: Final = Limits()


def megabytes(size: int) -> str:
    """As people say it: `5 MB`, `23.4 MB`."""
    return f"{size / MEGABYTE:,.1f}".removesuffix(".0") + " MB"
