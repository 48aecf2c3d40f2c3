"""A PDF: the text of its pages, where each begins, and the properties it gives itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader, overwrite_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from events.intake.document import Document, Field, IntakeRefused, Page, Proposed
from events.intake.kinds import MEDIA_TYPES, shown
from events.intake.limits import MOST_PAGES, MOST_TEXT, MOST_UNPACKED, megabytes
from events.intake.page_dates import written
from events.intake.pdf_lines import Line, joined, lines_of, without_running_lines
from events.intake.plain import kept, line
from events.intake.properties import properties

_PRISM: Final = re.compile(
    rb"<prism:(?:publicationDate|coverDate)(?:\s[^>]{0,200})?>\s*(?:<[^>]{1,200}>\s*){0,3}([\d:T+Z-]{4,30})",
    re.IGNORECASE,
)
_UNPACKED: Final = (  # pypdf's names for how much a stream may unpack to
    *("array_based_stream_maximum_output_length", "lzw_maximum_output_length", "run_length_maximum_output_length"),
    *("zlib_maximum_output_length", "brotli_maximum_output_length", "maximum_declared_stream_length"),
)
_SHOWN: Final = 12  # numbers of pages in a notice


def read_pdf(content: bytes, name: str) -> Document:
    """The text of a PDF, page by page. Raises IntakeRefused."""
    try:
        reader = _opened(content, name)
        pages = [*_pages(reader, name)]
        labels = _labels(reader, len(pages))
        proposed = _proposals(reader)
    except LimitReachedError as error:
        raise IntakeRefused(
            f"{shown(name)} unpacks to more than is read: a part of it has more than {megabytes(MOST_UNPACKED)}, or "
            "more steps than a page of text takes. Print it to a new PDF, or paste its text.",
            "too-large",
        ) from error
    except (DependencyError, FileNotDecryptedError) as error:
        raise _encrypted(name) from error
    except PyPdfError as error:
        raise IntakeRefused(
            f"{shown(name)} is damaged. Open it, print it to a new PDF and bring that, or paste its text.", "damaged"
        ) from error
    bare = [label for label, page in zip(labels, pages, strict=True) if not page]
    if len(bare) == len(pages):
        raise IntakeRefused(
            f"{shown(name)} has no text: its pages are pictures. Run it through text recognition (OCR) and bring the "
            "result, or paste the text.",
            "empty",
        )
    kept_pages, notices = without_running_lines(pages)
    text, starts = joined(kept_pages)
    return Document(
        text=kept(text),
        media_type=MEDIA_TYPES["pdf"],
        name=name,
        proposed=proposed,
        pages=tuple(Page(start, label) for start, label in zip(starts, labels, strict=True)),
        notices=(*_pictures(bare), *notices),
    )


def _opened(content: bytes, name: str) -> PdfReader:
    limits: dict[str, Any] = dict.fromkeys(_UNPACKED, MOST_UNPACKED)
    overwrite_configuration(**limits, jbig2dec_binary=None, disable_legacy_handling=True)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(name)
    count = len(reader.pages)
    if not 0 < count <= MOST_PAGES:
        raise IntakeRefused(
            f"{shown(name)} has {count:,} pages; at most {MOST_PAGES:,} are read. Bring the pages that matter.",
            "too-large" if count else "empty",
        )
    return reader


def _pages(reader: PdfReader, name: str) -> Iterator[list[Line]]:
    length = 0
    for page in reader.pages:
        lines = lines_of(page)
        length += sum(len(each.words) for each in lines)
        if length > MOST_TEXT:
            raise IntakeRefused(
                f"{shown(name)} has more than {MOST_TEXT:,} characters of text. Bring it in parts.", "too-large"
            )
        yield lines


def _labels(reader: PdfReader, count: int) -> list[str]:
    """The labels of the pages as they are printed, or their numbers."""
    try:
        labels = [line(label, 20) for label in reader.page_labels]
    except Exception:  # a damaged tree of labels: the pages are still in their order
        labels = []
    given = labels if len(labels) == count else [""] * count
    return [label or str(number) for number, label in enumerate(given, start=1)]


def _proposals(reader: PdfReader) -> dict[Field, Proposed]:
    """Title and authors of its properties, and the day of publication where its publisher put one there.

    The day that the file was made is not proposed: a PDF is made anew whenever somebody prints it.
    """
    catalog: Any = reader.root_object
    said: Any = reader.metadata or {}
    proposed = properties(
        title=said.get("/Title"),
        authors=said.get("/Author"),
        language=catalog.get("/Lang"),
        origin="the properties of the PDF",
    )
    described = catalog.get("/Metadata")
    found = _PRISM.search(described.get_object().get_data()) if described is not None else None
    day = written(found.group(1).decode("ascii")) if found else ""
    if day:
        proposed["published"] = Proposed(day, "the publication date in the PDF's description (PRISM)")
    return proposed


def _pictures(labels: list[str]) -> tuple[str, ...]:
    """Which pages have no text, in a sentence."""
    if not labels:
        return ()
    if len(labels) == 1:
        return (f"Page {labels[0]} has no text: it is a picture, or blank.",)
    if len(labels) > _SHOWN:
        return (f"{len(labels):,} pages have no text, {labels[0]} the first: they are pictures, or blank.",)
    return (f"Pages {', '.join(labels[:-1])} and {labels[-1]} have no text: they are pictures, or blank.",)


def _encrypted(name: str) -> IntakeRefused:
    return IntakeRefused(
        f"{shown(name)} is protected. Open it, print it to a new PDF without protection and bring that, "
        "or paste its text.",
        "encrypted",
    )
