"""What rests on what is about to be taken back: dates on readings, citations on sources, names that others use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from events.actions.quoting import give_characters
from events.actions.refusals import Obstacle
from events.actions.taking_back import Plan
from events.models import (
    Actor,
    Annotation,
    Citation,
    Event,
    EventState,
    EventTag,
    Participation,
    Passage,
    Place,
    Reading,
    Source,
    Tag,
    User,
)
from events.queries.versions.tracked import Model

_STANDING = Q(withdrawn_at__isnull=True) & ~Q(event__state=EventState.WITHDRAWN)
_OF_A_STANDING_EVENT = ~Q(event__state=EventState.WITHDRAWN)


def what_rests_on(plan: Plan) -> list[Obstacle]:
    """Dates that would lose the reading they rest on, and citations that would come back without their source.

    What they concern is left out of the plan.
    """
    return [
        *_dates_without_a_reading(plan),
        *_dates_left_behind(plan),
        *_dates_on_what_is_gone(plan),
        *_citations_without_a_source(plan),
    ]


def _dates_without_a_reading(plan: Plan) -> Iterator[Obstacle]:
    going = [row.pk for row in plan.rows(Citation) if row.withdrawn_at is not None]
    readings = plan.deleted.get(Reading, [])
    if not going and not readings:
        return
    lost = Q(dating_reading__in=readings) | Q(dating_reading__citation__in=going)
    planned = {row.pk: row for row in plan.rows(Event)}
    for event in Event.objects.filter(lost).select_related("dating_reading"):
        afterwards = planned.get(event.pk, event)
        is_given_up = afterwards.dating_reading_id != event.dating_reading_id
        if is_given_up or afterwards.state == EventState.WITHDRAWN:
            continue
        reading = cast(Reading, event.dating_reading)
        why = f"The date of event {event.number} rests on it now: use another one first."
        is_citation = reading.citation_id in going
        plan.leave(Citation, [reading.citation_id])
        plan.leave(Reading, [reading.pk])
        yield Obstacle(event, Citation if is_citation else Reading, why)


def _dates_left_behind(plan: Plan) -> Iterator[Obstacle]:
    """A citation goes back to another event, and the one it stands on now is dated by it."""
    moving = {row.pk: row for row in plan.rows(Citation) if "event_id" in plan.updated[Citation, row.pk][1]}
    planned = {row.pk: row for row in plan.rows(Event)}
    dated = Event.objects.standing().filter(dating_reading__citation__in=moving).select_related("dating_reading")
    for event in dated:
        reading = cast(Reading, event.dating_reading)
        afterwards = planned.get(event.pk, event)
        is_given_up = afterwards.dating_reading_id != reading.pk
        if is_given_up or moving[reading.citation_id].event_id == event.pk:
            continue
        if afterwards.state == EventState.WITHDRAWN:  # it goes, and holds on to nothing that another event has
            plan.update(afterwards, ["dating_reading_id"], [None])
            continue
        plan.leave(Citation, [reading.citation_id])
        why = f"The date of event {event.number} rests on it now: use another one first."
        yield Obstacle(event, Citation, why)


def _dates_on_what_is_gone(plan: Plan) -> Iterator[Obstacle]:
    """A date comes back, and the reading that it rested on was taken out since: the date stands by itself then."""
    dated = [row for row in plan.rows(Event) if "dating_reading_id" in plan.updated[Event, row.pk][1]]
    wanted = {row.dating_reading_id: row for row in dated if row.dating_reading_id is not None}
    there = set(Reading.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    there |= {row.pk for row in plan.inserted.get(Reading, [])}
    for key in wanted.keys() - there:
        wanted[key].dating_reading_id = None
        why = f"What the date of event {wanted[key].number} rested on was taken out since."
        yield Obstacle(wanted[key], Event, why)


def _citations_without_a_source(plan: Plan) -> Iterator[Obstacle]:
    coming = [row for row in plan.rows(Citation) if row.withdrawn_at is None]
    if not coming:
        return
    sources = {row.source_id for row in coming}
    withdrawn = set(Source.objects.filter(pk__in=sources, withdrawn_at__isnull=False).values_list("pk", flat=True))
    back = {row.pk for row in plan.rows(Source) if row.withdrawn_at is None}
    for row in coming:
        if row.source_id in withdrawn - back:
            plan.leave(Citation, [row.pk])
            yield Obstacle(row, Citation, "The source it cites is in the bin: restore that first.")


def withdraw_unused(made: dict[Model, list[Any]], *, by: User) -> int:
    """Withdraw the names that nothing which stands uses; returns how many. People and places before sources."""
    count = 0
    for model, rows in made.items():
        unused = list(_unused(model).filter(pk__in=[row.pk for row in rows]))
        for row in unused:
            row.withdrawn_at, row.withdrawn_by = timezone.now(), by
            row.version += 1
        model._base_manager.bulk_update(unused, ["withdrawn_at", "withdrawn_by", "version"], batch_size=500)
        count += len(unused)
    return count


def _unused(model: Model) -> QuerySet[Any]:
    """Rows that no standing row refers to."""
    uses: dict[Model, list[QuerySet[Any]]] = {
        Actor: [
            Participation.objects.filter(_OF_A_STANDING_EVENT, actor=OuterRef("pk")),
            Citation.objects.filter(_STANDING, speaker=OuterRef("pk")),
            Actor.objects.filter(merged_into=OuterRef("pk")),
        ],
        Place: [
            Event.objects.standing().filter(place=OuterRef("pk")),
            Place.objects.filter(merged_into=OuterRef("pk")),
        ],
        Tag: [EventTag.objects.filter(_OF_A_STANDING_EVENT, tag=OuterRef("pk"))],
        Source: [
            Citation.objects.filter(_STANDING, source=OuterRef("pk")),
            Source.objects.filter(withdrawn_at__isnull=True, derived_from=OuterRef("pk")),
            Annotation.objects.filter(withdrawn_at__isnull=True, source=OuterRef("pk")),
        ],
    }
    found = model._base_manager.filter(withdrawn_at__isnull=True)
    for rows in uses[model]:
        found = found.exclude(Exists(rows))
    return found


def quotations_within_limits(plan: Plan) -> None:
    """Quotations that are back show no more than their source has left to give: others may have been written."""
    for row in [*plan.inserted.get(Passage, []), *plan.rows(Passage)]:
        if row.citation_id is None:
            continue
        passage = Passage.objects.select_related("citation__source__timeline").get(pk=row.pk)
        most = give_characters(passage, source=cast(Citation, passage.citation).source)
        if passage.public_characters > most:
            passage.public_characters = most
            passage.save(update_fields=["public_characters"])
