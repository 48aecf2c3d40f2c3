"""What a foreign document may cost. Every limit has a number here, and a message that says it where it is met."""

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000  # as people are told; memory below is counted in powers of two

MOST_UPLOADED: Final = 20 * MEGABYTE  # bytes of a file
MOST_TEXT: Final = 10 * MEGABYTE  # code points of what was read in it
MOST_PAGES: Final = 2_000  # of a PDF


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching an address may take."""

    seconds: float = 10  # for all of it: looking up, redirects, the last byte
    bytes: int = 5 * MEGABYTE  # as sent, and again as unpacked
    redirects: int = 5
    header_bytes: int = 65_536


LIMITS: Final = Limits()
