"""The original as it was received: kept once for its source, with its hash."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.utils import timezone

from events.actions.refusals import Invalid
from events.actions.texts import checked
from events.models import Source, SourceFile, User

LARGEST = 20_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file as somebody brought it, or as an address gave it."""

    content: bytes
    media_type: str
    name: str = ""
    address: str = ""  # where it was fetched from, after redirects


def write_file(source: Source, new: NewFile, *, by: User) -> SourceFile:
    """Inside an open change: the original of a source; the one that is kept already where it has the same bytes.

    Raises Invalid(file=…).
    """
    if len(new.content) > LARGEST:
        raise Invalid(file=f"This file has {len(new.content):,} bytes; at most {LARGEST:,} are kept.")
    names = checked({"name": new.name, "media_type": new.media_type, "url": new.address})
    digest = sha256(new.content).hexdigest()
    known = source.files.filter(sha256=digest).order_by("pk").first()
    return known or SourceFile.objects.create(
        timeline=source.timeline,
        source=source,
        name=names["name"],
        media_type=names["media_type"],
        address=names["url"],
        content=new.content,
        sha256=digest,
        received_at=timezone.now(),
        received_by=by,
    )
