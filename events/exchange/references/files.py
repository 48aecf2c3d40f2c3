"""References as a file: the three formats by the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from events.exchange.references import bibtex, csl_json, ris
from events.exchange.references.record import Reference


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is called, its media type, and how references are written in it."""

    name: str
    media_type: str
    written: Callable[[Iterable[Reference]], str]


FORMATS: Final = {
    "bib": Format("BibTeX", "application/x-bibtex", bibtex.written),
    "ris": Format("RIS", "application/x-research-info-systems", ris.written),
    "json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json.written),
}
