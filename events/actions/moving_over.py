"""What is said of one event goes over to another: inside a change, row by row, and what both have is united."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from events.actions.distinctions import keep_apart
from events.actions.editing import write
from events.models import (
    Annotation,
    Citation,
    Distinction,
    Event,
    EventTag,
    Participation,
    Reading,
    ReadingForm,
    Relation,
    RelationKind,
    StoryStep,
)

#: A relation said the other way round.
_TURNED = {RelationKind.AFTER: RelationKind.BEFORE}
_WORDS_OF_ITS_OWN = ("title", "text", "show_words")


def move_over(goes: Event, stays: Event) -> None:
    """All that is said of `goes` is said of `stays` from now on, what is in the bin as well.

    The same part, tag or relation is there once. A relation between the two is taken back; the words of a source that
    gave it stay, as saying nothing about the date.
    """
    move_citations(goes.citations.order_by("position", "id"), stays)
    move_notes(Annotation.objects.filter(event=goes), stays)
    move_parts(goes.participations.order_by("position", "id"), stays)
    move_tags(EventTag.objects.filter(event=goes), stays)
    _move_steps(goes, stays)
    _move_relations(goes, stays)
    _move_distinctions(goes, stays)


def move_citations(citations: Iterable[Citation], event: Event) -> None:
    """Behind those that are there, with their quotations and readings."""
    position = _next(event.citations.all())
    for place, citation in enumerate(citations, start=position):
        write(citation, {"event": event, "position": place}, version=citation.version)


def move_notes(notes: Iterable[Annotation], event: Event) -> None:
    """Threads with their answers; whose they are and for whom stays."""
    for note in notes:
        write(note, {"event": event}, version=note.version)


def move_parts(parts: Iterable[Participation], event: Event) -> None:
    """Behind those that are there; who has the same part already does not get it twice."""
    there = set(event.participations.values_list("actor_id", "role"))
    position = _next(event.participations.all())
    for part in parts:
        if (part.actor_id, part.role) in there:
            part.delete()
            continue
        write(part, {"event": event, "position": position}, version=part.version)
        position += 1


def move_tags(taggings: Iterable[EventTag], event: Event) -> None:
    """Each tag once."""
    there = set(event.event_tags.values_list("tag_id", flat=True))
    for tagging in taggings:
        if tagging.tag_id in there:
            tagging.delete()
        else:
            tagging.event = event
            tagging.save(update_fields=["event"])


def move_relation(relation: Relation, *, goes: Event, stays: Event) -> None:
    """Say of `stays` what it says of `goes`; taken back where that is said already, or where it joins the two."""
    event = stays.pk if relation.event_id == goes.pk else relation.event_id
    other = stays.pk if relation.other_id == goes.pk else relation.other_id
    if event == other:
        _let_fall(relation)
        return
    twin = next(
        (row for row in _said_of(stays) if _key(row, row.event_id, row.other_id) == _key(relation, event, other)), None
    )
    if relation.withdrawn_at is None and twin is not None:
        for reading in Reading.objects.filter(relation=relation):
            write(reading, {"relation": twin}, version=reading.version)
        write(relation, {"withdrawn_at": timezone.now()}, version=relation.version)
    else:
        write(relation, {"event": event, "other": other}, version=relation.version)


def _move_relations(goes: Event, stays: Event) -> None:
    for relation in Relation.objects.filter(Q(event=goes) | Q(other=goes)).order_by("pk"):
        move_relation(relation, goes=goes, stays=stays)


def _move_steps(goes: Event, stays: Event) -> None:
    """A step that only shows the event goes where its story shows the other one already."""
    shown = set(stays.steps.values_list("story_id", flat=True))
    for step in StoryStep.objects.filter(event=goes):
        if step.story_id in shown and not any(getattr(step, name) for name in _WORDS_OF_ITS_OWN):
            step.delete()
        else:
            write(step, {"event": stays}, version=step.version)


def _move_distinctions(goes: Event, stays: Event) -> None:
    """What is known to be another event than the one is another than both; that the two are two was wrong."""
    for known in Distinction.objects.filter(Q(event=goes) | Q(other=goes)):
        other = known.other_id if known.event_id == goes.pk else known.event_id
        known.delete()
        if other != stays.pk:
            keep_apart(stays.pk, other, timeline=stays.timeline_id)


def _let_fall(relation: Relation) -> None:
    for reading in Reading.objects.filter(relation=relation):
        write(reading, {"form": ReadingForm.NONE, "relation": None}, version=reading.version)
    if relation.withdrawn_at is None:
        write(relation, {"withdrawn_at": timezone.now()}, version=relation.version)


def _said_of(event: Event) -> Iterable[Relation]:
    return Relation.objects.filter(Q(event=event) | Q(other=event), withdrawn_at__isnull=True).order_by("pk")


def _key(relation: Relation, event: int, other: int) -> tuple[Any, ...]:
    """What a relation says: the same for one that is said the other way round."""
    kind = relation.kind
    if kind in _TURNED:
        kind, event, other = _TURNED[RelationKind(kind)], other, event
    if kind == RelationKind.SAME_AS:
        event, other = sorted((event, other))
    gap = (relation.gap_least, relation.gap_most, relation.gap_unit, relation.clock)
    return kind, event, other, gap, relation.citation_id


def _next(rows: Any) -> int:
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
