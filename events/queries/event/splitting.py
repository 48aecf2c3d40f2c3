"""What is said of an event, piece by piece, to be shared out between it and a second one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from events.models import Annotation, Audience, Citation, Event, EventState, Reading, Relation, User
from events.queries.history.field_words import said
from events.queries.network.relations import stated
from events.queries.notes.hidden_notes import without_words
from events.queries.notes.mentions import names_of, spelt
from events.queries.reader import labels
from events.queries.reader.names import source_name
from events.queries.reader.sight import Sight
from events.queries.versions.history_names import Names


class Goes(StrEnum):
    """Where a part or a tag is in the end."""

    STAYS = "stays"
    GOES = "goes"
    BOTH = "both"


class DatedBy(StrEnum):
    """What an event's date is in the end."""

    KEPT = "kept"  # what it was
    SOURCES = "sources"  # what its sources say, by the rules that propose a date
    WORDS = "words"  # what is typed
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is said: its key, in words, and the row's primary key."""

    key: str
    words: str
    pk: int
    note: str = ""  # what it says of the date, or why it goes by itself
    is_hidden: bool = False  # a note that an editor has hidden from this reader: `words` are ""
    follows: bool = False  # it goes where a citation goes


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that can be shared out, kind by kind; `date` is what dates the event, in words."""

    citations: tuple[Piece, ...]
    notes: tuple[Piece, ...]
    parts: tuple[Piece, ...]
    tags: tuple[Piece, ...]
    relations: tuple[Piece, ...]
    date: str
    dated_by: str  # the key of the citation that dates it; "" for none


def pieces_of(event: Event, reader: User) -> Pieces:
    """For a member; of notes those that they may read (the others stay where they are)."""
    citations = list(event.citations.filter(withdrawn_at__isnull=True).select_related("source"))
    readings = Reading.objects.filter(citation__in=citations).order_by("position", "pk")
    dates: dict[int, list[str]] = {}
    for reading in readings:
        dates.setdefault(reading.citation_id, []).append(reading.date_as_written or said(Reading, "date", reading, _no))
    resting = set(readings.filter(relation__isnull=False).values_list("relation", flat=True))
    dating = event.dating_reading.citation if event.dating_reading is not None else None
    return Pieces(
        citations=tuple(_citation(row, dates.get(row.pk, [])) for row in citations),
        notes=tuple(_notes(event, reader)),
        parts=tuple(
            Piece(
                str(row.public_id),
                f"{row.actor.name} ({labels.role(row.role)})" if row.role else row.actor.name,
                row.pk,
            )
            for row in event.participations.select_related("actor").order_by("position", "pk")
        ),
        tags=tuple(
            Piece(str(row.tag.public_id), row.tag.name, row.pk)
            for row in event.event_tags.select_related("tag").order_by("tag__name")
        ),
        relations=tuple(_relations(event, resting)),
        date=said(Event, "date", event, Names.of([(Event, event)])),
        dated_by=str(dating.public_id) if dating is not None else "",
    )


def _no(model: object, key: object) -> str:
    return "by another event"


def _citation(row: Citation, dates: list[str]) -> Piece:
    where = labels.locator(row.locator_kind, row.locator)
    words = ", ".join(filter(None, [source_name(row.source, is_member=True).short, where]))
    return Piece(str(row.public_id), words, row.pk, note="; ".join(filter(None, dates)))


def _notes(event: Event, reader: User) -> Iterator[Piece]:
    rows = Annotation.objects.filter(event=event, reply_to__isnull=True, withdrawn_at__isnull=True)
    offered = list(rows.exclude(~Q(author=reader), audience=Audience.ME).order_by("written_at", "pk"))
    unread = without_words(offered, Sight.of_reader(event.timeline, reader))
    names = names_of(offered, is_member=True)
    for row in offered:
        words = row.title or spelt(row.body, names.get(row.pk, ()))
        yield Piece(str(row.public_id), words, row.pk, is_hidden=row.pk in unread)


def _relations(event: Event, resting: set[int]) -> Iterator[Piece]:
    rows = Relation.objects.filter(Q(event=event) | Q(other=event), withdrawn_at__isnull=True)
    rows = rows.exclude(event__state=EventState.WITHDRAWN).exclude(other__state=EventState.WITHDRAWN)
    for row in rows.select_related("event", "other").order_by("pk"):
        follows = row.pk in resting
        note = "goes where the citation goes that gives its date by it" if follows else ""
        yield Piece(str(row.public_id), stated(row), row.pk, note=note, follows=follows)
