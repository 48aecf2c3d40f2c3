"""Foreign documents in: bytes or an address give a text and what the document says about itself.

Nothing here knows the database or who asked. Whatever is not plain text is read by a process of its own (`reading`),
under limits of time and memory, so that a hostile file costs no more than a refusal.
"""

from events.intake.document import Code, Document, Field, IntakeRefused, Page, Proposed
from events.intake.fetching import Fetched, fetch
from events.intake.limits import LIMITS, Limits
from events.intake.opening import read_document, read_pasted

__all__ = [
    "LIMITS",
    "Code",
    "Document",
    "Fetched",
    "Field",
    "IntakeRefused",
    "Limits",
    "Page",
    "Proposed",
    "fetch",
    "read_document",
    "read_pasted",
]
