"""Text that somebody pasted or uploaded, as entries: which format it is, is seen from how it begins."""

from __future__ import annotations

from itertools import islice
from typing import Final

from events.exchange.references import bibtex, bibtex_text, csl_read, ris
from events.exchange.references.refusals import ReferencesRefused
from events.exchange.references.taking import Entry

MOST_BYTES: Final = 2_000_000  # of the text in UTF-8
MOST_ENTRIES: Final = 1_000
TOO_LONG: Final = f"is too long: at most {MOST_BYTES // 10**6} MB fit. Bring it in in parts."  # behind what it is


def read_references(text: str) -> tuple[Entry, ...]:
    """Every entry, good or faulty. Raises ReferencesRefused for what is none of the three formats, or too much."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise ReferencesRefused(f"This {TOO_LONG}")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    begin = text.lstrip()[:1]
    if begin in ("[", "{"):
        found = csl_read.read(text)
    elif ris.BEGINS.search(text):
        found = ris.read(text)
    elif bibtex_text.BEGINS.search(text):
        found = bibtex.read(text)
    else:
        raise ReferencesRefused(
            "This is neither BibTeX nor RIS nor CSL-JSON. An entry of BibTeX begins with @article{…, one of RIS with "
            "“TY  - ”, and CSL-JSON with [."
        )
    entries = tuple(islice(found, MOST_ENTRIES + 1))
    if len(entries) > MOST_ENTRIES:
        raise ReferencesRefused(f"There are more than {MOST_ENTRIES:,} entries. Bring them in in parts.")
    return entries
