"""A note as a W3C Web Annotation: Data Model (23 February 2017), as the Protocol of the same day serves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from events.models import Annotation, Passage
from events.passages import TextQuoteSelector
from events.queries.notes.mentions import as_read
from events.queries.notes.page import OneNote
from events.queries.reader.sight import Sight

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'  # Protocol, 4.1
#: Protocol, 4.1: what the resource is, and what is asked of it.
LINK = '<http://www.w3.org/ns/ldp#Resource>; rel="type"'


@dataclass(frozen=True, slots=True)
class WebAnnotation:
    """One note. `base` is the timeline's address with a slash at its end: every id is an address below it."""

    base: str
    id: UUID
    motivation: str
    body: str
    creator: str  # a label; never an account
    created: datetime
    modified: datetime
    target: dict[str, Any]

    def document(self) -> dict[str, Any]:
        """The JSON-LD object of Data Model 3.1."""
        document: dict[str, Any] = {
            "@context": CONTEXT,
            "id": f"{self.base}notes/{self.id}",
            "type": "Annotation",
            "motivation": self.motivation,  # 3.3.5
            "body": {"type": "TextualBody", "value": self.body, "format": "text/markdown"},  # 3.2.4
            "target": self.target,
            "created": self.created.isoformat(),  # 3.3.1
            "modified": self.modified.isoformat(),
        }
        if self.creator:
            document["creator"] = {"type": "Person", "name": self.creator}  # 3.3.2
        return document


def web_annotation(note: OneNote, *, base: str, sight: Sight) -> WebAnnotation:
    """The note as the reader of `sight` may know it (one query, for the words it is on)."""
    row = note.row
    return WebAnnotation(
        base=base,
        id=row.public_id,
        motivation=row.motivation,
        body=as_read(row, is_member=sight.is_member),
        creator=row.attributed_to,
        created=row.written_at,
        modified=max(note.changed_at, row.written_at),
        target=_target(row, base, sight),
    )


def _target(note: Annotation, base: str, sight: Sight) -> dict[str, Any]:
    """An answer is about the note it answers (3.3.5, replying); others about a page, a field or words of it (4.2)."""
    if note.reply_to is not None and _sees(note.reply_to, sight):
        return {"id": f"{base}notes/{note.reply_to.public_id}", "type": "Annotation"}
    source = _page(note, base)
    quote = _quote(note, sight)
    if quote is not None:
        return {"type": "SpecificResource", "source": source, "selector": quote.to_w3c()}  # 4.2.4
    if note.field:
        selector = {"type": "FragmentSelector", "value": _fragment(note)}  # 4.2.1
        return {"type": "SpecificResource", "source": source, "selector": selector}
    return {"id": source}


def _sees(note: Annotation, sight: Sight) -> bool:
    return sight.of(Annotation.objects.filter(pk=note.pk, withdrawn_at__isnull=True)).exists()


def _page(note: Annotation, base: str) -> str:
    if note.event is not None:
        return f"{base}{note.event.number}"
    if note.citation is not None:
        return f"{base}{note.citation.event.number}/citations/{note.citation.public_id}"
    return f"{base}sources/{note.source.public_id}" if note.source is not None else base


def _quote(note: Annotation, sight: Sight) -> TextQuoteSelector | None:
    passage = sight.of(Passage.objects.filter(annotation=note)).order_by("position", "id").first()
    if passage is None:
        return None
    if sight.is_member:
        return TextQuoteSelector(passage.exact, passage.prefix, passage.suffix)
    shown = passage.exact[: passage.public_characters]
    return TextQuoteSelector(shown) if shown else None


def _fragment(note: Annotation) -> str:
    """The id that the field has in the page."""
    if note.event is not None:
        part = {"date": "dating", "title": "title"}.get(note.field, "panel-event")
        return f"{part}-{note.event.number}"
    if note.citation is not None:
        return f"citation-{note.citation.public_id}"
    part = "text" if note.field in {"digest", "text"} else "record"
    return f"{part}-{note.source.public_id}" if note.source is not None else note.field
