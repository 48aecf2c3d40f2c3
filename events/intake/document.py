"""What a foreign document gives: its text, what it says about itself, and where it said so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

#: Why a document was refused, for those who answer differently to each.
Code = Literal[
    "bad-address",
    "bad-certificate",
    "bad-status",
    "busy",
    "closed-network",
    "damaged",
    "empty",
    "encrypted",
    "no-answer",
    "private-address",
    "too-large",
    "too-many-redirects",
    "too-slow",
    "unsupported-type",
]

#: What may be proposed; each a key of `Document.proposed`.
Field = Literal["authors", "container_title", "csl_type", "language", "published", "title", "url"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value that the document gives for a field of its source, and where it stands, in words for people."""

    value: str  # authors: "Ann Miller; Ben Cho"; published: EDTF; csl_type: a type of CSL
    origin: str  # "in the page's <meta name="author">", "in the PDF's properties"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document that has pages: where it begins in the text (code points), and its label."""

    start: int
    label: str  # as printed where the document says so: "3", "iv"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. Lines end in one newline, paragraphs in a blank line; there is no NUL in the text."""

    text: str
    media_type: str  # of the content as it was found to be, whatever it was called
    name: str
    proposed: Mapping[Field, Proposed] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    notices: tuple[str, ...] = ()  # sentences for whoever brought it: "Pages 3 and 7 have no text: they are pictures."


class IntakeRefused(Exception):
    """A document that is not taken in; the message says what is wrong, where, and what to do instead."""

    def __init__(self, message: str, code: Code) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
