"""Some of what is said of an event goes over to a second one that was made of it: inside a change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from events.actions.editing import write
from events.actions.moving_over import move_citations, move_notes, move_parts, move_tags
from events.models import Annotation, Citation, Event, EventTag, Participation, Reading, Relation
from events.queries.event.splitting import DatedBy, Goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """By what; with `words` for WORDS, and a reason for them where sources say something."""

    by: DatedBy
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What becomes of an event, seen at `version`. Rows are meant by their primary keys; what is not named stays.

    Relations by which a citation gives its date go where that citation goes, whatever is chosen.
    """

    event: Event
    version: int
    title: str
    summary: str = ""
    new: Dated = Dated(by=DatedBy.SOURCES)
    old: Dated = Dated(by=DatedBy.KEPT)
    is_at_the_place: bool = True
    citations: Collection[int] = ()
    notes: Collection[int] = ()
    relations: Collection[int] = ()
    parts: Mapping[int, Goes] = field(default_factory=dict)
    tags: Mapping[int, Goes] = field(default_factory=dict)  # by the tagging

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all goes over."""
        shared = (*self.parts.values(), *self.tags.values())
        return not (self.citations or self.notes or self.relations or any(each != Goes.STAYS for each in shared))


def move_out(split: Split, event: Event, made: Event) -> None:
    """What was chosen, from the event to the one that was made."""
    citations = event.citations.filter(pk__in=split.citations).order_by("position", "id")
    going = set(citations.values_list("pk", flat=True))
    _move_relations(event, made, chosen=set(split.relations), citations=going)
    move_citations(Citation.objects.filter(pk__in=going).order_by("position", "id"), made)
    roots = Annotation.objects.filter(event=event, pk__in=split.notes)
    move_notes(Annotation.objects.filter(Q(pk__in=_threads(event, set(roots.values_list("pk", flat=True))))), made)
    parts = event.participations.order_by("position", "id")
    _copy(parts, made, [key for key, where in split.parts.items() if where == Goes.BOTH])
    move_parts(parts.filter(pk__in=[key for key, where in split.parts.items() if where == Goes.GOES]), made)
    taggings = EventTag.objects.filter(event=event)
    for tagging in taggings.filter(pk__in=[key for key, where in split.tags.items() if where == Goes.BOTH]):
        EventTag.objects.create(timeline_id=made.timeline_id, event=made, tag_id=tagging.tag_id)
    move_tags(taggings.filter(pk__in=[key for key, where in split.tags.items() if where == Goes.GOES]), made)


def _threads(event: Event, keys: set[int]) -> set[int]:
    """Notes with all that was answered to them."""
    found, last = set(keys), set(keys)
    while last:
        answers = Annotation.objects.filter(event=event, reply_to__in=last).values_list("pk", flat=True)
        last = set(answers) - found
        found |= last
    return found


def _copy(parts: Any, made: Event, keys: Collection[int]) -> None:
    for place, part in enumerate(parts.filter(pk__in=keys)):
        given = {"actor_id": part.actor_id, "role": part.role, "is_alleged": part.is_alleged, "position": place}
        Participation.objects.create(timeline_id=made.timeline_id, event=made, **given)


def _move_relations(event: Event, made: Event, *, chosen: Collection[int], citations: Collection[int]) -> None:
    """Those that are chosen; and those by which what goes gives its date, which what stays may give its own by, too."""
    for relation in Relation.objects.filter(Q(event=event) | Q(other=event)).order_by("pk"):
        resting = list(Reading.objects.filter(relation=relation, citation__event=event))
        going = [reading for reading in resting if reading.citation_id in citations]
        ends = {
            "event": made if relation.event_id == event.pk else relation.event,
            "other": made if relation.other_id == event.pk else relation.other,
        }
        if len(going) == len(resting) and (going or relation.pk in chosen):
            write(relation, ends, version=relation.version)
        elif going:
            copied = ("kind", "gap_least", "gap_most", "gap_unit", "clock", "is_inferred", "withdrawn_at")
            same = {name: getattr(relation, name) for name in copied}
            said_by = relation.citation if relation.citation_id in citations else None
            twin = Relation.objects.create(timeline_id=made.timeline_id, citation=said_by, **ends, **same)
            for reading in going:
                write(reading, {"relation": twin}, version=reading.version)
