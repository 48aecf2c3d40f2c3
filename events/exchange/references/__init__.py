"""Sources as references: in the styles of CSL, and as BibTeX, RIS and CSL-JSON, out and in."""

from events.exchange.references.bibliography import Listed, bibliography
from events.exchange.references.files import FORMATS, Format
from events.exchange.references.looking import Look, Row, look
from events.exchange.references.reading import read_references
from events.exchange.references.record import Reference, reference_of
from events.exchange.references.refusals import ReferencesRefused
from events.exchange.references.styles import STYLES, Stretch, stretches
from events.exchange.references.written import as_html, as_markdown, plain

__all__ = [
    "FORMATS",
    "STYLES",
    "Format",
    "Listed",
    "Look",
    "Reference",
    "ReferencesRefused",
    "Row",
    "Stretch",
    "as_html",
    "as_markdown",
    "bibliography",
    "look",
    "plain",
    "read_references",
    "reference_of",
    "stretches",
]
