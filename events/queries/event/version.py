"""An event as it stood in one of its versions, with its citations as of that change; and two versions compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from events.models import (
    Actor,
    ActorKind,
    Change,
    Citation,
    Event,
    EventTag,
    Participation,
    Passage,
    Reader,
    Reading,
    Source,
    Tag,
)
from events.queries.history.change import Difference, differences
from events.queries.history.field_words import said
from events.queries.reader import labels
from events.queries.reader.deed_words import deed_words
from events.queries.versions.history_names import Names, person
from events.queries.versions.tracked import Model, version_model


@dataclass(frozen=True, slots=True)
class Version:
    """Which version, and the change that made it (none, where it came in without one)."""

    number: int
    change: int | None
    at: datetime | None
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class FormerCitation:
    """A citation as it was."""

    sentence: labels.Sentence
    locator: str
    note: str
    dates: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormerEvent:
    """The event as it stood."""

    version: Version
    title: str
    date: str
    summary: str  # Markdown
    facts: tuple[tuple[str, str], ...]
    citations: tuple[FormerCitation, ...]
    newer: int | None
    older: int | None


def versions_of(event: Event) -> list[Version]:
    """Every version of the event, the newest first (two queries)."""
    rows = list(_rows(Event, pgh_obj_id=event.pk).exclude(pgh_label="delete").order_by("pgh_id"))
    changes = Change.objects.select_related("by").in_bulk([row.pgh_context_id for row in rows if row.pgh_context_id])
    last = {row.version: row for row in rows}  # a deed may write a row twice under one version
    return [_version(row, changes.get(row.pgh_context_id)) for row in reversed(last.values())]


def former_event(event: Event, number: int) -> FormerEvent | None:
    """The event in its version `number`, if there is such a version."""
    row = _row(event, number)
    if row is None:
        return None
    change = Change.objects.select_related("by").filter(pk=row.pgh_context_id).first()
    within = _within(event, change)
    citations = [each for each in within(Citation, event_id=event.pk) if each.withdrawn_at is None]
    keys = [each.pgh_obj_id for each in citations]
    readings = within(Reading, citation_id__in=keys)
    passages = within(Passage, citation_id__in=keys)
    parts, tags = within(Participation, event_id=event.pk), within(EventTag, event_id=event.pk)
    everything: list[tuple[Model, Any]] = [(Event, row)]
    for model, rows in ((Citation, citations), (Reading, readings), (Participation, parts), (EventTag, tags)):
        everything += [(model, each) for each in rows]
    names = Names.of(everything)
    return FormerEvent(
        version=_version(row, change),
        title=row.title,
        date=said(Event, "date", row, names),
        summary=row.summary,
        facts=tuple(_facts(row, parts, tags, names)),
        citations=tuple(_citation(each, readings, passages, names) for each in citations),
        newer=number + 1 if _row(event, number + 1) is not None else None,
        older=number - 1 if _row(event, number - 1) is not None else None,
    )


def compared(event: Event, old: int, new: int) -> list[Difference] | None:
    """The fields in which two versions of the event differ; None where one of them is none."""
    rows = [_row(event, number) for number in (old, new)]
    if rows[0] is None or rows[1] is None:
        return None
    return list(differences(Event, rows[0], rows[1], Names.of([(Event, row) for row in rows])))


def _rows(model: Model, **where: Any) -> Any:
    return version_model(model).objects.filter(**where)


def _row(event: Event, number: int) -> Any | None:
    rows = _rows(Event, pgh_obj_id=event.pk, version=number).exclude(pgh_label="delete")
    return rows.order_by("-pgh_id").first()


def _version(row: Any, change: Change | None) -> Version:
    if change is None:
        return Version(row.version, None, None, "", "")
    return Version(row.version, change.number, change.at, person(change.by), deed_words(change.verb))


def _within(event: Event, change: Change | None) -> Any:
    """Parts as they stood once the change was made: of each row its last version up to then, if it was there."""
    upto = Q(pgh_context_id__isnull=True)
    if change is not None:
        earlier = Change.objects.filter(timeline=event.timeline, number__lte=change.number)
        upto |= Q(pgh_context_id__in=earlier.values("pk"))

    def rows(model: Model, **where: Any) -> list[Any]:
        found = _rows(model, **where).filter(upto).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        kept = [row for row in found if row.pgh_label != "delete"]
        return sorted(kept, key=lambda row: (getattr(row, "position", 0), row.pgh_obj_id))

    return rows


def _facts(row: Any, parts: Sequence[Any], tags: Sequence[Any], names: Names) -> list[tuple[str, str]]:
    people = ", ".join(
        " ".join(filter(None, [names(Actor, each.actor_id), _in_brackets(labels.role(each.role))])) for each in parts
    )
    found = [
        ("Did it happen?", said(Event, "occurrence", row, names)),
        ("Place", said(Event, "place", row, names)),
        ("People", people),
        ("Tags", ", ".join(names(Tag, each.tag_id) for each in tags)),
        ("Prominence", said(Event, "weight", row, names)),
        ("Standing", said(Event, "state", row, names)),
    ]
    return [(title, words) for title, words in found if words]


def _citation(row: Any, readings: Sequence[Any], passages: Sequence[Any], names: Names) -> FormerCitation:
    speaker = names(Actor, row.speaker_id) if row.speaker_id is not None else ""
    return FormerCitation(
        sentence=labels.stance(row.stance, names(Source, row.source_id), speaker, is_plural=_are_many(row, names)),
        locator=said(Citation, "locator", row, names),
        note=row.note,
        dates=tuple(said(Reading, "date", each, names) for each in readings if each.citation_id == row.pgh_obj_id),
        quotes=tuple(each.exact for each in passages if each.citation_id == row.pgh_obj_id and each.role == "quote"),
    )


def _in_brackets(words: str) -> str:
    return f"({words})" if words else ""


def _are_many(row: Any, names: Names) -> bool:
    speaker = names.row(Actor, row.speaker_id)
    return speaker is not None and speaker.kind == ActorKind.GROUP


def event_numbered(event_number: int, timeline_id: int, reader: Reader, *, token: str = "") -> Event | None:
    """The event, withdrawn or not: its history stays readable for members."""
    found = Event.objects.visible_to(reader, token=token).filter(timeline=timeline_id, number=event_number)
    return found.select_related("timeline").first()
