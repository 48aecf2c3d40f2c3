"""Text that somebody pasted or uploaded, as entries: which format it is, is seen from how it begins."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from events.exchange.references import bibtex, csl_read, ris
from events.exchange.references.refusals import ReferencesRefused
from events.exchange.references.taking import Entry

MOST_BYTES: Final = 2_000_000  # of the text in UTF-8
MOST_ENTRIES: Final = 1_000


def read_references(text: str) -> tuple[Entry, ...]:
    """Every entry, good or faulty. Raises ReferencesRefused for what is none of the three formats, or too much."""
    size = len(text.encode(errors="replace"))
    if size > MOST_BYTES:
        raise ReferencesRefused(
            f"This has {size / 1e6:.1f} MB; at most {MOST_BYTES // 10**6} MB fit. Bring it in in parts."
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    begin = text.lstrip()[:1]
    if begin in ("[", "{"):
        found = csl_read.read(text)
    elif re.search(r"^[ \t]*TY {1,2}-", text, re.MULTILINE):
        found = ris.read(text)
    elif re.search(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t\n]*[{(]", text, re.MULTILINE):
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
