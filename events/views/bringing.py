"""What a form brings in: a pasted text, a file or an address, read into a text with what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.module_loading import import_string

from events.actions.captured_files import NewFile
from events.actions.capturing import NewText
from events.intake import LIMITS, Document, Fetched, IntakeRefused, read_document, read_pasted
from events.intake.limits import MOST_UPLOADED, megabytes
from events.models import Origin
from events.views.uploads import skipped

WAYS = ("text", "file", "address")  # the fields, and what a press says is meant
NOTHING = "Nothing is here to read yet: paste the text, choose a file, or give an address."
BESIDE = 100_000  # bytes of a form that are left for what stands beside a pasted text
LONGEST_NAME = 500  # characters of a file's name that are kept


@dataclass(frozen=True, slots=True)
class Brought:
    """A document as read; `notices` are sentences for whoever brought it."""

    new: NewText
    notices: tuple[str, ...]


def brought_in(request: HttpRequest) -> Brought:
    """Read what the form's pressed button means. Raises IntakeRefused, with what is wrong and what to do."""
    way = way_in(request)
    if not _is_given(request, way):
        raise IntakeRefused(NOTHING, "empty")
    if way == "file":
        return _uploaded(request)
    if way == "address":
        return fetched(request.POST["address"].strip())
    return _brought(read_pasted(request.POST["text"]), Origin.PASTED, None)


def way_in(request: HttpRequest) -> str:
    """The way whose button was pressed; where nothing is given in that, the only one in which something is."""
    pressed = request.POST.get("way", "")
    given = [way for way in WAYS if _is_given(request, way)]
    return pressed if pressed in given or len(given) != 1 else given[0]


def offered(request: HttpRequest) -> dict[str, object]:
    """What the form with the ways shows: what was typed into it, and how much each way takes."""
    return {
        "typed": request.POST,
        "way": way_in(request),
        "most_text": (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or MOST_UPLOADED) - BESIDE,
        "most_file": MOST_UPLOADED,
        "most_file_in_words": megabytes(MOST_UPLOADED),
        "most_fetched": f"{megabytes(LIMITS.bytes)} and {LIMITS.seconds:g} seconds",
    }


def fetched(address: str) -> Brought:
    """What stands at an address. Raises IntakeRefused."""
    fetch = cast(Callable[[str], Fetched], import_string(settings.ARTICLE_FETCHER))
    found = fetch(address)
    document = read_document(found.content, name=found.url, media_type=found.media_type)
    file = NewFile(content=found.content, media_type=document.media_type, address=found.url)
    return _brought(document, Origin.FETCHED, file)


def _uploaded(request: HttpRequest) -> Brought:
    name = skipped(request).get("file")
    if name is not None:
        raise IntakeRefused(
            f"“{name}” was not read: it has more than {megabytes(MOST_UPLOADED)}, the most that is taken in. "
            "Bring the part that matters, or paste its text.",
            "too-large",
        )
    upload = cast("UploadedFile[bytes]", request.FILES["file"])
    content, called = upload.read(), upload.name or ""
    document = read_document(content, name=called, media_type=upload.content_type or "")
    file = NewFile(content=content, media_type=document.media_type, name=called[-LONGEST_NAME:])
    return _brought(document, Origin.UPLOADED, file)


def _brought(document: Document, origin: str, file: NewFile | None) -> Brought:
    proposed = {str(name): (each.value, each.origin) for name, each in document.proposed.items()}
    pages = [(page.start, page.label) for page in document.pages]
    new = NewText(text=document.text, origin=origin, file=file, pages=pages, proposed=proposed)
    return Brought(new, document.notices)


def _is_given(request: HttpRequest, way: str) -> bool:
    if way == "file":
        return "file" in request.FILES or "file" in skipped(request)
    return bool(request.POST.get(way, "").strip())
